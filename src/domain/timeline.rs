//! Where the timeline draws what.
//!
//! Two tracks along one axis: what models did (announced, opened), and events. All of it is in days ([`days`]); the part in view is a
//! [`zoom`]; [`moments`] are what happens, [`lanes`] where they stand, [`placed`] what of that a part shows, [`ticks`] what divides the axis, [`density`] the whole in little,
//! [`clocks`] what is counted along it, [`sheet`] what of all this is drawn while the axis moves, [`pool`] by
//! which of the things that are drawn.
//!
//! Invariants: pure layout in days and fractions of the width, the same for the same input. A filter never moves anything; it only
//! changes what is marked as shown.

pub mod clocks;
pub mod days;
pub mod density;
pub mod lanes;
pub mod moments;
pub mod placed;
pub mod pool;
pub mod sheet;
pub mod ticks;
pub mod zoom;

use super::{date::Date, document::Event};

/// The year of the first event of each year, for a list that names years once.
#[must_use]
pub fn opens_year(events: &[Event], shown: &[usize], place: usize) -> Option<u16> {
    let year =
        |place: usize| shown.get(place).and_then(|n| events.get(*n)).map(|event| Date::year(event.date));
    let this = year(place)?;
    let before = place.checked_sub(1).and_then(year);
    (before != Some(this)).then_some(this)
}
