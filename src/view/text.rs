//! Texts of the document as Yew takes them: shared, never copied.

use std::rc::Rc;

use yew::{AttrValue, Html, html, virtual_dom::VText};

use crate::domain::{Date, Lang, Text};

/// A text in the language shown, as markup. One function for a hundred places: each would otherwise bring
/// its own copy of the conversion into the wasm.
#[inline(never)]
pub(super) fn say(text: &Text, lang: Lang) -> Html {
    VText::new(share(text.get(lang))).into()
}

/// A word of the interface, as markup.
#[inline(never)]
pub(super) fn word(word: &'static str) -> Html {
    VText::new(word).into()
}

/// A text in the language shown, for attributes and props.
pub(super) fn plain(text: &Text, lang: Lang) -> AttrValue {
    share(text.get(lang))
}

/// A shared string as an attribute or a text.
pub(super) fn share(text: &Rc<str>) -> AttrValue {
    AttrValue::from(text.clone())
}

/// A name in the language shown, followed by the other one. Names are not for translators.
pub(super) fn both_names(name: &Text, lang: Lang) -> Html {
    let other = name.other(lang).map(share).unwrap_or_default();
    html! {
        <span class="names" translate="no">
            <bdi class="name">{ say(name, lang) }</bdi>
            <bdi class="other-name" lang={lang.other().bcp47()} hidden={other.is_empty()}>{ other }</bdi>
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

/// A headline whose lines break after a clause where there is room: Chinese has no spaces to break at, and a
/// browser would split words.
pub(super) fn clauses(text: &Text, lang: Lang) -> Html {
    let parts = text.get(lang).split_inclusive(['，', '。', '？', '！', '：', '；']);
    html! {
        for (index, part) in parts.enumerate() {
            <span key={index} class="clause">{ part.to_owned() }</span>
        }
    }
}

/// A fraction of a width as SVG takes it, so that a drawing stretches and its type does not.
pub(super) fn percent(fraction: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "fractions lie between 0 and 1"
    )]
    let hundredths = (fraction * 10_000.0).round() as u32;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// A month of the year, from 1, as short as an axis needs it. Only figures and instruments have axes.
#[cfg(any(feature = "ssr", feature = "figures"))]
pub(super) fn short_month(month: u16, lang: Lang) -> String {
    const SHORT: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    match lang {
        Lang::Zh => format!("{month}月"),
        Lang::En => SHORT.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default().to_owned(),
    }
}
