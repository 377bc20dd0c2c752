//! Three clocks along the axis: how many models had been announced by a day, how many had opened, and how many of these with open weights.
//!
//! Must stay true: a date counts from the last day that it may mean, so that no clock is ever ahead of what is known; what has no date
//! is in no clock and counted beside.

use super::{
    days::{Day, Days},
    zoom::Zoom,
};
use crate::domain::{Document, Model};

/// What a clock counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Models announced.
    Announced,
    /// Models that everybody could use.
    Opened,
    /// Of those, models with open weights, where the document says which field and value mean that.
    Weights,
}

/// The days on which a clock went on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// What it counts.
    pub clock: Clock,
    /// The days, ascending; as often as models were counted.
    days: Vec<Day>,
    /// How many models would be counted if their date were known.
    pub undated: usize,
}

impl Hand {
    /// How many had been counted when a moment had come.
    #[must_use]
    pub fn at(&self, moment: f64) -> usize {
        self.days.partition_point(|day| f64::from(*day) <= moment)
    }

    /// How many are counted in the end.
    #[must_use]
    pub fn most(&self) -> usize {
        self.days.len()
    }

    /// The steps of a part of the axis, no two nearer than a fraction of its width: where, and how many from there on. The first is
    /// where the part begins.
    #[must_use]
    pub fn steps(&self, zoom: Zoom, nearest: f64) -> Vec<(f64, usize)> {
        let first = self.at(zoom.from);
        let mut steps = vec![(0.0, first)];
        for (n, day) in self.days.iter().enumerate().skip(first) {
            let place = zoom.place((*day).into());
            if place > 1.0 {
                break;
            }
            match steps.last_mut() {
                Some((last, count)) if place - *last < nearest => *count = n + 1,
                _ => steps.push((place, n + 1)),
            }
        }
        steps
    }
}

/// The clocks of a document: two, and the third where it says what open weights are.
#[must_use]
pub fn clocks(document: &Document) -> Vec<Hand> {
    let weights = document.article.timeline.weights.as_ref();
    let is_open = |model: &Model| {
        weights.is_some_and(|weights| {
            model.facets.get(&weights.field).is_some_and(|values| values.contains(&weights.value))
        })
    };
    let hand = |clock: Clock| {
        let counted = document.models.iter().filter(|model| clock != Clock::Weights || is_open(model));
        let dates =
            counted.map(|model| if clock == Clock::Announced { model.announced } else { model.opened });
        let (mut days, mut undated) = (Vec::new(), 0);
        for date in dates {
            match date {
                Some(date) => days.push(Days::of(date).to),
                None => undated += 1,
            }
        }
        days.sort_unstable();
        Hand { clock, days, undated }
    };
    let third = weights.map(|_| Clock::Weights);
    [Clock::Announced, Clock::Opened].into_iter().chain(third).map(hand).collect()
}
