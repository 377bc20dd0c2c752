//! The models that fit as a table: one line each, sorted by its heads, with all that is known of a model beneath its line on request.
//!
//! Must stay true: the rows are those of the list, in its order; of a long table only the rows near the window are in the page, and
//! `aria-rowcount` and `aria-rowindex` say which of how many they are. A model that is opened stays open wherever sorting puts it.

use std::ops::Range;

use yew::{AttrValue, Callback, Event, Html, MouseEvent, classes, html};

use super::{Hand, Scene, words::words};
use crate::{
    domain::{Date, Model, Sort, SortKey, State, Text, parameters},
    view::{
        dom::play::scrolled_rows,
        source_list::source_list,
        text::{both_names, plain, say, share, word},
        words::words as page_words,
    },
};

/// The height of a row in CSS pixels, as in the style sheet; of a table that scrolls, every line has it.
const ROW: u32 = 44;
/// The most rows that stand in the page all at once, without a window of their own.
const SHORT: usize = 300;
/// Rows of a long table in the page: a tall window, and as much again above and below. They are taken in steps.
const ROWS: usize = 120;
const STEP: usize = 20;
/// The facets that have a column, where a document declares them.
const NAMED: [&str; 2] = ["openness", "audience"];

/// The table; nothing while the list is shown as a list.
pub(super) fn table(scene: &Scene, hand: Hand, set: &Callback<State>, moved: &Callback<Hand>) -> Html {
    let lang = scene.state.lang;
    if !scene.state.table {
        return html! { <div hidden=true /> };
    }
    let matches = scene.edition.matches(&scene.state.filter, scene.query, lang);
    let order = scene.state.sort.order(&matches, scene.edition, lang);
    let rows = near(order.len(), hand.first);
    let is_long = rows.len() < order.len();
    let onscroll = is_long.then(|| {
        let moved = moved.clone();
        Callback::from(move |event: Event| {
            let first = scrolled_rows(&event, ROW).saturating_sub(STEP) / STEP * STEP;
            if first != hand.first {
                moved.emit(Hand { first, ..hand });
            }
        })
    });
    let facets: Vec<_> = NAMED.iter().filter_map(|field| scene.edition.facet(field)).collect();
    let columns = 5 + facets.len();
    let w = page_words(lang);
    let own = words(lang);
    html! {
        <div class={classes!("table", is_long.then_some("is-long"))} tabindex={is_long.then_some("0")} {onscroll} hidden={order.is_empty()}>
            <table aria-rowcount={(order.len() + 1).to_string()}>
                <caption class="visually-hidden">{ word(w.models_title) }</caption>
                <thead>
                    <tr aria-rowindex="1">
                        { head(scene, SortKey::Name, own.name, set) }
                        { head(scene, SortKey::Organisation, own.maker, set) }
                        { head(scene, SortKey::Date, w.announced, set) }
                        <th scope="col">{ word(w.opened) }</th>
                        { head(scene, SortKey::Size, w.size, set) }
                        for (n, facet) in facets.iter().enumerate() {
                            <th key={n} scope="col">{ say(&facet.label, lang) }</th>
                        }
                    </tr>
                </thead>
                { space("above", rows.start) }
                for (n, position) in order.get(rows.clone()).unwrap_or_default().iter().enumerate() {
                    { row(scene, *position, rows.start + n, hand, columns, moved) }
                }
                { space("below", order.len() - rows.end) }
            </table>
        </div>
    }
}

/// Which rows of so many are in the page.
fn near(count: usize, first: usize) -> Range<usize> {
    if count <= SHORT {
        return 0..count;
    }
    let start = first.min(count - ROWS);
    start..start + ROWS
}

/// What stands for rows that are not in the page.
fn space(key: &'static str, rows: usize) -> Html {
    // As an attribute, since a page may forbid styles: a cell knows heights of its own.
    let height = u64::from(ROW) * rows as u64;
    html! { <tbody {key} aria-hidden="true"><tr hidden={rows == 0}><td height={height.to_string()} /></tr></tbody> }
}

/// The head of a column that can be sorted by; pressed again, it turns round.
fn head(scene: &Scene, key: SortKey, label: &'static str, set: &Callback<State>) -> Html {
    let sort = scene.state.sort;
    // Without a text, what fits best is what was announced first.
    let by_fit = sort.key == SortKey::Fit && key == SortKey::Date && scene.state.filter.needle().is_empty();
    let current = (sort.key == key || by_fit).then_some(sort.descending);
    let next = Sort { key, descending: current.map_or(key == SortKey::Size, |descending| !descending) };
    let order = current.map(|descending| if descending { "descending" } else { "ascending" });
    let state = State { sort: next, ..scene.state.clone() };
    let onclick = set.reform(move |_: MouseEvent| state.clone());
    html! {
        <th scope="col" aria-sort={order}><button type="button" {onclick}>{ word(label) }</button></th>
    }
}

