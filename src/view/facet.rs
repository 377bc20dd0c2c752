//! One facet: its values as boxes to tick, each with how many models it would give. Where others are ticked, a button beside a
//! value takes these back.

use yew::{Callback, Event, Html, MouseEvent, classes, html};

use super::{
    dom::{Goes, ticked},
    filter_tags::act,
    text::{say, share, word},
    words::words,
};
use crate::domain::{Action, Facet, FacetValue, Filter, Lang};

/// The boxes of a facet. `counts` says for each value how many models it would give.
pub(super) fn facet_boxes(
    facet: &Facet,
    counts: &[u32],
    filter: &Filter,
    lang: Lang,
    on: &Callback<Action>,
) -> Html {
    html! {
        <fieldset key={&*facet.field} class="facet" data-facet={share(&facet.field)}>
            <legend>{ say(&facet.label, lang) }</legend>
            <ul>
                for (value, count) in facet.values.iter().zip(counts.iter().copied().chain(std::iter::repeat(0))) {
                    <li key={&*value.value}>
                        <label class={classes!("value", (count == 0).then_some("is-empty"))}>
                            <input
                                type="checkbox" value={share(&value.value)}
                                checked={filter.chooses(&facet.field, &value.value)}
                                onchange={tick(facet, value, on)}
                            />
                            <span class="value-label">{ say(&value.label, lang) }</span>
                            <span class="value-count">{ count }</span>
                        </label>
                        if others_chosen(facet, value, filter) {
                            <button class="only" type="button" onclick={only(facet, value, on)}>
                                { word(words(lang).only) }
                                <span class="visually-hidden">{ " " }{ say(&value.label, lang) }</span>
                            </button>
                        }
                    </li>
                }
            </ul>
        </fieldset>
    }
}

fn others_chosen(facet: &Facet, value: &FacetValue, filter: &Filter) -> bool {
    filter.choices().any(|(field, chosen)| *field == facet.field && *chosen != [value.value.clone()])
}

fn only(facet: &Facet, value: &FacetValue, on: &Callback<Action>) -> Callback<MouseEvent> {
    act(Action::ChoseOnly { field: facet.field.clone(), value: value.value.clone() }, Goes::Button, on)
}

fn tick(facet: &Facet, value: &FacetValue, on: &Callback<Action>) -> Callback<Event> {
    let (field, value) = (facet.field.clone(), value.value.clone());
    on.reform(move |event: Event| Action::Ticked {
        field: field.clone(),
        value: value.clone(),
        chosen: ticked(&event),
    })
}
