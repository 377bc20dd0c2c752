//! Customers: where each maker stands follows from the raw data, month by month, and nobody takes another's place.

use proptest::prelude::*;
use serde_json::Value;
use yongxian::domain::{
    Lang,
    figures::{
        Kind, Settings,
        customers::{self, Group, MONTHS},
        reading,
    },
};

use super::exhibit;
use crate::fixture::published_raw;

/// The figure of this kind, and the models by their ids, as raw JSON.
fn raw() -> (&'static Value, &'static Value) {
    let json = published_raw();
    let is = |figure: &&Value| figure["kind"] == "customers";
    let figure = json["figures"].as_array().unwrap().iter().find(is).unwrap();
    (figure, &json["models"])
}

/// A maker at the end of a month, worked out from texts: the letters of whom it serves (`b`, `p`), and `?` if it has
/// something for the public and no day is known on which anything of it opened. Dates compare as texts.
fn worked_out(maker: &Value, models: &Value, month: u16) -> String {
    let end = format!("2023-{month:02}-99");
    let mut serves = String::new();
    if maker["since"].as_str().is_some_and(|since| *since > *end) {
        return serves;
    }
    let own = |model: &&Value| maker["models"].as_array().unwrap().contains(&model["id"]);
    for model in models.as_array().unwrap().iter().filter(own) {
        let before = |key: &str| model[key].as_str().is_some_and(|date| *date < *end);
        if before("announced") || before("opened") {
            for audience in model["facets"]["audience"].as_array().unwrap() {
                serves += match (audience.as_str().unwrap(), before("opened"), model["opened"].is_null()) {
                    ("b2b", ..) => "b",
                    ("both", true, _) => "bp",
                    ("both", _, true) => "b?",
                    ("both", ..) => "b",
                    ("b2c", true, _) => "p",
                    ("b2c", _, true) => "?",
                    ("b2c", ..) => "",
                    other => panic!("{other:?}"),
                };
            }
        }
    }
    let known = |model: &Value| {
        model["opened"].is_string()
            && model["facets"]["audience"].as_array().unwrap().iter().any(|one| one != "b2b")
    };
    if models.as_array().unwrap().iter().filter(own).any(known) {
        serves.retain(|letter| letter != '?');
    }
    serves
}

fn group(serves: &str) -> Option<Group> {
    match (serves.contains('b'), serves.contains('p'), serves.contains('?')) {
        (true, true, _) => Some(Group::Both),
        (true, false, _) => Some(Group::Business),
        (false, true, _) | (false, false, true) => Some(Group::Public),
        (false, false, false) => None,
    }
}

fn any_settings() -> impl Strategy<Value = customers::Settings> {
    let (_, exhibit) = exhibit(Kind::Customers);
    let ids: Vec<_> = exhibit.makers.iter().map(|maker| maker.id.clone()).collect();
    (MONTHS.0..=MONTHS.1, proptest::option::of(proptest::sample::select(ids)))
        .prop_map(|(month, maker)| customers::Settings { month, maker })
}

#[test]
fn everybody_stands_where_the_data_puts_them_and_has_that_place_to_themselves() {
    let (document, exhibit) = exhibit(Kind::Customers);
    let (figure, models) = raw();
    let mut seen = Vec::new();
    for month in MONTHS.0..=MONTHS.1 {
        let drawing = customers::draw(&customers::Settings { month, maker: None }, &exhibit, &document);
        assert_eq!(drawing.marks.len() + drawing.absent, exhibit.makers.len());
        for (n, maker) in exhibit.makers.iter().enumerate() {
            let serves = worked_out(&figure["makers"][n], models, month);
            let mark = drawing.marks.iter().find(|mark| mark.maker == n);
            assert_eq!(mark.map(|mark| mark.standing.group), group(&serves), "{} in month {month}", maker.id);
            let Some(mark) = mark else { continue };
            assert_eq!(mark.standing.unsure, serves.contains('?'), "{}", maker.id);
            assert!(mark.place < drawing.places[mark.standing.group as usize]);
            seen.push((mark.standing.group, mark.place, n));
        }
    }
    seen.sort_unstable();
    seen.dedup();
    for pair in seen.windows(2) {
        assert_ne!((pair[0].0, pair[0].1), (pair[1].0, pair[1].1), "two in one place");
    }
}

#[test]
fn places_fill_their_box() {
    let mut taken = Vec::new();
    for place in 0..7 {
        let (x, y) = customers::position(place, 7, 3);
        assert!(x > 0.0 && x < 1.0 && y > 0.0 && y < 1.0);
        assert!(!taken.contains(&(x, y)));
        taken.push((x, y));
    }
    assert_eq!(customers::position(0, 0, 0), (0.5, 0.5));
}

