//! What stands where the list would be when nothing fits: which single filter to drop, and what that would give.

use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::{
    filter_tags::act,
    text::say,
    words::{drop_constraint, words, would_show},
};
use crate::domain::{Action, Constraint, Edition, Filter, Lang};

#[derive(Properties, PartialEq)]
pub(super) struct EmptyStateProps {
    /// The document.
    pub edition: Edition,
    /// What is asked for.
    pub filter: Filter,
    /// Whether there is nothing to show.
    pub empty: bool,
    /// The language shown.
    pub lang: Lang,
    /// Told when something is dropped.
    pub on: Callback<Action>,
}

#[component]
pub(super) fn EmptyState(props: &EmptyStateProps) -> Html {
    let EmptyStateProps { edition, filter, empty, lang, on } = props;
    let words = words(*lang);
    let relaxations = if *empty { edition.relaxations(filter) } else { Vec::new() };
    let hint = if relaxations.is_empty() { words.empty_nothing } else { words.empty_hint };
    html! {
        <div class="empty" hidden={!empty}>
            <p class="empty-title">{ words.empty_title }</p>
            <p>{ hint }</p>
            <ul>
                for relaxation in relaxations {
                    <li key={key(&relaxation.constraint)}>
                        <button
                            class="tag" type="button"
                            onclick={act(Action::Dropped(relaxation.constraint.clone()), on)}
                        >
                            { drop_constraint(&relaxation.constraint, &name(&relaxation.constraint, props), *lang) }
                            <span class="tag-count">{ would_show(relaxation.count, *lang) }</span>
                        </button>
                    </li>
                }
                <li key="all">
                    <button class="clear" type="button" onclick={act(Action::Cleared, on)}>{ words.clear_all }</button>
                </li>
            </ul>
        </div>
    }
}

fn key(constraint: &Constraint) -> String {
    match constraint {
        Constraint::Text => "text".to_owned(),
        Constraint::Field(field) => format!("field-{field}"),
    }
}

fn name(constraint: &Constraint, props: &EmptyStateProps) -> AttrValue {
    match constraint {
        Constraint::Text => AttrValue::from(props.filter.text().clone()),
        Constraint::Field(field) => {
            props.edition.facet(field).map(|facet| say(&facet.label, props.lang)).unwrap_or_default()
        }
    }
}
