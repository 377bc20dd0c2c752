//! The way to each part that is shown. Plain anchors: they work before and without the wasm.

use yew::{Html, html};

use super::{
    text::{say, share, word},
    words::words,
};
use crate::domain::{Edition, Lang, View};

/// The list of links.
pub(super) fn contents(edition: &Edition, view: View, lang: Lang) -> Html {
    let words = words(lang);
    html! {
        <nav class="contents" aria-label={words.contents}>
            <ol>
                for (index, point) in edition.article.points.iter().enumerate() {
                    <li key={index} class="to-point" data-accent={share(&point.id)}>
                        <a href={format!("#point-{}", point.id)}>
                            <span class="number" aria-hidden="true">{ index + 1 }</span>
                            { say(&point.title, lang) }
                        </a>
                    </li>
                }
                if view == View::Full {
                    <li key="models"><a href="#models">{ word(words.models_title) }</a></li>
                    <li key="timeline"><a href="#timeline">{ word(words.timeline_title) }</a></li>
                    <li key="sources"><a href="#sources">{ word(words.sources) }</a></li>
                }
            </ol>
        </nav>
    }
}
