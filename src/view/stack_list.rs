//! Chips, frameworks, platforms and computing centres that a point speaks of, from the bottom layer up.

use yew::{Html, Properties, component, html};

use super::{
    source_list::SourceList,
    text::{both_names, date_or, say, share},
    words::words,
};
use crate::domain::{Edition, Id, Infrastructure, Lang};

#[derive(Properties, PartialEq)]
pub(super) struct StackListProps {
    /// The document.
    pub edition: Edition,
    /// Ids of the infrastructure.
    pub ids: Vec<Id>,
    /// The language shown.
    pub lang: Lang,
}

#[component]
pub(super) fn StackList(props: &StackListProps) -> Html {
    let StackListProps { edition, ids, lang } = props;
    let mut items: Vec<&Infrastructure> = ids.iter().filter_map(|id| edition.infrastructure(id)).collect();
    let layer = |item: &Infrastructure| edition.layers.iter().position(|layer| layer.value == item.layer);
    items.sort_by_key(|item| layer(item));
    html! {
        <section class="stack" hidden={items.is_empty()}>
            <h3>{ words(*lang).stack }</h3>
            <ul>
                for item in items {
                    <li key={&*item.id} data-infrastructure={share(&item.id)}>
                        <p class="kicker">
                            { layer(item).and_then(|n| edition.layers.get(n)).map(|layer| say(&layer.label, *lang)) }
                        </p>
                        <h4>{ both_names(&item.name, *lang) }</h4>
                        <p class="org">
                            <span translate="no">{ say(&item.org, *lang) }</span>
                            { date_or(item.announced, words(*lang).undated, *lang) }
                        </p>
                        <p>{ say(&item.facts, *lang) }</p>
                        <p class="aside"><span class="label">{ words(*lang).article_says }</span>{ say(&item.note, *lang) }</p>
                        <SourceList
                            edition={edition.clone()} ids={item.sources.clone()}
                            confidence={item.confidence} lang={*lang}
                        />
                    </li>
                }
            </ul>
        </section>
    }
}
