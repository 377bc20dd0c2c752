//! Outcomes: draw how many models there will have been, then see what others counted, then what became of each.

use yew::{Callback, Event, Html, InputEvent, MouseEvent, PointerEvent, classes, html};

use super::{
    frame::links,
    parts::{label, path, short_month, slider, tenths, words},
    stage,
};
use crate::{
    domain::{
        Model,
        figures::{
            Settings,
            outcomes::{self, Drawing, HEIGHT, MONTHS, MOST, Stage, how_many},
        },
    },
    view::{
        dom::play::{entered, restored, spot_in, spot_of},
        text::{percent, say, share},
    },
};

/// The room above the chart, and the room for months below, in CSS pixels.
const HEAD: f64 = 18.0;
const FOOT: f64 = 24.0;

/// The figure under some settings.
pub(super) fn outcomes(stage: &stage::Stage, settings: &outcomes::Settings, on: &Callback<Settings>) -> Html {
    let drawing = outcomes::draw(settings, stage.piece.exhibit(), stage.piece.document());
    let is_unguessed = settings.stage == Stage::Guess && settings.guess.is_none();
    html! {
        <div class={classes!("outcomes", is_unguessed.then_some("is-unguessed"))} data-stage={settings.stage.code()}>
            { chart(stage, settings, &drawing, on) }
            { guesses(stage, settings, on) }
            { buttons(stage, settings, on) }
            if settings.stage == Stage::Guess {
                { on_paper(stage) }
            }
            if settings.stage >= Stage::Counts {
                { counted(stage) }
            }
            if settings.stage == Stage::Fates {
                { fates(stage, settings, &drawing, on) }
            }
        </div>
    }
}

fn chart(
    stage: &stage::Stage,
    settings: &outcomes::Settings,
    drawing: &Drawing,
    on: &Callback<Settings>,
) -> Html {
    // After the answer is out, a guess is no guess any more.
    let draws = settings.stage == Stage::Guess;
    let to = Callback::from({
        let (settings, on) = (settings.clone(), on.clone());
        move |spot: Option<(f64, f64)>| {
            let Some((x, y)) = spot.filter(|_| draws) else { return };
            let (month, value) = outcomes::stroke(x, 1.0 - (y - HEAD) / HEIGHT);
            on.emit(Settings::Outcomes(settings.drawn(month, value)));
        }
    });
    let draw = to.reform(|event: PointerEvent| spot_in(&event));
    let tap = to.reform(|event: MouseEvent| spot_of(&event));
    let (exhibit, document) = (stage.piece.exhibit(), stage.piece.document());
    let labels = outcomes::labels(drawing, settings, exhibit, document, stage.lang);
    let foot = HEAD + HEIGHT;
    html! {
        <>
        <p class="axis-name">{ label(stage, "draw") }</p>
        <svg
            class="chart" width="100%" height={tenths(HEAD + HEIGHT + FOOT)} aria-hidden="true"
            onpointerdown={draw.clone()} onpointermove={draw} onclick={tap}
        >
            for (level, y) in drawing.levels.iter().copied() {
                <g key={level} class="grid">
                    <line x1="0" x2="100%" y1={down(y)} y2={down(y)} />
                    <text x="0" y={down(y)} dy="-5">{ level }</text>
                </g>
            }
            for (month, x) in drawing.months.iter().copied() {
                <g key={month} class="grid">
                    <line x1={percent(x)} x2={percent(x)} y1={tenths(foot)} y2={tenths(foot + 6.0)} />
                    <text class="month" x={percent(x)} y={tenths(foot + FOOT - 4.0)}>
                        { short_month(month, stage.lang) }
                    </text>
                </g>
            }
            <text
                class="invite" x="97%" y={down(0.45)} visibility={(settings.guess.is_some() || !draws).then_some("hidden")}
            >{ "?" }</text>
            <svg
                x="0" y={tenths(HEAD)} width="100%" height={tenths(HEIGHT)} viewBox="0 0 1000 1000"
                preserveAspectRatio="none"
            >
                <path d={path(&drawing.guess)} />
            </svg>
            for (index, (x, y)) in drawing.guess.iter().copied().enumerate() {
                <circle key={index} class="guess" cx={percent(x)} cy={down(y)} r="4" />
            }
            for (mark, label) in drawing.counts.iter().zip(&labels.counts) {
                <g key={mark.count} class="count">
                    <circle cx={percent(mark.x)} cy={down(mark.y)} r="5.5" />
                    { words(label, "", foot) }
                </g>
            }
            if let Some(label) = &labels.guess {
                { words(label, "said", foot) }
            } else {
                <text class="said" />
            }
        </svg>
        </>
    }
}

