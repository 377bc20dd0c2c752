//! The order of the list.

use yew::{Callback, Event, Html, Properties, component, html};

use super::{dom::selected, words};
use crate::domain::{Action, Lang, Sort};

#[derive(Properties, PartialEq)]
pub(super) struct SortMenuProps {
    /// The order shown.
    pub sort: Sort,
    /// The language shown.
    pub lang: Lang,
    /// Told when another is chosen.
    pub on: Callback<Action>,
}

#[component]
pub(super) fn SortMenu(props: &SortMenuProps) -> Html {
    let SortMenuProps { sort: current, lang, on } = props;
    let onchange = on.reform(|event: Event| Action::Sorted(Sort::from_code(&selected(&event)).unwrap_or_default()));
    html! {
        <p class="sort control">
            <label for="yongxian-sort">{ words::words(*lang).sort }</label>
            <select id="yongxian-sort" {onchange}>
                for sort in Sort::ALL {
                    <option key={sort.code()} value={sort.code()} selected={sort == *current}>
                        { words::order(sort, *lang) }
                    </option>
                }
            </select>
        </p>
    }
}
