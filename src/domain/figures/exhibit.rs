//! A figure as a document has it: its texts, how it is set at first, the steps that play its point, and what its
//! kind needs beside.
//!
//! Invariant: the page that has to be live first carries [`Exhibits`] along unread. Only [`Exhibits::read`] looks
//! inside, and the code of that stays where the figures are.

use std::{collections::BTreeMap, rc::Rc};

use serde::Serialize;

use super::{
    super::{
        date::Date,
        document::Id,
        ids,
        json::Json,
        read::{Fields, Mistakes, Place, Read, ReadError, ReadErrors, published},
        text::{Lang, Text},
    },
    Kind, Settings,
};

/// The most makers or fates of a figure.
const MOST: usize = 200;

published! {
    /// A figure that a reader can play with.
    pub struct Exhibit {
        /// What it is about.
        pub kind: Kind,
        /// The id of the point that it stands with; `null` for the opening.
        pub point: Option<Id>,
        /// Its heading.
        pub title: Text,
        /// What to do with it, and what to look for.
        pub lead: Text,
        /// How it is set at first, and drawn where nothing can be moved.
        pub settings: Rc<str>,
        /// The names of its controls and of what it draws, by what they are called for its kind.
        pub labels: BTreeMap<Id, Text>,
        /// The steps that play its point.
        pub steps: Vec<Step>,
        /// What it leaves out, and where its numbers are from.
        pub notes: Vec<Text>,
        /// Views that it bears on.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub stances: Vec<Stance>,
        /// For `emergence`: the sample answers.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub answers: Vec<Answer>,
        /// For `customers`, `stack` and `outcomes`: whom it is about, in the order shown.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub makers: Vec<Maker>,
        /// For `stack`: the numbers in its cells.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub numbers: Vec<Number>,
        /// For `outcomes`: the id of the claim whose counts appear.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub counts: Option<Id>,
        /// For `outcomes`: what became of models. Those that none of these names belong to the last.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub fates: Vec<Fate>,
        /// For `outcomes`: models of the list that came after others.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub successors: Vec<Successor>,
        /// For `customers`: ids of the events on its axis.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub events: Vec<Id>,
        /// Ids of its sources.
        pub sources: Vec<Id>,
    }

    /// One step in which a figure plays its point.
    pub struct Step {
        /// How it is set in this step.
        pub settings: Rc<str>,
        /// What to see.
        pub text: Text,
    }

    /// What somebody holds.
    pub struct Stance {
        /// Who, and where.
        pub by: Text,
        /// What.
        pub text: Text,
        /// For `outcomes`: ids of models whose fate speaks for it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub supports: Vec<Id>,
        /// For `outcomes`: ids of models whose fate speaks against it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub opposes: Vec<Id>,
        /// Ids of its sources.
        pub sources: Vec<Id>,
    }

    /// A firm or an institute, under one name, with what it made.
    pub struct Maker {
        /// Its id, unique in the figure.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9-]+$"), length(max = 19)))]
        pub id: Id,
        /// Its name.
        pub name: Text,
        /// Ids of the models that count as its own here.
        pub models: Vec<Id>,
        /// Ids of the infrastructure that counts as its own here.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub infrastructure: Vec<Id>,
        /// For `customers`: from when it had something to offer, where that is later than its models say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub since: Option<Date>,
        /// For `outcomes`: the latest version that the text of one of its models dates, where no later model is in the list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub later: Option<Later>,
    }

    /// A version that came later.
    pub struct Later {
        /// When.
        pub date: Date,
        /// The id of the model whose text says so.
        pub model: Id,
    }

    /// What became of some models.
    pub struct Fate {
        /// Its id, unique in the figure.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9-]+$")))]
        pub id: Id,
        /// Its name.
        pub label: Text,
        /// Whether nothing more can come of them.
        pub closed: bool,
        /// Ids of the models.
        pub models: Vec<Id>,
    }

    /// A model that came after another.
    pub struct Successor {
        /// The id of the earlier one.
        pub model: Id,
        /// The id of the later one.
        pub by: Id,
    }

    /// A number that stands in a cell: the one that a claim shows large, with whose it is.
    pub struct Number {
        /// The id of the maker.
        pub maker: Id,
        /// The layer: one of the document's, or `models`, or `applications`.
        pub layer: Id,
        /// The id of the claim.
        pub claim: Id,
    }

    /// A question with a right answer and a wrong one, each in tokens with spaces between them. Where fewer tokens
    /// are asked for, they are the first ones.
    pub struct Answer {
        /// The question.
        pub question: Text,
        /// The right answer.
        pub right: Text,
        /// Another answer in which every token is wrong.
        pub wrong: Text,
    }
}

