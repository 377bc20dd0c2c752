//! Settings as text: pieces with a dot between them, each a letter and what is set, such as `n1000.l5`.
//!
//! Invariant: reading never fails. A piece that is unknown or makes no sense is passed over; of two pieces with one
//! letter the last one counts.

use std::rc::Rc;

/// The pieces of a text: the letter of each, and what follows it.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = (char, &str)> {
    text.split('.').filter_map(|piece| {
        let letter = piece.chars().next()?;
        Some((letter, piece.get(letter.len_utf8()..)?))
    })
}

/// The longest id that settings carry, so that all of them together stay short.
const LONGEST_ID: usize = 19;

/// An id, if it has the form of one and is not too long. Whether anything has it, the drawing will see.
pub(super) fn id(text: &str) -> Option<Rc<str>> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let sound = !text.is_empty() && text.len() <= LONGEST_ID && text.bytes().all(plain);
    sound.then(|| text.into())
}

/// How many digits there are: 0 to 9 and a to z.
pub(super) const BASE36: u32 = 36;

/// A digit; `z` for what is too large for one.
pub(super) fn base36(digit: u32) -> char {
    char::from_digit(digit.min(BASE36 - 1), BASE36).unwrap_or('z')
}

/// A whole number brought between two bounds, if it is one.
pub(super) fn number(text: &str, least: u16, most: u16) -> Option<u16> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // More digits than a u16 holds are more than any bound.
    Some(text.parse::<u16>().unwrap_or(u16::MAX).clamp(least, most))
}
