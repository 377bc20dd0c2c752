//! The whole of the axis in little: how much happened in each month.
//!
//! Must stay true: a filter moves nothing and only changes how much of a bar is shown; what is known only to the year is in no month;
//! of more years than there is room for, bars stand for more than a month.

use super::{
    days::{Day, Days, date},
    moments::Moment,
    zoom::Zoom,
};
use crate::domain::Date;

/// The most bars there are.
const BARS: i32 = 160;

/// What happened in some time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Where it begins, as a fraction of the width.
    pub from: f64,
    /// How wide it is, likewise.
    pub width: f64,
    /// How much happened.
    pub total: usize,
    /// How much of it is shown.
    pub shown: usize,
}

/// The bars of those months in which anything happened. `shown` says of a place in `moments` whether the filter lets it through.
#[must_use]
pub fn density(moments: &[Moment], shown: &dyn Fn(&Moment) -> bool, whole: Zoom) -> Vec<Bar> {
    let days = whole.days();
    let (first, last) = (months(days.from), months(days.to - 1));
    let step = (last - first) / BARS + 1;
    let mut bars: Vec<(i32, Bar)> = Vec::new();
    for moment in moments.iter().filter(|moment| moment.date.month().is_some()) {
        if moment.days.from < days.from || moment.days.from >= days.to {
            continue;
        }
        let index = (months(moment.days.from) - first) / step;
        if bars.last().is_none_or(|(known, _)| *known != index) {
            let place = |index: i32| whole.place(f64::from(start(first + index * step)));
            let from = place(index);
            bars.push((index, Bar { from, width: place(index + 1) - from, total: 0, shown: 0 }));
        }
        if let Some((_, bar)) = bars.last_mut() {
            bar.total += 1;
            bar.shown += usize::from(shown(moment));
        }
    }
    bars.into_iter().map(|(_, bar)| bar).collect()
}

/// Which month a day lies in, counted from the year 0.
fn months(day: Day) -> i32 {
    let known = date(day);
    i32::from(known.year()) * 12 + i32::from(known.month().unwrap_or(1)) - 1
}

fn start(months: i32) -> Day {
    let year = u16::try_from(months / 12).unwrap_or(9999);
    Days::of(Date::of_month(year, months.unsigned_abs() % 12 + 1)).from
}
