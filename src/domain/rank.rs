//! How well something fits a query, by what the text is of it in which the query stands.
//!
//! Must stay true: of a thing with several texts the best one counts, so that a part says how well it fits at best and at least; see
//! `Pattern::rank`, which decides.

/// What a text is of the thing that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its name.
    Name,
    /// Another name that it is known by, or somebody's whom it is known for.
    Also,
    /// Who made it.
    Maker,
    /// What is said about it.
    Note,
}

impl Part {
    /// How well something fits at best that has a text in this part.
    pub(super) const fn best(self) -> Rank {
        match self {
            Self::Name | Self::Also => Rank::Whole,
            Self::Maker => Rank::Maker,
            Self::Note => Rank::Note,
        }
    }

    /// How well it fits at least.
    pub(super) const fn least(self) -> Rank {
        match self {
            Self::Name => Rank::Name,
            Self::Maker => Rank::Maker,
            Self::Also | Self::Note => Rank::Note,
        }
    }

    /// Whether its characters stand for their sound too.
    pub(super) fn is_heard(self) -> bool {
        self != Self::Note
    }
}

/// How well something fits a query, the better the earlier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// A name is the very text.
    #[default]
    Whole,
    /// A name begins with it.
    Beginning,
    /// It stands in a name.
    Name,
    /// It stands in the maker's name, or is the size.
    Maker,
    /// It stands somewhere else.
    Note,
}

impl Rank {
    /// How many there are.
    pub(super) const COUNT: usize = Self::Note as usize + 1;
}
