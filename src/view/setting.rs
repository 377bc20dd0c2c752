//! Where the explainer stands: which part of it is shown, and where the rest can be read.
//!
//! Invariant: a setting stays the same as long as its explainer is mounted.

use yew::AttrValue;

use crate::domain::{Lang, View};

/// The place that an explainer is made for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Setting {
    /// The language of the place.
    pub home: Lang,
    /// What is shown.
    pub view: View,
    /// The folder of the published site: empty or an address that ends in `/`, relative to the page or not. `None`
    /// if the document is somebody else's, of which the site has no page.
    pub site: Option<AttrValue>,
}

impl Setting {
    /// The address of the page that shows the whole in a language, with a fragment after it.
    pub(super) fn page(&self, lang: Lang, fragment: &str) -> Option<String> {
        let site = self.site.as_ref()?;
        // The Chinese page stands at the top of the site, the others in a folder each.
        let folder = match lang {
            Lang::Zh if site.is_empty() => "./",
            Lang::Zh => "",
            Lang::En => "en/",
        };
        let hash = if fragment.is_empty() { "" } else { "#" };
        Some(format!("{site}{folder}{hash}{fragment}"))
    }
}
