//! What is told beneath the drawing: an event or a model with its sources, those of a cluster, those without a date; and all that
//! is in view as a list.

use yew::{Callback, Html, KeyboardEvent, MouseEvent, html};

use super::{
    Scene,
    names::{event_of, model_of, title},
    stage::{Act, Card, Spot},
    words::{self, words},
};
use crate::{
    domain::{
        Event, Id, Model, State, parameters,
        timeline::{
            moments::{Moment, Track},
            zoom::Zoom,
        },
    },
    view::{
        dom::steer::{focus, is_open},
        event_item::{accent, point_title},
        instrument::words::words as own_words,
        source_list::source_list,
        text::{both_names, date_or, say, word},
        words::words as page_words,
    },
};

/// The most moments that are read as a list.
const LISTED: usize = 200;

/// Opens a card; the one that is open, it closes. An event that is told is the marked one of the state.
pub(super) fn opens(scene: &Scene, card: Card) {
    let again = scene.stage.card.as_ref() == Some(&card);
    let event = match card {
        Card::One(spot) if !again => event_at(scene, spot),
        _ => None,
    };
    scene.act(Act::Opened((!again).then_some(card)));
    if event != scene.state.event {
        scene.set.emit(State { event, ..(*scene.state).clone() });
    }
}

/// The event that is told where a moment is, if that is one.
pub(super) fn event_at(scene: &Scene, spot: Spot) -> Option<Id> {
    event_of(&scene.edition, scene.stage.moment(spot)?).map(|event| event.id.clone())
}

/// Closes the card.
pub(super) fn closes(scene: &Scene) {
    scene.act(Act::Opened(None));
    if scene.state.event.is_some() {
        scene.set.emit(State { event: None, ..(*scene.state).clone() });
    }
}

/// Closes the card from within; the drawing has the focus then.
fn leaves(scene: &Scene) {
    focus(&scene.drawing);
    closes(scene);
}

/// What is told, if anything is.
pub(super) fn card(scene: &Scene) -> Html {
    let Scene { stage, state, edition, .. } = scene;
    let lang = state.lang;
    let told = match &stage.card {
        None => return html! { <div class="axis-card" hidden=true /> },
        Some(Card::One(spot)) => stage.moment(*spot).and_then(|moment| {
            let event = event_of(edition, moment).map(|event| told_event(scene, event));
            event.or_else(|| Some(told_model(scene, model_of(edition, moment)?)))
        }),
        Some(Card::Several(track, places)) => Some(several(scene, *track, places)),
        Some(Card::Undated) => Some(undated(scene)),
    };
    let onclick = scene.on(|scene, _: MouseEvent| leaves(scene));
    let onkeydown = scene.on(|scene, event: KeyboardEvent| {
        if event.key() == "Escape" {
            leaves(scene);
        }
    });
    html! {
        <div class="axis-card" {onkeydown}>
            <button
                type="button" class="close control" aria-label={words(lang).close} title={words(lang).close}
                {onclick}
            ><span aria-hidden="true">{ "×" }</span></button>
            { told }
        </div>
    }
}

fn told_event(scene: &Scene, event: &Event) -> Html {
    let Scene { edition, state, .. } = scene;
    let lang = state.lang;
    let point = point_title(event, edition, lang);
    html! {
        <article data-accent={accent(event)}>
            <p class="when">
                <time datetime={event.date.to_string()}>{ event.date.words(lang) }</time>
                <span class="to-point" hidden={point.is_none()}>{ point }</span>
            </p>
            <h3>{ say(&event.title, lang) }</h3>
            <p>{ say(&event.summary, lang) }</p>
            <ul class="chip-list control" hidden={event.models.is_empty()}>
                for (index, model) in event.models.iter().filter_map(|id| edition.model(id)).enumerate() {
                    <li key={index}><button type="button" onclick={shows(scene, model)}>{ say(&model.name, lang) }</button></li>
                }
            </ul>
            { source_list(edition, &event.sources, Some(event.confidence), lang) }
        </article>
    }
}

fn told_model(scene: &Scene, model: &Model) -> Html {
    let Scene { edition, state, .. } = scene;
    let lang = state.lang;
    let w = page_words(lang);
    let size = model.params.as_ref();
    let size =
        size.map_or_else(|| own_words(lang).undisclosed.to_owned(), |size| parameters(size.billion, lang));
    html! {
        <article>
            <h3>{ both_names(&model.name, lang) }</h3>
            <dl>
                <div><dt>{ word(own_words(lang).maker) }</dt><dd>{ say(&model.org, lang) }</dd></div>
                <div><dt>{ word(w.announced) }</dt><dd>{ date_or(model.announced, w.unknown, lang) }</dd></div>
                <div><dt>{ word(w.opened) }</dt><dd>{ date_or(model.opened, w.unknown, lang) }</dd></div>
                <div><dt>{ word(w.size) }</dt><dd>{ size }</dd></div>
            </dl>
            <p class="control"><button type="button" onclick={shows(scene, model)}>{ word(own_words(lang).in_list) }</button></p>
            { source_list(edition, &model.sources, Some(model.confidence), lang) }
        </article>
    }
}

