//! The page as HTML, rendered at build time from the components that later take it over.
//!
//! Invariant: what is rendered here equals the first render in the browser, marker comments included: they
//! are how the wasm finds its way, so nothing may minify or reformat the body.

use futures::executor::block_on;
use serde_json::json;
use yew::LocalServerRenderer;

use crate::{
    domain::{Document, Edition, Lang, Lexicon, keep_only},
    view::{
        App, AppProps, SLOT, Setting,
        figure::{Figure, FigureProps, Piece},
        finish,
        instrument::{Chart, Instrument, InstrumentProps},
    },
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

/// The document as a page brings it, as JSON: in the page's own language, but for names, which are shown and searched in
/// both; and without what its figures say, which comes with them. The other language is a sixth
/// of a page's weight, and `www/shell/widget.js` fetches it for a reader who asks for it.
///
/// # Errors
///
/// Fails where the document cannot be written as JSON.
pub fn brought(document: &Document, lang: Lang) -> serde_json::Result<String> {
    let mut value = serde_json::to_value(Document { only: Some(lang), ..without_figures(document) })?;
    keep_only(&mut value, lang);
    serde_json::to_string(&value)
}

/// The document with its figures only named.
#[must_use]
pub fn without_figures(document: &Document) -> Document {
    Document { figures: document.figures.named(), ..document.clone() }
}

/// The markup without the marker comments: for tests, and for places that no wasm will take over.
#[must_use]
pub fn plain_body(document: &Document, lang: Lang) -> String {
    let setting = Setting { home: lang, site: Some("".into()), ..Setting::default() };
    body(document, &setting, false)
}

fn body(document: &Document, setting: &Setting, hydratable: bool) -> String {
    let edition = Edition::new(document.clone());
    let rendered = block_on(
        LocalServerRenderer::<App>::with_props(AppProps {
            edition: edition.clone(),
            setting: setting.clone(),
            prerendered: hydratable,
            lexicon: Lexicon::default(),
            request: None,
            on_change: yew::Callback::noop(),
        })
        .hydratable(hydratable)
        .render(),
    );
    with_guests(finish(&rendered), &edition, setting, hydratable)
}

/// Puts each guest's still where the explainer has left a place for it. They are apps of their own, which another wasm takes
/// over; see `www/shell/figures.js`. A figure that cannot be read has no still, and `cargo xtask check` says why.
fn with_guests(page: String, edition: &Edition, setting: &Setting, hydratable: bool) -> String {
    if !page.contains(SLOT) {
        return page;
    }
    let mut pieces = page.split(SLOT);
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for after in pieces {
        let slot =
            whole.rsplit_once("data-slot=\"").and_then(|(_, tag)| tag.split('"').next()).unwrap_or_default();
        let still = match Chart::from_code(slot) {
            Some(chart) => instrument(chart, edition, setting.home, hydratable),
            None => Piece::of(edition.clone(), slot)
                .map(|piece| figure(piece, slot, setting.home, hydratable))
                .unwrap_or_default(),
        };
        whole.push_str(&still);
        whole.push_str(after);
    }
    whole
}

/// A figure as it stands in the page, in a box that the explainer's wasm may hold on to.
fn figure(piece: Piece, kind: &str, home: Lang, hydratable: bool) -> String {
    let props = FigureProps { piece, home, request: None, on_change: yew::Callback::noop() };
    let renderer = LocalServerRenderer::<Figure>::with_props(props).hydratable(hydratable);
    let still = finish(&block_on(renderer.render()));
    format!(
        "<div><figure class=\"figure\" data-figure=\"{kind}\" data-guest=\"{kind}\" data-yongxian=\"static\">{still}</figure></div>"
    )
}

/// An instrument, likewise.
fn instrument(chart: Chart, edition: &Edition, home: Lang, hydratable: bool) -> String {
    let props = InstrumentProps {
        chart,
        edition: edition.clone(),
        home,
        lexicon: Lexicon::default(),
        request: None,
        on_change: yew::Callback::noop(),
    };
    let renderer = LocalServerRenderer::<Instrument>::with_props(props).hydratable(hydratable);
    let still = finish(&block_on(renderer.render()));
    let name = chart.code();
    format!(
        "<div><figure class=\"instrument\" data-guest=\"{name}\" data-yongxian=\"static\">{still}</figure></div>"
    )
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
