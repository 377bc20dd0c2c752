//! Where the timeline draws what: the whole span as months, and one year large, an event a dot.
//!
//! Invariants: pure layout in abstract units (fractions of the width, levels from the axis up), the same for
//! the same input. A filter never moves anything; it only changes what is marked as shown.

use super::{
    date::Date,
    document::{Event, Timespan},
};

/// The months in a year. Wide enough to count those of all years that a date can name.
const MONTHS: u32 = 12;

/// A drawn timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The years of the whole span, each with the fraction of the width where it starts.
    pub years: Vec<(u16, f64)>,
    /// The months of the whole span that have events, in order.
    pub months: Vec<Month>,
    /// The most events in one month, at least 1.
    pub most: usize,
    /// Where the large year lies in the whole span: fractions of the width.
    pub focus: (f64, f64),
    /// The events of the large year.
    pub dots: Vec<Dot>,
    /// The most dots above one month, at least 1.
    pub levels: usize,
}

/// The events of one month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Month {
    /// The fraction of the width where it starts.
    pub start: f64,
    /// How wide it is, as a fraction of the width.
    pub width: f64,
    /// How many events it has.
    pub total: usize,
    /// How many of them are shown.
    pub shown: usize,
}

/// One event of the large year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// The position of the event in the document.
    pub event: usize,
    /// The middle of its month, as a fraction of the width.
    pub x: f64,
    /// How many dots are below it.
    pub level: usize,
    /// Whether the filter lets it through.
    pub shown: bool,
}

/// Lays out events on a span. `shown` are the positions of those that the filter lets through, ascending.
///
/// An event whose month is unknown cannot be placed and is left to the list.
#[must_use]
pub fn draw(events: &[Event], shown: &[usize], span: &Timespan) -> Drawing {
    let (from, to) = (span.from.year(), span.to.year().max(span.from.year()));
    let before = |year: u16| u32::from(year.saturating_sub(from)) * MONTHS;
    let whole = f64::from(before(to) + MONTHS);
    let placed: Vec<(usize, u16, u32)> = events
        .iter()
        .enumerate()
        .filter_map(|(n, event)| {
            let month = event.date.month()?;
            Some((n, event.date.year(), u32::from(month) - 1))
        })
        .filter(|(_, year, _)| (from..=to).contains(year))
        .collect();
    let is_shown = |event: &usize| shown.binary_search(event).is_ok();

    let mut months: Vec<(u32, Month)> = Vec::new();
    for (event, year, month) in &placed {
        let index = before(*year) + month;
        if months.last().is_none_or(|(last, _)| *last != index) {
            let (start, width) = (f64::from(index) / whole, 1.0 / whole);
            months.push((index, Month { start, width, total: 0, shown: 0 }));
        }
        if let Some((_, bar)) = months.last_mut() {
            bar.total += 1;
            bar.shown += usize::from(is_shown(event));
        }
    }

    let mut heights = [0_usize; MONTHS as usize];
    let large = placed.iter().filter(|(_, year, _)| *year == span.focus.year());
    let dots: Vec<Dot> = large
        .filter_map(|(event, _, month)| {
            let height = heights.get_mut(*month as usize)?;
            let level = *height;
            *height += 1;
            let x = (f64::from(*month) + 0.5) / f64::from(MONTHS);
            Some(Dot { event: *event, x, level, shown: is_shown(event) })
        })
        .collect();

    let start = f64::from(before(span.focus.year())) / whole;
    Drawing {
        years: (from..=to).map(|year| (year, f64::from(before(year)) / whole)).collect(),
        most: months.iter().map(|(_, month)| month.total).max().unwrap_or(1),
        months: months.into_iter().map(|(_, month)| month).collect(),
        focus: (start, start + f64::from(MONTHS) / whole),
        levels: heights.into_iter().max().unwrap_or(0).max(1),
        dots,
    }
}

/// The year of the first event of each year, for a list that names years once.
#[must_use]
pub fn opens_year(events: &[Event], shown: &[usize], place: usize) -> Option<u16> {
    let year =
        |place: usize| shown.get(place).and_then(|n| events.get(*n)).map(|event| Date::year(event.date));
    let this = year(place)?;
    let before = place.checked_sub(1).and_then(year);
    (before != Some(this)).then_some(this)
}
