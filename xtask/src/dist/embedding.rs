//! The forms for other people's pages: frames, the module with the custom element, the copy-paste snippet, the package
//! for bundlers, and what tells a publishing system how to embed.
//!
//! Must stay true: a file that embedders write down has a name that stays; all else may be renamed by its hash.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use yongxian::{
    domain::{Document, Lang, View},
    prerender,
    view::Setting,
};

use super::{
    Profile,
    assets::{Assets, comparing},
    bundle::bundle,
    pages::{self, Address},
    site::Site,
    template::{self, Slot, Slots, escaped},
};
use crate::project::Project;

/// The module with the custom element.
pub const MODULE: &str = "yongxian.js";
/// The document in both languages, in the package: named as pages are there.
const WHOLE: &str = "pages/document.txt";
/// The script that keeps frames as high as what is in them.
pub const FRAME_KEEPER: &str = "embed.js";

/// One view in one language.
#[derive(Debug, Clone, Copy)]
struct Edition {
    lang: Lang,
    view: View,
}

impl Edition {
    fn all() -> impl Iterator<Item = Self> {
        Lang::ALL.into_iter().flat_map(|lang| View::ALL.map(|view| Self { lang, view }))
    }

    /// Its folder in the site.
    fn folder(self) -> String {
        let lang = if self.lang == Lang::Zh { "" } else { "en/" };
        let view = if self.view == View::Full { String::new() } else { format!("{}/", self.view.code()) };
        format!("embed/{lang}{view}")
    }

    /// Its name in the module.
    fn key(self) -> String {
        format!("{}/{}", self.lang.code(), self.view.code())
    }

    fn setting(self, site: &str) -> Setting {
        Setting { home: self.lang, view: self.view, site: Some(site.to_owned().into()) }
    }
}

/// Makes all of them; returns the paths of the frames.
///
/// # Errors
///
/// Fails with the file that is missing or wrong.
pub fn add(
    site: &mut Site,
    project: &Project,
    profile: Profile,
    document: &Document,
    assets: &Assets,
    address: &Address,
) -> Result<Vec<String>> {
    let (frame, snippet) = (project.text("www/embed.html")?, project.text("www/snippet.html")?);
    let mut frames = Vec::new();
    for edition in Edition::all() {
        let folder = edition.folder();
        let path = format!("{folder}index.html");
        let slots = frame_slots(document, assets, address, edition);
        site.add(path.clone(), template::fill(&frame, &slots).context("www/embed.html")?);
        frames.push(path);
        let text = template::fill(&snippet, &snippet_slots(document, assets, address, edition))
            .context("www/snippet.html")?;
        if edition.view == View::Full && edition.lang == Lang::Zh {
            site.add("snippet.html", text.clone());
        }
        site.add(format!("{folder}snippet.html"), text);
    }
    for lang in Lang::ALL {
        let folder = if lang == Lang::Zh { "" } else { "en/" };
        site.add(format!("{folder}oembed.json"), oembed(document, address, lang).to_string());
    }

    let keeper = assets.scripts.get(FRAME_KEEPER).context("there is no www/shell/embed.js")?;
    site.add(FRAME_KEEPER, profile.finished(keeper.clone())?);
    site.add(MODULE, module(assets, profile, &built_for_site(assets))?);
    package(site, project, profile, document, assets, address)?;
    Ok(frames)
}

/// The module that embedders name, with all that it needs at once.
fn module(assets: &Assets, profile: Profile, built: &str) -> Result<String> {
    let mut sources = assets.scripts.clone();
    sources.insert("built.js".to_owned(), built.to_owned());
    profile.finished(bundle("element.js", &sources)?)
}

/// An expression for the address of a file beside the module, as bundlers recognise it too.
pub fn beside(path: &str) -> String {
    format!("new URL({}, import.meta.url).href", json!(format!("./{path}")))
}

fn built(assets: &Assets, values: &[(&str, String)], pages: &BTreeMap<String, String>) -> String {
    let mut text = format!(
        "export const version = {};\nexport const css = {};\n",
        json!(yongxian::VERSION),
        json!(assets.embedded_css.1)
    );
    for (name, value) in values {
        text.push_str(&format!("export const {name} = {value};\n"));
    }
    let pages: Vec<String> =
        pages.iter().map(|(key, path)| format!("{}: {}", json!(key), beside(path))).collect();
    text.push_str(&format!("export const pages = {{ {} }};\n", pages.join(", ")));
    text
}

