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
fn ids_that_are_malformed_or_taken() {
    refused(
        |d| {
            d["article"]["points"][1]["id"] = json!("industry");
            d["claims"][0]["id"] = json!("who is in");
            d["facets"][1]["field"] = json!("org_type");
            d["facets"][2]["field"] = json!("for-whom");
            d["facets"][3]["values"][1]["value"] = json!("text");
            d["models"][3]["id"] = json!("tongyi-qianwen");
            d["models"][4]["id"] = json!("tongyi-qianwen");
            d["events"][0]["id"] = json!("");
            d["layers"][0]["value"] = json!("芯片");
            d["infrastructure"][1]["id"] = json!("kunlunxin");
            d["sources"][1]["id"] = json!("\"><script>");
        },
        &[
            "$.article.points[1].id: \"industry\" is taken by $.article.points[0]; give one of the two another id",
            "$.claims[0].id: \"who is in\" is not an id; use lower-case letters a to z, digits and hyphens",
            "$.facets[1].field: \"org_type\" is taken by $.facets[0]; give one of the two another field",
            "$.facets[2].field: \"for-whom\" is not the name of a field; use lower-case letters a to z, digits and underscores",
            "$.models[3].id: \"tongyi-qianwen\" is taken by $.models[0]; give one of the two another id",
            "$.models[4].id: \"tongyi-qianwen\" is taken by $.models[3]; give one of the two another id",
            "$.events[0].id: \"\" is not an id; use lower-case letters a to z, digits and hyphens",
            "$.layers[0].value: \"芯片\" is not an id; use lower-case letters a to z, digits and hyphens",
            "$.infrastructure[1].id: \"kunlunxin\" is taken by $.infrastructure[0]; give one of the two another id",
            "$.sources[1].id: \"\"><script>\" is not an id; use lower-case letters a to z, digits and hyphens",
            "$.facets[3].values[1].value: \"text\" is taken by $.facets[3].values[0]; give one of the two another value",
        ],
    );
}

#[test]
fn ids_are_unique_among_their_kind_only() {
    let mut value = published_json();
    value["models"][0]["id"] = value["events"][0]["id"].clone();
    value["facets"][0]["values"][0]["value"] = value["facets"][1]["values"][0]["value"].clone();
    assert!(Document::from_json(&value.to_string()).is_ok());
}

#[test]
fn another_version_is_refused_before_anything_else() {
    let of_version = |d: &mut Value, version: Value| {
        d["schema"] = version;
        d["models"] = json!("elsewhere");
    };
    refused(
        |d| of_version(d, json!(2)),
        &[
            "$.schema: this is version 2 of the format, and this reader knows version 1; write 1, or use a reader that knows 2",
        ],
    );
    let models = "$.models: this is a text; write a list";
    refused(|d| of_version(d, json!(1)), &[models]);
    refused(
        |d| of_version(d, json!("1")),
        &["$.schema: this is a text; write a whole number from 0 to 4294967295", models],
    );
    refused(
        |d| {
            d.as_object_mut().unwrap().remove("schema");
        },
        &["$: the field \"schema\" is missing; add it"],
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
