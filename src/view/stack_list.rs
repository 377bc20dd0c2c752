//! Chips, frameworks, platforms and computing centres that a point speaks of, from the bottom layer up.

use yew::{Html, html};

use super::{
    source_list::source_list,
    text::{both_names, date_or, say, share, word},
    words::words,
};
use crate::domain::{Edition, Id, Infrastructure, Lang, Layer};

/// The infrastructure with these ids; nothing where there is none.
pub(super) fn stack_list(edition: &Edition, ids: &[Id], lang: Lang) -> Html {
    let known: Vec<&Infrastructure> = ids.iter().filter_map(|id| edition.infrastructure(id)).collect();
    let mut items: Vec<(&Infrastructure, &Layer)> = Vec::with_capacity(known.len());
    for layer in &edition.layers {
        items.extend(known.iter().filter(|item| item.layer == layer.value).map(|item| (*item, layer)));
    }
    html! {
        <section class="stack" hidden={items.is_empty()}>
            <h3>{ word(words(lang).stack) }</h3>
            <ul>
                for (index, (item, layer)) in items.into_iter().enumerate() {
                    <li key={index} data-infrastructure={share(&item.id)}>
                        <p class="kicker">{ say(&layer.label, lang) }</p>
                        <h4>{ both_names(&item.name, lang) }</h4>
                        <p class="org">
                            <span translate="no">{ say(&item.org, lang) }</span>
                            { date_or(item.announced, words(lang).undated, lang) }
                        </p>
                        <p>{ say(&item.facts, lang) }</p>
                        <p class="aside"><span class="label">{ word(words(lang).article_says) }</span>{ say(&item.note, lang) }</p>
                        { source_list(edition, &item.sources, Some(item.confidence), lang) }
                    </li>
                }
            </ul>
        </section>
    }
}