/// A model: its line, and beneath it what else is known, once it is opened.
fn row(
    scene: &Scene,
    position: usize,
    place: usize,
    hand: Hand,
    columns: usize,
    moved: &Callback<Hand>,
) -> Html {
    let lang = scene.state.lang;
    let Some(model) = scene.edition.models.get(position) else { return html! { <tbody key={position} /> } };
    let is_open = hand.at == Some(position);
    let onclick = {
        let at = (!is_open).then_some(position);
        moved.reform(move |_: MouseEvent| Hand { at, ..hand })
    };
    let chosen = scene.state.model.as_ref() == Some(&model.id);
    html! {
        <tbody key={position} data-model={share(&model.id)} class={chosen.then_some("is-chosen")}>
            <tr aria-rowindex={(place + 2).to_string()}>
                <th scope="row">
                    <button type="button" aria-expanded={is_open.to_string()} {onclick}>{ both_names(&model.name, lang) }</button>
                </th>
                <td class="org" translate="no">{ say(&model.org, lang) }</td>
                <td class="number">{ date(model.announced, scene) }</td>
                <td class="number">{ date(model.opened, scene) }</td>
                <td class="number">{ size(model, scene) }</td>
                for (n, field) in NAMED.iter().filter(|field| scene.edition.facet(field).is_some()).enumerate() {
                    <td key={n}>{ values(model, field, scene) }</td>
                }
            </tr>
            if is_open {
                <tr class="more"><td colspan={columns.to_string()}>{ more(model, scene) }</td></tr>
            }
        </tbody>
    }
}

/// A date as figures, which stand beneath one another.
fn date(date: Option<Date>, scene: &Scene) -> Html {
    match date {
        Some(date) => {
            let said = AttrValue::from(date.to_string());
            html! { <time datetime={said.clone()}>{ said }</time> }
        }
        None => html! { <span class="unknown">{ word(page_words(scene.state.lang).unknown) }</span> },
    }
}

fn size(model: &Model, scene: &Scene) -> Html {
    match &model.params {
        Some(params) => {
            html! { <span translate="no">{ parameters(params.billion, scene.state.lang) }</span> }
        }
        None => html! { <span class="unknown">{ word(page_words(scene.state.lang).undisclosed) }</span> },
    }
}

fn values(model: &Model, field: &str, scene: &Scene) -> String {
    let lang = scene.state.lang;
    let Some((facet, has)) = scene.edition.facet(field).zip(model.facets.get(field)) else {
        return String::new();
    };
    let named = facet.values.iter().filter(|value| has.contains(&value.value));
    named.map(|value| &**value.label.get(lang)).collect::<Vec<_>>().join(page_words(lang).comma)
}

/// What the line has no room for.
fn more(model: &Model, scene: &Scene) -> Html {
    let lang = scene.state.lang;
    let w = page_words(lang);
    let said = |text: Option<&Text>| text.map(|text| plain(text, lang)).unwrap_or_default();
    let also: Vec<&str> = model.also.iter().map(|name| &**name.get(lang)).collect();
    let counted = model.params.as_ref().and_then(|params| params.by.as_ref());
    let notes = [
        (w.size, said(counted)),
        (w.related, also.join(w.comma).into()),
        (w.article_says, said(model.note.as_ref())),
        (w.after, said(model.after.as_ref())),
    ];
    html! {
        <>
            for (label, text) in notes {
                <p key={label} class="note" hidden={text.is_empty()}><span class="label">{ word(label) }</span>{ text }</p>
            }
            <button class="pick control" type="button" data-act="compare">{ word(w.compare) }</button>
            { source_list(scene.edition, &model.sources, Some(model.confidence), lang) }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::{ROWS, SHORT, STEP, near};

    #[test]
    fn a_short_table_is_all_there_and_a_long_one_never_runs_past_its_ends() {
        assert_eq!(near(0, 0), 0..0);
        assert_eq!(near(SHORT, 77), 0..SHORT);
        for (count, first, rows) in [
            (100_000, 0, 0..ROWS),
            (100_000, 50_000, 50_000..50_000 + ROWS),
            (100_000, 99_999, 100_000 - ROWS..100_000),
            (SHORT + 1, 5 * STEP, 5 * STEP..5 * STEP + ROWS),
        ] {
            assert_eq!(near(count, first), rows, "{first} of {count}");
        }
    }
}
