//! Reads texts for a pattern byte by byte, and remembers each step: the same few hundred are taken a million times where many
//! texts are searched. Where nothing is begun, as nearly everywhere, it steps over characters that begin nothing.
//!
//! Must stay true: what is remembered is what the pattern itself says of a character; a machine serves one pattern and one
//! lexicon; a character that is stepped over would have left the reading as it was. However odd the texts, it takes half a
//! megabyte, and then works without remembering.

use super::{
    lexicon::Lexicon,
    query::{Bits, Pattern, Said},
    rank::Part,
};

/// How far a pattern has come in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Reading {
    /// How many letters can be used up by what was read from the beginning on; [`PASSED`] where all were and the text went on.
    begun: Bits,
    /// How many, but none, by what was read from anywhere on; all of them, once they were found.
    anywhere: Bits,
    /// Whether characters stand for their sound too.
    by_sound: bool,
    /// What is known of a character, and how many of its bytes are to come.
    partial: (u32, u32),
}

const PASSED: Bits = Bits::MAX;

/// Where a text has what is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It is nothing else.
    Whole,
    /// At its beginning.
    Beginning,
    /// Further on, or wherever in a text that nobody asks more of.
    Within,
}

/// So many readings are remembered.
const MOST: usize = 1024;
/// The numbers of the first readings: the first one that may change yet, before which stand nothing, what was found, and what
/// was passed; it begins a name, and the two after it begin what is asked less, and what is not read by its sound.
const NAMED: u16 = 3;
const LESS: u16 = 4;
const SILENT: u16 = 5;
/// The first characters of three bytes from which on it is remembered whether they begin anything, and how many there are: all that
/// have the same first bytes as Chinese ones.
const CHINESE: u32 = 0x4000;
const CHINESE_COUNT: usize = 0x6000;

/// A pattern's steps, as far as they were taken.
#[derive(Debug, Default)]
pub(super) struct Machine {
    readings: Vec<Reading>,
    /// For each reading and byte the number of the next reading, or 0 where nobody came by.
    next: Vec<[u16; 256]>,
    /// Whether a Chinese character begins anything, once that was asked.
    begins: Vec<Option<bool>>,
}

impl Machine {
    /// Where a text has a pattern. What cannot change that any more is not read.
    pub(super) fn place(&mut self, pattern: &Pattern, said: Said<'_>, lexicon: &Lexicon) -> Option<Place> {
        let end = pattern.end();
        if self.readings.is_empty() {
            for (begun, anywhere, by_sound) in [
                (PASSED, 0, false),
                (0, end, false),
                (PASSED, end, false),
                (1, 0, true),
                (0, 0, true),
                (0, 0, false),
            ] {
                self.number(Reading { begun, anywhere, by_sound, ..Reading::default() });
            }
        }
        let first = match said.part {
            Part::Name | Part::Also => NAMED,
            Part::Maker => LESS,
            Part::Note => SILENT,
        };
        let last = self.read(
            first,
            said.text,
            &|reading, byte| pattern.step(reading, byte, lexicon),
            &|character| pattern.after(1, character, true, lexicon) != 0,
        );
        match last {
            Reading { anywhere, .. } if anywhere & end == 0 => None,
            Reading { begun: PASSED, .. } => Some(Place::Beginning),
            Reading { begun, .. } if begun & end != 0 => Some(Place::Whole),
            _ => Some(Place::Within),
        }
    }

    /// What becomes of a reading, given by its number.
    fn read(
        &mut self,
        mut number: u16,
        text: &str,
        step: &dyn Fn(Reading, u8) -> Reading,
        begins: &dyn Fn(char) -> bool,
    ) -> Reading {
        let mut rest = text.as_bytes();
        loop {
            if matches!(number, LESS | SILENT) {
                rest = self.idle(number, rest, begins);
            }
            let Some((&byte, left)) = rest.split_first() else { break };
            rest = left;
            let place = |next: &[u16; 256]| next.get(usize::from(byte)).copied();
            let known = self.next.get(usize::from(number)).and_then(place).unwrap_or_default();
            number = if known == 0 {
                let reading = step(self.reading(number), byte);
                let Some(next) = self.number(reading) else {
                    return rest.iter().copied().fold(reading, step);
                };
                let row = self.next.get_mut(usize::from(number));
                if let Some(place) = row.and_then(|row| row.get_mut(usize::from(byte))) {
                    *place = next;
                }
                next
            } else {
                known
            };
            if number < NAMED {
                break;
            }
        }
        self.reading(number)
    }

    /// What is left of a text after characters that leave a reading, in which nothing is begun, as it is.
    fn idle<'a>(&mut self, number: u16, mut text: &'a [u8], begins: &dyn Fn(char) -> bool) -> &'a [u8] {
        let Some(next) = self.next.get(usize::from(number)) else { return text };
        loop {
            text = match text {
                [byte, left @ ..] if next.get(usize::from(*byte)) == Some(&number) => left,
                [first @ 0xe4..=0xe9, second, third, left @ ..] => {
                    let [first, second, third] = [first & 0x0f, second & 0x3f, third & 0x3f].map(u32::from);
                    let character = first << 12 | second << 6 | third;
                    if self.begins.is_empty() {
                        self.begins = vec![None; CHINESE_COUNT];
                    }
                    let known = self.begins.get_mut((character - CHINESE) as usize);
                    let begin = || char::from_u32(character).is_none_or(begins);
                    if known.is_none_or(|known| *known.get_or_insert_with(begin)) {
                        return text;
                    }
                    left
                }
                _ => return text,
            }
        }
    }

    fn reading(&self, number: u16) -> Reading {
        self.readings.get(usize::from(number)).copied().unwrap_or_default()
    }

    /// The number of a reading, which is a new one if there is room.
    fn number(&mut self, reading: Reading) -> Option<u16> {
        let known = self.readings.iter().position(|known| *known == reading);
        let number = known.unwrap_or(self.readings.len());
        if number == self.next.len() && number < MOST {
            self.readings.push(reading);
            self.next.push([0; 256]);
        }
        u16::try_from(number).ok().filter(|_| number < self.next.len())
    }
}

impl Pattern {
    /// What becomes of a reading with one more byte of a text.
    fn step(&self, reading: Reading, byte: u8, lexicon: &Lexicon) -> Reading {
        let end = self.end();
        let Reading { mut begun, mut anywhere, by_sound, partial: (known, left) } = reading;
        if begun & end != 0 {
            return Reading { begun: PASSED, anywhere: end, ..Reading::default() };
        }
        let partial = match byte {
            0..0x80 => (byte.into(), 0),
            0x80..0xc0 => (known << 6 | u32::from(byte & 0x3f), left.saturating_sub(1)),
            // As many ones as there are bytes.
            _ => (u32::from(byte & (0x7f >> byte.leading_ones())), byte.leading_ones() - 1),
        };
        if partial.1 > 0 {
            return Reading { partial, ..reading };
        }
        if let Some(character) = char::from_u32(partial.0) {
            begun = self.after(begun, character, by_sound, lexicon);
            if anywhere & end == 0 {
                anywhere = self.after(anywhere | 1, character, by_sound, lexicon) & !1;
            }
        }
        if anywhere & end != 0 {
            anywhere = end;
            if begun == 0 {
                return Reading { anywhere, ..Reading::default() };
            }
        }
        Reading { begun, anywhere, by_sound, partial: (0, 0) }
    }
}
