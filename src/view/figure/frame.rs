//! What stands around every figure's drawing: heading, the steps that play its point, and what lies behind it.

use yew::{Callback, Html, UseReducerHandle, html};

use super::{
    parts::label,
    stage::{Cue, Stage},
    words::{step_name, words},
};
use crate::{
    domain::{
        Id, Lang,
        figures::{Settings, Stance, outcomes},
    },
    view::{
        source_list::source_link,
        text::{say, word},
    },
};

/// The heading.
pub(super) fn head(stage: &Stage) -> Html {
    html! { <h3 class="figure-title">{ say(&stage.piece.exhibit().title, stage.lang) }</h3> }
}

/// What to do, or what the present step shows; and the buttons that play the steps.
pub(super) fn steps(stage: &UseReducerHandle<Stage>) -> Html {
    let lang = stage.lang;
    let exhibit = stage.piece.exhibit();
    let text = stage.step().map_or(&exhibit.lead, |step| &step.text);
    let to = stage.dispatcher();
    let cue = |make: fn() -> Cue| {
        let to = to.clone();
        Callback::from(move |_| to.dispatch(make()))
    };
    // One step that is asked for by itself is over as soon as it is seen; there is nothing to stop.
    let playing = stage.plays();
    let (name, onclick) = match playing {
        true => (words(lang).stop, cue(|| Cue::Stop)),
        false => (words(lang).show, cue(|| Cue::Play)),
    };
    html! {
        <div class="figure-steps">
            <div class="figure-show control">
                <button class="figure-play" type="button" {onclick}>
                    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
                        <path d={if playing { "M1 1h8v8h-8z" } else { "M1 0l9 5l-9 5z" }} />
                    </svg>
                    { word(name) }
                </button>
                <ol aria-label={words(lang).first}>
                    for step in 0..exhibit.steps.len() {
                        <li key={step}>
                            <button
                                type="button" aria-label={step_name(step, lang)}
                                aria-current={(stage.shown == Some(step)).then_some("step")}
                                onclick={to_step(stage, step)}
                            >{ step + 1 }</button>
                        </li>
                    }
                </ol>
            </div>
            // Below the buttons: texts differ in length, and nobody should have to look for the next one.
            <p class="figure-step" role="status">{ say(text, lang) }</p>
        </div>
    }
}

fn to_step(stage: &UseReducerHandle<Stage>, step: usize) -> Callback<yew::MouseEvent> {
    let to = stage.dispatcher();
    Callback::from(move |_| to.dispatch(Cue::Show(step)))
}

/// Who holds what, and how the figure is made.
pub(super) fn foot(stage: &Stage) -> Html {
    let lang = stage.lang;
    let exhibit = stage.piece.exhibit();
    html! {
        <div class="figure-foot">
            <ul class="stances" aria-label={words(lang).against} hidden={exhibit.stances.is_empty()}>
                for (index, stance) in exhibit.stances.iter().enumerate() {
                    <li key={index}>
                        <p class="label">{ say(&stance.by, lang) }</p>
                        <p>{ say(&stance.text, lang) }</p>
                        { weighed(stage, stance) }
                        { links(stage, &stance.sources, lang) }
                    </li>
                }
            </ul>
            <details class="figure-notes">
                <summary>{ word(words(lang).notes) }</summary>
                for (index, note) in exhibit.notes.iter().enumerate() {
                    <p key={index}>{ say(note, lang) }</p>
                }
                { links(stage, &exhibit.sources, lang) }
            </details>
        </div>
    }
}

/// Models whose fate speaks for a view and against it, once the reader may know what became of them.
fn weighed(stage: &Stage, stance: &Stance) -> Html {
    let known =
        matches!(&stage.settings, Settings::Outcomes(settings) if settings.stage == outcomes::Stage::Fates);
    if !known || stance.supports.is_empty() && stance.opposes.is_empty() {
        return Html::default();
    }
    html! {
        <dl class="weighed">
            for (name, ids) in [("supports", &stance.supports), ("opposes", &stance.opposes)] {
                <div key={name}>
                    <dt>{ label(stage, name) }</dt>
                    for (index, id) in ids.iter().enumerate() {
                        <dd key={index}>{ fate(stage, id) }</dd>
                    }
                </div>
            }
        </dl>
    }
}

/// A model, and what became of it.
fn fate(stage: &Stage, id: &Id) -> Html {
    let model = stage.piece.document().models.iter().find(|model| model.id == *id);
    let fate = outcomes::fate_of(id, stage.piece.exhibit()).and_then(|n| stage.piece.exhibit().fates.get(n));
    let (Some(model), Some(fate)) = (model, fate) else { return Html::default() };
    html! { <>{ say(&model.name, stage.lang) }{ " · " }{ say(&fate.label, stage.lang) }</> }
}

pub(super) fn links(stage: &Stage, ids: &[Id], lang: Lang) -> Html {
    let known = |id: &Id| stage.piece.document().sources.iter().find(|source| source.id == *id);
    html! {
        <ul class="figure-sources">
            for (index, source) in ids.iter().filter_map(known).enumerate() {
                <li key={index}>{ source_link(source, lang) }</li>
            }
        </ul>
    }
}
