//! The files that pages refer to, each under a name that holds its hash, and their addresses.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result};
use serde_json::json;
use yongxian::{
    domain::{Document, Lang},
    enrich, prerender,
};

use super::{
    Profile,
    bundle::bundle,
    embedding::beside,
    figures::Figures,
    pages,
    panel::Panel,
    pictures,
    site::{Site, short_hash},
    sizes::Parts,
    styles, wasm,
};
use crate::{progress, project::Project};

/// Paths in the site.
#[derive(Debug)]
pub struct Assets {
    /// The style sheet of pages.
    pub css: String,
    /// The style sheet of frames.
    pub frame_css: String,
    /// The style sheet of shadow roots: its path for those without scripts, and its text for the module.
    pub embedded_css: (String, String),
    /// What the style sheet lacks when no script will ever run.
    pub noscript_css: String,
    /// The icon of a browser's tab.
    pub icon: String,
    /// The icon on a home screen.
    pub touch_icon: String,
    /// The picture in other people's feeds.
    pub preview: String,
    /// The page's script.
    pub script: String,
    /// The script of frames.
    pub frame: String,
    /// The module that writes reports.
    pub doctor: String,
    /// The module that registers the worker.
    pub offline: String,
    /// What is behind the button “Share”.
    pub panel: Panel,
    /// What searching takes besides the wasm.
    pub search: String,
    /// What compares models.
    pub compare: String,
    /// What draws the figures.
    pub figures: Figures,
    /// All scripts as they are written, by file name, and those that the build writes for every form alike.
    pub scripts: BTreeMap<String, String>,
    /// The module that makes wasm instances.
    pub glue: String,
    /// The wasm.
    pub wasm: String,
    /// The wasm that also draws, and the module that makes its instances.
    pub drawing: (String, String),
    /// The document itself as the pages in each language bring it: beside the texts that are rendered from it, it
    /// compresses to half of what it would be in a file of its own, and nothing waits for it.
    brought: [String; 2],
    /// The document in both languages, for readers who ask for the other one: its path, and itself.
    pub whole: (String, String),
    /// What names this pair of wasm and document: markup of another build must not be hydrated with it.
    pub build: String,
}

impl Assets {
    /// Makes all assets and puts them into the site.
    ///
    /// # Errors
    ///
    /// Fails with the file that is missing or wrong.
    pub fn add(site: &mut Site, project: &Project, profile: Profile, document: &Document) -> Result<Self> {
        progress::step("building the wasm");
        let compiled = wasm::build(project, profile, wasm::EXPLAINER)?;
        progress::step("building the wasm that draws");
        let drawing = wasm::build(project, profile, wasm::DRAWING)?;
        progress::step("building styles, scripts and pictures");
        let written = |document: &Document| {
            serde_json::to_string(document).context("the document cannot be written as JSON")
        };
        let published = written(document)?;
        let whole = written(&prerender::without_figures(document))?;
        let build = short_hash(&[compiled.wasm.as_slice(), &drawing.wasm, whole.as_bytes()].concat());
        let brought =
            |lang| prerender::brought(document, lang).context("the document cannot be written as JSON");
        let brought = [brought(Lang::Zh)?, brought(Lang::En)?];
        let glue = |glue: &str| {
            let text = format!("{glue}export const build = \"{build}\";\n");
            profile.finished(text).context("wasm-bindgen's glue")
        };
        let (glue, drawing_glue) = (glue(&compiled.glue)?, glue(&drawing.glue)?);

        let style = |name: &str| styles::bundle(&project.path("www/styles").join(name));
        let icon = project.text("www/art/icon.svg")?;
        let touch_icon = pictures::png(&icon, 180, 180).context("www/art/icon.svg")?;
        let preview = project.text("www/art/preview.svg")?;
        let preview = pictures::png(&preview, 1200, 630).context("www/art/preview.svg")?;
        let mut scripts = scripts(&project.path("www/shell"))?;
        scripts.insert(
            "lexicon.js".to_owned(),
            format!("export const lexicon = {};\n", json!(enrich::lexicon())),
        );
        let table = json!(style("compare.css")?);
        scripts.insert("compared.js".to_owned(), format!("export const css = {table};\n"));
        let mut script = |entry: &str| -> Result<String> {
            let text = profile.finished(bundle(entry, &scripts).context("www/shell")?)?;
            Ok(site.add_hashed(entry, text))
        };
        let (page, frame, doctor) = (script("page.js")?, script("frame.js")?, script("doctor.js")?);
        let (offline, search) = (script("offline.js")?, script("search.js")?);
        progress::step("building the wasm of the figures");
        let figures = Figures::add(site, project, profile, document, &scripts)?;

        let whole = (site.add_hashed("document.json", whole.clone()), whole);
        let panel = Panel::add(site, project, profile, &scripts, &whole.0)?;

        let compare =
            site.add_hashed("compare.js", comparing(profile, &scripts, &beside(file_name(&whole.0)))?);

        let embedded = style("embedded.css")?;

        // A name that stays, for readers who download the data.
        site.add("document.json", published);
        site.add("schema.json", serde_json::to_vec_pretty(&yongxian::domain::schema())?);
        Ok(Self {
            css: site.add_hashed("yongxian.css", style("yongxian.css")?),
            frame_css: site.add_hashed("frame.css", style("frame.css")?),
            embedded_css: (site.add_hashed("embedded.css", embedded.clone()), embedded),
            noscript_css: site.add_hashed("noscript.css", style("noscript.css")?),
            icon: site.add_hashed("icon.svg", icon),
            touch_icon: site.add_hashed("touch-icon.png", touch_icon),
            preview: site.add_hashed("preview.png", preview),
            script: page,
            frame,
            doctor,
            offline,
            search,
            compare,
            panel,
            figures,
            scripts,
            glue: site.add_hashed("yongxian-glue.js", glue),
            wasm: site.add_hashed("yongxian.wasm", compiled.wasm),
            drawing: (
                site.add_hashed("drawing.wasm", drawing.wasm),
                site.add_hashed("drawing-glue.js", drawing_glue),
            ),
            whole,
            brought,
            build,
        })
    }

