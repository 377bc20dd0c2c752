//! The facet values that a model or an event carries, and the positions of things by their ids.
//!
//! Must stay true: keys stand in order and once, so that equal contents are equal values and a lookup is a binary search.
//! Why not the standard library's trees: two of them were 2.3 KB of the wasm, for a handful of entries each.

use std::ops::Index;

use serde::{Serialize, Serializer};

use super::{
    document::Id,
    json::Json,
    read::{Mistakes, Place, Read, entries},
};

/// Values of facets, by the facets' fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(Vec<(Id, Vec<Id>)>);

impl Values {
    /// The values of a field, if it has any entry.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&Vec<Id>> {
        let at = self.0.binary_search_by(|(known, _)| (**known).cmp(field)).ok()?;
        self.0.get(at).map(|(_, values)| values)
    }

    /// Whether a field has this value.
    #[must_use]
    pub fn has(&self, field: &str, value: &str) -> bool {
        self.get(field).is_some_and(|values| values.iter().any(|known| **known == *value))
    }
}

impl Index<&str> for Values {
    type Output = [Id];

    /// The values of a field; none where it has no entry.
    fn index(&self, field: &str) -> &[Id] {
        self.get(field).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Read for Values {
    const OPTIONAL: bool = true;

    fn read(value: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) -> Self {
        let mut values: Vec<(Id, Vec<Id>)> = Vec::new();
        for (name, value) in entries(value, place, mistakes) {
            let has = Vec::read(value, &place.field(&name), mistakes);
            let at = values.partition_point(|(known, _)| **known < *name);
            values.insert(at, (name.as_ref().into(), has));
        }
        Self(values)
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(field, values)| (field, values)))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Values {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Values".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        std::collections::BTreeMap::<Id, Vec<Id>>::json_schema(generator)
    }
}

/// Positions by id.
#[derive(Debug, Default)]
pub(super) struct Positions {
    ids: Vec<Id>,
    /// The positions in the order of ids.
    order: Vec<usize>,
}

impl Positions {
    /// Takes down where each id stands.
    pub(super) fn new<'a>(ids: impl Iterator<Item = &'a Id>) -> Self {
        let ids: Vec<Id> = ids.cloned().collect();
        let mut order: Vec<usize> = (0..ids.len()).collect();
        sort(&mut order, &|position, depth| piece(ids.get(position)?, depth));
        Self { ids, order }
    }

    /// Where an id stands.
    pub(super) fn get(&self, id: &str) -> Option<usize> {
        let known = |place: &usize| self.ids.get(*place).map_or("", |known| known);
        let at = self.order.partition_point(|place| known(place) < id);
        self.order.get(at).copied().filter(|place| known(place) == id)
    }
}

/// Sorts positions, which ascend, by what stands there, and what is equal by position. What stands there is asked for as numbers, one
/// after the other, as long as they are equal: so texts, which lie all over the memory, are hardly read more than once each, and no
/// two are compared. The one sort of the wasm: each more of its kind, for another type, would be 2 KB.
pub(super) fn sort(positions: &mut [usize], key: &dyn Fn(usize, usize) -> Option<u64>) {
    // Stretches that are equal so far, and in how many numbers.
    let mut equal = vec![(0, positions.len(), 0)];
    let mut keyed: Vec<(u64, usize)> = Vec::new();
    while let Some((start, end, depth)) = equal.pop() {
        let Some(stretch) = positions.get_mut(start..end) else { continue };
        keyed.clear();
        // What has no number here has been equal in all.
        keyed.extend(stretch.iter().map_while(|position| Some((key(*position, depth)?, *position))));
        if keyed.len() < stretch.len() {
            continue;
        }
        keyed.sort_unstable();
        stretch.iter_mut().zip(&keyed).for_each(|(place, (_, position))| *place = *position);
        let mut at = start;
        for same in keyed.chunk_by(|a, b| a.0 == b.0) {
            if same.len() > 1 {
                equal.push((at, at + same.len(), depth + 1));
            }
            at += same.len();
        }
    }
}

/// The bytes that one number holds.
const PIECE: usize = 7;

/// The number of a text at a depth, so that texts are in the order of their numbers; none beyond its end. Its first bit is set.
pub(super) fn piece(text: &str, depth: usize) -> Option<u64> {
    let left = text.as_bytes().get(depth * PIECE..).filter(|left| depth == 0 || !left.is_empty())?;
    let bytes = (0..PIECE).map(|at| u64::from(left.get(at).copied().unwrap_or_default()));
    let number = bytes.fold(1, |number, byte| number << 8 | byte);
    // Where a text ends is before wherever it goes on, be it with zeros; and what has ended says no more.
    Some(number << 7 | left.len().min(PIECE + 1) as u64)
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::{piece, sort};

    proptest! {
        #[test]
        fn texts_stand_in_their_order_and_equal_ones_stay(texts in vec("[a\u{0}东义😀]{0,24}|[ab]{0,3}", 0..60)) {
            let mut positions: Vec<usize> = (0..texts.len()).collect();
            let mut plain = positions.clone();
            sort(&mut positions, &|position, depth| piece(&texts[position], depth));
            plain.sort_by(|a, b| texts[*a].cmp(&texts[*b]));
            prop_assert_eq!(positions, plain);
        }
    }
}
