//! Every mistake in a document is found in one run, with its place and its cure.

use proptest::prelude::*;
use serde_json::{Value, json};
use yongxian::domain::check::check;

use crate::fixture::published_json;

/// Changes the published document, and says what the check then finds: `path: wrong; cure`.
fn found(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut document = published_json();
    change(&mut document);
    check(&document).into_iter().map(|p| format!("{}: {}; {}", p.path, p.wrong, p.cure)).collect()
}

#[track_caller]
fn finds(change: impl FnOnce(&mut Value), expected: &[&str]) {
    let found = found(change);
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.contains(expected), "found: {found}\nexpected: {expected}");
    }
}

#[test]
fn ids_that_are_taken_or_lead_nowhere() {
    // Whatever referred to the model is told too, each place once.
    let told = found(|d| d["models"][1]["id"] = json!("tongyi-qianwen"));
    let (taken, dangling): (Vec<_>, Vec<_>) = told.iter().partition(|told| told.contains("is taken by"));
    assert_eq!(
        taken,
        [
            "$.models[1].id: the model id \"tongyi-qianwen\" is taken by $.models[0].id; give one of the two another id"
        ]
    );
    assert!(dangling.len() >= 4, "{dangling:#?}");
    assert!(dangling.iter().all(|told| told.contains("there is no model \"ernie-bot\"")), "{dangling:#?}");
    finds(
        |d| d["models"][0]["sources"][1] = json!("caixin"),
        &["$.models[0].sources[1]: there is no source \"caixin\"; add that source, or write \"caixin-2023\""],
    );
    finds(
        |d| d["infrastructure"][0]["layer"] = json!("chop"),
        &["$.infrastructure[0].layer: there is no layer \"chop\""],
    );
}

#[test]
fn words_outside_the_vocabulary() {
    finds(
        |d| d["models"][0]["facets"]["audience"][0] = json!("martians"),
        &[
            "$.models[0].facets.audience[0]: \"martians\" is not a value of the facet \"audience\"; write one of b2b, b2c",
        ],
    );
    finds(
        |d| d["events"][0]["facets"]["mood"] = json!(["gay"]),
        &["$.events[0].facets.mood: no facet has the field"],
    );
    let reserved = found(|d| d["facets"][0]["field"] = json!("q"));
    assert!(
        reserved.iter().any(|m| m.starts_with("$.facets[0].field: \"q\" has a meaning of its own")),
        "{reserved:?}"
    );
    let reserved = found(|d| d["facets"][0]["field"] = json!("stack"));
    assert!(
        reserved.iter().any(|m| m.starts_with("$.facets[0].field: \"stack\" has a meaning of its own")),
        "{reserved:?}"
    );
}

#[test]
fn events_out_of_order_or_out_of_the_picture() {
    finds(|d| d["events"][3]["date"] = json!("2020-01"), &["put the events in order of time"]);
    finds(|d| d["article"]["timeline"]["to"] = json!("2024"), &["widen article.timeline"; 3]);
    finds(
        |d| d["models"][0]["opened"] = json!("2023-04-06"),
        &["$.models[0].opened: 2023-04-06 lies before"],
    );
}

#[test]
fn chips_that_lead_nowhere() {
    finds(
        |d| d["article"]["points"][0]["chips"][0]["state"] = json!("event=nothing"),
        &["there is no event \"nothing\""],
    );
    finds(
        |d| d["article"]["points"][0]["chips"][0]["state"] = json!("audience"),
        &["not of the form key=value"],
    );
}

#[test]
fn claims_that_are_shown_twice_or_nowhere() {
    finds(
        |d| {
            let first = d["article"]["points"][0]["claims"][0].clone();
            d["article"]["points"][1]["claims"][0] = first;
        },
        &["is shown already", "is shown nowhere"],
    );
}

#[test]
fn figures_that_do_not_mean_what_they_say() {
    finds(
        |d| d["figures"][0]["steps"][0]["settings"] = json!("l5.n9000"),
        &[
            "$.figures[0].steps[0].settings: \"l5.n9000\" is not how the figure \"emergence\" writes its settings; write \"n1200.l5.sexact\"",
        ],
    );
    finds(
        |d| {
            let scale = d["figures"][0]["labels"].as_object_mut().unwrap().remove("scale").unwrap();
            d["figures"][0]["labels"]["scales"] = scale;
        },
        &[
            "$.figures[0].labels: the label \"scale\" is missing; add it in both languages",
            "$.figures[0].labels.scales: the figure \"emergence\" has nothing that is called \"scales\"; take it out",
        ],
    );
    finds(
        |d| {
            d["figures"][0]["answers"][0]["right"]["en"] = json!("Mercury Venus");
            d["figures"][0]["answers"][1]["wrong"]["zh"] = json!("1 3 6 9 10 15 18 21");
            d["figures"][0]["point"] = json!("industri");
        },
        &[
            "$.figures[0].point: there is no point \"industri\"; add that point, or write \"industry\"",
            "$.figures[0].answers[0].right.en: this has 2 tokens; write 8",
            "$.figures[0].answers[1].wrong.zh: \"3\" is right where it stands",
        ],
    );
    finds(
        |d| {
            let stack =
                d["figures"].as_array_mut().unwrap().iter_mut().find(|f| f["kind"] == "stack").unwrap();
            stack["makers"][1]["id"] = json!("alibaba");
            stack["numbers"][0] = json!({ "maker": "sense", "layer": "gpu", "claim": "early-days" });
        },
        &[
            "].makers[1].id: the maker id \"alibaba\" is taken by $.figures",
            "].numbers[0].maker: the figure has no maker \"sense\"; write one of alibaba",
            "].numbers[0].layer: there is no layer \"gpu\"; write one of chip",
            "].numbers[0].claim: the claim \"early-days\" has no figure to show",
        ],
    );
    finds(
        |d| {
            let outcomes =
                d["figures"].as_array_mut().unwrap().iter_mut().find(|f| f["kind"] == "outcomes").unwrap();
            outcomes["fates"][1]["models"] = json!(["pangu", "westlake", "nobody"]);
            outcomes["fates"][7] = json!({ "id": "ended", "models": ["mengzi"] });
        },
        &[
            "].fates[1].models[2]: there is no model \"nobody\"",
            "].fates[1].models[0]: \"pangu\" has a fate already at $.figures",
            "].fates[1].models[1]: nothing says what became of \"westlake\"",
            "].fates[7].models[0]: the last fate is of those models that no other names",
            "].fates[7].id: the fate id \"ended\" is taken by $.figures",
        ],
    );
    finds(
        |d| {
            let first = d["figures"][0].clone();
            d["figures"].as_array_mut().unwrap().push(first);
        },
        &["the figure id \"emergence\" is taken by $.figures[0].kind"],
    );
}

#[test]
fn parts_that_are_not_given_are_not_held_against_those_that_are() {
    let document = published_json();
    for part in ["models", "events", "claims", "article", "facets", "sources"] {
        let alone = json!({ part: document[part].clone() });
        assert!(check(&alone).is_empty(), "{part}: {:#?}", check(&alone));
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[a-z0-9-]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let key = proptest::sample::select(vec![
            "id", "models", "events", "article", "points", "facets", "field", "values", "value", "sources",
            "date", "chips", "state", "timeline", "from", "claims", "label", "zh",
        ]);
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::btree_map(key.prop_map(ToOwned::to_owned), inner, 0..5)
                .prop_map(|map| map.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_can_be_checked(value in any_json()) {
        let _ = check(&value);
    }
}
