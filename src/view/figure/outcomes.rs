//! Outcomes: draw how many models there will have been, then see what others counted, then what became of each.
//!
//! Must stay true: what leads from one stage to the next stays where it is, and what comes to light stands right below it.

mod fates;

use yew::{AttrValue, Callback, Event, Html, InputEvent, MouseEvent, PointerEvent, classes, html};

use self::fates::{fates, names, on_paper};
use super::{
    parts::{label, path, tenths, words},
    stage,
};
use crate::{
    domain::figures::{
        Settings,
        outcomes::{self, Drawing, HEIGHT, MONTHS, MOST, Stage, how_many},
    },
    view::{
        dom::play::{entered, restored, spot_in, spot_of},
        text::{percent, say, short_month},
    },
};

/// The room above the chart, and the room for months below, in CSS pixels.
const HEAD: f64 = 18.0;
const FOOT: f64 = 24.0;

/// Where the thumb of the share waits to be moved, in percent.
const MIDDLE: u16 = 50;

/// The figure under some settings.
pub(super) fn outcomes(stage: &stage::Stage, settings: &outcomes::Settings, on: &Callback<Settings>) -> Html {
    let drawing = outcomes::draw(settings, stage.piece.exhibit(), stage.piece.document());
    let is_unguessed = settings.stage == Stage::Guess && settings.guess.is_none();
    let said = outcomes::verdict(settings, stage.piece.exhibit(), stage.piece.document(), stage.lang);
    html! {
        <div class={classes!("outcomes", is_unguessed.then_some("is-unguessed"))} data-stage={settings.stage.code()}>
            { chart(stage, settings, &drawing, on) }
            { shares(stage, settings, on) }
            // Nothing above them comes or goes, so that they stay under the thumb; what they bring to light is below.
            { buttons(stage, settings, on) }
            <p class="verdict" role="status">{ said }</p>
            if settings.stage == Stage::Counts {
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

/// The share of makers. It stays where it is when the answer is out, and moves no more. As long as nothing is guessed it looks
/// so; who means the middle, where the thumb waits, presses it there.
fn shares(stage: &stage::Stage, settings: &outcomes::Settings, on: &Callback<Settings>) -> Html {
    let on_share = on.reform({
        let settings = settings.clone();
        move |share| Settings::Outcomes(settings.shared(share))
    });
    let said = AttrValue::from(match settings.share {
        None => label(stage, "unset").to_string(),
        Some(share) if settings.example => format!("{} {share}%", label(stage, "example")),
        Some(share) => format!("{share}%"),
    });
    let is_open = settings.stage == Stage::Guess;
    let is_unset = settings.share.is_none();
    let oninput = Callback::from({
        let on_share = on_share.clone();
        move |event: InputEvent| {
            if let Some(share) = entered(&event, (0, 100)) {
                on_share.emit(share);
            }
        }
    });
    let onpointerup = (is_open && is_unset).then(|| on_share.reform(|_: PointerEvent| MIDDLE));
    html! {
        <label class={classes!("slider", "share", "control", is_unset.then_some("is-unset"))}>
            <span>{ label(stage, "share") }</span>
            <input
                type="range" min="0" max="100" step="1" value={settings.share.unwrap_or(MIDDLE).to_string()}
                aria-valuetext={said.clone()} disabled={!is_open} {oninput} {onpointerup}
            />
            <strong>{ said }</strong>
        </label>
    }
}

/// The same as the drawing by number, for who cannot draw or would rather not: the models of each month. An example stands in the
/// boxes as what could be entered and is not.
fn by_month(stage: &stage::Stage, settings: &outcomes::Settings, on: &Callback<Settings>) -> Html {
    html! {
        <details class="figure-table control" hidden={settings.stage != Stage::Guess}>
            <summary>{ label(stage, "by-month") }</summary>
            <fieldset class="by-month">
                <legend>{ label(stage, "month") }</legend>
                for (index, month) in (MONTHS.0..=MONTHS.1).enumerate() {
                    { of_month(stage, settings, index, month, on) }
                }
            </fieldset>
        </details>
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

/// On to the next stage, and back to the first. Each has its place for good: who presses twice must not begin anew.
fn buttons(stage: &stage::Stage, settings: &outcomes::Settings, on: &Callback<Settings>) -> Html {
    let settings = &settings.own();
    let go =
        |settings: outcomes::Settings| on.reform(move |_: MouseEvent| Settings::Outcomes(settings.clone()));
    let (name, next) = match settings.stage {
        Stage::Guess => ("reveal", Stage::Counts),
        Stage::Counts => ("see", Stage::Fates),
        Stage::Fates => ("done", Stage::Fates),
    };
    let is_done = settings.stage == Stage::Fates;
    let is_fresh = *settings == outcomes::Settings::default();
    html! {
        <div class="onward control">
            <button
                type="button" class="figure-play" aria-disabled={is_done.then_some("true")}
                onclick={(!is_done).then(|| go(outcomes::Settings { stage: next, ..settings.clone() }))}
            >{ label(stage, name) }</button>
            <label class="keep"><input type="checkbox" data-keep="" />{ label(stage, "keep") }</label>
            <button
                type="button" class={classes!("again", is_fresh.then_some("is-idle"))}
                onclick={go(outcomes::Settings::default())}
            >{ label(stage, "again") }</button>
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

/// What stands under the reading: the guess by number, then the counts once they are not the latest news, and every model by name
/// once that may be seen.
pub(super) fn beneath(stage: &stage::Stage, settings: &outcomes::Settings, on: &Callback<Settings>) -> Html {
    html! {
        <div>
            { by_month(stage, settings, on) }
            if settings.stage == Stage::Guess {
                { on_paper(stage) }
            }
            if settings.stage == Stage::Fates {
                { counted(stage) }
                { names(stage, settings, on) }
            }
        </div>
    }
}
