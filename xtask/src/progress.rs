//! What a person at the terminal sees of the work: one line a step, on stderr, so that stdout is for results.

use std::{fmt, time::Duration};

/// Says what is being done now.
pub fn step(what: &str) {
    eprintln!("  › {what}");
}

/// Says something that must not be overlooked, such as a check that was left out.
pub fn warn(what: &str) {
    eprintln!("  ! {what}");
}

/// Tells one of several things that are wrong; an [`error`] follows that sums up.
pub fn complain(what: &impl fmt::Display) {
    eprintln!("{what}");
}

/// Opens a part of a longer run.
pub fn heading(what: &str) {
    eprintln!("\n== {what}");
}

/// Says how a verb failed, causes included.
pub fn error(error: &anyhow::Error) {
    eprintln!("error: {error:#}");
}

/// A duration as a person would say it: `0.4 s`, `72 s`.
pub fn seconds(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    if seconds < 10.0 { format!("{seconds:.1} s") } else { format!("{seconds:.0} s") }
}
