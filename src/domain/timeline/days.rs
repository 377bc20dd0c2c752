//! Days that can be counted, and dates as the days that they may mean.
//!
//! Must stay true: a date that is known to the month or the year is all the days of it and never its first one; `date(first_of(d)) == d`
//! for every date that is known to the day.

use time::{Date as Calendar, Month};

use crate::domain::Date;

/// A day, by its number in the Julian count.
pub type Day = i32;

/// Days one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    /// The first of them.
    pub from: Day,
    /// The one after the last.
    pub to: Day,
}

impl Days {
    /// The days that a date may mean.
    #[must_use]
    pub fn of(date: Date) -> Self {
        let (year, month) = (i32::from(date.year()), date.month());
        let from = number(year, month.unwrap_or(1), date.day().unwrap_or(1));
        let to = match (month, date.day()) {
            (Some(_), Some(_)) => from + 1,
            (Some(12), None) | (None, _) => number(year + 1, 1, 1),
            (Some(month), None) => number(year, month + 1, 1),
        };
        Self { from, to }
    }

    /// How many there are.
    #[must_use]
    pub const fn count(self) -> i32 {
        self.to - self.from
    }
}

/// The date of a day, known to the day. Years end with 9999.
#[must_use]
pub fn date(day: Day) -> Date {
    let calendar = Calendar::from_julian_day(day).unwrap_or(Calendar::MAX).min(Calendar::MAX);
    let year = u16::try_from(calendar.year()).unwrap_or(1).max(1);
    Date::of_day(year, u8::from(calendar.month()), calendar.day())
}

/// How many days after a Monday.
#[must_use]
pub fn weekday(day: Day) -> i32 {
    // The Julian count begins with a Monday.
    day.rem_euclid(7)
}

/// The number of a day. The year after the last one begins where that ends.
fn number(year: i32, month: u8, day: u8) -> Day {
    let month = Month::try_from(month).unwrap_or(Month::January);
    Calendar::from_calendar_date(year, month, day)
        .map_or(Calendar::MAX.to_julian_day() + 1, Calendar::to_julian_day)
}
