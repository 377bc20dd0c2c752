//! A part of the page that the filter does not touch. One component for all of them: it keeps a keystroke from
//! redrawing what it cannot change, and a second component would cost another 5 KB of wasm.

use yew::{Callback, Html, Properties, component, html};

use super::{
    footing::footing,
    key_point::key_point,
    masthead::masthead,
    opening::opening,
    setting::Setting,
    sources_section::sources_section,
    still::{Prerendered, use_held, use_still},
};
use crate::domain::{Action, Edition, Lang, Theme};

/// Which part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// Title, switches, the rush as a picture.
    Masthead,
    /// The opening and the key points.
    Story,
    /// Method and sources.
    Sources,
    /// What stands under a part that is shown alone.
    Footing,
}

#[derive(Properties, PartialEq)]
pub(super) struct PartProps {
    /// Which part.
    pub which: Which,
    /// The document.
    pub edition: Edition,
    /// The language shown.
    pub lang: Lang,
    /// Where it stands.
    pub setting: Setting,
    /// Whether the wasm has taken over.
    pub live: bool,
    /// Light or dark.
    pub theme: Theme,
    /// What the page brought along.
    pub prerendered: Prerendered,
    /// Told when the reader acts.
    pub on: Callback<Action>,
}

#[component]
pub(super) fn Part(props: &PartProps) -> Html {
    let held = use_held(&props.prerendered);
    let kept = use_still(&props.prerendered, props.lang);
    match props.which {
        Which::Masthead => masthead(props, kept),
        Which::Story => story(props, kept, held),
        Which::Sources => sources_section(props, kept),
        Which::Footing => footing(props),
    }
}

fn story(props: &PartProps, kept: bool, held: bool) -> Html {
    html! {
        <div class="story" part="points">
            { opening(props, kept, held) }
            <ol class="points">
                for (index, point) in props.edition.article.points.iter().enumerate() {
                    { key_point(index, point, props, kept, held) }
                }
            </ol>
        </div>
    }
}
