//! Stretches of time and of size that the list can be narrowed to.
//!
//! Must stay true: both ends belong to a span and stand in order; what [`Measure::write`] writes, [`Measure::read`] reads; what is not
//! known to the month, or was never disclosed, lies in no span.
//!
//! Both measures are counted in whole steps: months, and size classes of 1, 2 and 5 in each power of ten, which is as fine as figures
//! of parameters are said.

use super::{
    date::Date,
    document::Model,
    quantity::{decimal, parameters, parameters_in},
    text::Lang,
};

/// The months in a year.
const MONTHS: u32 = 12;
/// The last size class: from 5 · 10^15 parameters.
const LAST_CLASS: u32 = 29;

/// What models are measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The month in which they were announced.
    Announced,
    /// The size class that their number of parameters falls into.
    Size,
}

/// Steps of a measure, from the first to the last of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    first: u32,
    last: u32,
}

impl Span {
    /// From one step to another, whichever comes first.
    #[must_use]
    pub fn new(a: u32, b: u32) -> Self {
        Self { first: a.min(b), last: a.max(b) }
    }

    /// The first and the last step.
    #[must_use]
    pub const fn ends(self) -> (u32, u32) {
        (self.first, self.last)
    }

    /// Whether a step lies within.
    #[must_use]
    pub const fn holds(self, step: u32) -> bool {
        self.first <= step && step <= self.last
    }
}

impl Measure {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Announced, Self::Size];

    /// The name in links.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Announced => "date",
            Self::Size => "size",
        }
    }

    /// The measure with a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.code() == code)
    }

    /// The step of a model, if it is known.
    #[must_use]
    pub fn of(self, model: &Model) -> Option<u32> {
        match self {
            Self::Announced => month_of(model.announced?),
            Self::Size => Some(class_of(model.params.as_ref()?.billion)),
        }
    }

    /// A span as it stands in links: `2023-03..2023-06`, or `10..200` in billions (10⁹) of parameters, the second of which is not
    /// reached.
    #[must_use]
    pub fn write(self, span: Span) -> String {
        match self {
            Self::Announced => format!("{}..{}", month(span.first), month(span.last)),
            Self::Size => format!("{}..{}", decimal(edge(span.first)), decimal(edge(span.last + 1))),
        }
    }

    /// Reads a span from a link. Sizes between two classes take in the whole of theirs.
    #[must_use]
    pub fn read(self, text: &str) -> Option<Span> {
        let (first, last) = text.split_once("..")?;
        match self {
            Self::Announced => {
                let step = |text: &str| month_of(text.parse().ok()?);
                Some(Span::new(step(first)?, step(last)?))
            }
            Self::Size => {
                let size = |text: &str| parameters_in(&[text, "b"].concat());
                let (first, last) = (size(first)?, size(last)?);
                let (first, last) = (first.min(last), first.max(last));
                let end = class_of(last);
                // An end that begins a class is not reached.
                let end = if edge(end) < last { end } else { end.saturating_sub(1) };
                Some(Span::new(class_of(first).min(end), end))
            }
        }
    }

    /// A span in words: `2023年3月—2023年6月`, `10 billion – 200 billion parameters`.
    #[must_use]
    pub fn words(self, span: Span, lang: Lang) -> String {
        let (first, last) = match self {
            Self::Announced if span.first == span.last => return month(span.first).words(lang),
            Self::Announced => (month(span.first).words(lang), month(span.last).words(lang)),
            Self::Size => (parameters(edge(span.first), lang), parameters(edge(span.last + 1), lang)),
        };
        match (self, lang) {
            (Self::Announced, Lang::Zh) => format!("{first}—{last}"),
            (Self::Announced, Lang::En) => format!("{first} – {last}"),
            (Self::Size, Lang::Zh) => format!("参数{first}—{last}"),
            (Self::Size, Lang::En) => format!("{first} – {last} parameters"),
        }
    }
}

/// The months since the year 0.
#[must_use]
pub fn month_of(date: Date) -> Option<u32> {
    Some(u32::from(date.year()) * MONTHS + u32::from(date.month()?) - 1)
}

