//! The one place where the view touches the page: what an event says, and the few effects that Yew cannot
//! express as markup.
//!
//! Invariant: effects never run while prerendering, and the first render never depends on them.

#[cfg(any(feature = "ssr", feature = "figures"))]
pub(super) mod play;
#[cfg(any(feature = "ssr", feature = "figures"))]
pub(super) mod steer;
#[cfg(any(feature = "draws", not(feature = "browser")))]
pub(super) mod window;

/// In a wasm that only takes over, all rows are in the page.
#[cfg(not(any(feature = "draws", not(feature = "browser"))))]
pub(super) mod window {
    use std::rc::Rc;

    use crate::domain::window::Window;

    #[yew::hook]
    pub(in crate::view) fn use_window(
        _list: &yew::NodeRef,
        _order: &Rc<Vec<usize>>,
        _whole: bool,
        _reveal: Option<u32>,
        _marked: &dyn Fn() -> Option<usize>,
    ) -> (Option<Window>, bool) {
        (None, true)
    }
}

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use web_sys::{
    Element, HtmlElement, HtmlInputElement, HtmlSelectElement, ScrollIntoViewOptions, ScrollLogicalPosition,
    wasm_bindgen::JsCast,
};
use yew::{
    Callback, Event, InputEvent, MouseEvent, NodeRef, TargetCast, UseStateHandle, hook, use_effect_with,
    use_state,
};

/// How long typing must rest before the result is announced.
const QUIET_MS: u32 = 500;

/// The text of the field that an event came from, unless an input method is still composing it.
pub(super) fn typed(event: &InputEvent) -> Option<String> {
    let field = event.target_dyn_into::<HtmlInputElement>()?;
    (!event.is_composing()).then(|| field.value())
}

/// Whether the box that an event came from is now ticked.
pub(super) fn ticked(event: &Event) -> bool {
    event.target_dyn_into::<HtmlInputElement>().is_some_and(|field| field.checked())
}

/// The value of the option that is now selected.
pub(super) fn selected(event: &Event) -> String {
    event.target_dyn_into::<HtmlSelectElement>().map(|field| field.value()).unwrap_or_default()
}

/// Says what an input method has composed, once it is done. Yew has no such listener, and browsers
/// differ in whether an `input` event follows.
#[hook]
pub(super) fn use_composed(field: &NodeRef, on_text: Callback<String>) {
    use_effect_with((field.clone(), on_text), |(field, on_text)| {
        let on_text = on_text.clone();
        let listener = field.cast::<HtmlInputElement>().map(|field| {
            let source = field.clone();
            EventListener::new(&field, "compositionend", move |_| on_text.emit(source.value()))
        });
        move || drop(listener)
    });
}

/// Puts a text into a field that the reader otherwise owns: only when the state has another one, so that
/// caret, selection and composition are left alone while typing.
#[hook]
pub(super) fn use_field_text(field: &NodeRef, text: Rc<str>) {
    use_effect_with((field.clone(), text), |(field, text)| {
        if let Some(field) = field.cast::<HtmlInputElement>()
            && field.value() != **text
        {
            field.set_value(text);
        }
    });
}

/// Brings an element into view and moves the focus there, each time `serial` is new.
#[hook]
pub(super) fn use_reveal(target: &NodeRef, serial: Option<u32>) {
    use_effect_with((target.clone(), serial), |(target, serial)| {
        if serial.is_none() {
            return;
        }
        if let Some(element) = target.cast::<Element>() {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Start);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
        if let Some(element) = target.cast::<HtmlElement>() {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            // An element that cannot take the focus is still in view.
            let _ = element.focus_with_options(&options);
        }
    });
}

/// A text that follows another once that has rested, for screen readers.
#[hook]
pub(super) fn use_rested(text: &str) -> UseStateHandle<String> {
    let rested = use_state(String::new);
    let setter = rested.setter();
    use_effect_with(text.to_owned(), move |text| {
        let text = text.clone();
        let timeout = Timeout::new(QUIET_MS, move || setter.set(text));
        move || drop(timeout)
    });
    rested
}

/// Whether a click means "here", and not "in another tab" or "save".
pub(super) fn is_plain_click(event: &MouseEvent) -> bool {
    event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// What goes with an action: the button that did it, or all of the list that the button stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Goes {
    Button,
    List,
}

/// Moves the focus off a button that is about to go: to the box beside it, its neighbour in the list, or else the search field
/// of the same section, so that a keyboard never falls back to the top of the page.
pub(super) fn leave_button(event: &MouseEvent, goes: Goes) {
    let Some(button) = event.target_dyn_into::<Element>() else { return };
    let item = button.closest("li").ok().flatten().filter(|_| goes == Goes::Button);
    let neighbour = item.and_then(|item| {
        let around = [item.next_element_sibling(), item.previous_element_sibling()];
        let button =
            || around.into_iter().flatten().find_map(|item| item.query_selector("button").ok().flatten());
        item.query_selector("input").ok().flatten().or_else(button)
    });
    let field = || {
        let section = button.closest("section").ok().flatten()?;
        section.query_selector("input[type=search]").ok().flatten()
    };
    if let Some(next) = neighbour.or_else(field).and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it is.
        let _ = next.focus();
    }
}
