//! What is drawn of the axis while it moves: a sheet that is shifted and stretched under the part in view, so that a step costs
//! nothing but that.
//!
//! Must stay true: whatever is in view lies on the sheet; all of it is laid out for the scale at which it is seen; at rest it shows
//! the part in view and nothing beside it.

use super::{lanes::Scale, zoom::Zoom};

/// How much of what lies beside the part in view is drawn too, in its widths: where the axis is moved, and where it is zoomed.
const MOVING: f64 = 1.0;
const ZOOMING: f64 = 0.25;
/// How many times longer than the part in view what lengths are reckoned by may be, so that they come out finer than a pixel.
const FINE: f64 = 2048.0;
/// By what lengths of two parts differ that are one, since a part that is moved there and back is a little beside itself.
const SAME: f64 = 1e-9;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// The part that was in view when it was drawn.
    pub part: Zoom,
    /// How much is drawn at either side, in widths of that part.
    beside: f64,
}

impl Sheet {
    /// A part and nothing beside it.
    #[must_use]
    pub const fn at_rest(part: Zoom) -> Self {
        Self { part, beside: 0.0 }
    }

    /// The sheet for another part of an axis so many pixels wide: the same one as long as it will do.
    #[must_use]
    pub fn under(self, zoom: Zoom, pixels: f64) -> Self {
        let scale = |part: Zoom| Scale::below(pixels / part.length());
        if self.reaches(zoom) && scale(zoom) == scale(self.part) {
            return self;
        }
        let zooms = (zoom.length() / self.part.length() - 1.0).abs() > SAME;
        Self { part: zoom, beside: if zooms { ZOOMING } else { MOVING } }
    }

    /// All of the axis that is drawn.
    #[must_use]
    pub fn extent(self, whole: Zoom) -> Zoom {
        let (from, to) = self.ends();
        Zoom { from: from.max(whole.from), to: to.min(whole.to) }
    }

    /// What places on the sheet are reckoned by: all there is, so that what stands on one sheet stands there on the next one too,
    /// whatever its scale; of many centuries, the part.
    #[must_use]
    pub fn frame(self, whole: Zoom) -> Zoom {
        if whole.length() <= self.part.length() * FINE { whole } else { self.part }
    }

    fn ends(self) -> (f64, f64) {
        (self.part.moment(-self.beside), self.part.moment(1.0 + self.beside))
    }

    fn reaches(self, zoom: Zoom) -> bool {
        let (from, to) = self.ends();
        let slack = zoom.length() * SAME;
        from <= zoom.from + slack && zoom.to - slack <= to
    }
}
