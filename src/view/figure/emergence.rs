//! Emergence: how scores rise with scale, and twelve answers that turn right token by token.

use yew::{Callback, Html, classes, html};

use super::{
    parts::{between, decades, drag, label, options, path, slider, tap, tenths},
    stage::Stage,
    words::{part_of, words},
};
use crate::{
    domain::figures::{
        self, Settings,
        emergence::{self, Drawing, LENGTHS, SCALES, Sample, Score},
        parameters,
    },
    view::text::{percent, say, share, word},
};

/// The room above the curves, their height, and the room for sizes below, in CSS pixels.
const HEAD: f64 = 12.0;
const HEIGHT: f64 = 240.0;
const FOOT: f64 = 26.0;

/// The figure under some settings.
pub(super) fn emergence(stage: &Stage, settings: emergence::Settings, on: &Callback<Settings>) -> Html {
    let drawing = emergence::draw(settings, stage.piece.exhibit(), stage.lang);
    html! {
        <div class="emergence" data-score={code(settings.score)}>
            { chart(stage, settings, &drawing, on) }
            { tally(stage, &drawing.answers) }
            { controls(stage, settings, on) }
        </div>
    }
}

/// What stands under the reading: the sample answers, and the curves as a table.
pub(super) fn beneath(stage: &Stage, settings: emergence::Settings) -> Html {
    let drawing = emergence::draw(settings, stage.piece.exhibit(), stage.lang);
    html! {
        <div>
            { answers(stage, &drawing.answers) }
            { table(stage, settings) }
        </div>
    }
}

fn chart(stage: &Stage, settings: emergence::Settings, drawing: &Drawing, on: &Callback<Settings>) -> Html {
    let on_spot = on.reform(move |x: f64| {
        Settings::Emergence(emergence::Settings { scale: between(SCALES, x), ..settings })
    });
    let drag = drag(on_spot.clone());
    let x = percent(drawing.x);
    let label = |name| label(stage, name);
    // Each line has the name of the score that it shows, and what it stands at.
    let line = |class, name, share| {
        html! { <span {class}>{ label(name) }<strong>{ figures::percent(share, stage.lang) }</strong></span> }
    };
    html! {
        <>
            <svg
                class="chart" width="100%" height={(HEAD + HEIGHT + FOOT).to_string()} aria-hidden="true"
                onpointerdown={drag.clone()} onpointermove={drag} onclick={tap(on_spot)}
            >
                for (index, (share, name)) in [(0.0, "0"), (0.5, "50%"), (1.0, "100%")].into_iter().enumerate() {
                    <g key={index} class="grid">
                        <line x1="0" x2="100%" y1={down(share)} y2={down(share)} />
                        // At the left the curves run along the ground, at the right they are far above it.
                        if share > 0.0 {
                            <text x="0" y={down(share)} dy="-5">{ name }</text>
                        } else {
                            <text x="100%" y={down(share)} dx="-6" dy="-5" text-anchor="end">{ name }</text>
                        }
                    </g>
                }
                <text class="aside" x="48" y={down(1.0)} dy="-5">{ label("illustrative") }</text>
                { decades(&drawing.decades, HEAD + HEIGHT + FOOT - 4.0, stage.lang) }
                <line class="here" x1={x.clone()} x2={x.clone()} y1={down(1.0)} y2={down(0.0)} />
                <svg x="0" y={HEAD.to_string()} width="100%" height={HEIGHT.to_string()} viewBox="0 0 1000 1000" preserveAspectRatio="none">
                    <path class="even" d={path(&drawing.per_token)} />
                    <path class="steep" d={path(&drawing.in_full)} />
                </svg>
                <g class="even">
                    <circle cx={x.clone()} cy={down(drawing.tokens)} r="6" />
                </g>
                <g class="steep">
                    <circle class="half" cx={percent(drawing.half)} cy={down(0.5)} r="4" />
                    <text class="half" x={percent(drawing.half)} y={down(0.5)} dx="10" dy="4">{ label("half") }</text>
                    <circle cx={x.clone()} cy={down(drawing.whole)} r="6" />
                </g>
            </svg>
            <p class="key">
                { line("even", "tokens", drawing.tokens) }{ line("steep", "exact", drawing.whole) }
            </p>
        </>
    }
}

/// The y of a share, in CSS pixels.
fn down(share: f64) -> String {
    tenths(HEAD + HEIGHT * (1.0 - share))
}

