//! How facts were checked, every source, and the terms of use.

use yew::{Html, html};

use super::{
    part::PartProps,
    source_list::source_link,
    still::still,
    text::{say, word},
    words::{source_count, words},
};

/// The section.
pub(super) fn sources_section(props: &PartProps, kept: bool) -> Html {
    html! {
        <section class="method" aria-labelledby="sources" part="sources">{ still(kept, &|| content(props)) }</section>
    }
}

fn content(props: &PartProps) -> Html {
    let PartProps { edition, lang, setting, .. } = props;
    let lang = *lang;
    let words = words(lang);
    let method = &edition.article.method;
    html! {
        <>
            <header class="section-head"><h2 id="sources" tabindex="-1">{ say(&method.title, lang) }</h2></header>
            <div class="method-text">
                for (index, paragraph) in method.paragraphs.iter().enumerate() {
                    <p key={index}>{ say(paragraph, lang) }</p>
                }
                <p key="about"><span class="label">{ word(words.about_source) }</span>{ say(&edition.article.source.note, lang) }</p>
                // About the words and the data of somebody else's document we cannot say that.
                if let Some(site) = &setting.site {
                    <p key="licence">
                        { word(words.licence) }{ " " }
                        <a href={format!("{site}document.json")} download="yongxian.json">{ word(words.download) }</a>
                    </p>
                }
            </div>
            <details class="all-sources">
                <summary>{ word(words.sources) }{ " · " }{ source_count(edition.sources.len(), lang) }</summary>
                <ol>
                    for source in &edition.sources {
                        <li key={&*source.id} id={format!("source-{}", source.id)}>{ source_link(source, lang) }</li>
                    }
                </ol>
            </details>
        </>
    }
}
