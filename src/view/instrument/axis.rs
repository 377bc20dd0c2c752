//! The timeline to steer: the whole span in little, the part in view with three clocks and two tracks, and what is told of a moment.
//!
//! Must stay true: whatever a pointer reaches, keys and buttons reach; whatever is drawn is also said, by the sentence above, the list
//! beneath, or the status. The state is told once the axis rests, so that steering it costs the page nothing else.

mod card;
mod frame;
mod names;
mod plan;
mod stage;
mod strip;
mod tools;
mod tracks;
mod words;

use std::{cell::RefCell, rc::Rc};

use yew::{
    Callback, Html, Properties, UseReducerHandle, component, hook, html, use_callback, use_effect_with,
    use_memo, use_mut_ref, use_node_ref, use_reducer,
};

use self::{
    plan::Plan,
    stage::{Act, Card, Stage},
};
use crate::{
    domain::{
        Edition, Id, Lang, Measure, Query, State,
        timeline::{
            clocks::{Hand, clocks},
            moments::{Moment, Moments, Track},
            zoom::Zoom,
        },
    },
    view::{
        dom::{
            play::{use_announced, use_frames, use_later},
            steer::{Steer, use_steering, use_width},
        },
        text::word,
    },
};

/// How long the axis rests before the state is told, in ms.
const REST: u32 = 160;
/// How long it glides, in ms.
const GLIDE: f64 = 420.0;
/// How long the tour stays with a moment, in ms: at least, and for each letter.
const STAY: (u32, u32) = (1_800, 55);

#[derive(Properties, PartialEq)]
pub(super) struct AxisProps {
    /// The document.
    pub edition: Edition,
    /// The state of the explainer.
    pub state: State,
    /// What the filter's text looks for.
    pub query: Rc<Query>,
    /// Told the state that the reader wants.
    pub set: Callback<State>,
}

/// Which moments the filter lets through.
#[derive(Debug, PartialEq)]
struct Shown {
    models: Vec<bool>,
    events: Vec<bool>,
}

impl Shown {
    fn has(&self, moment: &Moment) -> bool {
        let shown = |all: &[bool], position: usize| all.get(position).copied();
        let model = moment.what.model().and_then(|position| shown(&self.models, position));
        model.or_else(|| shown(&self.events, moment.what.event()?)).unwrap_or_default()
    }
}

/// What all parts of the instrument draw from. Cloning is cheap, so that what only a key or a press needs is reckoned when it comes.
#[derive(Clone)]
struct Scene {
    edition: Edition,
    state: Rc<State>,
    stage: UseReducerHandle<Stage>,
    shown: Rc<Shown>,
    /// The places of what is in view of each track, and let through by the filter.
    in_view: Rc<[Vec<usize>; 2]>,
    clocks: Rc<Vec<Hand>>,
    plan: Plan,
    set: Callback<State>,
}

impl Scene {
    fn act(&self, act: Act) {
        self.stage.dispatch(act);
    }

    fn places(&self, track: Track) -> &[usize] {
        track.of::<Vec<usize>>(&self.in_view)
    }
}

/// The instrument.
#[component]
pub(super) fn Axis(props: &AxisProps) -> Html {
    let AxisProps { edition, state, query, set } = props;
    let lang = state.lang;
    let stage = use_reducer(|| {
        let span = &edition.article.timeline;
        Stage::new(Moments::of(edition).into(), Zoom::whole(span), Zoom::first(span))
    });
    let asked = (state.filter.clone(), query.clone(), lang);
    let shown = use_memo(asked, |(filter, query, lang)| {
        let flags = |count: usize, shown: Vec<usize>| {
            let mut flags = vec![false; count];
            for position in shown {
                if let Some(flag) = flags.get_mut(position) {
                    *flag = true;
                }
            }
            flags
        };
        Shown {
            models: flags(edition.models.len(), edition.matches(filter, query, *lang).models),
            events: flags(edition.events.len(), edition.matching_events(filter, query, *lang)),
        }
    });
    let clocks = use_memo((), |()| clocks(edition));
    let widths =
        use_memo(lang, |lang| Track::ALL.map(|track| names::widths(edition, stage.moments.on(track), *lang)));
    let scale = plan::scale(&stage);
    let lanes = use_memo((lang, scale), |(_, scale)| plan::lanes(&stage.moments, &widths, *scale));
    let bars = use_memo(shown.clone(), |shown| strip::bars(&stage, shown));
    let plan = Plan::new(lanes, bars, widths, &stage);

    let in_view = Track::ALL.map(|track| names::in_view(&stage, &shown, track)).into();
    let scene = Scene {
        edition: edition.clone(),
        state: Rc::new(state.clone()),
        stage: stage.clone(),
        shown,
        in_view,
        clocks,
        plan,
        set: set.clone(),
    };
    // For what happens later: the drawing that is there by then.
    let latest = use_mut_ref(|| None);
    latest.replace(Some(scene.clone()));

    let body = use_node_ref();
    let drawing = use_node_ref();
    let steered = use_callback((), {
        let latest = latest.clone();
        move |steer, ()| {
            if let Some(scene) = latest.borrow().clone() {
                steered(&scene, steer);
            }
        }
    });
    use_steering(&drawing, steered);
    let wide = use_callback(stage.dispatcher(), |width, act| act.dispatch(Act::Wide(width)));
    use_width(&drawing, wide);
    let glide = stage.glide.as_ref().map(|(_, _, serial)| *serial);
    let on_frame = use_callback(stage.dispatcher(), |way, act| act.dispatch(Act::Frame(way)));
    use_frames(&body, glide, GLIDE, on_frame);
    use_state_of(&scene, &latest);
    use_tour(&scene, &latest);
    let (view, counts) = frame::sentences(&scene);
    let heard = stage
        .looked
        .filter(|_| stage.card.is_none())
        .map_or_else(|| view.clone(), |spot| names::said(&scene, spot));
    let announced = use_announced(Some(&heard), lang);
    html! {
        <div ref={body} class="axis-figure">
            <p class="hint">{ view }{ if lang == Lang::Zh { "" } else { " " } }{ counts }</p>
            { tools::bar(&scene) }
            { frame::drawing(&scene, drawing) }
            <p class="visually-hidden" role="status">{ (*announced).clone() }</p>
            { card::card(&scene) }
            { tools::ends(&scene) }
            { frame::legend(&scene) }
            <p class="axis-how control">{ word(words::words(lang).hint) }</p>
            { card::listed(&scene) }
        </div>
    }
}

