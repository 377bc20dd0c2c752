//! What the explainer knows.
//!
//! Invariant: no Yew, no browser, no clock, no hash order. Everything here runs and is tested natively,
//! and the same input always gives the same output.

mod address;
mod catalogue;
pub mod check;
mod date;
mod document;
mod draft;
mod edition;
pub mod figures;
mod filter;
mod grades;
mod ids;
mod json;
mod lexicon;
mod machine;
pub mod permalink;
mod quantity;
mod query;
mod rank;
mod read;
pub mod rush;
pub mod scatter;
mod set;
mod signature;
mod sort;
pub mod span;
mod state;
mod text;
mod texts;
pub mod timeline;
mod values;
mod view;
pub mod window;

pub use self::{
    address::is_web_address,
    catalogue::{Constraint, Matches, Relaxation},
    date::{Date, DateError},
    document::{
        Article, Chip, Choice, Claim, Count, Document, Event, Facet, FacetValue, Figure, Id, Infrastructure,
        Layer, Method, Model, Opening, Origin, Params, Point, Source, Timespan,
    },
    draft::Draft,
    edition::Edition,
    filter::Filter,
    grades::{Confidence, Grade},
    lexicon::{HAN, Lexicon},
    quantity::parameters,
    query::{Query, Said},
    rank::{Part, Rank},
    read::{ReadError, ReadErrors},
    sort::{Sort, SortKey},
    span::{Measure, Span},
    state::{Action, Reveal, State, Theme},
    text::{Lang, Text, fold},
    values::Values,
    view::View,
};

#[cfg(feature = "ssr")]
pub(crate) use self::text::keep_only;

/// The JSON Schema of a document, generated from the types that read it.
///
/// Dates carry the format `partial-date` and links the format `http-url`; a validator has to know both.
#[cfg(feature = "schema")]
#[must_use]
pub fn schema() -> schemars::Schema {
    schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Document>()
}
