//! Several counts of the same thing side by side, each with its counter, date and rule: a table for
//! those who read, bars for those who look.

use yew::{Html, html};

use super::{
    text::{percent, say},
    words::{at_least, words},
};
use crate::domain::{Count, Lang};

/// The counts as a list; nothing where there are none.
pub(super) fn count_bars(counts: &[Count], lang: Lang) -> Html {
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
                        <rect width={percent(f64::from(count.value) / f64::from(most))} height="6" rx="1" />
                    </svg>
                    <span class="count-rule">{ say(&count.rule, lang) }</span>
                </li>
            }
        </ol>
    }
}
