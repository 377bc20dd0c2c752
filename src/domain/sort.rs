//! The order of the list.
//!
//! Invariant: every order is total and stable. What is unknown comes last in both directions; ties keep
//! the document's order. Where nothing is searched for, what fits best is what was announced first.

use std::{cell::RefCell, ops::Range, rc::Rc};

use super::{
    catalogue::Matches,
    document::Model,
    edition::Edition,
    rank::Rank,
    text::{Lang, Text, fold_onto},
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

    /// What a model is sorted by; a text goes behind some others.
    fn key_of(self, model: &Model, lang: Lang, texts: &mut String) -> Key {
        let [by_name, by_org] =
            model.pinyin_order.filter(|_| lang == Lang::Zh).map_or([None; 2], |o| o.map(Some));
        let mut named = |place: Option<u32>, name: &Text| match place {
            Some(place) => Key::Number(place.into()),
            None => {
                let start = texts.len();
                fold_onto(texts, name.get(lang));
                Key::Text(start..texts.len())
            }
        };
        match self.key {
            SortKey::Fit | SortKey::Date => model.announced.map_or(Key::Unknown, |date| {
                // A month without a day stands at its start; so does a year.
                let part = |n: Option<u8>| u32::from(n.unwrap_or(0));
                Key::Number(
                    (u32::from(date.year()) * 10_000 + part(date.month()) * 100 + part(date.day())).into(),
                )
            }),
            SortKey::Size => model.params.as_ref().map_or(Key::Unknown, |params| {
                // The order of these numbers is that of the sizes.
                let bits = params.billion.to_bits();
                Key::Number(if params.billion.is_sign_negative() { !bits } else { bits | 1 << 63 })
            }),
            SortKey::Name => named(by_name, &model.name),
            SortKey::Organisation => named(by_org, &model.org),
        }
    }
}

enum Key {
    /// A place in an order that the document brings, which comes before any text, or whatever else can be counted.
    Number(u64),
    /// Where a folded text stands.
    Text(Range<usize>),
    Unknown,
}

impl Key {
    /// The numbers to sort by, one at each depth.
    fn number(&self, depth: usize, texts: &str, descending: bool) -> Option<u64> {
        let number = match self {
            Self::Unknown => return (depth == 0).then_some(u64::MAX),
            Self::Number(number) => (depth == 0).then_some(*number),
            Self::Text(place) => values::piece(texts.get(place.clone())?, depth),
        };
        number.map(|number| if descending { !number } else { number })
    }
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
        // Names are folded once, into one piece of memory.
        let mut texts = String::new();
        let keys: Vec<Key> = models.iter().map(|model| sort.key_of(model, lang, &mut texts)).collect();
        let mut order: Vec<usize> = (0..keys.len()).collect();
        let number = |position: usize, depth| keys.get(position)?.number(depth, &texts, sort.descending);
        values::sort(&mut order, &number);
        let order: Rc<[usize]> = order.into();
        kept.push((sort, lang, order.clone()));
        order
    }
}