/// An expression for what makes instances, as `www/shell/module.js` loads it.
fn code(wasm: &str, glue: &str) -> String {
    let (wasm, glue) = (beside(wasm), beside(glue));
    format!("{{ wasm: {wasm}, glue: (again) => import({glue} + again), files: [{wasm}, {glue}] }}")
}

/// The same where a bundler gives the glue an address of its own, or none.
fn bundled_code(wasm: &str, glue: &str) -> String {
    let wasm = beside(wasm);
    format!("{{ wasm: {wasm}, glue: () => import({}), files: [{wasm}] }}", json!(glue))
}

fn built_for_site(assets: &Assets) -> String {
    let pages = Edition::all().map(|edition| (edition.key(), edition.folder())).collect();
    let values = [
        ("taking", code(&assets.wasm, &assets.glue)),
        ("drawing", code(&assets.drawing.0, &assets.drawing.1)),
        ("doctor", format!("() => import({})", beside(&assets.doctor))),
        ("share", format!("(again) => import({} + again)", beside(&assets.panel.script))),
        ("figures", format!("() => import({})", beside(&assets.figures.script))),
        ("search", format!("(again) => import({} + again)", beside(&assets.search))),
        ("compare", format!("(again) => import({} + again)", beside(&assets.compare))),
        ("whole", beside(&assets.whole.0)),
        ("site", beside("")),
    ];
    built(assets, &values, &pages)
}

/// The package for bundlers: the same module, with everything beside it.
fn package(
    site: &mut Site,
    project: &Project,
    profile: Profile,
    document: &Document,
    assets: &Assets,
    address: &Address,
) -> Result<()> {
    // Not .html: bundlers minify what ends so, and these pages have to stay as they were rendered.
    let path_of = |edition: Edition| format!("pages/{}-{}.txt", edition.lang.code(), edition.view.code());
    for edition in Edition::all() {
        let page = prerender::page(document, &edition.setting(&address.of("")));
        let attributes = pages::attributes(&[
            ("lang", edition.lang.code()),
            ("view", edition.view.code()),
            ("build", &assets.build),
        ]);
        let json = Slot::Json(assets.document(edition.lang)).markup();
        site.add(
            format!("npm/{}", path_of(edition)),
            format!(
                "<!doctype html><meta charset=\"utf-8\"><title>{}</title>\
                 <div id=\"yongxian\" class=\"yongxian\" data-yongxian=\"static\" {attributes}>{}</div>\
                 <script type=\"application/json\" id=\"yongxian-document\">{json}</script>\n",
                escaped(&page.title),
                page.body
            ),
        );
    }
    site.add(format!("npm/{WHOLE}"), assets.whole.1.clone());
    let pages = Edition::all().map(|edition| (edition.key(), path_of(edition))).collect();
    let values = [
        ("taking", bundled_code("yongxian.wasm", "./glue.js")),
        ("drawing", bundled_code("drawing.wasm", "./drawing-glue.js")),
        ("doctor", "() => import('./doctor.js')".to_owned()),
        ("share", "() => import('./share.js')".to_owned()),
        ("figures", "() => import('./figures.js')".to_owned()),
        ("search", "() => import('./search.js')".to_owned()),
        ("compare", "() => import('./compare.js')".to_owned()),
        ("whole", beside(WHOLE)),
        ("site", json!(address.of("")).to_string()),
    ];
    site.add("npm/yongxian.js", module(assets, profile, &built(assets, &values, &pages))?);
    let panel =
        assets.panel.written(profile, &assets.scripts, "qr.wasm", "() => import('./qr-glue.js')", WHOLE)?;
    site.add("npm/share.js", panel);
    site.add("npm/compare.js", comparing(profile, &assets.scripts, &beside(WHOLE))?);
    let glue = "() => import('./figures-glue.js')";
    let wasm = "figures.wasm".to_owned();
    let figures =
        assets.figures.written(profile, &assets.scripts, &wasm, glue, std::slice::from_ref(&wasm))?;
    site.add("npm/figures.js", figures);
    for (name, path) in [
        ("glue.js", &assets.glue),
        ("doctor.js", &assets.doctor),
        ("search.js", &assets.search),
        ("yongxian.wasm", &assets.wasm),
        ("drawing-glue.js", &assets.drawing.1),
        ("drawing.wasm", &assets.drawing.0),
        ("qr-glue.js", &assets.panel.glue),
        ("qr.wasm", &assets.panel.wasm),
        ("figures-glue.js", &assets.figures.glue),
        ("figures.wasm", &assets.figures.wasm),
    ] {
        let content = site.get(path).with_context(|| format!("{path} is not in the site yet"))?.to_vec();
        site.add(format!("npm/{name}"), content);
    }
    let file = |path: &str| fs::read(project.path(path)).with_context(|| format!("cannot read {path}"));
    site.add("npm/yongxian.d.ts", file("www/shell/element.d.ts")?);
    site.add("npm/README.md", file("www/npm.md")?);
    site.add("npm/LICENSE-MIT", file("LICENSE-MIT")?);
    site.add("npm/LICENSE-APACHE", file("LICENSE-APACHE")?);
    site.add("npm/package.json", serde_json::to_vec_pretty(&manifest(address))?);
    Ok(())
}

