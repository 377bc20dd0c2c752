//! An instrument: a drawing of all models or all events, or a table, that hears the whole state of the explainer and can change it. An app of
//! its own, in the wasm of the figures; see `src/figures.rs`.
//!
//! Invariants: the first render depends on the document and the page's language alone; what an instrument shows is the state, and
//! what it changes of it are the parts that `www/shell/figures.js` names for its chart. Like figures, it has no attributes that the
//! page's list goes by, and no menus.

mod axis;
mod plot;
mod scatter;
mod sliders;
mod table;
mod words;

use std::rc::Rc;

use yew::{
    Callback, Html, Properties, Reducible, component, html, use_callback, use_effect_with, use_memo,
    use_reducer,
};

use super::app::Request;
use crate::domain::{Edition, Lang, Lexicon, Query, State, permalink};

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// The events along the years.
    Axis,
    /// The models by date and size.
    Scatter,
    /// The models that fit, as a table.
    Table,
}

impl Chart {
    /// Every chart.
    pub const ALL: [Self; 3] = [Self::Axis, Self::Scatter, Self::Table];

    /// The name of its slot.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Axis => "axis",
            Self::Scatter => "scatter",
            Self::Table => "table",
        }
    }

    /// The chart with a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chart| chart.code() == code)
    }
}

/// The document, and what the page asks for.
#[derive(Clone, Properties, PartialEq)]
pub struct InstrumentProps {
    /// What to draw.
    pub chart: Chart,
    /// Of what.
    pub edition: Edition,
    /// The language of the page.
    pub home: Lang,
    /// How Chinese is read and written: comes when somebody searches.
    #[prop_or_default]
    pub lexicon: Lexicon,
    /// The latest wish of the page, if any.
    #[prop_or_default]
    pub request: Option<Request>,
    /// Told after each committed render, for the first time when the instrument is live: the canonical link to the state that it shows,
    /// and the token of the latest request.
    #[prop_or_default]
    pub on_change: Callback<(String, u32)>,
}

/// All that a drawing or a table is made of.
#[derive(Clone, Properties, PartialEq)]
struct ScenicProps {
    chart: Chart,
    edition: Edition,
    state: State,
    query: Rc<Query>,
    hand: Hand,
    set: Callback<State>,
    moved: Callback<Hand>,
}

/// What an instrument draws from.
struct Scene<'a> {
    edition: &'a Edition,
    state: &'a State,
    query: &'a Query,
}

#[derive(Clone, PartialEq)]
struct Stage {
    edition: Edition,
    home: Lang,
    state: State,
    live: bool,
    answered: Option<Request>,
    hand: Hand,
}

/// What the reader does in the drawing at the moment; a part of no link.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Hand {
    /// Where a drag began: a fraction of the width, and CSS pixels from the top.
    begun: Option<(f64, f64)>,
    /// What is looked at: a dot, by its place among all; in the table a model, by its position.
    at: Option<usize>,
    /// The first row of a long table that is in the page.
    first: usize,
}

enum Cue {
    /// The first render is committed.
    WentLive,
    /// The page wished something.
    Asked(Request),
    /// The reader narrowed something, or marked it.
    Set(Box<State>),
    /// The reader's hand moved.
    Moved(Hand),
}

impl Reducible for Stage {
    type Action = Cue;

    fn reduce(self: Rc<Self>, cue: Cue) -> Rc<Self> {
        let mut next = (*self).clone();
        match cue {
            Cue::WentLive => next.live = true,
            Cue::Asked(request) => {
                let before = self.answered.as_ref().and_then(|answered| answered.link.as_ref());
                if let Some(link) = request.link.as_ref().filter(|link| before != Some(link)) {
                    next.state = permalink::read(&link.fragment, &self.edition, self.home);
                }
                next.answered = Some(request);
            }
            Cue::Set(state) => next.state = *state,
            Cue::Moved(hand) => next.hand = hand,
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

/// An instrument.
#[component]
pub fn Instrument(props: &InstrumentProps) -> Html {
    let stage = use_reducer(|| Stage {
        edition: props.edition.clone(),
        home: props.home,
        state: State::new(props.home),
        live: false,
        answered: None,
        hand: Hand::default(),
    });
    let dispatcher = stage.dispatcher();
    use_effect_with((), {
        let dispatcher = dispatcher.clone();
        move |()| dispatcher.dispatch(Cue::WentLive)
    });
    use_effect_with(props.request.clone(), {
        let dispatcher = dispatcher.clone();
        move |request| {
            if let Some(request) = request {
                dispatcher.dispatch(Cue::Asked(request.clone()));
            }
        }
    });
    use_effect_with((stage.live, stage.state.clone(), stage.answered.clone()), {
        let (edition, home, on_change) = (stage.edition.clone(), stage.home, props.on_change.clone());
        move |(live, state, answered)| {
            if *live {
                let token = answered.as_ref().map_or(0, |request| request.token);
                on_change.emit((permalink::write(state, &edition, home), token));
            }
        }
    });
    let sought = (stage.state.filter.text().clone(), props.lexicon.clone());
    let query = use_memo(sought, |(text, lexicon)| Query::new(text, lexicon));
    let set = use_callback(dispatcher.clone(), |state: State, to| to.dispatch(Cue::Set(Box::new(state))));
    let moved = use_callback(dispatcher, |hand: Hand, to| to.dispatch(Cue::Moved(hand)));
    let lang = stage.state.lang;
    html! {
        <div class="instrument-body" lang={lang.bcp47()}>
            if props.chart == Chart::Axis {
                <axis::Axis edition={stage.edition.clone()} state={stage.state.clone()} {query} {set} />
            } else {
                <Scenic
                    chart={props.chart} edition={stage.edition.clone()} state={stage.state.clone()} {query} hand={stage.hand} {set} {moved}
                />
            }
        </div>
    }
}

/// What filters all models for its drawing. A component, since a wish of the page that changes nothing, as most are on their way, must not
/// filter them again.
#[component]
fn Scenic(props: &ScenicProps) -> Html {
    let ScenicProps { chart, edition, state, query, hand, set, moved } = props;
    let scene = Scene { edition, state, query };
    match chart {
        Chart::Table => table::table(&scene, *hand, set, moved),
        Chart::Axis | Chart::Scatter => scatter::scatter(&scene, *hand, set, moved),
    }
}
