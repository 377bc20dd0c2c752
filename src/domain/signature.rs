//! What texts are made of, in 48 bits each: enough to know of most texts that something is not in them, without reading them. Bits
//! of the same kind stand together, so that one looks at 32 texts at once.
//!
//! Must stay true: no text is refused in which a pattern is found. So a text has a bit of each character as a search
//! folds it; traditional forms and sounds, which only a lexicon knows, are looked for on the other side, in [`Signs`] and [`Sounds`].

use std::rc::Rc;

use super::{
    lexicon::{HAN, Lexicon, slot},
    query::{Said, UMLAUT},
    rank::Part,
    set::{Set, ones},
    text::fold_char,
};

/// The bits of a text's characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signature(u64);

/// Some character of [`HAN`] is there that might stand for a sound.
const SOUNDS: u64 = 1 << PLACES;
/// The bits that characters share.
const PLACES: u32 = 47;
/// The Latin letters.
const LETTERS: usize = 26;

impl Signature {
    pub(super) fn of(text: &str, part: Part) -> Self {
        let bits = text.chars().fold(0, |bits, c| bits | bits_of(c));
        Self(if part.is_heard() { bits } else { bits & !SOUNDS })
    }

    /// A number that texts of other characters seldom have.
    pub(super) fn digest(self) -> usize {
        (self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize
    }
}

/// All of a character's bits.
fn bits_of(c: char) -> u64 {
    if c.is_ascii() {
        bit(c)
    } else if HAN.contains(&c) {
        bit(c) | SOUNDS
    } else {
        fold_char(c).fold(0, |bits, c| bits | bit(c))
    }
}

/// The bit of a character. Each Latin letter and each digit has one of its own among them; large and small ones have the same.
const fn bit(c: char) -> u64 {
    let c = c as u32;
    1 << match c {
        0..0x40 => c % 16,
        0x40..0x80 => 16 + c % 32,
        _ => c % PLACES,
    }
}

/// For each bit the texts that have it.
#[derive(Debug)]
pub(super) struct Planes {
    planes: [Set; PLACES as usize + 1],
    count: usize,
}

impl Default for Planes {
    fn default() -> Self {
        Self { planes: std::array::from_fn(|_| Set::default()), count: 0 }
    }
}

impl Planes {
    /// Takes in the next text.
    pub(super) fn push(&mut self, signature: Signature) {
        for bit in ones(signature.0) {
            self.planes.get_mut(bit).into_iter().for_each(|plane| plane.put(self.count));
        }
        self.count += 1;
    }

    /// Those of some bits.
    fn of(&self, bits: u64) -> impl Iterator<Item = &Set> {
        ones(bits).filter_map(|bit| self.planes.get(bit))
    }

    /// The texts that might have a pattern, read by its letters or by the sounds of the texts, which are asked for where they matter.
    pub(super) fn having(&self, signs: &Signs, sounds: &dyn Fn() -> Rc<Sounds>) -> Set {
        let mut having = Set::all(self.count);
        self.of(signs.all).for_each(|plane| having.meet(plane));
        for forms in &signs.forms {
            having.meet(&Set::any(self.of(*forms)));
        }
        if signs.latin == 0 {
            return having;
        }
        let mut heard = having.clone();
        self.of(signs.latin).for_each(|plane| having.meet(plane));
        let sounds = sounds();
        if !sounds.first.is_empty() {
            for letter in &signs.begun {
                heard.meet(&Set::any(self.of(bit(*letter)).chain(sounds.beginning_with(*letter))));
            }
            self.of(SOUNDS).for_each(|plane| heard.meet(plane));
            having.join(&heard);
        }
        having
    }
}

/// With which letters the sounds begin that texts have by a lexicon.
#[derive(Debug)]
pub(super) struct Sounds {
    pub(super) lexicon: Lexicon,
    /// For each letter the texts; nothing where the lexicon knows no sound.
    first: Vec<Set>,
}

impl Sounds {
    pub(super) fn new<'a>(
        lexicon: &Lexicon,
        planes: &Planes,
        text: &dyn Fn(usize) -> Option<Said<'a>>,
    ) -> Self {
        let lexicon = lexicon.clone();
        let letters = lexicon.first_letters();
        if letters.is_empty() {
            return Self { lexicon, first: Vec::new() };
        }
        let mut first = vec![Set::default(); LETTERS];
        for number in planes.of(SOUNDS).flat_map(Set::members) {
            let text = text(number).map_or("", |said| said.text);
            let slots = text.chars().filter_map(slot);
            let begun = slots.filter_map(|slot| letters.get(slot)).fold(0, |all, letters| all | letters);
            for letter in ones(begun.into()) {
                first.get_mut(letter).into_iter().for_each(|first| first.put(number));
            }
        }
        Self { lexicon, first }
    }

