//! The controls of the timeline: the tour, moving and zooming, the list that follows, and the two ends as dates.

use yew::{Callback, Event, Html, InputEvent, MouseEvent, html};

use super::{
    Scene, follows,
    stage::{Act, Card, Spot},
    words::{self, words},
};
use crate::{
    domain::{
        Date, Measure, State,
        timeline::{
            days::{Days, date},
            moments::{Moment, Track},
            zoom::Zoom,
        },
    },
    view::{
        dom::{play::restored, typed},
        text::word,
    },
};

/// How much a button zooms, and by how much of the width it moves.
const STEP: f64 = 1.6;
const MOVE: f64 = 0.5;
/// How long the part in view is on the tour, in days, unless it is shorter already.
const TOUR: f64 = 92.0;

/// The buttons above the drawing.
pub(super) fn bar(scene: &Scene) -> Html {
    let Scene { stage, state, .. } = scene;
    let lang = state.lang;
    let w = words(lang);
    let (from, to) = stage.first.dates();
    let first = if from.year() == to.year() {
        words::year(from.year(), lang)
    } else {
        format!("{}–{}", from.year(), to.year())
    };
    let following = follows(stage, state);
    html! {
        <div class="axis-tools control">
            <div role="group" aria-label={w.tour} hidden={!scene.plan.has(Track::Events)}>
                <button type="button" class="axis-play" aria-pressed={stage.playing.to_string()} onclick={scene.on(played)}>
                    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
                        <path d={if stage.playing { "M1 1h3v8h-3zM6 1h3v8h-3z" } else { "M1 0l9 5l-9 5z" }} />
                    </svg>
                    { word(if stage.playing { w.halt } else { w.play }) }
                </button>
                { button(w.previous, "‹", stepping(scene, -1)) }
                { button(w.next, "›", stepping(scene, 1)) }
            </div>
            <div role="group" aria-label={w.moving}>
                { button(w.back, "«", going(scene, |zoom, whole| zoom.moved(-MOVE, whole))) }
                { button(w.smaller, "−", going(scene, |zoom, whole| zoom.larger(1.0 / STEP, 0.5, whole))) }
                { button(w.larger, "+", going(scene, |zoom, whole| zoom.larger(STEP, 0.5, whole))) }
                { button(w.forth, "»", going(scene, |zoom, whole| zoom.moved(MOVE, whole))) }
                <button type="button" onclick={going(scene, |_, whole| whole)}>{ word(w.all_time) }</button>
                <button type="button" onclick={scene.on(|scene, _| scene.glide(scene.stage.first))}>{ first }</button>
            </div>
            <button type="button" class="axis-follow" aria-pressed={following.to_string()} onclick={scene.on(following_toggled)}>
                { word(w.follow) }
            </button>
        </div>
    }
}

fn button(name: &'static str, sign: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="axis-sign" aria-label={name} title={name} {onclick}><span aria-hidden="true">{ word(sign) }</span></button>
    }
}

/// To another part, reckoned from the one in view and the whole.
fn going(scene: &Scene, to: fn(Zoom, Zoom) -> Zoom) -> Callback<MouseEvent> {
    scene.on(move |scene, _| scene.glide(to(scene.stage.bound(), scene.stage.whole)))
}

/// Narrows the list to the months in view, from now on; or no more.
fn following_toggled(scene: &Scene, _: MouseEvent) {
    let stage = &scene.stage;
    let following = follows(stage, &scene.state);
    let mut next = State { zoom: stage.written(), ..(*scene.state).clone() };
    next.filter.narrow(Measure::Announced, if following { None } else { stage.zoom.months() });
    scene.set.emit(next);
}

/// Begins the tour, which shows a quarter of a year at a time; or halts it.
fn played(scene: &Scene, _: MouseEvent) {
    let (zoom, whole) = (scene.stage.bound(), scene.stage.whole);
    if !scene.stage.playing {
        if zoom.length() > TOUR {
            scene.act(Act::To(zoom.larger(zoom.length() / TOUR, 0.0, whole)));
        }
        scene.act(Act::Stepped(begins(scene)));
    }
    scene.act(Act::Played(!scene.stage.playing));
}

/// Where the tour begins: with what is looked at, or with its first one; after the last one anew.
fn begins(scene: &Scene) -> Option<Spot> {
    let next = beside(scene, 1);
    if next.is_none() {
        return tour(scene).first().map(|place| (Track::Events, *place));
    }
    scene.stage.looked.filter(|(track, _)| *track == Track::Events).or(next)
}

fn stepping(scene: &Scene, by: i32) -> Callback<MouseEvent> {
    scene.on(move |scene, _| {
        scene.act(Act::Played(false));
        scene.act(Act::Stepped(beside(scene, by)));
    })
}

