//! What figures are made of: sliders, choices, curves, axes, and drawings that can be dragged on.

use std::fmt::Write as _;

use yew::{AttrValue, Callback, Html, InputEvent, MouseEvent, PointerEvent, html};

use super::stage::Stage;
use crate::{
    domain::{Lang, figures::Label},
    view::{
        dom::play::{entered, spot_in, spot_of},
        text::{percent, share},
    },
};

/// A label of the figure, which the document gives.
pub(super) fn label(stage: &Stage, name: &str) -> AttrValue {
    share(&stage.piece.exhibit().label(name, stage.lang))
}

/// A slider, named by a label; `said` is what it stands at, in words.
pub(super) fn slider(
    stage: &Stage,
    name: &str,
    said: String,
    ends: (u16, u16),
    value: u16,
    on: Callback<u16>,
) -> Html {
    slider_on(stage, name, said, ends, ends, value, on)
}

/// The same on a scale that is longer than what can be set: the thumb goes no further than that.
pub(super) fn slider_on(
    stage: &Stage,
    name: &str,
    said: String,
    (first, last): (u16, u16),
    ends: (u16, u16),
    value: u16,
    on: Callback<u16>,
) -> Html {
    let said = AttrValue::from(said);
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(value) = entered(&event, ends) {
            on.emit(value);
        }
    });
    html! {
        <label class="slider">
            <span>{ label(stage, name) }</span>
            <strong>{ said.clone() }</strong>
            <input
                type="range" min={first.to_string()} max={last.to_string()} step="1"
                value={value.to_string()} aria-valuetext={said} {oninput}
            />
        </label>
    }
}

/// A choice between a few, each named by a label; told is the place of the chosen one.
pub(super) fn options(
    stage: &Stage,
    name: &str,
    codes: &[&'static str],
    chosen: &str,
    on: Callback<usize>,
) -> Html {
    let group = format!("yongxian-{}-{name}", stage.piece.kind().code());
    html! {
        <fieldset class="options">
            <legend>{ label(stage, name) }</legend>
            for (index, code) in codes.iter().copied().enumerate() {
                <label key={index}>
                    <input
                        type="radio" name={group.clone()} value={code} checked={code == chosen}
                        onchange={on.reform(move |_| index)}
                    />
                    <span>{ label(stage, code) }</span>
                </label>
            }
        </fieldset>
    }
}

/// Takes a pointer that is pressed in a drawing, and moved, as a fraction of its width.
pub(super) fn drag(on: Callback<f64>) -> Callback<PointerEvent> {
    Callback::from(move |event: PointerEvent| {
        if let Some((x, _)) = spot_in(&event) {
            on.emit(x);
        }
    })
}

/// The same for a drawing that is clicked or tapped: a finger that is put down might be about to scroll.
pub(super) fn tap(on: Callback<f64>) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        if let Some((x, _)) = spot_of(&event) {
            on.emit(x);
        }
    })
}

/// A whole number between two ends, a fraction of the way from the first to the second.
pub(super) fn between((least, most): (u16, u16), fraction: f64) -> u16 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between the two ends")]
    let more = (fraction * f64::from(most - least)).round() as u16;
    (least + more).min(most)
}

/// A number that is not negative, with one digit after the point; see `words.rs` of the domain on floats.
pub(super) fn tenths(number: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a small drawing")]
    let tenths = (number * 10.0).round() as u32;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A curve for a box of a thousand by a thousand that is stretched to where it belongs; y goes up. Each point is written as the
/// step from the one before: even steps repeat, and what repeats costs the page nothing.
pub(super) fn path(points: &[(f64, f64)]) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "fractions of a thousand")]
    let thousandths = |fraction: f64| (fraction * 1_000.0).round() as i32;
    let mut path = String::with_capacity(points.len() * 7);
    let mut at = (0, 0);
    for (index, (x, y)) in points.iter().copied().enumerate() {
        let next = (thousandths(x), thousandths(1.0 - y));
        // Writing to a string cannot fail.
        let _ = write!(path, "{}{} {}", if index == 0 { 'm' } else { 'l' }, next.0 - at.0, next.1 - at.1);
        at = next;
    }
    path
}

/// Words where a drawing has room for them; `foot` is the y of its lower end.
pub(super) fn words(label: &Label, class: &'static str, foot: f64) -> Html {
    html! {
        <text
            class={class} x={percent(label.x)} y={tenths(foot - label.y)} dx={label.dx.to_string()}
            text-anchor={label.anchor.code()}
        >{ label.text.clone() }</text>
    }
}

/// An axis of sizes by powers of ten, each with its x.
pub(super) fn decades(powers: &[(u16, f64)], y: f64, lang: Lang) -> Html {
    html! {
        <g class="decades">
            for (power, at) in powers.iter().copied() {
                <text key={power} x={percent(at)} y={tenths(y)}>{ size(power, lang) }</text>
            }
        </g>
    }
}

/// A power of ten, from 10⁷ to 10¹³, as short as an axis needs it.
fn size(power: u16, lang: Lang) -> &'static str {
    let (zh, en) = match power {
        ..=7 => ("1千万", "10M"),
        8 => ("1亿", "100M"),
        9 => ("10亿", "1B"),
        10 => ("100亿", "10B"),
        11 => ("1000亿", "100B"),
        12 => ("1万亿", "1T"),
        _ => ("10万亿", "10T"),
    };
    if lang == Lang::Zh { zh } else { en }
}
