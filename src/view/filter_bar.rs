//! Search and facets. On a narrow screen the facets are folded away behind a button.

use yew::{Callback, Html, UseStateHandle, classes, html};

use super::{
    facet::facet_boxes,
    model_list::ModelListProps,
    search_field::SearchField,
    text::word,
    words::{show_models, words},
};

/// The controls. `unfolded` says whether the facets are shown on a narrow screen, and `folded` is new each time the reader goes from
/// them to the list; `on_text` hears the search text.
pub(super) fn filter_bar(
    props: &ModelListProps,
    unfolded: &UseStateHandle<bool>,
    folded: &UseStateHandle<Option<u32>>,
    on_text: Callback<String>,
) -> Html {
    let ModelListProps { edition, state, matches, on, .. } = props;
    let (filter, lang) = (&state.filter, state.lang);
    let fold = {
        let unfolded = unfolded.clone();
        move |_| unfolded.set(!*unfolded)
    };
    let leave = {
        let (unfolded, folded) = (unfolded.clone(), folded.clone());
        move |_| {
            unfolded.set(false);
            folded.set(Some(folded.map_or(0, |times| times + 1)));
        }
    };
    let counts = |index: usize| matches.counts.get(index).map(Vec::as_slice).unwrap_or_default();
    html! {
        <div class={classes!("filters", "control", unfolded.then_some("is-unfolded"))}>
            <SearchField text={filter.text().clone()} lang={lang} {on_text} />
            <button
                class="fold" type="button" onclick={fold} aria-controls="yongxian-facets"
                aria-expanded={unfolded.to_string()}
            >{ word(words(lang).filters) }</button>
            <div class="facets" id="yongxian-facets">
                for (index, facet) in edition.facets.iter().enumerate() {
                    { facet_boxes(facet, counts(index), filter, lang, on) }
                }
                <p key="leave" class="leave">
                    <button type="button" onclick={leave}>{ show_models(matches.models.len(), lang) }</button>
                </p>
            </div>
        </div>
    }
}
