//! Scaling: how low the loss gets with so many parameters and so much good data, and what each step leaves of the data.

use yew::{Callback, Html, html};

use super::{
    parts::{between, decades, drag, label, options, path, slider, slider_on, tap, tenths, words},
    stage::Stage,
    words::words as fixed,
};
use crate::{
    domain::figures::{
        self, Settings, hundredths, parameters, power_of_ten, remainder,
        scaling::{self, BUDGETS, Drawing, HEIGHT, Mode, PARAMS, TOKENS, YIELDS},
    },
    view::text::{percent, word},
};

/// The room above the curves, and the room for sizes below, in CSS pixels.
const HEAD: f64 = 18.0;
const FOOT: f64 = 26.0;

/// What a step leaves is set on the scale on which the bar beneath shows it.
const WHOLE: (u16, u16) = (0, 100);

/// The steps that data goes through, by their labels.
const STEPS: [&str; 3] = ["collection", "labelling", "inspection"];

/// What the dashed curve supposes.
const fn other_curve(mode: Mode) -> &'static str {
    match mode {
        Mode::Free => "ideal",
        Mode::Budget => "plenty",
    }
}

/// The figure under some settings.
pub(super) fn scaling(stage: &Stage, settings: scaling::Settings, on: &Callback<Settings>) -> Html {
    let drawing = scaling::draw(settings);
    html! {
        <div class="scaling" data-mode={code(settings.mode)}>
            { chart(stage, settings, &drawing, on) }
            { controls(stage, settings, on) }
        </div>
    }
}

const fn code(mode: Mode) -> &'static str {
    match mode {
        Mode::Free => "free",
        Mode::Budget => "budget",
    }
}

fn chart(stage: &Stage, settings: scaling::Settings, drawing: &Drawing, on: &Callback<Settings>) -> Html {
    let on_spot = on.reform(move |x: f64| {
        Settings::Scaling(match settings.mode {
            Mode::Free => scaling::Settings { params: between(PARAMS, x), ..settings },
            Mode::Budget => scaling::Settings { budget: between(BUDGETS, x), ..settings },
        })
    });
    let drag = drag(on_spot.clone());
    let label = |name| label(stage, name);
    let (x, y) = drawing.point;
    let (best_x, best_y) = drawing.best;
    let turn = drawing.turn.unwrap_or_default();
    let labels = scaling::labels(settings, drawing, stage.piece.exhibit(), stage.lang);
    let foot = HEAD + HEIGHT;
    let other = other_curve(settings.mode);
    let hidden = |label: &Option<_>| label.is_none().then_some("hidden");
    html! {
        <>
            <p class="axis-name">{ label("loss") }</p>
            <div class="plot">
                // Beside the curves and not among them, where one would strike them through.
                <svg class="losses" width="36" height={tenths(HEAD + HEIGHT + FOOT)} aria-hidden="true">
                    for (nats, at) in drawing.losses.iter().copied() {
                        <text key={nats} x="30" y={down(at)} dy="4" text-anchor="end">
                            { hundredths(f64::from(nats) / 100.0) }
                        </text>
                    }
                </svg>
                <svg
                    class="chart" width="100%" height={tenths(HEAD + HEIGHT + FOOT)} aria-hidden="true"
                    onpointerdown={drag.clone()} onpointermove={drag} onclick={tap(on_spot)}
                >
                    <rect
                        class="never" x="0" width="100%" y={down(drawing.irreducible)}
                        height={tenths(HEIGHT * drawing.irreducible)}
                    />
                    <g class="grid">
                        for (nats, at) in drawing.losses.iter().copied() {
                            <line key={nats} x1="0" x2="100%" y1={down(at)} y2={down(at)} />
                        }
                    </g>
                    { decades(&drawing.decades, HEAD + HEIGHT + FOOT - 4.0, stage.lang) }
                    <text class="never" x="100%" y={down(drawing.irreducible)} dy="12">{ label("irreducible") }</text>
                    <g class="floor">
                        <line x1="0" x2="100%" y1={down(drawing.floor)} y2={down(drawing.floor)} />
                    </g>
                    <g class="turn" visibility={hidden(&labels.turn)}>
                        <line x1={percent(turn)} x2={percent(turn)} y1={tenths(HEAD + 14.0)} y2={down(0.0)} />
                        for label in &labels.turn {
                            { words(label, "", foot) }
                        }
                    </g>
                    // Above the dashed and dotted lines, which their own ground hides, and beneath the curves, of which it must not
                    // hide anything.
                    <g visibility={hidden(&labels.best)}>
                        for label in &labels.best {
                            { words(label, "name", foot) }
                        }
                    </g>
                    { words(&labels.here, "said", foot) }
                    <svg
                        x="0" y={tenths(HEAD)} width="100%" height={tenths(HEIGHT)} viewBox="0 0 1000 1000"
                        preserveAspectRatio="none"
                    >
                        <path class="ideal" d={path(&drawing.ideal)} />
                        <path class="real" d={path(&drawing.curve)} />
                    </svg>
                    <g class="point-best" visibility={hidden(&labels.best)}>
                        <circle cx={percent(best_x)} cy={down(best_y)} r="6" />
                    </g>
                    <g class="point-here">
                        <circle cx={percent(x)} cy={down(y)} r="8" />
                    </g>
                </svg>
            </div>
            <p class="key">
                <span class="real">{ label("curve") }</span><span class="ideal">{ label(other) }</span>
                <span class="floor">{ label("floor") }</span>
            </p>
        </>
    }
}

