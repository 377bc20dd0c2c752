//! A link to a saved state. Before the wasm has taken over it leads to the place on the page; afterwards it
//! carries the state itself, so that it can be followed, copied, or opened in another tab.

use yew::{AttrValue, Callback, Html, MouseEvent, Properties, classes, component, html, use_context};

use super::{app::Scene, dom::is_plain_click};
use crate::domain::{Action, Edition, Reveal, State, permalink};

#[derive(Properties, PartialEq)]
pub(super) struct StateLinkProps {
    /// The document.
    pub edition: Edition,
    /// The saved state, a fragment without `#`.
    pub saved: AttrValue,
    /// What it is called.
    pub label: AttrValue,
    /// How many models it shows, where that is worth saying.
    #[prop_or_default]
    pub count: Option<usize>,
    /// Told when it is followed.
    pub on: Callback<Action>,
}

#[component]
pub(super) fn StateLink(props: &StateLinkProps) -> Html {
    let scene = use_context::<Scene>();
    let live = scene.as_ref().is_some_and(|scene| scene.live);
    let setting = scene.as_ref().map(|scene| scene.setting.clone()).unwrap_or_default();
    let home = setting.home;
    let saved = permalink::read(&props.saved, &props.edition, home);
    let current = live && scene.is_some_and(|scene| scene.state.shows(&saved));
    let fragment = permalink::write(&saved, &props.edition, home);
    // Where the thing itself is not shown, the link leads to the page that shows it.
    let elsewhere = (!setting.view.holds(&saved.target())).then(|| setting.page(home, &fragment)).flatten();
    let target = elsewhere.is_some().then_some("_blank");
    let href = match elsewhere {
        Some(page) => page,
        None if live => format!("#{fragment}"),
        None => format!("#{}", anchor(&saved, &props.edition)),
    };
    let leaves = target.is_some();
    let onclick = props.on.reform(move |event: MouseEvent| {
        // Whoever shows both parts on one page takes the click for itself.
        if !leaves {
            event.prevent_default();
        }
        // A second click takes the view back.
        let next = if current { State::new(home) } else { saved.clone() };
        Action::Followed(next)
    });
    // A click that should open a tab, and any click before the state can be set, is the browser's.
    let onclick = move |event: MouseEvent| {
        if live && is_plain_click(&event) {
            onclick.emit(event);
        }
    };
    html! {
        <a class={classes!("chip", current.then_some("is-current"))} {href} {onclick}
            aria-current={current.then_some("true")} {target} rel={target.map(|_| "noopener")}>
            <span class="chip-label">{ props.label.clone() }</span>
            <span class="chip-count" hidden={props.count.is_none()}>{ props.count.unwrap_or_default() }</span>
        </a>
    }
}

/// Where on the page a saved state can be read without it.
fn anchor(saved: &State, edition: &Edition) -> String {
    let named =
        |text: &str| edition.models.iter().find(|model| *model.name.zh == *text || *model.name.en == *text);
    match saved.target() {
        Reveal::Event(id) => format!("event-{id}"),
        Reveal::Model(id) => format!("model-{id}"),
        Reveal::Models => named(saved.filter.text())
            .map_or_else(|| "models".to_owned(), |model| format!("model-{}", model.id)),
    }
}
