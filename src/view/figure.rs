//! One figure that a reader can play with: what it is about, the steps that play its point, the drawing and the controls of
//! its kind, and the reading beside it. An app of its own; see `src/figures.rs`.
//!
//! Invariants: the first render depends on the document and the page's language alone; what the reader moves is one
//! [`Settings`], from which all else is drawn. Attributes that the page's list goes by (`data-model`, `data-facet`,
//! `data-switch`, `data-count`) and menus stay out of figures: the shell would take them for its own.

mod customers;
mod emergence;
mod frame;
mod outcomes;
mod parts;
mod scaling;
mod stack;
mod stage;
mod words;

use std::{fmt, rc::Rc};

use yew::{
    Callback, Html, Properties, component, html, use_callback, use_effect_with, use_node_ref, use_reducer,
};

use self::stage::{Cue, Stage};
use super::{
    app::Request,
    dom::play::{use_announced, use_frames, use_later},
};
use crate::domain::{
    Document, Edition, Lang, ReadErrors,
    figures::{Exhibit, Kind, Settings, reading},
};

/// How long a step takes to get where it goes, in ms.
const STEP_MS: f64 = 1_400.0;
/// How long it then stands at least, and how much longer for each letter of its text, in ms.
const REST_MS: (u32, u32) = (1_800, 40);

/// A figure of a document. Two are equal when they are the same one, so comparing costs nothing.
#[derive(Clone, Debug, Default)]
pub struct Piece(Rc<(Edition, Exhibit)>);

impl Piece {
    /// The figure of a kind.
    ///
    /// # Errors
    ///
    /// Names the places where a figure of the document is not as it should be; or says that there is none of the kind.
    pub fn of(edition: Edition, kind: &str) -> Result<Self, PieceError> {
        let exhibits = edition.figures.read().map_err(PieceError::Unreadable)?;
        let exhibit = exhibits.into_iter().find(|exhibit| exhibit.kind.code() == kind);
        Ok(Self(Rc::new((edition, exhibit.ok_or_else(|| PieceError::Absent(kind.to_owned()))?))))
    }

    pub(super) fn document(&self) -> &Document {
        &self.0.0
    }

    pub(super) fn exhibit(&self) -> &Exhibit {
        &self.0.1
    }

    pub(super) fn kind(&self) -> Kind {
        self.exhibit().kind
    }
}

impl PartialEq for Piece {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Why a document has no figure to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PieceError {
    /// Its figures cannot be read.
    Unreadable(ReadErrors),
    /// It has none of this kind.
    Absent(String),
}

impl fmt::Display for PieceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(errors) => errors.fmt(f),
            Self::Absent(kind) => write!(f, "$.figures: there is no figure \"{kind}\"; add one"),
        }
    }
}

impl std::error::Error for PieceError {}

/// What the page may want to know after a render.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureChange {
    /// The figure's own part of a link, and the language if it is not the page's.
    pub fragment: String,
    /// The settings; empty if they are the document's own.
    pub settings: String,
    /// The token of the latest request.
    pub token: u32,
}

/// The figure, and what the page asks for.
#[derive(Clone, Properties, PartialEq)]
pub struct FigureProps {
    /// What to show.
    pub piece: Piece,
    /// The language of the page.
    pub home: Lang,
    /// The latest wish of the page, if any.
    #[prop_or_default]
    pub request: Option<Request>,
    /// Told after each committed render, for the first time when the figure is live.
    #[prop_or_default]
    pub on_change: Callback<FigureChange>,
}

/// A figure.
#[component]
pub fn Figure(props: &FigureProps) -> Html {
    let stage = use_reducer(|| Stage::new(props.piece.clone(), props.home));
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
    let told = (stage.live, stage.settings.clone(), stage.lang, stage.answered.clone());
    use_effect_with(told, {
        let (stage, on_change) = (stage.clone(), props.on_change.clone());
        move |_| {
            if stage.live {
                on_change.emit(stage.change());
            }
        }
    });

    let body = use_node_ref();
    let moving = stage.playing.as_ref().filter(|playing| !playing.arrived).map(|playing| playing.serial);
    let on_frame = use_callback(dispatcher.clone(), |way, to| to.dispatch(Cue::Frame(way)));
    use_frames(&body, moving, STEP_MS, on_frame);
    let resting = stage.playing.as_ref().filter(|playing| playing.arrived);
    let resting = resting.map(|playing| (playing.serial, REST_MS.0 + REST_MS.1 * letters(&stage)));
    let on_rest = use_callback(dispatcher.clone(), |(), to| to.dispatch(Cue::Next));
    use_later(resting, on_rest);

    let on = use_callback(dispatcher, |settings: Settings, to| to.dispatch(Cue::Moved(settings)));
    let (piece, lang) = (&stage.piece, stage.lang);
    let sentence = reading(&stage.settings, piece.exhibit(), piece.document(), lang);
    // A step says what it does; the reading is for what the reader does.
    let announced = use_announced((stage.playing.is_none()).then_some(&sentence), lang);
    html! {
        <div ref={body} class="figure-body" lang={lang.bcp47()}>
            { frame::head(&stage) }
            { frame::steps(&stage) }
            { drawing(&stage, &on) }
            <p class="reading">{ sentence }</p>
            <p class="visually-hidden" role="status">{ (*announced).clone() }</p>
            { beneath(&stage, &on) }
            { frame::foot(&stage) }
        </div>
    }
}

/// How long the text of the present step is.
fn letters(stage: &Stage) -> u32 {
    let text = stage.step().map_or(0, |step| step.text.get(stage.lang).len() / 2);
    u32::try_from(text).unwrap_or(u32::MAX / 1_000)
}

/// The drawing and the controls.
fn drawing(stage: &Stage, on: &Callback<Settings>) -> Html {
    match &stage.settings {
        Settings::Emergence(settings) => emergence::emergence(stage, *settings, on),
        Settings::Customers(settings) => customers::customers(stage, settings, on),
        Settings::Scaling(settings) => scaling::scaling(stage, *settings, on),
        Settings::Stack(settings) => stack::stack(stage, settings, on),
        Settings::Outcomes(settings) => outcomes::outcomes(stage, settings, on),
    }
}

/// What stands under the reading: more to see, and the same as a table.
fn beneath(stage: &Stage, on: &Callback<Settings>) -> Html {
    match &stage.settings {
        Settings::Emergence(settings) => emergence::beneath(stage, *settings),
        Settings::Customers(settings) => customers::beneath(stage, settings),
        Settings::Scaling(settings) => scaling::beneath(stage, *settings),
        Settings::Stack(settings) => stack::beneath(stage, settings),
        Settings::Outcomes(settings) => outcomes::beneath(stage, settings, on),
    }
}
