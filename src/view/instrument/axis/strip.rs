//! The whole in little, the clocks, and the axis: what says where in time one is.
//!
//! Must stay true: what has many steps or lines is one path, which the browser stretches to the width; no word is ever stretched.

use yew::{AttrValue, Html, html};

use super::{
    Scene, Shown,
    plan::{CLOCKS, NAME, Plan, SAID, STRIP, STRIP_END},
    stage::Stage,
    tracks::{Room, pixels},
    words,
};
use crate::{
    domain::{
        figures::width_of,
        timeline::{
            clocks::{Clock, Hand},
            density::{Bar, density},
            moments::{Moment, Track},
            ticks::{Tick, Ticks, years},
        },
    },
    view::text::{percent, word},
};

/// How near two steps of a clock may be, in fractions of the width.
const STEP: f64 = 0.006;
/// How wide what stretches is, in its own units.
const WIDE: u16 = 10_000;
/// What stands free before and behind the words of a tick, in CSS pixels.
const FREE: f64 = 6.0;
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

/// The part in view in the whole, and the lines that open from there.
pub(super) fn lens(scene: &Scene) -> Html {
    let stage = &scene.stage;
    let (from, to) = (stage.whole.place(stage.zoom.from), stage.whole.place(stage.zoom.to));
    let end = pixels(Plan::clocks() - 4.0);
    html! {
        <g class="lens">
            <rect class="window" x={percent(from)} width={percent(to - from)} y="0" height={pixels(STRIP_END)} />
            <line x1={percent(from)} x2="0" y1={pixels(STRIP_END)} y2={end.clone()} />
            <line x1={percent(to)} x2="100%" y1={pixels(STRIP_END)} y2={end} />
        </g>
    }
}

/// What stays as it is: the whole in little, the lines from side to side, the names of the tracks.
pub(super) fn whole(scene: &Scene) -> Html {
    let Scene { state, stage, plan, .. } = scene;
    let most = plan.bars.iter().map(|bar| bar.total).max().unwrap_or_default().max(1);
    let outline = |count: fn(&Bar) -> usize| {
        let bar = |bar: &Bar| {
            let top = STRIP - (STRIP - 6.0) * ratio(count(bar), most);
            let [bottom, top] = [STRIP, top].map(pixels);
            let [from, to] = [0.1, 0.9].map(|part| units(bar.from + bar.width * part));
            format!("M{from} {bottom}V{top}H{to}V{bottom}")
        };
        plan.bars.iter().filter(|bar| count(bar) > 0).map(bar).collect::<String>()
    };
    let years = years(stage.whole, plan.width);
    let line = |y: f64| html! { <line class="axis" x1="0" x2="100%" y1={pixels(y)} y2={pixels(y)} /> };
    let w = words::words(state.lang);
    let tracks = [(Track::Models, w.models, plan.models()), (Track::Events, w.events, plan.events())];
    html! {
        <g class="strip">
            { stretched("bars", ("0".into(), "100%".into()), STRIP, html! {
                <>
                    <path class="all" d={outline(|bar| bar.total)} />
                    <path class="shown" d={outline(|bar| bar.shown)} />
                </>
            }) }
            { line(STRIP) }
            <g class="years">
                for (n, tick) in years.iter().enumerate() {
                    <text key={n} x={percent(tick.place)} dx="4" y={pixels(STRIP + 15.0)}>{ tick.date.year() }</text>
                }
            </g>
            for (_, name, y) in tracks.into_iter().filter(|(track, ..)| plan.has(*track)) {
                <text key={name} class="track-name" x="0" y={pixels(y + 15.0)}>{ word(name) }</text>
            }
            if plan.has(Track::Models) {
                { line(clocks_end()) }
            }
            { line(plan.axis()) }
        </g>
    }
}

/// What is stretched to a width: in [`units`] from left to right, and in pixels from top to bottom.
fn stretched(class: &'static str, (x, width): (AttrValue, AttrValue), high: f64, inside: Html) -> Html {
    let high = pixels(high);
    let room = format!("0 0 {WIDE} {high}");
    html! { <svg {class} {x} {width} height={high} viewBox={room} preserveAspectRatio="none">{ inside }</svg> }
}

/// A fraction of what stretches in its units.
fn units(place: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a fraction")]
    let units = (place * f64::from(WIDE)).round() as i32;
    units
}

