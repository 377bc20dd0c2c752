//! The words in the drawing of outcomes: what the guess comes to, and each count.
//!
//! Must stay true: no word lies on the reader's own line, on a count's dot or on another word; the line is the one thing in
//! the drawing that is the reader's.

use super::{
    super::{
        super::{
            document::{Count, Document},
            text::Lang,
        },
        exhibit::Exhibit,
        placing::{Area, Label, Sheet, Spot},
    },
    Drawing, Settings, counts,
};

/// How high the drawing is, in CSS pixels.
pub const HEIGHT: f64 = 260.0;

/// How wide it is where it is narrowest, on a screen of 320.
pub const NARROWEST: f64 = 230.0;

/// The room above.
const ABOVE: f64 = 17.0;

/// The room below the line of no models, before the months are named.
pub const BELOW: f64 = 4.0;

/// The radius of a count's dot and of the guess's, and the height of the type.
const DOT: f64 = 5.5;
const TYPE: f64 = 13.0;

/// The words of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Labels {
    /// What the guess comes to at the end of the year; none without a guess.
    pub guess: Option<Label>,
    /// The counts, in the order of the drawing's.
    pub counts: Vec<Label>,
}

/// Puts words to a drawing.
#[must_use]
pub fn labels(
    drawing: &Drawing,
    settings: &Settings,
    exhibit: &Exhibit,
    document: &Document,
    lang: Lang,
) -> Labels {
    let at = |(x, y): (f64, f64)| (x * NARROWEST, y * HEIGHT);
    let line: Vec<(f64, f64)> = drawing.guess.iter().copied().map(at).collect();
    let dots: Vec<(f64, f64)> = drawing.counts.iter().map(|mark| at((mark.x, mark.y))).collect();
    let mut sheet = Sheet {
        width: NARROWEST,
        heights: (-BELOW, HEIGHT + ABOVE),
        taken: dots.iter().map(|dot| Area::dot(*dot, DOT)).collect(),
        lines: vec![line.clone()],
        ..Sheet::default()
    };
    let whose = exhibit.label(if settings.example { "example" } else { "yours" }, lang);
    let last = settings.guess.and_then(|guess| guess.last().copied()).zip(line.last().copied());
    let guess = last.map(|(models, at)| {
        let spot = Spot { at, radius: DOT, above: true, size: TYPE };
        sheet.place(format!("{whose} {models}"), spot)
    });
    let all = counts(exhibit, document);
    let words = |count: usize| all.get(count).map(how_many).unwrap_or_default();
    let counts = drawing.counts.iter().zip(dots).map(|(mark, at)| {
        let spot = Spot { at, radius: DOT, above: true, size: TYPE };
        sheet.beside(words(mark.count), spot)
    });
    Labels { guess, counts: counts.collect() }
}

/// A count as short as a drawing needs it.
#[must_use]
pub fn how_many(count: &Count) -> String {
    if count.at_least { format!("{}+", count.value) } else { count.value.to_string() }
}
