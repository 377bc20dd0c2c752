//! Guess first, then see: how many models there were, and what became of those in the list.
//!
//! Three stages. In the first a reader draws how many models there will have been, month by month to the end of 2023, and
//! guesses which share of the makers that were there in April put out something new afterwards. In the second the counts
//! appear, with who counted, when and by which rule; no two counted alike, so none is the truth. In the third each model
//! stands with what became of it.
//!
//! A step that plays the point leads a reader through the stages with the guess that the reader made. Who made none sees the
//! step's, as an example: it is never written down, and gone as soon as the reader moves something.
//!
//! Known is only what the document says. A maker went on if one of its models was announced after April 2023, or if the
//! document dates a later version of one. Of the others some are known to have ended; for the rest nothing was found, and so
//! the share lies between two bounds. A model that the document puts with no fate goes with the last one: nothing found.

mod guess;
mod labels;
mod reading;
mod verdict;

use std::{collections::BTreeMap, fmt, iter::repeat};

use super::{
    super::{
        date::Date,
        document::{Count, Document, Id, Model},
    },
    code::{id, number, pieces},
    exhibit::{Exhibit, Fate, Maker},
};

pub use self::{
    guess::{Guess, Touched},
    labels::{BELOW, HEIGHT, Labels, NARROWEST, how_many, labels},
    reading::{known, reading},
    verdict::verdict,
};

/// The labels that a document gives: controls first, then what is drawn.
pub const LABELS: &[&str] = &[
    "draw",
    "share",
    "month",
    "reveal",
    "see",
    "again",
    "keep",
    "yours",
    "example",
    "counts",
    "fates",
    "supports",
    "opposes",
    "successor",
    "makers",
    "went-on",
    "ended",
    "not-found",
    "counted",
    "unset",
    "by-month",
    "own-list",
    "standing",
    "done",
];

/// The year that is guessed about.
pub const YEAR: u16 = 2023;

/// The first and the last month of a guess.
pub const MONTHS: (u16, u16) = (4, 12);

/// The most models that can be guessed and drawn.
pub const MOST: u16 = 400;

/// How many months wide the drawing is: those of a guess, and room for the last one's name.
const WIDTH: f64 = 9.5;

/// How far a reader has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Still guessing: nothing is given away.
    #[default]
    Guess,
    /// The counts are there.
    Counts,
    /// And what became of each model.
    Fates,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 3] = [Self::Guess, Self::Counts, Self::Fates];

    /// The name in settings.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Guess => "guess",
            Self::Counts => "counts",
            Self::Fates => "fates",
        }
    }
}

/// What a reader has set and guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// How far the reader has come.
    pub stage: Stage,
    /// What was drawn, each value at most [`MOST`].
    pub guess: Option<Guess>,
    /// The guessed share of makers that went on, in percent.
    pub share: Option<u16>,
    /// The id of the model that is looked at.
    pub model: Option<Id>,
    /// Whether what is guessed here is a step's example and not the reader's. Such a guess is not written.
    pub example: bool,
    /// Which months the reader has touched; never written.
    pub touched: Touched,
}

impl Settings {
    pub(super) fn read(text: &str) -> Self {
        let mut settings = Self::default();
        for (letter, rest) in pieces(text) {
            match letter {
                's' => {
                    let stage = Stage::ALL.into_iter().find(|stage| stage.code() == rest);
                    settings.stage = stage.unwrap_or(settings.stage);
                }
                'g' => settings.guess = guess::read(rest).or(settings.guess),
                'p' => settings.share = number(rest, 0, 100).or(settings.share),
                'v' => settings.model = id(rest).or(settings.model),
                _ => {}
            }
        }
        settings
    }

    /// The last stage, with nothing guessed.
    #[must_use]
    pub fn known() -> Self {
        Self { stage: Stage::Fates, ..Self::default() }
    }

    /// What the reader has set and guessed of it: all but an example.
    #[must_use]
    pub fn own(&self) -> Self {
        if self.example {
            Self { stage: self.stage, model: self.model.clone(), ..Self::default() }
        } else {
            self.clone()
        }
    }