    /// The document as the pages in a language bring it.
    pub fn document(&self, lang: Lang) -> String {
        let [zh, en] = &self.brought;
        if lang == Lang::Zh { zh.clone() } else { en.clone() }
    }

    /// What the root says to the shell: its language, the build, and where the files are, seen from the page.
    pub fn root_attributes(&self, up: &str, lang: Lang) -> String {
        let at = |path: &str| format!("{up}{path}");
        pages::attributes(&[
            ("lang", lang.code()),
            ("build", &self.build),
            ("site", up),
            ("glue", &at(&self.glue)),
            ("wasm", &at(&self.wasm)),
            ("drawing", &at(&self.drawing.0)),
            ("drawing-glue", &at(&self.drawing.1)),
            ("doctor", &at(&self.doctor)),
            ("share", &at(&self.panel.script)),
            ("figures", &at(&self.figures.script)),
            ("search", &at(&self.search)),
            ("compare", &at(&self.compare)),
            ("whole", &at(&self.whole.0)),
        ])
    }

    /// The files that each budget is about.
    pub fn budgeted(&self) -> Parts<'_> {
        Parts {
            wasm_and_glue: BTreeSet::from([self.wasm.as_str(), &self.glue]),
            until_live: self.until_live(),
            drawing: BTreeSet::from([self.drawing.0.as_str(), &self.drawing.1]),
        }
    }

    /// All that a browser fetches before the page is live.
    fn until_live(&self) -> BTreeSet<&str> {
        BTreeSet::from(["index.html", &self.css, &self.icon, &self.script, &self.glue, &self.wasm])
    }
}

/// The script that compares models; `whole` is an expression for the address of the document in both languages.
///
/// # Errors
///
/// Fails if a module is missing or wrong.
pub fn comparing(profile: Profile, scripts: &BTreeMap<String, String>, whole: &str) -> Result<String> {
    let mut sources = scripts.clone();
    sources.insert("parts.js".to_owned(), format!("export const whole = {whole};\n"));
    profile.finished(bundle("compare.js", &sources).context("www/shell")?)
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// Every module in a folder, by file name.
fn scripts(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut scripts = BTreeMap::new();
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry.with_context(|| format!("cannot read {}", folder.display()))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| name.ends_with(".js"))
        else {
            continue;
        };
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        scripts.insert(name.to_owned(), text);
    }
    Ok(scripts)
}