    fn beginning_with(&self, letter: char) -> Option<&Set> {
        self.first.get((letter as usize).checked_sub('a' as usize)?)
    }
}

/// What a text must have for a pattern to be found there.
#[derive(Debug, Default)]
pub(super) struct Signs {
    /// The bits of what only stands for itself.
    all: u64,
    /// The bits of Latin letters, which may be read from characters that have a sound.
    latin: u64,
    /// The letters that stand before all others in a row of Latin ones: a sound that is read there begins with them.
    begun: Vec<char>,
    /// For each character that is written in several forms the bits of all of them.
    forms: Vec<u64>,
}

impl Signs {
    /// Of a pattern's letters.
    pub(super) fn new(letters: &[char], lexicon: &Lexicon) -> Self {
        let mut signs = Self::default();
        let mut is_in_row = false;
        for letter in letters {
            let bits = lexicon.traditional(*letter).fold(bit(*letter), |bits, other| bits | bit(other));
            let is_latin = letter.is_ascii_lowercase() || *letter == UMLAUT;
            if bits != bit(*letter) {
                signs.forms.push(bits);
            } else if is_latin {
                signs.latin |= bits;
                if !is_in_row {
                    signs.begun.push(*letter);
                }
            } else {
                signs.all |= bits;
            }
            is_in_row = is_latin;
        }
        signs
    }
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, Part, Planes, Rc, Said, Signature, Signs, Sounds, bit};

    #[test]
    fn letters_and_digits_do_not_share_a_bit() {
        let bits = ('a'..='z').chain('0'..='9').fold(0, |bits, c| bits | bit(c));
        assert_eq!(bits.count_ones(), 36);
    }

    #[test]
    fn most_of_what_has_nothing_of_a_pattern_is_refused() {
        let lexicon = Lexicon::read("tong通 yi义\n義义");
        for (pattern, text, part, fits) in [
            ("义", "通義", Part::Name, true),
            ("义", "通", Part::Name, false),
            ("tongyi", "通义", Part::Name, true),
            ("tongyi", "通义", Part::Note, false),
            ("yitong", "义", Part::Name, true),
            ("yitong", "通", Part::Name, false),
            ("tongyi", "Tong-Yi", Part::Note, true),
            ("tongyi", "Tang-Yi", Part::Name, false),
            ("i\u{307}", "İ", Part::Note, true),
            ("a7", "Ａ７", Part::Note, true),
            ("x义t", "X义通", Part::Name, true),
            ("x义t", "X义义", Part::Name, false),
        ] {
            let letters: Vec<char> = pattern.chars().collect();
            let signs = Signs::new(&letters, &lexicon);
            let mut planes = Planes::default();
            planes.push(Signature::of("something else", Part::Note));
            planes.push(Signature::of(text, part));
            let said = |number| (number == 1).then_some(Said { text, part });
            let sounds = || Rc::new(Sounds::new(&lexicon, &planes, &said));
            assert_eq!(planes.having(&signs, &sounds).has(1), fits, "{pattern} in {text}");
        }
    }
}
