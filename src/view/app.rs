//! The whole explainer, and the one reducer behind it.
//!
//! Invariant: the first render depends on the document and the page's language alone; links and whatever else
//! the browser knows arrive afterwards, as a [`Request`].

use std::rc::Rc;

use yew::{
    Callback, ContextProvider, Html, Properties, Reducible, UseReducerHandle, component, html, use_callback,
    use_effect_with, use_memo, use_reducer,
};

use super::{
    model_list::ModelList,
    part::{Part, Which},
    setting::Setting,
    still::Prerendered,
    timeline::Timeline,
};
use crate::domain::{
    Action, Edition, Filter, Lang, Lexicon, Matches, Query, Reveal, State, View, permalink, permalink::Step,
};

/// The document, and what the page asks for.
#[derive(Clone, Properties, PartialEq)]
pub struct AppProps {
    /// What to show.
    pub edition: Edition,
    /// Where it stands.
    pub setting: Setting,
    /// Whether the page holds this app already, prerendered. Must stay the same.
    pub prerendered: bool,
    /// How Chinese is read and written: comes when somebody searches.
    #[prop_or_default]
    pub lexicon: Lexicon,
    /// The latest wish of the page, if any.
    #[prop_or_default]
    pub request: Option<Request>,
    /// Told after each committed render, for the first time when the app is live.
    #[prop_or_default]
    pub on_change: Callback<Change>,
}

/// A wish of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The latest link to open, if there was one.
    pub link: Option<Link>,
    /// Comes back in the [`Change`] that answers.
    pub token: u32,
}

/// A link to open. It stays in later requests, which may overtake it, and is opened once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The fragment, without `#`.
    pub fragment: Rc<str>,
    /// Tells one opening from another of the same link.
    pub serial: u32,
    /// Whether what it points at is brought into view: only the reader may be the cause of that.
    pub reveal: bool,
}

/// What the page may want to know after a render.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The canonical link to what is shown.
    pub fragment: String,
    /// How the page's history should take it.
    pub step: Step,
    /// The number of models shown.
    pub count: usize,
    /// What is shown.
    pub state: Rc<State>,
    /// The title in the language shown.
    pub title: Rc<str>,
    /// The token of the latest request.
    pub token: u32,
    /// What the reader asked to see last, and a number that is new each time.
    pub reveal: Option<(Reveal, u32)>,
}

/// What is made of a filter, once for all that show it.
#[derive(Clone)]
struct Answer {
    query: Rc<Query>,
    matches: Rc<Matches>,
    events: Rc<Vec<usize>>,
}

impl Answer {
    fn new(edition: &Edition, filter: &Filter, lexicon: &Lexicon, lang: Lang) -> Self {
        let query = filter.query(lexicon);
        let matches = edition.matches(filter, &query, lang);
        let events = edition.matching_events(filter, &query, lang);
        Self { query: query.into(), matches: matches.into(), events: events.into() }
    }
}

/// The state on stage: what is shown, how it came about, and what to bring into view.
#[derive(Clone, PartialEq)]
struct Stage {
    edition: Edition,
    setting: Setting,
    state: Rc<State>,
    step: Step,
    /// How many places of their own the reader has come through.
    pushes: u32,
    live: bool,
    reveal: Option<(Reveal, u32)>,
    /// The latest request that this stage answers.
    answered: Option<Request>,
}

enum Cue {
    /// The reader acted.
    Did(Action),
    /// The page wished something.
    Asked(Request),
    /// The first render is committed.
    WentLive,
}

impl Reducible for Stage {
    type Action = Cue;

    fn reduce(self: Rc<Self>, cue: Cue) -> Rc<Self> {
        match cue {
            Cue::WentLive => Rc::new(Self { live: true, ..(*self).clone() }),
            Cue::Asked(request) => {
                let news = request.link.clone().filter(|link| {
                    self.answered.as_ref().and_then(|answered| answered.link.as_ref()) != Some(link)
                });
                let stage = Self { answered: Some(request), ..(*self).clone() };
                match news {
                    Some(link) => stage.opened(&link),
                    None => Rc::new(stage),
                }
            }
            Cue::Did(action) => {
                let reveal = match &action {
                    Action::Followed(saved) => Some(saved.target()),
                    Action::ChoseEvent(Some(id)) => Some(Reveal::Event(id.clone())),
                    _ => None,
                };
                match self.state.after(action) {
                    Some(state) => {
                        let step = Step::between(&self.state, &state, &self.edition, self.setting.home);
                        self.moved(state, step, reveal)
                    }
                    None => self,
                }
            }
        }
    }
}

impl Stage {
    fn opened(self, link: &Link) -> Rc<Self> {
        let state = permalink::read(&link.fragment, &self.edition, self.setting.home);
        let target = state.target();
        // A link to the list as a whole has nothing to point at, unless it narrows the list or is a click in another part of it.
        let points = target != Reveal::Models || self.setting.view != View::Full || !state.filter.is_empty();
        let reveal = Some(target).filter(|target| link.reveal && points && self.setting.view.holds(target));
        match self.state.after(Action::Opened(state)) {
            Some(state) => self.moved(state, Step::Replace, reveal),
            None if reveal.is_some() => self.moved((*self.state).clone(), Step::None, reveal),
            None => Rc::new(self),
        }
    }

