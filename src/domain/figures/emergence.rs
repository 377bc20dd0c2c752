//! Does an ability leap, or only its score? One model family, imagined, that gets better evenly with size.
//!
//! The share of right tokens, p, rises along a logistic curve of the decimal logarithm of the parameters N:
//! `p(N) = 1 / (1 + exp(−1.8 · (log₁₀ N − 9.5)))`. The curve is made up, to show what scoring does to it; it is fitted
//! to no model. An answer of L tokens that must be right in full, each token alike and on its own, scores `p^L`; with
//! points for each token it scores p, whatever L. The leap of `p^L` crosses one half where `p = 2^(−1/L)`, that is at
//! `log₁₀ N = 9.5 − ln(2^(1/L) − 1) / 1.8`.
//!
//! What is claimed: Wei et al. 2022, arXiv 2206.07682. The objection, in which `p^L` is section 2: Schaeffer et al. 2023,
//! arXiv 2304.15004.

use std::{fmt, rc::Rc};

use super::{
    super::text::Lang,
    code::{number, pieces},
    exhibit::{Answer, Exhibit},
    words::{count, parameters, percent},
};

/// The labels that a document gives: controls first, then what is drawn.
pub const LABELS: &[&str] =
    &["scale", "length", "score", "exact", "tokens", "per-token", "whole", "bars", "half", "illustrative"];

/// The smallest and the largest scale, as hundredths of the decimal logarithm of the parameters: 10⁷ to 10¹².
pub const SCALES: (u16, u16) = (700, 1200);

/// The fewest and the most tokens of an answer.
pub const LENGTHS: (u16, u16) = (1, 8);

/// How many sample answers there are.
pub const ANSWERS: usize = 12;

/// The logarithm of the scale at which half the tokens are right.
const MIDDLE: f64 = 9.5;

/// How fast tokens turn right, per tenfold size.
const SLOPE: f64 = 1.8;

/// Between which shares of right tokens their line is said to be on its way up.
const ENDS: [f64; 2] = [0.1, 0.9];

/// Points on a drawn curve.
const POINTS: u16 = 100;

/// What a right answer is worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Score {
    /// A point if all tokens are right.
    #[default]
    Exact,
    /// A part of a point for each right token.
    Tokens,
}

/// What a reader can set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Hundredths of the decimal logarithm of the parameters, in [`SCALES`].
    pub scale: u16,
    /// Tokens of an answer, in [`LENGTHS`].
    pub length: u16,
    /// How answers are scored.
    pub score: Score,
}

impl Default for Settings {
    /// Ten billion parameters, five tokens, all of which must be right.
    fn default() -> Self {
        Self { scale: 1000, length: 5, score: Score::Exact }
    }
}

impl Settings {
    pub(super) fn read(text: &str) -> Self {
        let mut settings = Self::default();
        for (letter, rest) in pieces(text) {
            match letter {
                'n' => settings.scale = number(rest, SCALES.0, SCALES.1).unwrap_or(settings.scale),
                'l' => settings.length = number(rest, LENGTHS.0, LENGTHS.1).unwrap_or(settings.length),
                's' if rest == "exact" => settings.score = Score::Exact,
                's' if rest == "tokens" => settings.score = Score::Tokens,
                _ => {}
            }
        }
        settings
    }

    /// The decimal logarithm of the parameters.
    #[must_use]
    pub fn log10(&self) -> f64 {
        f64::from(self.scale) / 100.0
    }
}

impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let score = match self.score {
            Score::Exact => "exact",
            Score::Tokens => "tokens",
        };
        write!(f, "n{}.l{}.s{score}", self.scale, self.length)
    }
}

/// The share of tokens that are right at a scale, given as the decimal logarithm of the parameters.
#[must_use]
pub fn per_token(log10: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-SLOPE * (log10 - MIDDLE)))
}

/// The share of answers that are right in all of their tokens, if a share of the tokens is right.
#[must_use]
pub fn in_full(per_token: f64, length: u16) -> f64 {
    libm::pow(per_token, f64::from(length))
}

/// The decimal logarithm of the scale at which half of the answers are right in full: where the leap is.
#[must_use]
pub fn half(length: u16) -> f64 {
    MIDDLE - libm::log(libm::exp2(1.0 / f64::from(length.max(1))) - 1.0) / SLOPE
}

/// The share of right tokens from which a token of a sample answer is right. Both are counted from 0.
///
/// The answers' k-th tokens turn right one by one, at twelve values evenly apart, so that the share of right ones among
/// them is never further from p than half of a twelfth for all tokens together. In which order is a lattice rule: the
/// j-th answer takes place `m · (j + 1) mod 13`, with a factor m for each k. It has every place once, because 13 is prime.
/// The factors were found by a random search: with them the count of answers that are right in full stays within one and a
/// half of `12 · p^L` at every p and L, so that what is counted agrees with what is said. Between the tokens of one answer
/// the values are shifted by van der Corput's sequence, so that not all turn at once.
#[must_use]
pub fn threshold(answer: usize, token: usize) -> f64 {
    const FACTORS: [u8; 8] = [1, 8, 7, 5, 8, 3, 2, 3];
    const SHIFTS: [u8; 8] = [8, 4, 12, 2, 10, 6, 14, 1];
    const PRIME: usize = 13;
    let place = (answer + 1) * usize::from(FACTORS.get(token).copied().unwrap_or(1)) % PRIME;
    let shift = SHIFTS.get(token).copied().unwrap_or(8);
    // At most 12, so nothing is lost.
    #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
    let place = place as f64 - 1.0;
    (place + f64::from(shift) / 16.0) / 12.0
}

