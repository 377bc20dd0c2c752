//! All models as dots, by when they were announced and how large they are, with how many there are of each month and size.
//!
//! Invariants: pure layout in abstract units (fractions of the width and of the height, levels of a rail), the same for the same
//! input. A filter never moves anything; it only changes what is marked as shown. Size stands on a logarithmic scale; a
//! model whose size was never disclosed lies on a rail of its own, and one whose month is unknown cannot be placed. Of many
//! models those that would hide one another are one dot, so that no document fills the page with dots.

use std::ops::Range;

use super::{
    document::Model,
    span::{Measure, Span, edge, month},
};

/// The months in a year.
const MONTHS: u32 = 12;
/// The days that a month is taken to have: a dot more or less than a pixel away is no other date.
const DAYS: f64 = 31.0;
/// How far two dots on the rail have to be apart to stand side by side, as a fraction of the width: a dot of eight pixels on the
/// narrowest phone.
const APART: f64 = 0.028;

/// From so many dots on, one stands for all that would hide one another.
const CROWD: usize = 400;
/// The places that there are then, side by side and one above the other: little more than a dot each.
const COLUMNS: f64 = 90.0;
const ROWS: f64 = 28.0;

/// A drawn scatter.
#[derive(Clone, Debug, PartialEq)]
pub struct Scatter {
    /// The months and the size classes that are drawn.
    pub spans: [Span; 2],
    /// The models with a known month, in the order of time.
    pub dots: Vec<Dot>,
    /// The most dots above one place of the rail, at least 1.
    pub levels: usize,
    /// Each month and each size class that is drawn: how many models there are, and how many of them are shown if that
    /// measure narrows nothing.
    pub bars: [Vec<Bar>; 2],
    /// How many models could not be placed.
    pub undated: usize,
    /// Whether a dot may stand for several models.
    pub crowded: bool,
}

/// One model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// The position of the model in the document; of several, the first one that the filter lets through.
    pub model: usize,
    /// Where it stands, as a fraction of the width.
    pub x: f64,
    /// Where it stands: a size, or a place on the rail.
    pub y: Height,
    /// Whether the filter lets it through.
    pub shown: bool,
}

/// How high a dot stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Height {
    /// A fraction of the height, from the smallest size up.
    Size(f64),
    /// So many dots are below it on the rail.
    Rail(usize),
}

/// How many models there are in a step of a measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// All of them.
    pub total: usize,
    /// Those that the rest of the filter lets through.
    pub shown: usize,
}

/// Where all models stand: what no filter changes, so that of many it is worked out once.
#[derive(Debug)]
pub struct Ground {
    spans: [Span; 2],
    /// The step of each model, where it is known, and how many models each drawn step has.
    steps: [Vec<Option<u32>>; 2],
    totals: [Vec<usize>; 2],
    /// The places of dots, in the order of time, each with where its models are among these.
    places: Vec<(f64, Height, Range<usize>)>,
    /// The positions of the models with a known month: place by place, and within a place in the order of time.
    placed: Vec<usize>,
    levels: usize,
    crowded: bool,
}

impl Ground {
    /// That of some models; nothing if no month is known.
    #[must_use]
    pub fn of(models: &[Model]) -> Option<Self> {
        let steps =
            Measure::ALL.map(|measure| models.iter().map(|model| measure.of(model)).collect::<Vec<_>>());
        let known = |steps: &[Option<u32>]| {
            let known = || steps.iter().flatten().copied();
            Some((known().min()?, known().max()?))
        };
        let [by_month, by_size] = &steps;
        let (first, last) = known(by_month)?;
        let months = Span::new(first - first % MONTHS, last);
        let (smallest, largest) = known(by_size).unwrap_or_default();
        let sizes = Span::new(smallest, largest);
        let spans = [months, sizes];
        let mut totals = spans.map(|span| vec![0; count(span)]);
        for ((totals, steps), span) in totals.iter_mut().zip(&steps).zip(spans) {
            for step in steps.iter().flatten() {
                if let Some(total) = totals.get_mut(offset(span, *step)) {
                    *total += 1;
                }
            }
        }

        let dot = |(position, model): (usize, &Model)| {
            let size = model.params.as_ref().map(|params| height(sizes, params.billion));
            Some((across(months, model)?, size.map_or(Height::Rail(0), Height::Size), position))
        };
        let mut dots: Vec<(f64, Height, usize)> = models.iter().enumerate().filter_map(dot).collect();
        dots.sort_by(|a, b| a.0.total_cmp(&b.0));
        let crowded = dots.len() > CROWD;
        if crowded {
            // Stable: within a place they stay in the order of time.
            dots.sort_by(|a, b| {
                let ((x, y), (other_x, other_y)) = (cell(a), cell(b));
                x.total_cmp(&other_x).then(y.total_cmp(&other_y))
            });
        }
        let mut places: Vec<(f64, Height, Range<usize>)> = Vec::new();
        for (n, dot) in dots.iter().enumerate() {
            let before = n.checked_sub(1).and_then(|before| dots.get(before));
            match places.last_mut() {
                Some((.., range)) if crowded && before.is_some_and(|before| cell(before) == cell(dot)) => {
                    range.end = n + 1;
                }
                _ => places.push((dot.0, dot.1, n..n + 1)),
            }
        }
        places.sort_by(|a, b| a.0.total_cmp(&b.0));
        // The last dot of each level of the rail.
        let mut ends: Vec<f64> = Vec::new();
        for (x, y, _) in &mut places {
            if let Height::Rail(level) = y {
                *level = ends.iter().position(|end| *x - end >= APART).unwrap_or(ends.len());
                match ends.get_mut(*level) {
                    Some(end) => *end = *x,
                    None => ends.push(*x),
                }
            }
        }
        let placed = dots.iter().map(|(.., position)| *position).collect();
        Some(Self { spans, steps, totals, places, placed, levels: ends.len().max(1), crowded })
    }

