//! What comes before the points: what the key word means, and who is in the race.

use yew::{Html, Properties, component, html};

use super::{claim_card::ClaimCard, text::say, words::words};
use crate::domain::{Edition, Lang};

#[derive(Properties, PartialEq)]
pub(super) struct OpeningProps {
    /// The document.
    pub edition: Edition,
    /// The language shown.
    pub lang: Lang,
}

#[component]
pub(super) fn Opening(props: &OpeningProps) -> Html {
    let OpeningProps { edition, lang } = props;
    let opening = &edition.article.opening;
    html! {
        <section class="opening" id="opening" aria-labelledby="opening-title">
            <header class="point-head">
                <h2 id="opening-title">{ say(&opening.title, *lang) }</h2>
                <p class="lead">{ say(&opening.text, *lang) }</p>
            </header>
            <section class="evidence">
                <h3>{ words(*lang).evidence }</h3>
                <ul class="claims">
                    for id in &opening.claims {
                        <ClaimCard key={&**id} edition={edition.clone()} id={id.clone()} lang={*lang} />
                    }
                </ul>
            </section>
        </section>
    }
}