/// The month that is so many after the year 0. Years end with 9999.
#[must_use]
pub fn month(step: u32) -> Date {
    Date::of_month(u16::try_from(step / MONTHS).unwrap_or(9999), step % MONTHS + 1)
}

/// Where each size class begins, and where the last one ends. A table, since a filter asks of every model.
#[expect(clippy::indexing_slicing, reason = "beyond the ends it would not compile")]
const EDGES: [f64; LAST_CLASS as usize + 2] = {
    let mut edges = [0.0; LAST_CLASS as usize + 2];
    let (mut class, mut power) = (0, 1.0);
    while class < edges.len() {
        // A million begins the first.
        edges[class] = [1.0, 2.0, 5.0][class % 3] * power / 1000.0;
        class += 1;
        if class % 3 == 0 {
            power *= 10.0;
        }
    }
    edges
};

/// Where a size class begins, in billions (10⁹) of parameters.
#[must_use]
pub fn edge(class: u32) -> f64 {
    EDGES.get(class as usize).copied().unwrap_or(f64::MAX)
}

/// The size class of a number of parameters, in billions (10⁹). What is smaller than the first class is in it.
#[must_use]
pub fn class_of(billion: f64) -> u32 {
    (1..=LAST_CLASS).take_while(|class| edge(*class) <= billion).last().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Measure, Span, class_of, edge};
    use crate::domain::Lang;

    #[test]
    fn a_span_is_read_as_it_is_written_and_never_upside_down() {
        for (measure, text, canonical) in [
            (Measure::Announced, "2023-03..2023-06", Some("2023-03..2023-06")),
            (Measure::Announced, "2023-06..2023-03", Some("2023-03..2023-06")),
            (Measure::Announced, "2023-03-16..2023-04", Some("2023-03..2023-04")),
            (Measure::Announced, "2023..2024", None),
            (Measure::Announced, "2023-13..2024-01", None),
            (Measure::Announced, "2023-03", None),
            (Measure::Size, "10..200", Some("10..200")),
            (Measure::Size, "200..10", Some("10..200")),
            (Measure::Size, "6..180", Some("5..200")),
            (Measure::Size, "0.5..1", Some("0.5..1")),
            (Measure::Size, "0.7..0.7", Some("0.5..1")),
            (Measure::Size, "100..100", Some("50..100")),
            (Measure::Size, "0..0", Some("0.001..0.002")),
            (Measure::Size, "..", None),
            (Measure::Size, "-1..5", None),
            (Measure::Size, "1e9..5", None),
        ] {
            let span = measure.read(text);
            let written = span.map(|span| measure.write(span));
            assert_eq!(written.as_deref(), canonical, "{text}");
            assert_eq!(written.and_then(|text| measure.read(&text)), span, "{text}");
        }
    }

    #[test]
    fn every_class_begins_where_the_one_before_ends() {
        for class in 0..29 {
            assert!(edge(class) < edge(class + 1));
            assert_eq!(class_of(edge(class)), class);
            let span = Span::new(class, (class + 3).min(29));
            assert_eq!(Measure::Size.read(&Measure::Size.write(span)), Some(span));
        }
        assert_eq!(class_of(0.0), 0);
    }

    #[test]
    fn spans_are_said_as_each_language_says_them() {
        let said =
            |measure: Measure, text: &str, lang| measure.read(text).map(|span| measure.words(span, lang));
        for (measure, text, zh, en) in [
            (Measure::Announced, "2023-03..2023-06", "2023年3月—2023年6月", "March 2023 – June 2023"),
            (Measure::Announced, "2023-03..2023-03", "2023年3月", "March 2023"),
            (Measure::Size, "0.5..200", "参数5亿—2000亿", "500 million – 200 billion parameters"),
        ] {
            assert_eq!(said(measure, text, Lang::Zh).as_deref(), Some(zh));
            assert_eq!(said(measure, text, Lang::En).as_deref(), Some(en));
        }
    }
}
