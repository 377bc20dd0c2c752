//! The stack: a cell holds what the raw data lists for that maker and layer, and nothing else.

use proptest::prelude::*;
use serde_json::Value;
use yongxian::domain::{
    Document, Lang,
    figures::{
        Kind, Settings, reading,
        stack::{self, Item, SIDES},
    },
};

use super::exhibit;
use crate::fixture::published_raw;

fn any_settings() -> impl Strategy<Value = stack::Settings> {
    let (_, exhibit) = exhibit(Kind::Stack);
    let ids: Vec<_> = exhibit.makers.iter().map(|maker| maker.id.clone()).collect();
    proptest::sample::subsequence(ids, 0..=SIDES.1)
        .prop_shuffle()
        .prop_map(|makers| stack::Settings { makers, ..stack::Settings::default() })
}

/// The names of what a maker has in a layer, from the raw JSON.
fn listed(json: &Value, maker: &Value, layer: &str, lang: &str) -> Vec<String> {
    let names = |things: &Value, of: &Value, fits: &dyn Fn(&Value) -> bool| -> Vec<String> {
        let own = |thing: &&Value| of.as_array().is_some_and(|ids| ids.contains(&thing["id"])) && fits(thing);
        let name = |thing: &Value| thing["name"][lang].as_str().unwrap().to_owned();
        things.as_array().unwrap().iter().filter(own).map(name).collect()
    };
    match layer {
        "models" => names(&json["models"], &maker["models"], &|_| true),
        "applications" => {
            let facets = json["facets"].as_array().unwrap();
            let values = &facets.iter().find(|facet| facet["field"] == "industries").unwrap()["values"];
            let uses = |value: &&Value| {
                value["value"] != "general"
                    && json["models"].as_array().unwrap().iter().any(|model| {
                        maker["models"].as_array().unwrap().contains(&model["id"])
                            && model["facets"]["industries"].as_array().unwrap().contains(&value["value"])
                    })
            };
            let label = |value: &Value| value["label"][lang].as_str().unwrap().to_owned();
            values.as_array().unwrap().iter().filter(uses).map(label).collect()
        }
        layer => names(&json["infrastructure"], &maker["infrastructure"], &|thing| thing["layer"] == layer),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn cells_hold_what_is_listed_and_the_reading_says_so(settings in any_settings()) {
        let (document, exhibit) = exhibit(Kind::Stack);
        let json = published_raw();
        let figure = json["figures"].as_array().unwrap().iter().find(|figure| figure["kind"] == "stack").unwrap();
        for (lang, code) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let drawing = stack::draw(&settings, &exhibit, &document, lang);
            let text = reading(&Settings::Stack(settings.clone()), &exhibit, &document, lang);
            prop_assert!((SIDES.0..=SIDES.1).contains(&drawing.makers.len()));
            prop_assert_eq!(drawing.rows.len(), 6);
            for (side, n) in drawing.makers.iter().enumerate() {
                let maker = &figure["makers"][*n];
                prop_assert!(text.contains(maker["name"][code].as_str().unwrap()));
                for row in &drawing.rows {
                    let name = |item: &Item| match item {
                        Item::Infrastructure(n) => document.infrastructure[*n].name.get(lang).to_string(),
                        Item::Model(n) => document.models[*n].name.get(lang).to_string(),
                        Item::Industry(name) => name.to_string(),
                    };
                    let names: Vec<String> = row.cells[side].items.iter().map(name).collect();
                    let expected = listed(json, maker, &row.layer, code);
                    prop_assert_eq!(&names, &expected, "{} {}", maker["id"], &row.layer);
                    let head = format!("{}{}", maker["name"][code].as_str().unwrap(), if lang == Lang::Zh { "：" } else { ": " });
                    let own = text.split(&head).nth(1).and_then(|own| own.split(['。']).next()?.split(". ").next()).unwrap();
                    let label = row.label.to_lowercase();
                    // One model is called by its own name in English.
                    let is_one = lang == Lang::En && &*row.layer == "models" && expected.len() == 1;
                    let said = if is_one { expected[0].to_lowercase() } else { label };
                    prop_assert_eq!(own.to_lowercase().contains(&said), !expected.is_empty(), "{} in {}", said, own);
                }
                // A number has whose it is beside it, in the table; the sentence takes none out of there.
                for number in figure["numbers"].as_array().unwrap().iter().filter(|x| x["maker"] == maker["id"]) {
                    let is_it = |claim: &&Value| claim["id"] == number["claim"];
                    let claim = json["claims"].as_array().unwrap().iter().find(is_it).unwrap();
                    prop_assert!(!text.contains(claim["figure"]["value"][code].as_str().unwrap()), "{}", text);
                }
            }
            // They stand in the order in which they are offered, whichever was picked first.
            prop_assert!(drawing.makers.is_sorted());
        }
    }

    #[test]
    fn picking_keeps_two_or_three_and_always_shows_the_one_picked(settings in any_settings(), pick in 0_usize..8) {
        let (_, exhibit) = exhibit(Kind::Stack);
        let before = settings.shown(&exhibit);
        let picked = settings.picked(&exhibit, pick);
        let after = picked.shown(&exhibit);
        prop_assert!((SIDES.0..=SIDES.1).contains(&after.len()));
        if before.contains(&pick) {
            prop_assert_eq!(after.contains(&pick), before.len() == SIDES.0);
        } else {
            prop_assert!(after.contains(&pick));
        }
        // Who made room is told, and is no part of a link.
        let note = stack::note(&picked, &exhibit, Lang::Zh);
        let gone = before.iter().find(|n| !after.contains(n)).filter(|_| !before.contains(&pick) && before.len() == SIDES.1);
        match gone {
            Some(gone) => prop_assert_eq!(note, Some(format!("最多并排三家，{}已换下。", exhibit.makers[*gone].name.zh))),
            // Who comes down to two is told so, and nobody else.
            None => prop_assert_eq!(note.as_deref(), (before.contains(&pick) && after.len() == SIDES.0).then_some("至少并排两家。")),
        }
        let written = stack::Settings { makers: picked.makers.clone(), ..stack::Settings::default() };
        prop_assert_eq!(stack::note(&written, &exhibit, Lang::Zh), None);
        prop_assert_eq!(Settings::read(Kind::Stack, &picked.to_string()), Settings::Stack(written));
    }
}

