//! Documents with planted mistakes: each is found, once, and told as an editor needs it.

use super::*;

const TEXT: &str = r#"{"zh": "文", "en": "text"}"#;

/// The mistakes in some files, of which there may be more.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), text.replace("TEXT", TEXT))).collect();
    let (_, mistakes) = examine(files, Extent::Part).unwrap();
    mistakes.iter().map(ToString::to_string).collect()
}

/// The one mistake in a source with these fields, less its path to the source.
#[track_caller]
fn told_of_source(fields: &str) -> String {
    let told = told(&[("f", &format!(r#"{{"sources": [{{{fields}}}]}}"#))]);
    assert_eq!(told.len(), 1, "{told:#?}");
    told[0].trim_start_matches("f: $.sources[0]").to_owned()
}

/// A model with these fields instead of its sound ones.
fn model(changed: &[(&str, &str)]) -> String {
    let sound = [
        ("id", r#""a""#),
        ("name", "TEXT"),
        ("org", "TEXT"),
        ("announced", r#""2023-03""#),
        ("opened", "null"),
        ("params", "null"),
        ("facets", "{}"),
        ("confidence", r#""high""#),
        ("sources", "[]"),
    ];
    let fields = sound.map(|(key, value)| {
        let change = changed.iter().find(|(changed, _)| *changed == key);
        format!("{key:?}: {}", change.map_or(value, |(_, value)| value))
    });
    format!(r#"{{"models": [{{{}}}]}}"#, fields.join(", "))
}

#[track_caller]
fn told_of_model(field: &str, value: &str) -> String {
    let told = told(&[("f", &model(&[(field, value)]))]);
    assert_eq!(told.len(), 1, "{told:#?}");
    told[0].trim_start_matches("f: $.models[0]").to_owned()
}

#[test]
fn a_sound_part_passes() {
    assert_eq!(told(&[("f", &model(&[]))]), [""; 0]);
}

#[test]
fn dates() {
    assert_eq!(
        told_of_model("announced", r#""2023-02-30""#),
        ".announced: \"2023-02-30\" is not a date: that month has 28 days; write YYYY, YYYY-MM or YYYY-MM-DD"
    );
    assert!(told_of_model("announced", r#""March 2023""#).starts_with(".announced: \"March 2023\" is not"));
    assert_eq!(
        told_of_model("opened", "2023"),
        ".opened: 2023 is of the wrong type; write null or a text in quotes"
    );
}

#[test]
fn languages() {
    let both = "write both languages: {\"zh\": \"…\", \"en\": \"…\"}";
    assert_eq!(
        told_of_model("name", r#"{"zh": "文"}"#),
        format!(".name: the English text is missing; {both}")
    );
    assert_eq!(
        told_of_model("name", r#"{"en": "text"}"#),
        format!(".name: the Chinese text is missing; {both}")
    );
    assert_eq!(told_of_model("name", r#"{"zh": "", "en": "a"}"#), ".name.zh: the text is empty; write it");
    assert_eq!(
        told_of_model("name", r#""Name""#),
        ".name: \"Name\" is of the wrong type; write an object { … }"
    );
}

#[test]
fn keys() {
    assert_eq!(
        told_of_source(r#""id": "a", "title": TEXT, "url": null, "titel": 1"#),
        ".titel: \"titel\" is no key here; did you mean \"title\"?"
    );
    assert_eq!(
        told_of_source(r#""id": "a", "title": TEXT, "url": null, "xyz": 1"#),
        ".xyz: \"xyz\" is no key here; the keys are \"id\", \"title\" and \"url\""
    );
    assert_eq!(
        told_of_source(r#""id": "a", "url": null"#),
        ": \"title\" is missing; add it: Its headline or a description."
    );
    assert_eq!(
        told(&[("f", r#"{"model": []}"#)]),
        ["f: $.model: \"model\" is no key here; did you mean \"models\"?"]
    );
}

#[test]
fn values() {
    assert_eq!(
        told_of_model("confidence", r#""hihg""#),
        ".confidence: \"hihg\" is not allowed here; did you mean \"high\"? Write \"high\", \"medium\" or \"low\""
    );
    assert_eq!(
        told_of_model("params", r#"{"billion": 0}"#),
        ".params.billion: 0 is too small; write more than 0"
    );
    assert_eq!(
        told_of_model("params", "7"),
        ".params: 7 is of the wrong type; write an object { … } or null"
    );
    assert_eq!(
        told_of_model("id", r#""Model A""#),
        ".id: \"Model A\" is not an id; use lower-case letters a to z, digits and hyphens"
    );
    assert_eq!(
        told_of_source(r#""id": "a", "title": TEXT, "url": "example.org""#),
        ".url: \"example.org\" is not a web address; write http://… or https://… without a user name, or null if there is none"
    );
    assert_eq!(told(&[("f", r#"{"schema": 2}"#)]), ["f: $.schema: 2 is too large; write 1 or less"]);
}

#[test]
fn references_hold_between_files_and_only_to_what_is_there() {
    let model = model(&[("sources", r#"["b"]"#)]);
    let sources = r#"{"sources": [{"id": "a", "title": TEXT, "url": null}]}"#;
    let told_with = |files: &[(&str, &str)]| {
        told(files).iter().filter(|told| told.contains("$.models[0].sources[0]")).count()
    };
    assert_eq!(told_with(&[("models", &model)]), 0);
    assert_eq!(told_with(&[("models", &model), ("sources", sources)]), 1);
}

#[test]
fn all_mistakes_come_in_one_run_and_in_order() {
    let told = told(&[
        ("events", r#"{"events": [{"id": "x"}]}"#),
        ("broken", "{"),
        (
            "models",
            &model(&[("id", r#""A""#), ("announced", r#""2023-13""#), ("name", "1"), ("confidence", "null")]),
        ),
    ]);
    let of = |file: &str| told.iter().filter(|told| told.starts_with(&format!("{file}: "))).count();
    assert_eq!((of("events"), of("broken"), of("models")), (7, 1, 4), "{told:#?}");
    let mut by_file = told.clone();
    by_file.sort_by_key(|told| ["events", "broken", "models"].iter().position(|file| told.starts_with(file)));
    assert_eq!(told, by_file);
}

#[test]
fn a_whole_document_lacks_nothing() {
    let told = |extent| examine(vec![("f".to_owned(), r#"{"schema": 1}"#.to_owned())], extent).unwrap().1;
    assert_eq!(told(Extent::Part), []);
    let absent = told(Extent::Whole);
    assert_eq!(absent.len(), 8, "{absent:#?}");
    assert!(
        absent[0].to_string().starts_with("f: $: \"article\" is missing; add it: The article"),
        "{}",
        absent[0]
    );
}

#[test]
fn the_published_document_is_sound() {
    published(&Project::load().unwrap()).unwrap();
}
