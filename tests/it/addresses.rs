//! What a page may lead to: only what every browser reads as the web address that it looks like.

use yongxian::{
    domain::{Lang, is_web_address},
    prerender::plain_body,
};

use crate::fixture::published;

const SAFE: [&str; 6] = [
    "https://example.org",
    "http://example.org/",
    "HTTPS://example.org/a?b=c#d",
    "https://例子.example/文章",
    "https://example.org:8080/@name/post",
    "https://example.org/?to=a@example.org",
];

const UNSAFE: [&str; 22] = [
    "",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    " java\tscript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://example.org/1",
    "//evil.example",
    "/document.json",
    "example.org",
    "https:example.org",
    "https:/example.org",
    "https://",
    "https:///a@example.org",
    "https://a@b.example",
    "https://example.org:443@evil.example/",
    "https://example.org\\@evil.example/",
    " https://example.org",
    "https://exa\nmple.org",
];

#[test]
fn only_plain_web_addresses_are_safe() {
    for address in SAFE {
        assert!(is_web_address(address), "{address:?}");
    }
    for address in UNSAFE {
        assert!(!is_web_address(address), "{address:?}");
    }
}

#[test]
fn a_source_links_to_its_address_only_if_it_is_safe() {
    let mut document = published();
    document.sources.truncate(SAFE.len() + UNSAFE.len());
    for (source, address) in document.sources.iter_mut().zip(SAFE.iter().chain(&UNSAFE)) {
        source.url = Some((*address).into());
    }
    for lang in Lang::ALL {
        let body = plain_body(&document, lang);
        let linked = |address: &str| body.contains(&format!("href=\"{address}\""));
        assert!(SAFE.iter().all(|address| linked(address)));
        // Every link leads to a place on the page, to the document beside it, or to one of the safe addresses.
        for rest in body.split("href=\"").skip(1) {
            let href = rest.split('"').next().unwrap_or_default();
            let expected = href.starts_with('#') || href.ends_with("document.json") || SAFE.contains(&href);
            assert!(expected || ["./", "../", "en/"].contains(&href), "{href}");
        }
    }
}

#[test]
fn a_saved_state_leads_to_a_place_on_the_page_whatever_it_says() {
    let mut document = published();
    for point in &mut document.article.points {
        for (chip, state) in point.chips.iter_mut().zip(UNSAFE.iter().skip(1)) {
            chip.state = (*state).into();
        }
    }
    let body = plain_body(&document, Lang::En);
    for chip in body.split("<a class=\"chip\"").skip(1) {
        assert!(chip.trim_start().starts_with("href=\"#"), "{}", &chip[..60]);
    }
}
