//! The one-file edition, in each language: the page with its styles, its document, its script and the wasm, all within one
//! file that works from a disk.
//!
//! Must stay true: the file asks for nothing, and its policy allows it nothing else; what there is to read comes before what
//! makes it live, so that half of a file is still a text.

use anyhow::{Context, Result, ensure};
use data_encoding::BASE64;
use yongxian::{
    domain::{Document, Lang},
    prerender,
    view::Setting,
};

use super::{
    Profile,
    assets::Assets,
    bundle::bundle,
    offline::integrity,
    pack,
    pages::{self, Address},
    site::Site,
    template::{self, Slot, Slots},
};
use crate::project::Project;

const TEMPLATE: &str = "www/single.html";
/// Its name, in the folder of each language's page.
const FILE: &str = "yongxian.html";

/// What was made.
#[derive(Debug)]
pub struct Single {
    /// The files, as paths in the site.
    pub files: Vec<String>,
    /// The policy that stands in each.
    pub policy: String,
}

/// What is the same in every language.
struct Parts {
    css: String,
    noscript_css: String,
    script: String,
    /// Each wasm, packed, by the slot that it goes into.
    wasm: [(&'static str, String); 3],
    icon: String,
    policy: String,
}

/// Makes the files.
///
/// # Errors
///
/// Fails with the part that is missing, or that would end its own element.
pub fn add(
    site: &mut Site,
    project: &Project,
    profile: Profile,
    document: &Document,
    assets: &Assets,
    address: &Address,
) -> Result<Single> {
    // As a browser would write it, to the last byte: the file hands out copies of itself.
    let template = project.text(TEMPLATE)?.trim_end().to_owned();
    let parts = Parts::gather(site, profile, assets)?;
    let mut files = Vec::new();
    for lang in Lang::ALL {
        let path = format!("{}{FILE}", pages::folder(lang));
        let slots = slots(document, assets, address, &parts, lang);
        site.add(path.clone(), template::fill(&template, &slots).context(TEMPLATE)?);
        files.push(path);
    }
    Ok(Single { files, policy: parts.policy })
}

impl Parts {
    fn gather(site: &Site, profile: Profile, assets: &Assets) -> Result<Self> {
        let bytes = |path: &str| site.get(path).with_context(|| format!("{path} is not in the site yet"));
        let text = |path: &str| -> Result<String> { Ok(String::from_utf8(bytes(path)?.to_vec())?) };
        let (css, noscript_css) = (text(&assets.css)?, text(&assets.noscript_css)?);
        let mut sources = assets.scripts.clone();
        for (module, content) in [
            ("glue.js", text(&assets.drawing.1)?),
            ("figures-glue.js", text(&assets.figures.glue)?),
            ("qr-glue.js", text(&assets.panel.glue)?),
            ("figured.js", assets.figures.packed("yongxian-figures", "./figures-glue.js")),
            ("parts.js", assets.panel.packed("yongxian-qr", "./qr-glue.js")),
        ] {
            sources.insert(module.to_owned(), content);
        }
        let script = profile.finished(bundle("single.js", &sources).context("www/shell")?)?;
        for (name, part) in [("style", &css), ("style", &noscript_css), ("script", &script)] {
            ensure!(
                !part.contains(&format!("</{name}")) && !part.contains("<!--"),
                "a {name} would end its own element: it contains `</{name}` or `<!--`"
            );
        }
        // Every browser that the styles are made for can unpack this; a third is saved.
        let packed = |path: &str| -> Result<String> { Ok(BASE64.encode(&pack::gzip(bytes(path)?)?)) };
        let wasm = [
            // It may come to be altered or read in the other language, and has nothing to fetch: so the one that also draws.
            ("wasm", packed(&assets.drawing.0)?),
            ("figures", packed(&assets.figures.wasm)?),
            ("qr", packed(&assets.panel.wasm)?),
        ];
        let icon = format!("data:image/svg+xml;base64,{}", BASE64.encode(bytes(&assets.icon)?));
        let policy = policy(&script, &[&css, &noscript_css]);
        Ok(Self { css, noscript_css, script, wasm, icon, policy })
    }
}

/// Nothing is allowed but the very script and styles that stand in the file. What `blob:` is for are pictures that the reader
/// asks for.
fn policy(script: &str, styles: &[&str]) -> String {
    let hash = |text: &str| format!("'{}'", integrity(text.as_bytes()));
    let styles: Vec<String> = styles.iter().map(|style| hash(style)).collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        hash(script),
        styles.join(" ")
    )
}

fn slots(
    document: &Document,
    assets: &Assets,
    address: &Address,
    parts: &Parts,
    lang: Lang,
) -> Slots<'static> {
    // Wherever the file lies, what it links to is on the site.
    let site = address.of("");
    let setting = Setting { home: lang, site: Some(site.clone().into()), ..Setting::default() };
    let page = prerender::page(document, &setting);
    let root = [("lang", lang.code()), ("build", &assets.build), ("site", &site)];
    let mut slots = Slots::from([
        ("lang", Slot::text(lang.bcp47())),
        ("title", Slot::Text(page.title)),
        ("description", Slot::Text(page.description)),
        ("canonical", Slot::Text(pages::page_address(address, lang))),
        ("policy", Slot::text(parts.policy.clone())),
        ("icon", Slot::text(parts.icon.clone())),
        ("css", Slot::Markup(parts.css.clone())),
        ("noscript_css", Slot::Markup(parts.noscript_css.clone())),
        ("about", Slot::text(about(lang))),
        ("root_attributes", Slot::Markup(pages::attributes(&root))),
        ("body", Slot::Markup(page.body)),
        ("document", Slot::Json(assets.whole.1.clone())),
        ("script", Slot::Markup(parts.script.clone())),
    ]);
    slots.extend(parts.wasm.iter().map(|(slot, packed)| (*slot, Slot::text(packed.clone()))));
    slots
}

/// What the file is, for whoever finds it years later.
fn about(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "这是单文件版，不联网也能打开。最新版本：",
        Lang::En => "This is the one-file edition, which opens without network. The latest version is at",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_names_what_stands_in_the_file_and_nothing_else() {
        let policy = policy("alert('Hello, world.');", &["a{}", "b{}"]);
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        // The example of the specification of Subresource Integrity.
        let script = "script-src 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=' 'wasm-unsafe-eval'; ";
        assert!(policy.contains(script), "{policy}");
        assert_eq!(policy.matches("'sha256-").count(), 3, "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'self'"), "{policy}");
    }
}
