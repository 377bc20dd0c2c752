//! On the way from some settings to others, as the steps that play a figure's point go it.
//!
//! Invariant: at the end stands exactly what was to be reached; only a guess stays its reader's.

use super::{Settings, customers, emergence, scaling, words::whole};

impl Settings {
    /// A part of the way to other settings of the same kind, from 0, here, to 1, there. What can only be one or the other is
    /// there at once.
    #[must_use]
    pub fn toward(&self, to: &Self, way: f64) -> Self {
        match (self, to) {
            (Self::Emergence(from), Self::Emergence(to)) => {
                Self::Emergence(emergence::Settings { scale: between(from.scale, to.scale, way), ..*to })
            }
            (Self::Customers(from), Self::Customers(to)) => Self::Customers(customers::Settings {
                month: between(from.month, to.month, way),
                ..to.clone()
            }),
            (Self::Scaling(from), Self::Scaling(to)) => {
                let ([a, b, c], [x, y, z]) = (from.yields, to.yields);
                Self::Scaling(scaling::Settings {
                    params: between(from.params, to.params, way),
                    tokens: between(from.tokens, to.tokens, way),
                    yields: [between(a, x, way), between(b, y, way), between(c, z, way)],
                    budget: between(from.budget, to.budget, way),
                    ..*to
                })
            }
            // A guess is out or it is not.
            (Self::Outcomes(from), Self::Outcomes(to)) => Self::Outcomes(from.led(to)),
            // Makers are picked or they are not.
            _ => to.clone(),
        }
    }
}

fn between(from: u16, to: u16, way: f64) -> u16 {
    let at = f64::from(from) + (f64::from(to) - f64::from(from)) * way.clamp(0.0, 1.0);
    u16::try_from(whole(at)).unwrap_or(to)
}
