//! A document from a stranger: whatever the bytes are, reading them ends in a document or in an error, and what is
//! accepted renders. `corpus/document` holds a few small documents to start from (`found-…` are libFuzzer's own),
//! `document.dict` the format's words.
//!
//! ```sh
//! cargo install cargo-fuzz
//! cargo fuzz run document --sanitizer none -- \
//!     -dict=fuzz/document.dict -max_total_time=600 -rss_limit_mb=4096 -max_len=20000
//! ```
//!
//! A sanitizer needs a nightly compiler and would find little: there is no `unsafe` here. What is found are panics,
//! overflows (debug assertions are on) and what takes too long.
//!
//! The first folder named is where libFuzzer puts what it finds new; name one of your own before the committed one:
//! `cargo fuzz run document /tmp/corpus fuzz/corpus/document --sanitizer none -- …`. Commit a finding as a test.
//!
//! Must stay true: the same bytes do the same thing, so that a finding can be run again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use yongxian::{
    domain::{Document, Lang},
    prerender::plain_body,
};

fuzz_target!(|text: &str| {
    let Ok(document) = Document::from_json(text) else { return };
    let lang = if text.len().is_multiple_of(2) { Lang::Zh } else { Lang::En };
    let body = plain_body(&document, lang);
    // No text of a document can open an element that the view has none of.
    assert!(!body.contains("<script") && !body.contains("<img"), "markup came through");
});
