//! The part of the axis that is in view: how it moves, and how it stands in links.
//!
//! Must stay true: a part lies within the whole, is no shorter than a week and has its ends in order; zooming leaves the day under the
//! pointer where it is, unless an end of the whole is in the way; what is moved there and back is where it was.

use super::days::{Day, Days, date};
use crate::domain::{Date, Span, Timespan, span::month_of};

/// The shortest part, in days.
pub const LEAST: f64 = 7.0;

/// A part of the axis, in days; in fractions of days while it moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zoom {
    /// Where it begins.
    pub from: f64,
    /// Where it ends; this moment no longer belongs to it.
    pub to: f64,
}

impl Zoom {
    /// All that is drawn: whole years.
    #[must_use]
    pub fn whole(span: &Timespan) -> Self {
        let (from, to) = (Days::of(span.from), Days::of(span.to.max(span.from)));
        Self::new(from.from, to.to)
    }

    /// What is in view before anything is moved: the document's own year.
    #[must_use]
    pub fn first(span: &Timespan) -> Self {
        let year = Days::of(span.focus);
        Self::new(year.from, year.to).within(Self::whole(span))
    }

    /// What a link says.
    #[must_use]
    pub fn of_dates((from, to): (Date, Date)) -> Self {
        Self::new(Days::of(from).from, Days::of(to).to)
    }

    fn new(from: Day, to: Day) -> Self {
        Self { from: from.into(), to: to.into() }
    }

    /// The days that it touches, as a link says them: the first and the last.
    #[must_use]
    pub fn dates(self) -> (Date, Date) {
        let Days { from, to } = self.days();
        (date(from), date(to - 1))
    }

    /// The days that it touches. A sliver of a day is none, since a part that is moved there and back is a little beside itself.
    #[must_use]
    pub fn days(self) -> Days {
        let from = floor(self.from + SLIVER);
        Days { from, to: (-floor(SLIVER - self.to)).max(from + 1) }
    }

    /// The months that it touches.
    #[must_use]
    pub fn months(self) -> Option<Span> {
        let (first, last) = self.dates();
        Some(Span::new(month_of(first)?, month_of(last)?))
    }

    /// Whether any of some days lies in it.
    #[must_use]
    pub fn touches(self, days: Days) -> bool {
        f64::from(days.from) < self.to && f64::from(days.to) > self.from
    }

    /// How long it is, in days.
    #[must_use]
    pub fn length(self) -> f64 {
        self.to - self.from
    }

    /// Where a moment is, as a fraction of the width; outside of 0 to 1 where it is out of view.
    #[must_use]
    pub fn place(self, day: f64) -> f64 {
        (day - self.from) / self.length()
    }

    /// The moment at a fraction of the width.
    #[must_use]
    pub fn moment(self, place: f64) -> f64 {
        self.from + place * self.length()
    }

    /// The same as far as the whole allows: shortened or lengthened around its middle, then moved.
    #[must_use]
    pub fn within(self, whole: Self) -> Self {
        let length = self.length().max(LEAST).min(whole.length());
        let from = self.moment(0.5) - length / 2.0;
        let from = from.min(whole.to - length).max(whole.from);
        Self { from, to: from + length }
    }

    /// A factor larger, around a place that stays where it is. Factors below 1 show more.
    #[must_use]
    pub fn larger(self, factor: f64, around: f64, whole: Self) -> Self {
        let length = (self.length() / factor).max(LEAST).min(whole.length());
        let from = self.moment(around) - around * length;
        Self { from, to: from + length }.within(whole)
    }

    /// Moved by fractions of the width; what was at 1 is at 0 after a move by 1.
    #[must_use]
    pub fn moved(self, by: f64, whole: Self) -> Self {
        let by = by * self.length();
        Self { from: self.from + by, to: self.to + by }.within(whole)
    }

    /// With its middle at a moment.
    #[must_use]
    pub fn around(self, moment: f64, whole: Self) -> Self {
        self.moved(self.place(moment) - 0.5, whole)
    }

    /// Moved no further than it takes to have some days in view, with a little room beside them; lengthened where they are more.
    #[must_use]
    pub fn with(self, days: Days, whole: Self) -> Self {
        let (from, to) = (f64::from(days.from), f64::from(days.to));
        let room = self.length() / 10.0;
        if self.from <= from && to <= self.to {
            self
        } else if to - from + 2.0 * room > self.length() {
            Self { from: from - room, to: to + room }.within(whole)
        } else if from < self.from {
            self.moved(self.place(from - room), whole)
        } else {
            self.moved(self.place(to + room) - 1.0, whole)
        }
    }
}

/// What is no day, in days.
const SLIVER: f64 = 1e-6;

fn floor(day: f64) -> Day {
    #[expect(clippy::cast_possible_truncation, reason = "days of the years 1 to 9999")]
    let whole = day.floor() as Day;
    whole
}
