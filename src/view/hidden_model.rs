//! What is said of a model that somebody was led to and that the filter lets not through: a link may have both, and so may a dot of the
//! scatter. Nothing would happen otherwise.

use yew::{Callback, Html, NodeRef, html};

use super::{
    dom::Goes,
    filter_tags::act,
    text::word,
    words::{left_out, words},
};
use crate::domain::{Action, Lang, Model, State};

/// The sentence, with a button that shows the model after all; hidden where there is no such model.
pub(super) fn hidden_model(
    place: &NodeRef,
    model: Option<&Model>,
    lang: Lang,
    on: &Callback<Action>,
) -> Html {
    let shown = model.map(|model| {
        let state = State { model: Some(model.id.clone()), ..State::new(lang) };
        act(Action::Followed(state), Goes::List, on)
    });
    html! {
        <p ref={place} class="hidden-model" tabindex="-1" hidden={model.is_none()}>
            { model.map(|model| left_out(model.name.get(lang), lang)).unwrap_or_default() }
            <button class="clear" type="button" onclick={shown}>{ word(words(lang).show_anyway) }</button>
        </p>
    }
}