    /// The step of a model, if it is known.
    #[must_use]
    pub fn step(&self, measure: Measure, position: usize) -> Option<u32> {
        let [by_month, by_size] = &self.steps;
        *if measure == Measure::Size { by_size } else { by_month }.get(position)?
    }

    /// What a filter leaves. `shown` are the positions of the models that it lets through, and `without` of those that it would if one
    /// measure narrowed nothing.
    #[must_use]
    pub fn draw(&self, shown: &[usize], without: [&[usize]; 2]) -> Scatter {
        let [by_month, by_size] = &self.steps;
        let mut bars = self
            .totals
            .each_ref()
            .map(|totals| totals.iter().map(|total| Bar { total: *total, shown: 0 }).collect::<Vec<_>>());
        for (((bars, steps), span), without) in
            bars.iter_mut().zip([by_month, by_size]).zip(self.spans).zip(without)
        {
            for step in without.iter().filter_map(|position| *steps.get(*position)?) {
                if let Some(bar) = bars.get_mut(offset(span, step)) {
                    bar.shown += 1;
                }
            }
        }
        let mut is_shown = vec![false; by_month.len()];
        for position in shown {
            if let Some(is_shown) = is_shown.get_mut(*position) {
                *is_shown = true;
            }
        }
        let is_shown = |position: &usize| is_shown.get(*position) == Some(&true);
        let dots = self.places.iter().filter_map(|(x, y, range)| {
            let here = self.placed.get(range.clone())?;
            let first = here.iter().copied().find(|position| is_shown(position));
            Some(Dot { model: first.or(here.first().copied())?, x: *x, y: *y, shown: first.is_some() })
        });
        Scatter {
            spans: self.spans,
            dots: dots.collect(),
            levels: self.levels,
            bars,
            undated: by_month.len() - self.placed.len(),
            crowded: self.crowded,
        }
    }
}

/// Of many models those in one cell are one dot, which stands where the first of them does, whatever the filter lets through.
fn cell((x, y, _): &(f64, Height, usize)) -> (f64, f64) {
    let row = match y {
        Height::Size(up) => (up * ROWS).floor(),
        Height::Rail(_) => -1.0,
    };
    ((x * COLUMNS).floor(), row)
}

/// How many steps a span has.
#[must_use]
pub fn count(span: Span) -> usize {
    let (first, last) = span.ends();
    last.abs_diff(first) as usize + 1
}

/// Where a stretch of steps lies within a drawn span: fractions of its length.
#[must_use]
pub fn part_of(whole: Span, part: Span) -> (f64, f64) {
    let ((start, _), (first, last)) = (whole.ends(), part.ends());
    #[expect(clippy::cast_precision_loss, reason = "a few hundred steps")]
    let length = count(whole) as f64;
    let at = |step: u32| ((f64::from(step) - f64::from(start)) / length).clamp(0.0, 1.0);
    (at(first), at(last.saturating_add(1)))
}

/// The step of a drawn span that a fraction of its length falls into.
#[must_use]
pub fn step_at(whole: Span, fraction: f64) -> u32 {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred steps")]
    let along = fraction.clamp(0.0, 1.0) * count(whole) as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the length")]
    let along = along as u32;
    let (first, last) = whole.ends();
    (first + along).min(last)
}

/// The years that begin in a span of months, each with the fraction of the width where it does.
#[must_use]
pub fn years(months: Span) -> Vec<(u16, f64)> {
    let (first, last) = months.ends();
    (first..=last)
        .filter(|step| step % MONTHS == 0)
        .map(|step| (month(step).year(), part_of(months, Span::new(step, step)).0))
        .collect()
}

/// The powers of ten within a span of size classes, in billions (10⁹), each with the fraction of the height where it is.
#[must_use]
pub fn decades(sizes: Span) -> Vec<(f64, f64)> {
    let (first, last) = sizes.ends();
    (first..=last + 1)
        .filter(|class| class % 3 == 0)
        .map(|class| (edge(class), height(sizes, edge(class))))
        .collect()
}

/// How high a size stands, as a fraction. Within a class it goes by the logarithm, so that dots lie where their bars are.
fn height(sizes: Span, billion: f64) -> f64 {
    let class = super::span::class_of(billion);
    let (low, high) = part_of(sizes, Span::new(class, class));
    let (from, to) = (edge(class), edge(class + 1));
    let within = libm::log(billion.max(from) / from) / libm::log(to / from);
    low + (high - low) * within.clamp(0.0, 1.0)
}

fn across(months: Span, model: &Model) -> Option<f64> {
    let date = model.announced?;
    let step = Measure::Announced.of(model)?;
    let (start, end) = part_of(months, Span::new(step, step));
    let day = date.day().map_or(0.5, |day| (f64::from(day) - 0.5) / DAYS);
    Some(start + (end - start) * day)
}

fn offset(span: Span, step: u32) -> usize {
    step.saturating_sub(span.ends().0) as usize
}
