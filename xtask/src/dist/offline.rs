//! What makes the page an app that stays on a device: the manifest, the service worker with the list of a version's files, and
//! the worker that ends it all.
//!
//! Must stay true: the list and the version's name are computed from the very bytes that are published; frames and what
//! embedders name are in no list, so that the worker never touches them.

use std::fs;

use anyhow::{Context, Result};
use data_encoding::BASE64;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use yongxian::domain::{Document, Lang, Text};

use super::{
    Profile,
    assets::Assets,
    bundle::bundle,
    pictures,
    site::{Site, short_hash},
};
use crate::project::Project;

/// The worker. Browsers know it by this name for as long as a reader keeps the page, so it can never change.
pub const WORKER: &str = "sw.js";
/// The worker to publish in its place when it has to go.
pub const RETIRING_WORKER: &str = "sw-retire.js";
/// What a system shows and does with the installed page.
pub const MANIFEST: &str = "manifest.webmanifest";

/// The edges of the icons, px: what Chromium asks for.
const ICON_SIZES: [u32; 2] = [192, 512];
/// The kinds of screen of which there are pictures, for the dialog that asks whether to install.
const SCREENS: [&str; 2] = ["narrow", "wide"];

/// Puts worker and manifest into the site; all else that a version consists of must be there.
///
/// # Errors
///
/// Fails if an icon cannot be drawn, or a file of the list is not in the site.
pub fn add(
    site: &mut Site,
    project: &Project,
    profile: Profile,
    document: &Document,
    assets: &Assets,
) -> Result<()> {
    let icons = icons(site, project, assets)?;
    let screens = screens(site, project, document)?;
    site.add(MANIFEST, serde_json::to_vec_pretty(&manifest(document, &icons, &screens))?);

    let files = files(site, assets)?;
    // A change of the worker alone is a new version too.
    let version = short_hash(worker(assets, &files, "")?.as_bytes());
    site.add(WORKER, profile.finished(worker(assets, &files, &version)?)?);
    site.add(RETIRING_WORKER, profile.finished(bundle("retire.js", &assets.scripts)?)?);
    Ok(())
}

/// The worker of a version, with the list of its files.
fn worker(assets: &Assets, files: &Map<String, Value>, version: &str) -> Result<String> {
    let mut sources = assets.scripts.clone();
    sources.insert(
        "list.js".to_owned(),
        format!("export const version = {};\nexport const files = {};\n", json!(version), json!(files)),
    );
    bundle("worker.js", &sources)
}

/// The files of a version: addresses seen from the site, each with its hash.
fn files(site: &Site, assets: &Assets) -> Result<Map<String, Value>> {
    let pages = [("", "index.html"), ("en/", "en/index.html")];
    let others = [
        &assets.css,
        &assets.icon,
        &assets.script,
        &assets.glue,
        &assets.wasm,
        &assets.drawing.0,
        &assets.drawing.1,
        &assets.doctor,
        &assets.offline,
        &assets.search,
        &assets.compare,
        &assets.panel.script,
        &assets.panel.glue,
        &assets.panel.wasm,
        &assets.figures.script,
        &assets.figures.glue,
        &assets.figures.wasm,
        &assets.whole.0,
    ]
    .map(|path| (path.as_str(), path.as_str()));
    pages
        .into_iter()
        .chain(others)
        .chain([(MANIFEST, MANIFEST)])
        .map(|(address, path)| {
            let content = site.get(path).with_context(|| format!("{path} is not in the site yet"))?;
            Ok((address.to_owned(), json!(integrity(content))))
        })
        .collect()
}

/// A hash as `integrity` attributes and requests have it.
pub fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", BASE64.encode(&Sha256::digest(content)))
}

/// Draws the icons; returns them as the manifest lists them.
fn icons(site: &mut Site, project: &Project, assets: &Assets) -> Result<Vec<Value>> {
    let mut icons = vec![json!({ "src": assets.icon, "sizes": "any", "type": "image/svg+xml" })];
    for (name, purpose) in [("icon", "any"), ("maskable", "maskable")] {
        let file = format!("www/art/{name}.svg");
        let svg = project.text(&file)?;
        for size in ICON_SIZES {
            let picture = pictures::png(&svg, size, size).with_context(|| file.clone())?;
            let path = site.add_hashed(&format!("{name}-{size}.png"), picture);
            icons.push(json!({ "src": path, "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose }));
        }
    }
    Ok(icons)
}

/// Adds the pictures of the page, which `npm run screens` takes; returns them as the manifest lists them.
fn screens(site: &mut Site, project: &Project, document: &Document) -> Result<Vec<Value>> {
    let mut screens = Vec::new();
    for form in SCREENS {
        let file = format!("www/art/screen-{form}.png");
        let picture = fs::read(project.path(&file)).with_context(|| format!("cannot read {file}"))?;
        let (width, height) = pictures::size(&picture).with_context(|| file.clone())?;
        screens.push(json!({
            "src": site.add_hashed(&format!("screen-{form}.png"), picture),
            "sizes": format!("{width}x{height}"),
            "type": "image/png",
            "form_factor": form,
            "label": document.article.title.get(Lang::Zh),
        }));
    }
    Ok(screens)
}

/// The manifest: Chinese, with English beside it for systems that know `…_localized`.
fn manifest(document: &Document, icons: &[Value], screens: &[Value]) -> Value {
    let article = &document.article;
    let english = |text: &Text| json!({ "en": text.get(Lang::En) });
    let shortcuts: Vec<Value> = article
        .points
        .iter()
        .map(|point| {
            json!({
                "name": point.title.get(Lang::Zh),
                "name_localized": english(&point.title),
                "url": format!("./#point-{}", point.id),
            })
        })
        .collect();
    json!({
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "lang": Lang::Zh.bcp47(),
        "dir": "ltr",
        "name": format!("涌现：{}", article.title.get(Lang::Zh)),
        "name_localized": { "en": format!("Yongxian: {}", article.title.get(Lang::En)) },
        "short_name": "涌现",
        "short_name_localized": { "en": "Yongxian" },
        "description": article.summary.get(Lang::Zh),
        "description_localized": english(&article.summary),
        "categories": ["news", "education"],
        "display": "standalone",
        "background_color": "#fbf9f4",
        "theme_color": "#fbf9f4",
        "icons": icons,
        "screenshots": screens,
        "shortcuts": shortcuts,
        "launch_handler": { "client_mode": ["focus-existing", "auto"] },
        "share_target": { "action": "./", "method": "GET", "enctype": "application/x-www-form-urlencoded", "params": { "text": "q" } },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_written_as_browsers_read_it() {
        // The example of the specification of Subresource Integrity.
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }
}
