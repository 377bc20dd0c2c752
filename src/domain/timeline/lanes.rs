//! Which moment stands in which lane of a track, and which are gathered in counted clusters because there is no room.
//!
//! Must stay true: nothing in a lane touches what is beside it; every moment is somewhere, once, at any scale; the layout depends on
//! the scale and never on what part of the axis is in view, so that panning moves no lane. It is made in one sweep: n moments
//! in k lanes cost n · k.

use super::{days::Days, moments::Moment};

/// The height of a lane is for the view to know; its widths are here, in CSS pixels. From the beginning of a mark to its words.
pub const ASIDE: f64 = 18.0;
/// The least that a mark is wide, so that a finger finds it.
pub const MARK: f64 = 12.0;
/// What stays free behind a moment.
pub const GAP: f64 = 10.0;
/// How wide the sign of a cluster is.
pub const SIGN: f64 = 36.0;
/// The same with what stays free behind it.
pub const CLUSTER: f64 = SIGN + GAP;
/// Scales between which nothing is laid out anew, to the factor of 2.
const STEPS: f64 = 4.0;

/// How much of the axis a pixel shows: pixels a day, in steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale(i32);

impl Scale {
    /// The step below a number of pixels a day, so that there is never less room than was laid out for.
    #[must_use]
    pub fn below(pixels: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "a logarithm of the pixels of a day")]
        let step = (libm::log2(pixels.max(1e-9)) * STEPS).floor() as i32;
        Self(step)
    }

    /// Pixels a day.
    #[must_use]
    pub fn pixels(self) -> f64 {
        libm::exp2(f64::from(self.0) / STEPS)
    }
}

/// What stands in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// One moment, by its place in the track.
    One(usize),
    /// Those that found no room, by their places.
    Cluster(Vec<usize>),
}

/// Something in a lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// What it is.
    pub content: Content,
    /// Its lane, from the axis outwards. Clusters have lane 0 for themselves.
    pub lane: usize,
    /// Where it begins, in days.
    pub from: f64,
    /// Where the next one in this lane may begin, in days.
    pub to: f64,
    /// When all of it is over, in days.
    pub until: f64,
}

/// A track, laid out for a scale.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lanes {
    /// Everything, in the order of where it begins.
    slots: Vec<Slot>,
    /// For each slot, where the one that goes or lasts furthest ends of it and all before it.
    reach: Vec<f64>,
}

impl Lanes {
    /// Lays out a track. `widths` are those of the moments' words in CSS pixels, and `count` is how many lanes there are beside
    /// that of the clusters.
    #[must_use]
    pub fn new(moments: &[Moment], widths: &[f64], scale: Scale, count: usize) -> Self {
        let day = scale.pixels();
        let mut free = vec![f64::NEG_INFINITY; count];
        let mut slots: Vec<Slot> = Vec::with_capacity(moments.len());
        let mut gathered: Vec<Slot> = Vec::new();
        for (place, (moment, width)) in moments.iter().zip(widths).enumerate() {
            let Days { from, to } = moment.days;
            let (from, until) = (f64::from(from), f64::from(to));
            let words = from + (ASIDE + width + GAP) / day;
            let to = words.max(until + GAP / day);
            if let Some((lane, end)) = free.iter_mut().enumerate().find(|(_, end)| **end <= from) {
                *end = to;
                slots.push(Slot { content: Content::One(place), lane: lane + 1, from, to, until });
            } else if let Some(last) = gathered.last_mut().filter(|last| from < last.to) {
                if let Content::Cluster(members) = &mut last.content {
                    members.push(place);
                }
                last.to = last.from + CLUSTER / day;
                last.until = last.until.max(until);
            } else {
                // As long as it is the only one it is drawn as it is.
                let to = (from + CLUSTER / day).max(until + GAP / day);
                gathered.push(Slot { content: Content::Cluster(vec![place]), lane: 0, from, to, until });
            }
        }
        slots.append(&mut gathered);
        slots.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut furthest = f64::NEG_INFINITY;
        let reach = slots.iter().map(|slot| {
            furthest = furthest.max(slot.to).max(slot.until);
            furthest
        });
        Self { reach: reach.collect(), slots }
    }

    /// What may be seen between two moments, in the order of where it begins.
    pub fn between(&self, from: f64, to: f64) -> impl Iterator<Item = &Slot> {
        let first = self.reach.partition_point(|reach| *reach <= from);
        let end = self.slots.partition_point(|slot| slot.from < to).max(first);
        let slots = self.slots.get(first..end).unwrap_or_default();
        slots.iter().filter(move |slot| slot.to.max(slot.until) > from)
    }

    /// Everything.
    #[must_use]
    pub fn all(&self) -> &[Slot] {
        &self.slots
    }
}
