//! Where the words of a drawing stand, so that they meet neither one another nor its lines.
//!
//! All is in pixels of the narrowest drawing there is, y from the bottom up. Nobody measures type here: how wide words come
//! out is taken from the widest font that systems have for their own menus.
//!
//! Invariant: what is free in the narrowest drawing is free in any wider one. There every point keeps its fraction of the
//! width, while words stay as wide as they are; so the room of a label reaches from the point that it belongs to as far as
//! its far end, and only shrinks towards that point.

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Its left end.
    pub left: f64,
    /// Its right end.
    pub right: f64,
    /// Its lower end.
    pub bottom: f64,
    /// Its upper end.
    pub top: f64,
}

impl Area {
    /// What a dot takes.
    #[must_use]
    pub const fn dot((x, y): (f64, f64), radius: f64) -> Self {
        Self { left: x - radius, right: x + radius, bottom: y - radius, top: y + radius }
    }

    /// Whether two have something in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.bottom < other.top
            && other.bottom < self.top
    }

    /// Whether a point lies in it.
    fn holds(&self, (x, y): (f64, f64)) -> bool {
        self.left <= x && x <= self.right && self.bottom <= y && y <= self.top
    }

    /// Whether a line, whose points go to the right, leads through it.
    #[must_use]
    pub fn is_crossed(&self, line: &[(f64, f64)]) -> bool {
        line.windows(2).any(|ends| {
            let &[(x, y), (next_x, next_y)] = ends else { return false };
            let (from, to) = (self.left.max(x), self.right.min(next_x));
            let at = |there: f64| y + (next_y - y) * (there - x) / (next_x - x).max(1e-9);
            let (a, b) = (at(from), at(to));
            from <= to && a.min(b) < self.top && a.max(b) > self.bottom
        })
    }
}

/// Which end of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// It has its middle there.
    Middle,
    /// It ends there.
    End,
}

impl Anchor {
    /// The value of `text-anchor`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// Words with their place.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The words.
    pub text: String,
    /// The x of the point that they belong to, as a fraction of the width.
    pub x: f64,
    /// How far from there they are anchored, in pixels.
    pub dx: i32,
    /// Their base line, in pixels from the bottom.
    pub y: f64,
    /// Which end of them.
    pub anchor: Anchor,
    /// The room that is kept for them.
    pub area: Area,
}

/// What words are for.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    /// Where, in pixels.
    pub at: (f64, f64),
    /// The radius of the dot there.
    pub radius: f64,
    /// Whether words would rather stand above it than below.
    pub above: bool,
    /// The height of the type.
    pub size: f64,
}

/// How far apart words are from a dot, and from a line.
const GAP: f64 = 4.0;

/// From one place above or below a dot to the next, and how many of them are tried.
const RING: f64 = 3.0;
const RINGS: u8 = 90;

/// A drawing that is being labelled.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// How wide it is.
    pub width: f64,
    /// From where to where words may stand.
    pub heights: (f64, f64),
    /// What words must not touch.
    pub taken: Vec<Area>,
    /// Lines that must not lead through words, from left to right.
    pub lines: Vec<Vec<(f64, f64)>>,
    /// Lines that better do not.
    pub faint: Vec<Area>,
}

impl Sheet {
    /// Puts words to a dot: as near as they meet nothing, or where they meet least.
    pub fn place(&mut self, text: String, spot: Spot) -> Label {
        let all = candidates(spot.radius, spot.size, spot.above);
        self.first(text, spot, &all)
    }

    /// The same, rather beside the dot than above or below it.
    pub fn beside(&mut self, text: String, spot: Spot) -> Label {
        let mut all = candidates(spot.radius, spot.size, spot.above);
        all.rotate_left(ROW);
        self.first(text, spot, &all)
    }

    /// Puts words to an upright line that ends at a spot: with a beginning, an end or the middle there.
    pub fn place_along(&mut self, text: String, spot: Spot) -> Label {
        let sides = [
            (Anchor::Start, 6),
            (Anchor::End, -6),
            (Anchor::Middle, 0),
            (Anchor::Middle, 30),
            (Anchor::Middle, -30),
        ];
        self.first(text, spot, &sides.map(|(anchor, dx)| (anchor, dx, 0.0)))
    }

