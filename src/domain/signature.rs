//! What a text is made of, in 48 bits: enough to know of most texts that something is not in them, without reading them.
//!
//! Must stay true: a signature refuses no text in which the pattern is found. So it has a bit of each character as a search
//! folds it; traditional forms and sounds, which only a lexicon knows, are looked for on the other side, in [`Signs`].

use super::{
    lexicon::{HAN, Lexicon},
    query::UMLAUT,
    rank::Part,
    text::{Lang, fold_char},
};

/// The bits of a text's characters, the lowest first. There is one for each text: so it stands beside a part and a language without
/// a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signature([u16; 3]);

/// One of the texts that stand in one: where it ends, what it is made of, what it is, and in which language alone it is searched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signed {
    pub(super) end: usize,
    pub(super) signature: Signature,
    pub(super) part: Part,
    pub(super) only: Option<Lang>,
}

/// Some character of [`HAN`] is there: it might stand for any sound.
const SOUNDS: u64 = 1 << PLACES;
/// The bits that characters share.
const PLACES: u32 = 47;

impl Signature {
    /// Of a text that nobody has looked at.
    pub(super) const ANY: Self = Self([u16::MAX; 3]);

    pub(super) fn of(text: &str) -> Self {
        let bits = text.chars().fold(0, |bits, c| bits | bits_of(c));
        Self([bits as u16, (bits >> 16) as u16, (bits >> 32) as u16])
    }

    fn bits(self) -> u64 {
        let [low, middle, high] = self.0.map(u64::from);
        high << 32 | middle << 16 | low
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

/// What a text's signature must have for a pattern to be found there.
#[derive(Debug, Default)]
pub(super) struct Signs {
    /// The bits of what only stands for itself.
    all: u64,
    /// The bits of Latin letters, which may be read from any character that has a sound.
    latin: u64,
    /// For each character that is written in several forms the bits of all of them.
    forms: Vec<u64>,
}

impl Signs {
    /// Of a pattern's letters.
    pub(super) fn new(letters: &[char], lexicon: &Lexicon) -> Self {
        let mut signs = Self::default();
        for letter in letters {
            let bits = lexicon.traditional(*letter).fold(bit(*letter), |bits, other| bits | bit(other));
            if bits != bit(*letter) {
                signs.forms.push(bits);
            } else if letter.is_ascii_lowercase() || *letter == UMLAUT {
                signs.latin |= bits;
            } else {
                signs.all |= bits;
            }
        }
        signs
    }

    /// Whether the pattern might be in a text.
    pub(super) fn fit(&self, signature: Signature, by_sound: bool) -> bool {
        let bits = signature.bits();
        let sounds = by_sound && bits & SOUNDS != 0;
        self.all & !bits == 0
            && (sounds || self.latin & !bits == 0)
            && self.forms.iter().all(|forms| forms & bits != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, Signature, Signs, bit};

    #[test]
    fn letters_and_digits_do_not_share_a_bit() {
        let bits = ('a'..='z').chain('0'..='9').fold(0, |bits, c| bits | bit(c));
        assert_eq!(bits.count_ones(), 36);
    }

    #[test]
    fn most_of_what_has_nothing_of_a_pattern_is_refused() {
        let lexicon = Lexicon::read("tong通 yi义\n義义");
        for (pattern, text, by_sound, fits) in [
            ("义", "通義", true, true),
            ("义", "通", true, false),
            ("tongyi", "通义", true, true),
            ("tongyi", "通义", false, false),
            ("tongyi", "Tong-Yi", false, true),
            ("tongyi", "Tang-Yi", true, false),
            ("i\u{307}", "İ", false, true),
            ("a7", "Ａ７", false, true),
        ] {
            let letters: Vec<char> = pattern.chars().collect();
            let signs = Signs::new(&letters, &lexicon);
            assert_eq!(signs.fit(Signature::of(text), by_sound), fits, "{pattern} in {text}");
            assert!(signs.fit(Signature::ANY, by_sound));
        }
    }
}
