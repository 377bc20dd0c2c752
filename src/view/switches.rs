//! Language and appearance. The languages are links, because each has a page of its own to fall back on.

use yew::{Callback, Html, MouseEvent, html};

use super::{dom::is_plain_click, setting::Setting, words};
use crate::domain::{Action, Lang, Theme};

/// The languages. The links are the browser's until the wasm is `live`.
pub(super) fn lang_switch(lang: Lang, setting: &Setting, live: bool, on: &Callback<Action>) -> Html {
    html! {
        <nav class="switch" aria-label={words::words(lang).language}>
            <ul>
                for other in Lang::ALL {
                    <li key={other.code()}>
                        <a
                            href={setting.page(other, "").unwrap_or_else(|| format!("#lang={}", other.code()))} hreflang={other.bcp47()} lang={other.bcp47()} translate="no"
                            aria-current={(other == lang).then_some("true")}
                            onclick={choose(other, live, on)}
                        >{ words::language_name(other) }</a>
                    </li>
                }
            </ul>
        </nav>
    }
}

fn choose(lang: Lang, live: bool, on: &Callback<Action>) -> Callback<MouseEvent> {
    let on = on.clone();
    Callback::from(move |event: MouseEvent| {
        if live && is_plain_click(&event) {
            event.prevent_default();
            on.emit(Action::ChoseLang(lang));
        }
    })
}

/// The appearances.
pub(super) fn theme_switch(theme: Theme, lang: Lang, on: &Callback<Action>) -> Html {
    html! {
        <fieldset class="switch control" data-switch="theme">
            <legend class="visually-hidden">{ words::words(lang).theme }</legend>
            for other in Theme::ALL {
                <label key={other.code()}>
                    <input
                        type="radio" name="yongxian-theme" value={other.code()} checked={other == theme}
                        onchange={on.reform(move |_| Action::ChoseTheme(other))}
                    />
                    <span>{ words::theme(other, lang) }</span>
                </label>
            }
        </fieldset>
    }
}
