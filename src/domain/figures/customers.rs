//! Who sells to whom: the makers of a list as marks in three groups, month by month of 2023.
//!
//! Everything follows from the models' own data, at the end of a month. A maker is there once one of its models has been
//! announced (and, where the document says that there was nothing to offer before, not before). It serves business if such
//! a model is for business or for both, and the public from the day on which a model for the public or for both was opened.
//! Until then a model for both counts for business: those who could try it had been invited.
//!
//! Where no page gave a day on which anything of a maker opened, that is neither filled in nor left out: the mark is `unsure`.
//! It stays with business if its model is for both, and stands with the public if its model is for nobody else. One that is
//! known to have opened later is not in doubt before: it counts as closed until the first day that is known.
//!
//! Invariant: a maker's place in a group is the same in all months, and nobody else's.

mod reading;

use std::{fmt, rc::Rc};

use super::{
    super::{
        date::Date,
        document::{Document, Id, Model},
    },
    code::{id, number, pieces},
    exhibit::{Exhibit, Maker},
    placing::width,
};

pub use self::reading::{headline, looked_at, reading};

/// The labels that a document gives: controls first, then what is drawn.
pub const LABELS: &[&str] = &[
    "month", "maker", "none", "later", "back", "tap", "business", "both", "public", "unsure", "rules",
    "absent", "counted",
];

/// The year that is played through.
pub const YEAR: u16 = 2023;

/// The first and the last month.
pub const MONTHS: (u16, u16) = (4, 12);

/// What a reader can set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The month, in [`MONTHS`].
    pub month: u16,
    /// The id of the maker that is looked at.
    pub maker: Option<Id>,
}

impl Default for Settings {
    /// April, when the article was written.
    fn default() -> Self {
        Self { month: MONTHS.0, maker: None }
    }
}

impl Settings {
    pub(super) fn read(text: &str) -> Self {
        let mut settings = Self::default();
        for (letter, rest) in pieces(text) {
            match letter {
                'm' => settings.month = number(rest, MONTHS.0, MONTHS.1).unwrap_or(settings.month),
                'v' => settings.maker = id(rest),
                _ => {}
            }
        }
        settings
    }
}

impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "m{}", self.month)?;
        self.maker.as_ref().map_or(Ok(()), |maker| write!(f, ".v{maker}"))
    }
}

/// Whom a maker serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Firms, governments and whoever was invited.
    Business,
    /// Those and the public.
    Both,
    /// The public.
    Public,
}

impl Group {
    /// Every group, from left to right.
    pub const ALL: [Self; 3] = [Self::Business, Self::Both, Self::Public];

    /// The name of its label.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Business => "business",
            Self::Both => "both",
            Self::Public => "public",
        }
    }
}

/// Where a maker stands in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// With whom.
    pub group: Group,
    /// Whether it has something for the public, and nobody says when anything of it opened.
    pub unsure: bool,
}

/// A month counted from the beginning of our era, if a date has one.
fn month_of(date: Date) -> Option<u32> {
    Some(u32::from(date.year()) * 12 + u32::from(date.month()?) - 1)
}

fn has(model: &Model, audience: &[&str]) -> bool {
    model.facets.get("audience").is_some_and(|values| values.iter().any(|value| audience.contains(&&**value)))
}

/// Where a maker stands at the end of a month of [`YEAR`]; `None` if it has nothing to offer yet.
#[must_use]
pub fn standing(maker: &Maker, document: &Document, month: u16) -> Option<Standing> {
    let end = u32::from(YEAR) * 12 + u32::from(month) - 1;
    let by_then = |date: Option<Date>| date.and_then(month_of).is_some_and(|month| month <= end);
    if maker.since.is_some() && !by_then(maker.since) {
        return None;
    }
    let (mut business, mut public, mut unsure) = (false, false, false);
    for model in models(maker, document) {
        let opened = by_then(model.opened);
        if !by_then(model.announced) && !opened {
            continue;
        }
        business |= has(model, &["b2b", "both"]);
        if has(model, &["b2c", "both"]) {
            public |= opened;
            unsure |= model.opened.is_none();
        }
    }
    let unsure = unsure && opened(maker, document).is_none();
    let group = match (business, public) {
        (true, true) => Group::Both,
        (true, false) => Group::Business,
        (false, true) => Group::Public,
        (false, false) if unsure => Group::Public,
        (false, false) => return None,
    };
    Some(Standing { group, unsure })
}

fn models<'a>(maker: &'a Maker, document: &'a Document) -> impl Iterator<Item = &'a Model> {
    document.models.iter().filter(|model| maker.models.contains(&model.id))
}

/// The first day on which something of a maker was opened to the public, if a page gave it.
fn opened(maker: &Maker, document: &Document) -> Option<Date> {
    models(maker, document)
        .filter(|model| has(model, &["b2c", "both"]))
        .filter_map(|model| model.opened)
        .min()
}

/// The drawn figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The months, each with the x of its middle on the axis.
    pub months: Vec<(u16, f64)>,
    /// The events on the axis: positions in the document, each with its x.
    pub events: Vec<(usize, f64)>,
    /// The x of the end of the set month.
    pub now: f64,
    /// The makers that have something to offer, in the exhibit's order.
    pub marks: Vec<Mark>,
    /// How many places each group has, over all months: as many as makers are ever in it.
    pub places: [usize; 3],
    /// How many makers have nothing to offer yet.
    pub absent: usize,
}

