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
            lanes::{ASIDE, CLUSTER, Content, MARK},
            moments::{Moment, Track, What},
            pool::Pool,
            ticks::Ticks,
            zoom::Zoom,
        },
    },
    view::{event_item::accent, text::share},
};

/// The room between two clusters.
const BETWEEN: f64 = 10.0;

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
    let (mut alone, mut clusters) = (Vec::new(), Vec::new());
    for slot in scene.plan.seen(track, room.extent) {
        let middle = scene.plan.lane(track, slot.lane);
        match &slot.content {
            Content::One(place) => alone.push((*place, middle, true)),
            Content::Cluster(places) => match **places {
                // There was room for its mark, if not for its words.
                [place] => alone.push((place, middle, false)),
                _ => clusters.extend(several(scene, room, clusters.len(), (track, places), slot.from)),
            },
        }
    }
    alone.sort_unstable_by_key(|(place, ..)| *place);
    let places: Vec<usize> = alone.iter().map(|(place, ..)| *place).collect();
    let numbers = track.of::<RefCell<Pool>>(&scene.pools).borrow_mut().numbers(&places);
    let mut alone: Vec<_> = numbers.into_iter().zip(alone).collect();
    alone.sort_unstable_by_key(|(number, _)| *number);
    html! {
        <g class={class}>
            for (key, (place, middle, says)) in alone {
                { one(scene, room, key, (track, place), middle, says) }
            }
            for cluster in clusters {
                { cluster }
            }
        </g>
    }
}

/// A moment, with its words where they have room; nothing where the sheet does not reach.
fn one(scene: &Scene, room: Room, key: usize, spot: Spot, middle: f64, says: bool) -> Option<Html> {
    let Scene { edition, state, stage, plan, .. } = scene;
    let Room { extent, day, .. } = room;
    let moment = stage.moment(spot)?;
    let (from, to) = (f64::from(moment.days.from), f64::from(moment.days.to));
    if to <= extent.from || from >= extent.to {
        return None;
    }
    let (left, right) = (from.max(extent.from), to.min(extent.to));
    // A day is a dot in its day, however wide that is drawn.
    let unsure = moment.date.day().is_none();
    let is_long = unsure && (to - from) * day > MARK;
    let long = if is_long { room.wide(right - left).into() } else { AttrValue::Static("12") };
    let is_chosen = stage.card == Some(Card::One(spot)) || chosen(scene, moment);
    let class = class(
        kind(moment),
        [
            ("is-unsure", unsure),
            ("is-out", !scene.shown.has(moment)),
            ("is-looked-at", stage.looked == Some(spot)),
            ("is-chosen", is_chosen),
        ],
    );
    // Words stay with what is in view of a long mark, as long as they are within it.
    let words = (ASIDE + plan.words(spot.0, spot.1)) / day;
    let begin = if unsure { left.min((to - words).max(from)) } else { from };
    let fits = says && begin >= extent.from && begin + words <= extent.to;
    let aside = (begin < left).then(|| format!("-{}", room.wide(left - begin)));
    Some(html! {
        <svg
            {key} {class} x={room.place(left)} y={pixels(middle)}
            data-accent={event_of(edition, moment).and_then(accent)} data-spot={id(edition, moment)}
        >
            <rect width={long} y="-6" height="12" rx="6" />
            if fits {
                <text x={aside} dx={pixels(ASIDE)} y="4.5">{ label(edition, moment, state.lang) }</text>
            }
        </svg>
    })
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

/// A cluster, as the number of those in it. One that is open is marked.
fn several(
    scene: &Scene,
    room: Room,
    key: usize,
    (track, places): (Track, &[usize]),
    from: f64,
) -> Option<Html> {
    let stage = &scene.stage;
    // What begins before belongs to a part that is not in view.
    if !(room.extent.from..=room.extent.to - (CLUSTER - BETWEEN) / room.day).contains(&from) {
        return None;
    }
    let open = matches!(&stage.card, Some(Card::Several(of, open)) if *of == track && **open == *places);
    let shown = |place: &&usize| stage.moment((track, **place)).is_some_and(|moment| scene.shown.has(moment));
    let count = places.iter().filter(shown).count();
    let class = class("cluster", [("is-out", count == 0), ("is-chosen", open)]);
    let said =
        if count == places.len() { places.len().to_string() } else { format!("{count}/{}", places.len()) };
    Some(html! {
        <svg {key} {class} x={room.place(from)} y={pixels(scene.plan.lane(track, 0))}>
            <rect width={pixels(CLUSTER - BETWEEN)} y={pixels(3.0 - PITCH / 2.0)} height={pixels(PITCH - 6.0)} rx="9" />
            <text dx={pixels((CLUSTER - BETWEEN) / 2.0)} y="4">{ said }</text>
        </svg>
    })
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
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a drawing")]
    let halves = (pixels * 2.0).round() as i64;
    if halves % 2 == 0 { (halves / 2).to_string() } else { format!("{}.5", halves / 2) }
}