fn manifest(address: &Address) -> Value {
    let entry = json!({ "types": "./yongxian.d.ts", "default": "./yongxian.js" });
    json!({
        "name": "yongxian",
        "version": yongxian::VERSION,
        "description": "<yongxian-explainer>: an interactive explainer of China's rush of large language models in spring 2023",
        "type": "module",
        "license": "MIT OR Apache-2.0",
        "homepage": address.of(""),
        "main": "./yongxian.js",
        "types": "./yongxian.d.ts",
        "exports": { ".": entry, "./package.json": "./package.json" },
        "sideEffects": true,
        "files": ["*.js", "*.d.ts", "*.wasm", "pages", "LICENSE-*"],
    })
}

/// What a publishing system asks for to embed a page by its address alone; see <https://oembed.com>.
fn oembed(document: &Document, address: &Address, lang: Lang) -> Value {
    let edition = Edition { lang, view: View::Full };
    let title = document.article.title.get(lang);
    json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "Yongxian",
        "provider_url": address.of(""),
        "cache_age": 86400,
        "width": 800,
        "height": 900,
        "html": frame_tag(&address.of(&edition.folder()), title),
    })
}

/// A frame as one would write it into a page.
fn frame_tag(address: &str, title: &str) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"800\" height=\"900\" loading=\"lazy\" \
         sandbox=\"allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox\" \
         referrerpolicy=\"strict-origin-when-cross-origin\" style=\"width:100%;border:0\"></iframe>",
        escaped(address),
        escaped(title)
    )
}

fn frame_slots(document: &Document, assets: &Assets, address: &Address, edition: Edition) -> Slots<'static> {
    let folder = edition.folder();
    let up = "../".repeat(folder.matches('/').count());
    let relative = |path: &str| Slot::text(format!("{up}{path}"));
    let page = prerender::page(document, &edition.setting(&up));
    Slots::from([
        ("lang", Slot::text(edition.lang.bcp47())),
        ("title", Slot::Text(page.title)),
        ("description", Slot::Text(page.description)),
        ("canonical", Slot::Text(pages::page_address(address, edition.lang))),
        ("icon", relative(&assets.icon)),
        ("css", relative(&assets.frame_css)),
        ("noscript_css", relative(&assets.noscript_css)),
        ("script", relative(&assets.frame)),
        ("extra_head", Slot::Markup(pages::preload(&assets.glue, &up))),
        ("document", Slot::Json(assets.document(edition.lang))),
        ("root_attributes", Slot::Markup(root_attributes(assets, &up, edition))),
        ("body", Slot::Markup(page.body)),
    ])
}

fn snippet_slots(
    document: &Document,
    assets: &Assets,
    address: &Address,
    edition: Edition,
) -> Slots<'static> {
    let page = prerender::page(document, &edition.setting(&address.of("")));
    Slots::from([
        // A comment ends at two hyphens.
        ("title", Slot::text(page.title.replace("--", "–"))),
        ("lang", Slot::text(edition.lang.bcp47())),
        ("view", Slot::text(edition.view.code())),
        ("css_url", Slot::text(address.of(&assets.embedded_css.0))),
        ("module_url", Slot::text(address.of(MODULE))),
        ("root_attributes", Slot::Markup(root_attributes(assets, &address.of(""), edition))),
        ("body", Slot::Markup(page.body)),
    ])
}

fn root_attributes(assets: &Assets, up: &str, edition: Edition) -> String {
    let mut attributes = assets.root_attributes(up, edition.lang);
    attributes.push_str(&format!(" data-view=\"{}\"", edition.view.code()));
    attributes
}
