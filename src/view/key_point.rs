//! One of the key points: the claim in a sentence, then and now, the evidence, and where to look further.

use yew::{Html, html};

use super::{
    chips::chip_list,
    claim_card::claim_card,
    part::PartProps,
    stack_list::stack_list,
    still::{slot, still},
    text::{clauses, say, share, word},
    words::words,
};
use crate::domain::{Edition, Lang, Point, figures::Kind};

/// A point. `index` is its place, from 0; `kept` whether the page holds its text already, `held` whether it did.
pub(super) fn key_point(index: usize, point: &Point, props: &PartProps, kept: bool, held: bool) -> Html {
    let PartProps { edition, on, .. } = props;
    let lang = props.lang;
    html! {
        <li key={&*point.id} class="point" data-point={share(&point.id)} id={format!("point-{}", point.id)}>
            { still(kept, &|| head(index, point, lang)) }
            { slot(edition.figures.at(Some(&point.id)).map(Kind::code), held) }
            { still(kept, &|| rest(point, edition, lang)) }
            { chip_list(&point.chips, edition, lang, on) }
        </li>
    }
}

fn head(index: usize, point: &Point, lang: Lang) -> Html {
    html! {
        <header class="point-head">
            <p class="point-number" aria-hidden="true">{ index + 1 }</p>
            <p class="kicker">{ say(&point.title, lang) }</p>
            <h2>{ clauses(&point.claim, lang) }</h2>
            <p class="lead">{ say(&point.lead, lang) }</p>
        </header>
    }
}

fn rest(point: &Point, edition: &Edition, lang: Lang) -> Html {
    let words = words(lang);
    html! {
        <>
            <div class="then-now">
                <section class="then">
                    <h3>{ edition.article.source.written.words(lang) }</h3>
                    <p>{ say(&point.then, lang) }</p>
                </section>
                <section class="now">
                    <h3>{ word(words.now) }</h3>
                    <p>{ say(&point.now, lang) }</p>
                </section>
            </div>
            <section class="evidence">
                <h3>{ word(words.evidence) }</h3>
                <ul class="claims">
                    for (index, claim) in point.claims.iter().filter_map(|id| edition.claim(id)).enumerate() {
                        { claim_card(index, claim, edition, lang) }
                    }
                </ul>
            </section>
            { stack_list(edition, &point.infrastructure, lang) }
        </>
    }
}
