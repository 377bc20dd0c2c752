//! The published document holds what it promises.

use serde_json::Value;
use yongxian::domain::check::check;

use crate::{
    fixture::{edition, published_json},
    specimen::{name, nodes},
};

#[test]
fn nothing_is_wrong_with_it() {
    let problems = check(&published_json());
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn it_lists_79_models_62_events_and_four_points() {
    let edition = edition();
    assert_eq!(edition.models.len(), 79);
    assert_eq!(edition.events.len(), 62);
    let points: Vec<&str> = edition.article.points.iter().map(|point| &*point.id).collect();
    assert_eq!(points, ["industry", "strengths", "data", "necessity"]);
}

#[test]
fn everything_the_article_names_is_there() {
    let edition = edition();
    for name in [
        "通义千问",
        "文心一言",
        "盘古",
        "日日新",
        "商量",
        "秒画",
        "如影",
        "言犀",
        "光年之外",
        "百川",
        "ChatGPT",
        "Jasper",
    ] {
        let found = edition
            .models
            .iter()
            .any(|m| m.name.zh.contains(name) && m.facets["in_article"] == ["yes".into()]);
        assert!(found, "{name} is not in the list");
    }
    for name in ["昆仑芯", "飞桨", "昇腾310", "昇腾910", "ModelArts", "SenseCore"] {
        assert!(
            edition.infrastructure.iter().any(|i| i.name.zh.contains(name)),
            "{name} is not in the infrastructure"
        );
    }
}

#[test]
fn every_claim_and_event_has_a_source_and_every_figure_its_counter() {
    let edition = edition();
    assert!(edition.claims.iter().all(|claim| !claim.sources.is_empty() && !claim.grades.is_empty()));
    assert!(edition.events.iter().all(|event| !event.sources.is_empty()));
    assert!(edition.models.iter().all(|model| !model.sources.is_empty()));
    let counts = edition.claims.iter().flat_map(|claim| &claim.counts);
    assert!(counts.clone().count() >= 7);
    assert!(counts.into_iter().all(|count| !count.by.zh.is_empty() && !count.rule.en.is_empty()));
}

/// The Chinese texts in which a half-width mark stands after a Chinese character.
pub fn stray_punctuation(document: &Value) -> Vec<String> {
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let stray = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        chars.windows(2).any(|pair| han(pair[0]) && [',', ';', ':', '?', '!'].contains(&pair[1]))
    };
    let chinese = nodes(document, &|place, value| name(place) == "zh" && value.as_str().is_some_and(stray));
    chinese.iter().filter_map(|place| document.pointer(place)).map(ToString::to_string).collect()
}

#[test]
fn chinese_is_set_in_chinese_punctuation() {
    assert_eq!(stray_punctuation(&published_json()), [""; 0]);
}