#[test]
fn makers_that_do_not_exist_are_made_up_for() {
    let (_, exhibit) = exhibit(Kind::Stack);
    for (text, shown) in
        [("", "alibaba baidu"), ("ahuawei.bhuawei", "huawei alibaba"), ("anobody.bjd.c", "jd alibaba")]
    {
        let Settings::Stack(settings) = Settings::read(Kind::Stack, text) else { panic!("{text}") };
        let ids: Vec<&str> = settings.shown(&exhibit).iter().map(|n| &*exhibit.makers[*n].id).collect();
        assert_eq!(ids.join(" "), shown, "{text}");
    }
}

#[test]
fn it_reads_well_in_both_languages() {
    let (document, exhibit) = exhibit(Kind::Stack);
    for (text, zh, en) in [
        (
            "ahuawei.bbaidu.csensetime",
            "百度：芯片、框架、模型2个、应用涉及2个行业。华为：芯片、平台、模型3个、应用涉及8个行业。商汤：算力、模型4个、应用涉及9个行业。其余的层没有收录，不等于没有。",
            "Baidu: chips, framework, 2 models and applications in 2 industries. Huawei: chips, platform, 3 models and applications in 8 industries. SenseTime: compute, 4 models and applications in 9 industries. Nothing is listed for their other layers, which is not to say that there is nothing.",
        ),
        (
            "ahuawei.bbaidu",
            "百度：芯片、框架、模型2个、应用涉及2个行业。华为：芯片、平台、模型3个、应用涉及8个行业。其余的层没有收录，不等于没有。",
            "Baidu: chips, framework, 2 models and applications in 2 industries. Huawei: chips, platform, 3 models and applications in 8 industries. Nothing is listed for their other layers, which is not to say that there is nothing.",
        ),
    ] {
        let settings = Settings::read(Kind::Stack, text);
        assert_eq!(reading(&settings, &exhibit, &document, Lang::Zh), zh);
        assert_eq!(reading(&settings, &exhibit, &document, Lang::En), en);
    }
}

#[test]
fn a_single_model_is_named() {
    let (document, exhibit) = exhibit(Kind::Stack);
    let text = reading(&Settings::read(Kind::Stack, "ajd.biflytek"), &exhibit, &document, Lang::En);
    assert!(!text.contains("1 models") && text.contains("Yanxi"), "{text}");
}

#[test]
fn without_the_facet_there_is_no_row_of_applications() {
    let (document, exhibit) = exhibit(Kind::Stack);
    let mut document = (*document).clone();
    let settings = stack::Settings::default();
    let layers = |document: &Document| -> Vec<String> {
        let rows = stack::draw(&settings, &exhibit, document, Lang::En).rows;
        rows.iter().map(|row| row.layer.to_string()).collect()
    };
    let with = layers(&document);
    document.facets.retain(|facet| *facet.field != *"industries");
    assert_eq!(with.first().map(String::as_str), Some("applications"));
    assert_eq!(layers(&document), with[1..]);
}