/// The drawn figure. Positions are fractions: x from the smallest to the largest scale, y from 0 % up to 100 %.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Each tenfold step: its power of ten, and its x.
    pub decades: Vec<(u16, f64)>,
    /// The share of right tokens.
    pub per_token: Vec<(f64, f64)>,
    /// The share of answers that are right in full.
    pub in_full: Vec<(f64, f64)>,
    /// The x of the set scale.
    pub x: f64,
    /// The share of right tokens at the set scale.
    pub tokens: f64,
    /// The share of answers right in full at the set scale.
    pub whole: f64,
    /// The x at which half of the answers are right in full.
    pub half: f64,
    /// The sample answers at the set scale.
    pub answers: Vec<Sample>,
}

/// A sample answer at one scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Its tokens, and whether each is right.
    pub tokens: Vec<(Rc<str>, bool)>,
    /// Whether all of them are.
    pub right: bool,
}

/// Draws the figure.
#[must_use]
pub fn draw(settings: Settings, exhibit: &Exhibit, lang: Lang) -> Drawing {
    let (least, most) = (f64::from(SCALES.0) / 100.0, f64::from(SCALES.1) / 100.0);
    let x = |log10: f64| (log10 - least) / (most - least);
    let curve = |score: &dyn Fn(f64) -> f64| -> Vec<(f64, f64)> {
        let at = |n: u16| f64::from(n) / f64::from(POINTS);
        (0..=POINTS).map(|n| (at(n), score(per_token(least + at(n) * (most - least))))).collect()
    };
    let tokens = per_token(settings.log10());
    Drawing {
        decades: (SCALES.0 / 100..=SCALES.1 / 100).map(|power| (power, x(f64::from(power)))).collect(),
        per_token: curve(&|share| share),
        in_full: curve(&|share| in_full(share, settings.length)),
        x: x(settings.log10()),
        tokens,
        whole: in_full(tokens, settings.length),
        half: x(half(settings.length)),
        answers: samples(settings, &exhibit.answers, lang),
    }
}

fn samples(settings: Settings, answers: &[Answer], lang: Lang) -> Vec<Sample> {
    let share = per_token(settings.log10());
    let sample = |(j, answer): (usize, &Answer)| {
        let pairs = answer.right.get(lang).split_whitespace().zip(answer.wrong.get(lang).split_whitespace());
        let tokens: Vec<(Rc<str>, bool)> = pairs
            .take(usize::from(settings.length))
            .enumerate()
            .map(|(k, (right, wrong))| {
                let is_right = share > threshold(j, k);
                (if is_right { right } else { wrong }.into(), is_right)
            })
            .collect();
        Sample { right: tokens.iter().all(|(_, right)| *right), tokens }
    };
    answers.iter().enumerate().map(sample).collect()
}

/// The decimal logarithm of the scale at which a share of the tokens is right.
fn scale_of(per_token: f64) -> f64 {
    MIDDLE + libm::log(per_token / (1.0 - per_token)) / SLOPE
}

/// What is seen of a curve of answers that must be right in full, at one place.
enum Seen {
    /// Next to nothing.
    Nothing,
    /// The rise, which is taken for a leap if answers are long.
    Rise,
    /// The rise is over: from one half on it only gets slower, whatever the length.
    Past,
}

/// From which share of answers on a curve is seen to leave the ground.
const GROUND: f64 = 0.02;

/// The shortest answers whose rise is drawn so steep that it may be called a leap: from [`GROUND`] to one half with sixteen
/// times the parameters, where the tokens need 145 times as many.
const LEAPS: u16 = 4;

fn seen(whole: f64) -> Seen {
    match whole {
        ..GROUND => Seen::Nothing,
        ..=0.5 => Seen::Rise,
        _ => Seen::Past,
    }
}