    /// The settings in a step: its stage, with the reader's guess; where there is none, with the step's as an example.
    #[must_use]
    pub fn led(&self, step: &Self) -> Self {
        let own = self.own();
        if own.guess.is_some() || own.share.is_some() {
            Self { stage: step.stage, model: step.model.clone(), ..own }
        } else {
            Self { example: step.guess.is_some() || step.share.is_some(), ..step.clone() }
        }
    }

    /// The settings once the share has been guessed.
    #[must_use]
    pub fn shared(&self, share: u16) -> Self {
        Self { share: Some(share.min(100)), ..self.own() }
    }

    /// The settings once a month's value has been drawn.
    #[must_use]
    pub fn drawn(&self, month: u16, value: u16) -> Self {
        let (value, at) = (value.min(MOST), usize::from(month.clamp(MONTHS.0, MONTHS.1) - MONTHS.0));
        let own = self.own();
        let (guess, touched) = guess::drawn(own.guess, own.touched, at, value);
        Self { guess: Some(guess), touched, ..own }
    }
}

impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s{}", self.stage.code())?;
        let is_own = !self.example;
        if let Some(guess) = self.guess.as_ref().filter(|_| is_own) {
            f.write_str(".g")?;
            guess::write(guess, f)?;
        }
        if let Some(share) = self.share.filter(|_| is_own) {
            write!(f, ".p{share}")?;
        }
        self.model.as_ref().map_or(Ok(()), |model| write!(f, ".v{model}"))
    }
}

/// The drawn figure. Positions are fractions: x from the beginning of April to a little after the end of December, one scale
/// for months, guess and counts; y from none to [`MOST`].
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The months, each with the x of its end.
    pub months: Vec<(u16, f64)>,
    /// Numbers at the left edge, with their y.
    pub levels: Vec<(u16, f64)>,
    /// The guess, a point at the end of each month; empty if there is none.
    pub guess: Vec<(f64, f64)>,
    /// The counts; empty as long as they are not to be seen.
    pub counts: Vec<CountMark>,
    /// The models by what became of them; empty as long as that is not to be seen.
    pub dots: Vec<Dot>,
    /// How many dots each fate has, in the exhibit's order.
    pub totals: Vec<usize>,
}

/// Somebody's count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CountMark {
    /// Its position among the counts of the claim.
    pub count: usize,
    /// When, with what was counted: the middle of the month if the day is not known.
    pub x: f64,
    /// How many.
    pub y: f64,
}

/// A model with its fate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    /// The position of the model in the document.
    pub model: usize,
    /// The position of its fate in the exhibit.
    pub fate: usize,
    /// Its place among the dots of that fate, counted from 0.
    pub place: usize,
    /// Whether it is the one that is looked at.
    pub chosen: bool,
}

/// The x of a month's end.
fn end_of(month: u16) -> f64 {
    f64::from(month + 1 - MONTHS.0) / WIDTH
}

fn height(models: u32) -> f64 {
    (f64::from(models) / f64::from(MOST)).min(1.0)
}

/// The month whose end an x is nearest to, and the number that a y stands for: what a stroke there draws.
#[must_use]
pub fn stroke(x: f64, y: f64) -> (u16, u16) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast saturates")]
    let whole = |number: f64| libm::floor(number) as u16;
    // Its end is as many months away from the left as it is months after the first, and one more.
    let months = whole(x.max(0.0) * WIDTH + 0.5).saturating_sub(1);
    (MONTHS.0.saturating_add(months).min(MONTHS.1), whole(y.clamp(0.0, 1.0) * f64::from(MOST) + 0.5))
}

