//! A document made ready for reading: ids looked up in a step, the catalogue prepared.
//!
//! Invariant: an edition never changes. Two are equal when they are the same one, so comparing costs nothing.

use std::{collections::BTreeMap, ops::Deref, rc::Rc};

use super::{
    catalogue::{Catalogue, Matches, Relaxation},
    document::{Claim, Document, Event, Facet, Id, Infrastructure, Model, Source},
    filter::Filter,
    text::fold,
};

/// A document and its indexes. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct Edition(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    document: Document,
    catalogue: Catalogue,
    models: BTreeMap<Id, usize>,
    sources: BTreeMap<Id, usize>,
    claims: BTreeMap<Id, usize>,
    infrastructure: BTreeMap<Id, usize>,
    event_texts: Vec<String>,
    /// The fields that events carry themselves.
    event_fields: Vec<Id>,
}

impl Edition {
    /// Prepares a document.
    #[must_use]
    pub fn new(document: Document) -> Self {
        let catalogue = Catalogue::new(&document);
        let index = |ids: &mut dyn Iterator<Item = &Id>| ids.cloned().zip(0..).collect();
        Self(Rc::new(Inner {
            catalogue,
            models: index(&mut document.models.iter().map(|m| &m.id)),
            sources: index(&mut document.sources.iter().map(|s| &s.id)),
            claims: index(&mut document.claims.iter().map(|c| &c.id)),
            infrastructure: index(&mut document.infrastructure.iter().map(|i| &i.id)),
            event_fields: fields_of_events(&document),
            event_texts: document.events.iter().map(event_text).collect(),
            document,
        }))
    }

    /// The position of a model in the document.
    #[must_use]
    pub fn model_position(&self, id: &str) -> Option<usize> {
        self.0.models.get(id).copied()
    }

    /// The model with an id.
    #[must_use]
    pub fn model(&self, id: &str) -> Option<&Model> {
        self.models.get(self.model_position(id)?)
    }

    /// The event with an id.
    #[must_use]
    pub fn event(&self, id: &str) -> Option<&Event> {
        self.events.iter().find(|event| *event.id == *id)
    }

    /// The source with an id, and its number in the list of all: the first one is 1.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<(usize, &Source)> {
        let position = *self.0.sources.get(id)?;
        Some((position + 1, self.sources.get(position)?))
    }

    /// The claim with an id.
    #[must_use]
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.get(*self.0.claims.get(id)?)
    }

    /// The infrastructure with an id.
    #[must_use]
    pub fn infrastructure(&self, id: &str) -> Option<&Infrastructure> {
        self.infrastructure.get(*self.0.infrastructure.get(id)?)
    }

    /// The facet of a field.
    #[must_use]
    pub fn facet(&self, field: &str) -> Option<&Facet> {
        self.facets.iter().find(|facet| *facet.field == *field)
    }

    /// Which models fit, and the counts beside the facets.
    #[must_use]
    pub fn matches(&self, filter: &Filter) -> Matches {
        self.0.catalogue.matches(filter)
    }

    /// What could be dropped from a filter to show something, the most rewarding first.
    #[must_use]
    pub fn relaxations(&self, filter: &Filter) -> Vec<Relaxation> {
        self.0.catalogue.relaxations(filter)
    }

    /// Positions of the events that fit, ascending.
    ///
    /// A field that events carry themselves (such as the key point) is decided by the event. All other chosen
    /// fields must hold together for one of its models. The text may stand in the event or in that model;
    /// where no other field is chosen, in any of its models.
    #[must_use]
    pub fn matching_events(&self, filter: &Filter) -> Vec<usize> {
        let needle = filter.needle();
        let events = self.events.iter().zip(&self.0.event_texts).enumerate();
        events
            .filter(|(_, (event, text))| self.event_fits(event, text, filter, &needle))
            .map(|(n, _)| n)
            .collect()
    }

    fn event_fits(&self, event: &Event, text: &str, filter: &Filter, needle: &str) -> bool {
        let carries = |field: &str| self.0.event_fields.iter().any(|carried| **carried == *field);
        let own = filter.choices().filter(|(field, _)| carries(field)).all(|(field, wanted)| {
            event.facets.get(field).is_some_and(|has| has.iter().any(|value| wanted.contains(value)))
        });
        if !own {
            return false;
        }
        let said = text.contains(needle);
        if said && filter.choices().all(|(field, _)| carries(field)) {
            return true;
        }
        event.models.iter().filter_map(|id| self.model_position(id)).any(|model| {
            (said || self.0.catalogue.has_text(model, needle))
                && self.0.catalogue.has_choices(model, filter, carries)
        })
    }
}

impl Deref for Edition {
    type Target = Document;

    fn deref(&self) -> &Document {
        &self.0.document
    }
}

impl PartialEq for Edition {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The declared fields that any event has values of.
fn fields_of_events(document: &Document) -> Vec<Id> {
    let carried =
        |facet: &&Facet| document.events.iter().any(|event| event.facets.contains_key(&facet.field));
    document.facets.iter().filter(carried).map(|facet| facet.field.clone()).collect()
}

fn event_text(event: &Event) -> String {
    [&event.title, &event.summary].map(|text| format!("{}\n{}", fold(&text.zh), fold(&text.en))).join("\n")
}
