//! The head of the page: title, summary, where the points come from, switches, and the rush as a picture.

use yew::{Html, html};

use super::{
    contents::contents,
    part::PartProps,
    rush::rush_picture,
    still::still,
    switches::{lang_switch, theme_switch},
    text::{clauses, say, word},
    words::words,
};
use crate::domain::{Edition, Lang, View};

/// The head, with its switches.
pub(super) fn masthead(props: &PartProps, kept: bool) -> Html {
    let PartProps { edition, lang, setting, live, theme, on, .. } = props;
    let words = words(*lang);
    html! {
        <header class="masthead" part="masthead">
            <div class="bar">
                <p class="wordmark" translate="no"><span lang="zh-Hans">{ "涌现" }</span>{ " " }<span lang="en">{ "Yongxian" }</span></p>
                { lang_switch(*lang, setting, *live, on) }
                { theme_switch(*theme, *lang, on) }
                // The shell answers it, so that it works before the wasm has come and after it has died.
                <button class="share control" type="button" data-act="share">{ word(words.share) }</button>
            </div>
            <p class="notice" data-notice="">{ word(words.notice) }</p>
            <p class="pending" role="status" hidden={edition.only.is_none_or(|only| only == *lang)}>{ word(words.pending) }</p>
            { still(kept, &|| title(edition, setting.view, *lang)) }
        </header>
    }
}

fn title(edition: &Edition, view: View, lang: Lang) -> Html {
    let words = words(lang);
    let article = &edition.article;
    if !view.has_points() {
        return html! { <h1 class="visually-hidden">{ say(&article.title, lang) }</h1> };
    }
    html! {
        <>
            <h1>{ clauses(&article.title, lang) }</h1>
            <p class="summary">{ say(&article.summary, lang) }</p>
            <dl class="byline">
                <div>
                    <dt>{ word(words.source_article) }</dt>
                    <dd>
                        { say(&article.source.author, lang) }{ " · " }{ say(&article.source.outlet, lang) }{ " · " }
                        <time datetime={article.source.written.to_string()}>{ article.source.written.words(lang) }</time>
                    </dd>
                </div>
                <div>
                    <dt>{ word(words.facts_until) }</dt>
                    <dd><time datetime={article.facts_until.to_string()}>{ article.facts_until.words(lang) }</time></dd>
                </div>
            </dl>
            if view == View::Full {
                { rush_picture(edition, lang) }
            }
            { contents(edition, view, lang) }
        </>
    }
}