fn down(share: f64) -> String {
    tenths(HEAD + HEIGHT * (1.0 - share))
}

fn controls(stage: &Stage, settings: scaling::Settings, on: &Callback<Settings>) -> Html {
    let lang = stage.lang;
    let set = |change: fn(&mut scaling::Settings, u16)| {
        on.reform(move |value| {
            let mut settings = settings;
            change(&mut settings, value);
            Settings::Scaling(settings)
        })
    };
    let size = |hundredths: u16| parameters(f64::from(hundredths) / 100.0, lang);
    let modes = [Mode::Free, Mode::Budget];
    let decided = match settings.mode {
        Mode::Free => slider(
            stage,
            "params",
            size(settings.params),
            PARAMS,
            settings.params,
            set(|settings, value| settings.params = value),
        ),
        Mode::Budget => {
            let budget = power_of_ten(f64::from(settings.budget) / 100.0, lang);
            slider(
                stage,
                "compute",
                budget,
                BUDGETS,
                settings.budget,
                set(|settings, value| settings.budget = value),
            )
        }
    };
    let [.., good] = settings.remaining();
    let tokens = set(|settings, value| settings.tokens = value);
    html! {
        <div class="figure-controls control">
            <div class="model-side">
                {
                    options(stage, "mode", &modes.map(code), code(settings.mode), on.reform(move |index: usize| {
                        let mode = modes.get(index).copied().unwrap_or_default();
                        Settings::Scaling(scaling::Settings { mode, ..settings })
                    }))
                }
                { decided }
                <p class="formula">{ label(stage, "formula") }</p>
            </div>
            <div class="data-side">
                { slider(stage, "tokens", size(settings.tokens), TOKENS, settings.tokens, tokens) }
                for (index, name) in STEPS.into_iter().enumerate() {
                    { sieve(stage, settings, index, name, on) }
                }
                <p class="left-over">
                    <span>{ label(stage, "good") }</span><strong>{ remainder(scaling::log10(good), lang) }</strong>
                </p>
            </div>
        </div>
    }
}

/// A step that data goes through: how much it leaves of what came to it, and what is left by then of all there was.
fn sieve(
    stage: &Stage,
    settings: scaling::Settings,
    step: usize,
    name: &'static str,
    on: &Callback<Settings>,
) -> Html {
    let kept = settings.yields.get(step).copied().unwrap_or_default();
    let [raw, left @ ..] = settings.remaining();
    let left = left.get(step).copied().unwrap_or_default();
    let on = on.reform(move |value| {
        let mut settings = settings;
        if let Some(step) = settings.yields.get_mut(step) {
            *step = value;
        }
        Settings::Scaling(settings)
    });
    html! {
        <div key={name} class="sieve">
            { slider_on(stage, name, format!("{kept}%"), WHOLE, YIELDS, kept, on) }
            <svg width="100%" height="8" aria-hidden="true">
                <rect class="raw" width="100%" height="8" rx="2" />
                <rect class="left" width={percent(left / raw)} height="8" rx="2" />
            </svg>
        </div>
    }
}

/// What stands under the reading: the numbers behind it.
pub(super) fn beneath(stage: &Stage, settings: scaling::Settings) -> Html {
    let lang = stage.lang;
    let label = |name| label(stage, name);
    let outcome = scaling::outcome(settings);
    let [raw, ..] = settings.remaining();
    let size = |number: f64| parameters(scaling::log10(number), lang);
    let rows = [
        ("params", size(outcome.params)),
        ("tokens", size(raw)),
        ("good", format!("{} ({})", size(outcome.good), figures::fine_percent(settings.share(), lang))),
        ("loss", hundredths(outcome.loss)),
        (other_curve(settings.mode), hundredths(outcome.ideal)),
        ("turn", size(outcome.turn)),
    ];
    html! {
        <details class="figure-table">
            <summary>{ word(fixed(lang).by_numbers) }</summary>
            <table>
                <tbody>
                    for (name, value) in rows {
                        <tr key={name}><th scope="row">{ label(name) }</th><td>{ value }</td></tr>
                    }
                </tbody>
            </table>
        </details>
    }
}
