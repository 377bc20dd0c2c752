//! The head of the page: title, summary, where the points come from, switches, and the rush as a picture.

use yew::{Callback, Html, Properties, component, html};

use super::{
    contents::Contents,
    rush::Rush,
    switches::{LangSwitch, ThemeSwitch},
    text::say,
    words::words,
};
use crate::domain::{Action, Edition, Lang, Theme};

#[derive(Properties, PartialEq)]
pub(super) struct MastheadProps {
    /// The document.
    pub edition: Edition,
    /// The language shown.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// Told when a switch is used.
    pub on: Callback<Action>,
}

#[component]
pub(super) fn Masthead(props: &MastheadProps) -> Html {
    let MastheadProps { edition, lang, theme, on } = props;
    let words = words(*lang);
    let article = &edition.article;
    html! {
        <header class="masthead">
            <div class="bar">
                <p class="wordmark" translate="no"><span lang="zh-Hans">{ "涌现" }</span>{ " " }<span lang="en">{ "Yongxian" }</span></p>
                <LangSwitch lang={*lang} on={on.clone()} />
                <ThemeSwitch lang={*lang} theme={*theme} on={on.clone()} />
            </div>
            <p class="notice" data-notice="">{ words.notice }</p>
            <h1>{ say(&article.title, *lang) }</h1>
            <p class="summary">{ say(&article.summary, *lang) }</p>
            <dl class="byline">
                <div>
                    <dt>{ words.source_article }</dt>
                    <dd>
                        { say(&article.source.author, *lang) }{ " · " }{ say(&article.source.outlet, *lang) }{ " · " }
                        <time datetime={article.source.written.to_string()}>{ article.source.written.words(*lang) }</time>
                    </dd>
                </div>
                <div>
                    <dt>{ words.facts_until }</dt>
                    <dd><time datetime={article.facts_until.to_string()}>{ article.facts_until.words(*lang) }</time></dd>
                </div>
            </dl>
            <Rush edition={edition.clone()} lang={*lang} />
            <Contents edition={edition.clone()} lang={*lang} />
        </header>
    }
}
