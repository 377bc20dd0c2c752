//! A guess: how many models there were at the end of each month of 2023, from April on.
//!
//! It is a line that a reader draws, or types month by month. Until a second month has been touched it is one straight line,
//! drawn anew with every value: who types 250 has said 2 and 25 on the way, and neither may leave a mark.
//!
//! In a link it is nine numbers of two base-36 digits each. Invariant: no value is above [`MOST`].

use std::fmt;

use super::{
    super::code::{BASE36, base36},
    MOST,
};

/// How many models there were at the end of each month, as guessed.
pub type Guess = [u16; LENGTH];

/// The months of a guess.
const LENGTH: usize = 9;

/// How many there were in April, by the count that the article had; a first guess starts from there.
const START: u16 = 30;

/// The months that have been touched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Touched {
    /// Nobody knows: nothing was, or the guess came by a link. It tells by its form: a line to a month touches that one alone.
    #[default]
    Unknown,
    /// One, counted from April as 0.
    One(usize),
    /// Several. What looks like a line then does so by chance.
    Several,
}

/// The guess once a month, counted from April as 0, has been given a value.
pub(super) fn drawn(before: Option<Guess>, touched: Touched, at: usize, value: u16) -> (Guess, Touched) {
    let is_line = |guess: &Guess| match touched {
        Touched::Unknown => guess.get(at).is_some_and(|now| *guess == straight(at, *now)),
        Touched::One(month) => month == at,
        Touched::Several => false,
    };
    match before.filter(|guess| !is_line(guess)) {
        None => (straight(at, value), Touched::One(at)),
        Some(mut guess) => {
            if let Some(slot) = guess.get_mut(at) {
                *slot = value;
            }
            (guess, Touched::Several)
        }
    }
}

/// A straight line from April's count to a month's value, and that value from then on.
fn straight(at: usize, value: u16) -> Guess {
    let rise = i32::from(value) - i32::from(START);
    let steps = i32::try_from(at).unwrap_or(1).max(1);
    let mut guess = [value; LENGTH];
    for (n, slot) in (0..).zip(guess.iter_mut().take(at)) {
        *slot = u16::try_from(i32::from(START) + rise * n / steps).unwrap_or(START);
    }
    guess
}

/// Reads what [`write()`] has written; `None` for anything else.
pub(super) fn read(text: &str) -> Option<Guess> {
    if text.len() != LENGTH * 2 {
        return None;
    }
    let mut guess = [0; LENGTH];
    for (slot, pair) in guess.iter_mut().zip(text.as_bytes().chunks(2)) {
        let digit = |byte: &u8| char::from(*byte).to_digit(BASE36).filter(|_| !byte.is_ascii_uppercase());
        let [high, low] = pair else { return None };
        *slot = u16::try_from(digit(high)? * BASE36 + digit(low)?).ok()?.min(MOST);
    }
    Some(guess)
}

pub(super) fn write(guess: &Guess, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    guess.iter().try_for_each(|value| {
        let value = u32::from(*value);
        write!(f, "{}{}", base36(value / BASE36), base36(value % BASE36))
    })
}
