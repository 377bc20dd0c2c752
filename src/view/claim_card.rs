//! One claim as evidence: what is said, by whom, how well it is confirmed, and what checking found.

use yew::{Html, classes, html};

use super::{
    count_bars::count_bars,
    grade_badge::grade_badge,
    source_list::source_list,
    text::{say, share, word},
    words::words,
};
use crate::domain::{Claim, Edition, Figure, Lang};

/// The card of a claim, `index` its place in the list.
pub(super) fn claim_card(index: usize, claim: &Claim, edition: &Edition, lang: Lang) -> Html {
    let counted = !claim.counts.is_empty();
    let class =
        classes!("claim", claim.figure.is_some().then_some("has-figure"), counted.then_some("has-counts"));
    html! {
        <li key={index} {class} data-claim={share(&claim.id)}>
            { for_figure(claim.figure.as_ref(), lang) }
            <p class="statement">{ say(&claim.statement, lang) }</p>
            <p class="said-by"><span class="label">{ word(words(lang).said_by) }</span>{ say(&claim.said_by, lang) }</p>
            <div class="check">
                <p class="grades">
                    for (index, grade) in claim.grades.iter().copied().enumerate() {
                        { grade_badge(index, grade, lang) }
                    }
                </p>
                <p class="finding">{ say(&claim.finding, lang) }</p>
                { count_bars(&claim.counts, lang) }
                { source_list(edition, &claim.sources, None, lang) }
            </div>
        </li>
    }
}

fn for_figure(figure: Option<&Figure>, lang: Lang) -> Html {
    let Some(figure) = figure else { return html! { <p class="figure" hidden=true /> } };
    html! {
        <p class="figure">
            <strong>{ say(&figure.value, lang) }</strong>
            <span>{ say(&figure.caption, lang) }</span>
        </p>
    }
}
