//! The drawing of the timeline: all years as a strip of months above, one year enlarged below.
//!
//! The drawing is for eyes and pointers; the list beside it says everything, so this stays out of the
//! accessibility tree and out of the tab order.

use std::rc::Rc;

use yew::{AttrValue, Callback, Html, Properties, classes, component, html};

use super::{event_item::accent, text::{say, share}, words::words};
use crate::domain::{
    Action, Edition, Id, Lang,
    timeline::{self, Dot, Drawing},
};

/// Heights in CSS pixels: the strip of months, the room for its years, the gap to the enlarged year.
const STRIP: f64 = 56.0;
const YEARS: f64 = 22.0;
const GAP: f64 = 26.0;
/// The distance between two dots, and the room for the months below them.
const PITCH: f64 = 15.0;
const FOOT: f64 = 26.0;

#[derive(Properties, PartialEq)]
pub(super) struct TimelineAxisProps {
    /// The document.
    pub edition: Edition,
    /// Positions of the events that fit the filter, ascending.
    pub shown: Rc<Vec<usize>>,
    /// The marked event.
    pub chosen: Option<Id>,
    /// The language shown.
    pub lang: Lang,
    /// Told when a dot is chosen.
    pub on: Callback<Action>,
}

#[component]
pub(super) fn TimelineAxis(props: &TimelineAxisProps) -> Html {
    let TimelineAxisProps { edition, shown, lang, .. } = props;
    let drawing = timeline::draw(&edition.events, shown, &edition.article.timeline);
    let top = STRIP + YEARS + GAP;
    let ground = top + units(drawing.levels) * PITCH;
    html! {
        <figure class="axis-figure">
            <svg class="axis-drawing" width="100%" height={(ground + FOOT).to_string()} aria-hidden="true">
                { strip(&drawing) }
                { lens(&drawing, ground + FOOT) }
                <line class="axis" x1="0" x2="100%" y1={ground.to_string()} y2={ground.to_string()} />
                <g class="months">
                    for month in 0..12_u32 {
                        <text
                            key={month} x={percent((f64::from(month) + 0.5) / 12.0)} y={(ground + 18.0).to_string()}
                        >{ month_name(month, *lang) }</text>
                    }
                </g>
                <g class="dots">
                    for dot in &drawing.dots {
                        { mark(dot, ground, props) }
                    }
                </g>
            </svg>
            <figcaption>{ words(*lang).timeline_axis }</figcaption>
        </figure>
    }
}

/// The events of each month as bars, those that the filter lets through in full colour.
fn strip(drawing: &Drawing) -> Html {
    let height = |count: usize| units(count) / units(drawing.most) * (STRIP - 4.0);
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
                    <text key={year} x={percent(start)} dx="4" y={(STRIP + 16.0).to_string()}>{ year }</text>
                }
            </g>
        </g>
    }
}

fn bar(class: &'static str, start: f64, width: f64, height: f64) -> Html {
    html! {
        <rect
            {class} x={percent(start + width * 0.1)} width={percent(width * 0.8)}
            y={format!("{:.1}", STRIP - height)} height={format!("{height:.1}")}
        />
    }
}

/// The lines that open from the year in the strip to the whole width below.
fn lens(drawing: &Drawing, bottom: f64) -> Html {
    let (from, to) = drawing.focus;
    let (above, below) = ((STRIP + YEARS).to_string(), (STRIP + YEARS + GAP * 0.8).to_string());
    html! {
        <g class="lens">
            <rect x="0" width="100%" y={below.clone()} height={(bottom - STRIP - YEARS - GAP * 0.8).to_string()} />
            <line x1={percent(from)} x2="0" y1={above.clone()} y2={below.clone()} />
            <line x1={percent(to)} x2="100%" y1={above} y2={below} />
        </g>
    }
}

fn mark(dot: &Dot, ground: f64, props: &TimelineAxisProps) -> Html {
    let Some(event) = props.edition.events.get(dot.event) else { return html! { <g /> } };
    let chosen = props.chosen.as_ref() == Some(&event.id);
    let class = classes!("dot", dot.shown.then_some("is-shown"), chosen.then_some("is-chosen"));
    let choose = Action::ChoseEvent((!chosen).then(|| event.id.clone()));
    // What the filter leaves out is not in the list either, so there is nothing to go to.
    let onclick = dot.shown.then(|| props.on.reform(move |_| choose.clone()));
    html! {
        <circle
            key={&*event.id} {class} data-accent={accent(event)} data-dot={share(&event.id)} {onclick}
            cx={percent(dot.x)} cy={(ground - PITCH / 2.0 - units(dot.level) * PITCH).to_string()} r="5.5"
        >
            <title>{ format!("{} {}", event.date.words(props.lang), say(&event.title, props.lang)) }</title>
        </circle>
    }
}

fn month_name(month: u32, lang: Lang) -> AttrValue {
    const SHORT: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    match lang {
        Lang::Zh => format!("{}月", month + 1).into(),
        Lang::En => SHORT.get(month as usize).copied().unwrap_or_default().into(),
    }
}

fn percent(fraction: f64) -> String {
    format!("{:.2}%", fraction * 100.0)
}

/// Counts are small: a drawing of more than four thousand million things would not be looked at.
fn units(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
