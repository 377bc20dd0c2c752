//! The drawing as a whole: its parts one above the other, its keys, its sentences and its legend.

use yew::{Callback, Html, KeyboardEvent, MouseEvent, NodeRef, html};

use super::{
    Scene, card,
    names::places,
    stage::{Act, Card, Spot},
    strip, tools, tracks,
    words::{self, words},
};
use crate::{
    domain::{
        Action, State,
        timeline::{clocks::Clock, days::date, moments::Track, ticks::Ticks, zoom::Zoom},
    },
    view::text::{say, share, word},
};

/// How much a key zooms, and by how much of the width it moves.
const STEP: f64 = 1.5;
const PAGE: f64 = 0.75;
/// The field by which events belong to key points.
const POINTS: &str = "points";

/// The drawing.
pub(super) fn drawing(scene: &Scene<'_>, node: NodeRef) -> Html {
    let Scene { stage, plan, state, .. } = scene;
    let ticks = Ticks::of(stage.zoom, plan.width);
    html! {
        <svg
            ref={node} class="chart axis-drawing" width="100%" height={tracks::pixels(plan.end())} tabindex="0" role="application"
            aria-label={words(state.lang).keys} onkeydown={keys(scene)}
        >
            <g aria-hidden="true">
                { strip::strip(scene) }
                { strip::clocks(scene) }
                { strip::axis(scene, &ticks) }
                { tracks::track(scene, Track::Models) }
                { tracks::track(scene, Track::Events) }
            </g>
        </svg>
    }
}

/// What is in view, and what the clocks say.
pub(super) fn sentences(scene: &Scene<'_>) -> (String, String) {
    let Scene { stage, state, plan, clocks, .. } = scene;
    let zoom = stage.bound();
    let [models, events] = Track::ALL.map(|track| places(scene, track).len());
    let unit = Ticks::of(zoom, plan.width).unit;
    let view = words::in_view(zoom.dates(), unit, models, events, state.lang);
    let counts: Vec<(Clock, usize)> = clocks.iter().map(|hand| (hand.clock, hand.at(zoom.to))).collect();
    let last = date(zoom.days().to - 1);
    let counts =
        if plan.has(Track::Models) { words::counted(&counts, last, state.lang) } else { String::new() };
    (view, counts)
}

/// What the colours and shapes mean. The key points are buttons: pressed, one lights its own events, and narrows the list to its models.
pub(super) fn legend(scene: &Scene<'_>) -> Html {
    let Scene { edition, state, plan, .. } = scene;
    let lang = state.lang;
    let w = words(lang);
    let is_field = edition.facet(POINTS).is_some();
    let shapes = [("announced", w.announced), ("both", w.both), ("opened", w.opened), ("unsure", w.span)];
    html! {
        <div class="caption">
            <ul class="legend shapes">
                for (shape, name) in shapes.into_iter().filter(|_| plan.has(Track::Models)) {
                    <li key={shape} data-shape={shape}>{ word(name) }</li>
                }
            </ul>
            <ul class="legend" aria-label={w.light}>
                for (index, point) in edition.article.points.iter().enumerate() {
                    <li key={index} data-accent={share(&point.id)}>
                        if is_field {
                            <button
                                type="button" class="lights" aria-pressed={state.filter.chooses(POINTS, &point.id).to_string()}
                                onclick={lit(scene, &point.id)}
                            >{ say(&point.title, lang) }</button>
                        } else {
                            { say(&point.title, lang) }
                        }
                    </li>
                }
                <li key="none">{ word(crate::view::instrument::words::words(lang).no_point) }</li>
            </ul>
        </div>
    }
}

/// Lights a key point alone, or all again.
fn lit(scene: &Scene<'_>, point: &crate::domain::Id) -> Callback<MouseEvent> {
    let (field, value) = (POINTS.into(), point.clone());
    let action = if scene.state.filter.chooses(POINTS, point) {
        Action::Ticked { field, value, chosen: false }
    } else {
        Action::ChoseOnly { field, value }
    };
    let next: Option<State> = scene.state.after(action);
    let set = scene.set.clone();
    Callback::from(move |_| {
        if let Some(next) = &next {
            set.emit(next.clone());
        }
    })
}

/// Everything that a pointer does, with keys; none is taken that the page could want while the drawing has no focus.
fn keys(scene: &Scene<'_>) -> Callback<KeyboardEvent> {
    let Scene { edition, state, stage, set, act, .. } = scene;
    let (whole, zoom) = (stage.whole, stage.bound());
    let around = stage.looked.and_then(|spot| Some(zoom.place(stage.moment(spot)?.days.from.into())));
    let around = around.filter(|place| (0.0..=1.0).contains(place)).unwrap_or(0.5);
    let looked = stage.looked;
    let track = looked.map_or_else(
        || if scene.plan.has(Track::Events) { Track::Events } else { Track::Models },
        |(track, _)| track,
    );
    let step = |by: i32| tools::stepped(scene, track, by);
    let (next, previous) = (step(1), step(-1));
    let across = |to: Track| tools::across(scene, looked, to);
    let (above, below) = (across(Track::Models), across(Track::Events));
    let ends = [
        Zoom { from: whole.from, to: whole.from + zoom.length() },
        Zoom { from: whole.to - zoom.length(), to: whole.to },
    ];
    let opens: Callback<Spot> = {
        let (edition, stage, state, set, act) =
            ((*edition).clone(), (*stage).clone(), (*state).clone(), (*set).clone(), (*act).clone());
        Callback::from(move |spot| card::opens(&edition, &stage, &state, &set, &act, Card::One(spot)))
    };
    let has_card = stage.card.is_some();
    let act = (*act).clone();
    let closes = card::closes(scene);
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let look = |spot: Option<Spot>| spot.map(Act::Looked);
        let [start, end] = ends;
        let done = match event.key().as_str() {
            "ArrowRight" => look(next),
            "ArrowLeft" => look(previous),
            "ArrowUp" => look(above),
            "ArrowDown" => look(below),
            "PageDown" => Some(Act::Glided(zoom.moved(PAGE, whole))),
            "PageUp" => Some(Act::Glided(zoom.moved(-PAGE, whole))),
            "Home" => Some(Act::Glided(start)),
            "End" => Some(Act::Glided(end)),
            "+" | "=" => Some(Act::Glided(zoom.larger(STEP, around, whole))),
            "-" | "_" => Some(Act::Glided(zoom.larger(1.0 / STEP, around, whole))),
            "Enter" | " " => {
                event.prevent_default();
                if let Some(spot) = looked {
                    opens.emit(spot);
                }
                return;
            }
            "Escape" if has_card => {
                event.prevent_default();
                closes.emit(());
                return;
            }
            _ => return,
        };
        event.prevent_default();
        if let Some(done) = done {
            act.dispatch(done);
        }
    })
}
