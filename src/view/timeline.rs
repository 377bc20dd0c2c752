//! The timeline: room for a drawn axis to look at, which is another wasm's (see `instrument.rs`), and the same events as an
//! ordered list to read.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html};

use super::{
    event_item::EventItem,
    still::{Prerendered, slot, use_held},
    text::word,
    words::{shown_events, words},
};
use crate::domain::{Action, Edition, Id, Lang, timeline::opens_year};

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
            <ol class="events">
                for (place, position) in shown.iter().copied().enumerate() {
                    { item(props, place, position) }
                }
            </ol>
        </section>
    }
}

fn item(props: &TimelineProps, place: usize, position: usize) -> Html {
    let id = props.edition.events.get(position).map(|event| event.id.clone());
    let chosen = id.is_some() && id == props.chosen;
    let key = id.as_deref().unwrap_or_default();
    html! {
        <EventItem
            {key} edition={props.edition.clone()} {position} {chosen} reveal={props.reveal.filter(|_| chosen)}
            year={opens_year(&props.edition.events, &props.shown, place)} lang={props.lang}
            prerendered={props.prerendered.clone()} on={props.on.clone()}
        />
    }
}
