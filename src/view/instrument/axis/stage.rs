//! What the reader does with the timeline: the part in view, what is looked at, and the tour.
//!
//! Invariants: pure; the part in view always lies within the whole; a drag is reckoned from where it began, so that it ends where the
//! pointer is, whatever the ends of the axis did on the way. A tour only visits what the filter lets through. What is drawn is a sheet
//! under the part in view: while that moves, the sheet stays as it is for as long as it can; at rest it is drawn for what is in view.

use std::rc::Rc;

use yew::Reducible;

use crate::{
    domain::{
        Date,
        timeline::{
            moments::{Moment, Moments, Track},
            sheet::Sheet,
            zoom::Zoom,
        },
    },
    view::dom::steer::Steer,
};

use super::plan::room;

/// A moment, by its track and its place there.
pub(super) type Spot = (Track, usize);

/// What is told beneath the drawing.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Card {
    /// One moment.
    One(Spot),
    /// Those of a cluster.
    Several(Track, Rc<[usize]>),
    /// The models whose announcement has no date.
    Undated,
}

/// The stage of the timeline.
#[derive(Clone, PartialEq)]
pub(super) struct Stage {
    pub moments: Rc<Moments>,
    /// All there is.
    pub whole: Zoom,
    /// The part that the document begins with.
    pub first: Zoom,
    /// The part in view.
    pub zoom: Zoom,
    /// The part that was in view when the axis rested last: what is said is about this.
    pub rested: Zoom,
    /// What is drawn.
    pub sheet: Sheet,
    /// How wide the drawing is, in CSS pixels; unknown until it is on a page.
    pub width: Option<f64>,
    /// What is looked at with the keyboard or on a tour.
    pub looked: Option<Spot>,
    /// What is told.
    pub card: Option<Card>,
    /// Whether the list beneath is open.
    pub listed: bool,
    /// Whether the tour goes on by itself.
    pub playing: bool,
    /// New each time the reader moves the axis or the tour goes on, until the state has been told.
    pub moves: Option<u32>,
    /// Whether the reader wants nothing to move by itself: then nothing glides.
    still: bool,
    /// Where the axis glides from and to, and a number that is new each time.
    pub glide: Option<(Zoom, Zoom, u32)>,
    /// The part that was in view when a drag began.
    held: Option<Zoom>,
    serial: u32,
}

/// What can happen.
pub(super) enum Act {
    /// The drawing was steered with a pointer; with the height of the strip, in CSS pixels.
    Steered(Steer, f64),
    /// The state says which part is in view.
    Linked(Option<(Date, Date)>),
    /// To another part, at once.
    To(Zoom),
    /// To another part, so that the eye can follow.
    Glided(Zoom),
    /// A frame on the way: from 0 to 1.
    Frame(f64),
    /// The state has been told.
    Told,
    /// Looks at a moment, which is then in view.
    Looked(Spot),
    /// Tells something, or nothing.
    Opened(Option<Card>),
    /// To the next moment of the tour, or to the one before: what is visited is said. Nothing left ends it.
    Stepped(Option<Spot>),
    /// Begins or halts the tour.
    Played(bool),
    /// What the reader wants of motion: nothing.
    Still(bool),
    /// The drawing has a width.
    Wide(f64),
    /// The list was opened or closed.
    Listed(bool),
}

impl Stage {
    pub(super) fn new(moments: Rc<Moments>, whole: Zoom, first: Zoom) -> Self {
        Self {
            moments,
            whole,
            first,
            zoom: first,
            rested: first,
            sheet: Sheet::at_rest(first),
            width: None,
            looked: None,
            card: None,
            listed: false,
            playing: false,
            moves: None,
            still: false,
            glide: None,
            held: None,
            serial: 0,
        }
    }

    /// The part in view as the state has it.
    pub(super) fn written(&self) -> Option<(Date, Date)> {
        let dates = self.zoom.dates();
        (dates != self.first.dates()).then_some(dates)
    }

    pub(super) fn moment(&self, (track, place): Spot) -> Option<&Moment> {
        self.moments.on(track).get(place)
    }

    /// The part in view once it has stopped gliding.
    pub(super) fn bound(&self) -> Zoom {
        self.glide.map_or(self.zoom, |(_, to, _)| to)
    }

