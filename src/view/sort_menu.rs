//! The order of the list.

use yew::{Callback, Event, Html, html};

use super::{dom::selected, words};
use crate::domain::{Action, Lang, Sort};

/// The menu of orders.
pub(super) fn sort_menu(current: Sort, lang: Lang, on: &Callback<Action>) -> Html {
    let onchange =
        on.reform(|event: Event| Action::Sorted(Sort::from_code(&selected(&event)).unwrap_or_default()));
    html! {
        <p class="sort control">
            <label for="yongxian-sort">{ words::words(lang).sort }</label>
            <select id="yongxian-sort" {onchange}>
                for sort in Sort::ALL {
                    <option key={sort.code()} value={sort.code()} selected={sort == current}>
                        { words::order(sort, lang) }
                    </option>
                }
            </select>
        </p>
    }
}
