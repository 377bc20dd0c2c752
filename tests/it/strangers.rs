//! Documents from strangers: whatever is in one, it is refused, or it renders in both languages without a panic.
//!
//! Must stay true: the cases are the same in every run (a fixed seed), and enough of them are accepted to mean
//! something.

use std::cell::Cell;

use proptest::{
    prelude::*,
    sample::{Index, select},
    test_runner::{Config, RngSeed, TestRunner},
};
use serde_json::{Map, Value, json};
use yongxian::{
    domain::{Document, Lang},
    prerender::plain_body,
};

use crate::specimen::{name, nodes, specimen};

/// Texts that have broken programs before.
fn odd_text() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "",
            " ",
            "\0",
            "a\0b",
            "\u{202e}gnp.exe\u{202c}",
            "\u{2066}\u{2067}\u{2068}",
            "\u{200b}\u{feff}\u{ad}",
            "\u{ffff}\u{fffe}\u{10ffff}",
            "e\u{301}\u{301}\u{301}\u{301}",
            "👩‍👩‍👧‍👦🏳️‍🌈",
            "\r\n\t\u{2028}\u{85}",
            "，，，。：；",
            "<blink>&amp;\"'",
            "%00%ff%",
            "__proto__",
            "q=&&==&model=",
        ])
        .prop_map(ToOwned::to_owned),
        Just("长".repeat(10_000)),
        Just("W".repeat(10_000)),
        any::<String>(),
    ]
}

/// Dates at the ends of what there is, and some that there are not.
fn odd_date() -> impl Strategy<Value = Value> {
    let dates =
        ["0000", "0001", "0001-01-01", "9999", "9999-12", "9999-12-31", "1900-02-29", "2023-00", "10000"];
    select(dates.to_vec()).prop_map(Value::from)
}

fn odd_number() -> impl Strategy<Value = Value> {
    prop_oneof![
        select(vec![
            json!(0),
            json!(-0.0),
            json!(1),
            json!(-1),
            json!(u32::MAX),
            json!(u64::MAX),
            json!(i64::MIN),
            json!(f64::MAX),
            json!(f64::MIN),
            json!(f64::MIN_POSITIVE),
            json!(0.0005),
            json!(999.9999),
        ]),
        any::<f64>().prop_map(Value::from),
    ]
}

/// Any JSON, with names of the format among its names.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        odd_number(),
        odd_date(),
        odd_text().prop_map(Value::from),
    ];
    let names = "schema article title summary source author outlet written note facts_until opening text claims points \
        id claim lead then now infrastructure chips label state method paragraphs timeline from to focus statement \
        said_by grades finding figure value caption counts by at_least as_of rule sources facets field values models \
        name org announced opened params billion after confidence pinyin_order events date layers layer facts url zh en";
    let names: Vec<String> = names.split_whitespace().map(ToOwned::to_owned).collect();
    leaf.prop_recursive(5, 60, 6, move |inner| {
        let fields = proptest::collection::vec((select(names.clone()), inner.clone()), 0..6);
        prop_oneof![
            proptest::collection::vec(inner, 0..6).prop_map(Value::from),
            fields.prop_map(|fields| fields.into_iter().collect::<Map<_, _>>().into()),
        ]
    })
}

/// One thing done to a node of a document, which is chosen among those that it can be done to.
#[derive(Clone, Debug)]
pub enum Change {
    Replace(Value),
    Remove,
    Empty,
    Repeat,
    Reverse,
    Say(String),
    Refer(String),
    Date(Value),
    Number(Value),
}

/// Anything that can be done to a document.
pub fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        1 => any_json().prop_map(Change::Replace),
        1 => Just(Change::Remove),
        3 => Just(Change::Empty),
        2 => Just(Change::Repeat),
        2 => Just(Change::Reverse),
        5 => odd_text().prop_map(Change::Say),
        2 => odd_text().prop_map(Change::Refer),
        3 => odd_date().prop_map(Change::Date),
        3 => odd_number().prop_map(Change::Number),
    ]
}

/// The step before the last step of a pointer: what a value in a list is one of.
fn list_name(pointer: &str) -> &str {
    name(pointer.rsplit_once('/').map_or("", |(parent, _)| parent))
}

