//! What the list is filtered by at the moment, each part a button that drops it. On paper
//! they are a sentence.

use yew::{AttrValue, Callback, Html, MouseEvent, html};

use super::{
    dom::{Goes, leave_button},
    text::{plain, word},
    words::words,
};
use crate::domain::{Action, Constraint, Edition, Filter, Lang, Measure};

/// The buttons; nothing where nothing is asked for.
pub(super) fn filter_tags(edition: &Edition, filter: &Filter, lang: Lang, on: &Callback<Action>) -> Html {
    let words = words(lang);
    let tags = tags(edition, filter, lang);
    let goes = if tags.len() > 1 { Goes::Button } else { Goes::List };
    html! {
        <ul class="tags control" hidden={filter.is_empty()}>
            for Tag { key, facet, label, action } in tags {
                <li {key} data-of={facet}>
                    <button class="tag" type="button" onclick={act(action, goes, on)}>
                        <span class="visually-hidden">{ word(words.remove) }</span>
                        { label }
                        <span class="cross" aria-hidden="true">{ "×" }</span>
                    </button>
                </li>
            }
            <li key="all">
                <button class="clear" type="button" onclick={act(Action::Cleared, Goes::List, on)}>{ word(words.clear_all) }</button>
            </li>
        </ul>
    }
}

/// One part of a filter.
struct Tag {
    key: String,
    /// The name of the facet, where it is the first choice in one.
    facet: Option<AttrValue>,
    label: AttrValue,
    /// What drops it.
    action: Action,
}

fn tags(edition: &Edition, filter: &Filter, lang: Lang) -> Vec<Tag> {
    let mut tags = Vec::new();
    if !filter.needle().is_empty() {
        let label = AttrValue::from(filter.text().clone());
        let action = Action::Dropped(Constraint::Text);
        tags.push(Tag { key: "text".to_owned(), facet: None, label, action });
    }
    for facet in &edition.facets {
        let mut name = Some(plain(&facet.label, lang));
        for value in facet.values.iter().filter(|value| filter.chooses(&facet.field, &value.value)) {
            tags.push(Tag {
                key: format!("{}={}", facet.field, value.value),
                facet: name.take(),
                label: plain(&value.label, lang),
                action: Action::Ticked {
                    field: facet.field.clone(),
                    value: value.value.clone(),
                    chosen: false,
                },
            });
        }
    }
    for (measure, span) in filter.spans() {
        tags.push(Tag {
            key: format!("span-{}", measure.code()),
            facet: Some(word_of(measure, lang)),
            label: measure.words(span, lang).into(),
            action: Action::Dropped(Constraint::Span(measure)),
        });
    }
    tags
}

/// What a measure measures.
pub(super) fn word_of(measure: Measure, lang: Lang) -> AttrValue {
    let words = words(lang);
    AttrValue::Static(match measure {
        Measure::Announced => words.announced,
        Measure::Size => words.size,
    })
}

/// Does something by a button that may be gone afterwards, alone or with those beside it.
pub(super) fn act(action: Action, goes: Goes, on: &Callback<Action>) -> Callback<MouseEvent> {
    on.reform(move |event: MouseEvent| {
        leave_button(&event, goes);
        action.clone()
    })
}
