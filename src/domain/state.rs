//! The one state, and what can happen to it.
//!
//! Invariant: an action that changes nothing returns `None`, so that nothing is drawn for it.

use std::rc::Rc;

use super::{
    catalogue::Constraint, date::Date, document::Id, figures::Kind, filter::Filter, sort::Sort, text::Lang,
};

/// How many models can be compared: more columns fit no screen.
pub const MAX_COMPARED: usize = 4;

/// Who decides between light and dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The reader's system.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Every choice, the default one first.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The code in permalinks and attributes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The choice with a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == code)
    }
}

/// Everything that a link to a view carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The language shown.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// What the list and the timeline are filtered by.
    pub filter: Filter,
    /// The order of the list.
    pub sort: Sort,
    /// Whether the list is shown as a table, where there is room for one.
    pub table: bool,
    /// The part of the timeline that is in view, if it is not the one that the document begins with: its first and its last day, in
    /// order. Only the drawing looks at it.
    pub zoom: Option<(Date, Date)>,
    /// The event that is marked in the timeline.
    pub event: Option<Id>,
    /// The model that is marked in the list.
    pub model: Option<Id>,
    /// The models that are compared, in the order chosen: each once, and no more than [`MAX_COMPARED`]. Only the
    /// shell draws of it.
    pub compare: Vec<Id>,
    /// What the reader has set in figures, by kind, in the order of kinds. Only a figure itself knows what its text
    /// means; one that stands as it came is absent.
    pub figures: Vec<(Kind, Rc<str>)>,
}

/// What should be brought into view after an action; never part of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reveal {
    /// The head of the model list.
    Models,
    /// One model's row.
    Model(Id),
    /// One event in the timeline.
    Event(Id),
}

/// What the reader, the link or the page did.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Typed a search text.
    Typed(String),
    /// Ticked a facet value, or took the tick back.
    Ticked {
        /// The field.
        field: Id,
        /// The value.
        value: Id,
        /// Whether it is now chosen.
        chosen: bool,
    },
    /// Chose a facet value, and took back all others of its field.
    ChoseOnly {
        /// The field.
        field: Id,
        /// The value.
        value: Id,
    },
    /// Dropped one part of the filter.
    Dropped(Constraint),
    /// Cleared the whole filter.
    Cleared,
    /// Chose an order.
    Sorted(Sort),
    /// Chose the table or the list.
    Tabled(bool),
    /// Chose an event, or took the choice back.
    ChoseEvent(Option<Id>),
    /// Chose a language.
    ChoseLang(Lang),
    /// Chose light or dark.
    ChoseTheme(Theme),
    /// Followed a saved state of the document: what it does not name returns to its default, but language,
    /// theme, order, table, the part of the timeline in view, figures and what is compared stay.
    Followed(State),
    /// Opened a link: the whole state is set.
    Opened(State),
}

impl State {
    /// The state of a page in a language, with nothing asked for.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { lang, ..Self::default() }
    }

    /// The state after an action, or `None` if it changes nothing.
    #[must_use]
    pub fn after(&self, action: Action) -> Option<Self> {
        let mut next = self.clone();
        match action {
            Action::Typed(text) => next.filter.set_text(&text),
            Action::Ticked { field, value, chosen } => next.filter.choose(&field, &value, chosen),
            Action::ChoseOnly { field, value } => {
                next.filter.drop_field(&field);
                next.filter.choose(&field, &value, true);
            }
            Action::Dropped(constraint) => constraint.drop_from(&mut next.filter),
            Action::Cleared => {
                next.filter = Filter::default();
                next.model = None;
            }
            Action::Sorted(sort) => next.sort = sort,
            Action::Tabled(table) => next.table = table,
            Action::ChoseEvent(event) => next.event = event,
            Action::ChoseLang(lang) => next.lang = lang,
            Action::ChoseTheme(theme) => next.theme = theme,
            Action::Followed(saved) => {
                let Self { compare, figures, .. } = next;
                let Self { lang, theme, sort, table, zoom, .. } = *self;
                // A model is pointed at in the list, where its row says everything.
                let table = table && saved.model.is_none();
                let zoom = saved.zoom.or(zoom);
                next = Self { lang, theme, sort, table, zoom, compare, figures, ..saved };
            }
            Action::Opened(state) => next = state,
        }
        (next != *self).then_some(next)
    }

    /// Whether following a saved state would change nothing: the state is the one shown.
    #[must_use]
    pub fn shows(&self, saved: &Self) -> bool {
        self.after(Action::Followed(saved.clone())).is_none()
    }

    /// What to bring into view when a saved state is followed.
    #[must_use]
    pub fn target(&self) -> Reveal {
        match (&self.event, &self.model) {
            (Some(event), _) => Reveal::Event(event.clone()),
            (None, Some(model)) => Reveal::Model(model.clone()),
            (None, None) => Reveal::Models,
        }
    }
}
