//! The page on which one puts together the code for embedding, in each language.
//!
//! Must stay true: its words stand in `www/builder.json`, the same keys in each language; the colours that it begins with
//! are those of the style sheet; the code that stands there without scripts is the one that the script writes first.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use regex::Regex;
use yongxian::domain::{Document, Lang};

use super::{
    Profile,
    assets::Assets,
    bundle::bundle,
    embedding::{FRAME_KEEPER, MODULE},
    pages::Address,
    site::Site,
    styles,
    template::{self, Slot, Slots, escaped},
};
use crate::project::Project;

const TEMPLATE: &str = "www/builder.html";
const WORDS: &str = "www/builder.json";
const TOKENS: &str = "www/styles/tokens.css";

/// The tokens that can be chosen: two grounds, then what stands on them.
const COLOURS: [&str; 7] = ["paper", "card", "ink", "industry", "strengths", "data", "necessity"];

type Words = BTreeMap<String, String>;

/// Makes the pages; returns their paths.
///
/// # Errors
///
/// Fails with the file that is missing, or that does not fit the others.
pub fn add(
    site: &mut Site,
    project: &Project,
    profile: Profile,
    document: &Document,
    assets: &Assets,
    address: &Address,
) -> Result<Vec<String>> {
    let template = project.text(TEMPLATE)?;
    let words: BTreeMap<String, Words> = serde_json::from_str(&project.text(WORDS)?).context(WORDS)?;
    let tokens = project.text(TOKENS)?;

    let script = profile.finished(bundle("builder.js", &assets.scripts).context("www/shell")?)?;
    let script = site.add_hashed("builder.js", script);
    let css = site.add_hashed("builder.css", styles::bundle(&project.path("www/styles/builder.css"))?);
    Lang::ALL
        .into_iter()
        .map(|lang| {
            let words = words.get(lang.code()).with_context(|| format!("{WORDS} lacks {}", lang.code()))?;
            let mut slots = slots(document, assets, address, lang);
            let up = up(lang);
            slots.insert("script", Slot::text(format!("{up}{script}")));
            slots.insert("css", Slot::text(format!("{up}{css}")));
            slots.insert("colour_rows", Slot::Markup(colour_rows(&tokens, words)?));
            for (name, text) in words.iter().filter(|(name, _)| !name.starts_with("colour_")) {
                let taken = slots.insert(name, Slot::text(text));
                ensure!(taken.is_none(), "{WORDS}: {name:?} is the name of something that the build knows");
            }
            let path = path(lang);
            site.add(path, template::fill(&template, &slots).context(TEMPLATE)?);
            Ok(path.to_owned())
        })
        .collect()
}

fn path(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "builder/index.html",
        Lang::En => "en/builder/index.html",
    }
}

/// The root of the site, seen from the page.
fn up(lang: Lang) -> String {
    "../".repeat(path(lang).matches('/').count())
}

fn slots<'a>(document: &Document, assets: &Assets, address: &Address, lang: Lang) -> Slots<'a> {
    let up = up(lang);
    let page = |lang| address.of(path(lang).trim_end_matches("index.html"));
    let title = |lang| document.article.title.get(lang).to_string();
    let checked = |yes: bool| Slot::Markup(if yes { " checked" } else { "" }.to_owned());
    let (other, name) = match lang {
        Lang::Zh => (Lang::En, "English"),
        Lang::En => (Lang::Zh, "中文"),
    };
    let folder = if lang == Lang::Zh { "" } else { "en/" };
    let code = format!(
        "<script type=\"module\" src=\"{module}\"></script>\n<yongxian-explainer lang=\"{lang}\">\n  \
         <a href=\"{page}\">{title}</a>\n</yongxian-explainer>",
        module = address.of(MODULE),
        lang = lang.code(),
        page = address.of(folder),
        title = escaped(&title(lang)),
    );
    Slots::from([
        ("lang", Slot::text(lang.bcp47())),
        ("canonical", Slot::text(page(lang))),
        ("alternate_zh", Slot::text(page(Lang::Zh))),
        ("alternate_en", Slot::text(page(Lang::En))),
        ("icon", Slot::text(format!("{up}{}", assets.icon))),
        ("module", Slot::text(format!("{up}{MODULE}"))),
        ("frame_keeper", Slot::text(format!("{up}{FRAME_KEEPER}"))),
        ("home", Slot::text(folder)),
        ("other", Slot::text(format!("{up}{}", path(other).trim_end_matches("index.html")))),
        ("other_lang", Slot::text(other.bcp47())),
        ("other_name", Slot::text(name)),
        ("title_zh", Slot::text(title(Lang::Zh))),
        ("title_en", Slot::text(title(Lang::En))),
        ("is_zh", checked(lang == Lang::Zh)),
        ("is_en", checked(lang == Lang::En)),
        ("default_code", Slot::text(code)),
        ("default_snippet", Slot::text(format!("{up}embed/{folder}snippet.html"))),
        ("up", Slot::text(up)),
    ])
}

/// A row for each colour, with what the style sheet says for light and for dark.
fn colour_rows(tokens: &str, words: &Words) -> Result<String> {
    let word = |name: &str| words.get(name).with_context(|| format!("{WORDS} lacks {name:?}"));
    COLOURS
        .iter()
        .map(|name| {
            let label = escaped(word(&format!("colour_{name}"))?);
            let declared = Regex::new(&format!(
                r"var\(--yongxian-{name}, light-dark\((#[0-9a-f]{{6}}), (#[0-9a-f]{{6}})\)\)"
            ))?;
            let pair = declared.captures(tokens).with_context(|| {
                format!("{TOKENS} has no --yongxian-{name} with a colour for light and one for dark")
            })?;
            let mut row = format!("<tr><th scope=\"row\">{label}</th>");
            for (at, scheme) in ["light", "dark"].into_iter().enumerate() {
                let scheme_name = escaped(word(scheme)?);
                row.push_str(&format!(
                    "<td><input type=\"color\" name=\"{name}\" value=\"{}\" data-scheme=\"{scheme}\" data-scheme-name=\"{scheme_name}\" \
                     data-label=\"{label}\" aria-label=\"{label}, {scheme_name}\"></td>",
                    &pair[at + 1]
                ));
            }
            row.push_str("</tr>");
            Ok(row)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_are_the_style_sheets() {
        let declared =
            COLOURS.map(|name| format!("--{name}: var(--yongxian-{name}, light-dark(#0a0b0c, #f0f1f2));"));
        let mut words: Words =
            COLOURS.iter().map(|name| (format!("colour_{name}"), (*name).to_owned())).collect();
        words.extend([("light".to_owned(), "by day".to_owned()), ("dark".to_owned(), "by night".to_owned())]);
        let rows = colour_rows(&declared.concat(), &words).unwrap();
        assert_eq!(rows.matches("<tr>").count(), COLOURS.len());
        assert_eq!(rows.matches("value=\"#f0f1f2\" data-scheme=\"dark\"").count(), COLOURS.len());
        let error = colour_rows(&declared[1..].concat(), &words).unwrap_err().to_string();
        assert!(error.contains("--yongxian-paper"), "{error}");
    }
}
