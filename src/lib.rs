//! Yongxian (涌现): an interactive explainer of what China's rush of large language models in spring
//! 2023 meant, in four key points.
//!
//! Three layers, dependencies one way:
//!
//! - [`domain`] is what the explainer knows: documents, dates, filtering, the permalink. Pure.
//! - [`view`] draws it: Yew components that are functions of their props.
//! - `browser` (wasm32 only) is the thin shell that JavaScript talks to, and `figures` that of another wasm, which draws
//!   one figure.
//!
//! `prerender` (feature `ssr`) renders the same view to HTML at build time, and [`enrich`] adds what only
//! a build can afford. ARCHITECTURE.md is the map.
//!
//! What must stay true so that the wasm can take over prerendered markup: the first render in a browser
//! depends on the document and its language alone. No clock, no chance, no URL, no screen width, no hash order.

/// The version of all that is published, by semantic versioning: what embedders write stays within a major one.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

pub mod domain;
pub mod view;

#[cfg(feature = "ssr")]
pub mod enrich;
#[cfg(feature = "ssr")]
pub mod prerender;

#[cfg(all(target_arch = "wasm32", feature = "browser"))]
pub mod browser;
#[cfg(all(target_arch = "wasm32", any(feature = "browser", feature = "figures")))]
mod failure;
#[cfg(all(target_arch = "wasm32", feature = "figures"))]
pub mod figures;
#[cfg(all(target_arch = "wasm32", any(feature = "browser", feature = "figures")))]
mod memory;
