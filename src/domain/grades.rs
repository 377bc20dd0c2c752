//! How sure one can be: of a claim, and of dates and figures.
//!
//! Invariant: each grade has one code, which is its name in documents, permalinks and class names.

use serde::Serialize;

use super::{
    json::Json,
    read::{Mistakes, Place, Read, read_text},
};

/// How well a claim is confirmed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Another page says the same.
    Confirmed,
    /// No page repeats it, but later facts fit.
    Consistent,
    /// Looked for, nothing found. Where nothing is said, this is what one can say.
    #[default]
    NotFound,
    /// True then, changed later.
    Superseded,
    /// Other pages give a different figure or outcome.
    Disputed,
    /// A judgement, not a fact.
    Opinion,
}

impl Grade {
    /// Every grade, the best first.
    pub const ALL: [Self; 6] =
        [Self::Confirmed, Self::Consistent, Self::NotFound, Self::Superseded, Self::Disputed, Self::Opinion];

    /// The name in data files and class names.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Consistent => "consistent",
            Self::NotFound => "not-found",
            Self::Superseded => "superseded",
            Self::Disputed => "disputed",
            Self::Opinion => "opinion",
        }
    }
}

/// How well dates and figures are checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// A primary source, or two pages that agree.
    High,
    /// One page, or the month known and the day uncertain.
    Medium,
    /// The name only. Where nothing is said, this is what one can say.
    #[default]
    Low,
}

impl Confidence {
    /// Every grade, the best first.
    pub const ALL: [Self; 3] = [Self::High, Self::Medium, Self::Low];

    /// The name in data files, which is also the value of the facet `confidence`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}

impl Read for Grade {
    fn read(value: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) -> Self {
        read_text(value, place, mistakes, |text| {
            let known = Self::ALL.into_iter().find(|grade| grade.code() == text);
            known.ok_or_else(|| {
                format!("\"{text}\" is not a grade; write one of {}", Self::ALL.map(Self::code).join(", "))
            })
        })
    }
}

impl Read for Confidence {
    fn read(value: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) -> Self {
        read_text(value, place, mistakes, |text| {
            let known = Self::ALL.into_iter().find(|grade| grade.code() == text);
            known.ok_or_else(|| {
                format!("\"{text}\" is not a grade; write one of {}", Self::ALL.map(Self::code).join(", "))
            })
        })
    }
}