    fn moved(&self, state: State, step: Step, reveal: Option<Reveal>) -> Rc<Self> {
        let serial = self.reveal.as_ref().map_or(0, |(_, serial)| serial + 1);
        let reveal = reveal.map(|reveal| (reveal, serial)).or_else(|| self.reveal.clone());
        let pushes = self.pushes + u32::from(step == Step::Push);
        Rc::new(Self { state: Rc::new(state), step, pushes, reveal, ..self.clone() })
    }
}

/// What every part of the app may want to know; handed down as a context so that a keystroke redraws only
/// what depends on it.
#[derive(Clone, PartialEq)]
pub(super) struct Scene {
    /// The state shown, but for the figures.
    pub state: Rc<State>,
    /// Where it stands; links leave out its language.
    pub setting: Setting,
    /// Whether the wasm has taken over.
    pub live: bool,
}

/// The explainer.
#[component]
pub fn App(props: &AppProps) -> Html {
    let stage = use_reducer(|| Stage {
        edition: props.edition.clone(),
        setting: props.setting.clone(),
        state: Rc::new(State::new(props.setting.home)),
        step: Step::None,
        pushes: 0,
        live: false,
        reveal: None,
        answered: None,
    });
    let on = use_callback(stage.dispatcher(), |action: Action, stage| stage.dispatch(Cue::Did(action)));
    let prerendered = (*use_memo((), |()| Prerendered::new(props.setting.home, props.prerendered))).clone();
    use_requests(props, &stage, &prerendered);

    let state = &stage.state;
    let lang = state.lang;
    let edition = &stage.edition;
    let asked = (state.filter.clone(), props.lexicon.clone(), lang);
    let answer = use_memo(asked, |(filter, lexicon, lang)| Answer::new(edition, filter, lexicon, *lang));
    let Answer { query, matches, events } = (*answer).clone();
    let count = matches.models.len();
    use_reports(props, &stage, count);

    let view = stage.setting.view;
    // Figures draw themselves, and so do the timeline's axis and the comparison; what is moved or picked there changes nothing else here.
    let listed = use_memo(
        State { figures: Vec::new(), compare: Vec::new(), zoom: None, ..(**state).clone() },
        State::clone,
    );
    let scene = Scene { state: listed.clone(), setting: stage.setting.clone(), live: stage.live };
    let reveal = |wanted: &dyn Fn(&Reveal) -> bool| {
        stage.reveal.as_ref().filter(|(reveal, _)| wanted(reveal)).map(|(_, serial)| *serial)
    };
    let reveal_list = reveal(&|reveal| *reveal == Reveal::Models);
    let reveal_model = reveal(&|reveal| matches!(reveal, Reveal::Model(_)));
    let reveal_event = reveal(&|reveal| matches!(reveal, Reveal::Event(_)));
    let part = |which: Which| {
        html! {
            <Part
                {which} edition={edition.clone()} {lang} setting={stage.setting.clone()} live={stage.live} theme={state.theme}
                prerendered={prerendered.clone()} on={on.clone()}
            />
        }
    };
    html! {
        <div class="explainer" lang={lang.bcp47()} data-theme={state.theme.code()} data-view={view.code()} part="explainer">
            <ContextProvider<Scene> context={scene}>
                { part(Which::Masthead) }
                <div class="body">
                    if view.has_points() {
                        { part(Which::Story) }
                    }
                    if view.has_models() {
                        <ModelList
                            edition={edition.clone()} state={listed} {query} {matches}
                            {reveal_list} {reveal_model} prerendered={prerendered.clone()} on={on.clone()}
                        />
                    }
                    if view.has_timeline() {
                        <Timeline
                            edition={edition.clone()} {lang} shown={events} chosen={state.event.clone()}
                            filtered={!state.filter.is_empty()} reveal={reveal_event}
                            prerendered={prerendered.clone()} on={on.clone()}
                        />
                    }
                    { part(if view == View::Full { Which::Sources } else { Which::Footing }) }
                </div>
            </ContextProvider<Scene>>
        </div>
    }
}

/// Takes the page's wishes once the first render is committed.
#[yew::hook]
fn use_requests(props: &AppProps, stage: &UseReducerHandle<Stage>, prerendered: &Prerendered) {
    let dispatcher = stage.dispatcher();
    use_effect_with(props.request.clone(), move |request| {
        if let Some(request) = request {
            dispatcher.dispatch(Cue::Asked(request.clone()));
        }
    });
    let dispatcher = stage.dispatcher();
    let prerendered = prerendered.clone();
    use_effect_with((), move |()| {
        prerendered.end();
        dispatcher.dispatch(Cue::WentLive);
    });
}

/// Tells the page what is shown, after each render that changed it and once a request is answered.
/// One render may take several steps at once; if one of them was a place to come back to, so are all.
#[yew::hook]
fn use_reports(props: &AppProps, stage: &UseReducerHandle<Stage>, count: usize) {
    let on_change = props.on_change.clone();
    let pushes = yew::use_mut_ref(|| 0);
    use_effect_with(((**stage).clone(), count), move |(stage, count)| {
        if stage.live {
            let pushed = pushes.replace(stage.pushes) != stage.pushes;
            on_change.emit(Change {
                fragment: permalink::write(&stage.state, &stage.edition, stage.setting.home),
                step: if pushed { Step::Push } else { stage.step },
                count: *count,
                state: stage.state.clone(),
                title: stage.edition.article.title.get(stage.state.lang).clone(),
                token: stage.answered.as_ref().map_or(0, |request| request.token),
                reveal: stage.reveal.clone(),
            });
        }
    });
}
