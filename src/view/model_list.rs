//! The list of models with everything that steers it.

use std::rc::Rc;

use yew::{
    Callback, Html, Properties, classes, component, html, use_callback, use_memo, use_node_ref, use_state,
};

use super::{
    dom::{use_rested, use_reveal, window::use_window},
    empty_state::empty_state,
    filter_bar::filter_bar,
    filter_tags::filter_tags,
    hidden_model::hidden_model,
    model_row::ModelRow,
    sort_menu::sort_menu,
    still::{DRAWS, Prerendered, slot, use_held},
    text::word,
    words::{shown_models, words},
};
use crate::domain::{
    Action, Edition, Lang, Matches, Query, State,
    window::{WHOLE, Window},
};

#[derive(Properties, PartialEq)]
pub(super) struct ModelListProps {
    /// The document.
    pub edition: Edition,
    /// What is shown.
    pub state: Rc<State>,
    /// What the search text looks for.
    pub query: Rc<Query>,
    /// What fits, with the counts.
    pub matches: Rc<Matches>,
    /// New each time the head of the list should come into view.
    pub reveal_list: Option<u32>,
    /// New each time the chosen model should come into view.
    pub reveal_model: Option<u32>,
    /// What the page brought along.
    pub prerendered: Prerendered,
    /// Told when the reader acts.
    pub on: Callback<Action>,
}

#[component]
pub(super) fn ModelList(props: &ModelListProps) -> Html {
    let ModelListProps { edition, state, query, matches, reveal_list, reveal_model, on, .. } = props;
    let lang = state.lang;
    let order = use_memo((matches.clone(), state.sort, lang), |(matches, sort, lang)| {
        sort.order(matches, edition, *lang)
    });
    let unfolded = use_state(|| false);
    let folded = use_state(|| None);
    let top = use_node_ref();
    use_reveal(&top, *folded);
    let on_text = use_callback(on.clone(), |text: String, on| on.emit(Action::Typed(text)));
    let head = use_node_ref();
    use_reveal(&head, *reveal_list);
    let list = use_node_ref();
    let held = use_held(&props.prerendered);
    let marked = || {
        let position = edition.model_position(state.model.as_ref()?)?;
        order.iter().position(|other| *other == position)
    };
    // Where somebody was led to a model that does not fit, the list says so; where a model is filtered out later, nothing is to be said.
    let led = *use_memo(*reveal_model, |reveal| reveal.filter(|_| marked().is_none()));
    let hidden = led.filter(|_| marked().is_none());
    let hidden = hidden.and_then(|_| edition.models.get(edition.model_position(state.model.as_ref()?)?));
    let hidden_place = use_node_ref();
    use_reveal(&hidden_place, led);
    let whole = held || edition.models.len() <= WHOLE;
    let (window, reveals) = use_window(&list, &order, whole, *reveal_model, &marked);
    // Known when it is compiled, so that what only takes over has nothing of windows.
    let window = window.filter(|_| DRAWS);
    let reveal = reveal_model.filter(|_| reveals);
    let rows = if whole || !DRAWS {
        all_rows(props, &order, reveal)
    } else {
        rows(props, &order, window.as_ref(), reveal)
    };
    let count = matches.models.len();
    // A screen reader hears the result once typing rests; at first nothing has happened that is worth saying.
    let sentence = shown_models(count, edition.models.len(), lang);
    let announced = use_rested(&sentence);
    html! {
        <section class="models" aria-labelledby="models" part="models" data-as={state.table.then_some("table")}>
            <header class="section-head">
                <h2 ref={head} id="models" tabindex="-1">{ word(words(lang).models_title) }</h2>
                <output data-count={count.to_string()} aria-live="off">{ sentence }</output>
            </header>
            <p class="visually-hidden" role="status">{ (*announced).clone() }</p>
            { slot(Some("scatter"), held) }
            <div class="models-body">
                { filter_bar(props, &unfolded, &folded, on_text) }
                <div class="models-main">
                    <div ref={top} class="list-head" tabindex="-1">
                        { filter_tags(edition, &state.filter, lang, on) }
                        { table_button(state.table, lang, on) }
                        { sort_menu(state.sort, !state.filter.needle().is_empty(), lang, on) }
                    </div>
                    { hidden_model(&hidden_place, hidden, lang, on) }
                    { empty_state(edition, &state.filter, query, count == 0, lang, on) }
                    { slot(Some("table"), held) }
                    <ol ref={list} class={classes!("model-list", window.is_some().then_some("is-long"))}>
                        for row in rows {
                            { row }
                        }
                    </ol>
                    if window.is_some() {
                        <p class="on-paper">{ word(words(lang).on_paper) }</p>
                    }
                </div>
            </div>
        </section>
    }
}

/// Chooses the table, which a guest draws where there is room for one, or the list again.
fn table_button(table: bool, lang: Lang, on: &Callback<Action>) -> Html {
    let onclick = on.reform(move |_| Action::Tabled(!table));
    html! {
        <button class="as control" type="button" aria-pressed={table.to_string()} {onclick}>{ word(words(lang).table) }</button>
    }
}

/// All rows, of which those are hidden that do not fit: to draw one anew takes longer than all else that a key does, and what the reader
/// has opened in it stays open.
fn all_rows(props: &ModelListProps, order: &[usize], reveal: Option<u32>) -> Vec<Html> {
    let ModelListProps { edition, state, matches, .. } = props;
    let all = edition.with_the_rest(order, matches, state.sort, state.lang).into_iter();
    all.map(|(position, shown)| row(props, position, None, reveal.filter(|_| shown), shown)).collect()
}

/// The rows of a long list that are in the page: all, or those between two blank ones, which are as high as all that is left out.
fn rows(props: &ModelListProps, order: &[usize], window: Option<&Window>, reveal: Option<u32>) -> Vec<Html> {
    let range = window.map_or(0..order.len(), |window| window.rows.clone());
    let count = window.map(|_| order.len());
    let shown = order.iter().enumerate().take(range.end).skip(range.start);
    let mut rows: Vec<Html> = shown
        .map(|(nth, position)| row(props, *position, count.map(|count| (nth + 1, count)), reveal, true))
        .collect();
    if let Some(Window { above, below, .. }) = window {
        rows.insert(0, blank("_above", *above));
        rows.push(blank("_below", *below));
    }
    rows
}

/// Room for rows that are not in the page. Its key is no id.
pub(super) fn blank(key: &'static str, height: u32) -> Html {
    html! { <li {key} class="blank" aria-hidden="true"><svg width="1" height={height.to_string()} /></li> }
}

fn row(
    props: &ModelListProps,
    position: usize,
    place: Option<(usize, usize)>,
    reveal: Option<u32>,
    shown: bool,
) -> Html {
    let id = props.edition.models.get(position).map(|model| model.id.clone());
    let chosen = id.is_some() && id == props.state.model;
    let key = id.as_deref().unwrap_or_default();
    html! {
        <ModelRow
            {key} edition={props.edition.clone()} {position} {place} {shown} {chosen} reveal={reveal.filter(|_| chosen)}
            lang={props.state.lang} prerendered={props.prerendered.clone()}
        />
    }
}
