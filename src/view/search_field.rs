//! The search field. The reader owns its text; the state follows, and never while an input method composes.

use std::rc::Rc;

use yew::{Callback, Html, InputEvent, Properties, component, html, use_node_ref};

use super::{
    dom::{typed, use_composed, use_field_text},
    text::word,
    words::words,
};
use crate::domain::{Filter, Lang};

#[derive(Properties, PartialEq)]
pub(super) struct SearchFieldProps {
    /// The text in the state.
    pub text: Rc<str>,
    /// The language shown.
    pub lang: Lang,
    /// Told the text when it changes and nothing is being composed.
    pub on_text: Callback<String>,
}

#[component]
pub(super) fn SearchField(props: &SearchFieldProps) -> Html {
    let words = words(props.lang);
    let field = use_node_ref();
    use_field_text(&field, props.text.clone());
    use_composed(&field, props.on_text.clone());
    let oninput = {
        let on_text = props.on_text.clone();
        move |event: InputEvent| {
            if let Some(text) = typed(&event) {
                on_text.emit(text);
            }
        }
    };
    html! {
        <div class="search" role="search">
            <label for="yongxian-search">{ word(words.search) }</label>
            <input
                ref={field} id="yongxian-search" type="search" enterkeyhint="search" autocomplete="off"
                autocapitalize="off" spellcheck="false" maxlength={Filter::MAX_TEXT.to_string()}
                aria-describedby="yongxian-search-hint" {oninput}
            />
            <p class="hint" id="yongxian-search-hint">{ word(words.search_hint) }</p>
        </div>
    }
}
