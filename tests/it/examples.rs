//! Documents beside the published one: the examples, and the one in the manual for authors. What we show others how to
//! write is right.

use std::{fs, path::Path};

use serde_json::Value;
use yongxian::{
    domain::{Document, Lang, check::check},
    prerender::plain_body,
};

use crate::{
    content::stray_punctuation,
    fixture::file,
    specimen::{name, nodes},
};

/// What `cargo xtask check` asks for, less the words of its validator, and that the document renders.
#[track_caller]
fn sound(shown: &str, text: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    let document = Document::from_json(text).unwrap_or_else(|errors| panic!("{shown}: {errors}"));
    let problems = check(&value);
    assert!(problems.is_empty(), "{shown}: {problems:#?}");
    assert_eq!(stray_punctuation(&value), [""; 0], "{shown}");
    // What reading dropped is a field that the format does not have.
    let read = serde_json::to_value(&document).unwrap();
    for place in nodes(&value, &|_, _| true) {
        assert!(read.pointer(&place).is_some(), "{shown}: {place} is no field");
    }
    assert_eq!(nodes(&value, &|_, value| value.as_str() == Some("")), [""; 0], "{shown}: empty texts");
    for lang in Lang::ALL {
        let body = plain_body(&document, lang);
        for model in &document.models {
            assert!(body.contains(&format!("id=\"model-{}\"", model.id)), "{shown} in {}", lang.code());
        }
        // Every source that has an address is one that may be linked to.
        for url in nodes(&value, &|place, value| name(place) == "url" && value.is_string()) {
            let url = value.pointer(&url).and_then(Value::as_str).unwrap();
            assert!(body.contains(&format!("href=\"{url}\"")), "{shown}: no link to {url}");
        }
    }
}

#[test]
fn every_example_is_sound() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/examples");
    let mut examples = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        sound(&path.display().to_string(), &fs::read_to_string(&path).unwrap());
        examples += 1;
    }
    assert!(examples > 0);
}

#[test]
fn the_manual_for_authors_holds_a_sound_document() {
    let manual = file("docs/documents.md");
    let (_, rest) = manual.split_once("```json\n").unwrap();
    let (document, _) = rest.split_once("```").unwrap();
    sound("docs/documents.md", document);
    assert!(manual.lines().count() <= 200);
}

#[test]
fn the_manual_for_authors_names_every_part_and_grade() {
    let manual = file("docs/documents.md");
    for part in
        ["article", "claims", "facets", "models", "events", "layers", "infrastructure", "figures", "sources"]
    {
        assert!(manual.contains(&format!("`{part}`")), "{part}");
    }
    for grade in yongxian::domain::Grade::ALL.map(|grade| grade.code()) {
        assert!(manual.contains(&format!("| `{grade}` |")), "{grade}");
    }
}
