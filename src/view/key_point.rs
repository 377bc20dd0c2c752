//! One of the key points: the claim in a sentence, then and now, the evidence, and where to look further.

use yew::{Callback, Html, Properties, component, html};

use super::{chips::Chips, claim_card::ClaimCard, stack_list::StackList, text::{say, share}, words::words};
use crate::domain::{Action, Edition, Lang};

#[derive(Properties, PartialEq)]
pub(super) struct KeyPointProps {
    /// The document.
    pub edition: Edition,
    /// The position of the point.
    pub index: usize,
    /// The language shown.
    pub lang: Lang,
    /// Told when a chip is followed.
    pub on: Callback<Action>,
}

#[component]
pub(super) fn KeyPoint(props: &KeyPointProps) -> Html {
    let KeyPointProps { edition, index, lang, on } = props;
    let words = words(*lang);
    let Some(point) = edition.article.points.get(*index) else { return html! { <li hidden=true /> } };
    html! {
        <li class="point" data-point={share(&point.id)} id={format!("point-{}", point.id)}>
            <header class="point-head">
                <p class="point-number" aria-hidden="true">{ index + 1 }</p>
                <p class="kicker">{ say(&point.title, *lang) }</p>
                <h2>{ say(&point.claim, *lang) }</h2>
                <p class="lead">{ say(&point.lead, *lang) }</p>
            </header>
            <div class="then-now">
                <section class="then">
                    <h3>{ words.then }</h3>
                    <p>{ say(&point.then, *lang) }</p>
                </section>
                <section class="now">
                    <h3>{ words.now }</h3>
                    <p>{ say(&point.now, *lang) }</p>
                </section>
            </div>
            <section class="evidence">
                <h3>{ words.evidence }</h3>
                <ul class="claims">
                    for id in &point.claims {
                        <ClaimCard key={&**id} edition={edition.clone()} id={id.clone()} lang={*lang} />
                    }
                </ul>
            </section>
            <StackList edition={edition.clone()} ids={point.infrastructure.clone()} lang={*lang} />
            <Chips edition={edition.clone()} point={*index} lang={*lang} on={on.clone()} />
        </li>
    }
}
