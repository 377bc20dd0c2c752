//! What a track shows of a part of the axis: moments by themselves, and counted clusters that are moved or joined where an end of
//! the part cuts through them; and on which side a moment has its words, if anywhere.
//!
//! Must stay true: all that is in the part is in what is shown, once, and nothing else is; what stands in the lane of the clusters
//! lies within the part, as the words of a day do in any lane, and none of it touches another.

use super::{
    lanes::{ASIDE, CLUSTER, Content, GAP, Lanes, MARK, SIGN},
    moments::Moment,
    zoom::Zoom,
};

/// From the end of words that stand before their mark to that, in CSS pixels.
pub const BEFORE: f64 = 6.0;

/// Where the words of a moment stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// There is no room for them.
    Nowhere,
    /// On the mark, which is a month or a year long.
    Upon,
    /// After the mark, as usual.
    After,
    /// Before it: after it, the part ends too soon.
    Before,
}

/// A moment by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alone {
    /// Its place in the track.
    pub place: usize,
    /// Its lane, from the axis outwards.
    pub lane: usize,
    /// Where its words stand.
    pub words: Words,
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
    /// What a track of these moments, with words of so many pixels, shows of a part of which a day is so many pixels wide.
    #[must_use]
    pub fn of(lanes: &Lanes, moments: &[Moment], widths: &[f64], part: Zoom, day: f64) -> Self {
        let room = Room { moments, widths, part, day };
        let mut alone = Vec::new();
        let mut gathered: Vec<Cluster> = Vec::new();
        let mut end = f64::NEG_INFINITY;
        // For each lane, where what came last makes room.
        let mut ends: Vec<f64> = Vec::new();
        let is_in = |place: &usize| moments.get(*place).is_some_and(|moment| part.touches(moment.days));
        for slot in lanes.between(part.from, part.to) {
            let members = match &slot.content {
                // Of what ended before the part words alone would be in it, which are not drawn and take no room.
                Content::One(place) if !is_in(place) => continue,
                Content::One(place) => {
                    ends.resize(ends.len().max(slot.lane + 1), f64::NEG_INFINITY);
                    let begin =
                        ends.get_mut(slot.lane).map_or(part.to, |end| std::mem::replace(end, slot.to));
                    let words = room.words(*place, (begin, part.to)).unwrap_or(Words::Upon);
                    alone.push(Alone { place: *place, lane: slot.lane, words });
                    continue;
                }
                Content::Cluster(places) => places.iter().copied(),
            };
            let places: Vec<usize> = members.filter(is_in).collect();
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
        alone.extend(room.ones(&gathered));
        alone.sort_unstable_by_key(|one| one.place);
        gathered.retain(|cluster| cluster.places.len() > 1);
        Self { alone, clusters: gathered }
    }
}

/// What words have to fit in.
struct Room<'a> {
    moments: &'a [Moment],
    widths: &'a [f64],
    part: Zoom,
    day: f64,
}

impl Room<'_> {
    /// Where the words of a day fit between what stands before it in its lane and what comes; `None` where no day is known.
    fn words(&self, place: usize, (begin, end): (f64, f64)) -> Option<Words> {
        let moment = self.moments.get(place).filter(|moment| moment.date.day().is_some())?;
        let from = f64::from(moment.days.from);
        let (left, _) = mark((from, from), self.part, self.day);
        let width = self.widths.get(place)?;
        Some(if from >= self.part.from && from + (ASIDE + width) / self.day <= end {
            Words::After
        } else if left - (BEFORE + width) / self.day >= begin.max(self.part.from) {
            Words::Before
        } else {
            Words::Nowhere
        })
    }

    /// Those that are alone in the lane of the clusters: there was room for their marks, and where nothing is near there is for words.
    fn ones(&self, gathered: &[Cluster]) -> Vec<Alone> {
        let gap = GAP / self.day;
        let mut begin = f64::NEG_INFINITY;
        let mut ones = Vec::new();
        for (index, cluster) in gathered.iter().enumerate() {
            let next = gathered.get(index + 1).map_or(self.part.to, |next| next.from - gap);
            let [place] = *cluster.places else {
                begin = cluster.from + CLUSTER / self.day;
                continue;
            };
            let words = self.words(place, (begin, next)).unwrap_or(Words::Nowhere);
            let width = self.widths.get(place).copied().unwrap_or_default();
            begin = match (words, self.moments.get(place)) {
                (Words::After, _) => cluster.from + (ASIDE + width) / self.day + gap,
                (_, Some(moment)) => f64::from(moment.days.to).max(cluster.from + MARK / self.day) + gap,
                (_, None) => begin,
            };
            ones.push(Alone { place, lane: 0, words });
        }
        ones
    }
}

/// Where a mark is drawn of what lasts from one day to another: within the part, and never less than a mark long, in days.
#[must_use]
pub fn mark((from, to): (f64, f64), part: Zoom, day: f64) -> (f64, f64) {
    let least = MARK / day;
    let left = from.min(part.to - least).max(part.from);
    (left, to.min(part.to).max(left + least))
}
