//! The two tracks in the part in view: marks as long as their dates are unsure, words beside them, and counted clusters.

use yew::{AttrValue, Html, classes, html};

use super::{
    Scene,
    names::{event_of, label, model_of},
    plan::PITCH,
    stage::Card,
    words::words,
};
use crate::{
    domain::{
        Edition,
        timeline::{
            lanes::{ASIDE, CLUSTER, Content, MARK, Slot},
            moments::{Moment, Track, What},
        },
    },
    view::{
        event_item::accent,
        text::{percent, share, word},
    },
};

/// The height of a mark.
const HIGH: f64 = 12.0;
/// The room between two clusters.
const BETWEEN: f64 = 10.0;

/// A track.
pub(super) fn track(scene: &Scene, track: Track) -> Html {
    let Scene { state, stage, plan, .. } = scene;
    let (class, name, y) = match track {
        Track::Models => ("models", words(state.lang).models, plan.models() + 15.0),
        Track::Events => ("events-track", words(state.lang).events, plan.events() + 15.0),
    };
    if !plan.has(track) {
        return html! { <g class={class} /> };
    }
    html! {
        <g class={class}>
            <text key="name" class="track-name" x="0" y={pixels(y)}>{ word(name) }</text>
            for slot in plan.seen(track, stage) {
                { thing(scene, track, slot) }
            }
        </g>
    }
}

fn thing(scene: &Scene, track: Track, slot: &Slot) -> Html {
    let middle = scene.plan.lane(track, slot.lane);
    match &slot.content {
        Content::One(place) => one(scene, (track, *place), middle, true),
        Content::Cluster(places) => match **places {
            // There was room for its mark, if not for its words.
            [place] => one(scene, (track, place), middle, false),
            _ => several(scene, track, places, slot.from, middle),
        },
    }
}

/// A moment, with its words where there is room.
fn one(scene: &Scene, spot: (Track, usize), middle: f64, room: bool) -> Html {
    let Scene { edition, state, stage, plan, .. } = scene;
    let Some(moment) = stage.moment(spot) else { return html! { <g /> } };
    let (from, to) = (stage.zoom.place(moment.days.from.into()), stage.zoom.place(moment.days.to.into()));
    let key = format!("m{}", spot.1);
    if to <= 0.0 || from >= 1.0 {
        return html! { <g {key} /> };
    }
    let (left, right) = (from.max(0.0), to.min(1.0));
    // A day is a dot in its day, however wide that is drawn.
    let unsure = moment.date.day().is_none();
    let long = if unsure && (to - from) * plan.width > MARK { percent(right - left) } else { pixels(MARK) };
    let is = |class: &'static str, so: bool| so.then_some(class);
    let open = stage.card == Some(Card::One(spot)) || chosen(scene, moment);
    let class = classes!(
        "moment",
        kind(moment),
        is("is-unsure", unsure),
        is("is-out", !scene.shown.has(moment)),
        is("is-looked-at", stage.looked == Some(spot)),
        is("is-chosen", open)
    );
    // Words stay with what is in view of a long mark, as long as they are within it.
    let words = plan.words(spot.0, spot.1);
    let begin = if unsure { left.min((to - (ASIDE + words) / plan.width).max(from)) } else { from };
    let fits = room && begin >= 0.0 && (1.0 - begin) * plan.width >= ASIDE + words;
    html! {
        <g {key} class={class} data-accent={event_of(edition, moment).and_then(accent)} data-spot={id(edition, moment)}>
            <rect x={percent(left)} width={long} y={pixels(middle - HIGH / 2.0)} height={pixels(HIGH)} rx="6" />
            if fits {
                <text x={percent(begin)} dx={pixels(ASIDE)} y={pixels(middle + 4.5)}>{ label(edition, moment, state.lang) }</text>
            }
        </g>
    }
}

fn chosen(scene: &Scene, moment: &Moment) -> bool {
    let event = event_of(&scene.edition, moment);
    event.is_some_and(|event| scene.state.event.as_ref() == Some(&event.id))
}

/// The id of what a mark stands for.
fn id(edition: &Edition, moment: &Moment) -> Option<AttrValue> {
    let model = model_of(edition, moment).map(|model| &model.id);
    model.or_else(|| Some(&event_of(edition, moment)?.id)).map(share)
}

const fn kind(moment: &Moment) -> &'static str {
    match moment.what {
        What::Event(_) => "is-event",
        What::Announced(_) => "is-announced",
        What::Both(_) => "is-both",
        What::Opened(_) => "is-opened",
    }
}

/// A cluster, as the number of those in it. One that is open is marked.
fn several(scene: &Scene, track: Track, places: &[usize], from: f64, middle: f64) -> Html {
    let Scene { stage, plan, .. } = scene;
    let at = stage.zoom.place(from);
    let key = format!("c{}", places.first().copied().unwrap_or_default());
    // What begins before belongs to a part that is not in view.
    if !(0.0..=1.0 - (CLUSTER - BETWEEN) / plan.width).contains(&at) {
        return html! { <g {key} /> };
    }
    let open = matches!(&stage.card, Some(Card::Several(of, open)) if *of == track && **open == *places);
    let shown = |place: &&usize| stage.moment((track, **place)).is_some_and(|moment| scene.shown.has(moment));
    let count = places.iter().filter(shown).count();
    let class = classes!("cluster", (count == 0).then_some("is-out"), open.then_some("is-chosen"));
    let said =
        if count == places.len() { places.len().to_string() } else { format!("{count}/{}", places.len()) };
    let high = PITCH - 6.0;
    html! {
        <g {key} class={class}>
            <rect x={percent(at)} width={pixels(CLUSTER - BETWEEN)} y={pixels(middle - high / 2.0)} height={pixels(high)} rx="9" />
            <text x={percent(at)} dx={pixels((CLUSTER - BETWEEN) / 2.0)} y={pixels(middle + 4.0)}>{ said }</text>
        </g>
    }
}

/// Pixels, to half of one.
pub(super) fn pixels(pixels: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a drawing")]
    let halves = (pixels * 2.0).round() as i64;
    if halves % 2 == 0 { (halves / 2).to_string() } else { format!("{}.5", halves / 2) }
}
