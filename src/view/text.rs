//! Texts of the document as Yew takes them: shared, never copied.

use std::rc::Rc;

use yew::{AttrValue, Html, html};

use crate::domain::{Date, Lang, Text};

/// A text in the language shown.
pub(super) fn say(text: &Text, lang: Lang) -> AttrValue {
    share(text.get(lang))
}

/// A shared string as an attribute or a text.
pub(super) fn share(text: &Rc<str>) -> AttrValue {
    AttrValue::from(text.clone())
}

/// A name in the language shown, followed by the other one. Names are not for translators.
pub(super) fn both_names(name: &Text, lang: Lang) -> Html {
    let other_lang = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
    let other = name.other(lang).map(share).unwrap_or_default();
    html! {
        <span class="names" translate="no">
            <bdi class="name">{ say(name, lang) }</bdi>
            <bdi class="other-name" lang={other_lang.bcp47()} hidden={other.is_empty()}>{ other }</bdi>
        </span>
    }
}

/// A date, or the words for an unknown one.
pub(super) fn date_or(date: Option<Date>, unknown: &'static str, lang: Lang) -> Html {
    match date {
        Some(date) => html! { <time datetime={date.to_string()}>{ date.words(lang) }</time> },
        None => html! { <span class="unknown">{ unknown }</span> },
    }
}
