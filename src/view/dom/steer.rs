//! A drawing that is steered: dragged and pinched with fingers, zoomed with a wheel, tapped; and how wide it has become.
//!
//! Must stay true: the page scrolls as ever. A finger that goes up or down scrolls, and so does a wheel, unless the drawing has the focus or a
//! key says that zooming is meant; nothing is listened to outside of the drawing. A drag ends in no click.

use std::{cell::RefCell, rc::Rc};

use gloo_events::{EventListener, EventListenerOptions};
use web_sys::{
    Element, Event, FocusOptions, HtmlElement, MouseEvent, PointerEvent, ResizeObserver, SvgElement,
    WheelEvent,
    wasm_bindgen::{JsCast, closure::Closure},
};
use yew::{Callback, NodeRef, hook, use_effect_with};

/// What was done to a drawing. Places are fractions of the width, and CSS pixels from the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::view) enum Steer {
    /// A drag begins.
    Grabbed,
    /// A pointer has been drawn from one place to another.
    Drawn {
        /// Where it was put down.
        from: (f64, f64),
        /// Where it is.
        at: (f64, f64),
    },
    /// A factor larger, around a fraction of the width.
    Zoomed {
        /// The factor.
        by: f64,
        /// What stays where it is.
        around: f64,
    },
    /// To be moved by a fraction of the width: 1 brings what was at the end to the beginning.
    Moved(f64),
    /// Clicked or tapped, without a drag.
    Tapped((f64, f64)),
}

/// How far a pointer goes before it drags, in CSS pixels.
const SLACK: f64 = 5.0;
/// How much a step of a wheel zooms: the factor for each pixel that the page would have scrolled.
const A_PIXEL: f64 = 1.0025;
/// The pixels of a line, where a wheel counts in lines.
const LINE: f64 = 16.0;
/// How wide a drawing is at least on a sheet of paper, in CSS pixels.
const PAPER: f64 = 640.0;
/// What two clicks zoom by.
const TWICE: f64 = 2.0;

#[derive(Clone, Copy)]
struct Finger {
    id: i32,
    from: (f64, f64),
    at: (f64, f64),
}

#[derive(Default)]
struct Hand {
    fingers: Vec<Finger>,
    drags: bool,
    /// The click that follows is the end of a drag.
    dragged: bool,
}

/// Listens to a drawing.
#[hook]
pub(in crate::view) fn use_steering(drawing: &NodeRef, on: Callback<Steer>) {
    use_effect_with((drawing.clone(), on), |(drawing, on)| {
        let ears = drawing.cast::<Element>().map(|drawing| listen(&drawing, on));
        move || drop(ears)
    });
}

fn listen(drawing: &Element, on: &Callback<Steer>) -> Vec<EventListener> {
    let hand: Rc<RefCell<Hand>> = Rc::default();
    let ear = |what: &'static str, hear: fn(&Element, &Event, &mut Hand) -> Option<Steer>| {
        let (room, hand, on) = (drawing.clone(), hand.clone(), on.clone());
        // A wheel that zooms must not scroll as well.
        EventListener::new_with_options(
            drawing,
            what,
            EventListenerOptions::enable_prevent_default(),
            move |event| {
                let said = hand.try_borrow_mut().ok().and_then(|mut hand| hear(&room, event, &mut hand));
                if let Some(steer) = said {
                    on.emit(steer);
                }
            },
        )
    };
    vec![
        ear("pointerdown", put_down),
        ear("pointermove", moved),
        ear("pointerup", let_go),
        ear("pointercancel", let_go),
        ear("click", clicked),
        ear("dblclick", clicked_twice),
        ear("wheel", turned),
    ]
}

fn put_down(drawing: &Element, event: &Event, hand: &mut Hand) -> Option<Steer> {
    let event: &PointerEvent = event.dyn_ref()?;
    if event.button() == 0 {
        let at = spot(drawing, event)?;
        hand.fingers.retain(|finger| finger.id != event.pointer_id());
        hand.fingers.push(Finger { id: event.pointer_id(), from: at, at });
        (hand.drags, hand.dragged) = (false, false);
    }
    None
}

fn moved(drawing: &Element, event: &Event, hand: &mut Hand) -> Option<Steer> {
    let event: &PointerEvent = event.dyn_ref()?;
    let at = spot(drawing, event)?;
    let place = hand.fingers.iter().position(|finger| finger.id == event.pointer_id())?;
    if let [one, two] = *hand.fingers {
        hand.fingers.get_mut(place)?.at = at;
        (hand.drags, hand.dragged) = (false, true);
        let (before, other) = if place == 0 { (one, two) } else { (two, one) };
        return pinched(drawing, before.at, at, other.at);
    }
    let finger = hand.fingers.get_mut(place)?;
    finger.at = at;
    let from = finger.from;
    if hand.drags {
        return Some(Steer::Drawn { from, at });
    }
    let (aside, along) = ((at.0 - from.0).abs() * width(drawing), (at.1 - from.1).abs());
    let means_it = aside > SLACK && (event.pointer_type() != "touch" || aside > along);
    if hand.fingers.len() == 1 && means_it {
        (hand.drags, hand.dragged) = (true, true);
        // A pointer that has gone by now needs no capture.
        let _ = drawing.set_pointer_capture(event.pointer_id());
        return Some(Steer::Grabbed);
    }
    None
}