#[test]
fn the_rules_stand_on_the_axis_in_order_of_time() {
    let (document, exhibit) = exhibit(Kind::Customers);
    let drawing = customers::draw(&customers::Settings::default(), &exhibit, &document);
    assert_eq!(drawing.events.len(), exhibit.events.len());
    let ids: Vec<&str> = drawing.events.iter().map(|(n, _)| &*document.events[*n].id).collect();
    assert!(ids.contains(&"cac-draft") && ids.contains(&"interim-effective"));
    assert!(drawing.events.is_sorted_by(|a, b| a.1 < b.1));
    // 15 August lies in the middle of the fifth of nine months.
    let x = drawing.events[ids.iter().position(|id| *id == "interim-effective").unwrap()].1;
    assert!((x - 4.5 / 9.0).abs() < 0.01, "{x}");
}

#[test]
fn what_was_closed_in_april_opens_in_the_autumn() {
    let (document, exhibit) = exhibit(Kind::Customers);
    let open = |month| {
        let drawing = customers::draw(&customers::Settings { month, maker: None }, &exhibit, &document);
        drawing.marks.iter().filter(|m| m.standing.group != Group::Business && !m.standing.unsure).count()
    };
    assert_eq!([open(4), open(7), open(8), open(9), open(12)], [0, 0, 6, 8, 8]);
}

/// The lines of a name at each width of the figure.
fn lines(name: &str) -> [String; 3] {
    customers::fitted(name).map(|name| {
        let second = name.second.map(|second| format!("|{second}"));
        name.first.to_string() + &second.unwrap_or_default()
    })
}

#[test]
fn a_long_name_takes_a_second_line_and_ends_in_an_ellipsis_where_two_are_too_few() {
    for (name, phone, narrow) in [
        ("Baidu", "Baidu", "Baidu"),
        ("CAS Automation", "CAS|Automation", "CAS|Automation"),
        ("中科院自动化所", "中科院自动化所", "中科院|自动化所"),
        ("Kingsoft Office", "Kingsoft|Office", "Kingsoft|Office"),
        ("Chinese Academy of Sciences", "Chinese|Academy of…", "Chinese|Academy…"),
    ] {
        assert_eq!(lines(name), [name, phone, narrow]);
    }
}

#[test]
fn no_maker_of_the_list_is_shortened_on_any_screen() {
    let (_, exhibit) = exhibit(Kind::Customers);
    for maker in &exhibit.makers {
        for lang in Lang::ALL {
            let lines = lines(maker.name.get(lang));
            assert!(lines.iter().all(|line| !line.contains('…')), "{lines:?}");
        }
    }
}

