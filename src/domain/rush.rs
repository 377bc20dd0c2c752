//! The rush as a picture: every model a dot, placed by the month it was announced.
//!
//! Invariant: pure layout, the same for the same document; nothing is drawn where the month is unknown.

use super::{
    date::Date,
    document::{Article, Model},
};

/// The months in a year.
const MONTHS: i32 = 12;

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
}

/// One model.
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

/// Lays out the models of a document.
#[must_use]
pub fn draw(models: &[Model], article: &Article) -> Rush {
    let months: Vec<Option<i32>> = models.iter().map(|model| model.announced.and_then(month_of)).collect();
    let known = || months.iter().flatten().copied();
    let (first, last) = (known().min().unwrap_or(0), known().max().unwrap_or(0));
    // A year begins the picture, so that its label has room.
    let first = first - first.rem_euclid(MONTHS);
    let whole = f64::from(last - first + 1);
    let middle = |month: i32| (f64::from(month - first) + 0.5) / whole;

    let mut heights = vec![0_usize; usize::try_from(last - first + 1).unwrap_or(1)];
    let mut dots = Vec::new();
    // The models that the article names stand at the bottom of their month, where they are seen first.
    for named in [true, false] {
        for (position, (model, month)) in models.iter().zip(&months).enumerate() {
            if names(model) != named {
                continue;
            }
            let place = month.and_then(|month| usize::try_from(month - first).ok());
            if let Some((month, height)) = month.zip(place.and_then(|place| heights.get_mut(place))) {
                dots.push(RushDot { model: position, x: middle(month), level: *height, named });
                *height += 1;
            }
        }
    }
    let years = (first / MONTHS..=last / MONTHS)
        .filter_map(|year| Some((u16::try_from(year).ok()?, f64::from(year * MONTHS - first) / whole)))
        .collect();
    let written = month_of(article.source.written).and_then(|month| {
        let height = heights.get(usize::try_from(month - first).ok()?)?;
        Some((middle(month), *height))
    });
    Rush {
        undated: models.len() - dots.len(),
        dots,
        levels: heights.into_iter().max().unwrap_or(0).max(1),
        years,
        written,
    }
}

fn month_of(date: Date) -> Option<i32> {
    Some(i32::from(date.year()) * MONTHS + i32::from(date.month()?) - 1)
}

/// Whether the article names a model.
#[must_use]
pub fn names(model: &Model) -> bool {
    model.facets.has("in_article", "yes")
}
