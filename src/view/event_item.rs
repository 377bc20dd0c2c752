//! One event in the list of the timeline.

use yew::{Callback, Html, Properties, classes, component, html, use_node_ref};

use super::{
    dom::use_reveal,
    source_list::source_list,
    state_link::StateLink,
    still::{Prerendered, still, use_still},
    text::{plain, say, share},
};
use crate::domain::{Action, Edition, Event, Lang};

#[derive(Properties, PartialEq)]
pub(super) struct EventItemProps {
    /// The document.
    pub edition: Edition,
    /// The position of the event in the document.
    pub position: usize,
    /// Whether the filter lets it through.
    pub shown: bool,
    /// Whether it is the marked one.
    pub chosen: bool,
    /// New each time it should come into view.
    pub reveal: Option<u32>,
    /// The year, if it is the first of its year in the list.
    pub year: Option<u16>,
    /// The language shown.
    pub lang: Lang,
    /// What the page brought along.
    pub prerendered: Prerendered,
    /// Told when the reader acts.
    pub on: Callback<Action>,
}

#[component]
pub(super) fn EventItem(props: &EventItemProps) -> Html {
    let EventItemProps { edition, shown, chosen, reveal, year, lang, prerendered, on, .. } = props;
    let item = use_node_ref();
    use_reveal(&item, *reveal);
    let kept = use_still(prerendered, *lang);
    let Some(event) = edition.events.get(props.position) else { return html! { <li hidden=true /> } };
    html! {
        <li
            ref={item} id={format!("event-{}", event.id)} data-event={share(&event.id)} data-accent={accent(event)}
            tabindex="-1" hidden={!shown} aria-current={chosen.then_some("true")}
            class={classes!("event", chosen.then_some("is-chosen"), year.is_some().then_some("opens-year"))}
        >
            <span class="event-year" aria-hidden="true" hidden={year.is_none()}>{ year.unwrap_or_default() }</span>
            <time datetime={event.date.to_string()}>{ event.date.words(*lang) }</time>
            <div class="event-body">
                { still(kept, &|| text(event, *lang)) }
                <div class="event-foot">
                    <span class="to-point" hidden={accent(event).is_none()}>
                        { point_title(event, edition, *lang) }
                    </span>
                    <ul class="chip-list" hidden={event.models.is_empty()}>
                        for (index, model) in event.models.iter().filter_map(|id| edition.model(id)).enumerate() {
                            <li key={index}>
                                <StateLink
                                    edition={edition.clone()} saved={format!("model={}", model.id)}
                                    label={plain(&model.name, *lang)} on={on.clone()}
                                />
                            </li>
                        }
                    </ul>
                    { still(kept, &|| source_list(edition, &event.sources, Some(event.confidence), *lang)) }
                </div>
            </div>
        </li>
    }
}

fn text(event: &Event, lang: Lang) -> Html {
    html! {
        <>
            <h3>{ say(&event.title, lang) }</h3>
            <p>{ say(&event.summary, lang) }</p>
        </>
    }
}

/// The key point that an event belongs to, which also gives it its colour.
pub(super) fn accent(event: &Event) -> Option<String> {
    event.facets.get("points").and_then(|points| points.first()).map(ToString::to_string)
}

/// The title of that point.
pub(super) fn point_title(event: &Event, edition: &Edition, lang: Lang) -> Option<yew::AttrValue> {
    let accent = accent(event)?;
    edition.article.points.iter().find(|point| *point.id == *accent).map(|point| plain(&point.title, lang))
}
