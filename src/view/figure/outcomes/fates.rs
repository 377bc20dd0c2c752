//! What became of the models: a dot each beside those that came to the same, the one that is looked at, and all by name.
//!
//! Must stay true: nothing here is drawn before the last stage, but for paper, on which nobody can guess.

use yew::{Callback, Html, MouseEvent, classes, html};

use super::super::{frame::links, parts::label, stage};
use crate::{
    domain::{
        Model,
        figures::{
            Settings,
            outcomes::{self, Drawing},
        },
    },
    view::text::{percent, say, share},
};

/// Every model as a dot beside those that came to the same.
pub(super) fn fates(
    stage: &stage::Stage,
    settings: &outcomes::Settings,
    drawing: &Drawing,
    on: &Callback<Settings>,
) -> Html {
    let exhibit = stage.piece.exhibit();
    let widest = drawing.totals.iter().copied().max().unwrap_or(1).max(1);
    html! {
        <section class="fates">
            <h4>{ label(stage, "fates") }</h4>
            <small>{ label(stage, "own-list") }</small>
            <p class="standing">{ label(stage, "standing") }</p>
            <ul>
                for (index, fate) in exhibit.fates.iter().enumerate() {
                    <li key={&*fate.id} data-fate={share(&fate.id)}>
                        <p>
                            { say(&fate.label, stage.lang) }
                            <strong>{ drawing.totals.get(index).copied().unwrap_or_default() }</strong>
                        </p>
                        <svg width="100%" height="18" aria-hidden="true">
                            for dot in drawing.dots.iter().filter(|dot| dot.fate == index) {
                                { spot(stage, settings, dot, widest, on) }
                            }
                        </svg>
                    </li>
                }
            </ul>
            { looked_at(stage, settings) }
        </section>
    }
}

/// What became of the models, for those who cannot guess: seen on paper alone.
pub(super) fn on_paper(stage: &stage::Stage) -> Html {
    let (exhibit, document) = (stage.piece.exhibit(), stage.piece.document());
    let totals = outcomes::draw(&outcomes::Settings::known(), exhibit, document).totals;
    let widest = totals.iter().copied().max().unwrap_or(1).max(1);
    #[expect(clippy::cast_precision_loss, reason = "there are far fewer models than 2^52")]
    let share_of = |total: usize| percent(total as f64 / widest as f64);
    html! {
        <section class="on-paper fates">
            <h4>{ label(stage, "fates") }</h4>
            <ul>
                for (fate, total) in exhibit.fates.iter().zip(totals) {
                    <li key={&*fate.id}>
                        <p>{ say(&fate.label, stage.lang) }<strong>{ total }</strong></p>
                        <svg width="100%" height="6" aria-hidden="true"><rect width={share_of(total)} height="6" /></svg>
                    </li>
                }
            </ul>
            <p>{ outcomes::known(exhibit, document, stage.lang) }</p>
            <p>{ label(stage, "standing") }</p>
        </section>
    }
}

fn spot(
    stage: &stage::Stage,
    settings: &outcomes::Settings,
    dot: &outcomes::Dot,
    widest: usize,
    on: &Callback<Settings>,
) -> Html {
    let Some(model) = stage.piece.document().models.get(dot.model) else { return Html::default() };
    #[expect(clippy::cast_precision_loss, reason = "there are far fewer models than 2^52")]
    let x = (dot.place as f64 + 0.5) / widest as f64;
    html! {
        <circle
            key={&*model.id} class={classes!(dot.chosen.then_some("is-chosen"))} cx={percent(x)} cy="9" r="4.5"
            onclick={choose(settings, model, on)}
        >
            <title>{ say(&model.name, stage.lang) }</title>
        </circle>
    }
}

fn choose(settings: &outcomes::Settings, model: &Model, on: &Callback<Settings>) -> Callback<MouseEvent> {
    let settings = outcomes::Settings { model: Some(model.id.clone()), ..settings.own() };
    on.reform(move |_| Settings::Outcomes(settings.clone()))
}

/// The sources of the model that is looked at; the reading says what became of it.
fn looked_at(stage: &stage::Stage, settings: &outcomes::Settings) -> Html {
    let chosen = settings.model.as_ref();
    let model = stage.piece.document().models.iter().find(|model| Some(&model.id) == chosen);
    let Some(model) = model else { return Html::default() };
    html! {
        <div class="looked-at">
            <p class="label">{ say(&model.name, stage.lang) }</p>
            if let Some(after) = &model.after {
                <p>{ say(after, stage.lang) }</p>
            }
            { links(stage, &model.sources, stage.lang) }
        </div>
    }
}

/// Every model by name, to be looked at.
pub(super) fn names(stage: &stage::Stage, settings: &outcomes::Settings, on: &Callback<Settings>) -> Html {
    let exhibit = stage.piece.exhibit();
    let document = stage.piece.document();
    let drawing = outcomes::draw(settings, exhibit, document);
    let of = |fate: usize| {
        let dots = drawing.dots.iter().filter(move |dot| dot.fate == fate);
        dots.filter_map(|dot| document.models.get(dot.model))
    };
    html! {
        <details class="figure-table figure-pick">
            <summary>{ label(stage, "fates") }</summary>
            for (index, fate) in exhibit.fates.iter().enumerate() {
                <fieldset key={&*fate.id} class="options">
                    <legend>{ say(&fate.label, stage.lang) }</legend>
                    for model in of(index) {
                        <label key={&*model.id}>
                            <input
                                type="radio" name="yongxian-outcome" value={share(&model.id)}
                                checked={settings.model.as_ref() == Some(&model.id)}
                                onchange={on.reform({
                                    let settings = outcomes::Settings { model: Some(model.id.clone()), ..settings.own() };
                                    move |_| Settings::Outcomes(settings.clone())
                                })}
                            />
                            <span>{ say(&model.name, stage.lang) }</span>
                        </label>
                    }
                </fieldset>
            }
        </details>
    }
}
