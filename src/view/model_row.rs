//! One model.

use yew::{AttrValue, Html, Properties, classes, component, html, use_node_ref};

use super::{
    dom::use_reveal,
    source_list::source_list,
    still::{DRAWS, Prerendered, still, use_still},
    text::{both_names, date_or, plain, say, share, word},
    words::words,
};
use crate::domain::{Edition, Lang, Model, Params, Text, parameters};

/// The facets that are named in a row, in this order; the rest can be filtered by.
const NAMED: [&str; 5] = ["org_type", "openness", "audience", "modalities", "industries"];

#[derive(Properties, PartialEq)]
pub(super) struct ModelRowProps {
    /// The document.
    pub edition: Edition,
    /// The position of the model in the document.
    pub position: usize,
    /// Whether the filter lets it through.
    pub shown: bool,
    /// Whether it is the marked one.
    pub chosen: bool,
    /// New each time it should come into view.
    pub reveal: Option<u32>,
    /// Which of how many it is, where the page does not hold them all.
    pub place: Option<(usize, usize)>,
    /// The language shown.
    pub lang: Lang,
    /// What the page brought along.
    pub prerendered: Prerendered,
}

#[component]
pub(super) fn ModelRow(props: &ModelRowProps) -> Html {
    let ModelRowProps { edition, position, shown, chosen, reveal, place, lang, prerendered } = props;
    let row = use_node_ref();
    use_reveal(&row, *reveal);
    let kept = use_still(prerendered, *lang);
    // Known when it is compiled: a page that brings its rows holds them all.
    let place = place.filter(|_| DRAWS);
    let Some(model) = edition.models.get(*position) else { return html! { <li hidden=true /> } };
    html! {
        <li
            ref={row} id={format!("model-{}", model.id)} data-model={share(&model.id)} tabindex="-1" hidden={!shown}
            class={classes!("model", chosen.then_some("is-chosen"))} aria-current={chosen.then_some("true")}
            aria-posinset={place.map(|(nth, _)| nth.to_string())} aria-setsize={place.map(|(_, all)| all.to_string())}
        >{ still(kept, &|| facts(model, edition, *lang)) }</li>
    }
}

fn facts(model: &Model, edition: &Edition, lang: Lang) -> Html {
    let words = words(lang);
    html! {
        <>
            <div class="model-head">
                <h3>{ both_names(&model.name, lang) }</h3>
                <p class="org" translate="no">{ say(&model.org, lang) }</p>
            </div>
            <dl class="facts">
                <div><dt>{ word(words.announced) }</dt><dd>{ date_or(model.announced, words.unknown, lang) }</dd></div>
                <div><dt>{ word(words.opened) }</dt><dd>{ date_or(model.opened, words.unknown, lang) }</dd></div>
                <div class="size"><dt>{ word(words.size) }</dt><dd>{ size(model.params.as_ref(), lang) }</dd></div>
            </dl>
            <p class="kinds">
                for (index, name) in kinds(model, edition, lang).into_iter().enumerate() {
                    <span key={index}>{ name }</span>
                }
            </p>
            { note("also", words.related, listed(&model.also, lang)) }
            { note("then", words.article_says, said(model.note.as_ref(), lang)) }
            { note("later", words.after, said(model.after.as_ref(), lang)) }
            // The shell answers it, wherever the row has come from.
            <button class="pick control" type="button" data-act="compare">{ word(words.compare) }</button>
            { source_list(edition, &model.sources, Some(model.confidence), lang) }
        </>
    }
}

/// A paragraph with a label, if there is something to say.
fn note(kind: &'static str, label: &'static str, text: AttrValue) -> Html {
    if text.is_empty() {
        return Html::default();
    }
    html! { <p class={classes!("note", kind)}><span class="label">{ word(label) }</span>{ text }</p> }
}

fn said(text: Option<&Text>, lang: Lang) -> AttrValue {
    text.map(|text| plain(text, lang)).unwrap_or_default()
}

fn listed(names: &[Text], lang: Lang) -> AttrValue {
    let names: Vec<&str> = names.iter().map(|name| &**name.get(lang)).collect();
    names.join(words(lang).comma).into()
}

fn size(params: Option<&Params>, lang: Lang) -> Html {
    let Some(params) = params else {
        return html! { <span class="unknown">{ word(words(lang).undisclosed) }</span> };
    };
    let by = params.by.as_ref().map(|by| plain(by, lang));
    html! {
        <>
            <span class="amount" translate="no">{ parameters(params.billion, lang) }</span>
            <span class="counted-by" hidden={by.is_none()}>{ by.unwrap_or_default() }</span>
        </>
    }
}

fn kinds(model: &Model, edition: &Edition, lang: Lang) -> Vec<AttrValue> {
    NAMED
        .iter()
        .filter_map(|field| edition.facet(field).zip(model.facets.get(field)))
        .flat_map(|(facet, values)| facet.values.iter().filter(|value| values.contains(&value.value)))
        .map(|value| plain(&value.label, lang))
        .collect()
}
