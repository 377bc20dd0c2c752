//! What is behind the button “Share”: a script with its style sheet in it, and the wasm that makes QR codes. All of it is
//! fetched with the first press.
//!
//! Must stay true: nothing of it counts until the page is live; the script finds the rest beside itself, wherever that is.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::json;

use super::{Profile, bundle::bundle, embedding::beside, site::Site, styles, wasm};
use crate::{progress, project::Project};

/// Paths in the site, and what the script is made from.
#[derive(Debug)]
pub struct Panel {
    /// The script.
    pub script: String,
    /// The module that makes instances of what makes QR codes.
    pub glue: String,
    /// What makes QR codes.
    pub wasm: String,
    /// Its style sheet.
    pub css: String,
}

impl Panel {
    /// Makes all of it and puts it into the site; `whole` is the path of the document in both languages.
    ///
    /// # Errors
    ///
    /// Fails with the file that is missing or wrong.
    pub fn add(
        site: &mut Site,
        project: &Project,
        profile: Profile,
        scripts: &BTreeMap<String, String>,
        whole: &str,
    ) -> Result<Self> {
        progress::step("building what makes QR codes");
        let compiled = wasm::build(project, profile, wasm::QR)?;
        let glue = profile.finished(compiled.glue).context("the glue of what makes QR codes")?;
        let mut panel = Self {
            script: String::new(),
            glue: site.add_hashed("qr-glue.js", glue),
            wasm: site.add_hashed("qr.wasm", compiled.wasm),
            css: styles::bundle(&project.path("www/styles/panel.css"))?,
        };
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let glue = format!("(again) => import({} + again)", beside(&name(&panel.glue)));
        let script = panel.written(profile, scripts, &name(&panel.wasm), &glue, &name(whole))?;
        panel.script = site.add_hashed("share.js", script);
        Ok(panel)
    }

    /// The script, where the wasm is beside it under this name, and so is `whole`, the document; `glue` is an expression for what imports the glue, because
    /// bundlers have to see an import and servers may be asked twice.
    ///
    /// # Errors
    ///
    /// Fails if a module is missing or wrong.
    pub fn written(
        &self,
        profile: Profile,
        scripts: &BTreeMap<String, String>,
        wasm: &str,
        glue: &str,
        whole: &str,
    ) -> Result<String> {
        let mut sources = scripts.clone();
        let engine = format!("loadEngine({{ wasm: {}, glue: {glue}, files: [] }})", beside(wasm));
        sources.insert(
            "parts.js".to_owned(),
            self.parts("import { loadEngine } from './module.js';", &engine, &beside(whole)),
        );
        profile.finished(bundle("share.js", &sources).context("www/shell")?)
    }

    /// What it is made of in the one-file edition: the wasm stands in a block of data, and the glue is a module beside it.
    pub fn packed(&self, block: &str, glue: &str) -> String {
        let imports = format!(
            "import {{ unpacked }} from './packed.js';\nimport {{ createInstance }} from {};",
            json!(glue)
        );
        self.parts(&imports, &format!("unpacked({}, {{ createInstance }})", json!(block)), "''")
    }

    fn parts(&self, imports: &str, engine: &str, whole: &str) -> String {
        let css = json!(self.css);
        format!(
            "{imports}\nexport const css = {css};\nexport const qrEngine = () => {engine};\nexport const whole = {whole};\n"
        )
    }
}
