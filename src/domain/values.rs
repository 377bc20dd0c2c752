//! The facet values that a model or an event carries, and the positions of things by their ids.
//!
//! Must stay true: keys stand in order and once, so that equal contents are equal values and a lookup is a binary search.
//! Why not the standard library's trees: two of them were 2.3 KB of the wasm, for a handful of entries each.

use std::{cmp::Ordering, ops::Index};

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{
    document::Id,
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

    fn read(value: Value, place: &Place<'_>, mistakes: &mut Mistakes) -> Self {
        let mut values: Vec<(Id, Vec<Id>)> = Vec::new();
        for (name, value) in entries(value, place, mistakes) {
            let has = Vec::read(value, &place.field(&name), mistakes);
            let at = values.partition_point(|(known, _)| **known < *name);
            values.insert(at, (name.into(), has));
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
        sort(&mut order, &|a, b| ids.get(a).cmp(&ids.get(b)));
        Self { ids, order }
    }

    /// Where an id stands.
    pub(super) fn get(&self, id: &str) -> Option<usize> {
        let known = |place: &usize| self.ids.get(*place).map_or("", |known| known);
        let at = self.order.partition_point(|place| known(place) < id);
        self.order.get(at).copied().filter(|place| known(place) == id)
    }
}

/// Sorts positions by what stands there, and what is equal by position. The one sort of the wasm: each more of its kind, for
/// another type, would be 2 KB.
pub(super) fn sort(positions: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    positions.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
}