/// Marks a model in the list, which comes into view.
fn shows(scene: &Scene, model: &Model) -> Callback<MouseEvent> {
    let id = model.id.clone();
    scene.on(move |scene, _| {
        scene.set.emit(State { model: Some(id.clone()), table: false, ..(*scene.state).clone() });
    })
}

/// Those of a cluster, each a button, and a button that makes room for them.
fn several(scene: &Scene, track: Track, places: &[usize]) -> Html {
    let Scene { stage, state, .. } = scene;
    let lang = state.lang;
    let days = places.iter().filter_map(|place| stage.moment((track, *place))).map(|moment| moment.days);
    let ends = days.fold(None, |ends: Option<(i32, i32)>, days| {
        Some(ends.map_or((days.from, days.to), |(from, to)| (from.min(days.from), to.max(days.to))))
    });
    let near = ends.map(|(from, to)| {
        let room = f64::from(to - from).max(1.0);
        Zoom { from: f64::from(from) - room / 4.0, to: f64::from(to) + room / 2.0 }.within(stage.whole)
    });
    let near = near.filter(|near| near.length() < stage.rested.length() * 0.95);
    let onclick = near.map(|near| {
        scene.on(move |scene, _: MouseEvent| {
            scene.act(Act::Opened(None));
            scene.glide(near);
        })
    });
    html! {
        <section>
            <h3>{ words::several(places.len(), lang) }</h3>
            <p class="control" hidden={onclick.is_none()}><button type="button" {onclick}>{ word(words(lang).near) }</button></p>
            <ol class="axis-list">
                for place in places.iter().copied().take(LISTED) {
                    { item(scene, (track, place)) }
                }
            </ol>
            <p class="axis-more" hidden={places.len() <= LISTED}>{ word(words(lang).more) }</p>
        </section>
    }
}

fn undated(scene: &Scene) -> Html {
    let Scene { edition, stage, state, .. } = scene;
    let models =
        stage.moments.undated.iter().filter_map(|position| edition.models.get(*position)).take(LISTED);
    html! {
        <section>
            <h3>{ word(words(state.lang).undated) }</h3>
            <ol class="axis-list">
                for model in models {
                    <li key={&*model.id}>
                        <button type="button" onclick={shows(scene, model)}>
                            { say(&model.name, state.lang) }{ " · " }{ say(&model.org, state.lang) }
                        </button>
                    </li>
                }
            </ol>
        </section>
    }
}

/// A moment in a list.
fn item(scene: &Scene, spot: Spot) -> Html {
    let Scene { edition, stage, state, shown, .. } = scene;
    let Some(moment) = stage.moment(spot) else { return html! { <li hidden=true /> } };
    let lang = state.lang;
    let name = title(edition, moment, lang);
    let class = (!shown.has(moment)).then_some("is-out");
    let time = html! { <time datetime={moment.date.to_string()}>{ moment.date.words(lang) }</time> };
    let onclick = scene.on(move |scene, _: MouseEvent| opens(scene, Card::One(spot)));
    html! {
        <li key={format!("{:?}{}", spot.0, spot.1)} {class}>{ time }<button type="button" {onclick}>{ name }</button></li>
    }
}

/// All that is in view, in the order of time, for those who would rather read; only there while it is open.
pub(super) fn listed(scene: &Scene) -> Html {
    let Scene { stage, state, .. } = scene;
    let places = Track::ALL.map(|track| scene.places(stage.rested, track));
    let count = places.iter().map(Vec::len).sum();
    let all = if stage.listed { in_order(scene, &places) } else { Vec::new() };
    let ontoggle = scene.on(|scene, event: yew::Event| scene.act(Act::Listed(is_open(&event))));
    html! {
        <details class="axis-read" {ontoggle}>
            <summary>{ words::as_list(count, state.lang) }</summary>
            if stage.listed {
                <ol class="axis-list">
                    for spot in all {
                        { item(scene, spot) }
                    }
                </ol>
                <p class="axis-more" hidden={count <= LISTED}>{ word(words(state.lang).more) }</p>
            }
        </details>
    }
}

/// The first of what is in view, of both tracks in the order of time.
fn in_order(scene: &Scene, places: &[Vec<usize>; 2]) -> Vec<Spot> {
    let spots = |track: Track| track.of(places).iter().map(move |place| (track, *place)).take(LISTED);
    let all = Track::ALL.into_iter().flat_map(spots);
    let mut all: Vec<(&Moment, Spot)> =
        all.filter_map(|spot| Some((scene.stage.moment(spot)?, spot))).collect();
    all.sort_by_key(|(moment, _)| (moment.days, moment.what));
    all.into_iter().map(|(_, spot)| spot).take(LISTED).collect()
}
