//! The drawing of the timeline: all years as a strip of months above, one year enlarged below.
//!
//! The drawing is for eyes and pointers; the list beside it says everything, so this stays out of the
//! accessibility tree and out of the tab order.

use yew::{AttrValue, Html, classes, html};

use super::{Scene, words::words};
use crate::{
    domain::{
        Action, Lang,
        timeline::{self, Dot, Drawing},
    },
    view::{
        event_item::accent,
        text::{percent, plain, say, share, word},
    },
};

/// Heights in CSS pixels: the strip of months, the room for its years, the gap to the enlarged year.
const STRIP: usize = 56;
const YEARS: usize = 22;
const GAP: usize = 26;
/// How far down the gap the lines of the lens go.
const LENS: usize = 20;
/// The distance between two dots, and the room for the months below them.
const PITCH: usize = 16;
const FOOT: usize = 26;

/// The drawing.
pub(super) fn axis(scene: &Scene) -> Html {
    let (edition, lang) = (scene.edition, scene.state.lang);
    let shown = edition.matching_events(&scene.state.filter, scene.query, lang);
    let drawing = timeline::draw(&edition.events, &shown, &edition.article.timeline);
    let top = STRIP + YEARS + GAP;
    let ground = top + drawing.levels * PITCH;
    html! {
        <div class="axis-figure">
            <svg class="axis-drawing" width="100%" height={(ground + FOOT).to_string()} aria-hidden="true">
                { strip(&drawing) }
                { lens(&drawing, ground + FOOT) }
                <line class="axis" x1="0" x2="100%" y1={ground.to_string()} y2={ground.to_string()} />
                <g class="months">
                    for month in 0..12_u32 {
                        <text
                            key={month} x={percent((f64::from(month) + 0.5) / 12.0)} y={(ground + 18).to_string()}
                        >{ month_name(month, lang) }</text>
                    }
                </g>
                <g class="dots">
                    for dot in &drawing.dots {
                        { mark(dot, ground, scene) }
                    }
                </g>
            </svg>
            <div class="caption">
                { word(words(lang).timeline_axis) }
                <ul class="legend">
                    for (index, point) in edition.article.points.iter().enumerate() {
                        <li key={index} data-accent={share(&point.id)}>{ say(&point.title, lang) }</li>
                    }
                    <li key="none">{ word(words(lang).no_point) }</li>
                </ul>
            </div>
        </div>
    }
}

/// The events of each month as bars, those that the filter lets through in full colour.
fn strip(drawing: &Drawing) -> Html {
    let height = |count: usize| count * (STRIP - 4) / drawing.most.max(1);
    html! {
        <g class="strip">
            <rect
                class="window" x={percent(drawing.focus.0)} width={percent(drawing.focus.1 - drawing.focus.0)}
                y="0" height={(STRIP + YEARS).to_string()}
            />
            <g class="bars">
                for (index, month) in drawing.months.iter().enumerate() {
                    <g key={index}>
                        { bar("all", month.start, month.width, height(month.total)) }
                        { bar("shown", month.start, month.width, height(month.shown)) }
                    </g>
                }
            </g>
            <line class="axis" x1="0" x2="100%" y1={STRIP.to_string()} y2={STRIP.to_string()} />
            <g class="years">
                for (year, start) in drawing.years.iter().copied() {
                    <text key={year} x={percent(start)} dx="4" y={(STRIP + 16).to_string()}>{ year }</text>
                }
            </g>
        </g>
    }
}

fn bar(class: &'static str, start: f64, width: f64, height: usize) -> Html {
    html! {
        <rect
            {class} x={percent(start + width * 0.1)} width={percent(width * 0.8)}
            y={(STRIP - height).to_string()} height={height.to_string()}
        />
    }
}

/// The lines that open from the year in the strip to the whole width below.
fn lens(drawing: &Drawing, bottom: usize) -> Html {
    let (from, to) = drawing.focus;
    let (above, below) = ((STRIP + YEARS).to_string(), (STRIP + YEARS + LENS).to_string());
    html! {
        <g class="lens">
            <rect x="0" width="100%" y={below.clone()} height={(bottom - STRIP - YEARS - LENS).to_string()} />
            <line x1={percent(from)} x2="0" y1={above.clone()} y2={below.clone()} />
            <line x1={percent(to)} x2="100%" y1={above} y2={below} />
        </g>
    }
}

fn mark(dot: &Dot, ground: usize, scene: &Scene) -> Html {
    let Some(event) = scene.edition.events.get(dot.event) else { return html! { <g /> } };
    let chosen = scene.state.event.as_ref() == Some(&event.id);
    let class = classes!("dot", dot.shown.then_some("is-shown"), chosen.then_some("is-chosen"));
    let choose = Action::ChoseEvent((!chosen).then(|| event.id.clone()));
    // What the filter leaves out is not in the list either, so there is nothing to go to.
    let onclick = dot.shown.then(|| scene.on.reform(move |_| choose.clone()));
    html! {
        <circle
            key={&*event.id} {class} data-accent={accent(event)} data-dot={share(&event.id)} {onclick}
            cx={percent(dot.x)} cy={(ground - PITCH / 2 - dot.level * PITCH).to_string()} r="5.5"
        >
            <title>{ format!("{} {}", event.date.words(scene.state.lang), plain(&event.title, scene.state.lang)) }</title>
        </circle>
    }
}

fn month_name(month: u32, lang: Lang) -> AttrValue {
    const SHORT: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    match lang {
        Lang::Zh => format!("{}月", month + 1).into(),
        Lang::En => SHORT.get(month as usize).copied().unwrap_or_default().into(),
    }
}
