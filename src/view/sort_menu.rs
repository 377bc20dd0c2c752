//! The order of the list.

use yew::{Callback, Event, Html, html};

use super::{dom::selected, words};
use crate::domain::{Action, Lang, Sort};

/// The menu of orders. Unless something is searched for, what fits best is what was announced first, and stands there once.
pub(super) fn sort_menu(current: Sort, searching: bool, lang: Lang, on: &Callback<Action>) -> Html {
    let by_date = Sort::from_code("date").filter(|_| !searching);
    let current = if Some(current) == by_date { Sort::default() } else { current };
    let onchange =
        on.reform(|event: Event| Action::Sorted(Sort::from_code(&selected(&event)).unwrap_or_default()));
    html! {
        <p class="sort control">
            <label for="yongxian-sort">{ words::words(lang).sort }</label>
            <select id="yongxian-sort" {onchange}>
                for sort in Sort::ALL.into_iter().filter(|sort| Some(*sort) != by_date) {
                    <option key={sort.code()} value={sort.code()} selected={sort == current}>
                        { words::order(sort, searching, lang) }
                    </option>
                }
            </select>
        </p>
    }
}
