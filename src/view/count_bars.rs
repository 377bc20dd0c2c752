//! Several counts of the same thing side by side, each with its counter, date and rule: a table for
//! those who read, bars for those who look.

use yew::{Html, Properties, component, html};

use super::{
    text::say,
    words::{at_least, words},
};
use crate::domain::{Edition, Id, Lang};

#[derive(Properties, PartialEq)]
pub(super) struct CountBarsProps {
    /// The document.
    pub edition: Edition,
    /// The id of the claim that the counts belong to.
    pub claim: Id,
    /// The language shown.
    pub lang: Lang,
}

#[component]
pub(super) fn CountBars(props: &CountBarsProps) -> Html {
    let lang = props.lang;
    let counts = props.edition.claim(&props.claim).map(|claim| claim.counts.as_slice()).unwrap_or_default();
    let most = counts.iter().map(|count| count.value).max().unwrap_or(1).max(1);
    html! {
        <ol class="counts" hidden={counts.is_empty()} aria-label={words(lang).finding}>
            for (index, count) in counts.iter().enumerate() {
                <li key={index}>
                    <span class="count-by">{ say(&count.by, lang) }</span>
                    <span class="count-date">
                        <time datetime={count.as_of.to_string()}>{ count.as_of.words(lang) }</time>
                    </span>
                    <span class="count-value">{ at_least(count.value, count.at_least) }</span>
                    <svg class="count-bar" width="100%" height="6" aria-hidden="true">
                        <rect width={percent(count.value, most)} height="6" rx="1" />
                    </svg>
                    <span class="count-rule">{ say(&count.rule, lang) }</span>
                </li>
            }
        </ol>
    }
}

fn percent(value: u32, most: u32) -> String {
    format!("{:.1}%", f64::from(value) / f64::from(most) * 100.0)
}