/// What the figure says in words: what is drawn at the set scale, by the set score, and no more.
#[must_use]
pub fn reading(settings: Settings, lang: Lang) -> String {
    let length = settings.length;
    let share = per_token(settings.log10());
    let whole = in_full(share, length);
    let size = parameters(settings.log10(), lang);
    let (tokens, answers) = (percent(share, lang), percent(whole, lang));
    let leap = parameters(half(length), lang);
    // "Less than" is said already.
    let is_number = answers.starts_with(|first: char| first.is_ascii_digit());
    match (lang, settings.score) {
        (Lang::Zh, _) if length == 1 => format!(
            "{size}参数时，{tokens}的词元答对。答案只有1个词元，两种打分是一回事，两条线重合；约{leap}参数时答对一半。"
        ),
        (Lang::En, _) if length == 1 => format!(
            "At {size} parameters, {tokens} of tokens are right. With one token to an answer both scores are the same, and so are their lines; half are right at about {leap}."
        ),
        (Lang::Zh, Score::Exact) => {
            let only = match seen(whole) {
                _ if !is_number => "",
                Seen::Past => "占",
                _ => "只有",
            };
            let shape = exact(whole, length, lang);
            format!("{size}参数时，{tokens}的词元答对，但{length}个词元全对的答案{only}{answers}。{shape}")
        }
        (Lang::En, Score::Exact) => {
            let only = match seen(whole) {
                _ if !is_number => "but",
                Seen::Past => "and",
                _ => "but only",
            };
            let (long, shape) = (count(usize::from(length)), exact(whole, length, lang));
            format!(
                "At {size} parameters, {tokens} of tokens are right, {only} {answers} of {long}-token answers are right in full. {shape}"
            )
        }
        (Lang::Zh, Score::Tokens) => {
            let only = if is_number && whole <= 0.5 { "只得" } else { "得" };
            let shape = by_tokens(share, lang);
            format!(
                "{size}参数时，{tokens}的词元答对，按词元给分，得分就是{tokens}。{shape}同样的回答，要求{length}个词元全对，{only}{answers}。"
            )
        }
        (Lang::En, Score::Tokens) => {
            let only = if is_number && whole <= 0.5 { "only " } else { "" };
            let (long, shape) = (count(usize::from(length)), by_tokens(share, lang));
            format!(
                "At {size} parameters, {tokens} of tokens are right, and with points for each token that is the score. {shape} If all {long} tokens must be right, the very same answers score {only}{answers}."
            )
        }
    }
}

/// What the line of answers that must be right in full does at one place.
fn exact(whole: f64, length: u16, lang: Lang) -> String {
    let leap = parameters(half(length), lang);
    let ground = scale_of(libm::pow(GROUND, 1.0 / f64::from(length.max(1))));
    let from = parameters(ground, lang);
    let leaps = length >= LEAPS;
    match (lang, seen(whole)) {
        (Lang::Zh, Seen::Nothing) => {
            format!("这样打分，还看不出词元一直在变好：分数要到{leap}参数左右才过半。")
        }
        (Lang::Zh, Seen::Rise) => {
            let looks = if leaps { "，看上去像忽然跳了上去" } else { "" };
            format!("这样打分，分数在{from}参数左右才到2%，到{leap}左右就过半{looks}。")
        }
        (Lang::Zh, Seen::Past) => format!("这样打分，分数在{leap}参数左右过了半，此后越升越慢。"),
        (Lang::En, Seen::Nothing) => format!(
            "Scored like this, nothing shows of the tokens that are turning right: half are right only from about {leap} on."
        ),
        (Lang::En, Seen::Rise) => {
            let looks = if leaps { ", which looks like a leap" } else { "" };
            format!(
                "Scored like this, 2% are right only from about {from} on, and half from about {leap}{looks}."
            )
        }
        (Lang::En, Seen::Past) => format!(
            "Scored like this, half are right from about {leap} on, and beyond that the score rises ever more slowly."
        ),
    }
}

/// What the line of right tokens does where a share of them is right: it bends at both ends too.
fn by_tokens(share: f64, lang: Lang) -> String {
    let [from, to] = ENDS.map(|end| parameters(scale_of(end), lang));
    let [from_share, to_share] = ENDS.map(|end| percent(end, lang));
    let [low, high] = ENDS;
    match lang {
        Lang::Zh if share < low => format!("这条线刚开始升，到{from}参数左右才有{from_share}。"),
        Lang::Zh if share <= high => {
            format!("这条线正在升，从{from}参数左右的{from_share}升到{to}左右的{to_share}。")
        }
        Lang::Zh => format!("这条线在{to}参数左右过了{to_share}，此后越升越慢。"),
        Lang::En if share < low => {
            format!("The line has only begun to rise: it comes to {from_share} at about {from}.")
        }
        Lang::En if share <= high => format!(
            "The line is on its way up, from {from_share} at about {from} to {to_share} at about {to}."
        ),
        Lang::En => {
            format!("The line passed {to_share} at about {to}, and rises ever more slowly from there.")
        }
    }
}

/// The curves as a table: for each tenfold size, the size, the share of right tokens, and the share of answers of a length that
/// are right in full.
#[must_use]
pub fn rows(length: u16, lang: Lang) -> Vec<[String; 3]> {
    let row = |power: u16| {
        let share = per_token(f64::from(power));
        [parameters(f64::from(power), lang), percent(share, lang), percent(in_full(share, length), lang)]
    };
    (SCALES.0 / 100..=SCALES.1 / 100).map(row).collect()
}
