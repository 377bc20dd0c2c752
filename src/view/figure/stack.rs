//! The stack: what two or three makers have in each layer, side by side, from applications down to chips.

use yew::{AttrValue, Callback, Html, classes, html};

use super::{parts::label, stage::Stage};
use crate::{
    domain::{
        Claim, Lang,
        figures::{
            Settings,
            stack::{self, Cell, Item, Row},
        },
        rush,
    },
    view::text::{say, share},
};

/// The figure under some settings.
pub(super) fn stack(stage: &Stage, settings: &stack::Settings, on: &Callback<Settings>) -> Html {
    let exhibit = stage.piece.exhibit();
    let drawing = stack::draw(settings, exhibit, stage.piece.document(), stage.lang);
    let makers = drawing.makers.iter().filter_map(|n| exhibit.makers.get(*n));
    html! {
        <div class="stack-figure">
            { picks(stage, settings, &drawing.makers, on) }
            <p class="note control" role="status">{ stack::note(settings, exhibit, stage.lang) }</p>
            <table class="layers" data-sides={drawing.makers.len().to_string()}>
                <thead>
                    <tr>
                        for maker in makers {
                            <th key={&*maker.id} scope="col">{ say(&maker.name, stage.lang) }</th>
                        }
                    </tr>
                </thead>
                for row in &drawing.rows {
                    { layer(stage, row) }
                }
            </table>
            <p class="key">
                <span class="named">{ label(stage, "named") }</span>
                <span class="unnamed">{ label(stage, "unnamed") }</span>
            </p>
        </div>
    }
}

/// The makers to choose from. The last two stay.
fn picks(stage: &Stage, settings: &stack::Settings, shown: &[usize], on: &Callback<Settings>) -> Html {
    html! {
        <fieldset class="options picks control">
            <legend>{ label(stage, "pick") }</legend>
            for (index, maker) in stage.piece.exhibit().makers.iter().enumerate() {
                <label key={&*maker.id}>
                    <input
                        type="checkbox" value={share(&maker.id)} checked={shown.contains(&index)}
                        disabled={shown.len() <= stack::SIDES.0 && shown.contains(&index)}
                        onchange={on.reform({
                            let picked = settings.picked(stage.piece.exhibit(), index);
                            move |_| Settings::Stack(picked.clone())
                        })}
                    />
                    <span>{ say(&maker.name, stage.lang) }</span>
                </label>
            }
        </fieldset>
    }
}

fn layer(stage: &Stage, row: &Row) -> Html {
    html! {
        <tbody key={&*row.layer} data-layer={share(&row.layer)}>
            <tr class="layer">
                <th scope="rowgroup" colspan={row.cells.len().to_string()}>{ share(&row.label) }</th>
            </tr>
            <tr>
                for (index, cell) in row.cells.iter().enumerate() {
                    <td key={index} class={classes!((cell.items.is_empty() && cell.numbers.is_empty()).then_some("is-empty"))}>
                        { content(stage, cell) }
                    </td>
                }
            </tr>
        </tbody>
    }
}

fn content(stage: &Stage, cell: &Cell) -> Html {
    let document = stage.piece.document();
    if cell.items.is_empty() && cell.numbers.is_empty() {
        return html! { <p class="unknown">{ label(stage, "empty") }</p> };
    }
    html! {
        <>
            for (index, claim) in cell.numbers.iter().filter_map(|n| document.claims.get(*n)).enumerate() {
                { number(stage, claim, index) }
            }
            <ul>
                for (index, item) in cell.items.iter().enumerate() {
                    { thing(stage, item, index) }
                }
            </ul>
        </>
    }
}

/// A number, whose it is, and what is doubtful about it.
fn number(stage: &Stage, claim: &Claim, index: usize) -> Html {
    let Some(figure) = &claim.figure else { return Html::default() };
    let doubt = stack::doubt(claim, stage.lang);
    html! {
        <p key={index} class="number">
            <strong>{ say(&figure.value, stage.lang) }</strong>
            <span>{ say(&figure.caption, stage.lang) }</span>
            if let Some(doubt) = doubt {
                <em>{ label(stage, "doubt") }{ if stage.lang == Lang::Zh { "：" } else { ": " } }{ doubt }</em>
            }
        </p>
    }
}

fn thing(stage: &Stage, item: &Item, index: usize) -> Html {
    let document = stage.piece.document();
    let lang = stage.lang;
    let (name, named): (AttrValue, bool) = match item {
        Item::Infrastructure(n) => {
            let name = document.infrastructure.get(*n).map(|thing| share(thing.name.get(lang)));
            (name.unwrap_or_default(), true)
        }
        Item::Model(n) => {
            let model = document.models.get(*n);
            let name = model.map(|model| share(model.name.get(lang)));
            (name.unwrap_or_default(), model.is_some_and(rush::names))
        }
        Item::Industry(name) => (share(name), false),
    };
    html! { <li key={index} class={classes!(named.then_some("is-named"))}>{ name }</li> }
}

/// What stands under the reading: what is known of the chips, frameworks and the like that are shown.
pub(super) fn beneath(stage: &Stage, settings: &stack::Settings) -> Html {
    let lang = stage.lang;
    let document = stage.piece.document();
    let drawing = stack::draw(settings, stage.piece.exhibit(), document, lang);
    let cells = drawing.rows.iter().flat_map(|row| &row.cells);
    let things = cells.flat_map(|cell| &cell.items).filter_map(|item| match item {
        Item::Infrastructure(n) => document.infrastructure.get(*n),
        _ => None,
    });
    html! {
        <details class="figure-table">
            <summary>{ label(stage, "more") }</summary>
            <dl class="things">
                for thing in things {
                    <div key={&*thing.id}>
                        <dt>{ say(&thing.name, lang) }</dt>
                        <dd>{ say(&thing.facts, lang) }{ super::frame::links(stage, &thing.sources, lang) }</dd>
                    </div>
                }
            </dl>
        </details>
    }
}
