//! A document to do things to: the published one cut down so that it reads and renders in milliseconds, and the ways
//! to its nodes.
//!
//! Must stay true: every part and every kind of field of the format is in it, and its references resolve.

use serde_json::{Value, json};
use yongxian::domain::Document;

use crate::fixture::published_json;

/// Two or three things of each kind, those first that have the rarer fields.
pub fn specimen() -> Value {
    let mut whole = published_json();
    for (part, keep, rare) in [
        ("claims", 4, ["/figure", "/counts"]),
        ("models", 4, ["/params/by", "/after"]),
        ("events", 3, ["/models/0", "/facets/points"]),
        ("infrastructure", 2, ["/announced", "/note"]),
        ("sources", 4, ["/url", "/title"]),
    ] {
        let Some(Value::Array(items)) = whole.get_mut(part) else { panic!("there is no {part}") };
        let has = |item: &Value, path: &str| item.pointer(path).is_some_and(|value| !value.is_null());
        // One with each rare field, then whatever comes first; the order of the document is kept.
        let mut kept: Vec<usize> =
            rare.iter().filter_map(|path| items.iter().position(|item| has(item, path))).collect();
        kept.extend(0..items.len());
        let mut seen = Vec::new();
        kept.retain(|n| {
            !seen.contains(n) && {
                seen.push(*n);
                true
            }
        });
        kept.truncate(keep);
        kept.sort_unstable();
        *items = kept.into_iter().map(|n| items[n].clone()).collect();
    }
    // Of the figures the long lists are cut too: a few things of each kind stand for all.
    for figure in whole["figures"].as_array_mut().unwrap() {
        for (list, keep) in [("answers", 3), ("makers", 4), ("fates", 3), ("steps", 1), ("notes", 1)] {
            if let Some(items) = figure.get_mut(list).and_then(Value::as_array_mut) {
                items.truncate(keep);
            }
        }
    }
    let ids = |part: &str| -> Vec<Value> {
        whole[part].as_array().unwrap().iter().map(|item| item["id"].clone()).collect()
    };
    let (claims, models, infrastructure, sources) =
        (ids("claims"), ids("models"), ids("infrastructure"), ids("sources"));
    for part in ["claims", "models", "events", "infrastructure"] {
        for item in whole[part].as_array_mut().unwrap() {
            item["sources"] = json!(sources[..2]);
        }
    }
    for event in whole["events"].as_array_mut().unwrap() {
        event["models"] = json!(models[1..3]);
    }
    let article = &mut whole["article"];
    article["opening"]["claims"] = json!(claims[..2]);
    for point in article["points"].as_array_mut().unwrap() {
        point["claims"] = json!(claims[2..]);
        point["infrastructure"] = json!(infrastructure);
    }
    assert!(Document::from_json(&whole.to_string()).is_ok());
    whole
}

/// JSON pointers to every node below the root that a test lets through, parents first.
pub fn nodes(of: &Value, wanted: &dyn Fn(&str, &Value) -> bool) -> Vec<String> {
    fn walk(at: &str, value: &Value, wanted: &dyn Fn(&str, &Value) -> bool, found: &mut Vec<String>) {
        if !at.is_empty() && wanted(at, value) {
            found.push(at.to_owned());
        }
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    let name = name.replace('~', "~0").replace('/', "~1");
                    walk(&format!("{at}/{name}"), value, wanted, found);
                }
            }
            Value::Array(items) => {
                for (n, value) in items.iter().enumerate() {
                    walk(&format!("{at}/{n}"), value, wanted, found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk("", of, wanted, &mut found);
    found
}

/// The last step of a pointer.
pub fn name(pointer: &str) -> &str {
    pointer.rsplit('/').next().unwrap_or_default()
}
