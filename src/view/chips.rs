//! The saved states of a key point, each with the number of models it shows.

use yew::{Callback, Html, Properties, component, html};

use super::{
    state_link::StateLink,
    text::{say, share},
    words::words,
};
use crate::domain::{Action, Chip, Edition, Lang, Reveal, permalink};

#[derive(Properties, PartialEq)]
pub(super) struct ChipsProps {
    /// The document.
    pub edition: Edition,
    /// The position of the point whose chips these are.
    pub point: usize,
    /// The language shown.
    pub lang: Lang,
    /// Told when one is followed.
    pub on: Callback<Action>,
}

#[component]
pub(super) fn Chips(props: &ChipsProps) -> Html {
    let ChipsProps { edition, lang, on, .. } = props;
    let chips = edition.article.points.get(props.point).map(|point| point.chips.as_slice()).unwrap_or_default();
    html! {
        <nav class="chips" aria-label={words(*lang).chips}>
            <p class="kicker" aria-hidden="true">{ words(*lang).chips }</p>
            <ul class="chip-list">
                for chip in chips {
                    <li key={&*chip.state}>
                        <StateLink
                            edition={edition.clone()} saved={share(&chip.state)} label={say(&chip.label, *lang)}
                            count={count(chip, edition)} on={on.clone()}
                        />
                    </li>
                }
            </ul>
        </nav>
    }
}

/// A chip that filters says how many models it shows; one that points at a thing does not.
fn count(chip: &Chip, edition: &Edition) -> Option<usize> {
    let saved = permalink::read(&chip.state, edition, Lang::default());
    (saved.target() == Reveal::Models).then(|| edition.matches(&saved.filter).models.len())
}
