//! What the list is filtered by at the moment, each part a button that drops it.

use yew::{AttrValue, Callback, Html, MouseEvent, html};

use super::{
    dom::leave_button,
    text::{plain, word},
    words::words,
};
use crate::domain::{Action, Constraint, Edition, Filter, Lang};

/// The buttons; nothing where nothing is asked for.
pub(super) fn filter_tags(edition: &Edition, filter: &Filter, lang: Lang, on: &Callback<Action>) -> Html {
    let words = words(lang);
    html! {
        <ul class="tags control" hidden={filter.is_empty()}>
            for (key, label, action) in tags(edition, filter, lang) {
                <li {key}>
                    <button class="tag" type="button" onclick={act(action, on)}>
                        <span class="visually-hidden">{ word(words.remove) }</span>
                        { label }
                        <span class="cross" aria-hidden="true">{ "×" }</span>
                    </button>
                </li>
            }
            <li key="all">
                <button class="clear" type="button" onclick={act(Action::Cleared, on)}>{ word(words.clear_all) }</button>
            </li>
        </ul>
    }
}

/// The parts of a filter, each with a key of its own, its name, and the action that drops it.
fn tags(edition: &Edition, filter: &Filter, lang: Lang) -> Vec<(String, AttrValue, Action)> {
    let mut tags = Vec::new();
    if !filter.needle().is_empty() {
        let label = AttrValue::from(filter.text().clone());
        tags.push(("text".to_owned(), label, Action::Dropped(Constraint::Text)));
    }
    for facet in &edition.facets {
        for value in facet.values.iter().filter(|value| filter.chooses(&facet.field, &value.value)) {
            let drop =
                Action::Ticked { field: facet.field.clone(), value: value.value.clone(), chosen: false };
            tags.push((format!("{}={}", facet.field, value.value), plain(&value.label, lang), drop));
        }
    }
    tags
}

/// Does something by a button that may be gone afterwards.
pub(super) fn act(action: Action, on: &Callback<Action>) -> Callback<MouseEvent> {
    on.reform(move |event: MouseEvent| {
        leave_button(&event);
        action.clone()
    })
}
