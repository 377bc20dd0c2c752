//! The document as published: everything a reader reads, as data.
//!
//! These types are the one definition of the format; the JSON Schema is generated from them. They say
//! what has which shape, reading also holds ids to their form (see `ids.rs`), and [`check`](super::check) says what
//! else must hold (references, vocabulary, order).
//!
//! Invariant: reading ignores unknown fields, so that a newer document still opens; the schema refuses
//! them, so that an editor's typo does not go live.

use std::rc::Rc;

use serde::Serialize;

use super::{
    date::Date,
    figures::Exhibits,
    grades::{Confidence, Grade},
    ids,
    json::Json,
    read::{Fields, Mistakes, Place, Read, ReadError, ReadErrors, published},
    text::{self, Lang, Text},
    values::Values,
};

/// The version of the format that is read and written here.
const VERSION: u64 = 1;

/// An id: lower-case letters, digits and hyphens, unique among its kind.
pub type Id = Rc<str>;

published! {
    /// A whole document. It may be published in several files, each holding some of these parts.
    pub struct Document {
        /// The version of the format: 1.
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
        pub schema: u32,
        /// The article: headline, opening, points, method.
        pub article: Article,
        /// The claims that the article makes, each checked.
        pub claims: Vec<Claim>,
        /// What the list can be filtered by, in the order shown.
        pub facets: Vec<Facet>,
        /// The models, in the editor's order, which breaks ties when sorting.
        pub models: Vec<Model>,
        /// The events, in order of time.
        pub events: Vec<Event>,
        /// The kinds of infrastructure, from the bottom up.
        pub layers: Vec<Layer>,
        /// Chips, frameworks, platforms and computing centres.
        pub infrastructure: Vec<Infrastructure>,
        /// The figures that a reader can play with, at most one of a kind.
        #[serde(default, skip_serializing_if = "Exhibits::is_empty")]
        pub figures: Exhibits,
        /// Every source that something above refers to.
        pub sources: Vec<Source>,
        /// The one language that most texts are in: a page brings what it shows. Absent in files.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(skip))]
        pub only: Option<Lang>,
    }

    /// The article's own texts.
    pub struct Article {
        /// The headline.
        pub title: Text,
        /// One or two sentences under the headline.
        pub summary: Text,
        /// Where the four points come from.
        pub source: Origin,
        /// The date of the latest fact in the document.
        pub facts_until: Date,
        /// What comes before the points.
        pub opening: Opening,
        /// The key points, in reading order.
        pub points: Vec<Point>,
        /// How facts were checked and graded.
        pub method: Method,
        /// The span of the timeline.
        pub timeline: Timespan,
    }

    /// The article that this explainer is about.
    pub struct Origin {
        /// Who wrote it.
        pub author: Text,
        /// Where it appeared.
        pub outlet: Text,
        /// When it was written, as far as that is known.
        pub written: Date,
        /// What a reader should know about it.
        pub note: Text,
    }

    /// What comes before the points.
    pub struct Opening {
        /// Its heading.
        pub title: Text,
        /// A short explanation.
        pub text: Text,
        /// Ids of its claims.
        pub claims: Vec<Id>,
    }

    /// One key point.
    pub struct Point {
        /// Its id, which is also its value of the facet `points`.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9-]+$")))]
        pub id: Id,
        /// A label of a few words.
        pub title: Text,
        /// The point in one sentence.
        pub claim: Text,
        /// The point for a reader in a hurry.
        pub lead: Text,
        /// Ids of the claims that are its evidence.
        pub claims: Vec<Id>,
        /// How things stood when the article was written.
        pub then: Text,
        /// What happened after.
        pub now: Text,
        /// Ids of the infrastructure it speaks of.
        #[serde(default)]
        pub infrastructure: Vec<Id>,
        /// Saved states that show its models and events.
        pub chips: Vec<Chip>,
    }

    /// A saved state with a name.
    pub struct Chip {
        /// What it shows.
        pub label: Text,
        /// The state as a permalink fragment without `#`; it need not be percent-encoded.
        pub state: Rc<str>,
    }

    /// How facts were checked and graded.
    pub struct Method {
        /// Its heading.
        pub title: Text,
        /// Its text.
        pub paragraphs: Vec<Text>,
    }

    /// The span that the timeline draws, in whole years.
    pub struct Timespan {
        /// The first year.
        pub from: Date,
        /// The last year.
        pub to: Date,
        /// The year that is in view first.
        pub focus: Date,
        /// Which models have open weights; without it, the timeline does not count them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub weights: Option<Choice>,
    }

    /// A value of a declared facet.
    pub struct Choice {
        /// The field.
        pub field: Id,
        /// The value.
        pub value: Id,
    }

    /// A claim of the article, and what checking it found.
    pub struct Claim {
        /// Its id.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9-]+$")))]
        pub id: Id,
        /// The claim in our words.
        pub statement: Text,
        /// Who said or measured it.
        pub said_by: Text,
        /// How well it is confirmed; the first grade is the main one.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 2)))]
        pub grades: Vec<Grade>,
        /// What checking it found.
        pub finding: Text,
        /// A number to show large.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub figure: Option<Figure>,
        /// Several counts of the same thing, with their counters.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub counts: Vec<Count>,
        /// Ids of its sources.
        pub sources: Vec<Id>,
    }

    /// A number to show large, with whose number it is.
    pub struct Figure {
        /// The number with its unit.
        pub value: Text,
        /// What it counts, and who counted.
        pub caption: Text,
    }

    /// One counter's count.
    pub struct Count {
        /// Who counted.
        pub by: Text,
        /// What they counted.
        pub value: u32,
        /// Whether they said "more than".
        pub at_least: bool,
        /// Up to when they counted.
        pub as_of: Date,
        /// By what rule they counted.
        pub rule: Text,
        /// Ids of the sources.
        pub sources: Vec<Id>,
    }

    /// Something the list can be filtered by.
    pub struct Facet {
        /// The key in a model's `facets`. `confidence` stands for the model's own field of that name.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9_]+$")))]
        pub field: Id,
        /// Its name.
        pub label: Text,
        /// Its values, in the order shown.
        pub values: Vec<FacetValue>,
    }

    /// One value of a facet.
    pub struct FacetValue {
        /// The value in the data and in permalinks.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9-]+$")))]
        pub value: Id,
        /// Its name.
        pub label: Text,
    }

    /// A language model, or a system or company that stands in the list for comparison.
    pub struct Model {
        /// Its id.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9-]+$")))]
        pub id: Id,
        /// Its name.
        pub name: Text,
        /// Who made it.
        pub org: Text,
        /// What else it is known by: other names, people and products that readers look for and mean this one.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub also: Vec<Text>,
        /// When it was announced; `null` if no page gave a date.
        pub announced: Option<Date>,
        /// When the public could use it; `null` if that is unknown or never came.
        pub opened: Option<Date>,
        /// Its size; `null` if undisclosed.
        pub params: Option<Params>,
        /// Its values of the declared facets.
        pub facets: Values,
        /// What the article says of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Text>,
        /// What happened after April 2023.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Text>,
        /// How well its dates and figures are checked.
        pub confidence: Confidence,
        /// Ids of its sources.
        pub sources: Vec<Id>,
        /// Its place by name and by maker in Chinese order, which the build computes; absent in files.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(skip))]
        pub pinyin_order: Option<[u32; 2]>,
    }

    /// The size of a model.
    pub struct Params {
        /// Parameters in billions (10⁹).
        #[cfg_attr(feature = "schema", schemars(extend("exclusiveMinimum" = 0)))]
        pub billion: f64,
        /// Whose figure it is, where the sources say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub by: Option<Text>,
    }

    /// Something that happened.
    pub struct Event {
        /// Its id.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9-]+$")))]
        pub id: Id,
        /// When.
        pub date: Date,
        /// A headline.
        pub title: Text,
        /// One sentence.
        pub summary: Text,
        /// Its own values of the declared facets, such as the key point it belongs to.
        pub facets: Values,
        /// Ids of the models it is about.
        pub models: Vec<Id>,
        /// How well it is checked.
        pub confidence: Confidence,
        /// Ids of its sources.
        pub sources: Vec<Id>,
    }

    /// A kind of infrastructure.
    pub struct Layer {
        /// The value in the data.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9-]+$")))]
        pub value: Id,
        /// Its name.
        pub label: Text,
    }

    /// A chip, framework, platform or computing centre.
    pub struct Infrastructure {
        /// Its id.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9-]+$")))]
        pub id: Id,
        /// Its name.
        pub name: Text,
        /// Whose it is.
        pub org: Text,
        /// Its layer.
        pub layer: Id,
        /// When it was announced; `null` if no page gave a date.
        pub announced: Option<Date>,
        /// What is known of it.
        pub facts: Text,
        /// What the article says of it.
        pub note: Text,
        /// How well it is checked.
        pub confidence: Confidence,
        /// Ids of its sources.
        pub sources: Vec<Id>,
    }

    /// Where something is from.
    pub struct Source {
        /// Its id.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9-]+$")))]
        pub id: Id,
        /// Its headline or a description.
        pub title: Text,
        /// Its address; `null` if it has no public one.
        #[cfg_attr(feature = "schema", schemars(extend("format" = "http-url")))]
        pub url: Option<Rc<str>>,
    }
}

