//! The sheet under the part in view: the two tracks, with marks as long as their dates are unsure, words beside them and counted
//! clusters; the clocks and the lines of the axis.
//!
//! Must stay true: a step of the axis shifts and stretches the sheet, and what is on it is only drawn anew where the sheet no longer
//! does; what stands on it is placed in fractions of the sheet, and inside of that in pixels, so that no word is stretched.

use std::cell::RefCell;

use yew::{AttrValue, Html, html};

use super::{
    Scene,
    names::{event_of, label, model_of},
    plan::{PITCH, Plan},
    stage::{Card, Spot, Stage},
    strip,
};
use crate::{
    domain::{
        Edition,
        timeline::{
            lanes::{ASIDE, Content, MARK, SIGN, Slot},
            moments::{Moment, Track, What},
            placed::{self, Alone, BEFORE, Cluster, Placed, Words},
            pool::Pool,
            ticks::Ticks,
            zoom::Zoom,
        },
    },
    view::{
        event_item::accent,
        text::{percent, share},
    },
};

/// The sheet as its parts are placed on it.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// All that is drawn.
    pub extent: Zoom,
    /// What places are fractions of.
    frame: Zoom,
    /// How wide a day is, in CSS pixels.
    day: f64,
}

impl Room {
    fn of(scene: &Scene) -> Self {
        let Scene { stage, plan, .. } = scene;
        let Stage { sheet, whole, .. } = **stage;
        let day = plan.width / sheet.part.length();
        Self { extent: sheet.extent(whole), frame: sheet.frame(whole), day }
    }

    /// How wide all of it is, in CSS pixels.
    pub(super) fn width(self) -> f64 {
        self.extent.length() * self.day
    }

    /// Where a day begins.
    pub(super) fn place(self, day: f64) -> String {
        finely(self.frame.place(day))
    }

    /// How wide so many days are.
    pub(super) fn wide(self, days: f64) -> String {
        finely(days / self.frame.length())
    }
}

/// The sheet, with what is drawn on it. It is shifted as a whole, which moves nothing on it, and stretched.
pub(super) fn sheet(stage: &Stage, plan: &Plan, drawn: Html) -> Html {
    let (zoom, part, frame) = (stage.zoom, stage.sheet.part, stage.sheet.frame(stage.whole));
    let shift = (zoom.from != part.from)
        .then(|| format!("translate({})", pixels(zoom.place(part.from) * plan.width)));
    let (x, width) =
        (finely((frame.from - part.from) / zoom.length()), finely(frame.length() / zoom.length()));
    html! { <g transform={shift}><svg class="sheet" {x} {width}>{ drawn }</svg></g> }
}

/// All that is drawn on it.
pub(super) fn drawn(scene: &Scene) -> Html {
    let room = Room::of(scene);
    let ticks = Ticks::of(room.extent, room.width());
    html! {
        <>
            { strip::lines(scene, room, &ticks) }
            { strip::fine(scene, room, &ticks) }
            { track(scene, room, Track::Models, "models") }
            { track(scene, room, Track::Events, "events-track") }
        </>
    }
}

/// A track. What goes makes place for what comes; in which order things are drawn is all the same, since none touches another.
fn track(scene: &Scene, room: Room, track: Track, class: &'static str) -> Html {
    let Placed { alone, clusters } = scene.plan.placed(track, &scene.stage, room.extent, room.day);
    let places: Vec<usize> = alone.iter().map(|one| one.place).collect();
    let numbers = track.of::<RefCell<Pool>>(&scene.pools).borrow_mut().numbers(&places);
    let mut alone: Vec<_> = numbers.into_iter().zip(alone).collect();
    alone.sort_unstable_by_key(|(number, _)| *number);
    html! {
        <g class={class}>
            for (key, one) in alone {
                { mark(scene, room, key, track, one) }
            }
            for (key, cluster) in clusters.iter().enumerate() {
                { several(scene, room, key, track, cluster) }
            }
        </g>
    }
}

/// A moment, with its words where they have room; nothing where the sheet does not reach.
fn mark(scene: &Scene, room: Room, key: usize, track: Track, one: Alone) -> Option<Html> {
    let Scene { edition, state, stage, plan, .. } = scene;
    let Room { extent, day, .. } = room;
    let spot = (track, one.place);
    let moment = stage.moment(spot).filter(|moment| extent.touches(moment.days))?;
    let (from, to) = (f64::from(moment.days.from), f64::from(moment.days.to));
    // A day is a dot in its day, however wide that is drawn.
    let end = if is_unsure(moment) { to } else { from };
    let (left, right) = placed::mark((from, end), extent, day);
    let is_long = (right - left) * day > MARK + 0.5;
    // What has words on it is as high as they are.
    let (long, top, height) = if is_long {
        (room.wide(right - left).into(), "-9", "18")
    } else {
        (AttrValue::Static("12"), "-6", "12")
    };
    let class = class(kind(moment), marks(scene, spot, moment));
    let said = match one.words {
        // What is on the mark follows each step, see `spans`.
        Words::Nowhere | Words::Upon => None,
        Words::After => Some((ASIDE, None)),
        Words::Before => Some((-BEFORE, Some("end"))),
    };
    Some(html! {
        <svg
            {key} {class} x={room.place(left)} y={pixels(plan.lane(track, one.lane))}
            data-accent={event_of(edition, moment).and_then(accent)} data-spot={id(edition, moment)}
        >
            <rect width={long} y={top} {height} rx="6" />
            if let Some((aside, anchor)) = said {
                <text dx={pixels(aside)} y="4.5" text-anchor={anchor}>{ label(edition, moment, state.lang) }</text>
            }
        </svg>
    })
}

