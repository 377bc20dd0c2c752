//! The figures that a reader can play with: which kinds there are, what can be set in each, and what each says.
//!
//! Each kind has a file of its own, with its mathematics, its layout and its reading (the sentence beside the
//! drawing that says the same). What belongs to a document, such as titles and sample answers, is an [`Exhibit`].
//!
//! Invariants: pure, and the same to the last digit wherever it runs, for which `exp` and its like come from `libm`
//! and never from the platform. Nothing here is called by the part of the page that has to be live first; a document
//! keeps its figures unread for it ([`Exhibits`]).

mod code;
pub mod customers;
pub mod emergence;
mod exhibit;
mod motion;
pub mod outcomes;
mod placing;
pub mod scaling;
pub mod stack;
mod words;

use std::fmt;

use serde::Serialize;

pub use self::{
    exhibit::{Answer, Exhibit, Exhibits, Fate, Later, Maker, Number, Stance, Step, Successor},
    placing::{Anchor, Area, Label, width_of},
    words::{fine_percent, hundredths, parameters, percent, power_of_ten, remainder},
};
use super::{
    document::Document,
    json::Json,
    read::{Mistakes, Place, Read, read_text},
    text::Lang,
};

/// The longest settings that are read, in bytes; longer ones are taken for none. What is written is never longer.
pub const MAX_SETTINGS: usize = 64;

/// What a figure is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Whether abilities leap, or the score does.
    #[default]
    Emergence,
    /// Who sells to whom.
    Customers,
    /// What each maker has, layer by layer.
    Stack,
    /// Whether to look for parameters or for data.
    Scaling,
    /// How many there were, and what became of them.
    Outcomes,
}

impl Kind {
    /// Every kind, in reading order.
    pub const ALL: [Self; 5] = [Self::Emergence, Self::Customers, Self::Stack, Self::Scaling, Self::Outcomes];

    /// The name in documents, in links and in `data-figure`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Emergence => "emergence",
            Self::Customers => "customers",
            Self::Stack => "stack",
            Self::Scaling => "scaling",
            Self::Outcomes => "outcomes",
        }
    }

    /// The kind with a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The labels that a document has to give for a figure of this kind.
    #[must_use]
    pub const fn labels(self) -> &'static [&'static str] {
        match self {
            Self::Emergence => emergence::LABELS,
            Self::Customers => customers::LABELS,
            Self::Stack => stack::LABELS,
            Self::Scaling => scaling::LABELS,
            Self::Outcomes => outcomes::LABELS,
        }
    }
}

impl Read for Kind {
    fn read(value: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) -> Self {
        read_text(value, place, mistakes, |text| {
            Self::from_code(text).ok_or_else(|| {
                let kinds = Self::ALL.map(Self::code).join(", ");
                format!("\"{text}\" is not a kind of figure; write one of {kinds}")
            })
        })
    }
}

/// What a reader has set in a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settings {
    /// See [`emergence`].
    Emergence(emergence::Settings),
    /// See [`customers`].
    Customers(customers::Settings),
    /// See [`stack`].
    Stack(stack::Settings),
    /// See [`scaling`].
    Scaling(scaling::Settings),
    /// See [`outcomes`].
    Outcomes(outcomes::Settings),
}

impl Settings {
    /// The settings that a text asks for. Never fails: what is too large or too small becomes the nearest there is,
    /// what is unknown is ignored, and what is missing stays at the kind's own default.
    #[must_use]
    pub fn read(kind: Kind, text: &str) -> Self {
        let text = if text.len() <= MAX_SETTINGS { text } else { "" };
        match kind {
            Kind::Emergence => Self::Emergence(emergence::Settings::read(text)),
            Kind::Customers => Self::Customers(customers::Settings::read(text)),
            Kind::Stack => Self::Stack(stack::Settings::read(text)),
            Kind::Scaling => Self::Scaling(scaling::Settings::read(text)),
            Kind::Outcomes => Self::Outcomes(outcomes::Settings::read(text)),
        }
    }

    /// The kind of figure that these are for.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Emergence(_) => Kind::Emergence,
            Self::Customers(_) => Kind::Customers,
            Self::Stack(_) => Kind::Stack,
            Self::Scaling(_) => Kind::Scaling,
            Self::Outcomes(_) => Kind::Outcomes,
        }
    }
}

/// The canonical text: lower-case ASCII letters, digits, hyphens and dots, at most [`MAX_SETTINGS`] bytes, and read back as the same.
impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Emergence(settings) => settings.fmt(f),
            Self::Customers(settings) => settings.fmt(f),
            Self::Stack(settings) => settings.fmt(f),
            Self::Scaling(settings) => settings.fmt(f),
            Self::Outcomes(settings) => settings.fmt(f),
        }
    }
}

/// What a figure says in words under some settings: a paragraph that stands beside the drawing and changes with it.
#[must_use]
pub fn reading(settings: &Settings, exhibit: &Exhibit, document: &Document, lang: Lang) -> String {
    match settings {
        Settings::Emergence(settings) => emergence::reading(*settings, lang),
        Settings::Customers(settings) => customers::reading(settings, exhibit, document, lang),
        Settings::Stack(settings) => stack::reading(settings, exhibit, document, lang),
        Settings::Scaling(settings) => scaling::reading(*settings, lang),
        Settings::Outcomes(settings) => outcomes::reading(settings, exhibit, document, lang),
    }
}
