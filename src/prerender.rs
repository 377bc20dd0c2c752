//! The page as HTML, rendered at build time from the components that later take it over.
//!
//! Invariant: what is rendered here equals the first render in the browser, marker comments included: they
//! are how the wasm finds its way, so nothing may minify or reformat the body.

use futures::executor::block_on;
use serde_json::json;
use yew::LocalServerRenderer;

use crate::{
    domain::{Document, Edition, Lang},
    view::{App, AppProps, Setting, finish},
};

/// A rendered page, except for what only the site knows (addresses, asset names).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The title.
    pub title: String,
    /// The summary, for search engines and previews.
    pub description: String,
    /// The markup that goes inside the root element.
    pub body: String,
    /// Structured data about the article, as JSON-LD.
    pub json_ld: String,
}

/// Renders a document for a place.
#[must_use]
pub fn page(document: &Document, setting: &Setting) -> Page {
    let lang = setting.home;
    let article = &document.article;
    Page {
        title: article.title.get(lang).to_string(),
        description: article.summary.get(lang).to_string(),
        body: body(document, setting, true),
        json_ld: json_ld(document, lang),
    }
}

/// The markup without the marker comments: for tests, and for places that no wasm will take over.
#[must_use]
pub fn plain_body(document: &Document, lang: Lang) -> String {
    let setting = Setting { home: lang, site: Some("".into()), ..Setting::default() };
    body(document, &setting, false)
}

fn body(document: &Document, setting: &Setting, hydratable: bool) -> String {
    let document = document.clone();
    let rendered = block_on(
        LocalServerRenderer::<App>::with_props(AppProps {
            edition: Edition::new(document),
            setting: setting.clone(),
            prerendered: hydratable,
            request: None,
            on_change: yew::Callback::noop(),
        })
        .hydratable(hydratable)
        .render(),
    );
    finish(&rendered)
}

/// An article about another article, with a list of datasets: schema.org's words for what this is.
fn json_ld(document: &Document, lang: Lang) -> String {
    let article = &document.article;
    json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": article.title.get(lang),
        "description": article.summary.get(lang),
        "inLanguage": lang.bcp47(),
        "isAccessibleForFree": true,
        "about": article.points.iter().map(|point| point.claim.get(lang)).collect::<Vec<_>>(),
        "isBasedOn": {
            "@type": "Article",
            "author": { "@type": "Person", "name": article.source.author.get(lang) },
            "publisher": { "@type": "Organization", "name": article.source.outlet.get(lang) },
            "dateCreated": article.source.written.to_string(),
        },
        "temporalCoverage": format!("{}/{}", article.timeline.from, article.facts_until),
    })
    .to_string()
}
