//! What a figure shows, and what can happen to it.
//!
//! Invariant: what changes nothing leaves the stage as it is, so that nothing is drawn for it.

use std::rc::Rc;

use yew::Reducible;

use super::{FigureChange, Piece};
use crate::{
    domain::{
        Lang,
        figures::{Settings, Step},
    },
    view::Request,
};

/// The state of one figure.
#[derive(Clone)]
pub(in crate::view) struct Stage {
    pub piece: Piece,
    pub home: Lang,
    pub lang: Lang,
    pub settings: Settings,
    pub playing: Option<Playing>,
    /// The step whose text is shown, counted from 0.
    pub shown: Option<usize>,
    pub live: bool,
    /// The latest request that this stage answers.
    pub answered: Option<Request>,
    serial: u32,
}

/// A step that is being played.
#[derive(Clone)]
pub(in crate::view) struct Playing {
    /// Tells one playing of a step from another.
    pub serial: u32,
    /// Whether it shows already what it has to show.
    pub arrived: bool,
    /// Whether the next step follows by itself.
    on: bool,
    from: Settings,
}

pub(in crate::view) enum Cue {
    /// The first render is committed.
    WentLive,
    /// The page wished something.
    Asked(Request),
    /// The reader set something.
    Moved(Settings),
    /// The reader wants to be shown the point, from its first step to its last.
    Play,
    /// The reader wants to see one step.
    Show(usize),
    /// The reader has seen enough.
    Stop,
    /// The present step has come so far, from 0 to 1.
    Frame(f64),
    /// The present step has stood long enough.
    Next,
}

impl Stage {
    pub fn new(piece: Piece, home: Lang) -> Self {
        let settings = piece.exhibit().first_settings();
        Self {
            piece,
            home,
            lang: home,
            settings,
            playing: None,
            shown: None,
            live: false,
            answered: None,
            serial: 0,
        }
    }

    /// Whether the steps follow one another by themselves.
    pub fn plays(&self) -> bool {
        self.playing.as_ref().is_some_and(|playing| playing.on)
    }

    /// The step whose text is shown.
    pub fn step(&self) -> Option<&Step> {
        self.piece.exhibit().steps.get(self.shown?)
    }

    /// What the page is told.
    pub fn change(&self) -> FigureChange {
        let settings = self.settings.to_string();
        let settings = if *settings == *self.piece.exhibit().settings { String::new() } else { settings };
        let own = (!settings.is_empty()).then(|| format!("{}={settings}", self.piece.kind().code()));
        let lang = (self.lang != self.home).then(|| format!("lang={}", self.lang.code()));
        let fragment = own.into_iter().chain(lang).collect::<Vec<_>>().join("&");
        let token = self.answered.as_ref().map_or(0, |request| request.token);
        FigureChange { fragment, settings, token }
    }

    fn asked(&self, request: Request) -> Self {
        let before = self.answered.as_ref().and_then(|answered| answered.link.as_ref());
        let news = request.link.as_ref().filter(|link| before != Some(link));
        let mut next = Self { answered: Some(request.clone()), ..self.clone() };
        if let Some(link) = news {
            let said = |key: &str| {
                link.fragment
                    .split('&')
                    .filter_map(|part| part.strip_prefix(key)?.strip_prefix('='))
                    .next_back()
            };
            let kind = self.piece.kind();
            let settings = said(kind.code()).map(|text| Settings::read(kind, text));
            let settings = settings.unwrap_or_else(|| self.piece.exhibit().first_settings());
            next.lang = said("lang").and_then(Lang::from_tag).unwrap_or(self.home);
            // What is being played tells the page what it does, and is told it in turn. What is not written, such as an
            // example, the page cannot know of.
            if settings.to_string() != self.settings.to_string() {
                next.settings = settings;
                next.playing = None;
                next.shown = None;
            }
        }
        next
    }

    fn showing(&self, step: usize, on: bool) -> Self {
        let serial = self.serial + 1;
        let playing = Playing { serial, arrived: false, on, from: self.settings.clone() };
        Self { playing: Some(playing), shown: Some(step), serial, ..self.clone() }
    }

    fn at(&self, way: f64) -> Self {
        let mut next = self.clone();
        if let (Some(playing), Some(step)) = (&mut next.playing, self.step()) {
            let goal = Settings::read(self.piece.kind(), &step.settings);
            // Slow at both ends, as things with weight move.
            next.settings = playing.from.toward(&goal, way * way * (3.0 - 2.0 * way));
            playing.arrived = way >= 1.0;
            // Who asked for one step has it, and there is nothing to wait for.
            if playing.arrived && !playing.on {
                next.playing = None;
            }
        }
        next
    }
}

impl Reducible for Stage {
    type Action = Cue;

    fn reduce(self: Rc<Self>, cue: Cue) -> Rc<Self> {
        match cue {
            Cue::WentLive => Rc::new(Self { live: true, ..(*self).clone() }),
            Cue::Asked(request) => Rc::new(self.asked(request)),
            Cue::Moved(settings) if settings == self.settings && self.playing.is_none() => self,
            Cue::Moved(settings) => Rc::new(Self { settings, playing: None, shown: None, ..(*self).clone() }),
            Cue::Play => Rc::new(self.showing(0, true)),
            Cue::Show(step) => Rc::new(self.showing(step, false)),
            Cue::Stop => Rc::new(Self { playing: None, ..(*self).clone() }),
            Cue::Frame(way) => Rc::new(self.at(way)),
            Cue::Next => {
                let next = self.shown.map_or(0, |step| step + 1);
                let goes_on = self.playing.as_ref().is_some_and(|playing| playing.on);
                if goes_on && next < self.piece.exhibit().steps.len() {
                    Rc::new(self.showing(next, true))
                } else {
                    Rc::new(Self { playing: None, ..(*self).clone() })
                }
            }
        }
    }
}