/// What the clocks say at the end of the part in view, where their lines end; one beside the other, since these may run as one.
pub(super) fn counts(scene: &Scene) -> Html {
    let Scene { state, stage, plan, clocks, .. } = scene;
    let mut back = 0.0;
    let counts = clocks.iter().rev().filter(|_| plan.has(Track::Models)).map(|hand| {
        let text = format!("{} {}", words::clock(hand.clock, state.lang), hand.at(stage.zoom.to));
        let (code, dx) = (code(hand.clock), pixels(-back));
        back += width_of(&text) * TYPE / 100.0 + APART;
        html! { <text key={code} data-clock={code} x="100%" {dx} y={pixels(Plan::clocks() + SAID - 6.0)}>{ text }</text> }
    });
    html! { <g class="counts">{ for counts }</g> }
}

/// What is drawn as lines on the sheet: the clocks, which rise by a step for each model, and where a unit begins.
pub(super) fn lines(scene: &Scene, room: Room, ticks: &Ticks) -> Html {
    let Scene { plan, clocks, .. } = scene;
    let bottom = clocks_end();
    let most = clocks.iter().map(Hand::most).max().unwrap_or_default().max(1);
    let high = |count: usize| pixels(bottom - (CLOCKS - 4.0) * ratio(count, most));
    let nearest = STEP * plan.width / room.width();
    let lines = html! {
        <>
            <path class="grid" d={grid(plan, ticks)} />
            for hand in clocks.iter().filter(|_| plan.has(Track::Models)) {
                <path key={code(hand.clock)} data-clock={code(hand.clock)} d={rising(&hand.steps(room.extent, nearest), &high)} />
            }
        </>
    };
    let across = (room.place(room.extent.from).into(), room.wide(room.extent.length()).into());
    stretched("lines", across, plan.end(), lines)
}

/// The line of a clock, from one end of the sheet to the other.
fn rising(steps: &[(f64, usize)], high: &dyn Fn(usize) -> String) -> String {
    let mut line = String::new();
    for (place, count) in steps {
        let (x, y) = (units(*place), high(*count));
        line += &if line.is_empty() { format!("M{x} {y}") } else { format!("H{x}V{y}") };
    }
    format!("{line}H{WIDE}")
}

/// Where the clocks end, in pixels from the top.
const fn clocks_end() -> f64 {
    Plan::clocks() + SAID + CLOCKS
}

/// The name of a clock in the style sheet.
pub(super) const fn code(clock: Clock) -> &'static str {
    match clock {
        Clock::Announced => "announced",
        Clock::Opened => "opened",
        Clock::Weights => "weights",
    }
}

/// Lines through both tracks where a unit begins.
fn grid(plan: &Plan, ticks: &Ticks) -> String {
    // The names of the tracks stand free.
    let [top, axis, beneath, end] =
        [plan.models() + NAME, plan.axis(), plan.events() + NAME, plan.end()].map(pixels);
    let line = |tick: &Tick| {
        let x = units(tick.place);
        format!("M{x} {top}V{axis}M{x} {beneath}V{end}")
    };
    ticks.fine.iter().map(line).collect()
}

/// What begins there.
pub(super) fn fine(scene: &Scene, room: Room, ticks: &Ticks) -> Html {
    let y = scene.plan.axis() + 16.0;
    let word = |tick: &Tick| {
        let words = words::fine(ticks.unit, tick.date, scene.state.lang);
        at(tick, room.place(room.extent.moment(tick.place)), y, words, room.width())
    };
    html! { <g class="fine">{ for ticks.fine.iter().filter_map(word) }</g> }
}

/// The words of what is coarser: the first one stays where the part in view begins, so that one always knows where one is.
pub(super) fn coarse(scene: &Scene) -> Html {
    let Scene { stage, state, plan, .. } = scene;
    let ticks = Ticks::of(stage.zoom, plan.width);
    let y = plan.axis() + 34.0;
    let word = |tick: &Tick| {
        let words = words::coarse(ticks.unit, tick.date, state.lang);
        at(tick, percent(tick.place), y, words, plan.width)
    };
    html! { <g class="coarse">{ for ticks.coarse.iter().filter_map(word) }</g> }
}

/// Words that are moved without being set anew; left out where what is so wide ends in their middle.
fn at(tick: &Tick, x: String, y: f64, words: String, width: f64) -> Option<Html> {
    let fits = (1.0 - tick.place) * width > width_of(&words) * TYPE / 100.0 + FREE;
    fits.then(
        || html! { <svg key={tick.date.to_string()} {x} y={pixels(y)}><text dx="4">{ words }</text></svg> },
    )
}

fn ratio(count: usize, most: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of what is in a document")]
    let ratio = count as f64 / most as f64;
    ratio
}
