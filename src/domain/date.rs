//! A date that is known to the year, the month or the day, and is never shown more precisely than that.
//!
//! Invariant: a [`Date`] exists in the Gregorian calendar. It has no time of day and no time zone.

use std::{fmt, str::FromStr};

use serde::Serialize;

use super::{
    json::Json,
    read::{Mistakes, Place, Read, read_text},
    text::Lang,
};

/// A date as precise as it is known. Dates order by year, month, day; a less precise date comes before
/// the more precise ones inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// Why a text is not a date, and what would be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not of the form `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Form(String),
    /// There is no such month.
    Month(String),
    /// The month has fewer days.
    Day {
        /// What was written.
        text: String,
        /// How many days the month has.
        days: u8,
    },
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(text) => write!(f, "\"{text}\" is not of the form YYYY, YYYY-MM or YYYY-MM-DD"),
            Self::Month(text) => write!(f, "\"{text}\" is not a date: months go from 01 to 12"),
            Self::Day { text, days } => write!(f, "\"{text}\" is not a date: that month has {days} days"),
        }
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// The year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, if known.
    #[must_use]
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, if known.
    #[must_use]
    pub const fn day(self) -> Option<u8> {
        self.day
    }

    /// A month, 1 to 12, of a year.
    pub(super) fn of_month(year: u16, month: u32) -> Self {
        Self { year, month: u8::try_from(month).ok(), day: None }
    }

    /// A day, 1 to 31, of a month, 1 to 12, of a year; the caller knows that there is such a day.
    pub(super) const fn of_day(year: u16, month: u8, day: u8) -> Self {
        Self { year, month: Some(month), day: Some(day) }
    }

    /// Whether this date can be told to lie before another at the precision both have.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        let known = |a: Option<u8>, b: Option<u8>| a.zip(b);
        if self.year != other.year {
            return self.year < other.year;
        }
        match known(self.month, other.month) {
            Some((a, b)) if a != b => a < b,
            Some(_) => known(self.day, other.day).is_some_and(|(a, b)| a < b),
            None => false,
        }
    }

    /// The date in words, as precise as it is known: `2023年4月7日` or `7 April 2023`.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let year = self.year;
        let name = |month: u8| MONTHS.get(usize::from(month) - 1).copied().unwrap_or_default();
        match (lang, self.month, self.day) {
            (Lang::Zh, None, _) => format!("{year}年"),
            (Lang::Zh, Some(month), None) => format!("{year}年{month}月"),
            (Lang::Zh, Some(month), Some(day)) => format!("{year}年{month}月{day}日"),
            (Lang::En, None, _) => year.to_string(),
            (Lang::En, Some(month), None) => format!("{} {year}", name(month)),
            (Lang::En, Some(month), Some(day)) => format!("{day} {} {year}", name(month)),
        }
    }
}

impl fmt::Display for Date {
    /// The form of documents and of `datetime` attributes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let form = || DateError::Form(text.to_owned());
        let mut parts = text.split('-');
        let mut number = |digits: usize| match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse::<u16>().map(Some).map_err(|_| form())
            }
            Some(_) => Err(form()),
        };
        let year = number(4)?.filter(|year| *year > 0).ok_or_else(form)?;
        let month = number(2)?;
        let day = number(2)?;
        if parts.next().is_some() {
            return Err(form());
        }
        let narrow = |n: u16| u8::try_from(n).unwrap_or(u8::MAX);
        let (month, day) = (month.map(narrow), day.map(narrow));
        if month.is_some_and(|month| !(1..=12).contains(&month)) {
            return Err(DateError::Month(text.to_owned()));
        }
        if let Some((month, day)) = month.zip(day) {
            let days = days_in(year, month);
            if !(1..=days).contains(&day) {
                return Err(DateError::Day { text: text.to_owned(), days });
            }
        }
        Ok(Self { year, month, day })
    }
}

impl Read for Date {
    fn read(value: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) -> Self {
        read_text(value, place, mistakes, |text| text.parse().map_err(|error: DateError| error.to_string()))
    }
}

/// The first year: a stand-in while a document is read, and nothing that anyone gets to see.
impl Default for Date {
    fn default() -> Self {
        Self { year: 1, month: None, day: None }
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "partial-date",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
            "description": "A date known to the year, the month or the day: YYYY, YYYY-MM or YYYY-MM-DD."
        })
    }
}
