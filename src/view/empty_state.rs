//! What stands where the list would be when nothing fits: which single filter to drop, and what that would give.

use yew::{AttrValue, Callback, Html, html};

use super::{
    dom::Goes,
    filter_tags::{act, word_of},
    text::{plain, word},
    words::{drop_constraint, words, would_show},
};
use crate::domain::{Action, Constraint, Edition, Filter, Lang, Query};

/// The advice; hidden unless the list is `empty`.
pub(super) fn empty_state(
    edition: &Edition,
    filter: &Filter,
    query: &Query,
    empty: bool,
    lang: Lang,
    on: &Callback<Action>,
) -> Html {
    let words = words(lang);
    let relaxations = if empty { edition.relaxations(filter, query, lang) } else { Vec::new() };
    let hint = if relaxations.is_empty() { word(words.empty_nothing) } else { word(words.empty_hint) };
    html! {
        <div class="empty" hidden={!empty}>
            <p class="empty-title">{ word(words.empty_title) }</p>
            <p>{ hint }</p>
            <ul>
                for relaxation in relaxations {
                    <li key={key(&relaxation.constraint)}>
                        <button
                            class="tag" type="button"
                            onclick={act(Action::Dropped(relaxation.constraint.clone()), Goes::List, on)}
                        >
                            { drop_constraint(&relaxation.constraint, &name(&relaxation.constraint, edition, filter, lang), lang) }
                            <span class="tag-count">{ would_show(relaxation.count, lang) }</span>
                        </button>
                    </li>
                }
                <li key="all">
                    <button class="clear" type="button" onclick={act(Action::Cleared, Goes::List, on)}>{ word(words.clear_all) }</button>
                </li>
            </ul>
        </div>
    }
}

fn key(constraint: &Constraint) -> String {
    match constraint {
        Constraint::Text => "text".to_owned(),
        Constraint::Field(field) => format!("field-{field}"),
        Constraint::Span(measure) => format!("span-{}", measure.code()),
    }
}

fn name(constraint: &Constraint, edition: &Edition, filter: &Filter, lang: Lang) -> AttrValue {
    match constraint {
        Constraint::Text => AttrValue::from(filter.text().clone()),
        Constraint::Field(field) => {
            edition.facet(field).map(|facet| plain(&facet.label, lang)).unwrap_or_default()
        }
        Constraint::Span(measure) => word_of(*measure, lang),
    }
}