/// Draws the figure.
#[must_use]
pub fn draw(settings: &Settings, exhibit: &Exhibit, document: &Document) -> Drawing {
    let width = end_of(MONTHS.0);
    let at = |date: Date| {
        let month = u16::from(date.month().filter(|_| date.year() == YEAR)?);
        let day = date.day().map_or(0.5, |day| (f64::from(day) - 0.5) / 31.0);
        (MONTHS.0..=MONTHS.1).contains(&month).then(|| end_of(month) - width + day * width)
    };
    let mark = |(n, count): (usize, &Count)| {
        Some(CountMark { count: n, x: at(count.as_of)?, y: height(count.value) })
    };
    let counts = counts(exhibit, document).iter().enumerate().filter(|_| settings.stage >= Stage::Counts);
    let mut totals = vec![0; exhibit.fates.len()];
    // Looked up once for all: a document may have many models.
    let named = exhibit.fates.iter().enumerate().rev();
    let named: BTreeMap<&Id, usize> = named.flat_map(|(n, fate)| fate.models.iter().zip(repeat(n))).collect();
    let dot = |(n, model): (usize, &Model)| {
        let fate = named.get(&model.id).copied().or_else(|| exhibit.fates.len().checked_sub(1))?;
        let total = totals.get_mut(fate)?;
        *total += 1;
        Some(Dot { model: n, fate, place: *total - 1, chosen: settings.model.as_ref() == Some(&model.id) })
    };
    let models = document.models.iter().enumerate();
    let dots: Vec<Dot> = models.filter(|_| settings.stage == Stage::Fates).filter_map(dot).collect();
    Drawing {
        months: (MONTHS.0..=MONTHS.1).map(|month| (month, end_of(month))).collect(),
        levels: (0..=MOST).step_by(100).map(|level| (level, height(u32::from(level)))).collect(),
        guess: (MONTHS.0..)
            .zip(settings.guess.iter().flatten())
            .map(|(month, value)| (end_of(month), height(u32::from(*value))))
            .collect(),
        counts: counts.filter_map(mark).collect(),
        dots,
        totals,
    }
}

/// The counts that the exhibit shows: those of its claim.
#[must_use]
pub fn counts<'a>(exhibit: &Exhibit, document: &'a Document) -> &'a [Count] {
    let claim = document.claims.iter().find(|claim| exhibit.counts.as_ref() == Some(&claim.id));
    claim.map_or(&[], |claim| &claim.counts)
}

/// The position of a model's fate; the last one if the document puts it with none.
#[must_use]
pub fn fate_of(model: &Id, exhibit: &Exhibit) -> Option<usize> {
    let known = exhibit.fates.iter().position(|fate| fate.models.contains(model));
    known.or_else(|| exhibit.fates.len().checked_sub(1))
}

/// The model that came after another, where the document says which.
#[must_use]
pub fn successor<'a>(model: &Id, exhibit: &Exhibit, document: &'a Document) -> Option<&'a Model> {
    let by = &exhibit.successors.iter().find(|successor| successor.model == *model)?.by;
    document.models.iter().find(|model| model.id == *by)
}

/// What is known of the makers that were there in April.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Makers {
    /// How many they are.
    pub all: usize,
    /// How many put out something new afterwards.
    pub went_on: usize,
    /// How many are known to have ended.
    pub ended: usize,
}

impl Makers {
    /// The least and the greatest share that can have gone on, by what was found.
    #[must_use]
    pub fn bounds(&self) -> (f64, f64) {
        #[expect(clippy::cast_precision_loss, reason = "there are far fewer makers than 2^52")]
        let share = |n: usize| n as f64 / self.all.max(1) as f64;
        (share(self.went_on), share(self.all - self.ended.min(self.all)))
    }
}

/// When a maker last put out something new after April 2023, as far as the document dates it.
#[must_use]
pub fn latest(maker: &Maker, document: &Document) -> Option<Date> {
    let own = document.models.iter().filter(|model| maker.models.contains(&model.id));
    let dates = own.filter_map(|model| model.announced).chain(maker.later.as_ref().map(|later| later.date));
    dates.filter(|date| after_april(*date)).max()
}

fn after_april(date: Date) -> bool {
    date.year() > YEAR || date.year() == YEAR && date.month().is_some_and(|month| u16::from(month) > MONTHS.0)
}

/// Whether all that a maker had is known to have ended.
#[must_use]
pub fn ended(maker: &Maker, exhibit: &Exhibit) -> bool {
    let closed = |model: &Id| {
        let fate = fate_of(model, exhibit).and_then(|fate| exhibit.fates.get(fate));
        fate.is_some_and(|fate: &Fate| fate.closed)
    };
    !maker.models.is_empty() && maker.models.iter().all(closed)
}

/// What is known of the exhibit's makers.
#[must_use]
pub fn makers(exhibit: &Exhibit, document: &Document) -> Makers {
    let mut makers = Makers { all: exhibit.makers.len(), ..Makers::default() };
    for maker in &exhibit.makers {
        if latest(maker, document).is_some() {
            makers.went_on += 1;
        } else if ended(maker, exhibit) {
            makers.ended += 1;
        }
    }
    makers
}
