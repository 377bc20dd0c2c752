//! The whole in little, the clocks, and the axis: what says where in time one is.

use yew::{AttrValue, Html, html};

use super::{
    Scene, Shown,
    plan::{AXIS, CLOCKS, Plan, SAID, STRIP, STRIP_END},
    stage::Stage,
    tracks::pixels,
    words,
};
use crate::{
    domain::{
        figures::width_of,
        timeline::{
            clocks::{Clock, Hand},
            density::{Bar, density},
            moments::{Moment, Track},
            ticks::{Ticks, years},
        },
    },
    view::text::percent,
};

/// How near two steps of a clock may be, in fractions of the width.
const STEP: f64 = 0.006;
/// From the words of one clock to those of the next, and their type, in CSS pixels.
const APART: f64 = 18.0;
const TYPE: f64 = 12.0;

/// How much happened in each month.
pub(super) fn bars(stage: &Stage, shown: &Shown) -> Vec<Bar> {
    let mut all: Vec<Moment> =
        Track::ALL.iter().flat_map(|track| stage.moments.on(*track)).copied().collect();
    all.sort_by_key(|moment| moment.days);
    density(&all, &|moment| shown.has(moment), stage.whole)
}

/// The whole in little, with the part in view, and the lines that open from there.
pub(super) fn strip(scene: &Scene) -> Html {
    let Scene { stage, plan, .. } = scene;
    let most = plan.bars.iter().map(|bar| bar.total).max().unwrap_or_default().max(1);
    let (from, to) = (stage.whole.place(stage.zoom.from), stage.whole.place(stage.zoom.to));
    let bar = |class: &'static str, bar: &Bar, count: usize| {
        let high = (STRIP - 6.0) * ratio(count, most);
        html! {
            <rect
                class={class} x={percent(bar.from + bar.width * 0.1)} width={percent(bar.width * 0.8)}
                y={pixels(STRIP - high)} height={pixels(high)}
            />
        }
    };
    let years = years(stage.whole, plan.width);
    let lens = pixels(Plan::clocks() - 4.0);
    html! {
        <g class="strip">
            <rect class="window" x={percent(from)} width={percent(to - from)} y="0" height={pixels(STRIP_END)} />
            <g class="bars">
                for (n, one) in plan.bars.iter().enumerate() {
                    <g key={n}>{ bar("all", one, one.total) }{ bar("shown", one, one.shown) }</g>
                }
            </g>
            <line class="axis" x1="0" x2="100%" y1={pixels(STRIP)} y2={pixels(STRIP)} />
            <g class="years">
                for (n, tick) in years.iter().enumerate() {
                    <text key={n} x={percent(tick.place)} dx="4" y={pixels(STRIP + 15.0)}>{ tick.date.year() }</text>
                }
            </g>
            <g class="lens">
                <line x1={percent(from)} x2="0" y1={pixels(STRIP_END)} y2={lens.clone()} />
                <line x1={percent(to)} x2="100%" y1={pixels(STRIP_END)} y2={lens} />
            </g>
        </g>
    }
}

/// The clocks: lines that rise by a step for each model.
pub(super) fn clocks(scene: &Scene) -> Html {
    let Scene { state, stage, plan, clocks, .. } = scene;
    if !plan.has(Track::Models) {
        return html! { <g class="clocks" /> };
    }
    let most = clocks.iter().map(Hand::most).max().unwrap_or_default().max(1);
    let bottom = Plan::clocks() + SAID + CLOCKS;
    let high = |count: usize| bottom - (CLOCKS - 4.0) * ratio(count, most);
    // One beside the other, since their lines may run as one.
    let mut x = 0.0;
    let said: Vec<(f64, Clock, String)> = clocks
        .iter()
        .map(|hand| {
            let text = format!("{} {}", words::clock(hand.clock, state.lang), hand.at(stage.zoom.to));
            let here = x;
            x += width_of(&text) * TYPE / 100.0 + APART;
            (here, hand.clock, text)
        })
        .collect();
    html! {
        <g class="clocks">
            <line class="axis" x1="0" x2="100%" y1={pixels(bottom)} y2={pixels(bottom)} />
            for hand in clocks.iter() {
                { clock(hand, &hand.steps(stage.zoom, STEP), &high) }
            }
            for (x, clock, text) in said {
                <text
                    key={format!("said-{}", code(clock))} class="said" data-clock={code(clock)}
                    x={pixels(x)} y={pixels(Plan::clocks() + SAID - 6.0)}
                >{ text }</text>
            }
        </g>
    }
}

fn clock(hand: &Hand, steps: &[(f64, usize)], high: &dyn Fn(usize) -> f64) -> Html {
    let ends = steps.iter().skip(1).map(|(place, _)| *place).chain([1.0]);
    let before = [None].into_iter().chain(steps.iter().map(|(_, count)| Some(*count)));
    html! {
        <g key={code(hand.clock)} data-clock={code(hand.clock)}>
            for (n, (((place, count), end), before)) in steps.iter().copied().zip(ends).zip(before).enumerate() {
                <g key={n}>
                    <line x1={percent(place)} x2={percent(end)} y1={pixels(high(count))} y2={pixels(high(count))} />
                    <line x1={percent(place)} x2={percent(place)} y1={pixels(high(before.unwrap_or(count)))} y2={pixels(high(count))} />
                </g>
            }
        </g>
    }
}

/// The name of a clock in the style sheet.
pub(super) const fn code(clock: Clock) -> &'static str {
    match clock {
        Clock::Announced => "announced",
        Clock::Opened => "opened",
        Clock::Weights => "weights",
    }
}

/// The axis between the tracks, with lines through both where a unit begins.
pub(super) fn axis(scene: &Scene, ticks: &Ticks) -> Html {
    let Scene { state, plan, .. } = scene;
    let (axis, end) = (plan.axis(), plan.end());
    let line = |place: f64, from: f64, to: f64| {
        html! { <line x1={percent(place)} x2={percent(place)} y1={pixels(from)} y2={pixels(to)} /> }
    };
    // A word is left out where the part in view ends in its middle.
    let room = |place: f64| (1.0 - place) * plan.width > 30.0;
    html! {
        <g class="ticks">
            <g class="grid">
                for (n, tick) in ticks.fine.iter().enumerate() {
                    <g key={n}>{ line(tick.place, plan.models(), axis) }{ line(tick.place, axis + AXIS, end) }</g>
                }
            </g>
            <line class="axis" x1="0" x2="100%" y1={pixels(axis)} y2={pixels(axis)} />
            <g class="fine">
                for (n, tick) in ticks.fine.iter().enumerate().filter(|(_, tick)| room(tick.place)) {
                    <text key={n} x={percent(tick.place)} dx="4" y={pixels(axis + 16.0)}>{ words::fine(ticks.unit, tick.date, state.lang) }</text>
                }
            </g>
            <g class="coarse">
                for (n, tick) in ticks.coarse.iter().enumerate().filter(|(_, tick)| room(tick.place)) {
                    <text key={n} x={percent(tick.place)} dx="4" y={pixels(axis + 34.0)}>{ AttrValue::from(words::coarse(ticks.unit, tick.date, state.lang)) }</text>
                }
            </g>
        </g>
    }
}

fn ratio(count: usize, most: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of what is in a document")]
    let ratio = count as f64 / most as f64;
    ratio
}
