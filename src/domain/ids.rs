//! Ids as a page needs them: of a form that is safe in markup and in addresses, and unique among their kind.
//!
//! A document may come from a stranger. Its ids become ids of elements, keys of lists and parts of links; two of
//! the same name, or one with a space in it, would make a page that leads elsewhere than it says.
//!
//! Invariant: this looks at raw JSON and passes over what has the wrong shape, which reading reports itself, so
//! that one run names every mistake.

use serde_json::{Map, Value};

use super::read::{Mistakes, ReadError};

/// Notes every id that is malformed or taken.
pub(super) fn check(document: &Value, mistakes: &mut Mistakes) {
    let article = document.get("article").unwrap_or(&Value::Null);
    list(article.get("points"), "$.article.points", "id", mistakes);
    for (part, field) in [
        ("claims", "id"),
        ("facets", "field"),
        ("models", "id"),
        ("events", "id"),
        ("layers", "value"),
        ("infrastructure", "id"),
        ("sources", "id"),
    ] {
        list(document.get(part), &format!("$.{part}"), field, mistakes);
    }
    for (index, facet) in items(document.get("facets")).enumerate() {
        list(facet.get("values"), &format!("$.facets[{index}].values"), "value", mistakes);
    }
}

/// Notes every id of a list that is malformed or taken. Ids are kept in the kind of map that JSON was read into: a second kind would cost
/// the wasm more than this whole file.
pub(super) fn list(of: Option<&Value>, path: &str, field: &str, mistakes: &mut Mistakes) {
    more(items(of), 0, &mut Map::new(), path, field, mistakes);
}

/// Notes every id among further items of a list, from a position on, that is malformed or taken; `taken` has the positions of all ids before.
pub(super) fn more<'a>(
    items: impl Iterator<Item = &'a Value>,
    from: usize,
    taken: &mut Map<String, Value>,
    path: &str,
    field: &str,
    mistakes: &mut Mistakes,
) {
    // As in the schema: what a facet is called in links and in models has a form of its own.
    let (mark, form) = if field == "field" {
        (b'_', "the name of a field; use lower-case letters a to z, digits and underscores")
    } else {
        (b'-', "an id; use lower-case letters a to z, digits and hyphens")
    };
    for (index, item) in (from..).zip(items) {
        let Some(id) = item.get(field).and_then(Value::as_str) else { continue };
        let sound = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == mark;
        let wrong = if id.is_empty() || !id.bytes().all(sound) {
            format!("\"{id}\" is not {form}")
        } else if let Some(earlier) = taken.insert(id.to_owned(), Value::from(index)) {
            let earlier = earlier.as_u64().unwrap_or_default();
            format!("\"{id}\" is taken by {path}[{earlier}]; give one of the two another {field}")
        } else {
            continue;
        };
        mistakes.push(ReadError { path: format!("{path}[{index}].{field}"), wrong });
    }
}

fn items(list: Option<&Value>) -> impl Iterator<Item = &Value> {
    list.and_then(Value::as_array).into_iter().flatten()
}
