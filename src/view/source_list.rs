//! The sources of one thing, folded away until asked for. On paper each is a number in the list of all sources, which stands
//! at the end, or an address where that list is not shown.

use yew::{Html, html};

use super::{
    text::{say, share, word},
    words::{source_count, words},
};
use crate::domain::{Confidence, Edition, Id, Lang, Source, is_web_address};

/// The sources with these ids, and how well the thing is checked, where that is graded.
pub(super) fn source_list(edition: &Edition, ids: &[Id], confidence: Option<Confidence>, lang: Lang) -> Html {
    let confidence = confidence.map(|grade| super::words::confidence(grade, lang));
    html! {
        <details class="sources">
            <summary>
                { source_count(ids.len(), lang) }
                <span class="confidence" hidden={confidence.is_none()}>{ confidence.unwrap_or_default() }</span>
            </summary>
            <ul>
                for (index, (number, source)) in ids.iter().filter_map(|id| edition.source(id)).enumerate() {
                    <li key={index} value={number.to_string()}>{ source_link(source, lang) }</li>
                }
            </ul>
        </details>
    }
}

/// A source as a link, or as plain text where it has no address that one may be led to.
pub(super) fn source_link(source: &Source, lang: Lang) -> Html {
    let title = say(&source.title, lang);
    match source.url.as_ref().filter(|url| is_web_address(url)) {
        Some(url) => html! { <a href={share(url)} rel="noopener noreferrer nofollow">{ title }</a> },
        None => html! {
            <span>{ title }<span class="no-address">{ word(words(lang).no_public_address) }</span></span>
        },
    }
}
