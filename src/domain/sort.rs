//! The order of the list.
//!
//! Invariant: every order is total and stable. What is unknown comes last in both directions; ties keep
//! the document's order.

use std::cmp::Ordering;

use super::{
    document::Model,
    edition::Edition,
    text::{Lang, fold},
};

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortKey {
    /// The date of announcement.
    #[default]
    Date,
    /// The name in the language shown.
    Name,
    /// The maker in the language shown.
    Organisation,
    /// The number of parameters.
    Size,
}

/// A key and a direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// What to sort by.
    pub key: SortKey,
    /// Whether the latest, largest or last comes first.
    pub descending: bool,
}

impl Sort {
    /// Every order a reader can choose, the default one first.
    pub const ALL: [Self; 8] = [
        Self::new(SortKey::Date, false),
        Self::new(SortKey::Date, true),
        Self::new(SortKey::Name, false),
        Self::new(SortKey::Name, true),
        Self::new(SortKey::Organisation, false),
        Self::new(SortKey::Organisation, true),
        Self::new(SortKey::Size, true),
        Self::new(SortKey::Size, false),
    ];

    const fn new(key: SortKey, descending: bool) -> Self {
        Self { key, descending }
    }

    /// The code in permalinks: the key, with `-` before it when descending.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match (self.key, self.descending) {
            (SortKey::Date, false) => "date",
            (SortKey::Date, true) => "-date",
            (SortKey::Name, false) => "name",
            (SortKey::Name, true) => "-name",
            (SortKey::Organisation, false) => "org",
            (SortKey::Organisation, true) => "-org",
            (SortKey::Size, false) => "size",
            (SortKey::Size, true) => "-size",
        }
    }

    /// The order with a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.code() == code)
    }

    /// Sorts positions of models.
    pub fn apply(self, positions: &mut [usize], edition: &Edition, lang: Lang) {
        let model = |position: &usize| edition.models.get(*position);
        // Names are folded once and not in each comparison.
        let mut keyed: Vec<(Key, usize)> =
            positions.iter().map(|p| (model(p).map_or(Key::Unknown, |m| self.key_of(m, lang)), *p)).collect();
        // No two positions are equal, so this is stable too, and smaller than the stable sort.
        keyed.sort_unstable_by(|(a, p), (b, q)| self.compare(a, b).then(p.cmp(q)));
        for (slot, (_, position)) in positions.iter_mut().zip(keyed) {
            *slot = position;
        }
    }

    fn key_of(self, model: &Model, lang: Lang) -> Key {
        let [by_name, by_org] =
            model.pinyin_order.filter(|_| lang == Lang::Zh).map_or([None; 2], |o| o.map(Some));
        match self.key {
            SortKey::Date => model.announced.map_or(Key::Unknown, |date| {
                // A month without a day stands at its start; so does a year.
                let part = |n: Option<u8>| u32::from(n.unwrap_or(0));
                Key::Number(f64::from(
                    u32::from(date.year()) * 10_000 + part(date.month()) * 100 + part(date.day()),
                ))
            }),
            SortKey::Size => model.params.as_ref().map_or(Key::Unknown, |params| Key::Number(params.billion)),
            SortKey::Name => {
                by_name.map_or_else(|| Key::Text(fold(model.name.get(lang))), |n| Key::Number(n.into()))
            }
            SortKey::Organisation => {
                by_org.map_or_else(|| Key::Text(fold(model.org.get(lang))), |n| Key::Number(n.into()))
            }
        }
    }

    fn compare(self, a: &Key, b: &Key) -> Ordering {
        let ordering = match (a, b) {
            (Key::Unknown, Key::Unknown) => return Ordering::Equal,
            (Key::Unknown, _) => return Ordering::Greater,
            (_, Key::Unknown) => return Ordering::Less,
            (Key::Number(a), Key::Number(b)) => a.total_cmp(b),
            (Key::Text(a), Key::Text(b)) => a.cmp(b),
            (Key::Number(_), Key::Text(_)) => Ordering::Less,
            (Key::Text(_), Key::Number(_)) => Ordering::Greater,
        };
        if self.descending { ordering.reverse() } else { ordering }
    }
}

enum Key {
    Number(f64),
    Text(String),
    Unknown,
}