/// The words on long marks, which stay with what is in view of them: so they follow each step.
pub(super) fn spans(scene: &Scene, track: Track) -> Html {
    let Scene { edition, state, stage, plan, .. } = scene;
    let zoom = stage.zoom;
    let day = plan.width / zoom.length();
    let said = |slot: &Slot| {
        let Content::One(place) = slot.content else { return None };
        let spot = (track, place);
        let moment = stage.moment(spot).filter(|moment| is_unsure(moment) && zoom.touches(moment.days))?;
        let words = words(plan, spot, day);
        let (left, right) = (f64::from(moment.days.from), f64::from(moment.days.to));
        let begin = left.max(zoom.from).min((right - words).max(left));
        fits(begin, words, zoom).then(|| {
            html! {
                <svg key={place} class={class("span", marks(scene, spot, moment))} x={percent(zoom.place(begin))} y={pixels(plan.lane(track, slot.lane))}>
                    <text dx={pixels(ASIDE)} y="4.5">{ label(edition, moment, state.lang) }</text>
                </svg>
            }
        })
    };
    html! { <g class="spans">{ for plan.seen(track, zoom).filter_map(said) }</g> }
}

/// Whether only the month or the year is known.
fn is_unsure(moment: &Moment) -> bool {
    moment.date.day().is_none()
}

/// How long the words of a moment are with the mark before them, in days.
fn words(plan: &Plan, (track, place): Spot, day: f64) -> f64 {
    (ASIDE + plan.words(track, place)) / day
}

/// Whether words are in a part from their first letter to their last.
fn fits(begin: f64, words: f64, part: Zoom) -> bool {
    begin >= part.from && begin + words <= part.to
}

/// What holds of a moment, as classes.
fn marks(scene: &Scene, spot: Spot, moment: &Moment) -> [(&'static str, bool); 4] {
    let stage = &scene.stage;
    let told = match &stage.card {
        Some(card) => *card == Card::One(spot),
        None => chosen(scene, moment),
    };
    [
        ("is-unsure", is_unsure(moment)),
        ("is-out", !scene.shown.has(moment)),
        ("is-looked-at", stage.looked == Some(spot)),
        ("is-chosen", told),
    ]
}

/// A class with what holds of it too. Nearly always that is nothing, and nothing is written.
fn class<const N: usize>(kind: &'static str, also: [(&'static str, bool); N]) -> AttrValue {
    let mut also = also.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| name).peekable();
    if also.peek().is_none() {
        return AttrValue::Static(kind);
    }
    also.fold(kind.to_owned(), |class, name| class + " " + name).into()
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
        What::Event(_) => "moment is-event",
        What::Announced(_) => "moment is-announced",
        What::Both(_) => "moment is-both",
        What::Opened(_) => "moment is-opened",
    }
}

/// A cluster, as the number of those in it. One that is open is marked, and one that what is looked at is in.
fn several(scene: &Scene, room: Room, key: usize, track: Track, cluster: &Cluster) -> Html {
    let stage = &scene.stage;
    let Cluster { places, from } = cluster;
    let open = matches!(&stage.card, Some(Card::Several(of, open)) if *of == track && **open == **places);
    let looked = stage.looked.is_some_and(|(of, place)| of == track && places.binary_search(&place).is_ok());
    let shown = |place: &&usize| stage.moment((track, **place)).is_some_and(|moment| scene.shown.has(moment));
    let count = places.iter().filter(shown).count();
    let class = class("cluster", [("is-out", count == 0), ("is-looked-at", looked), ("is-chosen", open)]);
    let said =
        if count == places.len() { places.len().to_string() } else { format!("{count}/{}", places.len()) };
    html! {
        <svg {key} {class} x={room.place(*from)} y={pixels(scene.plan.lane(track, 0))}>
            <rect width={pixels(SIGN)} y={pixels(3.0 - PITCH / 2.0)} height={pixels(PITCH - 6.0)} rx="9" />
            <text dx={pixels(SIGN / 2.0)} y="4">{ said }</text>
        </svg>
    }
}

/// A number of widths, which may be to the left, so that there is no pixel between it and the truth at any scale.
pub(super) fn finely(widths: f64) -> String {
    const PARTS: u64 = 100_000;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative, and a few thousand at most"
    )]
    let parts = (widths.abs() * 100.0 * 100_000.0).round() as u64;
    let sign = if widths < 0.0 && parts > 0 { "-" } else { "" };
    format!("{sign}{}.{:05}%", parts / PARTS, parts % PARTS)
}

/// Pixels, to half of one.
pub(super) fn pixels(pixels: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a drawing")]
    let halves = (pixels.abs() * 2.0).round() as u64;
    let sign = if pixels < 0.0 && halves > 0 { "-" } else { "" };
    let half = if halves.is_multiple_of(2) { "" } else { ".5" };
    format!("{sign}{}{half}", halves / 2)
}
