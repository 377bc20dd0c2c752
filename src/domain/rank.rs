//! How well something fits a query, by what the text is of it in which the query stands.
//!
//! Must stay true: of a thing with several texts the best one counts; `Pattern::rank` decides how good each is.

use super::set::Set;

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

/// The positions of what fits, each in the set of how well it does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ranked([Set; Rank::COUNT]);

impl Ranked {
    /// All of some positions, as they fit where nothing is searched for.
    pub(super) fn all(positions: Set) -> Self {
        let mut ranked = Self::default();
        ranked.at(Rank::default()).join(&positions);
        ranked
    }

    /// What fits so well, and may fit better until [`Self::settle`] is called.
    pub(super) fn at(&mut self, rank: Rank) -> &mut Set {
        let [whole, beginning, name, maker, note] = &mut self.0;
        match rank {
            Rank::Whole => whole,
            Rank::Beginning => beginning,
            Rank::Name => name,
            Rank::Maker => maker,
            Rank::Note => note,
        }
    }

    /// The sets, from the best rank on.
    pub(super) fn sets(&self) -> impl Iterator<Item = &Set> {
        self.0.iter()
    }

    /// Leaves each position where it fits best; all of them.
    pub(super) fn settle(&mut self) -> Set {
        let mut better = Set::default();
        for set in &mut self.0 {
            set.leave(&better);
            better.join(set);
        }
        better
    }

    /// Keeps what a set has too.
    pub(super) fn meet(&mut self, others: &Set) {
        self.0.iter_mut().for_each(|set| set.meet(others));
    }

    /// How well a position fits.
    pub(super) fn rank(&self, position: usize) -> Option<Rank> {
        let ranks = [Rank::Whole, Rank::Beginning, Rank::Name, Rank::Maker, Rank::Note];
        ranks.into_iter().zip(&self.0).find(|(_, set)| set.has(position)).map(|(rank, _)| rank)
    }
}
