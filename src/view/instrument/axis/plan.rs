//! Where the parts of the drawing stand, in CSS pixels from the top, and what stands at a place.
//!
//! Invariants: pure; heights depend on the document and never on the part in view, so that nothing beneath the drawing moves. Widths are
//! those of a usual screen until the drawing has been on a page; it is never laid out for more than a saved picture of it is wide.

use std::rc::Rc;

use super::stage::{Card, Stage};
use crate::domain::{
    Lang,
    timeline::{
        density::Bar,
        lanes::{ASIDE, Lanes, SIGN, Scale, Slot},
        moments::{Moments, Track},
        placed::{BEFORE, Cluster, Placed, Words, mark},
        zoom::Zoom,
    },
};

/// The whole in little, with the room for its years.
pub(super) const STRIP: f64 = 44.0;
pub(super) const STRIP_END: f64 = 64.0;
/// From there to the clocks.
const LENS: f64 = 22.0;
/// The clocks, and the line with what they say above them.
pub(super) const CLOCKS: f64 = 56.0;
pub(super) const SAID: f64 = 18.0;
/// The line with the name of a track.
pub(super) const NAME: f64 = 24.0;
/// From lane to lane: what a finger finds.
pub(super) const PITCH: f64 = 24.0;
/// The axis with two lines of words.
pub(super) const AXIS: f64 = 42.0;
/// The most lanes of each track, beside that of the clusters.
const LANES: [usize; 2] = [5, 6];
/// How many layouts are kept.
const LAID: usize = 4;
/// How wide a drawing is before anybody has measured it.
const USUAL: f64 = 720.0;
/// How wide it is in a saved picture.
const SAVED: f64 = 896.0;
/// How far beside a mark a finger may be.
const NEAR: f64 = 10.0;

/// The drawing, laid out.
#[derive(Clone, PartialEq)]
pub(super) struct Plan {
    lanes: Both,
    /// The whole in little.
    pub bars: Rc<Vec<Bar>>,
    widths: Rc<[Vec<f64>; 2]>,
    counts: [usize; 2],
    /// How wide it is, in CSS pixels.
    pub width: f64,
}

/// The scale that both tracks are laid out for.
pub(super) fn scale(stage: &Stage) -> Scale {
    Scale::below(room(stage.width) / stage.sheet.part.length())
}

/// How much room there is for words along the axis, on the page as in a saved picture.
pub(super) fn room(width: Option<f64>) -> f64 {
    wide(width).min(SAVED)
}

fn wide(width: Option<f64>) -> f64 {
    width.filter(|width| *width > 0.0).unwrap_or(USUAL)
}

/// The layouts that were asked for last: who zooms goes back and forth.
#[derive(Default)]
pub(super) struct Laid(Vec<(For, Both)>);

/// What a layout is for: the language of the words, and the scale.
type For = (Lang, Scale);
/// The layout of both tracks.
type Both = Rc<[Lanes; 2]>;

impl Laid {
    /// The layout for a language and a scale, which is made unless it is known.
    pub(super) fn get(&mut self, wanted: For, make: impl FnOnce() -> [Lanes; 2]) -> Both {
        let known = self.0.iter().position(|(known, _)| *known == wanted);
        let (_, lanes) = known.map_or_else(|| (wanted, make().into()), |place| self.0.remove(place));
        self.0.insert(0, (wanted, lanes.clone()));
        self.0.truncate(LAID);
        lanes
    }
}

/// Both tracks, laid out for a scale.
pub(super) fn lanes(moments: &Moments, widths: &[Vec<f64>; 2], scale: Scale) -> [Lanes; 2] {
    Track::ALL.map(|track| {
        Lanes::new(moments.on(track), track.of::<Vec<f64>>(widths), scale, count(moments, track))
    })
}

fn count(moments: &Moments, track: Track) -> usize {
    (*track.of(&LANES)).min(moments.on(track).len())
}

