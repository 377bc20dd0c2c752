//! One claim as evidence: what is said, by whom, how well it is confirmed, and what checking found.

use yew::{Html, Properties, classes, component, html};

use super::{
    count_bars::CountBars, grade_badge::GradeBadge, source_list::SourceList, text::{say, share}, words::words,
};
use crate::domain::{Edition, Figure, Id, Lang};

#[derive(Properties, PartialEq)]
pub(super) struct ClaimCardProps {
    /// The document.
    pub edition: Edition,
    /// The id of the claim.
    pub id: Id,
    /// The language shown.
    pub lang: Lang,
}

#[component]
pub(super) fn ClaimCard(props: &ClaimCardProps) -> Html {
    let ClaimCardProps { edition, id, lang } = props;
    let Some(claim) = edition.claim(id) else { return html! { <li hidden=true /> } };
    let counted = !claim.counts.is_empty();
    let class = classes!("claim", claim.figure.is_some().then_some("has-figure"), counted.then_some("has-counts"));
    html! {
        <li {class} data-claim={share(&claim.id)}>
            { for_figure(claim.figure.as_ref(), *lang) }
            <p class="statement">{ say(&claim.statement, *lang) }</p>
            <p class="said-by"><span class="label">{ words(*lang).said_by }</span>{ say(&claim.said_by, *lang) }</p>
            <div class="check">
                <p class="grades">
                    for grade in claim.grades.iter().copied() {
                        <GradeBadge key={grade.code()} {grade} lang={*lang} />
                    }
                </p>
                <p class="finding">{ say(&claim.finding, *lang) }</p>
                <CountBars edition={edition.clone()} claim={id.clone()} lang={*lang} />
                <SourceList edition={edition.clone()} ids={claim.sources.clone()} lang={*lang} />
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
