//! The figures: their wasm, its glue, and the script that looks after them, with the part of the document that they show.
//!
//! Must stay true: nothing of this is fetched before a page is live. A page names its figures, so that there is a place for each,
//! and holds their stills; their texts come with the script.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::json;
use yongxian::domain::Document;

use super::{
    Profile,
    bundle::bundle,
    embedding::beside,
    site::{Site, short_hash},
    styles, wasm,
};
use crate::project::Project;

/// Paths in the site, and what the script is made of.
#[derive(Debug)]
pub struct Figures {
    /// The script.
    pub script: String,
    /// The module that makes instances.
    pub glue: String,
    /// The wasm.
    pub wasm: String,
    /// The part of the document, as JSON.
    document: String,
    /// What names this pair of wasm and document.
    build: String,
    /// The styles of what no page brings along as a still.
    css: String,
}

impl Figures {
    /// Makes all of it and puts it into the site.
    ///
    /// # Errors
    ///
    /// Fails with the file that is missing or wrong.
    pub fn add(
        site: &mut Site,
        project: &Project,
        profile: Profile,
        document: &Document,
        scripts: &BTreeMap<String, String>,
    ) -> Result<Self> {
        let compiled = wasm::build(project, profile, wasm::FIGURES)?;
        let document = serde_json::to_string(document).context("the document cannot be written as JSON")?;
        let build = short_hash(&[compiled.wasm.as_slice(), document.as_bytes()].concat());
        let part: serde_json::Value = serde_json::from_str(&document)?;
        let document = part.get("figures").map_or_else(|| "[]".to_owned(), ToString::to_string);
        let glue = profile.finished(format!("{}export const build = \"{build}\";\n", compiled.glue));
        let glue = site.add_hashed("figures-glue.js", glue.context("wasm-bindgen's glue")?);
        let wasm = site.add_hashed("figures.wasm", compiled.wasm);
        let css = styles::bundle(&project.path("www/styles/guests.css"))?;
        let mut figures = Self { script: String::new(), glue, wasm, document, build, css };
        let files = [&figures.wasm, &figures.glue].map(|path| path.trim_start_matches("assets/").to_owned());
        let glue = format!("(again) => import({} + again)", beside(&files[1]));
        let script = figures.written(profile, scripts, &files[0], &glue, &files)?;
        figures.script = site.add_hashed("figures.js", script);
        Ok(figures)
    }

    /// The script for a place where the wasm is beside it under a path, and the glue is had by an expression.
    ///
    /// # Errors
    ///
    /// Fails if the script cannot be put together.
    pub fn written(
        &self,
        profile: Profile,
        scripts: &BTreeMap<String, String>,
        wasm: &str,
        glue: &str,
        files: &[String],
    ) -> Result<String> {
        let files: Vec<String> = files.iter().map(|path| beside(path)).collect();
        let mut sources = scripts.clone();
        sources.insert("figured.js".to_owned(), self.parts(&beside(wasm), glue, &files.join(", ")));
        profile.finished(bundle("figures.js", &sources).context("www/shell")?)
    }

    /// What it is made of in the one-file edition: the wasm stands in a block of data, and the glue is a module beside it.
    pub fn packed(&self, block: &str, glue: &str) -> String {
        let import = format!("import {{ build as made, createInstance }} from {};\n", json!(glue));
        import + &self.parts(&json!(block).to_string(), "async () => ({ createInstance, build: made })", "")
    }

    fn parts(&self, wasm: &str, glue: &str, files: &str) -> String {
        format!(
            "export const build = {};\nexport const wasm = {wasm};\nexport const glue = {glue};\n\
             export const files = [{files}];\nexport const css = {};\nexport const figures = {};\n",
            json!(self.build),
            json!(self.css),
            json!(self.document),
        )
    }
}
