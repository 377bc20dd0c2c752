//! Emergence: how scores rise with scale, and twelve answers that turn right token by token.

use std::fmt::Write as _;

use yew::{AttrValue, Callback, Html, PointerEvent, classes, html};

use super::{
    stage::Stage,
    words::{part_of, words},
};
use crate::{
    domain::{
        Lang,
        figures::{
            Settings,
            emergence::{self, Drawing, LENGTHS, SCALES, Sample, Score},
        },
    },
    view::{
        dom::play::{entered, place_in},
        text::{percent, say, share, word},
    },
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
            { controls(stage, settings, on) }
            { answers(stage, &drawing.answers) }
            { table(stage, settings) }
        </div>
    }
}

fn chart(stage: &Stage, settings: emergence::Settings, drawing: &Drawing, on: &Callback<Settings>) -> Html {
    let drag = on.reform(move |x: f64| {
        let width = f64::from(SCALES.1 - SCALES.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between the two ends")]
        let scale = SCALES.0 + (x * width).round() as u16;
        Settings::Emergence(emergence::Settings { scale, ..settings })
    });
    let drag = Callback::from(move |event: PointerEvent| {
        if let Some(x) = place_in(&event) {
            drag.emit(x);
        }
    });
    let x = percent(drawing.x);
    let label = |name: &str| share(&stage.piece.exhibit().label(name, stage.lang));
    // Each line is named where it has room: the even one above its rise, the steep one below it.
    let even = drawing.per_token.iter().find(|(_, y)| *y >= 0.36).copied().unwrap_or((0.5, 0.5));
    let steep = drawing.in_full.iter().find(|(_, y)| *y >= 0.12).copied().unwrap_or((0.9, 0.1));
    html! {
        <svg
            class="chart" width="100%" height={(HEAD + HEIGHT + FOOT).to_string()} aria-hidden="true"
            onpointerdown={drag.clone()} onpointermove={drag}
        >
            for (index, (share, name)) in [(0.0, "0"), (0.5, "50%"), (1.0, "100%")].into_iter().enumerate() {
                <g key={index} class="grid">
                    <line x1="0" x2="100%" y1={down(share)} y2={down(share)} />
                    <text x="0" y={down(share)} dy="-5">{ name }</text>
                </g>
            }
            <g class="decades">
                for (power, at) in drawing.decades.iter().copied() {
                    <text key={power} x={percent(at)} y={(HEAD + HEIGHT + FOOT - 4.0).to_string()}>
                        { size(power, stage.lang) }
                    </text>
                }
            </g>
            <line class="here" x1={x.clone()} x2={x.clone()} y1={down(1.0)} y2={down(0.0)} />
            <svg x="0" y={HEAD.to_string()} width="100%" height={HEIGHT.to_string()} viewBox="0 0 1000 1000" preserveAspectRatio="none">
                <path class="even" d={path(&drawing.per_token)} />
                <path class="steep" d={path(&drawing.in_full)} />
            </svg>
            <g class="even">
                <text class="name" x={percent(even.0)} y={down(even.1)} dx="-12">{ label("per-token") }</text>
                <circle cx={x.clone()} cy={down(drawing.tokens)} r="6" />
            </g>
            <g class="steep">
                <text class="name" x={percent(steep.0)} y={down(steep.1)} dx="12" dy="8">{ label("whole") }</text>
                <circle class="half" cx={percent(drawing.half)} cy={down(0.5)} r="4" />
                <text class="half" x={percent(drawing.half)} y={down(0.5)} dx="10" dy="4">{ label("half") }</text>
                <circle cx={x} cy={down(drawing.whole)} r="6" />
            </g>
        </svg>
    }
}

/// The y of a share, in CSS pixels.
fn down(share: f64) -> String {
    tenths(HEAD + HEIGHT * (1.0 - share))
}

/// A number that is not negative, with one digit after the point; floats are not formatted, see `words.rs` of the domain.
fn tenths(number: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a small drawing")]
    let tenths = (number * 10.0).round() as u32;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn path(points: &[(f64, f64)]) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "fractions of a thousand")]
    let thousandths = |fraction: f64| (fraction * 1_000.0).round() as u32;
    let mut path = String::with_capacity(points.len() * 9);
    for (index, (x, y)) in points.iter().copied().enumerate() {
        let letter = if index == 0 { 'M' } else { 'L' };
        // Writing to a string cannot fail.
        let _ = write!(path, "{letter}{} {}", thousandths(x), thousandths(1.0 - y));
    }
    path
}