impl Document {
    /// Reads a document from JSON text.
    ///
    /// # Errors
    ///
    /// Names every place where the text is not a document, and what would be right; or the one place where it
    /// is not JSON.
    pub fn from_json(text: &str) -> Result<Self, ReadErrors> {
        let mut mistakes = Mistakes::new();
        let document = Self::noting(text, &mut mistakes)?;
        if mistakes.is_empty() { Ok(document) } else { Err(ReadErrors(mistakes)) }
    }

    /// Reads a document and notes what is wrong in it.
    ///
    /// # Errors
    ///
    /// Says why nothing in it can be judged.
    pub(super) fn noting(text: &str, mistakes: &mut Mistakes) -> Result<Self, ReadErrors> {
        // A byte order mark is what some editors leave at the start of a file.
        let mut value = parsed(text.trim_start_matches('\u{feff}'), &Place::ROOT)?;
        // Of another version nothing else can be judged.
        if let Some(Json::Whole(other)) = value.get("schema")
            && *other != VERSION
        {
            let wrong = format!(
                "this is version {other} of the format, and this reader knows version {VERSION}; write {VERSION}, or use a reader that knows {other}"
            );
            return Err(ReadErrors(vec![ReadError { path: "$.schema".to_owned(), wrong }]));
        }
        if let Some(only) = value.get("only").and_then(Json::as_text).and_then(Lang::from_tag) {
            text::stand_in(&mut value, only);
        }
        ids::check(&value, mistakes);
        Ok(Self::read(value, &Place::ROOT, mistakes))
    }
}

/// JSON text as a value.
pub(super) fn parsed<'a>(text: &'a str, place: &Place<'_>) -> Result<Json<'a>, ReadErrors> {
    serde_json::from_str(text).map_err(|error| ReadErrors(vec![place.error(format!("not JSON: {error}"))]))
}
