//! A stretch of dates or of sizes that the list can be narrowed to.
//!
//! Must stay true: both ends belong to it; one that is open at both ends narrows nothing and is the default, and none is
//! upside down; what [`Span::code`] writes [`Span::from_code`] reads.

use super::{
    date::Date,
    quantity::{decimal, decimal_in},
};

/// A stretch between two values; an end that is not there is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span<T> {
    from: Option<T>,
    to: Option<T>,
}

impl<T> Default for Span<T> {
    fn default() -> Self {
        Self { from: None, to: None }
    }
}

/// What can be the end of a stretch.
pub trait End: Copy + Ord {
    /// As it stands in links.
    fn code(self) -> String;

    /// Reads it from a link.
    fn from_code(code: &str) -> Option<Self>;

    /// The first and the last moment of it, or whatever it is made of: a date that is known to the month is all of that month.
    fn bounds(self) -> (u64, u64);
}

impl<T: End> Span<T> {
    /// From one value to another; turned round if they stand the wrong way.
    #[must_use]
    pub fn new(from: Option<T>, to: Option<T>) -> Self {
        match (from, to) {
            (Some(a), Some(b)) if b < a => Self { from: to, to: from },
            _ => Self { from, to },
        }
    }

    /// Where it begins and where it ends.
    #[must_use]
    pub fn ends(self) -> (Option<T>, Option<T>) {
        (self.from, self.to)
    }

    /// Whether it narrows nothing.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Whether some of a value lies within; what is unknown does only where nothing is asked.
    #[must_use]
    pub fn holds(self, value: Option<T>) -> bool {
        let Some(value) = value else { return self.is_open() };
        let (first, last) = value.bounds();
        self.from.is_none_or(|from| from.bounds().0 <= last) && self.to.is_none_or(|to| first <= to.bounds().1)
    }

    /// As it stands in links: `2023-03..2023-06`, `..2023-06`; empty if it is open.
    #[must_use]
    pub fn code(self) -> String {
        let code = |end: Option<T>| end.map(End::code).unwrap_or_default();
        if self.is_open() { String::new() } else { format!("{}..{}", code(self.from), code(self.to)) }
    }

    /// Reads it from a link; an end that is none is open.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        let (from, to) = code.split_once("..").unwrap_or((code, code));
        Self::new(T::from_code(from), T::from_code(to))
    }
}

impl End for Date {
    fn code(self) -> String {
        self.to_string()
    }

    fn from_code(code: &str) -> Option<Self> {
        code.parse().ok()
    }

    fn bounds(self) -> (u64, u64) {
        let at = |month: u8, day: u8| u64::from(self.year()) * 10_000 + u64::from(month) * 100 + u64::from(day);
        let part = |known: Option<u8>, unknown| known.unwrap_or(unknown);
        // No month has more days than that, and dates of one month are only compared.
        (at(part(self.month(), 1), part(self.day(), 1)), at(part(self.month(), 12), part(self.day(), 31)))
    }
}

/// A number of parameters, in millions (10⁶).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Millions(pub u32);

impl Millions {
    /// The nearest to a number of billions (10⁹); what is too large for the type is its largest.
    #[must_use]
    pub fn of_billions(billion: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float as an integer saturates")]
        Self((billion * 1000.0).round() as u32)
    }

    /// In billions (10⁹).
    #[must_use]
    pub fn billions(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

impl End for Millions {
    /// In billions, as people say it.
    fn code(self) -> String {
        decimal(self.billions())
    }

    fn from_code(code: &str) -> Option<Self> {
        decimal_in(code).map(Self::of_billions)
    }

    fn bounds(self) -> (u64, u64) {
        (self.0.into(), self.0.into())
    }
}

#[cfg(test)]
mod tests {
    use super::{Millions, Span};
    use crate::domain::Date;

    fn holds(span: &str, date: &str) -> bool {
        Span::<Date>::from_code(span).holds(date.parse().ok())
    }

    #[test]
    fn a_date_is_held_where_it_may_lie_within() {
        for (span, date, expected) in [
            ("2023-03..2023-06", "2023-03-31", true),
            ("2023-03..2023-06", "2023-06-30", true),
            ("2023-03..2023-06", "2023-07", false),
            ("2023-03..2023-06", "2023", true),
            ("2023-03-10..2023-03-20", "2023-03", true),
            ("2023-03-10..2023-03-20", "2023-04", false),
            ("..2022", "2022-12-31", true),
            ("2024..", "2023-12", false),
            ("2023-06..2023-03", "2023-04-01", true),
            ("2023-04", "2023-04-07", true),
            ("", "", true),
            ("2023..", "", false),
            ("nonsense..2023-02-30", "1999", true),
        ] {
            assert_eq!(holds(span, date), expected, "{date} in {span}");
        }
    }

    #[test]
    fn sizes_are_written_in_billions() {
        for (code, canonical) in
            [("6..180", "6..180"), ("0.7..", "0.7.."), ("180..6", "6..180"), ("x..", ""), ("..", ""), ("6.2", "6.2..6.2")]
        {
            assert_eq!(Span::<Millions>::from_code(code).code(), canonical, "{code}");
        }
        assert!(Span::<Millions>::from_code("6..").holds(Some(Millions::of_billions(6.2))));
        assert!(!Span::<Millions>::from_code("6..").holds(None));
    }
}
