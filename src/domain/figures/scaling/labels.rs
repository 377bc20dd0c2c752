//! The words in the drawing of scaling: the loss on either curve, and from where on data helps more.
//!
//! Must stay true: in no setting does one lie on another or on a curve.

use super::{
    super::{
        super::text::Lang,
        exhibit::Exhibit,
        placing::{Area, Label, Sheet, Spot},
        words::hundredths,
    },
    Drawing, Mode, Settings,
};

/// How high the drawing is, in CSS pixels.
pub const HEIGHT: f64 = 260.0;

/// How wide it is where it is narrowest, on a screen of 320.
pub const NARROWEST: f64 = 200.0;

/// The room above.
const ABOVE: f64 = 17.0;

/// The radius of the dots, and the heights of the type.
const DOT: f64 = 8.0;
const TYPE: f64 = 13.0;
const SMALL: f64 = 12.0;

/// The words of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Labels {
    /// The loss where the settings stand.
    pub here: Label,
    /// The loss that would be reached; none where it is said to be the same.
    pub best: Option<Label>,
    /// From where on data helps more; none under a budget, where it is not the reader who chooses between the two.
    pub turn: Option<Label>,
}

/// Puts words to a drawing.
#[must_use]
pub fn labels(settings: Settings, drawing: &Drawing, exhibit: &Exhibit, lang: Lang) -> Labels {
    let at = |(x, y): (f64, f64)| (x * NARROWEST, y * HEIGHT);
    let line = |points: &[(f64, f64)]| points.iter().copied().map(at).collect();
    let (here, best) = (at(drawing.point), at(drawing.best));
    let is_free = settings.mode == Mode::Free;
    let across = |y: f64| Area { left: 0.0, right: NARROWEST, bottom: y - 1.0, top: y + 1.0 };
    let mut sheet = Sheet {
        width: NARROWEST,
        // Beneath is what no model takes away, with its own words.
        heights: (drawing.irreducible * HEIGHT, HEIGHT + ABOVE),
        taken: vec![],
        lines: vec![line(&drawing.curve), line(&drawing.ideal)],
        faint: vec![across(drawing.floor * HEIGHT)],
    };
    let turn = drawing.turn.filter(|_| is_free).map(|x| {
        let x = x * NARROWEST;
        let spot = Spot { at: (x, HEIGHT - 10.0), radius: 0.0, above: true, size: SMALL };
        sheet.faint.push(Area { left: x - 1.0, right: x + 1.0, bottom: 0.0, top: HEIGHT });
        sheet.place_along(exhibit.label("turn", lang).to_string(), spot)
    });
    let [said, ideal] = [drawing.outcome.loss, drawing.outcome.ideal].map(hundredths);
    let is_apart = said != ideal;
    sheet.taken.push(Area::dot(here, DOT));
    if is_apart {
        sheet.taken.push(Area::dot(best, DOT));
    }
    let name = |name: &str| exhibit.label(name, lang);
    let spot = |at: (f64, f64), above: bool| Spot { at, radius: DOT, above, size: TYPE };
    let here = sheet.place(format!("{said} {}", name("now")), spot(here, true));
    let other = name(if is_free { "all-good" } else { "enough" });
    let best = is_apart.then(|| sheet.place(format!("{ideal} {other}"), spot(best, false)));
    Labels { here, best, turn }
}
