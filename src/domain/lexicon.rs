//! How Chinese characters are read and written: what a search needs to take `tyqw` for 通义千问 and 盤古 for 盘古.
//!
//! Computed by the build (see `enrich.rs`) and fetched apart from the wasm, by who searches; without it a search only folds.
//!
//! Must stay true: it says nothing about a document, so that one serves them all; what cannot be read in it is passed over.

use std::rc::Rc;

/// The first and the last character that have a reading here: the block that Chinese names are written in.
pub const HAN: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// Readings and forms of characters. Cloning is cheap.
#[derive(Clone, Debug, Default)]
pub struct Lexicon(Rc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    /// Every syllable once, in lower-case letters without tones; `ü` is `v`.
    syllables: Vec<Rc<str>>,
    /// For each character of [`HAN`], the place of its last reading plus one; 0 if it has none.
    last: Vec<u16>,
    /// A syllable's number, and where in here the reading before it stands, plus one.
    readings: Vec<(u16, u16)>,
    /// The simplified form of a traditional character, in the order of the latter; both are of [`HAN`].
    forms: Vec<(char, char)>,
}

impl Lexicon {
    /// Reads what [`Self::written`] has written: readings on the first line, each syllable followed by its characters
    /// (`tong通同 yi义一`), and on the second one pairs of a traditional character and the simplified one (`盤盘`), in order.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let mut inner = Inner { last: vec![0; HAN.count()], ..Inner::default() };
        for (number, word) in (0..u16::MAX).zip(lines.next().unwrap_or_default().split(' ')) {
            let syllable = word.trim_end_matches(|c: char| !c.is_ascii_lowercase());
            let characters = word.get(syllable.len()..).unwrap_or_default();
            inner.syllables.push(syllable.into());
            for character in characters.chars() {
                if let (Some(last), Ok(place)) = (
                    slot(character).and_then(|slot| inner.last.get_mut(slot)),
                    (inner.readings.len() + 1).try_into(),
                ) {
                    inner.readings.push((number, std::mem::replace(last, place)));
                }
            }
        }
        let mut forms = lines.next().unwrap_or_default().chars();
        while let (Some(traditional), Some(simplified)) = (forms.next(), forms.next()) {
            if [traditional, simplified].iter().all(|c| HAN.contains(c)) {
                inner.forms.push((traditional, simplified));
            }
        }
        Self(Rc::new(inner))
    }

    /// Every syllable; its place is its number.
    pub(super) fn syllables(&self) -> &[Rc<str>] {
        &self.0.syllables
    }

    /// The numbers of the syllables that a character may be read as.
    pub(super) fn readings(&self, character: char) -> impl Iterator<Item = usize> {
        let mut place = slot(character).and_then(|slot| self.0.last.get(slot)).copied().unwrap_or_default();
        std::iter::from_fn(move || {
            let (syllable, before) = self.0.readings.get(usize::from(place).checked_sub(1)?)?;
            place = *before;
            Some(usize::from(*syllable))
        })
    }

    /// For each character of [`HAN`] the letters with which its readings begin, `a` the lowest bit; nothing where none is known.
    pub(super) fn first_letters(&self) -> Vec<u32> {
        let firsts: Vec<u32> = self
            .syllables()
            .iter()
            .map(|syllable| match syllable.bytes().next() {
                Some(first @ b'a'..=b'z') => 1 << (first - b'a'),
                _ => 0,
            })
            .collect();
        let letters = |c: char| {
            self.readings(self.simplified(c)).filter_map(|n| firsts.get(n)).fold(0, |all, first| all | first)
        };
        if self.syllables().is_empty() { Vec::new() } else { HAN.map(letters).collect() }
    }

    /// A character as it is written in simplified Chinese.
    pub(super) fn simplified(&self, character: char) -> char {
        let forms = &self.0.forms;
        let at = forms.partition_point(|(known, _)| *known < character);
        forms
            .get(at)
            .filter(|(known, _)| *known == character)
            .map_or(character, |(_, simplified)| *simplified)
    }

    /// The characters that are written so in simplified Chinese, apart from itself.
    pub(super) fn traditional(&self, simplified: char) -> impl Iterator<Item = char> {
        let of = move |(traditional, other): &(char, char)| (*other == simplified).then_some(*traditional);
        self.0.forms.iter().filter_map(of)
    }
}

/// A character's place in [`HAN`].
pub(super) fn slot(character: char) -> Option<usize> {
    HAN.contains(&character).then(|| character as usize - *HAN.start() as usize)
}

/// Lexicons are the same when they are the same one, so that comparing costs nothing.
impl PartialEq for Lexicon {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn a_character_has_its_readings_and_its_simplified_form() {
        let lexicon = Lexicon::read("shang商上 liang量两 xing行 hang行\n盤盘義义");
        let read = |c| lexicon.readings(c).map(|n| &*lexicon.syllables()[n]).collect::<Vec<_>>();
        assert_eq!(read('商'), ["shang"]);
        assert_eq!(read('行'), ["hang", "xing"]);
        assert_eq!(read('a'), [""; 0]);
        assert_eq!(lexicon.simplified('義'), '义');
        assert_eq!(lexicon.simplified('义'), '义');
        assert_eq!(lexicon.traditional('义').collect::<String>(), "義");
    }

    #[test]
    fn what_is_no_lexicon_says_nothing() {
        for text in ["", "\n", "ABC 一二\n盤", "a一\n盤a", "a\u{0}b  c\n\n\n"] {
            let lexicon = Lexicon::read(text);
            assert_eq!(lexicon.simplified('盤'), '盤', "{text:?}");
        }
    }
}
