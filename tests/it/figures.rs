//! The figures compute what they say they compute, and say what they draw.
//!
//! Must stay true: what is expected is worked out here by other means than in `domain`: sums in place of closed forms,
//! counts over the raw JSON in place of layouts.

mod customers;
mod emergence;
mod outcomes;
mod scaling;
mod stack;

use std::rc::Rc;

use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};
use yongxian::domain::{
    Document, Lang,
    figures::{self, Exhibit, Kind, MAX_SETTINGS, Settings, reading},
};

use crate::{
    fixture::{file, published, published_json},
    specimen::specimen,
    strangers::{apply, change},
};

/// The published document and its figure of a kind. Read once a thread: property tests ask for it hundreds of times.
pub fn exhibit(kind: Kind) -> (Rc<Document>, Exhibit) {
    thread_local! {
        static READ: (Rc<Document>, Vec<Exhibit>) = {
            let document = published();
            let exhibits = document.figures.read().unwrap();
            (Rc::new(document), exhibits)
        };
    }
    READ.with(|(document, exhibits)| {
        let exhibit = exhibits.iter().find(|exhibit| exhibit.kind == kind).unwrap();
        (document.clone(), exhibit.clone())
    })
}

fn any_kind() -> impl Strategy<Value = Kind> {
    proptest::sample::select(Kind::ALL.to_vec())
}

proptest! {
    #[test]
    fn any_text_is_some_settings_and_what_is_written_is_short_plain_and_read_back(kind in any_kind(), text in ".{0,80}") {
        let settings = Settings::read(kind, &text);
        let written = settings.to_string();
        prop_assert!(written.len() <= MAX_SETTINGS, "{written}");
        prop_assert!(written.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-".contains(&b)), "{written}");
        prop_assert_eq!(Settings::read(kind, &written), settings);
        prop_assert_eq!(Settings::read(kind, &text).kind(), kind);
    }

    #[test]
    fn pieces_in_any_order_with_any_numbers_are_settings(kind in any_kind(), text in "([a-z]{1,3}[0-9]{0,6}\\.){0,9}") {
        let settings = Settings::read(kind, &text);
        prop_assert_eq!(Settings::read(kind, &settings.to_string()), settings);
    }
}

#[test]
fn every_kind_is_in_the_document_with_three_steps_and_reads_the_settings_it_is_given() {
    let document = published();
    let exhibits = document.figures.read().unwrap();
    let kinds: Vec<Kind> = exhibits.iter().map(|exhibit| exhibit.kind).collect();
    for kind in Kind::ALL {
        assert!(kinds.contains(&kind), "{kind:?}");
        assert_eq!(Kind::from_code(kind.code()), Some(kind));
    }
    for exhibit in exhibits {
        assert_eq!(exhibit.steps.len(), 3, "{:?}", exhibit.kind);
        assert_eq!(exhibit.first_settings().to_string(), *exhibit.settings);
        for step in &exhibit.steps {
            assert_eq!(Settings::read(exhibit.kind, &step.settings).to_string(), *step.settings);
        }
        for label in exhibit.kind.labels() {
            assert!(Lang::ALL.iter().all(|lang| !exhibit.label(label, *lang).is_empty()), "{label}");
        }
    }
}

#[test]
fn settings_that_are_too_long_are_none() {
    for kind in Kind::ALL {
        let long = "n900.".repeat(30);
        assert_eq!(Settings::read(kind, &long), Settings::read(kind, ""));
    }
}

#[test]
fn the_figures_of_a_document_are_read_with_every_mistake() {
    let mut json = published_json();
    json["figures"][0]["kind"] = "emergency".into();
    json["figures"][0]["steps"][1]["text"]["zh"] = 7.into();
    // The page opens all the same.
    let document = Document::from_json(&json.to_string()).unwrap();
    let mistakes = document.figures.read().unwrap_err().to_string();
    let lines: Vec<&str> = mistakes.lines().collect();
    assert_eq!(lines.len(), 2, "{mistakes}");
    assert!(
        lines[0]
            .starts_with("$.figures[0].kind: \"emergency\" is not a kind of figure; write one of emergence")
    );
    assert!(lines[1].starts_with("$.figures[0].steps[1].text.zh: "));

    let maker =
        |id: usize| json!({ "id": format!("a{id}"), "name": { "zh": "甲", "en": "A" }, "models": [] });
    let told = |json: &Value| {
        let document = Document::from_json(&json.to_string()).unwrap();
        document.figures.read().unwrap_err().to_string()
    };
    json["figures"] = json!([json["figures"][1]]);
    json["figures"][0]["makers"] = (0..201).map(maker).collect();
    assert_eq!(
        told(&json),
        "$.figures[0].makers: these are 201, and a figure shows 200 at most; leave some out"
    );
    json["figures"][0]["makers"] = json!([maker(1), maker(1)]);
    assert_eq!(
        told(&json),
        "$.figures[0].makers[1].id: \"a1\" is taken by $.figures[0].makers[0]; give one of the two another id"
    );
    json["figures"][0]["makers"] = json!([]);
    json["figures"] = json!([json["figures"][0], json["figures"][0]]);
    assert_eq!(
        told(&json),
        "$.figures[1].kind: \"customers\" is taken by $.figures[0]; give one of the two another kind"
    );

    json.as_object_mut().unwrap().remove("figures");
    assert!(Document::from_json(&json.to_string()).unwrap().figures.read().unwrap().is_empty());
}

#[test]
fn the_manual_names_every_kind() {
    let manual = file("docs/figures.md");
    for kind in Kind::ALL {
        assert!(manual.contains(&format!("`{}`", kind.code())), "{}", kind.code());
    }
}

/// Draws and reads a figure in both languages.
fn shown(settings: &Settings, exhibit: &Exhibit, document: &Document) {
    for lang in Lang::ALL {
        assert!(!reading(settings, exhibit, document, lang).is_empty());
        match settings {
            Settings::Emergence(settings) => drop(figures::emergence::draw(*settings, exhibit, lang)),
            Settings::Customers(settings) => drop(figures::customers::draw(settings, exhibit, document)),
            Settings::Stack(settings) => drop(figures::stack::draw(settings, exhibit, document, lang)),
            Settings::Scaling(settings) => drop(figures::scaling::draw(*settings)),
            Settings::Outcomes(settings) => drop(figures::outcomes::draw(settings, exhibit, document)),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn figures_of_a_stranger_are_refused_or_drawn(
        changes in proptest::collection::vec((change(), any::<Index>()), 1..5),
        text in "([smgpvabcnlt][a-z0-9-]{0,20}\\.){0,5}",
    ) {
        thread_local!(static ORIGINAL: Value = specimen());
        let mut json = ORIGINAL.with(Clone::clone);
        for (change, place) in &changes {
            apply(change, *place, &mut json["figures"]);
        }
        if let Ok(document) = Document::from_json(&json.to_string())
            && let Ok(exhibits) = document.figures.read()
        {
            for exhibit in exhibits {
                shown(&exhibit.first_settings(), &exhibit, &document);
                shown(&Settings::read(exhibit.kind, &text), &exhibit, &document);
            }
        }
    }
}
