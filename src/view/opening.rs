//! What comes before the points: what the key word means, and who is in the race.

use yew::{Html, html};

use super::{
    claim_card::claim_card,
    part::PartProps,
    still::{slot, still},
    text::{clauses, say, word},
    words::words,
};
use crate::domain::{Edition, Lang, figures::Kind};

/// The opening.
pub(super) fn opening(props: &PartProps, kept: bool, held: bool) -> Html {
    let PartProps { edition, lang, .. } = props;
    html! {
        <section class="opening" id="opening" aria-labelledby="opening-title">
            { still(kept, &|| head(edition, *lang)) }
            { slot(edition.figures.at(None).map(Kind::code), held) }
            { still(kept, &|| evidence(edition, *lang)) }
        </section>
    }
}

fn head(edition: &Edition, lang: Lang) -> Html {
    let opening = &edition.article.opening;
    html! {
        <header class="point-head">
            <h2 id="opening-title">{ clauses(&opening.title, lang) }</h2>
            <p class="lead">{ say(&opening.text, lang) }</p>
        </header>
    }
}

fn evidence(edition: &Edition, lang: Lang) -> Html {
    let claims = edition.article.opening.claims.iter().filter_map(|id| edition.claim(id));
    html! {
        <section class="evidence">
            <h3>{ word(words(lang).evidence) }</h3>
            <ul class="claims">
                for (index, claim) in claims.enumerate() {
                    { claim_card(index, claim, edition, lang) }
                }
            </ul>
        </section>
    }
}
