//! The rush as a picture: every model a dot, placed by the month it was announced.
//!
//! Invariant: pure layout, the same for the same document; nothing is drawn where the month is unknown.

use super::{
    date::Date,
    document::{Article, Model},
};

/// The months in a year.
const MONTHS: i32 = 12;
/// Of more models one dot stands for several, so that no month has more dots above it than fit on a screen; and months share a place
/// where there are more than can be told apart.
const CROWD: usize = 400;
const LEVELS: usize = 20;
const PLACES: i32 = 400;

/// A drawn rush.
#[derive(Clone, Debug, PartialEq)]
pub struct Rush {
    /// The models with a known month.
    pub dots: Vec<RushDot>,
    /// The most dots above one month, at least 1.
    pub levels: usize,
    /// Each year's number and the fraction of the width where it starts.
    pub years: Vec<(u16, f64)>,
    /// The month in which the article was written, if it lies inside the picture: the fraction of the width at
    /// its middle, and how many dots stand above it.
    pub written: Option<(f64, usize)>,
    /// How many models could not be placed.
    pub undated: usize,
    /// How many models of a month a dot stands for, at most.
    pub each: usize,
}

/// One model, or the first of several.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RushDot {
    /// The position of the model in the document.
    pub model: usize,
    /// The middle of its month, as a fraction of the width.
    pub x: f64,
    /// How many dots are below it.
    pub level: usize,
    /// Whether the article names it.
    pub named: bool,
}

/// What the picture needs of a model: its month, and whether the article names it.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    month: Option<i32>,
    named: bool,
}

impl Mark {
    /// That of a model. Of many this is most of the work, and can be done as they are read.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        Self { month: model.announced.and_then(month_of), named: names(model) }
    }
}

/// Lays out the models of a document.
#[must_use]
pub fn draw(marks: &[Mark], article: &Article) -> Rush {
    let known = || marks.iter().filter_map(|mark| mark.month);
    let (first, last) = (known().min().unwrap_or(0), known().max().unwrap_or(0));
    // A year begins the picture, so that its label has room.
    let first = first - first.rem_euclid(MONTHS);
    let count = last - first + 1;
    let (whole, wide) = (f64::from(count), (count - 1) / PLACES + 1);
    let middle = |month: i32| (f64::from((month - first) / wide * wide) + f64::from(wide) / 2.0) / whole;
    let place = |month: i32| usize::try_from((month - first) / wide).ok();

    let mut heights = vec![0_usize; place(last).unwrap_or(0) + 1];
    for month in known() {
        if let Some(height) = place(month).and_then(|place| heights.get_mut(place)) {
            *height += 1;
        }
    }
    let placed: usize = heights.iter().sum();
    let most = heights.iter().copied().max().unwrap_or(0);
    let each = if placed > CROWD { most.div_ceil(LEVELS) } else { 1 };
    let levels = most.div_ceil(each).max(1);
    let written = month_of(article.source.written).and_then(|month| {
        let height = heights.get(place(month)?)?;
        Some((middle(month), height.div_ceil(each)))
    });

    heights.fill(0);
    let mut dots = Vec::new();
    // The models that the article names stand at the bottom of their month, where they are seen first.
    for named in [true, false] {
        for (position, Mark { month, .. }) in marks.iter().enumerate().filter(|(_, mark)| mark.named == named)
        {
            let height = month.and_then(place).and_then(|place| heights.get_mut(place));
            if let Some((month, height)) = month.zip(height) {
                if *height % each == 0 {
                    dots.push(RushDot { model: position, x: middle(month), level: *height / each, named });
                }
                *height += 1;
            }
        }
    }
    let years = (first / MONTHS..=last / MONTHS)
        .filter_map(|year| Some((u16::try_from(year).ok()?, f64::from(year * MONTHS - first) / whole)))
        .collect();
    Rush { undated: marks.len() - placed, dots, levels, years, written, each }
}

fn month_of(date: Date) -> Option<i32> {
    Some(i32::from(date.year()) * MONTHS + i32::from(date.month()?) - 1)
}

/// Whether the article names a model.
#[must_use]
pub fn names(model: &Model) -> bool {
    model.facets.has("in_article", "yes")
}
