//! Sets of positions as bits, so that what many choices have in common is found word by word.
//!
//! Must stay true: no bit is set beyond the size of a set; a [`Sparse`] one holds no empty word, so that it takes memory for
//! what is in it and not for what could be: a stranger's facet may have as many values as there are models.

/// The positions in a word.
const WORD: usize = 32;

/// A set that has room for everything up to the last position in it, or for so many as were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Set(Vec<u32>);

/// A set that never changes once it is made: words that are not empty, by their places.
#[derive(Clone, Debug, Default)]
pub(super) struct Sparse(Vec<(usize, u32)>);

impl Set {
    /// Of so many positions none.
    pub(super) fn none(size: usize) -> Self {
        Self(vec![0; size.div_ceil(WORD)])
    }

    /// Of so many positions those for which something holds.
    pub(super) fn of(size: usize, holds: &dyn Fn(usize) -> bool) -> Self {
        let mut words = vec![0; size.div_ceil(WORD)];
        for (place, word) in words.iter_mut().enumerate() {
            for position in (place * WORD..size).take(WORD) {
                *word |= u32::from(holds(position)) << (position % WORD);
            }
        }
        Self(words)
    }

    /// All of so many positions.
    pub(super) fn all(size: usize) -> Self {
        let mut words = vec![u32::MAX; size.div_ceil(WORD)];
        if let Some(last) = words.last_mut() {
            *last >>= size.wrapping_neg() % WORD;
        }
        Self(words)
    }

    pub(super) fn has(&self, position: usize) -> bool {
        self.0.get(position / WORD).is_some_and(|word| word & bit(position) != 0)
    }

    /// What any of some sets has.
    pub(super) fn any<'a>(sets: impl Iterator<Item = &'a Self>) -> Self {
        let mut any = Self::default();
        sets.for_each(|set| any.join(set));
        any
    }

    /// Takes in a position.
    pub(super) fn put(&mut self, position: usize) {
        if let Some(word) = self.word(position / WORD) {
            *word |= bit(position);
        }
    }

    /// A word, for which room is made.
    fn word(&mut self, place: usize) -> Option<&mut u32> {
        if self.0.len() <= place {
            self.0.resize(place + 1, 0);
        }
        self.0.get_mut(place)
    }

    /// Takes in all of a sparse set.
    pub(super) fn join_sparse(&mut self, other: &Sparse) {
        for (place, bits) in &other.0 {
            if let Some(word) = self.word(*place) {
                *word |= bits;
            }
        }
    }

    /// Takes in all of another set.
    pub(super) fn join(&mut self, other: &Self) {
        self.0.resize(self.0.len().max(other.0.len()), 0);
        self.0.iter_mut().zip(&other.0).for_each(|(word, bits)| *word |= bits);
    }

    /// Keeps what another set has too.
    pub(super) fn meet(&mut self, other: &Self) {
        self.0.truncate(other.0.len());
        self.0.iter_mut().zip(&other.0).for_each(|(word, bits)| *word &= bits);
    }

    /// Keeps what another set has not.
    pub(super) fn leave(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, bits)| *word &= !bits);
    }

    /// Keeps what any of some other sets has too.
    pub(super) fn keep<'a>(&mut self, others: impl Iterator<Item = &'a Sparse>) {
        let mut kept = vec![0; self.0.len()];
        for (place, bits) in others.flat_map(|other| &other.0) {
            if let (Some(kept), Some(word)) = (kept.get_mut(*place), self.0.get(*place)) {
                *kept |= word & bits;
            }
        }
        self.0 = kept;
    }

    /// How many it has in common with another.
    pub(super) fn common(&self, other: &Sparse) -> u32 {
        let words = other.0.iter().filter_map(|(place, bits)| Some(self.0.get(*place)? & bits));
        words.map(u32::count_ones).sum()
    }

    /// How many are in it.
    pub(super) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// What is in it, ascending.
    pub(super) fn members(&self) -> Vec<usize> {
        let mut members = Vec::new();
        for (place, word) in self.0.iter().enumerate() {
            members.extend(ones((*word).into()).map(|bit| place * WORD + bit));
        }
        members
    }
}

impl Sparse {
    /// Takes in a position, which must not come before any that is there.
    pub(super) fn push(&mut self, position: usize) {
        match self.0.last_mut() {
            Some((place, bits)) if *place == position / WORD => *bits |= bit(position),
            _ => self.0.push((position / WORD, bit(position))),
        }
    }
}

impl FromIterator<usize> for Sparse {
    /// Of positions that ascend.
    fn from_iter<I: IntoIterator<Item = usize>>(positions: I) -> Self {
        let mut set = Self::default();
        positions.into_iter().for_each(|position| set.push(position));
        set
    }
}

/// Which bits are set, the lowest first.
pub(super) fn ones(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = bits.trailing_zeros() as usize;
        (bits != 0).then(|| {
            bits &= bits - 1;
            lowest
        })
    })
}

const fn bit(position: usize) -> u32 {
    1 << (position % WORD)
}
