//! A search text made ready to be looked for: as characters, as Pinyin, and as a size.
//!
//! Chinese is typed by sound. A query's letters may stand for a character's whole reading (`tongyi`), for its first letter
//! or its initial (`ty`, `zhp`), for the beginning of the last reading that is still being typed (`tongy`), or for the
//! character itself, and all of these mixed (`文xin`). All ways are followed at once: a set of bits says how many of the
//! query's letters can have been used up before the present character of the text.
//!
//! Must stay true: what fits is what a search that tries each way by itself would find; the empty query fits everything and
//! stands nowhere; where another one stands is told in the text as it is, not as it was folded.

use std::{cell::RefCell, ops::Range};

use super::{
    lexicon::Lexicon,
    machine::{Machine, Place},
    quantity::parameters_in,
    rank::{Part, Rank},
    signature::Signs,
    text::{fold, fold_char},
};

/// What the reader looks for. The default looks for nothing, and fits everything.
#[derive(Debug, Default)]
pub struct Query {
    /// What it was made of.
    pub(super) asked: Asked,
    /// The whole text.
    phrase: Pattern,
    /// Its words, if there are several: all of them may be found apart.
    words: Vec<Pattern>,
    /// The number of parameters that it names, in billions (10⁹).
    parameters: Option<f64>,
}

/// What a query is made of. Queries are the same when they were made of the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Asked {
    /// Folded.
    text: String,
    lexicon: Lexicon,
}

/// A text that is searched.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The text.
    pub text: &'a str,
    /// What it is.
    pub part: Part,
}

/// Letters to find in a row. Spaces and hyphens do not count.
#[derive(Debug, Default)]
pub(super) struct Pattern {
    letters: Vec<char>,
    signs: Signs,
    /// For each syllable of the lexicon, how it fits these letters; empty where they hold no Latin one.
    syllables: Vec<Syllable>,
    machine: RefCell<Machine>,
}

/// At which letters of a pattern a syllable fits.
#[derive(Debug)]
struct Syllable {
    /// How many letters it has, and where all of them stand.
    whole: (usize, Bits),
    /// Where its first letter stands.
    first: Bits,
    /// Where its initial stands, if that has two letters: zh, ch, sh.
    initial: Bits,
    /// Where the pattern ends before the syllable does.
    begun: Bits,
}

/// A set of numbers of letters.
pub(super) type Bits = u64;

/// The longest pattern, so that its end has a bit too.
const LONGEST: usize = 63;

impl Query {
    /// Makes a text ready, as far as a pattern can be long.
    #[must_use]
    pub fn new(text: &str, lexicon: &Lexicon) -> Self {
        let folded: String = fold(text).chars().map(|c| lexicon.simplified(c)).collect();
        let words: Vec<Pattern> = folded
            .split(' ')
            .map(|word| Pattern::new(word, lexicon))
            .filter(|word| !word.letters.is_empty())
            .collect();
        Self {
            phrase: Pattern::new(&folded, lexicon),
            words: if words.len() > 1 { words } else { Vec::new() },
            parameters: parameters_in(&folded),
            asked: Asked { text: folded, lexicon: lexicon.clone() },
        }
    }

