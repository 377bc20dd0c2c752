//! Size or data: how far more parameters help, when only so much good data is left.
//!
//! The loss is the parametric fit of Hoffmann et al. 2022 (arXiv 2203.15556, section 3.3 and appendix D.3, their
//! approach 3), in nats per token: `L(N, D) = 1.69 + 406.4 / N^0.34 + 410.7 / D^0.28`, for N parameters and D tokens, each
//! seen once. Training costs `C = 6·N·D` floating-point operations. For a given C the loss is least at
//! `N* = G·(C/6)^a`, `D* = (C/6)^b / G`, with `a = β/(α+β)`, `b = α/(α+β)`, `G = (αA/(βB))^(1/(α+β))`.
//!
//! These are the constants as printed, and nothing else. The exponents have two digits, and the optimum feels the
//! third: for Gopher's budget of 5.76·10²³ the paper names 40 billion parameters, the printed constants give 32
//! billion, and constants that would be printed the same give anything from 22 to 47 billion. A replication (Besiroglu
//! et al. 2024, arXiv 2404.10102) doubts the fit itself. What the figure shows does not hang on the digits.
//!
//! Where good data runs out before a budget does, the rest buys parameters, up to the most that are drawn; what is still left then is
//! not spent.
//!
//! Our own simplification: of the raw tokens only those count that collection, labelling and inspection leave, each step
//! keeping a share of what came to it. Bad tokens do neither harm nor good here, and none is read twice.

mod labels;
mod reading;

use std::fmt;

use super::code::{number, pieces};

pub use self::{
    labels::{HEIGHT, Labels, NARROWEST, labels},
    reading::reading,
};

/// The labels that a document gives: controls first, then what is drawn.
pub const LABELS: &[&str] = &[
    "params",
    "tokens",
    "collection",
    "labelling",
    "inspection",
    "mode",
    "free",
    "budget",
    "compute",
    "good",
    "loss",
    "curve",
    "ideal",
    "plenty",
    "now",
    "all-good",
    "enough",
    "floor",
    "irreducible",
    "turn",
    "best",
    "formula",
];

/// Hundredths of log₁₀ of the parameters: 10⁹ to 10¹³.
pub const PARAMS: (u16, u16) = (900, 1300);

/// Hundredths of log₁₀ of the raw tokens: 3·10¹¹ to 10¹⁴.
pub const TOKENS: (u16, u16) = (1150, 1400);

/// Hundredths of log₁₀ of the operations of a budget: 10²¹ to 10²⁶.
pub const BUDGETS: (u16, u16) = (2100, 2600);

/// What a step leaves, in percent.
pub const YIELDS: (u16, u16) = (30, 100);

/// The losses that are drawn, in nats per token, from the bottom to the top. No setting leads out of them; a curve may,
/// where a budget is spent on parameters until hardly any is left for data, and is cut off there.
pub const LOSSES: (f64, f64) = (1.6, 2.8);

/// The loss that no model and no data takes away, in nats per token: E.
pub const IRREDUCIBLE: f64 = 1.69;

const A: f64 = 406.4;
const B: f64 = 410.7;
const ALPHA: f64 = 0.34;
const BETA: f64 = 0.28;

/// Points on a drawn curve.
const POINTS: u16 = 100;

/// Who decides on the size of the model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// The reader.
    #[default]
    Free,
    /// The figure, which makes the best of a budget.
    Budget,
}

/// What a reader can set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Hundredths of log₁₀ of the parameters, in [`PARAMS`]; without effect where a budget decides.
    pub params: u16,
    /// Hundredths of log₁₀ of the raw tokens, in [`TOKENS`].
    pub tokens: u16,
    /// What collection, labelling and inspection leave, in percent, in [`YIELDS`].
    pub yields: [u16; 3],
    /// Who decides on the size.
    pub mode: Mode,
    /// Hundredths of log₁₀ of the operations, in [`BUDGETS`]; without effect where the reader decides.
    pub budget: u16,
}

impl Default for Settings {
    /// Ten billion parameters and a trillion raw tokens, of which each step leaves half.
    fn default() -> Self {
        Self { params: 1000, tokens: 1200, yields: [50; 3], mode: Mode::Free, budget: 2376 }
    }
}