/// A power of ten as short as an axis needs it.
fn size(power: u16, lang: Lang) -> AttrValue {
    match (lang, power) {
        (Lang::Zh, ..=7) => "1千万",
        (Lang::Zh, 8) => "1亿",
        (Lang::Zh, 9) => "10亿",
        (Lang::Zh, 10) => "100亿",
        (Lang::Zh, 11) => "1000亿",
        (Lang::Zh, _) => "1万亿",
        (Lang::En, ..=7) => "10M",
        (Lang::En, 8) => "100M",
        (Lang::En, 9) => "1B",
        (Lang::En, 10) => "10B",
        (Lang::En, 11) => "100B",
        (Lang::En, _) => "1T",
    }
    .into()
}

const fn code(score: Score) -> &'static str {
    match score {
        Score::Exact => "exact",
        Score::Tokens => "tokens",
    }
}

fn controls(stage: &Stage, settings: emergence::Settings, on: &Callback<Settings>) -> Html {
    let label = |name: &str| share(&stage.piece.exhibit().label(name, stage.lang));
    let on_scale = on.reform(move |event| {
        Settings::Emergence(emergence::Settings {
            scale: entered(&event).unwrap_or(settings.scale),
            ..settings
        })
    });
    let on_length = on.reform(move |event| {
        Settings::Emergence(emergence::Settings {
            length: entered(&event).unwrap_or(settings.length),
            ..settings
        })
    });
    let scale = emergence::scale_words(settings, stage.lang);
    html! {
        <div class="figure-controls control">
            <label class="slider is-wide">
                <span>{ label("scale") }</span>
                <b>{ scale.clone() }</b>
                <input
                    type="range" min={SCALES.0.to_string()} max={SCALES.1.to_string()} step="1"
                    value={settings.scale.to_string()} aria-valuetext={scale} oninput={on_scale}
                />
            </label>
            <label class="slider">
                <span>{ label("length") }</span>
                <b>{ settings.length }</b>
                <input
                    type="range" min={LENGTHS.0.to_string()} max={LENGTHS.1.to_string()} step="1"
                    value={settings.length.to_string()} oninput={on_length}
                />
            </label>
            <fieldset class="options">
                <legend>{ label("score") }</legend>
                for score in [Score::Exact, Score::Tokens] {
                    <label key={code(score)}>
                        <input
                            type="radio" name="yongxian-score" value={code(score)} checked={score == settings.score}
                            onchange={on.reform(move |_| Settings::Emergence(emergence::Settings { score, ..settings }))}
                        />
                        <span>{ label(code(score)) }</span>
                    </label>
                }
            </fieldset>
        </div>
    }
}

fn answers(stage: &Stage, samples: &[Sample]) -> Html {
    let lang = stage.lang;
    let exhibit = stage.piece.exhibit();
    let right = samples.iter().filter(|sample| sample.right).count();
    html! {
        <div class="answers">
            <p class="answers-head">
                <b>{ share(&exhibit.label("whole", lang)) }</b>{ " " }{ part_of(right, samples.len(), lang) }
                <span class="aside">{ share(&exhibit.label("illustrative", lang)) }</span>
            </p>
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
    let label = |name: &str| share(&stage.piece.exhibit().label(name, lang));
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
