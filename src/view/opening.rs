//! What comes before the points: what the key word means, and who is in the race.

use yew::{Html, html};

use super::{
    claim_card::claim_card,
    still::still,
    text::{clauses, say, word},
    words::words,
};
use crate::domain::{Edition, Lang};

/// The opening.
pub(super) fn opening(edition: &Edition, lang: Lang, kept: bool) -> Html {
    html! {
        <section class="opening" id="opening" aria-labelledby="opening-title">
            { still(kept, &|| content(edition, lang)) }
        </section>
    }
}

fn content(edition: &Edition, lang: Lang) -> Html {
    let opening = &edition.article.opening;
    html! {
        <>
            <header class="point-head">
                <h2 id="opening-title">{ clauses(&opening.title, lang) }</h2>
                <p class="lead">{ say(&opening.text, lang) }</p>
            </header>
            <section class="evidence">
                <h3>{ word(words(lang).evidence) }</h3>
                <ul class="claims">
                    for (index, claim) in opening.claims.iter().filter_map(|id| edition.claim(id)).enumerate() {
                        { claim_card(index, claim, edition, lang) }
                    }
                </ul>
            </section>
        </>
    }
}
