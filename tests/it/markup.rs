//! Text is only ever text: whatever stands in any text of a document, the page has the same elements, attributes and
//! places as if a harmless word stood there, and shows it letter for letter.

use html5gum::{Token, Tokenizer};
use serde_json::{Value, json};
use yongxian::{
    domain::{Document, Lang, figures::width_of},
    prerender::plain_body,
};

use crate::specimen::{name, nodes, specimen};

/// What a payload is compared with: a word without any meaning for markup, and as wide, since drawings leave words out that have no room.
fn like(payload: &str) -> String {
    let letter = |letter: char| match width_of(&letter.to_string()) {
        ..35.0 => 'i',
        ..50.0 => 't',
        ..70.0 => 'a',
        ..90.0 => 'A',
        _ => 'm',
    };
    payload.chars().map(letter).collect()
}

const PAYLOADS: [&str; 16] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "\"><b onclick=\"alert(1)\">",
    "' onmouseover='alert(1)",
    "\" autofocus onfocus=\"alert(1)",
    "javascript:alert(1)",
    "{{constructor.constructor('alert(1)')()}}",
    "<!--",
    "--><p>",
    "<!--still--><!--<#>--><!--/still-->",
    "]]><![CDATA[",
    "</title></svg></li></ol></div>",
    "&lt;b&gt; &amp; &#x3c;b&#62;",
    "<style>*{display:none}</style><base href=//evil.example><template>",
];

/// A rendering as a browser's tokenizer sees it: `<name attribute="value">`, `</name>`, or `text …`.
fn seen(html: &str) -> Vec<String> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let mut pieces: Vec<String> = Vec::new();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                // Where words stand in a drawing depends on how wide they are.
                let is_place = |name: &str| ["dx", "text-anchor", "x", "y"].contains(&name);
                let is_word = **tag.name == *b"text";
                let attributes: Vec<String> = tag
                    .attributes
                    .iter()
                    .map(|(name, value)| match text(name) {
                        name if is_word && is_place(&name) => format!(" {name}"),
                        name => format!(" {name}={:?}", text(value)),
                    })
                    .collect();
                pieces.push(format!("<{}{}>", text(&tag.name), attributes.concat()));
            }
            Token::EndTag(tag) => pieces.push(format!("</{}>", text(&tag.name))),
            Token::String(run) => pieces.push(format!("text {}", text(&run))),
            other => panic!("a page holds no {other:?}"),
        }
    }
    pieces
}

/// Where texts stand that reading takes as they are.
fn free_texts(document: &Value) -> Vec<String> {
    let texts = nodes(document, &|_, value| value.is_string());
    texts
        .into_iter()
        .filter(|place| !is_tokens(place))
        .filter(|place| {
            let read = Document::from_json(&with(document, &[place], "<b>").to_string());
            read.is_ok_and(|document| document.figures.read().is_ok())
        })
        .collect()
}

/// Whether a text is taken apart into tokens where it has spaces, so that a payload with spaces makes other places.
fn is_tokens(place: &str) -> bool {
    place.contains("/answers/") && (place.contains("/right/") || place.contains("/wrong/"))
}

/// A document with another text in some places.
fn with(document: &Value, places: &[&String], text: &str) -> Value {
    let mut changed = document.clone();
    for place in places {
        *changed.pointer_mut(place).unwrap() = json!(text);
    }
    changed
}

#[track_caller]
fn rendered(document: &Value, lang: Lang) -> Vec<String> {
    seen(&plain_body(&Document::from_json(&document.to_string()).unwrap(), lang))
}

/// A rendering without what a drawing shows of a word where it has little room for it: in two lines, or a part of it, on narrow
/// screens alone.
fn unshortened(pieces: &[String], word: &str) -> Vec<String> {
    let mut whole = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let is_narrow =
            ["<text class=\"phone", "<text class=\"narrow"].iter().any(|tag| pieces[at].starts_with(tag));
        let length = pieces[at..].iter().position(|piece| piece == "</text>").filter(|_| is_narrow);
        let parts =
            || pieces[at..at + length.unwrap_or(0)].iter().filter_map(|piece| piece.strip_prefix("text "));
        if length.is_some() && parts().all(|part| word.contains(part.trim_end_matches('…').trim())) {
            at += length.unwrap_or(0) + 1;
            continue;
        }
        let is_word = pieces[at].starts_with("<text class=\"wide");
        whole.push(if is_word { "<text>".to_owned() } else { pieces[at].clone() });
        at += 1;
    }
    whole
}

