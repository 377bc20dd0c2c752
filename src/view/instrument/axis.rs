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

use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

use yew::{
    Callback, Html, NodeRef, Properties, UseReducerDispatcher, component, hook, html, use_callback,
    use_effect_with, use_memo, use_mut_ref, use_node_ref, use_reducer,
};

use self::{
    plan::{Laid, Plan},
    stage::{Act, Card, Stage},
};
use crate::{
    domain::{
        Edition, Id, Lang, Measure, Query, State,
        timeline::{
            clocks::{Hand, clocks},
            moments::{Moment, Moments, Track},
            pool::Pool,
            sheet::Sheet,
            zoom::Zoom,
        },
    },
    view::{
        dom::{
            play::{use_announced, use_frames, use_later, use_stillness},
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
#[derive(Debug, PartialEq, Eq)]
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

/// What all parts of the instrument draw from. Cloning is cheap.
#[derive(Clone)]
struct Scene {
    edition: Edition,
    state: Rc<State>,
    /// The stage as it was drawn; the reducer's own handle would always say how it is.
    stage: Rc<Stage>,
    to_stage: UseReducerDispatcher<Stage>,
    shown: Rc<Shown>,
    clocks: Rc<Vec<Hand>>,
    plan: Plan,
    /// What is drawn for which moment of each track.
    pools: Rc<[RefCell<Pool>; 2]>,
    drawing: NodeRef,
    set: Callback<State>,
    latest: Weak<RefCell<Option<Scene>>>,
}

/// Equal as long as nothing has changed but the part in view: all that is drawn from one is then drawn already.
impl PartialEq for Scene {
    fn eq(&self, other: &Self) -> bool {
        let Stage { rested, looked, card, listed, playing, width, .. } = &*self.stage;
        let stage = &other.stage;
        self.edition == other.edition
            && self.state == other.state
            && self.shown == other.shown
            && (rested, looked, listed, playing, width)
                == (&stage.rested, &stage.looked, &stage.listed, &stage.playing, &stage.width)
            && *card == stage.card
    }
}

impl Scene {
    fn act(&self, act: Act) {
        self.to_stage.dispatch(act);
    }

    /// To another part of the axis, so that the eye can follow.
    fn glide(&self, to: Zoom) {
        self.act(Act::Glided(to));
    }

    /// Hears an event, with the scene as it is by then. All events of the instrument are heard like this, so that a part that is not
    /// drawn anew does nothing out of date.
    fn on<E: 'static>(&self, does: impl Fn(&Self, E) + 'static) -> Callback<E> {
        let latest = self.latest.clone();
        Callback::from(move |event| {
            let scene = latest.upgrade().and_then(|latest| latest.borrow().clone());
            if let Some(scene) = scene {
                does(&scene, event);
            }
        })
    }

    /// The places of what is in a part of the axis and let through by the filter.
    fn places(&self, part: Zoom, track: Track) -> Vec<usize> {
        names::within(part, &self.stage, &self.shown, track)
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
    let laid = use_mut_ref(Laid::default);
    let lanes = laid.borrow_mut().get((lang, scale), || plan::lanes(&stage.moments, &widths, scale));
    let bars = use_memo(shown.clone(), |shown| strip::bars(&stage, shown));
    let plan = Plan::new(lanes, bars, widths, &stage);

    let pools = use_memo((), |()| Default::default());
    let body = use_node_ref();
    let drawing = use_node_ref();
    let latest = use_mut_ref(|| None);
    let scene = Scene {
        edition: edition.clone(),
        state: Rc::new(state.clone()),
        stage: Rc::new((*stage).clone()),
        to_stage: stage.dispatcher(),
        shown,
        clocks,
        plan,
        pools,
        drawing: drawing.clone(),
        set: set.clone(),
        latest: Rc::downgrade(&latest),
    };
    latest.replace(Some(scene.clone()));

    let steered = use_callback((), {
        let steered = scene.on(steered);
        move |steer, ()| steered.emit(steer)
    });
    use_steering(&drawing, steered);
    let wide = use_callback(stage.dispatcher(), |width, act| act.dispatch(Act::Wide(width)));
    use_width(&drawing, wide);
    let still = use_callback(stage.dispatcher(), |still, act| act.dispatch(Act::Still(still)));
    use_stillness(&body, still);
    let glide = stage.glide.as_ref().map(|(_, _, serial)| *serial);
    let on_frame = use_callback(stage.dispatcher(), |way, act| act.dispatch(Act::Frame(way)));
    use_frames(&body, glide, GLIDE, on_frame);
    use_state_of(&scene);
    use_tour(&scene);
    let sentences = use_memo(scene.clone(), frame::sentences);
    let (view, counts) = &*sentences;
    let heard = use_memo(scene.clone(), |scene| {
        scene.stage.looked.map_or_else(|| view.clone(), |spot| names::said(scene, spot))
    });
    let announced = use_announced(Some(&heard), lang);
    html! {
        <div ref={body} class="axis-figure">
            <p class="hint">{ view }{ if lang == Lang::Zh { "" } else { " " } }{ counts }</p>
            { steady(&scene, None, tools::bar) }
            { frame::drawing(&scene) }
            <p class="visually-hidden" role="status">{ (*announced).clone() }</p>
            { steady(&scene, None, beneath) }
        </div>
    }
}

/// What stands under the drawing.
fn beneath(scene: &Scene) -> Html {
    html! {
        <>
            { card::card(scene) }
            { tools::ends(scene) }
            { frame::legend(scene) }
            <p class="axis-how control">{ word(words::words(scene.state.lang).hint) }</p>
            { card::listed(scene) }
        </>
    }
}

#[derive(Properties)]
struct SteadyProps {
    scene: Scene,
    /// What it is drawn on, if that may be another one while the axis moves.
    sheet: Option<Sheet>,
    draws: fn(&Scene) -> Html,
}

/// What a place draws with stays the same.
impl PartialEq for SteadyProps {
    fn eq(&self, other: &Self) -> bool {
        self.scene == other.scene && self.sheet == other.sheet
    }
}

#[component]
fn Steady(props: &SteadyProps) -> Html {
    (props.draws)(&props.scene)
}

/// A part of the instrument that is not drawn anew while the axis only moves, or as long as its sheet will do.
fn steady(scene: &Scene, sheet: Option<Sheet>, draws: fn(&Scene) -> Html) -> Html {
    html! { <Steady scene={scene.clone()} {sheet} {draws} /> }
}

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
fn use_state_of(scene: &Scene) {
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
    let told = scene.on(|scene, ()| {
        scene.act(Act::Told);
        scene.set.emit(moved(scene));
    });
    use_later(scene.stage.moves.map(|serial| (serial, REST)), told);
}

/// The state with the part that is in view and the event that is told; where the list follows, with the list narrowed to its months.
fn moved(scene: &Scene) -> State {
    let Scene { stage, state, .. } = scene;
    let mut next = State { zoom: stage.written(), ..(**state).clone() };
    if let Some(Card::One(spot)) = stage.card {
        next.event = card::event_at(scene, spot);
    }
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
fn use_tour(scene: &Scene) {
    let stage = &scene.stage;
    let here = stage.looked.filter(|_| stage.playing && stage.glide.is_none());
    let letters = here.map_or(0, |spot| names::letters(scene, spot));
    let wait = here.map(|(_, place)| (u32::try_from(place).unwrap_or_default(), STAY.0 + STAY.1 * letters));
    let goes_on = scene.on(|scene, ()| scene.act(Act::Stepped(tools::beside(scene, 1))));
    use_later(wait, goes_on);
}