    fn first(&mut self, text: String, spot: Spot, places: &[(Anchor, i32, f64)]) -> Label {
        let width = width_of(&text) * spot.size / 100.0;
        let (x, y) = spot.at;
        let room = |(anchor, dx, rise): (Anchor, i32, f64)| {
            let far = width + f64::from(dx.abs());
            let (left, right) = match anchor {
                Anchor::Start => (x, x + far),
                Anchor::Middle => (x + f64::from(dx) - width / 2.0, x + f64::from(dx) + width / 2.0),
                Anchor::End => (x - far, x),
            };
            let (bottom, top) = (y + rise - spot.size * DESCENT, y + rise + spot.size * ASCENT);
            Area { left, right, bottom, top }
        };
        // A faint line through the words is better than words that are far from their dot.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "pixels of a small drawing"
        )]
        let away = |(_, _, rise): (Anchor, i32, f64)| libm::fabs(rise) as usize;
        let costs = places.iter().map(|place| (self.cost(&room(*place), spot.at) + away(*place), *place));
        let best = costs.min_by_key(|(cost, _)| *cost);
        let place = best.map_or((Anchor::Start, 0, 0.0), |(_, place)| place);
        let (anchor, dx, rise) = place;
        let area = room(place);
        self.taken.push(area);
        Label { text, x: x / self.width.max(1.0), dx, y: y + rise, anchor, area }
    }

    /// How bad a place is: to be outside is worst, then to touch what must not be touched. What lies on the point itself, such
    /// as its own dot, is beside the words.
    fn cost(&self, area: &Area, at: (f64, f64)) -> usize {
        let (bottom, top) = self.heights;
        let outside = area.left < 0.0 || area.right > self.width || area.bottom < bottom || area.top > top;
        let wide = Area { bottom: area.bottom - GAP / 2.0, top: area.top + GAP / 2.0, ..*area };
        let touched = self.taken.iter().filter(|taken| area.meets(taken) && !taken.holds(at)).count();
        let crossed = self.lines.iter().filter(|line| wide.is_crossed(line)).count();
        let faint = self.faint.iter().filter(|faint| area.meets(faint)).count();
        (usize::from(outside) * 100 + touched + crossed) * 1_000 + faint * 25
    }
}

/// How many places there are straight above a dot.
const ROW: usize = 3;

/// How much of the height of the type is above the base line, and below it.
const ASCENT: f64 = 0.95;
const DESCENT: f64 = 0.3;

/// The places beside, above and below a dot, the best one first: which end of the words, how far aside, how far up.
fn candidates(radius: f64, size: f64, above: bool) -> Vec<(Anchor, i32, f64)> {
    #[expect(clippy::cast_possible_truncation, reason = "the radius of a dot in pixels")]
    let aside = (radius + GAP) as i32;
    let up = radius + GAP + size * DESCENT;
    let down = -(radius + GAP + size * ASCENT);
    let level = -size * (ASCENT - DESCENT) / 2.0;
    let row = |rise: f64| [(Anchor::Start, 0, rise), (Anchor::End, 0, rise), (Anchor::Middle, 0, rise)];
    let mut all = Vec::new();
    for ring in 0..RINGS {
        let further = f64::from(ring) * RING;
        let (first, second) =
            if above { (up + further, down - further) } else { (down - further, up + further) };
        all.extend(row(first));
        if ring == 0 {
            all.extend([(Anchor::Start, aside, level), (Anchor::End, -aside, level)]);
        }
        all.extend(row(second));
    }
    all
}

/// How wide a text is about, in hundredths of the height of its type.
#[must_use]
pub fn width_of(text: &str) -> f64 {
    f64::from(text.chars().map(width).sum::<u32>())
}

/// How wide a letter is about: as in `DejaVu Sans`, the widest of the fonts that systems have for their own menus.
pub(super) const fn width(letter: char) -> u32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '’' => 30,
        ' ' | '-' | 'f' | 'r' | 't' => 40,
        'A'..='L' | 'N'..='V' | 'X'..='Z' => 74,
        'm' | 'w' | 'M' | 'W' | '…' | '\u{2e80}'.. => 100,
        _ => 63,
    }
}