    fn next(&mut self) -> u32 {
        self.serial += 1;
        self.serial
    }

    fn goes(&mut self, zoom: Zoom) {
        self.glide = None;
        self.zoom = zoom;
        self.moves = Some(self.next());
    }

    fn glides(&mut self, to: Zoom) {
        if to == self.zoom {
            return;
        }
        if self.still {
            self.goes(to);
        } else {
            self.glide = Some((self.zoom, to, self.next()));
        }
    }

    fn steered(&mut self, steer: Steer, strip: f64) {
        let whole = self.whole;
        match steer {
            Steer::Grabbed => self.held = Some(self.zoom),
            Steer::Drawn { from, at } if from.1 < strip => {
                let held = self.held.unwrap_or(self.zoom);
                let (a, b) = (whole.moment(from.0), whole.moment(at.0));
                // What is in view is moved; beside it, another part is marked out.
                let is_held = held.from <= a && a < held.to && held != whole;
                let next = if is_held {
                    held.moved((b - a) / held.length(), whole)
                } else {
                    Zoom { from: a.min(b), to: a.max(b) }.within(whole)
                };
                self.goes(next);
            }
            Steer::Drawn { from, at } => {
                let held = self.held.unwrap_or(self.zoom);
                self.goes(held.moved(from.0 - at.0, whole));
            }
            Steer::Zoomed { by, around } => self.goes(self.bound().larger(by, around.clamp(0.0, 1.0), whole)),
            Steer::Moved(by) => self.goes(self.bound().moved(by, whole)),
            Steer::Tapped((x, y)) if y < strip => self.glides(self.bound().around(whole.moment(x), whole)),
            Steer::Tapped(_) => {}
        }
    }

    /// Keeps what is drawn in step with what is in view.
    fn settles(&mut self) {
        if self.moves.is_none() && self.glide.is_none() {
            self.rested = self.zoom;
            self.sheet = Sheet::at_rest(self.zoom);
        } else {
            self.sheet = self.sheet.under(self.zoom, room(self.width));
        }
    }

    /// Brings a moment into view, and says it.
    fn looks(&mut self, spot: Spot) {
        self.looked = Some(spot);
        if let Some(days) = self.moment(spot).map(|moment| moment.days) {
            self.glides(self.bound().with(days, self.whole));
        }
    }
}

impl Reducible for Stage {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = (*self).clone();
        match act {
            Act::Steered(steer, strip) => {
                next.playing = false;
                next.steered(steer, strip);
            }
            Act::Linked(dates) => {
                next.glide = None;
                next.moves = None;
                next.zoom = dates.map_or(next.first, |dates| Zoom::of_dates(dates).within(next.whole));
            }
            Act::To(zoom) => next.goes(zoom),
            Act::Glided(zoom) => next.glides(zoom),
            Act::Frame(way) => {
                if let Some((from, to, _)) = next.glide {
                    // Slower towards its end.
                    let eased = 1.0 - (1.0 - way) * (1.0 - way);
                    let between = |a: f64, b: f64| a + (b - a) * eased;
                    next.zoom = Zoom { from: between(from.from, to.from), to: between(from.to, to.to) };
                    if way >= 1.0 {
                        next.goes(to);
                    }
                }
            }
            Act::Told => next.moves = None,
            Act::Looked(spot) => {
                next.playing = false;
                next.looks(spot);
            }
            Act::Opened(card) => {
                next.playing = false;
                if let Some(Card::One(spot)) = card {
                    next.looked = Some(spot);
                }
                next.card = card;
            }
            Act::Stepped(spot) => match spot {
                Some(spot) => {
                    next.looks(spot);
                    next.card = Some(Card::One(spot));
                    if next.glide.is_none() {
                        next.moves = Some(next.next());
                    }
                }
                None => next.playing = false,
            },
            Act::Played(playing) => next.playing = playing,
            Act::Still(still) => next.still = still,
            Act::Wide(width) => next.width = Some(width),
            Act::Listed(listed) => next.listed = listed,
        }
        next.settles();
        if next == *self { self } else { Rc::new(next) }
    }
}
