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

use std::rc::Rc;

use yew::{
    Callback, Html, Properties, UseReducerDispatcher, component, html, use_callback, use_effect_with,
    use_memo, use_node_ref, use_reducer,
};

use self::{
    plan::Plan,
    stage::{Act, Card, Stage},
};
use crate::{
    domain::{
        Edition, Lang, Measure, Query, State,
        timeline::{
            clocks::{Hand, clocks},
            moments::{Moment, Moments, Track, What},
            zoom::Zoom,
        },
    },
    view::{
        dom::{
            play::{use_announced, use_frames, use_later},
            steer::{use_steering, use_width},
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
        let (all, position) = match moment.what {
            What::Announced(position) | What::Both(position) | What::Opened(position) => {
                (&self.models, position)
            }
            What::Event(position) => (&self.events, position),
        };
        all.get(position).copied().unwrap_or_default()
    }
}

/// What all parts of the instrument draw from.
struct Scene<'a> {
    edition: &'a Edition,
    state: &'a State,
    stage: &'a Stage,
    shown: &'a Shown,
    clocks: &'a [Hand],
    plan: &'a Plan,
    set: &'a Callback<State>,
    act: &'a UseReducerDispatcher<Stage>,
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
    let act = stage.dispatcher();
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

    let body = use_node_ref();
    let drawing = use_node_ref();
    let steered = use_callback(act.clone(), |steer, act| act.dispatch(Act::Steered(steer, plan::STRIP_END)));
    let tapped = use_tapped(edition, &stage, &plan, state, set, steered);
    use_steering(&drawing, tapped);
    let wide = use_callback(act.clone(), |width, act| act.dispatch(Act::Wide(width)));
    use_width(&drawing, wide);
    let glide = stage.glide.as_ref().map(|(_, _, serial)| *serial);
    let on_frame = use_callback(act.clone(), |way, act| act.dispatch(Act::Frame(way)));
    use_frames(&body, glide, GLIDE, on_frame);
    use_state_of(edition, &stage, state, set);

    let scene =
        Scene { edition, state, stage: &stage, shown: &shown, clocks: &clocks, plan: &plan, set, act: &act };
    use_tour(&scene);
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

/// What a tap means depends on what stands there; all else is steering.
#[yew::hook]
fn use_tapped(
    edition: &Edition,
    stage: &yew::UseReducerHandle<Stage>,
    plan: &Plan,
    state: &State,
    set: &Callback<State>,
    steered: Callback<crate::view::dom::steer::Steer>,
) -> Callback<crate::view::dom::steer::Steer> {
    use crate::view::dom::steer::Steer;
    // The latest of everything, behind one callback that never changes, so that a drag is not interrupted.
    let latest = yew::use_mut_ref(|| None);
    latest.replace(Some((edition.clone(), stage.clone(), plan.clone(), state.clone(), set.clone(), steered)));
    use_callback((), move |steer: Steer, ()| {
        let Some((edition, stage, plan, state, set, steered)) = latest.borrow().clone() else { return };
        match steer {
            Steer::Tapped(at) if at.1 >= plan::STRIP_END => {
                if let Some(card) = plan.at(&stage, at) {
                    card::opens(&edition, &stage, &state, &set, &stage.dispatcher(), card);
                }
            }
            _ => steered.emit(steer),
        }
    })
}

/// Keeps the part in view and the state in step: what a link says is shown, what the reader moves is told once it rests.
#[yew::hook]
fn use_state_of(
    edition: &Edition,
    stage: &yew::UseReducerHandle<Stage>,
    state: &State,
    set: &Callback<State>,
) {
    let before = yew::use_mut_ref(|| (None, None));
    use_effect_with((state.zoom, state.event.clone()), {
        let (edition, stage) = (edition.clone(), stage.clone());
        move |(zoom, event): &(Option<_>, Option<crate::domain::Id>)| {
            let (zoom_before, event_before) = before.replace((*zoom, event.clone()));
            if *zoom != zoom_before && *zoom != stage.written() {
                stage.dispatch(Act::Linked(*zoom));
            }
            if *event == event_before {
                return;
            }
            let spot = event.as_ref().and_then(|id| names::spot_of(&edition, &stage, id));
            match (spot, &stage.card) {
                (Some(spot), card) if *card != Some(Card::One(spot)) => {
                    stage.dispatch(Act::Opened(Some(Card::One(spot))));
                    if *zoom == zoom_before {
                        stage.dispatch(Act::Looked(spot));
                    }
                }
                (None, Some(Card::One((Track::Events, _)))) => stage.dispatch(Act::Opened(None)),
                _ => {}
            }
        }
    });
    let told = {
        let (stage, state, set) = (stage.clone(), state.clone(), set.clone());
        Callback::from(move |()| {
            stage.dispatch(Act::Told);
            set.emit(moved(&stage, &state));
        })
    };
    use_later(stage.moves.map(|serial| (serial, REST)), told);
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
#[yew::hook]
fn use_tour(scene: &Scene<'_>) {
    let stage = scene.stage;
    let here = stage.looked.filter(|_| stage.playing && stage.glide.is_none());
    let letters = here.map_or(0, |spot| names::letters(scene, spot));
    let wait = here.map(|(_, place)| (u32::try_from(place).unwrap_or_default(), STAY.0 + STAY.1 * letters));
    let next = tools::beside(scene, 1);
    use_later(wait, {
        let act = scene.act.clone();
        Callback::from(move |()| act.dispatch(Act::Stepped(next)))
    });
}
