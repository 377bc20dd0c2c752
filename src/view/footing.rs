//! What stands under a part that is shown alone: whose it is, as of when, and where the whole can be read.

use yew::{Html, html};

use super::{
    part::PartProps,
    text::{say, word},
    words::words,
};

/// The line.
pub(super) fn footing(props: &PartProps) -> Html {
    let PartProps { edition, lang, setting, .. } = props;
    let words = words(*lang);
    let article = &edition.article;
    html! {
        <footer class="footing" part="footing">
            <p>
                {
                    match setting.page(*lang, "") {
                        Some(whole) => html! {
                            <a href={whole} target="_blank" rel="noopener">{ say(&article.title, *lang) }</a>
                        },
                        None => html! { <span>{ say(&article.title, *lang) }</span> },
                    }
                }
            </p>
            <p>
                { word(words.facts_until) }{ " " }
                <time datetime={article.facts_until.to_string()}>{ article.facts_until.words(*lang) }</time>
            </p>
        </footer>
    }
}
