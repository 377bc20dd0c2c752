//! All models as dots, by when they were announced and how large they are, with how many there are of each month and size.
//!
//! Invariants: pure layout in abstract units (fractions of the width and of the height, levels of a rail), the same for the same
//! input. A filter never moves anything; it only changes what is marked as shown. Size stands on a logarithmic scale; a
//! model whose size was never disclosed lies on a rail of its own, and one whose month is unknown cannot be placed. Of many
//! models those that would hide one another are one dot, so that no document fills the page with dots.

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

/// Lays out models; nothing if no month is known. `shown` are the positions of those that the filter lets through, and
/// `without` of those that it would if one measure narrowed nothing; all ascending.
#[must_use]
pub fn draw(models: &[Model], shown: &[usize], without: [&[usize]; 2]) -> Option<Scatter> {
    let steps = |measure: Measure| models.iter().filter_map(move |model| measure.of(model));
    let first = steps(Measure::Announced).min()?;
    let months = Span::new(first - first % MONTHS, steps(Measure::Announced).max()?);
    let largest = steps(Measure::Size).max().unwrap_or_default();
    let sizes = Span::new(steps(Measure::Size).min().unwrap_or_default(), largest);
    let spans = [months, sizes];
    let is_in = |some: &[usize], model: usize| some.binary_search(&model).is_ok();

    let mut bars = spans.map(|span| vec![Bar::default(); count(span)]);
    for ((bars, span), (measure, without)) in
        bars.iter_mut().zip(spans).zip(Measure::ALL.into_iter().zip(without))
    {
        for (position, step) in
            models.iter().enumerate().filter_map(|(n, model)| Some((n, measure.of(model)?)))
        {
            if let Some(bar) = bars.get_mut(offset(span, step)) {
                bar.total += 1;
                bar.shown += usize::from(is_in(without, position));
            }
        }
    }

    let mut placed: Vec<Dot> = models
        .iter()
        .enumerate()
        .filter_map(|(position, model)| {
            let size = model.params.as_ref().map(|params| height(sizes, params.billion));
            let y = size.map_or(Height::Rail(0), Height::Size);
            Some(Dot { model: position, x: across(months, model)?, y, shown: is_in(shown, position) })
        })
        .collect();
    placed.sort_by(|a, b| a.x.total_cmp(&b.x));
    let undated = models.len() - placed.len();
    let crowded = placed.len() > CROWD;
    if crowded {
        placed = thinned(placed);
    }
    // The last dot of each level of the rail.
    let mut ends: Vec<f64> = Vec::new();
    for dot in &mut placed {
        if let Height::Rail(level) = &mut dot.y {
            *level = ends.iter().position(|end| dot.x - end >= APART).unwrap_or(ends.len());
            match ends.get_mut(*level) {
                Some(end) => *end = dot.x,
                None => ends.push(dot.x),
            }
        }
    }
    Some(Scatter { spans, levels: ends.len().max(1), undated, crowded, dots: placed, bars })
}

/// One dot a place: where the first of them stands, whatever the filter lets through.
fn thinned(dots: Vec<Dot>) -> Vec<Dot> {
    let row = |dot: &Dot| match dot.y {
        Height::Size(up) => (up * ROWS).floor(),
        Height::Rail(_) => -1.0,
    };
    let cell = |dot: &Dot| ((dot.x * COLUMNS).floor(), row(dot));
    let mut dots = dots;
    // Stable: within a place they stay in the order of time.
    dots.sort_by(|a, b| {
        let ((x, y), (other_x, other_y)) = (cell(a), cell(b));
        x.total_cmp(&other_x).then(y.total_cmp(&other_y))
    });
    dots.dedup_by(|next, first| {
        let hidden = cell(next) == cell(first);
        if hidden && next.shown && !first.shown {
            (first.model, first.shown) = (next.model, true);
        }
        hidden
    });
    dots.sort_by(|a, b| a.x.total_cmp(&b.x));
    dots
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
