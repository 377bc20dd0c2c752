//! Language and appearance. The languages are links, because each has a page of its own to fall back on.

use yew::{Callback, Html, MouseEvent, Properties, component, html, use_context};

use super::{app::Scene, dom::is_plain_click, words};
use crate::domain::{Action, Lang, Theme};

#[derive(Properties, PartialEq)]
pub(super) struct LangSwitchProps {
    /// The language shown.
    pub lang: Lang,
    /// Told when another is chosen.
    pub on: Callback<Action>,
}

#[component]
pub(super) fn LangSwitch(props: &LangSwitchProps) -> Html {
    let scene = use_context::<Scene>();
    let home = scene.as_ref().map_or(props.lang, |scene| scene.home);
    let live = scene.is_some_and(|scene| scene.live);
    html! {
        <nav class="switch" aria-label={words::words(props.lang).language}>
            <ul>
                for lang in Lang::ALL {
                    <li key={lang.code()}>
                        <a
                            href={page_of(lang, home)} hreflang={lang.bcp47()} lang={lang.bcp47()} translate="no"
                            aria-current={(lang == props.lang).then_some("true")}
                            onclick={choose(lang, live, &props.on)}
                        >{ words::language_name(lang) }</a>
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

/// The Chinese page stands at the top of the site, the others in a folder each.
fn page_of(lang: Lang, home: Lang) -> &'static str {
    match (home, lang) {
        (Lang::Zh, Lang::En) => "en/",
        (Lang::En, Lang::Zh) => "../",
        (Lang::Zh, Lang::Zh) | (Lang::En, Lang::En) => "./",
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct ThemeSwitchProps {
    /// The language shown.
    pub lang: Lang,
    /// The appearance shown.
    pub theme: Theme,
    /// Told when another is chosen.
    pub on: Callback<Action>,
}

#[component]
pub(super) fn ThemeSwitch(props: &ThemeSwitchProps) -> Html {
    html! {
        <fieldset class="switch control" data-switch="theme">
            <legend class="visually-hidden">{ words::words(props.lang).theme }</legend>
            for theme in Theme::ALL {
                <label key={theme.code()}>
                    <input
                        type="radio" name="yongxian-theme" value={theme.code()} checked={theme == props.theme}
                        onchange={props.on.reform(move |_| Action::ChoseTheme(theme))}
                    />
                    <span>{ words::theme(theme, props.lang) }</span>
                </label>
            }
        </fieldset>
    }
}
