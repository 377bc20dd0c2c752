//! The order of the list.
//!
//! Invariant: every order is total and stable. What is unknown comes last in both directions; ties keep
//! the document's order. Where nothing is searched for, what fits best is what was announced first.

use std::{cell::RefCell, cmp::Ordering, rc::Rc};

use super::{
    catalogue::Matches,
    document::Model,
    edition::Edition,
    query::Rank,
    text::{Lang, fold},
    values,
};

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortKey {
    /// How well it fits the search text, then the date of announcement.
    #[default]
    Fit,
    /// The date of announcement.
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
    pub const ALL: [Self; 9] = [
        Self::new(SortKey::Fit, false),
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
            (SortKey::Fit, _) => "fit",
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

    /// The positions of the models that fit, in this order.
    #[must_use]
    pub fn order(self, matches: &Matches, edition: &Edition, lang: Lang) -> Vec<usize> {
        let mut ranks = vec![None; edition.models.len()];
        for (position, rank) in matches.models.iter().zip(&matches.ranks) {
            if let Some(place) = ranks.get_mut(*position) {
                *place = Some(if self.key == SortKey::Fit { *rank as usize } else { 0 });
            }
        }
        // One after the other: what fits equally well.
        let mut rows: [Vec<usize>; Rank::COUNT] = Default::default();
        for position in &*edition.in_order(self, lang) {
            let row = ranks.get(*position).and_then(|rank| rows.get_mut((*rank)?));
            row.into_iter().for_each(|row| row.push(*position));
        }
        rows.concat()
    }

    fn key_of(self, model: &Model, lang: Lang) -> Key {
        let [by_name, by_org] =
            model.pinyin_order.filter(|_| lang == Lang::Zh).map_or([None; 2], |o| o.map(Some));
        match self.key {
            SortKey::Fit | SortKey::Date => model.announced.map_or(Key::Unknown, |date| {
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

/// What was asked for, in which language, and the positions in that order.
type Kept = (Sort, Lang, Rc<[usize]>);

/// The orders of all models that were asked for so far.
#[derive(Debug, Default)]
pub(super) struct Orders(RefCell<Vec<Kept>>);

impl Orders {
    /// The positions of all models in an order, whatever is searched for.
    pub(super) fn get(&self, sort: Sort, models: &[Model], lang: Lang) -> Rc<[usize]> {
        // Only names are read otherwise in another language.
        let lang =
            if matches!(sort.key, SortKey::Name | SortKey::Organisation) { lang } else { Lang::default() };
        let mut kept = self.0.borrow_mut();
        if let Some((.., order)) = kept.iter().find(|(known, of, _)| (*known, *of) == (sort, lang)) {
            return order.clone();
        }
        // Names are folded once and not in each comparison.
        let keys: Vec<Key> = models.iter().map(|model| sort.key_of(model, lang)).collect();
        let mut order: Vec<usize> = (0..keys.len()).collect();
        values::sort(&mut order, &|a, b| match (keys.get(a), keys.get(b)) {
            (Some(a), Some(b)) => sort.compare(a, b),
            _ => Ordering::Equal,
        });
        let order: Rc<[usize]> = order.into();
        kept.push((sort, lang, order.clone()));
        order
    }
}