fn down(share: f64) -> String {
    tenths(HEAD + HEIGHT * (1.0 - share))
}

/// The same by number: the models of each month, and the share. An example is called so, and its months stand in the boxes as
/// what could be entered and is not.
fn guesses(stage: &stage::Stage, settings: &outcomes::Settings, on: &Callback<Settings>) -> Html {
    let on_share = on.reform({
        let settings = settings.clone();
        move |share| Settings::Outcomes(settings.shared(share))
    });
    let said = match settings.share {
        None => "?".to_owned(),
        Some(share) if settings.example => format!("{} {share}%", label(stage, "example")),
        Some(share) => format!("{share}%"),
    };
    html! {
        <div class="figure-controls control" hidden={settings.stage != Stage::Guess}>
            { slider(stage, "share", said, (0, 100), settings.share.unwrap_or(50), on_share) }
            <fieldset class="by-month">
                <legend class="visually-hidden">{ label(stage, "draw") }</legend>
                for (index, month) in (MONTHS.0..=MONTHS.1).enumerate() {
                    { of_month(stage, settings, index, month, on) }
                }
            </fieldset>
        </div>
    }
}

fn of_month(
    stage: &stage::Stage,
    settings: &outcomes::Settings,
    index: usize,
    month: u16,
    on: &Callback<Settings>,
) -> Html {
    let shown = settings.guess.and_then(|guess| guess.get(index).map(u16::to_string)).unwrap_or_default();
    let placeholder = settings.example.then(|| shown.clone());
    let value = if settings.example { String::new() } else { shown };
    let oninput = Callback::from({
        let (settings, on) = (settings.clone(), on.clone());
        move |event: InputEvent| {
            if let Some(value) = entered(&event, (0, MOST)) {
                on.emit(Settings::Outcomes(settings.drawn(month, value)));
            }
        }
    });
    // Who empties a box and goes on has changed nothing.
    let onchange = Callback::from({
        let value = value.clone();
        move |event: Event| restored(&event, &value)
    });
    html! {
        <label key={month}>
            <span>{ short_month(month, stage.lang) }</span>
            <input
                type="number" inputmode="numeric" min="0" max={MOST.to_string()} step="1"
                {placeholder} {value} {oninput} {onchange}
            />
        </label>
    }
}

/// On to the next stage, and back to the first.
fn buttons(stage: &stage::Stage, settings: &outcomes::Settings, on: &Callback<Settings>) -> Html {
    let settings = &settings.own();
    let go =
        |settings: outcomes::Settings| on.reform(move |_: MouseEvent| Settings::Outcomes(settings.clone()));
    let next = match settings.stage {
        Stage::Guess => Some(("reveal", Stage::Counts)),
        Stage::Counts => Some(("see", Stage::Fates)),
        Stage::Fates => None,
    };
    html! {
        <div class="onward control">
            if let Some((name, next)) = next {
                <button
                    type="button" class="figure-play"
                    onclick={go(outcomes::Settings { stage: next, ..settings.clone() })}
                >{ label(stage, name) }</button>
            }
            <button
                type="button" hidden={*settings == outcomes::Settings::default()}
                onclick={go(outcomes::Settings::default())}
            >{ label(stage, "again") }</button>
            <label class="keep"><input type="checkbox" data-keep="" />{ label(stage, "keep") }</label>
        </div>
    }
}

/// Who counted how many, when and by which rule.
fn counted(stage: &stage::Stage) -> Html {
    let lang = stage.lang;
    let counts = outcomes::counts(stage.piece.exhibit(), stage.piece.document());
    html! {
        <section class="counted">
            <h4>{ label(stage, "counts") }</h4>
            <ul>
                for (index, count) in counts.iter().enumerate() {
                    <li key={index}>
                        <strong>{ how_many(count) }</strong>
                        <span>{ say(&count.by, lang) }{ " · " }{ count.as_of.words(lang) }</span>
                        <small>{ say(&count.rule, lang) }</small>
                    </li>
                }
            </ul>
        </section>
    }
}

/// Every model as a dot beside those that came to the same.
fn fates(
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
fn on_paper(stage: &stage::Stage) -> Html {
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

/// What stands under the reading: every model by name, once that may be seen.
pub(super) fn beneath(stage: &stage::Stage, settings: &outcomes::Settings, on: &Callback<Settings>) -> Html {
    let exhibit = stage.piece.exhibit();
    let document = stage.piece.document();
    if settings.stage != Stage::Fates {
        return html! { <div /> };
    }
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