/// Does something to a document, in one of the places where it can be done.
pub fn apply(change: &Change, place: Index, document: &mut Value) {
    let references = ["sources", "claims", "models", "infrastructure", "points", "layer", "in_article"];
    let can = |place: &str, value: &Value| match change {
        Change::Replace(_) | Change::Remove => true,
        Change::Empty | Change::Reverse => value.is_array(),
        // A thing repeated is refused for its id; a reference repeated is not.
        Change::Repeat => {
            value.is_string() && place.ends_with(|c: char| c.is_ascii_digit()) || value["state"].is_string()
        }
        Change::Say(_) => value.is_string() && ["zh", "en", "state", "url"].contains(&name(place)),
        Change::Refer(_) => {
            value.is_string() && (references.contains(&list_name(place)) || name(place) == "layer")
        }
        Change::Date(_) => value.as_str().is_some_and(|text| text.starts_with("202")),
        Change::Number(_) => value.is_number() && name(place) != "schema",
    };
    let places = nodes(document, &can);
    if places.is_empty() {
        return;
    }
    let place = place.get(&places);
    let Some(target) = document.pointer_mut(place) else { return };
    match change {
        Change::Replace(value) | Change::Date(value) | Change::Number(value) => *target = value.clone(),
        Change::Say(text) | Change::Refer(text) => *target = json!(text),
        Change::Empty => *target = json!([]),
        Change::Reverse => target.as_array_mut().unwrap().reverse(),
        Change::Remove | Change::Repeat => {
            let (parent, step) = place.rsplit_once('/').unwrap();
            match (document.pointer_mut(parent).unwrap(), change) {
                (Value::Array(items), Change::Repeat) => {
                    let item = items[step.parse::<usize>().unwrap()].clone();
                    items.push(item);
                }
                (Value::Array(items), _) => drop(items.remove(step.parse().unwrap())),
                (Value::Object(fields), Change::Remove) => drop(fields.remove(step)),
                _ => {}
            }
        }
    }
}

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(Config {
        cases,
        rng_seed: RngSeed::Fixed(2023),
        failure_persistence: None,
        ..Config::default()
    })
}

/// Reads a text and renders what it is; says whether it was a document.
fn renders(text: &str) -> bool {
    let Ok(document) = Document::from_json(text) else { return false };
    for lang in Lang::ALL {
        let body = plain_body(&document, lang);
        assert!(!body.contains('\u{0}') || text.contains("\\u0000"));
        assert!(!body.contains("<blink>"), "markup came through");
    }
    true
}

#[test]
fn any_json_is_read_or_refused() {
    let whole = any_json().prop_map(|parts| {
        let mut whole = specimen();
        let parts = parts.as_object().cloned().unwrap_or_default();
        whole.as_object_mut().unwrap().extend(parts);
        whole
    });
    runner(500)
        .run(&any_json(), |value| {
            renders(&value.to_string());
            Ok(())
        })
        .unwrap();
    runner(50)
        .run(&whole, |value| {
            renders(&value.to_string());
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_document_that_was_tampered_with_is_refused_or_renders() {
    let (seen, accepted) = (Cell::new(0), Cell::new(0));
    let original = specimen();
    let changes = proptest::collection::vec((change(), any::<Index>()), 1..6);
    let result = runner(500).run(&changes, |changes| {
        let mut document = original.clone();
        for (change, place) in &changes {
            apply(change, *place, &mut document);
        }
        seen.set(seen.get() + 1);
        accepted.set(accepted.get() + u32::from(renders(&document.to_string())));
        Ok(())
    });
    result.unwrap();
    let share = f64::from(accepted.get()) / f64::from(seen.get());
    assert!((0.3..0.9).contains(&share), "{} of {} were accepted", accepted.get(), seen.get());
}

#[test]
fn half_a_surrogate_pair_is_no_text() {
    let text = specimen().to_string();
    for half in ["\\ud800", "\\udfff", "\\ud800\\ud800", "\\udc00\\ud800", "\\ud83dx"] {
        let broken = text.replacen("\"zh\":\"", &format!("\"zh\":\"{half}"), 1);
        assert!(Document::from_json(&broken).is_err(), "{half}");
    }
    assert!(renders(&text.replacen("\"zh\":\"", "\"zh\":\"\\ud83d\\ude00\\u0000", 1)));
}

#[test]
fn a_document_with_nothing_in_its_lists_renders() {
    let mut document = specimen();
    for place in nodes(&document, &|_, value| value.is_array()).iter().rev() {
        *document.pointer_mut(place).unwrap() = json!([]);
    }
    assert!(renders(&document.to_string()));
}