impl Settings {
    pub(super) fn read(text: &str) -> Self {
        let mut settings = Self::default();
        let [collection, labelling, inspection] = &mut settings.yields;
        for (letter, rest) in pieces(text) {
            let (into, (least, most)) = match letter {
                'n' => (&mut settings.params, PARAMS),
                't' => (&mut settings.tokens, TOKENS),
                'c' => (&mut *collection, YIELDS),
                'l' => (&mut *labelling, YIELDS),
                'i' => (&mut *inspection, YIELDS),
                'b' => (&mut settings.budget, BUDGETS),
                'm' => {
                    settings.mode = match rest {
                        "free" => Mode::Free,
                        "budget" => Mode::Budget,
                        _ => settings.mode,
                    };
                    continue;
                }
                _ => continue,
            };
            *into = number(rest, least, most).unwrap_or(*into);
        }
        settings
    }

    /// The share of the raw tokens that all three steps leave.
    #[must_use]
    pub fn share(&self) -> f64 {
        self.yields.iter().map(|percent| f64::from(*percent) / 100.0).product()
    }

    /// What is left of the raw tokens: before the first step, and after each.
    #[must_use]
    pub fn remaining(&self) -> [f64; 4] {
        let raw = ten_to(self.tokens);
        let [collection, labelling, inspection] = self.yields.map(|percent| f64::from(percent) / 100.0);
        [raw, raw * collection, raw * collection * labelling, raw * collection * labelling * inspection]
    }
}

impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { params, tokens, yields: [collection, labelling, inspection], mode, budget } = self;
        let mode = match mode {
            Mode::Free => "free",
            Mode::Budget => "budget",
        };
        write!(f, "n{params}.t{tokens}.c{collection}.l{labelling}.i{inspection}.m{mode}.b{budget}")
    }
}

fn ten_to(hundredths: u16) -> f64 {
    libm::pow(10.0, f64::from(hundredths) / 100.0)
}

/// What a model still gets wrong for want of parameters, in nats per token.
fn for_want_of_params(params: f64) -> f64 {
    A / libm::pow(params, ALPHA)
}

/// What a model still gets wrong for want of data, in nats per token.
fn for_want_of_tokens(tokens: f64) -> f64 {
    B / libm::pow(tokens, BETA)
}

/// The loss in nats per token.
#[must_use]
pub fn loss(params: f64, tokens: f64) -> f64 {
    IRREDUCIBLE + for_want_of_params(params) + for_want_of_tokens(tokens)
}

/// The parameters and tokens with which a budget of operations gives the least loss, if tokens are plenty.
#[must_use]
pub fn best_split(operations: f64) -> (f64, f64) {
    let g = libm::pow(ALPHA * A / (BETA * B), 1.0 / (ALPHA + BETA));
    let params = g * libm::pow(operations / 6.0, BETA / (ALPHA + BETA));
    (params, operations / 6.0 / params)
}

/// The parameters from which on a little more good data is worth more than as much more parameters, relatively: the
/// best size for that much data. There `αA/N^α = βB/D^β`.
#[must_use]
pub fn turn(good: f64) -> f64 {
    libm::pow(ALPHA * A / (BETA * for_want_of_tokens(good)), 1.0 / ALPHA)
}

/// What comes out under some settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// The parameters.
    pub params: f64,
    /// The tokens trained on: all the good ones, or as many as the budget allows.
    pub tokens: f64,
    /// The good tokens there are.
    pub good: f64,
    /// The loss, in nats per token.
    pub loss: f64,
    /// See [`turn`].
    pub turn: f64,
    /// With a budget: the loss at its best split if good data were plenty. Otherwise the loss with all raw tokens good.
    pub ideal: f64,
    /// With a budget: whether good data runs out before it is well spent.
    pub limited: bool,
    /// Whether a part of the budget is not spent, because there are no larger models here.
    pub unspent: bool,
}

/// Works out what comes of some settings.
#[must_use]
pub fn outcome(settings: Settings) -> Outcome {
    let [raw, .., good] = settings.remaining();
    let turn = turn(good);
    match settings.mode {
        Mode::Free => {
            let params = ten_to(settings.params);
            let (loss, ideal) = (loss(params, good), loss(params, raw));
            Outcome { params, tokens: good, good, loss, turn, ideal, limited: params > turn, unspent: false }
        }
        Mode::Budget => {
            let operations = ten_to(settings.budget);
            let (params, tokens) = best_split(operations);
            let ideal = loss(params, tokens);
            // Where data runs out, all of it is used, and what is left of the budget buys parameters.
            let limited = tokens > good;
            let tokens = tokens.min(good);
            let most = ten_to(PARAMS.1);
            let wanted = if limited { operations / 6.0 / good } else { params };
            let params = wanted.min(most);
            let loss = loss(params, tokens);
            Outcome { params, tokens, good, loss, turn, ideal, limited, unspent: wanted > most }
        }
    }
}