/// The height of a sample answer in the row of them, and the width of one in a box that is as wide as twelve, in CSS pixels.
const TALL: f64 = 34.0;
const WIDE: f64 = 10.0;

/// The sample answers in a row, each as full as it has right tokens, so that they are seen turning right while the scale is
/// dragged; the answers themselves stand under the reading.
fn tally(stage: &Stage, samples: &[Sample]) -> Html {
    let right = samples.iter().filter(|sample| sample.right).count();
    #[expect(clippy::cast_precision_loss, reason = "a dozen of small numbers")]
    let bar = |(index, sample): (usize, &Sample)| {
        let full = sample.tokens.iter().filter(|(_, right)| *right).count() as f64;
        let height = TALL * full / sample.tokens.len().max(1) as f64;
        let x = tenths((index as f64 + 0.5) / samples.len().max(1) as f64 * 100.0) + "%";
        let class = if sample.right { "is-right" } else { "is-partly" };
        let shift = format!("translate(-{} 0)", WIDE / 2.0);
        html! {
            <g key={index} transform={shift}>
                <rect class="empty" x={x.clone()} width={WIDE.to_string()} height={TALL.to_string()} rx="2" />
                <rect {class} {x} y={tenths(TALL - height)} width={WIDE.to_string()} height={tenths(height)} rx="2" />
            </g>
        }
    };
    html! {
        <div class="tally">
            <p class="answers-head">
                <strong>{ label(stage, "whole") }</strong>{ " " }{ part_of(right, samples.len(), stage.lang) }
            </p>
            <p class="key">{ label(stage, "bars") }</p>
            <svg width="100%" height={TALL.to_string()} aria-hidden="true">
                { for samples.iter().enumerate().map(bar) }
            </svg>
        </div>
    }
}

const fn code(score: Score) -> &'static str {
    match score {
        Score::Exact => "exact",
        Score::Tokens => "tokens",
    }
}

fn controls(stage: &Stage, settings: emergence::Settings, on: &Callback<Settings>) -> Html {
    let set = |change: fn(&mut emergence::Settings, u16)| {
        on.reform(move |value| {
            let mut settings = settings;
            change(&mut settings, value);
            Settings::Emergence(settings)
        })
    };
    let scale = parameters(settings.log10(), stage.lang);
    let on_scale = set(|settings, value| settings.scale = value);
    let on_length = set(|settings, value| settings.length = value);
    let scores = [Score::Exact, Score::Tokens];
    html! {
        <div class="figure-controls control">
            { slider(stage, "scale", scale, SCALES, settings.scale, on_scale) }
            { slider(stage, "length", settings.length.to_string(), LENGTHS, settings.length, on_length) }
            {
                options(stage, "score", &scores.map(code), code(settings.score), on.reform(move |index: usize| {
                    let score = scores.get(index).copied().unwrap_or_default();
                    Settings::Emergence(emergence::Settings { score, ..settings })
                }))
            }
        </div>
    }
}

fn answers(stage: &Stage, samples: &[Sample]) -> Html {
    let lang = stage.lang;
    let exhibit = stage.piece.exhibit();
    html! {
        <div class="answers">
            <ul>
                for (index, (sample, answer)) in samples.iter().zip(&exhibit.answers).enumerate() {
                    <li key={index} class={classes!(sample.right.then_some("is-right"))}>
                        <p class="question">{ say(&answer.question, lang) }</p>
                        <p class="tokens">
                            for (index, (token, right)) in sample.tokens.iter().enumerate() {
                                <span key={index} class={if *right { "token is-right" } else { "token" }}>{ share(token) }</span>
                            }
                        </p>
                    </li>
                }
            </ul>
        </div>
    }
}

fn table(stage: &Stage, settings: emergence::Settings) -> Html {
    let lang = stage.lang;
    let label = |name| label(stage, name);
    html! {
        <details class="figure-table">
            <summary>{ word(words(lang).by_numbers) }</summary>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ label("scale") }</th>
                        <th scope="col">{ label("per-token") }</th>
                        <th scope="col">{ label("whole") }</th>
                    </tr>
                </thead>
                <tbody>
                    for (index, [size, tokens, whole]) in emergence::rows(settings.length, lang).into_iter().enumerate() {
                        <tr key={index}><th scope="row">{ size }</th><td>{ tokens }</td><td>{ whole }</td></tr>
                    }
                </tbody>
            </table>
        </details>
    }
}
