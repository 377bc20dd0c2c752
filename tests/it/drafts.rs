//! A document that is read in pieces is the one that is read whole, and is refused for the same mistakes in the same places.

use proptest::{collection::vec, prelude::*, sample::Index};
use serde_json::{Value, json};
use yongxian::domain::{Document, Draft, Edition, Filter, Lang, Query, ReadErrors, Sort};

use crate::{
    fixture::{file, published, published_json},
    specimen::specimen,
    strangers::{apply, change},
};

/// Reads a document whose lists are cut after so many items, and then so many, again and again.
fn in_pieces(mut document: Value, sizes: &[usize]) -> Result<Edition, ReadErrors> {
    let mut pieces = Vec::new();
    let mut sizes = sizes.iter().cycle();
    for list in Draft::LISTS {
        let Some(items) = document.get_mut(list).and_then(Value::as_array_mut) else { continue };
        while !items.is_empty() {
            let size = sizes.next().map_or(1, |size| *size).min(items.len());
            pieces.push((list, Value::Array(items.drain(..size).collect()).to_string()));
        }
    }
    let mut draft = Draft::new(&document.to_string())?;
    for (list, items) in pieces {
        draft.add(list, &items)?;
    }
    draft.edition()
}

/// What was read, or the mistakes in one order: reading in pieces comes to them list by list.
fn outcome(read: Result<Document, ReadErrors>) -> Result<Document, Vec<String>> {
    read.map_err(|errors| {
        let mut mistakes: Vec<String> = errors.0.iter().map(ToString::to_string).collect();
        mistakes.sort();
        mistakes
    })
}

#[track_caller]
fn is_the_same(document: &Value, sizes: &[usize]) {
    let whole = outcome(Document::from_json(&document.to_string()));
    let pieces = outcome(in_pieces(document.clone(), sizes).map(|edition| (*edition).clone()));
    assert_eq!(pieces, whole);
}

#[test]
fn the_published_document_is_the_same_in_pieces_of_any_size() {
    for sizes in [&[1][..], &[7, 1, 30], &[1_000]] {
        is_the_same(&published_json(), sizes);
    }
}

#[test]
fn an_edition_of_pieces_gives_the_same_answers() {
    let (whole, pieces) = (Edition::new(published()), in_pieces(published_json(), &[11]).unwrap());
    pieces.put_in_order();
    let mut filter = Filter::default();
    for (text, choice) in [("", None), ("GLM", None), ("清华", Some("startup"))] {
        filter.set_text(text);
        if let Some(value) = choice {
            filter.choose(&"org_type".into(), &value.into(), true);
        }
        for lang in Lang::ALL {
            let query = Query::new(text, &yongxian::domain::Lexicon::default());
            let matches = whole.matches(&filter, &query, lang);
            assert_eq!(pieces.matches(&filter, &query, lang), matches);
            for sort in Sort::ALL {
                assert_eq!(sort.order(&matches, &pieces, lang), sort.order(&matches, &whole, lang));
            }
        }
    }
}

#[test]
fn mistakes_are_named_with_the_places_that_they_have_in_the_whole() {
    let mut document = published_json();
    document["models"][73]["name"] = json!(7);
    document["models"][40]["id"] = document["models"][3]["id"].clone();
    document["events"][5]["date"] = json!("2023-02-30");
    document["article"]["title"] = json!(null);
    let errors = in_pieces(document.clone(), &[9]).unwrap_err().to_string();
    for place in ["$.models[73].name: ", "$.models[40].id: ", "$.events[5].date: ", "$.article.title: "] {
        assert!(errors.contains(place), "{errors}");
    }
    assert!(errors.contains("is taken by $.models[3]"), "{errors}");
    is_the_same(&document, &[9]);
}

#[test]
fn another_version_or_no_json_is_refused_at_once() {
    assert!(Draft::new("{").is_err());
    let error = Draft::new(r#"{"schema": 2, "models": []}"#).unwrap_err().to_string();
    assert!(error.starts_with("$.schema: this is version 2"), "{error}");
    let mut draft = Draft::new(&json!({ "schema": 1 }).to_string()).unwrap();
    assert!(draft.add("models", "[{]").unwrap_err().to_string().starts_with("$.models: not JSON"));
    assert_eq!(draft.add("elsewhere", "[1]"), Ok(()));
}

#[test]
fn the_shell_cuts_the_lists_that_come_in_pieces() {
    let named = Draft::LISTS.map(|list| format!("'{list}'")).join(", ");
    assert!(file("www/shell/manuscript.js").contains(&format!("LISTS = [{named}]")));
}

#[test]
fn a_document_in_one_language_is_read_in_pieces_too() {
    let brought = yongxian::prerender::brought(&published(), Lang::En).unwrap();
    is_the_same(&serde_json::from_str(&brought).unwrap(), &[13]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_was_done_to_a_document_it_is_the_same_in_pieces(
        changes in vec((change(), any::<Index>()), 0..6), sizes in vec(1_usize..4, 1..5)
    ) {
        let mut document = specimen();
        for (change, place) in &changes {
            apply(change, *place, &mut document);
        }
        is_the_same(&document, &sizes);
    }
}