/// The drawn figure. Positions are fractions: x along [`PARAMS`], y from the bottom to the top of [`LOSSES`].
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Each tenfold step of the parameters: its power of ten, and its x.
    pub decades: Vec<(u16, f64)>,
    /// Losses at the left edge: hundredths of a nat, and y.
    pub losses: Vec<(u16, f64)>,
    /// The loss by parameters: with all good tokens, or under the budget with at most those.
    pub curve: Vec<(f64, f64)>,
    /// The same if all raw tokens were good; under a budget, if there were as many good ones as it can use.
    pub ideal: Vec<(f64, f64)>,
    /// The y that the curve comes down to if parameters cost nothing: only the want of data is left.
    pub floor: f64,
    /// The y of what no model takes away.
    pub irreducible: f64,
    /// Where the settings stand.
    pub point: (f64, f64),
    /// Where the loss of [`Outcome::ideal`] is reached, on the other curve.
    pub best: (f64, f64),
    /// The x from which on data helps more than parameters, if it lies inside.
    pub turn: Option<f64>,
    /// The numbers behind it.
    pub outcome: Outcome,
}

/// Draws the figure.
#[must_use]
pub fn draw(settings: Settings) -> Drawing {
    let (least, most) = (f64::from(PARAMS.0) / 100.0, f64::from(PARAMS.1) / 100.0);
    let x = |log10: f64| (log10 - least) / (most - least);
    let y = |loss: f64| (loss - LOSSES.0) / (LOSSES.1 - LOSSES.0);
    let [raw, .., good] = settings.remaining();
    let used = |params: f64, there: f64| match settings.mode {
        Mode::Free => there,
        Mode::Budget => there.min(ten_to(settings.budget) / 6.0 / params),
    };
    let curve = |there: f64| -> Vec<(f64, f64)> {
        let at = |n: u16| f64::from(n) / f64::from(POINTS);
        let point = |n: u16| {
            let params = libm::pow(10.0, least + at(n) * (most - least));
            (at(n), y(loss(params, used(params, there))))
        };
        cut((0..=POINTS).map(point))
    };
    let outcome = outcome(settings);
    let inside = |x: &f64| (0.0..=1.0).contains(x);
    let (there, best) = match settings.mode {
        Mode::Free => (raw, outcome.params),
        Mode::Budget => (f64::INFINITY, best_split(ten_to(settings.budget)).0),
    };
    Drawing {
        decades: (PARAMS.0 / 100..=PARAMS.1 / 100).map(|power| (power, x(f64::from(power)))).collect(),
        losses: (160..=280).step_by(20).map(|nats| (nats, y(f64::from(nats) / 100.0))).collect(),
        curve: curve(good),
        ideal: curve(there),
        floor: y(IRREDUCIBLE + for_want_of_tokens(good)),
        irreducible: y(IRREDUCIBLE),
        point: (x(libm::log10(outcome.params)).clamp(0.0, 1.0), y(outcome.loss)),
        best: (x(libm::log10(best)).clamp(0.0, 1.0), y(outcome.ideal)),
        turn: Some(x(libm::log10(outcome.turn))).filter(inside),
        outcome,
    }
}

/// A curve as far as it stays in the picture, to its very edge.
fn cut(points: impl Iterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    let mut inside: Vec<(f64, f64)> = Vec::new();
    for (x, y) in points {
        if y > 1.0 {
            if let Some((last_x, last_y)) = inside.last().copied() {
                inside.push((last_x + (x - last_x) * (1.0 - last_y) / (y - last_y), 1.0));
            }
            break;
        }
        inside.push((x, y));
    }
    inside
}

/// What ten times the parameters, and ten times the good data, would take off the loss.
#[must_use]
pub fn gains(outcome: &Outcome) -> (f64, f64) {
    let ten = |of: fn(f64) -> f64, now: f64| of(now) - of(now * 10.0);
    (ten(for_want_of_params, outcome.params), ten(for_want_of_tokens, outcome.tokens))
}

/// The decimal logarithm of a number of parameters or tokens.
#[must_use]
pub fn log10(number: f64) -> f64 {
    libm::log10(number)
}
