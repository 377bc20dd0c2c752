//! The order of the list.
//!
//! Invariant: every order is total and stable. What is unknown comes last in both directions; ties keep
//! the document's order. Where nothing is searched for, what fits best is what was announced first.

use std::{cell::RefCell, ops::Range, rc::Rc};

use super::{
    catalogue::Matches,
    document::Model,
    edition::Edition,
    set::Set,
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
        let all = edition.in_order(self, lang);
        // One after the other: what fits equally well, by its place in the order of all.
        let mut order = Vec::with_capacity(matches.models.len());
        let mut add = |models: &[usize]| {
            let mut places = Set::none(all.places.len());
            let of = models.iter().filter_map(|position| all.places.get(*position));
            of.for_each(|place| places.put(*place as usize));
            order.extend(places.members().into_iter().filter_map(|place| all.positions.get(place)));
        };
        if self.key == SortKey::Fit {
            matches.by_rank.sets().for_each(|models| add(&models.members()));
        } else {
            add(&matches.models);
        }
        order
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

/// All models in an order.
#[derive(Debug)]
pub(super) struct Order {
    /// Their positions in the document, in this order.
    positions: Vec<usize>,
    /// For each position the place in this order.
    places: Vec<u32>,
}

impl Order {
    /// All positions, and whether they are in a part of them that has an order of its own: this part in that order, and the others where
    /// they always stand, or, where that cannot be, behind it. `is_in` says whether a position is in the part.
    pub(super) fn around(&self, part: &[usize], is_in: &dyn Fn(usize) -> bool) -> Vec<(usize, bool)> {
        let mut left = part.iter().peekable();
        let among = self.positions.iter().map(|position| (*position, left.next_if_eq(&position).is_some()));
        let among = among.collect();
        if left.next().is_none() {
            return among;
        }
        let others = self.positions.iter().filter(|position| !is_in(**position));
        part.iter()
            .map(|position| (*position, true))
            .chain(others.map(|position| (*position, false)))
            .collect()
    }
}

/// What was asked for, in which language, and that order.
type Kept = (Sort, Lang, Rc<Order>);

/// The orders of all models that were asked for so far.
#[derive(Debug, Default)]
pub(super) struct Orders(RefCell<Vec<Kept>>);

impl Orders {
    /// All models in an order, whatever is searched for.
    pub(super) fn get(&self, sort: Sort, models: &[Model], lang: Lang) -> Rc<Order> {
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
        let mut positions: Vec<usize> = (0..keys.len()).collect();
        let number = |position: usize, depth| keys.get(position)?.number(depth, &texts, sort.descending);
        values::sort(&mut positions, &number);
        let mut places = vec![0; positions.len()];
        for (place, position) in (0..).zip(&positions) {
            if let Some(known) = places.get_mut(*position) {
                *known = place;
            }
        }
        let order = Rc::new(Order { positions, places });
        kept.push((sort, lang, order.clone()));
        order
    }
}
