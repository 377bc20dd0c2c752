//! The drawing as a whole: its parts one above the other, its keys, its sentences and its legend.

use yew::{Callback, Html, KeyboardEvent, MouseEvent, html};

use super::{
    Scene, card,
    stage::{Act, Card, Spot},
    steady, strip, tools, tracks,
    words::{self, words},
};
use crate::{
    domain::{
        Action,
        timeline::{clocks::Clock, days::date, moments::Track, ticks::Ticks, zoom::Zoom},
    },
    view::text::{plain, say, share, word},
};

/// How much a key zooms, and by how much of the width it moves.
const STEP: f64 = 1.5;
const PAGE: f64 = 0.75;
/// The field by which events belong to key points.
const POINTS: &str = "points";

/// The drawing. Of what is in it, only what follows the part in view is drawn with each step.
pub(super) fn drawing(scene: &Scene) -> Html {
    let Scene { stage, plan, state, .. } = scene;
    html! {
        <svg
            ref={scene.drawing.clone()} class="chart axis-drawing" width="100%" height={tracks::pixels(plan.end())} tabindex="0" role="application"
            aria-label={words(state.lang).keys} onkeydown={scene.on(keys)}
        >
            <g aria-hidden="true">
                { strip::lens(scene) }
                { steady(scene, None, strip::whole) }
                { tracks::sheet(stage, plan, steady(scene, Some(stage.sheet), tracks::drawn)) }
                for track in Track::ALL {
                    { tracks::spans(scene, track) }
                }
                { strip::counts(scene) }
                { strip::coarse(scene) }
            </g>
        </svg>
    }
}

/// What is in view, and what the clocks say.
pub(super) fn sentences(scene: &Scene) -> (String, String) {
    let Scene { stage, state, plan, clocks, .. } = scene;
    let zoom = stage.rested;
    let [models, events] = Track::ALL.map(|track| scene.places(zoom, track).len());
    let unit = Ticks::of(zoom, plan.width).unit;
    let view = words::in_view(zoom.dates(), unit, models, events, state.lang);
    let counts: Vec<(Clock, usize)> = clocks.iter().map(|hand| (hand.clock, hand.at(zoom.to))).collect();
    let last = date(zoom.days().to - 1);
    let counts =
        if plan.has(Track::Models) { words::counted(&counts, last, state.lang) } else { String::new() };
    (view, counts)
}

/// What the colours and shapes mean. The key points are buttons: pressed, one lights its own events, and narrows the list to its models.
pub(super) fn legend(scene: &Scene) -> Html {
    let Scene { edition, state, plan, .. } = scene;
    let lang = state.lang;
    let w = words(lang);
    // Until it is alive on a page, nothing would come of a press.
    let lights = scene.stage.width.is_some() && edition.facet(POINTS).is_some();
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
                    <li key={index} data-accent={share(&point.id)} data-name={lights.then(|| plain(&point.title, lang))}>
                        if lights {
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
fn lit(scene: &Scene, point: &crate::domain::Id) -> Callback<MouseEvent> {
    let point = point.clone();
    scene.on(move |scene, _| {
        let (field, value) = (POINTS.into(), point.clone());
        let action = if scene.state.filter.chooses(POINTS, &point) {
            Action::Ticked { field, value, chosen: false }
        } else {
            Action::ChoseOnly { field, value }
        };
        if let Some(next) = scene.state.after(action) {
            scene.set.emit(next);
        }
    })
}

/// Everything that a pointer does, with keys; none is taken that the page could want while the drawing has no focus.
fn keys(scene: &Scene, event: KeyboardEvent) {
    if !event.ctrl_key() && !event.meta_key() && !event.alt_key() && pressed(scene, &event.key()) {
        event.prevent_default();
    }
}

/// Does what a key stands for; says whether it stands for anything.
fn pressed(scene: &Scene, key: &str) -> bool {
    let stage = &scene.stage;
    let (whole, zoom) = (stage.whole, stage.bound());
    let looked = stage.looked;
    let usual = if scene.plan.has(Track::Events) { Track::Events } else { Track::Models };
    let track = looked.map_or(usual, |(track, _)| track);
    let look = |spot: Option<Spot>| spot.map(Act::Looked);
    let part = |zoom: Zoom| Some(Act::Glided(zoom));
    let larger = |factor: f64| {
        let around = looked.and_then(|spot| Some(zoom.place(stage.moment(spot)?.days.from.into())));
        zoom.larger(factor, around.filter(|place| (0.0..=1.0).contains(place)).unwrap_or(0.5), whole)
    };
    let act = match key {
        "ArrowRight" => look(tools::stepped(scene, track, 1)),
        "ArrowLeft" => look(tools::stepped(scene, track, -1)),
        "ArrowUp" => look(tools::across(scene, looked, Track::Models)),
        "ArrowDown" => look(tools::across(scene, looked, Track::Events)),
        "PageDown" => part(zoom.moved(PAGE, whole)),
        "PageUp" => part(zoom.moved(-PAGE, whole)),
        "Home" => part(zoom.moved(zoom.place(whole.from), whole)),
        "End" => part(zoom.moved(zoom.place(whole.to) - 1.0, whole)),
        "+" | "=" => part(larger(STEP)),
        "-" | "_" => part(larger(1.0 / STEP)),
        "Enter" | " " => {
            if let Some(spot) = looked {
                card::opens(scene, Card::One(spot));
            }
            None
        }
        "Escape" if stage.card.is_some() => {
            card::closes(scene);
            None
        }
        _ => return false,
    };
    if let Some(act) = act {
        scene.act(act);
    }
    true
}
