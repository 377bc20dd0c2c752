//! What a track shows of a part of the axis: moments by themselves, and counted clusters that are moved or joined where an end of
//! the part cuts through them.
//!
//! Must stay true: all that is in the part is in what is shown, once, and nothing else is; what stands in the lane of the clusters
//! lies within the part, and none of it touches another.

use super::{
    lanes::{CLUSTER, Content, GAP, Lanes, MARK, SIGN},
    moments::Moment,
    zoom::Zoom,
};

/// A moment by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alone {
    /// Its place in the track.
    pub place: usize,
    /// Its lane, from the axis outwards.
    pub lane: usize,
    /// Whether there is room for its words.
    pub says: bool,
}

/// Several moments in one sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Their places in the track, ascending.
    pub places: Vec<usize>,
    /// Where it begins, in days.
    pub from: f64,
}

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placed {
    /// What stands by itself, in the order of its places.
    pub alone: Vec<Alone>,
    /// The clusters, in the order of time.
    pub clusters: Vec<Cluster>,
}

impl Placed {
    /// What a track of these moments shows of a part of which a day is so many pixels wide.
    #[must_use]
    pub fn of(lanes: &Lanes, moments: &[Moment], part: Zoom, day: f64) -> Self {
        let mut alone = Vec::new();
        let mut gathered: Vec<Cluster> = Vec::new();
        let mut end = f64::NEG_INFINITY;
        for slot in lanes.between(part.from, part.to) {
            let members = match &slot.content {
                Content::One(place) => {
                    alone.push(Alone { place: *place, lane: slot.lane, says: true });
                    continue;
                }
                Content::Cluster(places) => places.iter().copied(),
            };
            let places: Vec<usize> = members
                .filter(|place| moments.get(*place).is_some_and(|moment| part.touches(moment.days)))
                .collect();
            if places.is_empty() {
                continue;
            }
            let from = slot.from.min(part.to - SIGN / day).max(part.from);
            match gathered.last_mut().filter(|_| from < end) {
                Some(last) => {
                    last.places.extend(places);
                    end = last.from + CLUSTER / day;
                }
                None => {
                    // As long as it is the only one it is drawn as it is.
                    let until = match *places {
                        [only] => moments.get(only).map_or(from, |one| f64::from(one.days.to) + GAP / day),
                        _ => from,
                    };
                    end = (from + CLUSTER / day).max(until);
                    gathered.push(Cluster { places, from });
                }
            }
        }
        let (ones, clusters): (Vec<_>, Vec<_>) =
            gathered.into_iter().partition(|cluster| cluster.places.len() == 1);
        // There was room for a mark, if not for its words.
        let marks = ones.into_iter().flat_map(|cluster| cluster.places);
        alone.extend(marks.map(|place| Alone { place, lane: 0, says: false }));
        alone.sort_unstable_by_key(|one| one.place);
        Self { alone, clusters }
    }
}

/// Where a mark is drawn of what lasts from one day to another: within the part, and never less than a mark long, in days.
#[must_use]
pub fn mark((from, to): (f64, f64), part: Zoom, day: f64) -> (f64, f64) {
    let least = MARK / day;
    let left = from.min(part.to - least).max(part.from);
    (left, to.min(part.to).max(left + least))
}
