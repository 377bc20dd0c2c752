//! A document is read or refused with every place that is wrong; nothing in it can end the program.

use proptest::prelude::*;
use serde_json::{Value, json};
use yongxian::domain::Document;

use crate::fixture::{published, published_json};

#[track_caller]
fn refused(change: impl FnOnce(&mut Value), expected: &[&str]) {
    let mut value = published_json();
    change(&mut value);
    let errors = Document::from_json(&value.to_string()).unwrap_err().to_string();
    assert_eq!(errors.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn all_mistakes_are_named_at_once() {
    refused(
        |d| {
            d["models"][3]["name"] = json!("商量");
            d["models"][4]["announced"] = json!("2023-02-30");
            d["events"][0].as_object_mut().unwrap().remove("title");
            d["claims"][2]["grades"] = json!(["certain"]);
        },
        &[
            "$.claims[2].grades[0]: \"certain\" is not a grade; write one of confirmed, consistent, not-found, superseded, disputed, opinion",
            "$.models[3].name: this is a text; write an object",
            "$.models[4].announced: \"2023-02-30\" is not a date: that month has 28 days",
            "$.events[0]: the field \"title\" is missing; add it",
        ],
    );
}

#[test]
fn text_that_is_not_json_is_refused_with_its_line() {
    let error = Document::from_json("{\n  \"schema\": 1,\n}").unwrap_err().to_string();
    assert!(error.starts_with("$: not JSON") && error.contains("line 3"), "{error}");
    assert!(Document::from_json(&"[".repeat(100_000)).is_err());
}

#[test]
fn a_byte_order_mark_and_unknown_fields_do_no_harm() {
    let mut value = published_json();
    value["from the future"] = json!({ "x": [1] });
    assert_eq!(Document::from_json(&format!("\u{feff}{value}")), Ok(published()));
}

#[test]
fn what_is_written_reads_back() {
    let json = serde_json::to_string(&published()).unwrap();
    assert_eq!(Document::from_json(&json), Ok(published()));
}

proptest! {
    #[test]
    fn any_text_is_a_document_or_an_error(text in ".{0,200}") {
        let _ = Document::from_json(&text);
    }
}
