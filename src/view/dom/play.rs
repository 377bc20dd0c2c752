//! What figures need of the page: where a pointer is, what a slider or a box says, and time that passes.
//!
//! Invariants: those of [`dom`](super).

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_events::EventListener;
use gloo_render::{AnimationFrame, request_animation_frame};
use gloo_timers::callback::Timeout;
use web_sys::{Element, Event, HtmlInputElement, MediaQueryList};
use yew::{
    Callback, InputEvent, KeyboardEvent, MouseEvent, NodeRef, PointerEvent, TargetCast, UseStateHandle, hook,
    use_effect_with, use_mut_ref, use_state,
};

use super::QUIET_MS;
use crate::domain::Lang;

/// What a slider or a box now stands at, brought between two ends; it shows that from now on. `None` if it is empty.
pub(in crate::view) fn entered(event: &InputEvent, (least, most): (u16, u16)) -> Option<u16> {
    let input = event.target_dyn_into::<HtmlInputElement>()?;
    let typed = input.value_as_number();
    if typed.is_nan() {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between the two ends")]
    let taken = typed.round().clamp(f64::from(least), f64::from(most)) as u16;
    if (typed - f64::from(taken)).abs() > f64::EPSILON {
        input.set_value(&taken.to_string());
    }
    Some(taken)
}

/// Writes into a box that has been left what it stands for, if it says something else.
pub(in crate::view) fn restored(event: &Event, value: &str) {
    let input = event.target_dyn_into::<HtmlInputElement>();
    if let Some(input) = input.filter(|input| input.value() != value) {
        input.set_value(value);
    }
}

/// How many rows of a height in CSS pixels have been scrolled past in the box that an event came from.
pub(in crate::view) fn scrolled_rows(event: &Event, height: u32) -> usize {
    let past = event.target_dyn_into::<Element>().map_or(0, |scrolled| scrolled.scroll_top());
    usize::try_from(past).unwrap_or_default() / height.max(1) as usize
}

/// The place that an arrow key, Home or End leads to from another among so many; the page does not scroll for it.
pub(in crate::view) fn stepped(event: &KeyboardEvent, from: Option<usize>, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let next = match (event.key().as_str(), from) {
        ("Home", _) | ("ArrowRight" | "ArrowDown", None) => 0,
        ("End", _) | ("ArrowLeft" | "ArrowUp", None) => last,
        ("ArrowRight" | "ArrowDown", Some(from)) => (from + 1).min(last),
        ("ArrowLeft" | "ArrowUp", Some(from)) => from.saturating_sub(1),
        _ => return None,
    };
    event.prevent_default();
    Some(next)
}

/// Whether a key says: this one.
pub(in crate::view) fn is_enter(event: &KeyboardEvent) -> bool {
    event.key() == "Enter"
}

/// How far a finger goes before it is clear whether it draws or scrolls, in CSS pixels.
const SLACK: f64 = 8.0;

/// A finger that is down in a drawing.
#[derive(Clone, Copy)]
struct Finger {
    id: i32,
    x: f64,
    y: f64,
    draws: bool,
}

thread_local! {
    static FINGER: Cell<Option<Finger>> = const { Cell::new(None) };
}

/// Where a pressed pointer is in the drawing that it was pressed in: x as a fraction of the width, y in CSS pixels from the top;
/// `None` if nothing is pressed, and as long as a finger may be about to scroll. A finger that taps clicks.
/// The drawing gets all that the pointer does until it is let go.
pub(in crate::view) fn spot_in(event: &PointerEvent) -> Option<(f64, f64)> {
    if event.buttons() & 1 == 0 {
        return None;
    }
    let drawing = drawing_of(event)?;
    if event.type_() == "pointerdown" {
        // A pointer that has gone by now needs no capture.
        let _ = drawing.set_pointer_capture(event.pointer_id());
    }
    let draws = event.pointer_type() != "touch" || goes_sideways(event);
    draws.then(|| spot(&drawing, event))?
}

/// Where a drawing was clicked or tapped, as in [`spot_in`].
pub(in crate::view) fn spot_of(event: &MouseEvent) -> Option<(f64, f64)> {
    spot(&drawing_of(event)?, event)
}

/// Yew listens on the root, so that is where the event is now; and it began in some line or dot of the drawing.
fn drawing_of(event: &MouseEvent) -> Option<Element> {
    event.target_dyn_into::<Element>()?.closest(".chart").ok()?
}

fn spot(drawing: &Element, event: &MouseEvent) -> Option<(f64, f64)> {
    let room = drawing.get_bounding_client_rect();
    let x = (f64::from(event.client_x()) - room.left()) / room.width();
    x.is_finite().then(|| (x.clamp(0.0, 1.0), f64::from(event.client_y()) - room.top()))
}

/// Whether a finger that is down has gone to the side rather than up or down; once it has, it may go anywhere.
fn goes_sideways(event: &PointerEvent) -> bool {
    let (id, x, y) = (event.pointer_id(), f64::from(event.client_x()), f64::from(event.client_y()));
    let known = FINGER.get().filter(|finger| finger.id == id && event.type_() != "pointerdown");
    let mut finger = known.unwrap_or(Finger { id, x, y, draws: false });
    let (aside, along) = ((x - finger.x).abs(), (y - finger.y).abs());
    finger.draws |= aside > SLACK && aside > along;
    FINGER.set(Some(finger));
    finger.draws
}

/// A text that a screen reader hears once it has rested; `None`, the first one and the first one in another language are not
/// announced, since the reader did not make them.
#[hook]
pub(in crate::view) fn use_announced(text: Option<&String>, lang: Lang) -> UseStateHandle<String> {
    let announced = use_state(String::new);
    let known = use_mut_ref(|| lang);
    let first = use_mut_ref(|| true);
    let setter = announced.setter();
    use_effect_with((text.cloned(), lang), move |(text, lang)| {
        let made = text.clone().filter(|_| !first.replace(false) && known.replace(*lang) == *lang);
        let timeout = made.map(|text| Timeout::new(QUIET_MS, move || setter.set(text)));
        move || drop(timeout)
    });
    announced
}

/// Counts from 0 to 1 in so many milliseconds, frame by frame, each time `run` is new; is at 1 at once where the reader wants
/// nothing to move.
#[hook]
pub(in crate::view) fn use_frames(node: &NodeRef, run: Option<u32>, ms: f64, on: Callback<f64>) {
    use_effect_with((run, node.clone()), move |(run, node)| {
        let frame: Rc<RefCell<Option<AnimationFrame>>> = Rc::default();
        match run {
            None => {}
            Some(_) if wants_no_motion(node) => on.emit(1.0),
            Some(_) => ask_frame(frame.clone(), None, ms, on),
        }
        move || drop(frame.take())
    });
}

fn ask_frame(frame: Rc<RefCell<Option<AnimationFrame>>>, begun: Option<f64>, ms: f64, on: Callback<f64>) {
    let next = frame.clone();
    let asked = request_animation_frame(move |now| {
        let begun = begun.unwrap_or(now);
        let way = ((now - begun) / ms).min(1.0);
        if way < 1.0 {
            ask_frame(next, Some(begun), ms, on.clone());
        }
        on.emit(way);
    });
    // Dropping the frame that is running now frees it; it has nothing left to do.
    frame.replace(Some(asked));
}

/// Says whether the reader wants nothing to move: now, and whenever that changes.
#[hook]
pub(in crate::view) fn use_stillness(node: &NodeRef, on: Callback<bool>) {
    use_effect_with((node.clone(), on), |(node, on)| {
        let ear = motion(node).map(|query| {
            on.emit(query.matches());
            let (asked, on) = (query.clone(), on.clone());
            EventListener::new(&query, "change", move |_| on.emit(asked.matches()))
        });
        move || drop(ear)
    });
}

fn wants_no_motion(node: &NodeRef) -> bool {
    motion(node).is_some_and(|query| query.matches())
}

/// What the reader wants of motion.
fn motion(node: &NodeRef) -> Option<MediaQueryList> {
    let window = node.get()?.owner_document()?.default_view()?;
    window.match_media("(prefers-reduced-motion: reduce)").ok()?
}

/// Says when so many milliseconds have passed, each time the number before them is new.
#[hook]
pub(in crate::view) fn use_later(wait: Option<(u32, u32)>, on: Callback<()>) {
    use_effect_with(wait, move |wait| {
        let timeout = wait.map(|(_, ms)| Timeout::new(ms, move || on.emit(())));
        move || drop(timeout)
    });
}
