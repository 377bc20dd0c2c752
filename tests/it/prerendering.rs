//! The page is complete before any wasm arrives.

use yongxian::{
    domain::{Document, Lang, Text},
    enrich::enrich,
    prerender::{brought, page, plain_body, without_figures},
    view::Setting,
};

use crate::fixture::{file, published};

/// A page of our own.
fn at(home: Lang) -> Setting {
    Setting { home, site: Some("".into()), ..Setting::default() }
}

/// What a browser would show of a text: the escapes of our own renderer undone, tags gone.
fn seen(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    for (escape, c) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2F;", "/"), ("&amp;", "&")]
    {
        text = text.replace(escape, c);
    }
    text
}

#[test]
fn every_text_stands_on_the_page_in_both_languages() {
    let document = published();
    for lang in Lang::ALL {
        let body = plain_body(&document, lang);
        let seen = seen(&body);
        let mut last = 0;
        for point in &document.article.points {
            let place = body.find(&format!("data-point=\"{}\"", point.id)).expect("the point is on the page");
            assert!(place > last, "points stand in order");
            last = place;
        }
        let texts = document.article.points.iter().flat_map(|p| [&p.claim, &p.lead, &p.then, &p.now]);
        let texts = texts.chain(document.claims.iter().flat_map(|c| [&c.statement, &c.said_by, &c.finding]));
        let texts = texts.chain(
            document
                .models
                .iter()
                .flat_map(|m| [Some(&m.name), Some(&m.org), m.note.as_ref(), m.after.as_ref()])
                .flatten(),
        );
        let texts = texts.chain(document.events.iter().flat_map(|e| [&e.title, &e.summary]));
        let texts: Vec<&Text> = texts.chain(document.sources.iter().map(|s| &s.title)).collect();
        for text in texts {
            assert!(seen.contains(&**text.get(lang)), "{} misses: {}", lang.code(), text.get(lang));
        }
        for model in &document.models {
            assert_eq!(body.matches(&format!("data-model=\"{}\"", model.id)).count(), 1);
        }
        for event in &document.events {
            assert_eq!(body.matches(&format!("data-event=\"{}\"", event.id)).count(), 1);
        }
    }
}

#[test]
fn what_a_page_brings_of_the_document_renders_as_the_whole_in_its_language() {
    let mut document = published();
    enrich(&mut document).unwrap();
    for lang in Lang::ALL {
        let json = brought(&document, lang).unwrap();
        let part = Document::from_json(&json).unwrap();
        let whole = page(&without_figures(&document), &at(lang));
        // Not `assert_eq`, which would print two whole pages.
        assert!(page(&part, &at(lang)) == whole, "{} differs", lang.code());
        let names = |of: &Document| -> Vec<_> {
            of.models
                .iter()
                .map(|model| (model.name.clone(), model.org.clone(), model.also.clone()))
                .collect()
        };
        assert_eq!(names(&part), names(&document), "names are searched in both languages");
        assert_eq!((part.only, document.only), (Some(lang), None));
        let claim = &document.claims[0].finding;
        assert!(json.contains(&**claim.get(lang)) && !json.contains(&**claim.get(lang.other())));
    }
}

#[test]
fn one_language_stands_in_for_the_other_only_where_a_document_says_that_it_has_one() {
    let json = brought(&published(), Lang::Zh).unwrap();
    let unmarked = json.replacen("\"only\":\"zh\"", "\"only\":null", 1);
    let mistakes = Document::from_json(&unmarked).unwrap_err().0;
    assert!(mistakes.iter().any(|m| m.to_string() == "$.article.title: the field \"en\" is missing; add it"));
    let unknown = json.replacen("\"only\":\"zh\"", "\"only\":\"fr\"", 1);
    let mistakes = Document::from_json(&unknown).unwrap_err().0;
    assert!(mistakes.iter().any(|m| m.to_string() == "$.only: write \"zh\" or \"en\""));
}

#[test]
fn the_same_document_always_renders_to_the_same_bytes() {
    let document = published();
    assert_eq!(page(&document, &at(Lang::Zh)), page(&document, &at(Lang::Zh)));
}

#[test]
fn there_is_no_inline_style_script_or_handler() {
    let document = published();
    for lang in Lang::ALL {
        let body = page(&document, &at(lang)).body;
        for banned in ["<script", "<style", " style=", " onclick", "javascript:"] {
            assert!(!body.contains(banned), "{banned} in the {} page", lang.code());
        }
    }
    let template = file("www/page.html");
    assert!(!template.contains("<style") && !template.contains(" style="));
}

#[test]
fn markup_in_a_document_is_only_ever_text() {
    let mut document = published();
    document.article.title =
        Text { zh: "<img src=x onerror=alert(1)>".into(), en: "</script><script>x".into() };
    document.sources[1].url = Some("javascript:alert(1)".into());
    let page = page(&document, &at(Lang::Zh));
    assert!(!page.body.contains("<img"));
    assert!(!page.body.contains("javascript:"));
}

#[test]
fn names_are_sorted_in_the_order_of_pinyin() {
    use yongxian::domain::{Edition, Filter, Query, Sort};
    let mut document = published();
    enrich(&mut document).unwrap();
    let edition = Edition::new(document);
    let matches = edition.matches(&Filter::default(), &Query::default(), Lang::Zh);
    let order = Sort::from_code("name").unwrap().order(&matches, &edition, Lang::Zh);
    let place = |name: &str| order.iter().position(|n| edition.models[*n].name.zh.contains(name)).unwrap();
    // bǎi, hùn, tōng, wén, zǐ
    let places = ["百川大模型", "混元", "通义千问", "文心一言", "紫东太初"].map(place);
    assert!(places.is_sorted(), "{places:?}");
}
