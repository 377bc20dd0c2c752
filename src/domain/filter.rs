//! What the reader asks of the list: a text, choices in facets, and spans of time and size.
//!
//! Invariant: fields and values stand in order and only where something is chosen, so equal filters are equal values.

use std::rc::Rc;

use super::{
    document::{Id, Model},
    lexicon::Lexicon,
    query::Query,
    span::{Measure, Span},
    text::fold,
};

/// A search text, chosen facet values and spans. Values of one field: any of them; all else: all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    text: Rc<str>,
    choices: Vec<(Id, Vec<Id>)>,
    /// In the order of [`Measure::ALL`].
    spans: [Option<Span>; 2],
}

impl Filter {
    /// The longest text that is searched for, in characters; the rest is dropped.
    pub const MAX_TEXT: usize = 100;

    /// A filter for a text alone.
    #[must_use]
    pub fn for_text(text: &str) -> Self {
        let mut filter = Self::default();
        filter.set_text(text);
        filter
    }

    /// The text as typed.
    #[must_use]
    pub fn text(&self) -> &Rc<str> {
        &self.text
    }

    /// The text as searched for: folded, without space around it.
    #[must_use]
    pub fn needle(&self) -> String {
        fold(&self.text)
    }

    /// What the text looks for.
    #[must_use]
    pub fn query(&self, lexicon: &Lexicon) -> Query {
        Query::new(&self.text, lexicon)
    }

    /// Sets the text, cut to [`Self::MAX_TEXT`] characters and without control characters.
    pub fn set_text(&mut self, text: &str) {
        let kept: String = text.chars().filter(|c| !c.is_control()).take(Self::MAX_TEXT).collect();
        self.text = kept.into();
    }

    /// The fields with choices, each with its chosen values.
    pub fn choices(&self) -> impl Iterator<Item = (&Id, &[Id])> {
        self.choices.iter().map(|(field, values)| (field, values.as_slice()))
    }

    /// Whether a value is chosen.
    #[must_use]
    pub fn chooses(&self, field: &str, value: &str) -> bool {
        self.chosen(field).iter().any(|chosen| **chosen == *value)
    }

    /// Whether any value of a field is chosen.
    #[must_use]
    pub fn uses(&self, field: &str) -> bool {
        !self.chosen(field).is_empty()
    }

    /// Chooses a value, or takes the choice back.
    pub fn choose(&mut self, field: &Id, value: &Id, chosen: bool) {
        let mut values = self.chosen(field).to_vec();
        values.retain(|other| other != value);
        if chosen {
            let place = values.partition_point(|other| other < value);
            values.insert(place, value.clone());
        }
        self.drop_field(field);
        if !values.is_empty() {
            let place = self.choices.partition_point(|(other, _)| other < field);
            self.choices.insert(place, (field.clone(), values));
        }
    }

    /// Takes back every choice in a field.
    pub fn drop_field(&mut self, field: &str) {
        self.choices.retain(|(other, _)| **other != *field);
    }

    /// The span that a measure is narrowed to.
    #[must_use]
    pub fn span(&self, measure: Measure) -> Option<Span> {
        let [announced, size] = self.spans;
        match measure {
            Measure::Announced => announced,
            Measure::Size => size,
        }
    }

    /// The spans that there are.
    pub fn spans(&self) -> impl Iterator<Item = (Measure, Span)> {
        Measure::ALL.into_iter().filter_map(|measure| Some((measure, self.span(measure)?)))
    }

    /// Narrows a measure to a span, or takes that back.
    pub fn narrow(&mut self, measure: Measure, span: Option<Span>) {
        let [announced, size] = &mut self.spans;
        match measure {
            Measure::Announced => *announced = span,
            Measure::Size => *size = span,
        }
    }

    /// Whether a model lies within the spans, leaving out a measure.
    #[must_use]
    pub fn holds(&self, model: &Model, but: Option<Measure>) -> bool {
        self.spans().all(|(measure, span)| {
            but == Some(measure) || measure.of(model).is_some_and(|step| span.holds(step))
        })
    }

    fn chosen(&self, field: &str) -> &[Id] {
        let entry = self.choices.iter().find(|(other, _)| **other == *field);
        entry.map(|(_, values)| values.as_slice()).unwrap_or_default()
    }

    /// Whether the filter lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.choices.is_empty() && self.needle().is_empty() && self.spans().next().is_none()
    }
}