/// What the tour visits: the events that the filter lets through of the year that the document begins with; once one beside it is
/// looked at, or where that year has none, all.
fn tour(scene: &Scene) -> Vec<usize> {
    let Scene { stage, shown, .. } = scene;
    let moments = stage.moments.on(Track::Events).iter().enumerate();
    let all: Vec<(usize, &Moment)> = moments.filter(|(_, moment)| shown.has(moment)).collect();
    let days = stage.first.days();
    let in_year = |moment: &Moment| days.from <= moment.days.from && moment.days.from < days.to;
    let beside = stage.looked.filter(|(track, _)| *track == Track::Events);
    let beside = beside.and_then(|spot| stage.moment(spot)).is_some_and(|moment| !in_year(moment));
    let year: Vec<usize> =
        all.iter().filter(|(_, moment)| in_year(moment)).map(|(place, _)| *place).collect();
    if beside || year.is_empty() { all.into_iter().map(|(place, _)| place).collect() } else { year }
}

/// The event of the tour after the one that is looked at, or before it.
pub(super) fn beside(scene: &Scene, by: i32) -> Option<Spot> {
    let tour = tour(scene);
    let here = scene.stage.looked.filter(|(track, _)| *track == Track::Events).map(|(_, place)| place);
    Some((Track::Events, *nth(&tour, here, by)?))
}

/// The moment of a track after the one that is looked at, or before it; of the whole axis, and first of what is in view.
pub(super) fn stepped(scene: &Scene, track: Track, by: i32) -> Option<Spot> {
    let here = scene.stage.looked.filter(|(known, _)| *known == track).map(|(_, place)| place);
    let in_view = scene.places(scene.stage.bound(), track);
    let here = here.filter(|place| in_view.contains(place));
    let moments = scene.stage.moments.on(track).iter().enumerate();
    let all: Vec<usize> = match here {
        None => in_view,
        Some(_) => moments.filter(|(_, moment)| scene.shown.has(moment)).map(|(place, _)| place).collect(),
    };
    Some((track, *nth(&all, here, by)?))
}

/// The moment of a track in view that is nearest to the one looked at.
pub(super) fn across(scene: &Scene, looked: Option<Spot>, track: Track) -> Option<Spot> {
    let day = |spot: Spot| scene.stage.moment(spot).map(|moment| moment.days.from);
    let here = looked.and_then(day).unwrap_or(scene.stage.bound().days().from);
    let all = scene.places(scene.stage.bound(), track).into_iter();
    let nearest = all.min_by_key(|place| day((track, *place)).map_or(i32::MAX, |day| (day - here).abs()));
    nearest.map(|place| (track, place)).filter(|spot| looked.is_none_or(|looked| looked.0 != spot.0))
}

/// The next of some ascending places, or the one before; the first or the last where nothing is known.
fn nth(all: &[usize], here: Option<usize>, by: i32) -> Option<&usize> {
    match (here, by > 0) {
        (None, true) => all.first(),
        (None, false) => all.last(),
        (Some(here), true) => all.iter().find(|place| **place > here),
        (Some(here), false) => all.iter().rev().find(|place| **place < here),
    }
}

/// The two ends of what is in view, as dates to be typed or picked; and those that stand nowhere on the axis.
pub(super) fn ends(scene: &Scene) -> Html {
    let Scene { stage, state, .. } = scene;
    let w = words(state.lang);
    let (first, last) = stage.whole.dates();
    let days = stage.rested.days();
    let field = |name: &'static str, at: i32, is_from: bool| {
        let oninput = scene.on(move |scene, event: InputEvent| {
            let stage = &scene.stage;
            let typed =
                typed(&event).and_then(|text| text.parse::<Date>().ok()).map(|date| Days::of(date).from);
            if let Some(zoom) = typed.and_then(|day| ended(stage.bound(), day, is_from, stage.whole)) {
                scene.act(Act::To(zoom));
            }
        });
        // What is no day of the axis does not stay there as if it were.
        let onchange = scene.on(move |scene, event: Event| {
            let days = scene.stage.bound().days();
            restored(&event, &date(if is_from { days.from } else { days.to - 1 }).to_string());
        });
        html! {
            <label>
                <span>{ word(name) }</span>
                <input type="date" min={first.to_string()} max={last.to_string()} value={date(at).to_string()} {oninput} {onchange} />
            </label>
        }
    };
    let undated = stage.moments.undated.len();
    let open = stage.card == Some(Card::Undated);
    let opens =
        scene.on(move |scene, _: MouseEvent| scene.act(Act::Opened((!open).then_some(Card::Undated))));
    html! {
        <div class="axis-ends control">
            <div role="group" aria-label={w.part}>
                { field(w.from, days.from, true) }
                { field(w.to, days.to - 1, false) }
            </div>
            <button type="button" aria-expanded={open.to_string()} hidden={undated == 0} onclick={opens}>{ words::undated(undated, state.lang) }</button>
        </div>
    }
}

/// What is in view once one end is another day; `None` for a day that is not on the axis, as it is while a year is being typed.
fn ended(zoom: Zoom, day: i32, is_from: bool, whole: Zoom) -> Option<Zoom> {
    let days = whole.days();
    if !(days.from..days.to).contains(&day) {
        return None;
    }
    let week = crate::domain::timeline::zoom::LEAST;
    let (begin, end) = (f64::from(day), f64::from(day + 1));
    Some(if is_from {
        Zoom { from: begin, to: zoom.to.max(begin + week) }.within(whole)
    } else {
        Zoom { from: zoom.from.min(end - week), to: end }.within(whole)
    })
}
