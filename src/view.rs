//! Draws what the domain knows.
//!
//! A noun a file. It is a component where it has state of its own or where a keystroke elsewhere should not redraw
//! it; everything else is a plain function, because a component costs kilobytes of wasm and marker comments.
//!
//! Invariants: components are functions of their props (and of the one [`State`](crate::domain::State),
//! handed down as a context); what the reader does leaves by `Callback<Action>`. No effects and no `web_sys` outside
//! [`dom`]. Every component renders exactly one root element, and every list item has a stable key: Yew 0.23
//! can lose track of unkeyed siblings and of components that render nothing. Where a list refers to things, which a
//! stranger's document may do twice, or stands beside keys of ours, the key is the place and not the id.

pub mod app;
mod chips;
mod claim_card;
mod contents;
mod count_bars;
mod dom;
mod empty_state;
mod event_item;
mod facet;
#[cfg(any(feature = "ssr", feature = "figures"))]
pub mod figure;
mod filter_bar;
mod filter_tags;
mod footing;
mod grade_badge;
mod hidden_model;
#[cfg(any(feature = "ssr", feature = "figures"))]
pub mod instrument;
mod key_point;
mod masthead;
mod model_list;
mod model_row;
mod opening;
mod part;
mod rush;
mod search_field;
mod setting;
mod sort_menu;
mod source_list;
mod sources_section;
mod stack_list;
mod state_link;
mod still;
mod switches;
mod text;
mod timeline;
mod words;

#[cfg(feature = "ssr")]
pub(crate) use self::still::{SLOT, finish};
pub use self::{
    app::{App, AppProps, Change, Link, Request},
    setting::Setting,
};
