//! The window of a long list: it follows the reader's eye, whichever box of the page scrolls.
//!
//! Must stay true: the first render needs nothing from here; only long lists listen to the page; nothing here makes the browser lay out
//! what it would not at that moment; a model that was asked for is in the page before anything scrolls to it. The wasm that only takes over has none of this (see `dom.rs`): no list of ours is long.

use std::{cell::RefCell, rc::Rc};

use gloo_events::{EventListener, EventListenerOptions};
use web_sys::{
    Element, IntersectionObserver,
    wasm_bindgen::{JsCast, closure::Closure},
};
use yew::{NodeRef, UseForceUpdateHandle, hook, use_effect_with, use_force_update, use_mut_ref};

use crate::domain::window::{AT_MOST, FEW, Heights, ON_PAPER, Window};

/// How many rows are drawn at least, before anything is known of the screen too.
const AT_FIRST: usize = 10;

#[derive(Default)]
struct Stage {
    order: Rc<Vec<usize>>,
    heights: Heights,
    window: Window,
    /// How many rows from its first one on the eye saw last, or passed.
    seen: usize,
    /// The last wish to see one of the models.
    revealed: Option<u32>,
}

/// The rows of a list that are in the page, if it is long, and whether the marked one is now to come into view. `whole` says that
/// the page has them all; `marked` where the marked one stands in the order, and `reveal` is new each time it should come into view.
#[hook]
pub(in crate::view) fn use_window(
    list: &NodeRef,
    order: &Rc<Vec<usize>>,
    whole: bool,
    reveal: Option<u32>,
    marked: &dyn Fn() -> Option<usize>,
) -> (Option<Window>, bool) {
    let stage = use_mut_ref(Stage::default);
    let redraw = use_force_update();
    let long = !whole && order.len() > AT_MOST;
    let is_new = stage.borrow().revealed != reveal;
    use_effect_with((list.clone(), order.clone(), long), {
        let stage = stage.clone();
        move |(list, _, long)| {
            let ears = if *long { listen(list.clone(), stage, redraw) } else { None };
            move || drop(ears)
        }
    });
    let mut stage = stage.borrow_mut();
    let Stage { order: before, heights, window, seen, revealed } = &mut *stage;
    *revealed = reveal;
    if !long {
        return (None, true);
    }
    if !Rc::ptr_eq(before, order) {
        *before = order.clone();
        let first = window.rows.start.min(order.len() - AT_FIRST);
        // What is spare comes when the reader moves.
        *window = Window::of(first..first + (*seen + FEW).max(AT_FIRST), order, heights);
    }
    if let Some(row) = reveal.filter(|_| is_new).and_then(|_| marked()) {
        *window = Window::around(row, order, heights);
    }
    (Some(window.clone()), is_new)
}

/// What hears that something may have moved.
struct Ears {
    _page: Vec<EventListener>,
    list: Option<(IntersectionObserver, Closure<dyn FnMut()>)>,
}

impl Drop for Ears {
    fn drop(&mut self) {
        if let Some((observer, _)) = &self.list {
            observer.disconnect();
        }
    }
}

/// Looks once what was drawn has been laid out, and whenever something may have moved.
fn listen(list: NodeRef, stage: Rc<RefCell<Stage>>, redraw: UseForceUpdateHandle) -> Option<Ears> {
    let element = list.cast::<Element>()?;
    let page = page_of(&element)?;
    let look = Rc::new(move |paper: bool| {
        let next = {
            let mut stage = stage.borrow_mut();
            let Stage { order, heights, window, seen, .. } = &mut *stage;
            let next = if paper {
                Some(Window::of(0..ON_PAPER, order, heights))
            } else {
                list.cast::<Element>().and_then(|list| showing(&list, order, heights, window, seen))
            };
            next.filter(|next| next != window).map(|next| *window = next)
        };
        if next.is_some() {
            redraw.force_update();
        }
    });
    let ears = ["scroll", "resize", "beforeprint", "afterprint"].map(|what| {
        let look = look.clone();
        // Scrolling of any box is heard on its way down.
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&page, what, options, move |_| look(what == "beforeprint"))
    });
    Some(Ears { _page: ears.into(), list: laid_out(&element, move || look(false)) })
}

/// Calls when an element has been laid out and stands on the screen, or beside it, and when it comes or goes: to ask where it stands before
/// would make the browser lay it out once more.
fn laid_out(
    element: &Element,
    look: impl Fn() + 'static,
) -> Option<(IntersectionObserver, Closure<dyn FnMut()>)> {
    let heard: Closure<dyn FnMut()> = Closure::new(look);
    let observer = IntersectionObserver::new(heard.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some((observer, heard))
}

/// The window that a list stands in, whosever page that is.
fn page_of(list: &Element) -> Option<web_sys::Window> {
    list.owner_document()?.default_view()
}

/// The rows to show, now that these are drawn, and how many the eye sees or has passed; nothing where the list is not laid out.
fn showing(
    list: &Element,
    order: &[usize],
    heights: &mut Heights,
    window: &Window,
    seen: &mut usize,
) -> Option<Window> {
    let top = list.get_bounding_client_rect().top();
    let screen = page_of(list)?.inner_height().ok()?.as_f64()?;
    // The first child is what stands for the rows above.
    let mut row = list.first_element_child()?;
    let mut drawn = Vec::new();
    *seen = 0;
    for position in order.get(window.rows.clone())? {
        row = row.next_element_sibling()?;
        let place = row.get_bounding_client_rect();
        *seen += usize::from(place.top() < screen);
        drawn.push((*position, place.height()));
    }
    if drawn.iter().any(|(_, height)| *height <= 0.0) {
        return None;
    }
    heights.learn(&drawn);
    Some(window.showing(-top, screen - top, order, heights))
}
