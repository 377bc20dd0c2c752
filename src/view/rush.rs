//! The rush as a picture at the head of the page. A still drawing: the list below says the same in words.

use yew::{Html, classes, html};

use super::{
    text::{percent, word},
    words::{rush_crowd, undated_models, words},
};
use crate::domain::{Edition, Lang};

/// The distance between two dots, in CSS pixels.
const PITCH: usize = 10;
/// The room for the years below and the flag above the dots, in CSS pixels.
const FOOT: usize = 26;
const HEAD: usize = 22;

/// The picture with its caption.
pub(super) fn rush_picture(edition: &Edition, lang: Lang) -> Html {
    let drawing = edition.rush();
    let ground = HEAD + drawing.levels * PITCH;
    let (written, height) = drawing.written.unwrap_or_default();
    let written = percent(written);
    html! {
        <figure class="rush">
            <svg class="rush-drawing" width="100%" height={(ground + FOOT).to_string()} aria-hidden="true">
                <line class="axis" x1="0" x2="100%" y1={ground.to_string()} y2={ground.to_string()} />
                <g class="years">
                    for (year, start) in drawing.years.iter().copied() {
                        <g key={year}>
                            <line
                                class="axis" x1={percent(start)} x2={percent(start)}
                                y1={ground.to_string()} y2={(ground + 6).to_string()}
                            />
                            <text x={percent(start)} y={(ground + FOOT - 6).to_string()}>{ year }</text>
                        </g>
                    }
                </g>
                <g class="flag" visibility={drawing.written.is_none().then_some("hidden")}>
                    <line x1={written.clone()} x2={written.clone()} y1="4" y2={(ground - height * PITCH).to_string()} />
                    <text x={written} y="14" dx="-8">{ word(words(lang).rush_written) }</text>
                </g>
                <g class="dots">
                    for dot in &drawing.dots {
                        <circle
                            key={dot.model} class={classes!("dot", dot.named.then_some("is-named"))}
                            cx={percent(dot.x)} cy={(ground - PITCH / 2 - dot.level * PITCH).to_string()} r="3.6"
                        />
                    }
                </g>
            </svg>
            <figcaption>
                { if drawing.each > 1 { html! { rush_crowd(drawing.each, lang) } } else { word(words(lang).rush_caption) } }{ undated_models(drawing.undated, lang) }
            </figcaption>
        </figure>
    }
}
