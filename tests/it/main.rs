//! What must be true of the explainer, natively. `tests/browser` says what must be true on a screen.

mod checking;
mod content;
mod dates;
mod drawing;
mod filtering;
mod fixture;
mod links;
mod prerendering;
mod reading;
mod tidy;
