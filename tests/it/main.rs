//! What must be true of the explainer, natively. `tests/browser` says what must be true on a screen.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that meets what it does not expect should stop right there"
)]

mod addresses;
mod checking;
mod content;
mod dates;
mod drafts;
mod drawing;
mod examples;
mod figures;
mod filtering;
mod fixture;
mod links;
mod markup;
mod prerendering;
mod reading;
mod remembering;
mod scattering;
mod searching;
mod specimen;
mod strangers;
mod tidy;
mod timeline;
mod windowing;
