//! The saved states of a key point, each with the number of models it shows.

use yew::{Callback, Html, html};

use super::{
    state_link::StateLink,
    text::{plain, share, word},
    words::words,
};
use crate::domain::{Action, Chip, Edition, Lang, Lexicon, Reveal, permalink};

/// The chips as links.
pub(super) fn chip_list(chips: &[Chip], edition: &Edition, lang: Lang, on: &Callback<Action>) -> Html {
    html! {
        <div class="chips">
            <p class="kicker">{ word(words(lang).chips) }</p>
            <ul class="chip-list">
                for (index, chip) in chips.iter().enumerate() {
                    <li key={index}>
                        <StateLink
                            edition={edition.clone()} saved={share(&chip.state)} label={plain(&chip.label, lang)}
                            count={count(chip, edition, lang)} on={on.clone()}
                        />
                    </li>
                }
            </ul>
        </div>
    }
}

/// A chip that filters says how many models it shows; one that points at a thing does not. Its text is written as it is
/// meant, so that it needs no Pinyin.
fn count(chip: &Chip, edition: &Edition, lang: Lang) -> Option<usize> {
    let saved = permalink::read(&chip.state, edition, lang);
    (saved.target() == Reveal::Models)
        .then(|| edition.matches(&saved.filter, &saved.filter.query(&Lexicon::default()), lang).models.len())
}