/// Two fingers: what is between them stays between them.
fn pinched(drawing: &Element, before: (f64, f64), now: (f64, f64), other: (f64, f64)) -> Option<Steer> {
    let wide = width(drawing);
    let apart = |a: (f64, f64)| libm::hypot((a.0 - other.0) * wide, a.1 - other.1).max(1.0);
    let by = apart(now) / apart(before);
    by.is_finite().then_some(Steer::Zoomed { by, around: other.0.midpoint(now.0) })
}

fn let_go(_: &Element, event: &Event, hand: &mut Hand) -> Option<Steer> {
    let event: &PointerEvent = event.dyn_ref()?;
    hand.fingers.retain(|finger| finger.id != event.pointer_id());
    hand.drags = false;
    None
}

fn clicked(drawing: &Element, event: &Event, hand: &mut Hand) -> Option<Steer> {
    let at = spot(drawing, event.dyn_ref()?)?;
    (!std::mem::take(&mut hand.dragged)).then_some(Steer::Tapped(at))
}

fn clicked_twice(drawing: &Element, event: &Event, _: &mut Hand) -> Option<Steer> {
    event.prevent_default();
    let (around, _) = spot(drawing, event.dyn_ref()?)?;
    Some(Steer::Zoomed { by: TWICE, around })
}

fn turned(drawing: &Element, event: &Event, _: &mut Hand) -> Option<Steer> {
    let event: &WheelEvent = event.dyn_ref()?;
    let unit = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => LINE,
        WheelEvent::DOM_DELTA_PAGE => width(drawing),
        _ => 1.0,
    };
    let (aside, along) = (event.delta_x() * unit, event.delta_y() * unit);
    let (around, _) = spot(drawing, event)?;
    let sideways = if event.shift_key() && aside == 0.0 { along } else { aside };
    let steer = if sideways.abs() > along.abs() || event.shift_key() {
        Steer::Moved(sideways / width(drawing))
    } else if event.ctrl_key() || event.meta_key() || drawing.matches(":focus").unwrap_or(false) {
        Steer::Zoomed { by: libm::pow(A_PIXEL, -along), around }
    } else {
        return None;
    };
    event.prevent_default();
    Some(steer)
}

fn spot(drawing: &Element, event: &MouseEvent) -> Option<(f64, f64)> {
    let room = drawing.get_bounding_client_rect();
    let x = (f64::from(event.client_x()) - room.left()) / room.width();
    x.is_finite().then(|| (x, f64::from(event.client_y()) - room.top()))
}

fn width(drawing: &Element) -> f64 {
    drawing.get_bounding_client_rect().width().max(1.0)
}

/// Says how wide an element is, in CSS pixels, once it is there and whenever that changes.
#[hook]
pub(in crate::view) fn use_width(element: &NodeRef, on: Callback<f64>) {
    use_effect_with((element.clone(), on), |(element, on)| {
        let watched = element.cast::<Element>().and_then(|element| watch(element, on.clone()));
        move || {
            if let Some((observer, heard, ears)) = watched {
                observer.disconnect();
                drop((heard, ears));
            }
        }
    });
}

type Heard = Closure<dyn FnMut()>;

fn watch(element: Element, on: Callback<f64>) -> Option<(ResizeObserver, Heard, [EventListener; 2])> {
    let page = element.owner_document()?.default_view()?;
    let watched = element.clone();
    let wide = move || element.get_bounding_client_rect().width();
    let ear = |what: &'static str, width: Box<dyn Fn() -> f64>| {
        let on = on.clone();
        EventListener::new(&page, what, move |_| on.emit(width()))
    };
    let ears = [ear("beforeprint", Box::new(|| PAPER)), ear("afterprint", Box::new(wide.clone()))];
    let heard: Heard = Closure::new(move || on.emit(wide()));
    let observer = ResizeObserver::new(heard.as_ref().unchecked_ref()).ok()?;
    observer.observe(&watched);
    Some((observer, heard, ears))
}

/// Moves the focus to a drawing from what is about to go, so that a keyboard never falls back to the top of the page. What is in
/// view stays there.
pub(in crate::view) fn focus(drawing: &NodeRef) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // What the browser takes for a drawing without focus leaves it where it is.
    let _ = drawing.cast::<SvgElement>().map(|drawing| drawing.focus_with_options(&options));
}

/// Whether what folds has just been opened.
pub(in crate::view) fn is_open(event: &Event) -> bool {
    use yew::TargetCast;
    let folded = event.target_dyn_into::<HtmlElement>();
    folded.is_some_and(|folded| folded.has_attribute("open"))
}
