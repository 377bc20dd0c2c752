//! Which rows of a long list are in the page, and how much room those left out take above and below.
//!
//! Must stay true: every row can be reached; the rows before, in and after a window are all there are, once; a window never
//! holds more than [`AT_MOST`] rows, and stays as it is as long as it shows what there is to see. Heights of rows that were never
//! drawn are guessed, so low that no browser's longest page is passed.

use std::ops::Range;

/// A list of so many models stands in the page whole, and so does what is found in a longer one if that is no more than a window holds.
pub const WHOLE: usize = 200;
/// The most rows of a longer one that are in the page.
pub const AT_MOST: usize = 40;
/// How many rows on paper; the view says so in words.
pub const ON_PAPER: usize = 500;

/// How many more rows there are on each side than the eye sees.
const SPARE: usize = 8;
/// How few of them may be left before others come.
pub const FEW: usize = 4;
/// What rows that were never drawn may take together, in CSS pixels: Firefox draws up to 17,895,697.
const LONGEST: f64 = 12_000_000.0;
/// A row that was never drawn, in CSS pixels, while none was.
const GUESS: f64 = 150.0;

/// How high rows are, as far as they were drawn, in CSS pixels by their positions in the document.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    known: Vec<f32>,
    /// What the others are taken for: the first rows' mean. It stays, or all that is left out would move.
    guess: Option<f64>,
}

/// Rows that are in the page, by their places in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// Their places.
    pub rows: Range<usize>,
    /// What the rows before them take, in CSS pixels.
    pub above: u32,
    /// What the rows after them take.
    pub below: u32,
}

impl Heights {
    /// Takes down how high some rows are.
    pub fn learn(&mut self, drawn: &[(usize, f64)]) {
        for (position, height) in drawn {
            if self.known.len() <= *position {
                self.known.resize(position + 1, 0.0);
            }
            if let Some(known) = self.known.get_mut(*position) {
                #[expect(clippy::cast_possible_truncation, reason = "pixels of one row")]
                let height = *height as f32;
                *known = height;
            }
        }
        if self.guess.is_none() && !drawn.is_empty() {
            #[expect(clippy::cast_precision_loss, reason = "a few rows")]
            let count = drawn.len() as f64;
            self.guess = Some(drawn.iter().map(|(_, height)| height).sum::<f64>() / count);
        }
    }

    fn of(&self, position: usize, guess: f64) -> f64 {
        let known = self.known.get(position).copied().unwrap_or_default();
        if known > 0.0 { f64::from(known) } else { guess }
    }

    /// What rows that were never drawn are taken for in a list of so many.
    fn guess(&self, rows: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "far fewer rows than that")]
        let most = LONGEST / rows as f64;
        self.guess.unwrap_or(GUESS).min(most)
    }
}

impl Window {
    /// These rows of a list, or as many of them as it has. `order` has the rows' positions in the document.
    #[must_use]
    pub fn of(rows: Range<usize>, order: &[usize], heights: &Heights) -> Self {
        let end = rows.end.min(order.len());
        let rows = rows.start.min(end)..end;
        let guess = heights.guess(order.len());
        let sum = |left_out: &[usize]| {
            let sum: f64 = left_out.iter().map(|position| heights.of(*position, guess)).sum();
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "some million pixels"
            )]
            let sum = sum.round() as u32;
            sum
        };
        let sum_of = |left_out: Range<usize>| sum(order.get(left_out).unwrap_or_default());
        Self { above: sum_of(0..rows.start), below: sum_of(rows.end..order.len()), rows }
    }

    /// Rows around one of them.
    #[must_use]
    pub fn around(row: usize, order: &[usize], heights: &Heights) -> Self {
        Self::of(row.saturating_sub(SPARE)..row + AT_MOST - SPARE, order, heights)
    }

    /// The rows that show what stands from `from` to `to`, in CSS pixels from the list's beginning.
    #[must_use]
    pub fn showing(&self, from: f64, to: f64, order: &[usize], heights: &Heights) -> Self {
        let guess = heights.guess(order.len());
        let above = f64::from(self.above);
        let mut seen = 0..0;
        let mut at = 0.0;
        for (place, position) in order.iter().enumerate() {
            // The rows that are in the page stand where the present window has put them, whatever has been learnt of heights since;
            // those before stand before.
            if place == self.rows.start {
                at = above;
            }
            if at > to {
                break;
            }
            at += heights.of(*position, guess);
            if place < self.rows.start {
                at = at.min(above);
            }
            if at <= from {
                seen.start = place + 1;
            }
            seen.end = place + 1;
        }
        let last = order.len().saturating_sub(1);
        let seen = seen.start.min(last)..seen.end.max(seen.start.min(last) + 1).min(order.len());
        let has = |spare: usize| {
            self.rows.start <= seen.start.saturating_sub(spare)
                && (seen.end + spare).min(order.len()) <= self.rows.end
        };
        if has(FEW) && self.rows.len() <= AT_MOST && self.rows.end <= order.len() {
            return self.clone();
        }
        let start = seen.start.saturating_sub(SPARE);
        Self::of(start..(seen.end + SPARE).min(start + AT_MOST), order, heights)
    }
}
