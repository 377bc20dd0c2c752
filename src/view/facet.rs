//! One facet: its values as boxes to tick, each with how many models it would give.

use yew::{Callback, Event, Html, Properties, classes, component, html};

use super::{
    dom::ticked,
    text::{say, share},
};
use crate::domain::{Action, Edition, Filter, Lang};

#[derive(Properties, PartialEq)]
pub(super) struct FacetProps {
    /// The document.
    pub edition: Edition,
    /// The position of the facet.
    pub index: usize,
    /// What is chosen.
    pub filter: Filter,
    /// How many models each value would give.
    pub counts: Vec<u32>,
    /// The language shown.
    pub lang: Lang,
    /// Told when a box is ticked or cleared.
    pub on: Callback<Action>,
}

#[component]
pub(super) fn Facet(props: &FacetProps) -> Html {
    let FacetProps { edition, index, filter, counts, lang, on } = props;
    let Some(facet) = edition.facets.get(*index) else { return html! { <fieldset hidden=true /> } };
    html! {
        <fieldset class="facet" data-facet={share(&facet.field)}>
            <legend>{ say(&facet.label, *lang) }</legend>
            <ul>
                for (value, count) in facet.values.iter().zip(counts.iter().copied().chain(std::iter::repeat(0))) {
                    <li key={&*value.value}>
                        <label class={classes!("value", (count == 0).then_some("is-empty"))}>
                            <input
                                type="checkbox" value={share(&value.value)}
                                checked={filter.chooses(&facet.field, &value.value)}
                                onchange={tick(facet, value, on)}
                            />
                            <span class="value-label">{ say(&value.label, *lang) }</span>
                            <span class="value-count">{ count }</span>
                        </label>
                    </li>
                }
            </ul>
        </fieldset>
    }
}

fn tick(
    facet: &crate::domain::Facet,
    value: &crate::domain::FacetValue,
    on: &Callback<Action>,
) -> Callback<Event> {
    let (field, value) = (facet.field.clone(), value.value.clone());
    on.reform(move |event: Event| Action::Ticked {
        field: field.clone(),
        value: value.clone(),
        chosen: ticked(&event),
    })
}