    /// Whether it looks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.phrase.letters.is_empty()
    }

    /// Whether it names a number of parameters.
    pub(super) fn names_a_size(&self) -> bool {
        self.parameters.is_some()
    }

    /// Whether it names this number of parameters, in billions (10⁹).
    pub(super) fn names(&self, size: Option<f64>) -> bool {
        // Both are decimal fractions that were rounded once.
        self.parameters.zip(size).is_some_and(|(named, billion)| (named - billion).abs() < billion * 1e-9)
    }

    /// Whether nothing fits but what fitted an earlier query too, which looked for something: by its text, a size apart. It is so where a
    /// text goes on; unless a character that is folded into two (`İ`) was begun.
    pub(super) fn narrows(&self, earlier: &Asked) -> bool {
        let more = self.asked.text.strip_prefix(&*earlier.text);
        self.asked.lexicon == earlier.lexicon && more.is_some_and(|more| !more.contains('\u{307}'))
    }

    /// How well something fits of which these texts are said: the whole of the query, or else all of its words apart.
    #[must_use]
    pub fn rank(&self, said: &[Said<'_>]) -> Option<Rank> {
        if self.is_empty() {
            return Some(Rank::default());
        }
        let best = |pattern: &Pattern| said.iter().filter_map(|said| self.rank_of(pattern, *said)).min();
        let apart = || {
            let mut worst = None;
            for word in &self.words {
                worst = worst.max(Some(best(word)?));
            }
            worst
        };
        best(&self.phrase).or_else(apart)
    }

    /// What is looked for: the whole of it, and then its words, if it has several.
    pub(super) fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        std::iter::once(&self.phrase).chain(&self.words)
    }

    /// By which characters are read.
    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.asked.lexicon
    }

    /// How well a pattern fits a text.
    pub(super) fn rank_of(&self, pattern: &Pattern, said: Said<'_>) -> Option<Rank> {
        pattern.rank(said, &self.asked.lexicon)
    }

    /// Where it stands in a text, in bytes, from the beginning: the whole of it, or else its words.
    #[must_use]
    pub fn places(&self, said: Said<'_>) -> Vec<Range<usize>> {
        let whole = self.places_of(std::slice::from_ref(&self.phrase), said);
        if whole.is_empty() { self.places_of(&self.words, said) } else { whole }
    }

    /// Where any of some patterns stands, the first place first, none over another.
    fn places_of(&self, patterns: &[Pattern], said: Said<'_>) -> Vec<Range<usize>> {
        let mut places: Vec<Range<usize>> = Vec::new();
        let mut free = 0;
        for (at, c) in said.text.char_indices() {
            let Some(text) = said.text.get(at..).filter(|_| free <= at && !is_gap(c)) else { continue };
            let rest = Said { text, ..said };
            if let Some(length) = patterns.iter().find_map(|pattern| pattern.run(rest, &self.asked.lexicon)) {
                free = at + length;
                places.push(at..free);
            }
        }
        places
    }

    /// Where it stands in each of some lines, as pairs of a beginning and an end, counted in UTF-16 over all lines as
    /// JavaScript does.
    #[must_use]
    pub fn places_in_lines(&self, lines: &str, part: Part) -> Vec<u32> {
        let mut counted = Counted { text: lines, bytes: 0, units: 0 };
        let mut places = Vec::new();
        let mut begin = 0;
        for text in lines.split('\n') {
            for place in self.places(Said { text, part }) {
                places.extend([place.start, place.end].map(|at| counted.units_to(begin + at)));
            }
            begin += text.len() + 1;
        }
        places
    }
}

/// Queries are the same when they were made of the same.
impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.asked == other.asked
    }
}

impl Pattern {
    /// `text` is folded.
    fn new(text: &str, lexicon: &Lexicon) -> Self {
        let letters: Vec<char> = text.chars().filter(|c| !is_gap(*c)).take(LONGEST).collect();
        let mut pattern = Self { signs: Signs::new(&letters, lexicon), letters, ..Self::default() };
        if pattern.letters.iter().any(char::is_ascii_lowercase) {
            pattern.syllables =
                lexicon.syllables().iter().map(|syllable| pattern.syllable(syllable.as_bytes())).collect();
        }
        pattern
    }

    /// The bit that says that all letters are used up.
    pub(super) fn end(&self) -> Bits {
        1 << self.letters.len()
    }

    /// Where some letters of a syllable stand, as far as the pattern goes; and where it ends before they do.
    fn standing(&self, some: &[u8]) -> (Bits, Bits) {
        let (mut whole, mut begun) = (0, 0);
        for at in 0..self.letters.len() {
            let mut rest = self.letters.iter().skip(at);
            let is_same = |a: u8, b: char| char::from(a) == b || (a, b) == (b'v', UMLAUT);
            let same = some.iter().zip(rest.by_ref()).take_while(|(a, b)| is_same(**a, **b)).count();
            if same == some.len() {
                whole |= 1 << at;
            } else if at + same == self.letters.len() {
                begun |= 1 << at;
            }
        }
        (whole, begun)
    }

