//! Which models fit a filter, how many more each choice would give, and what to drop when nothing fits.
//!
//! Invariant: the result equals a filter that looks at every model by itself. Texts are folded and facet
//! values numbered once, when the catalogue is made; a query then compares bytes and small numbers.

use super::{
    document::{Document, Id, Model},
    filter::Filter,
    text::fold,
};

/// The models of a document, made ready for filtering.
#[derive(Debug)]
pub(super) struct Catalogue {
    /// Per model: names, makers and notes in both languages, folded, one per line.
    haystacks: Vec<String>,
    /// The declared fields with their values, as in the document.
    fields: Vec<(Id, Vec<Id>)>,
    /// Per model and field: the positions of its values among the declared ones.
    values: Vec<Vec<Vec<u16>>>,
}

/// What a filter lets through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matches {
    /// Positions of the fitting models in the document, ascending.
    pub models: Vec<usize>,
    /// Per declared field and value: how many models would be shown if of this field only this value were chosen.
    pub counts: Vec<Vec<u32>>,
}

/// One part of a filter that can be dropped by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constraint {
    /// The search text.
    Text,
    /// All choices in one field.
    Field(Id),
}

/// How many models dropping one constraint would give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// What to drop.
    pub constraint: Constraint,
    /// How many models would then be shown.
    pub count: usize,
}

impl Catalogue {
    pub(super) fn new(document: &Document) -> Self {
        let fields: Vec<(Id, Vec<Id>)> = document
            .facets
            .iter()
            .map(|facet| (facet.field.clone(), facet.values.iter().map(|v| v.value.clone()).collect()))
            .collect();
        let values = document
            .models
            .iter()
            .map(|model| fields.iter().map(|(field, declared)| positions(model, field, declared)).collect())
            .collect();
        Self { haystacks: document.models.iter().map(haystack).collect(), fields, values }
    }

    pub(super) fn matches(&self, filter: &Filter) -> Matches {
        let needle = filter.needle();
        let wanted = self.wanted(filter);
        let mut matches = Matches {
            models: Vec::new(),
            counts: self.fields.iter().map(|(_, declared)| vec![0; declared.len()]).collect(),
        };
        for (position, (haystack, values)) in self.haystacks.iter().zip(&self.values).enumerate() {
            if !haystack.contains(&needle) {
                continue;
            }
            // A model that fails one field still counts for that field's other values.
            let mut failed = wanted.iter().zip(values).enumerate().filter(|(_, (w, has))| !fits(w, has));
            match (failed.next(), failed.next()) {
                (None, _) => {
                    matches.models.push(position);
                    for (counts, has) in matches.counts.iter_mut().zip(values) {
                        count(counts, has);
                    }
                }
                (Some((field, (_, has))), None) => {
                    if let Some(counts) = matches.counts.get_mut(field) {
                        count(counts, has);
                    }
                }
                _ => {}
            }
        }
        matches
    }

    /// Whether one model has the chosen values, leaving out the fields for which `skip` is true.
    pub(super) fn has_choices(&self, position: usize, filter: &Filter, skip: impl Fn(&str) -> bool) -> bool {
        self.values.get(position).is_some_and(|values| {
            self.fields
                .iter()
                .zip(self.wanted(filter))
                .zip(values)
                .all(|(((field, _), wanted), has)| skip(field) || fits(&wanted, has))
        })
    }

    /// Whether one model's texts contain a folded text.
    pub(super) fn has_text(&self, position: usize, needle: &str) -> bool {
        self.haystacks.get(position).is_some_and(|haystack| haystack.contains(needle))
    }

    pub(super) fn relaxations(&self, filter: &Filter) -> Vec<Relaxation> {
        let fields = self.fields.iter().filter(|(field, _)| filter.uses(field));
        let mut constraints: Vec<Constraint> =
            fields.map(|(field, _)| Constraint::Field(field.clone())).collect();
        if !filter.needle().is_empty() {
            constraints.insert(0, Constraint::Text);
        }
        let mut relaxations: Vec<Relaxation> = Vec::new();
        for constraint in constraints {
            let mut relaxed = filter.clone();
            constraint.drop_from(&mut relaxed);
            let count = self.matches(&relaxed).models.len();
            if count > 0 {
                let place = relaxations.partition_point(|other| other.count >= count);
                relaxations.insert(place, Relaxation { constraint, count });
            }
        }
        relaxations
    }

    /// Per field: the positions of the chosen values, or `None` where nothing is chosen.
    fn wanted(&self, filter: &Filter) -> Vec<Option<Vec<u16>>> {
        self.fields
            .iter()
            .map(|(field, declared)| {
                filter.uses(field).then(|| {
                    numbered(declared)
                        .filter(|(_, value)| filter.chooses(field, value))
                        .map(|(n, _)| n)
                        .collect()
                })
            })
            .collect()
    }
}

impl Constraint {
    /// Takes this part out of a filter.
    pub fn drop_from(&self, filter: &mut Filter) {
        match self {
            Self::Text => filter.set_text(""),
            Self::Field(field) => filter.drop_field(field),
        }
    }
}

/// The values of a field that a model carries. `confidence` is a field of its own in the data.
pub(super) fn values_of<'a>(model: &'a Model, field: &str) -> Vec<&'a str> {
    match model.facets.get(field) {
        Some(values) => values.iter().map(AsRef::as_ref).collect(),
        None if field == "confidence" => vec![model.confidence.code()],
        None => Vec::new(),
    }
}

fn positions(model: &Model, field: &str, declared: &[Id]) -> Vec<u16> {
    let has = values_of(model, field);
    numbered(declared).filter(|(_, value)| has.contains(&value.as_ref())).map(|(n, _)| n).collect()
}

fn numbered(declared: &[Id]) -> impl Iterator<Item = (u16, &Id)> {
    (0..=u16::MAX).zip(declared)
}

fn fits(wanted: &Option<Vec<u16>>, has: &[u16]) -> bool {
    wanted.as_ref().is_none_or(|wanted| has.iter().any(|value| wanted.contains(value)))
}

fn count(counts: &mut [u32], has: &[u16]) {
    for value in has {
        if let Some(count) = counts.get_mut(usize::from(*value)) {
            *count += 1;
        }
    }
}

fn haystack(model: &Model) -> String {
    let texts = [Some(&model.name), Some(&model.org), model.note.as_ref(), model.after.as_ref()];
    let lines: Vec<String> =
        texts.into_iter().flatten().flat_map(|text| [fold(&text.zh), fold(&text.en)]).collect();
    lines.join("\n")
}