impl Plan {
    pub(super) fn new(lanes: Both, bars: Rc<Vec<Bar>>, widths: Rc<[Vec<f64>; 2]>, stage: &Stage) -> Self {
        let counts = Track::ALL.map(|track| count(&stage.moments, track));
        Self { lanes, bars, widths, counts, width: wide(stage.width) }
    }

    /// What may be seen of a track in some part of the axis.
    pub(super) fn seen(&self, track: Track, part: Zoom) -> impl Iterator<Item = &Slot> {
        track.of(&self.lanes).between(part.from, part.to)
    }

    /// What is drawn of a track in some part of the axis, of which a day is so many pixels wide.
    pub(super) fn placed(&self, track: Track, stage: &Stage, part: Zoom, day: f64) -> Placed {
        Placed::of(
            track.of(&self.lanes),
            stage.moments.on(track),
            track.of::<Vec<f64>>(&self.widths),
            part,
            day,
        )
    }

    /// How wide the words of a moment are.
    pub(super) fn words(&self, track: Track, place: usize) -> f64 {
        track.of(&self.widths).get(place).copied().unwrap_or_default()
    }

    /// Whether a track has anything.
    pub(super) const fn has(&self, track: Track) -> bool {
        *track.of(&self.counts) > 0
    }

    /// How high a track is, with its name.
    fn height_of(&self, track: Track) -> f64 {
        if self.has(track) { NAME + pixels(track.of(&self.counts) + 1) * PITCH } else { 0.0 }
    }

    /// The upper end of the clocks.
    pub(super) const fn clocks() -> f64 {
        STRIP_END + LENS
    }

    /// The upper end of the models' track.
    pub(super) fn models(&self) -> f64 {
        Self::clocks() + if self.has(Track::Models) { SAID + CLOCKS + 8.0 } else { 0.0 }
    }

    /// The axis itself.
    pub(super) fn axis(&self) -> f64 {
        self.models() + self.height_of(Track::Models)
    }

    /// The upper end of the events' track.
    pub(super) fn events(&self) -> f64 {
        self.axis() + AXIS
    }

    /// The lower end of all.
    pub(super) fn end(&self) -> f64 {
        self.events() + self.height_of(Track::Events)
    }

    /// The middle of a lane.
    pub(super) fn lane(&self, track: Track, lane: usize) -> f64 {
        let out = (pixels(lane) + 0.5) * PITCH;
        match track {
            Track::Models => self.axis() - out,
            Track::Events => self.events() + NAME + out,
        }
    }

    /// What stands at a fraction of the width and a height.
    pub(super) fn at(&self, stage: &Stage, (x, y): (f64, f64)) -> Option<Card> {
        let track = if y < self.axis() { Track::Models } else { Track::Events };
        let zoom = stage.zoom;
        let day = self.width / zoom.length();
        let (near, tapped) = (NEAR / day, zoom.moment(x));
        let in_lane = |lane: usize| (self.lane(track, lane) - y).abs() <= PITCH / 2.0;
        let here = |from: f64, to: f64| from - near <= tapped && tapped < to + near;
        let Placed { alone, clusters } = self.placed(track, stage, zoom, day);
        // Of two that are near, the one that has begun.
        let one = alone.iter().rev().filter(|one| in_lane(one.lane)).find(|one| {
            stage.moment((track, one.place)).is_some_and(|moment| {
                let (from, to) = mark((moment.days.from.into(), moment.days.to.into()), zoom, day);
                let words = self.words(track, one.place);
                let (from, to) = match one.words {
                    Words::Nowhere => (from, to),
                    Words::After | Words::Upon => (from, to.max(from + (ASIDE + words) / day)),
                    Words::Before => (from - (BEFORE + words) / day, to),
                };
                here(from, to) && zoom.touches(moment.days)
            })
        });
        one.map(|one| Card::One((track, one.place))).or_else(|| {
            let several = |one: &&Cluster| in_lane(0) && here(one.from, one.from + SIGN / day);
            let cluster = clusters.iter().rev().find(several)?;
            Some(Card::Several(track, cluster.places.clone().into()))
        })
    }
}

fn pixels(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    let pixels = count as f64;
    pixels
}
