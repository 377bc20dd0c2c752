//! Search and facets. On a narrow screen the facets are folded away behind a button.

use std::rc::Rc;

use yew::{Callback, Html, Properties, classes, component, html, use_callback, use_state};

use super::{facet::Facet, search_field::SearchField, words::words};
use crate::domain::{Action, Edition, Filter, Lang, Matches};

#[derive(Properties, PartialEq)]
pub(super) struct FilterBarProps {
    /// The document.
    pub edition: Edition,
    /// What is asked for.
    pub filter: Filter,
    /// What fits, with the counts.
    pub matches: Rc<Matches>,
    /// The language shown.
    pub lang: Lang,
    /// Told when the reader asks for something else.
    pub on: Callback<Action>,
}

#[component]
pub(super) fn FilterBar(props: &FilterBarProps) -> Html {
    let FilterBarProps { edition, filter, matches, lang, on } = props;
    let unfolded = use_state(|| false);
    let on_text = use_callback(on.clone(), |text: String, on| on.emit(Action::Typed(text)));
    let fold = {
        let unfolded = unfolded.clone();
        move |_| unfolded.set(!*unfolded)
    };
    html! {
        <div class={classes!("filters", "control", unfolded.then_some("is-unfolded"))}>
            <SearchField text={filter.text().clone()} lang={*lang} {on_text} />
            <button
                class="fold" type="button" onclick={fold} aria-controls="yongxian-facets"
                aria-expanded={unfolded.to_string()}
            >{ words(*lang).filters }</button>
            <div class="facets" id="yongxian-facets">
                for (index, facet) in edition.facets.iter().enumerate() {
                    <Facet
                        key={&*facet.field} edition={edition.clone()} {index} filter={filter.clone()} lang={*lang}
                        counts={matches.counts.get(index).cloned().unwrap_or_default()} on={on.clone()}
                    />
                }
            </div>
        </div>
    }
}