type Latest = Rc<RefCell<Option<Scene>>>;

/// What a tap means depends on what stands there; all else is steering.
fn steered(scene: &Scene, steer: Steer) {
    match steer {
        Steer::Tapped(at) if at.1 >= plan::STRIP_END => {
            if let Some(card) = scene.plan.at(&scene.stage, at) {
                card::opens(scene, card);
            }
        }
        _ => scene.act(Act::Steered(steer, plan::STRIP_END)),
    }
}

/// Keeps the part in view and the state in step: what a link says is shown, what the reader moves is told once it rests.
#[hook]
fn use_state_of(scene: &Scene, latest: &Latest) {
    let before = use_mut_ref(|| (None, None));
    use_effect_with((scene.state.zoom, scene.state.event.clone()), {
        let scene = scene.clone();
        move |(zoom, event): &(Option<_>, Option<Id>)| {
            let (zoom_before, event_before) = before.replace((*zoom, event.clone()));
            if *zoom != zoom_before && *zoom != scene.stage.written() {
                scene.act(Act::Linked(*zoom));
            }
            if *event == event_before {
                return;
            }
            let spot = event.as_ref().and_then(|id| names::spot_of(&scene.edition, &scene.stage, id));
            match (spot, &scene.stage.card) {
                (Some(spot), card) if *card != Some(Card::One(spot)) => {
                    scene.act(Act::Opened(Some(Card::One(spot))));
                    if *zoom == zoom_before {
                        scene.act(Act::Looked(spot));
                    }
                }
                (None, Some(Card::One((Track::Events, _)))) => scene.act(Act::Opened(None)),
                _ => {}
            }
        }
    });
    let told = {
        let latest = latest.clone();
        Callback::from(move |()| {
            if let Some(scene) = latest.borrow().clone() {
                scene.act(Act::Told);
                scene.set.emit(moved(&scene.stage, &scene.state));
            }
        })
    };
    use_later(scene.stage.moves.map(|serial| (serial, REST)), told);
}

/// The state with the part that is in view; where the list follows it, with the list narrowed to its months.
fn moved(stage: &Stage, state: &State) -> State {
    let mut next = State { zoom: stage.written(), ..state.clone() };
    if follows(stage, state) {
        next.filter.narrow(Measure::Announced, stage.zoom.months());
    }
    next
}

/// Whether the list is narrowed to the months of the part in view, as the state has it.
fn follows(stage: &Stage, state: &State) -> bool {
    let known = state.zoom.map_or(stage.first, |dates| Zoom::of_dates(dates).within(stage.whole));
    let span = state.filter.span(Measure::Announced);
    span.is_some() && span == known.months()
}

/// Goes from event to event as long as it is played.
#[hook]
fn use_tour(scene: &Scene, latest: &Latest) {
    let stage = &scene.stage;
    let here = stage.looked.filter(|_| stage.playing && stage.glide.is_none());
    let letters = here.map_or(0, |spot| names::letters(scene, spot));
    let wait = here.map(|(_, place)| (u32::try_from(place).unwrap_or_default(), STAY.0 + STAY.1 * letters));
    let latest = latest.clone();
    let goes_on = Callback::from(move |()| {
        if let Some(scene) = latest.borrow().clone() {
            scene.act(Act::Stepped(tools::beside(&scene, 1)));
        }
    });
    use_later(wait, goes_on);
}
