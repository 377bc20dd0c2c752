//! Ids as a page needs them: of a form that is safe in markup and in addresses, and unique among their kind.
//!
//! A document may come from a stranger. Its ids become ids of elements, keys of lists and parts of links; two of
//! the same name, or one with a space in it, would make a page that leads elsewhere than it says.
//!
//! Invariant: this looks at raw JSON and passes over what has the wrong shape, which reading reports itself, so
//! that one run names every mistake.

use super::{
    json::Json,
    read::{Mistakes, ReadError},
    values::{piece, sort},
};

/// Notes every id that is malformed or taken.
pub(super) fn check(document: &Json<'_>, mistakes: &mut Mistakes) {
    let article = document.get("article").unwrap_or(&Json::Null);
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

/// Notes every id of a list that is malformed or taken.
pub(super) fn list(of: Option<&Json<'_>>, path: &str, field: &str, mistakes: &mut Mistakes) {
    let ids = ids(of, field);
    note(&ids, &earlier(&ids), 0, path, field, mistakes);
}

/// Notes every id among further items of a list, from a position on, that is malformed.
pub(super) fn forms(of: &Json<'_>, from: usize, path: &str, mistakes: &mut Mistakes) {
    note(&ids(Some(of), "id"), &[], from, path, "id", mistakes);
}

/// Notes every id of a list that is taken. The list has been read, and its ids' forms have been seen to.
pub(super) fn taken<'a>(ids: impl Iterator<Item = &'a str>, path: &str, mistakes: &mut Mistakes) {
    let ids: Vec<Option<&str>> = ids.map(|id| Some(id).filter(|id| is_sound(id, "id"))).collect();
    note(&ids, &earlier(&ids), 0, path, "id", mistakes);
}

fn note(
    ids: &[Option<&str>],
    earlier: &[Option<usize>],
    from: usize,
    path: &str,
    field: &str,
    mistakes: &mut Mistakes,
) {
    for (index, id) in ids.iter().enumerate() {
        let Some(id) = id else { continue };
        let wrong = if !is_sound(id, field) {
            // As in the schema: what a facet is called in links and in models has a form of its own.
            let form = if field == "field" {
                "the name of a field; use lower-case letters a to z, digits and underscores"
            } else {
                "an id; use lower-case letters a to z, digits and hyphens"
            };
            format!("\"{id}\" is not {form}")
        } else if let Some(earlier) = earlier.get(index).copied().flatten() {
            format!("\"{id}\" is taken by {path}[{earlier}]; give one of the two another {field}")
        } else {
            continue;
        };
        mistakes.push(ReadError { path: format!("{path}[{}].{field}", from + index), wrong });
    }
}

fn is_sound(id: &str, field: &str) -> bool {
    let mark = if field == "field" { b'_' } else { b'-' };
    let sound = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == mark;
    !id.is_empty() && id.bytes().all(sound)
}

/// For each id the position of the one before it that is the same.
fn earlier(ids: &[Option<&str>]) -> Vec<Option<usize>> {
    let id = |position: usize| ids.get(position).copied().flatten().unwrap_or_default();
    let mut order: Vec<usize> = (0..ids.len()).collect();
    sort(&mut order, &|position, depth| piece(id(position), depth));
    let mut earlier = vec![None; ids.len()];
    for (before, position) in order.iter().zip(order.iter().skip(1)) {
        if let Some(place) = earlier.get_mut(*position).filter(|_| id(*before) == id(*position)) {
            *place = Some(*before);
        }
    }
    earlier
}

fn ids<'a>(list: Option<&'a Json<'_>>, field: &str) -> Vec<Option<&'a str>> {
    items(list).map(|item| item.get(field).and_then(Json::as_text)).collect()
}

fn items<'a>(list: Option<&'a Json<'_>>) -> impl Iterator<Item = &'a Json<'a>> {
    list.map(Json::items).unwrap_or_default().iter()
}