/// Compares the renderings of a document with each payload in it to one with a harmless word in its place.
#[track_caller]
fn same_but_for(payloads: &[&str], make: &dyn Fn(&str) -> Value) {
    for lang in Lang::ALL {
        for payload in payloads {
            let harmless = like(payload);
            let plain = unshortened(&rendered(&make(&harmless), lang), &harmless);
            // Inside attributes `seen` has escaped the quotes, as Debug does.
            let escaped = format!("{payload:?}");
            let escaped = &escaped[1..escaped.len() - 1];
            let hostile = unshortened(&rendered(&make(payload), lang), payload);
            let told: Vec<String> = hostile
                .iter()
                .map(|piece| piece.replace(payload, &harmless).replace(escaped, &harmless))
                .collect();
            let differs = plain.iter().zip(&told).find(|(a, b)| a != b);
            assert_eq!(differs, None, "{payload} in {}", lang.code());
            assert_eq!(plain.len(), told.len(), "{payload} in {}", lang.code());
        }
    }
}

#[test]
fn the_comparison_tells_text_from_markup() {
    assert_ne!(seen("<p>&lt;b&gt;</p>"), seen("<p><b></p>"));
    assert_ne!(seen("<a href=\"a\">"), seen("<a href=\"a\" onclick=\"\">"));
    assert_eq!(seen("<a href=\"&quot;\">"), seen("<a href='\"'>"));
}

#[test]
fn the_words_of_a_document_never_become_markup() {
    let document = specimen();
    let words = nodes(&document, &|place, value| {
        value.is_string() && ["zh", "en"].contains(&name(place)) && !is_tokens(place)
    });
    assert!(words.len() > 250, "{}", words.len());
    let words: Vec<&String> = words.iter().collect();
    same_but_for(&PAYLOADS, &|text| with(&document, &words, text));
}

#[test]
fn neither_do_tokens() {
    let document = specimen();
    let tokens = nodes(&document, &|place, value| value.is_string() && is_tokens(place));
    assert!(tokens.len() > 4);
    let tokens: Vec<&String> = tokens.iter().collect();
    let payloads = PAYLOADS.map(|payload| payload.replace(' ', ""));
    same_but_for(&payloads.each_ref().map(String::as_str), &|text| {
        with(&document, &tokens, &[text; 8].join(" "))
    });
}

#[test]
fn neither_do_addresses_and_saved_states() {
    let document = specimen();
    let addresses = nodes(&document, &|place, _| name(place) == "url");
    let states = nodes(&document, &|place, _| name(place) == "state");
    assert!(addresses.len() > 2 && states.len() > 4);
    let (addresses, states): (Vec<_>, Vec<_>) = (addresses.iter().collect(), states.iter().collect());
    // Without spaces it is an address that becomes a link, and stands in an attribute.
    let payloads = PAYLOADS.map(|payload| payload.replace(' ', ""));
    same_but_for(&payloads.each_ref().map(String::as_str), &|text| {
        let document = with(&document, &addresses, &format!("https://example.org/{text}"));
        with(&document, &states, text)
    });
}

#[test]
fn nor_anything_else_that_reading_lets_through() {
    let document = specimen();
    let free = free_texts(&document);
    let kinds = ["id", "field", "value", "date", "announced", "confidence", "from", "schema"];
    for place in &free {
        // What is named there need not be declared.
        let refers = place.contains("/figure/") || place.contains("/weights/");
        assert!(refers || !kinds.contains(&name(place)), "{place} takes any text");
    }
    // References, the values of facets and the names of their fields are free too: a part of a document may be missing.
    let places: Vec<&String> = free.iter().collect();
    same_but_for(&PAYLOADS, &|text| {
        let mut document = with(&document, &places, text);
        for part in ["models", "events"] {
            for item in document[part].as_array_mut().unwrap() {
                item["facets"][text] = json!([text]);
            }
        }
        document
    });
}
