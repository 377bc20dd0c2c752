//! How facts were checked, every source, and the terms of use.

use yew::{Html, Properties, component, html, use_context};

use super::{
    app::Scene,
    source_list::source_link,
    text::say,
    words::{source_count, words},
};
use crate::domain::{Edition, Lang};

#[derive(Properties, PartialEq)]
pub(super) struct SourcesSectionProps {
    /// The document.
    pub edition: Edition,
    /// The language shown.
    pub lang: Lang,
}

#[component]
pub(super) fn SourcesSection(props: &SourcesSectionProps) -> Html {
    let SourcesSectionProps { edition, lang } = props;
    let words = words(*lang);
    // The data lies beside the Chinese page, at the top of the site.
    let base = match use_context::<Scene>().map_or(*lang, |scene| scene.home) {
        Lang::Zh => "",
        Lang::En => "../",
    };
    let method = &edition.article.method;
    html! {
        <section class="method" aria-labelledby="sources">
            <header class="section-head"><h2 id="sources" tabindex="-1">{ say(&method.title, *lang) }</h2></header>
            <div class="method-text">
                for (index, paragraph) in method.paragraphs.iter().enumerate() {
                    <p key={index}>{ say(paragraph, *lang) }</p>
                }
                <p key="about"><span class="label">{ words.about_source }</span>{ say(&edition.article.source.note, *lang) }</p>
                <p key="licence">
                    { words.licence }{ " " }
                    <a href={format!("{base}document.json")} download="yongxian.json">{ words.download }</a>
                </p>
            </div>
            <details class="all-sources">
                <summary>{ words.sources }{ " · " }{ source_count(edition.sources.len(), *lang) }</summary>
                <ol>
                    for source in &edition.sources {
                        <li key={&*source.id} id={format!("source-{}", source.id)}>{ source_link(source, *lang) }</li>
                    }
                </ol>
            </details>
        </section>
    }
}
