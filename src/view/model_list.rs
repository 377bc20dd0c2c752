//! The list of models with everything that steers it.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html, use_memo, use_node_ref};

use super::{
    announcer::Announcer,
    dom::use_reveal,
    empty_state::EmptyState,
    filter_bar::FilterBar,
    filter_tags::FilterTags,
    model_row::ModelRow,
    sort_menu::SortMenu,
    words::{shown_models, words},
};
use crate::domain::{Action, Edition, Matches, State};

#[derive(Properties, PartialEq)]
pub(super) struct ModelListProps {
    /// The document.
    pub edition: Edition,
    /// What is shown.
    pub state: Rc<State>,
    /// What fits, with the counts.
    pub matches: Rc<Matches>,
    /// New each time the head of the list should come into view.
    pub reveal_list: Option<u32>,
    /// New each time the chosen model should come into view.
    pub reveal_model: Option<u32>,
    /// Told when the reader acts.
    pub on: Callback<Action>,
}

#[component]
pub(super) fn ModelList(props: &ModelListProps) -> Html {
    let ModelListProps { edition, state, matches, reveal_list, reveal_model, on } = props;
    let lang = state.lang;
    let order = use_memo((matches.clone(), state.sort, lang), |(matches, sort, lang)| {
        let mut order = matches.models.clone();
        sort.apply(&mut order, edition, *lang);
        order
    });
    let head = use_node_ref();
    use_reveal(&head, *reveal_list);
    let count = matches.models.len();
    let sentence = shown_models(count, edition.models.len(), lang);
    html! {
        <section class="models" aria-labelledby="models">
            <header class="section-head">
                <h2 ref={head} id="models" tabindex="-1">{ words(lang).models_title }</h2>
                <output data-count={count.to_string()} aria-live="off">{ sentence.clone() }</output>
            </header>
            <Announcer {sentence} />
            <div class="models-body">
                <FilterBar
                    edition={edition.clone()} filter={state.filter.clone()} matches={matches.clone()} {lang}
                    on={on.clone()}
                />
                <div class="models-main">
                    <div class="list-head">
                        <FilterTags edition={edition.clone()} filter={state.filter.clone()} {lang} on={on.clone()} />
                        <SortMenu sort={state.sort} {lang} on={on.clone()} />
                    </div>
                    <EmptyState
                        edition={edition.clone()} filter={state.filter.clone()} empty={count == 0} {lang}
                        on={on.clone()}
                    />
                    <ol class="model-list">
                        for position in order.iter().copied() {
                            { row(props, position, *reveal_model) }
                        }
                    </ol>
                </div>
            </div>
        </section>
    }
}

fn row(props: &ModelListProps, position: usize, reveal: Option<u32>) -> Html {
    let id = props.edition.models.get(position).map(|model| model.id.clone());
    let chosen = id.is_some() && id == props.state.model;
    let key = id.as_deref().unwrap_or_default();
    html! {
        <ModelRow
            {key} edition={props.edition.clone()} {position} {chosen} reveal={reveal.filter(|_| chosen)}
            lang={props.state.lang}
        />
    }
}
