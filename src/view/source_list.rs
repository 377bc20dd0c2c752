//! The sources of one thing, folded away until asked for; in print they are open.

use yew::{Html, Properties, component, html};

use super::{
    text::{say, share},
    words::{source_count, words},
};
use crate::domain::{Confidence, Edition, Id, Lang, Source};

#[derive(Properties, PartialEq)]
pub(super) struct SourceListProps {
    /// The document.
    pub edition: Edition,
    /// Ids of the sources.
    pub ids: Vec<Id>,
    /// How well the thing is checked, where that is graded.
    #[prop_or_default]
    pub confidence: Option<Confidence>,
    /// The language shown.
    pub lang: Lang,
}

#[component]
pub(super) fn SourceList(props: &SourceListProps) -> Html {
    let lang = props.lang;
    let confidence = props.confidence.map(|grade| super::words::confidence(grade, lang));
    html! {
        <details class="sources">
            <summary>
                { source_count(props.ids.len(), lang) }
                <span class="confidence" hidden={confidence.is_none()}>{ confidence.unwrap_or_default() }</span>
            </summary>
            <ul>
                for source in props.ids.iter().filter_map(|id| props.edition.source(id)) {
                    <li key={&*source.id}>{ source_link(source, lang) }</li>
                }
            </ul>
        </details>
    }
}

/// A source as a link, or as plain text where it has no public address.
pub(super) fn source_link(source: &Source, lang: Lang) -> Html {
    let title = say(&source.title, lang);
    match source.url.as_ref().filter(|url| is_web_address(url)) {
        Some(url) => html! { <a href={share(url)} rel="noopener noreferrer nofollow">{ title }</a> },
        None => html! {
            <span>{ title }<span class="no-address">{ words(lang).no_public_address }</span></span>
        },
    }
}

/// A document may come from a stranger: only web addresses become links.
fn is_web_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
