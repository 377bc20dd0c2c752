//! Which part of the explainer is shown where: the whole, or one part of it in somebody else's article.
//!
//! Invariant: the codes are what embedders write, and stay.

use super::state::Reveal;

/// What a place shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Everything.
    #[default]
    Full,
    /// The title, the opening and the key points.
    Points,
    /// The list of models.
    Models,
    /// The timeline.
    Timeline,
}

impl View {
    /// Every view, the whole first.
    pub const ALL: [Self; 4] = [Self::Full, Self::Points, Self::Models, Self::Timeline];

    /// The code in attributes and addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Points => "points",
            Self::Models => "models",
            Self::Timeline => "timeline",
        }
    }

    /// The view with a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.code() == code)
    }

    /// Whether the title and the key points are in it.
    #[must_use]
    pub const fn has_points(self) -> bool {
        matches!(self, Self::Full | Self::Points)
    }

    /// Whether the list of models is in it.
    #[must_use]
    pub const fn has_models(self) -> bool {
        matches!(self, Self::Full | Self::Models)
    }

    /// Whether the timeline is in it.
    #[must_use]
    pub const fn has_timeline(self) -> bool {
        matches!(self, Self::Full | Self::Timeline)
    }

    /// Whether it holds what should be brought into view.
    #[must_use]
    pub const fn holds(self, reveal: &Reveal) -> bool {
        match reveal {
            Reveal::Models | Reveal::Model(_) => self.has_models(),
            Reveal::Event(_) => self.has_timeline(),
        }
    }
}