impl Exhibit {
    /// How it is set at first.
    #[must_use]
    pub fn first_settings(&self) -> Settings {
        Settings::read(self.kind, &self.settings)
    }

    /// One of its labels; empty if the document has none of that name.
    #[must_use]
    pub fn label(&self, name: &str, lang: Lang) -> Rc<str> {
        self.labels.get(name).map_or_else(|| "".into(), |text| text.get(lang).clone())
    }
}

/// The figures of a document, still to be read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Exhibits(Rc<Json<'static>>);

impl Exhibits {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &*self.0 {
            Json::List(list) => list.is_empty(),
            other => *other == Json::Null,
        }
    }

    /// Where each of them stands: its kind, and the id of its point, or `None` for the opening. Of those whose kind is
    /// unknown, and of a second one of a kind, nothing is said.
    pub fn places(&self) -> impl Iterator<Item = (Kind, Option<&str>)> {
        Kind::ALL.into_iter().filter_map(|kind| {
            let is_this =
                |exhibit: &&Json<'_>| exhibit.get("kind").and_then(Json::as_text) == Some(kind.code());
            let exhibit = self.0.items().iter().find(is_this)?;
            Some((kind, exhibit.get("point").and_then(Json::as_text)))
        })
    }

    /// Their kinds and places alone, from which a page knows where to leave room.
    #[must_use]
    pub fn named(&self) -> Self {
        let places = self.places().map(|(kind, point)| {
            let point = point.map_or(Json::Null, |point| Json::Text(point.to_owned().into()));
            Json::Object(vec![("kind".into(), Json::Text(kind.code().into())), ("point".into(), point)])
        });
        Self(Rc::new(Json::List(places.collect())))
    }

    /// The figure of a point, or of the opening.
    #[must_use]
    pub fn at(&self, point: Option<&str>) -> Option<Kind> {
        self.places().find(|(_, at)| *at == point).map(|(kind, _)| kind)
    }

    /// Reads them.
    ///
    /// # Errors
    ///
    /// Names every place that is not as it should be, and what would be right.
    pub fn read(&self) -> Result<Vec<Exhibit>, ReadErrors> {
        let mut mistakes = Mistakes::new();
        ids::list(Some(&self.0), "$.figures", "kind", &mut mistakes);
        for (n, figure) in self.0.items().iter().enumerate() {
            for part in ["makers", "fates"] {
                ids::list(figure.get(part), &format!("$.figures[{n}].{part}"), "id", &mut mistakes);
            }
        }
        let whole = Json::Object(vec![("figures".into(), (*self.0).clone())]);
        let exhibits: Vec<Exhibit> = Fields::of(whole, &Place::ROOT, &mut mistakes)
            .map(|mut fields| fields.take("figures", &mut mistakes))
            .unwrap_or_default();
        // Each maker is looked up in each month, and each model with each fate: a stranger's lists must not take minutes.
        for (n, exhibit) in exhibits.iter().enumerate() {
            for (list, length) in [("makers", exhibit.makers.len()), ("fates", exhibit.fates.len())] {
                if length > MOST {
                    let wrong =
                        format!("these are {length}, and a figure shows {MOST} at most; leave some out");
                    mistakes.push(ReadError { path: format!("$.figures[{n}].{list}"), wrong });
                }
            }
        }
        if mistakes.is_empty() { Ok(exhibits) } else { Err(ReadErrors(mistakes)) }
    }
}

impl Default for Exhibits {
    fn default() -> Self {
        Self(Rc::new(Json::List(Vec::new())))
    }
}

impl Read for Exhibits {
    const OPTIONAL: bool = true;

    fn read(value: Json<'_>, _: &Place<'_>, _: &mut Mistakes) -> Self {
        Self(Rc::new(value.into_owned()))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Exhibits {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Exhibits".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        generator.subschema_for::<Vec<Exhibit>>()
    }
}