impl Drawing {
    /// How many makers a group has: those that surely belong to it, and those whose mark is hollow.
    #[must_use]
    pub fn counts(&self, group: Group) -> (usize, usize) {
        let within = || self.marks.iter().filter(|mark| mark.standing.group == group);
        let unsure = within().filter(|mark| mark.standing.unsure).count();
        (within().count() - unsure, unsure)
    }
}

/// A maker in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its position in the exhibit.
    pub maker: usize,
    /// Where it stands.
    pub standing: Standing,
    /// Its place in the group, counted from 0: the same in every month in which it is there.
    pub place: usize,
    /// Whether it is the one that is looked at.
    pub chosen: bool,
}

/// The middle of a place, as fractions of the group's box, if its places fill rows of so many columns.
#[must_use]
pub fn position(place: usize, places: usize, columns: usize) -> (f64, f64) {
    let columns = columns.max(1);
    let rows = places.div_ceil(columns).max(1);
    #[expect(clippy::cast_precision_loss, reason = "there are far fewer makers than 2^52")]
    let middle = |n: usize, of: usize| (n as f64 + 0.5) / of as f64;
    (middle(place % columns, columns), middle(place / columns, rows))
}

/// The room for a name beside its mark, in hundredths of the height of the type: where there is plenty, on a phone as most are,
/// and on the narrowest. A third of the figure is for each group.
const ROOMS: [u32; 3] = [u32::MAX, 765, 620];

/// A name as it fits beside its mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name, or as much of it as has room in one line.
    pub first: Rc<str>,
    /// The rest, in a second line.
    pub second: Option<Rc<str>>,
}

/// A name as it fits beside its mark where there is plenty of room, on a phone, and on a narrow one. It takes a second line
/// before anything of it is left out.
#[must_use]
pub fn fitted(name: &str) -> [Name; 3] {
    ROOMS.map(|room| {
        if wide(name) <= room {
            return Name { first: name.into(), second: None };
        }
        let mut spaces = name.match_indices(' ').map(|(at, _)| at);
        let at = spaces.rfind(|at| name.get(..*at).is_some_and(|line| wide(line) <= room));
        // A name of one word is halved, as Chinese ones can be.
        let middle = || name.char_indices().nth(name.chars().count() / 2).map_or(0, |(at, _)| at);
        let (first, second) = name.split_at(at.unwrap_or_else(middle));
        Name { first: cut(first.trim(), room), second: Some(cut(second.trim(), room)) }
    })
}

fn wide(line: &str) -> u32 {
    line.chars().map(width).sum()
}

/// A line that ends in an ellipsis where there is no room for all of it.
fn cut(line: &str, room: u32) -> Rc<str> {
    if wide(line) <= room {
        return line.into();
    }
    let mut left = room - width('…');
    let fits = |letter: &char| {
        let rest = left.checked_sub(width(*letter));
        left = rest.unwrap_or_default();
        rest.is_some()
    };
    let start: String = line.chars().take_while(fits).collect();
    format!("{}…", start.trim_end()).into()
}

/// Draws the figure.
#[must_use]
pub fn draw(settings: &Settings, exhibit: &Exhibit, document: &Document) -> Drawing {
    let whole = f64::from(MONTHS.1 - MONTHS.0 + 1);
    let start = |month: u16| f64::from(month - MONTHS.0) / whole;
    let events = document.events.iter().enumerate().filter(|(_, event)| exhibit.events.contains(&event.id));
    let at = |date: Date| {
        let month = u16::from(date.month().filter(|_| date.year() == YEAR)?);
        // A month is taken to have 31 days; where the day is unknown, the middle stands for it.
        let day = date.day().map_or(0.5, |day| (f64::from(day) - 0.5) / 31.0);
        (MONTHS.0..=MONTHS.1).contains(&month).then(|| start(month) + day / whole)
    };
    let (places, taken) = places(exhibit, document);
    let marks: Vec<Mark> = exhibit
        .makers
        .iter()
        .enumerate()
        .filter_map(|(n, maker)| {
            let standing = standing(maker, document, settings.month)?;
            let place = *taken.get(standing.group as usize)?.get(n)?;
            Some(Mark {
                maker: n,
                standing,
                place: place?,
                chosen: settings.maker.as_ref() == Some(&maker.id),
            })
        })
        .collect();
    Drawing {
        months: (MONTHS.0..=MONTHS.1).map(|month| (month, start(month) + 0.5 / whole)).collect(),
        events: events.filter_map(|(n, event)| Some((n, at(event.date)?))).collect(),
        now: start(settings.month) + 1.0 / whole,
        absent: exhibit.makers.len() - marks.len(),
        marks,
        places,
    }
}

/// How many places each group has, and each maker's place in each: those who come first sit first.
fn places(exhibit: &Exhibit, document: &Document) -> ([usize; 3], [Vec<Option<usize>>; 3]) {
    let mut next = [0; 3];
    let mut taken = [(); 3].map(|()| vec![None; exhibit.makers.len()]);
    for month in MONTHS.0..=MONTHS.1 {
        for (n, maker) in exhibit.makers.iter().enumerate() {
            let Some(group) = standing(maker, document, month).map(|standing| standing.group as usize) else {
                continue;
            };
            let place = taken.get_mut(group).and_then(|places| places.get_mut(n));
            if let (Some(place @ None), Some(next)) = (place, next.get_mut(group)) {
                *place = Some(*next);
                *next += 1;
            }
        }
    }
    (next, taken)
}
