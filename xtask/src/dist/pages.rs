//! The pages in each language, and what search engines read about them.
//!
//! Must stay true: within the site every address is relative, so that it works in any folder; only what others
//! quote (canonical and alternate links, the preview picture, the sitemap) is absolute.

use anyhow::{Context, Result, ensure};
use url::Url;
use yongxian::{
    domain::{Document, Lang},
    prerender,
    view::Setting,
};

use super::{
    assets::Assets,
    offline::MANIFEST,
    site::Site,
    template::{self, Slot, Slots, escaped},
};
use crate::project::Project;

/// The absolute address of the site, with a slash at its end.
#[derive(Debug)]
pub struct Address(Url);

impl Address {
    /// Reads an address.
    ///
    /// # Errors
    ///
    /// Fails if it is not the http(s) address of a folder.
    pub fn new(text: &str) -> Result<Self> {
        let url = Url::parse(&format!("{}/", text.trim_end_matches('/')));
        let url =
            url.with_context(|| format!("{text:?} is no address; write one such as https://example.org/"))?;
        ensure!(
            matches!(url.scheme(), "http" | "https"),
            "{text:?} is no web address; write http:// or https://"
        );
        ensure!(
            url.query().is_none() && url.fragment().is_none(),
            "{text:?} is no folder; leave out `?` and `#`"
        );
        Ok(Self(url))
    }

    /// The origin alone, as policies name it.
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// The absolute address of a path in the site.
    pub fn of(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

/// Renders all pages into the site; returns their paths.
///
/// # Errors
///
/// Fails if the template and what fills it disagree.
pub fn add(
    site: &mut Site,
    project: &Project,
    document: &Document,
    assets: &Assets,
    address: &Address,
    reload: bool,
) -> Result<Vec<String>> {
    let file = "www/page.html";
    let template = project.text(file)?;
    for lang in Lang::ALL {
        let slots = slots(document, lang, assets, address, reload);
        site.add(path(lang), template::fill(&template, &slots).context(file)?);
    }
    site.add("robots.txt", format!("User-agent: *\nAllow: /\nSitemap: {}\n", address.of("sitemap.xml")));
    site.add("sitemap.xml", sitemap(address));
    Ok(Lang::ALL.map(path).into())
}

/// The file of a page.
fn path(lang: Lang) -> String {
    format!("{}index.html", folder(lang))
}

/// The folder of a page: empty, or with a slash at its end.
pub fn folder(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "",
        Lang::En => "en/",
    }
}

/// The address of a page, which is its folder's.
pub fn page_address(address: &Address, lang: Lang) -> String {
    address.of(folder(lang))
}

fn slots(
    document: &Document,
    lang: Lang,
    assets: &Assets,
    address: &Address,
    reload: bool,
) -> Slots<'static> {
    let up = "../".repeat(folder(lang).matches('/').count());
    let setting = Setting { home: lang, site: Some(up.clone().into()), ..Setting::default() };
    let page = prerender::page(document, &setting);
    let relative = |path: &str| Slot::text(format!("{up}{path}"));
    Slots::from([
        ("lang", Slot::text(lang.bcp47())),
        ("og_locale", Slot::text(if lang == Lang::Zh { "zh_CN" } else { "en_US" })),
        ("title", Slot::Text(page.title)),
        ("description", Slot::Text(page.description)),
        ("canonical", Slot::Text(page_address(address, lang))),
        ("alternate_zh", Slot::Text(page_address(address, Lang::Zh))),
        ("alternate_en", Slot::Text(page_address(address, Lang::En))),
        ("preview_url", Slot::Text(address.of(&assets.preview))),
        ("icon", relative(&assets.icon)),
        ("touch_icon", relative(&assets.touch_icon)),
        ("manifest", relative(MANIFEST)),
        ("oembed", Slot::Text(address.of(if lang == Lang::Zh { "oembed.json" } else { "en/oembed.json" }))),
        ("css", relative(&assets.css)),
        ("noscript_css", relative(&assets.noscript_css)),
        ("script", relative(&assets.script)),
        ("json_ld", Slot::Json(page.json_ld)),
        ("document", Slot::Json(assets.document(lang))),
        ("extra_head", Slot::Markup(extra_head(assets, &up, reload))),
        // Beside the page in its own language.
        ("builder", Slot::text("builder/")),
        ("embed", Slot::text(if lang == Lang::Zh { "嵌入你的网页" } else { "Embed this in your page" })),
        ("single", Slot::text(if lang == Lang::Zh { "下载单文件版" } else { "Download as one file" })),
        ("root_attributes", Slot::Markup(root_attributes(assets, &up, lang, reload))),
        ("body", Slot::Markup(page.body)),
    ])
}

/// What the root says to the shell; while somebody works on the page, no worker shall answer with yesterday's.
fn root_attributes(assets: &Assets, up: &str, lang: Lang, reload: bool) -> String {
    let mut all = assets.root_attributes(up, lang);
    if !reload {
        all.push_str(&format!(" {}", attributes(&[("offline", &format!("{up}{}", assets.offline))])));
    }
    all
}

/// Attributes as they stand in a tag, each as `data-…`.
pub fn attributes(values: &[(&str, &str)]) -> String {
    let attributes = values.iter().map(|(name, value)| format!("data-{name}=\"{}\"", escaped(value)));
    attributes.collect::<Vec<_>>().join(" ")
}

/// The glue, which the page's script will ask for, so that the browser need not wait to find that out.
pub fn preload(glue: &str, up: &str) -> String {
    format!("\n<link rel=\"modulepreload\" href=\"{}\">", escaped(&format!("{up}{glue}")))
}

fn extra_head(assets: &Assets, up: &str, reload: bool) -> String {
    let mut head = preload(&assets.glue, up);
    if reload {
        head.push_str("\n<script type=\"module\" src=\"/__reload.js\"></script>");
    }
    head
}

fn sitemap(address: &Address) -> String {
    let alternates: String = Lang::ALL
        .map(|lang| {
            let page = escaped(&page_address(address, lang));
            format!("    <xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{page}\"/>\n", lang.bcp47())
        })
        .concat();
    let pages: String = Lang::ALL
        .map(|lang| {
            format!(
                "  <url>\n    <loc>{}</loc>\n{alternates}  </url>\n",
                escaped(&page_address(address, lang))
            )
        })
        .concat();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{pages}</urlset>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_folder_on_the_web() {
        assert_eq!(Address::new("https://a.example/b").unwrap().of("c.png"), "https://a.example/b/c.png");
        assert_eq!(Address::new("http://127.0.0.1:8080/").unwrap().of(""), "http://127.0.0.1:8080/");
        for wrong in ["a.example", "ftp://a.example", "https://a.example/?b", ""] {
            assert!(Address::new(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_sitemap_links_every_page_with_every_language() {
        let sitemap = sitemap(&Address::new("https://a.example").unwrap());
        assert_eq!(sitemap.matches("<loc>https://a.example/en/</loc>").count(), 1);
        assert_eq!(sitemap.matches("hreflang=\"zh-Hans\" href=\"https://a.example/\"").count(), 2);
        assert_eq!(sitemap.matches("hreflang=\"en\" href=\"https://a.example/en/\"").count(), 2);
    }
}
