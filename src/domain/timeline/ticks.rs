//! What the axis is divided by: as fine as there is room for the words.
//!
//! Must stay true: ticks stand where a year, a quarter, a month, a week or a day begins; words never touch; of a few days as of
//! thousands of years there are no more ticks than fit.

use super::{
    days::{Day, Days, date, weekday},
    zoom::Zoom,
};
use crate::domain::Date;

/// What a tick begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A day.
    Day,
    /// A week, on its Monday.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// So many years, counted from the year 0.
    Years(u16),
}

/// The units there are, from fine to coarse, with about how many days they have and how many pixels their words take.
const UNITS: [(Unit, f64, f64); 11] = [
    (Unit::Day, 1.0, 44.0),
    (Unit::Week, 7.0, 44.0),
    (Unit::Month, 30.4, 46.0),
    (Unit::Quarter, 91.3, 66.0),
    (Unit::Years(1), 365.25, 56.0),
    (Unit::Years(2), 730.5, 56.0),
    (Unit::Years(5), 1826.25, 56.0),
    (Unit::Years(10), 3652.5, 56.0),
    (Unit::Years(50), 18_262.5, 56.0),
    (Unit::Years(200), 73_050.0, 56.0),
    (Unit::Years(1000), 365_250.0, 56.0),
];
/// How wide the number of a year is by itself.
const YEAR: f64 = 40.0;
/// How wide the words of a coarse tick are, such as `2023年11月` or `November 2023`.
const COARSE: f64 = 120.0;

/// A line on the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Where, as a fraction of the width.
    pub place: f64,
    /// The first day of what begins there.
    pub date: Date,
}

/// How the part in view is divided.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    /// By what.
    pub unit: Unit,
    /// Where something begins.
    pub fine: Vec<Tick>,
    /// What that is a part of, for a second line of words: years, or months. The first one may have begun before.
    pub coarse: Vec<Tick>,
}

impl Ticks {
    /// Divides a part of the axis that is so many pixels wide.
    #[must_use]
    pub fn of(zoom: Zoom, width: f64) -> Self {
        let day = width / zoom.length();
        let fits = UNITS.into_iter().find(|(_, days, words)| days * day >= *words);
        let unit = fits.map_or(Unit::Years(1000), |(unit, ..)| unit);
        let fine = starts(unit, zoom).filter(|start| f64::from(*start) >= zoom.from);
        let above = match unit {
            Unit::Day | Unit::Week => Some(Unit::Month),
            Unit::Month | Unit::Quarter => Some(Unit::Years(1)),
            Unit::Years(_) => None,
        };
        let coarse: Vec<Tick> = above.map_or_else(Vec::new, |above| {
            let all: Vec<Tick> = starts(above, zoom).map(|start| tick(start, zoom)).collect();
            let sticks = |tick: &Tick| Tick { place: tick.place.max(0.0), ..*tick };
            let next = all.iter().map(|tick| tick.place).skip(1).chain([f64::INFINITY]);
            // What has begun before gives way to what begins beside it.
            all.iter()
                .zip(next)
                .filter(|(_, next)| next * width >= COARSE)
                .map(|(tick, _)| sticks(tick))
                .collect()
        });
        Self { unit, fine: fine.map(|start| tick(start, zoom)).collect(), coarse }
    }
}

/// Where years begin, or as many of them as have room.
#[must_use]
pub fn years(zoom: Zoom, width: f64) -> Vec<Tick> {
    let day = width / zoom.length();
    let fits = |(unit, days, _): &(Unit, f64, f64)| *unit >= Unit::Years(1) && days * day >= YEAR;
    let unit = UNITS.iter().find(|unit| fits(unit)).map_or(Unit::Years(1000), |(unit, ..)| *unit);
    starts(unit, zoom).filter(|start| f64::from(*start) >= zoom.from).map(|start| tick(start, zoom)).collect()
}

fn tick(start: Day, zoom: Zoom) -> Tick {
    Tick { place: zoom.place(start.into()), date: date(start) }
}

/// Where a unit begins, from the one that a part begins in to its end.
fn starts(unit: Unit, zoom: Zoom) -> impl Iterator<Item = Day> {
    let days = zoom.days();
    let first = start_of(unit, days.from);
    std::iter::successors(Some(first), move |start| Some(next(unit, *start)))
        .take_while(move |start| f64::from(*start) < zoom.to)
}

/// Where the unit begins that a day lies in.
fn start_of(unit: Unit, day: Day) -> Day {
    let known = date(day);
    let (year, month) = (known.year(), u32::from(known.month().unwrap_or(1)));
    match unit {
        Unit::Day => day,
        Unit::Week => day - weekday(day),
        Unit::Month => first_of(year, month),
        Unit::Quarter => first_of(year, (month - 1) / 3 * 3 + 1),
        Unit::Years(count) => first_of((year / count * count).max(1), 1),
    }
}

/// Where the unit after one begins that begins on a day.
fn next(unit: Unit, start: Day) -> Day {
    let known = date(start);
    let month = Days::of(Date::of_month(known.year(), u32::from(known.month().unwrap_or(1))));
    match unit {
        Unit::Day => start + 1,
        Unit::Week => start + 7,
        Unit::Month => month.to,
        // A month after a month after a month.
        Unit::Quarter => next(Unit::Month, next(Unit::Month, month.to)),
        Unit::Years(count) => {
            let year = known.year() / count * count;
            year.checked_add(count).filter(|year| *year <= 9999).map_or(Day::MAX, |year| first_of(year, 1))
        }
    }
}

fn first_of(year: u16, month: u32) -> Day {
    Days::of(Date::of_month(year, month)).from
}
