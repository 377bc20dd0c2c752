//! The polite live region that says, once typing rests, how many models are shown.

use yew::{Html, Properties, component, html};

use super::dom::use_rested;

#[derive(Properties, PartialEq)]
pub(super) struct AnnouncerProps {
    /// The sentence to say.
    pub sentence: String,
}

/// Empty at first: nothing has happened yet that would be worth saying.
#[component]
pub(super) fn Announcer(props: &AnnouncerProps) -> Html {
    let rested = use_rested(&props.sentence);
    html! { <p class="visually-hidden" role="status">{ (*rested).clone() }</p> }
}
