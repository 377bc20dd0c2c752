//! A page from its template: `{{name}}` in `www/page.html` is a slot, and every slot is filled by name.
//!
//! Must stay true: a value is text and gets escaped, unless it is markup made by this program; a slot that
//! nothing fills, or a value that no slot takes, fails the build.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use regex::{Captures, Regex};

/// What goes into a slot.
#[derive(Debug, Clone)]
pub enum Slot {
    /// Text, escaped on its way in; fits between tags and between double quotes.
    Text(String),
    /// Markup that is known to be sound.
    Markup(String),
    /// JSON for a `<script>` element, which only `</script>` could end.
    Json(String),
}

/// The slots of one page.
pub type Slots<'a> = BTreeMap<&'a str, Slot>;

/// Fills a template.
///
/// # Errors
///
/// Fails with the names of the slots that have no value and of the values that have no slot.
pub fn fill(template: &str, slots: &Slots<'_>) -> Result<String> {
    let slot = Regex::new(r"\{\{(\w+)\}\}").context("the pattern of slots is no regular expression")?;
    let wanted: BTreeSet<&str> =
        slot.captures_iter(template).filter_map(|slot| Some(slot.get(1)?.as_str())).collect();
    let given: BTreeSet<&str> = slots.keys().copied().collect();
    if wanted != given {
        let list = |names: &mut dyn Iterator<Item = &&str>| {
            names.map(|name| format!("{{{{{name}}}}}")).collect::<Vec<_>>().join(", ")
        };
        let unknown = list(&mut wanted.difference(&given));
        let unused = list(&mut given.difference(&wanted));
        bail!(
            "the template and the build disagree; slots that nothing fills: [{unknown}], values without a slot: [{unused}]"
        );
    }
    let filled = slot
        .replace_all(template, |found: &Captures| slots.get(&found[1]).map(Slot::markup).unwrap_or_default());
    Ok(filled.into_owned())
}

/// Text as it stands between tags or between double quotes.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl Slot {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// As it stands in the page.
    pub fn markup(&self) -> String {
        match self {
            Self::Text(text) => escaped(text),
            Self::Markup(markup) => markup.clone(),
            Self::Json(json) => json.replace('<', "\\u003c"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_markup_is_not() {
        let slots = Slots::from([
            ("text", Slot::text("\"<b>\" & c")),
            ("markup", Slot::Markup("<b>{{text}}</b>".to_owned())),
            ("json", Slot::Json("{\"a\":\"</script>\"}".to_owned())),
        ]);
        assert_eq!(
            fill("<i title=\"{{text}}\">{{markup}}{{json}}</i>", &slots).unwrap(),
            "<i title=\"&quot;&lt;b&gt;&quot; &amp; c\"><b>{{text}}</b>{\"a\":\"\\u003c/script>\"}</i>"
        );
    }

    #[test]
    fn a_disagreement_names_both_sides() {
        let error = fill("{{a}} {{lang}}", &Slots::from([("lang", Slot::text("")), ("b", Slot::text(""))]))
            .unwrap_err();
        let message = error.to_string();
        assert!(
            message.contains("nothing fills: [{{a}}]") && message.contains("without a slot: [{{b}}]"),
            "{message}"
        );
    }
}