proptest! {
    #[test]
    fn a_name_says_itself_from_its_beginning_and_leaves_nothing_out_unsaid(name in "[a-zA-Z0-9\u{4e00}-\u{4e20}]{1,15}( [a-zA-Z]{1,9}){0,2}") {
        let plain = |text: &str| text.replace(' ', "");
        let [wide, phone, narrow] = customers::fitted(&name);
        prop_assert_eq!((&*wide.first, wide.second), (&*name, None));
        for fitted in [phone, narrow] {
            let second = fitted.second.as_deref().unwrap_or_default();
            let starts = [&*fitted.first, second].map(|line| plain(line.trim_end_matches('…')));
            prop_assert!(plain(&name).starts_with(&starts[0]) && plain(&name).contains(&starts[1]));
            let whole = !fitted.first.contains('…') && !second.contains('…');
            prop_assert_eq!(plain(&name) == starts.concat(), whole);
        }
    }

    #[test]
    fn the_reading_counts_what_the_data_holds(settings in any_settings()) {
        let (document, exhibit) = exhibit(Kind::Customers);
        let (figure, models) = raw();
        let serves: Vec<String> = figure["makers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|maker| worked_out(maker, models, settings.month))
            .collect();
        let unsure = serves.iter().filter(|serves| serves.contains('?')).count();
        let open = serves.iter().filter(|serves| serves.contains('p')).count();
        let there = serves.iter().filter(|serves| group(serves).is_some()).count();
        let business = there - open - unsure;
        for lang in Lang::ALL {
            let text = reading(&Settings::Customers(settings.clone()), &exhibit, &document, lang);
            let (heads, parts): (&str, [(usize, String); 3]) = match lang {
                Lang::Zh => ("28家里", [
                    (business, format!("{business}家只给企业和受邀的人")),
                    (open, format!("{open}家确知已向公众开放")),
                    (unsure, format!("{unsure}家（○）查不到何时开放")),
                ]),
                Lang::En => (", ", [
                    (business, format!("{business} only for business and the invited")),
                    (open, format!("{open} known to be open to the public")),
                    (unsure, format!("{unsure} (○) with no known date of opening")),
                ]),
            };
            prop_assert!(text.contains(&format!("{heads}{there}")), "{}", text);
            for (number, part) in parts {
                prop_assert_eq!(text.contains(&part), number > 0, "{}: {}", part, text);
            }
            let nobody = text.contains("确知已向公众开放的没有") || text.contains("none known to be open");
            prop_assert_eq!(nobody, open == 0, "{}", text);
            // The line above the board has the same numbers.
            let headline = customers::headline(&settings, &exhibit, &document, lang);
            let all = exhibit.makers.len();
            let (of, opened) = match lang {
                Lang::Zh => (format!("{all}家里{there}家"), format!("，{open}家确知")),
                Lang::En => (format!("{there} of {all} makers"), format!(", {open} known")),
            };
            prop_assert!(headline.contains(&of), "{}", headline);
            prop_assert_eq!(headline.contains(&opened), open > 0, "{}", headline);
            // Of the one that is looked at is spoken beside the marks.
            let said = customers::looked_at(&settings, &exhibit, &document, lang);
            prop_assert_eq!(said.is_some(), settings.maker.is_some());
            if let Some(id) = &settings.maker {
                let maker = exhibit.makers.iter().find(|maker| maker.id == *id).unwrap();
                prop_assert!(said.unwrap().starts_with(&**maker.name.get(lang)));
            }
        }
    }

    #[test]
    fn the_numbers_over_the_columns_are_those_of_the_reading(settings in any_settings()) {
        let (document, exhibit) = exhibit(Kind::Customers);
        let drawing = customers::draw(&settings, &exhibit, &document);
        let counts = Group::ALL.map(|group| drawing.counts(group));
        prop_assert_eq!(counts.iter().map(|(sure, unsure)| sure + unsure).sum::<usize>(), drawing.marks.len());
        let text = reading(&Settings::Customers(settings), &exhibit, &document, Lang::Zh);
        let (sure, unsure) = (counts[0].0, counts.iter().map(|count| count.1).sum::<usize>());
        prop_assert!(sure == 0 || text.contains(&format!("：{sure}家只给企业")), "{}", text);
        prop_assert!(unsure == 0 || text.contains(&format!("，{unsure}家（○）")), "{}", text);
    }
}

#[test]
fn it_reads_well_in_both_languages() {
    let (document, exhibit) = exhibit(Kind::Customers);
    for (text, zh, en) in [
        (
            "m4",
            "到2023年4月底，28家里14家推出了产品或服务：9家只给企业和受邀的人，确知已向公众开放的没有，5家（○）查不到何时开放。",
            "By the end of April 2023, 14 of 28 makers had something to offer: 9 only for business and the invited, none known to be open to the public, 5 (○) with no known date of opening.",
        ),
        (
            "m9.valibaba",
            "到2023年9月底，28家里27家推出了产品或服务：11家只给企业和受邀的人，8家确知已向公众开放，8家（○）查不到何时开放。这个月向公众开放的是阿里云和科大讯飞。",
            "By the end of September 2023, 27 of 28 makers had something to offer: 11 only for business and the invited, 8 known to be open to the public, 8 (○) with no known date of opening. Opened to the public that month: Alibaba Cloud and iFLYTEK.",
        ),
    ] {
        let settings = Settings::read(Kind::Customers, text);
        assert_eq!(reading(&settings, &exhibit, &document, Lang::Zh), zh);
        assert_eq!(reading(&settings, &exhibit, &document, Lang::En), en);
    }
    for (text, zh, en) in [
        (
            "m9.valibaba",
            "阿里云已在2023年9月13日向公众开放。",
            "Alibaba Cloud opened to the public on 13 September 2023.",
        ),
        (
            "m4.valibaba",
            "阿里云这时只给企业和受邀的人，2023年9月13日才向公众开放。",
            "Alibaba Cloud was still for business and the invited only; it opened to the public on 13 September 2023.",
        ),
        (
            "m9.vhuawei",
            "华为云的产品面向企业，没有查到它向公众开放。",
            "Huawei Cloud serves business; no opening to the public is known.",
        ),
        (
            "m9.v360",
            "三六零也做面向个人的产品，但没有查到何时向公众开放。",
            "360 makes something for the public too, but no page says when it opened.",
        ),
        // It has nothing but for the public: nothing "too".
        (
            "m9.vzhihu",
            "知乎做面向个人的产品，没有查到何时向公众开放。",
            "Zhihu makes something for the public; no page says when it opened.",
        ),
        ("m4.vmoonshot", "月之暗面这时还没有推出产品。", "Moonshot AI had nothing to offer yet."),
    ] {
        let Settings::Customers(settings) = Settings::read(Kind::Customers, text) else { panic!() };
        let said = Lang::ALL.map(|lang| customers::looked_at(&settings, &exhibit, &document, lang).unwrap());
        assert_eq!(said, [zh, en]);
    }
}

#[test]
fn only_who_serves_business_as_well_serves_the_public_too() {
    let (document, exhibit) = exhibit(Kind::Customers);
    let (figure, models) = raw();
    for maker in figure["makers"].as_array().unwrap() {
        let own = |model: &&Value| maker["models"].as_array().unwrap().contains(&model["id"]);
        let serves = |whom: &str| {
            let mut own = models.as_array().unwrap().iter().filter(own);
            own.any(|model| {
                model["facets"]["audience"].as_array().unwrap().iter().any(|one| one == whom || one == "both")
            })
        };
        let text = format!("m12.v{}", maker["id"].as_str().unwrap());
        let Settings::Customers(settings) = Settings::read(Kind::Customers, &text) else { panic!() };
        let said = customers::looked_at(&settings, &exhibit, &document, Lang::Zh).unwrap();
        assert!(!said.contains('也') || serves("b2b") && serves("b2c"), "{said}");
        assert_eq!(said.contains("没有查到它向公众开放"), !serves("b2c"), "{said}");
    }
}
