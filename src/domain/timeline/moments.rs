//! What happens along the axis: events, and that models were announced and opened.
//!
//! Must stay true: everything in the document that has a date is there once, in the order of time, and for the same day in the order
//! of the document; what has none is counted apart. A model that opened on the very day that it was announced is one moment.

use super::days::Days;
use crate::domain::{Date, Document};

/// Where something stands on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Track {
    /// What models did, above the axis.
    Models,
    /// Events, below it.
    Events,
}

impl Track {
    /// Both, from the top down.
    pub const ALL: [Self; 2] = [Self::Models, Self::Events];

    /// What is this track's of two things, which are in the order of [`Track::ALL`].
    #[must_use]
    pub const fn of<T>(self, [models, events]: &[T; 2]) -> &T {
        match self {
            Self::Models => models,
            Self::Events => events,
        }
    }
}

/// What happened. Numbers are positions in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A model was announced.
    Announced(usize),
    /// A model was announced, and everybody could use it from that day on.
    Both(usize),
    /// Everybody could use a model that had been announced before.
    Opened(usize),
    /// An event.
    Event(usize),
}

impl What {
    /// The position of the model that did something.
    #[must_use]
    pub const fn model(self) -> Option<usize> {
        match self {
            Self::Announced(position) | Self::Both(position) | Self::Opened(position) => Some(position),
            Self::Event(_) => None,
        }
    }

    /// The position of the event.
    #[must_use]
    pub const fn event(self) -> Option<usize> {
        match self {
            Self::Event(position) => Some(position),
            _ => None,
        }
    }
}

/// Something with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The days that its date may mean.
    pub days: Days,
    /// The date.
    pub date: Date,
    /// What happened.
    pub what: What,
}

/// All of a document, in the order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moments {
    models: Vec<Moment>,
    events: Vec<Moment>,
    /// Positions of the models whose announcement has no date.
    pub undated: Vec<usize>,
}

impl Moments {
    /// Reads them from a document.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut made = Self::default();
        for (position, model) in document.models.iter().enumerate() {
            match model.announced {
                None => made.undated.push(position),
                Some(date) if model.opened == Some(date) => {
                    made.models.push(moment(date, What::Both(position)));
                }
                Some(date) => made.models.push(moment(date, What::Announced(position))),
            }
            if let Some(date) = model.opened.filter(|date| model.announced != Some(*date)) {
                made.models.push(moment(date, What::Opened(position)));
            }
        }
        let events = document.events.iter().enumerate();
        made.events = events.map(|(position, event)| moment(event.date, What::Event(position))).collect();
        for track in [&mut made.models, &mut made.events] {
            track.sort_by_key(|moment| (moment.days.from, moment.days.to, moment.what));
        }
        made
    }

    /// Those of a track.
    #[must_use]
    pub fn on(&self, track: Track) -> &[Moment] {
        match track {
            Track::Models => &self.models,
            Track::Events => &self.events,
        }
    }
}

fn moment(date: Date, what: What) -> Moment {
    Moment { days: Days::of(date), date, what }
}
