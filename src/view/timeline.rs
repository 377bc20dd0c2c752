//! The timeline: room for a drawn axis to look at, which is another wasm's (see `instrument.rs`), and the same events as an
//! ordered list to read, of which only the part near the reader is in the page where it is long.

use std::rc::Rc;

use yew::{Callback, Html, Properties, classes, component, html, use_node_ref};

use super::{
    dom::window::use_window,
    event_item::EventItem,
    model_list::blank,
    still::{DRAWS, Prerendered, slot, use_held},
    text::word,
    words::{shown_events, words},
};
use crate::domain::{
    Action, Edition, Id, Lang,
    timeline::opens_year,
    window::{WHOLE, Window},
};

#[derive(Properties, PartialEq)]
pub(super) struct TimelineProps {
    /// The document.
    pub edition: Edition,
    /// The language shown.
    pub lang: Lang,
    /// Positions of the events that fit the filter, ascending.
    pub shown: Rc<Vec<usize>>,
    /// The marked event.
    pub chosen: Option<Id>,
    /// Whether anything is asked for.
    pub filtered: bool,
    /// New each time the marked event should come into view.
    pub reveal: Option<u32>,
    /// What the page brought along.
    pub prerendered: Prerendered,
    /// Told when the reader acts.
    pub on: Callback<Action>,
}

#[component]
pub(super) fn Timeline(props: &TimelineProps) -> Html {
    let TimelineProps { edition, lang, shown, filtered, on, .. } = props;
    let words = words(*lang);
    let held = use_held(&props.prerendered);
    let list = use_node_ref();
    let marked = || {
        let chosen = props.chosen.as_ref()?;
        shown.iter().position(|event| edition.events.get(*event).is_some_and(|event| event.id == *chosen))
    };
    let whole = held || edition.events.len() <= WHOLE;
    let (window, reveals) = use_window(&list, shown, whole, props.reveal, &marked);
    // Known when it is compiled, so that what only takes over has nothing of windows.
    let window = window.filter(|_| DRAWS);
    let reveal = props.reveal.filter(|_| reveals);
    let items =
        if whole || !DRAWS { all_items(props, reveal) } else { items(props, window.as_ref(), reveal) };
    html! {
        <section class="timeline" aria-labelledby="timeline" part="timeline">
            <header class="section-head">
                <h2 id="timeline" tabindex="-1">{ word(words.timeline_title) }</h2>
                <p class="amount">{ shown_events(shown.len(), edition.events.len(), *lang) }</p>
                <button
                    class="clear control" type="button" hidden={!filtered}
                    onclick={on.reform(|_| Action::Cleared)}
                >{ word(words.all_events) }</button>
            </header>
            { slot(Some("axis"), held) }
            <ol ref={list} class={classes!("events", window.is_some().then_some("is-long"))}>
                for item in items {
                    { item }
                }
            </ol>
            if window.is_some() {
                <p class="on-paper">{ word(words.on_paper) }</p>
            }
        </section>
    }
}

/// All events, of which those are hidden that do not fit; as in the list of models.
fn all_items(props: &TimelineProps, reveal: Option<u32>) -> Vec<Html> {
    let mut shown = props.shown.iter().enumerate().peekable();
    let all = 0..props.edition.events.len();
    all.map(|position| {
        let place = shown.next_if(|(_, shown)| **shown == position).map(|(place, _)| place);
        item(props, place, position, reveal.filter(|_| place.is_some()))
    })
    .collect()
}

/// The events that are in the page; of a long list between two blank ones, as in the list of models.
fn items(props: &TimelineProps, window: Option<&Window>, reveal: Option<u32>) -> Vec<Html> {
    let range = window.map_or(0..props.shown.len(), |window| window.rows.clone());
    let places = props.shown.iter().copied().enumerate().take(range.end).skip(range.start);
    let mut items: Vec<Html> =
        places.map(|(place, position)| item(props, Some(place), position, reveal)).collect();
    if let Some(Window { above, below, .. }) = window {
        items.insert(0, blank("_above", *above));
        items.push(blank("_below", *below));
    }
    items
}

/// `place` is where it stands among those that are shown, if it does.
fn item(props: &TimelineProps, place: Option<usize>, position: usize, reveal: Option<u32>) -> Html {
    let id = props.edition.events.get(position).map(|event| event.id.clone());
    let chosen = id.is_some() && id == props.chosen;
    let key = id.as_deref().unwrap_or_default();
    html! {
        <EventItem
            {key} edition={props.edition.clone()} {position} shown={place.is_some()} {chosen}
            reveal={reveal.filter(|_| chosen)}
            year={place.and_then(|place| opens_year(&props.edition.events, &props.shown, place))} lang={props.lang}
            prerendered={props.prerendered.clone()} on={props.on.clone()}
        />
    }
}