    fn syllable(&self, letters: &[u8]) -> Syllable {
        let (whole, begun) = self.standing(letters);
        let standing = |count: usize| letters.get(..count).map_or(0, |some| self.standing(some).0);
        Syllable {
            whole: (letters.len(), whole),
            first: standing(1),
            initial: if letters.get(1) == Some(&b'h') { standing(2) } else { 0 },
            begun,
        }
    }

    /// Where one letter stands.
    fn places_of(&self, letter: char) -> Bits {
        let standing = self.letters.iter().zip(0..).filter(|(known, _)| **known == letter);
        standing.fold(0, |bits, (_, at)| bits | 1 << at)
    }

    /// How many letters can be used up after one more character, if so many could be before it. In sentences letters stand
    /// for themselves: a few of them would find everything by sound.
    pub(super) fn after(&self, before: Bits, character: char, by_sound: bool, lexicon: &Lexicon) -> Bits {
        // Most of what is searched in English: it has no other form and no reading.
        if character.is_ascii() && !character.is_whitespace() && !is_gap(character) {
            return (before & self.places_of(character.to_ascii_lowercase())) << 1;
        }
        let character = lexicon.simplified(character);
        let mut after = before;
        for c in fold_char(character) {
            if is_gap(c) {
                return before;
            }
            after = (after & self.places_of(c)) << 1;
        }
        if by_sound && !self.syllables.is_empty() {
            for number in lexicon.readings(character) {
                let Some(Syllable { whole, first, initial, begun }) = self.syllables.get(number) else {
                    continue;
                };
                after |= (before & whole.1) << whole.0 | (before & first) << 1 | (before & initial) << 2;
                if before & begun != 0 {
                    after |= self.end();
                }
            }
        }
        after
    }

    /// Where the shortest match ends that begins with a text, in bytes.
    fn run(&self, said: Said<'_>, lexicon: &Lexicon) -> Option<usize> {
        let mut bits = 1;
        for (at, c) in said.text.char_indices() {
            bits = self.after(bits, c, said.part.is_heard(), lexicon);
            if bits & self.end() != 0 {
                return Some(at + c.len_utf8());
            }
            if bits == 0 {
                break;
            }
        }
        None
    }

    /// What a text must have for it to be there.
    pub(super) fn signs(&self) -> &Signs {
        &self.signs
    }

    fn rank(&self, said: Said<'_>, lexicon: &Lexicon) -> Option<Rank> {
        let place = self.machine.borrow_mut().place(self, said, lexicon)?;
        Some(match (said.part, place) {
            (Part::Maker, _) => Rank::Maker,
            (Part::Note, _) => Rank::Note,
            (_, Place::Whole) => Rank::Whole,
            (Part::Name, Place::Beginning) => Rank::Beginning,
            (Part::Name, Place::Within) => Rank::Name,
            // Half of somebody's name is less than any model's own.
            (Part::Also, Place::Beginning) => Rank::Maker,
            (Part::Also, Place::Within) => Rank::Note,
        })
    }
}

/// Counts a text in UTF-16, going forward.
struct Counted<'a> {
    text: &'a str,
    bytes: usize,
    units: u32,
}

impl Counted<'_> {
    /// How many units there are before a byte, which must not lie before the one asked for last.
    fn units_to(&mut self, byte: usize) -> u32 {
        let passed = self.text.get(self.bytes..byte).unwrap_or_default();
        self.units = passed.encode_utf16().fold(self.units, |units, _| units + 1);
        self.bytes = byte;
        self.units
    }
}

/// In a syllable it may be typed for `v`, which input methods have for it; all else it stands for is itself.
pub(super) const UMLAUT: char = 'ü';

/// What does not count between letters, in the query and in the text: who types `tong yi` or `glm130b` means the same.
const fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '-' | '‐' | '·' | '・')
}
