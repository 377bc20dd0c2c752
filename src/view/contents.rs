//! The way to each part of the page. Plain anchors: they work before and without the wasm.

use yew::{Html, Properties, component, html};

use super::{text::{say, share}, words::words};
use crate::domain::{Edition, Lang};

#[derive(Properties, PartialEq)]
pub(super) struct ContentsProps {
    /// The document.
    pub edition: Edition,
    /// The language shown.
    pub lang: Lang,
}

#[component]
pub(super) fn Contents(props: &ContentsProps) -> Html {
    let ContentsProps { edition, lang } = props;
    let words = words(*lang);
    html! {
        <nav class="contents" aria-label={words.contents}>
            <ol>
                for (index, point) in edition.article.points.iter().enumerate() {
                    <li key={&*point.id} class="to-point" data-accent={share(&point.id)}>
                        <a href={format!("#point-{}", point.id)}>
                            <span class="number" aria-hidden="true">{ index + 1 }</span>
                            { say(&point.title, *lang) }
                        </a>
                    </li>
                }
                <li key="models"><a href="#models">{ words.models_title }</a></li>
                <li key="timeline"><a href="#timeline">{ words.timeline_title }</a></li>
                <li key="sources"><a href="#sources">{ words.sources }</a></li>
            </ol>
        </nav>
    }
}
