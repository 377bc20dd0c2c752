//! Which models fit a filter and how well, how many more each choice would give, and what to drop when nothing fits.
//!
//! Invariant: the result equals a filter that looks at every model by itself. Names are searched in both languages, and notes in
//! the one that is shown: what is found there can be seen. Facet values are numbered once, when the
//! catalogue is made.

use super::{
    document::{Document, Id, Model},
    filter::Filter,
    query::{Part, Query, Rank, Said},
    span::Measure,
    text::Lang,
};

/// The models of a document, made ready for filtering.
#[derive(Debug)]
pub(super) struct Catalogue {
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
    /// How well each of them fits the search text.
    pub ranks: Vec<Rank>,
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
    /// The span of a measure.
    Span(Measure),
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
        Self { fields, values }
    }

    /// `models` are those that the catalogue was made of, and `query` is what the filter's text looks for.
    pub(super) fn matches(&self, models: &[Model], filter: &Filter, query: &Query, lang: Lang) -> Matches {
        let wanted = self.wanted(filter);
        let mut matches = Matches {
            models: Vec::new(),
            ranks: Vec::new(),
            counts: self.fields.iter().map(|(_, declared)| vec![0; declared.len()]).collect(),
        };
        for (position, (model, values)) in models.iter().zip(&self.values).enumerate() {
            if !filter.holds(model, None) {
                continue;
            }
            // A model that fails one field still counts for that field's other values.
            let mut failed = wanted.iter().zip(values).enumerate().filter(|(_, (w, has))| !fits(w, has));
            let failed = (failed.next(), failed.next());
            // To look for a text takes longest.
            let Some(rank) = failed.1.is_none().then(|| rank(model, query, lang)).flatten() else { continue };
            match failed {
                (None, _) => {
                    matches.models.push(position);
                    matches.ranks.push(rank);
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

    pub(super) fn relaxations(
        &self,
        models: &[Model],
        filter: &Filter,
        query: &Query,
        lang: Lang,
    ) -> Vec<Relaxation> {
        let fields = self.fields.iter().filter(|(field, _)| filter.uses(field));
        let mut constraints: Vec<Constraint> =
            fields.map(|(field, _)| Constraint::Field(field.clone())).collect();
        constraints.extend(filter.spans().map(|(measure, _)| Constraint::Span(measure)));
        if !query.is_empty() {
            constraints.insert(0, Constraint::Text);
        }
        let mut relaxations: Vec<Relaxation> = Vec::new();
        for constraint in constraints {
            let mut relaxed = filter.clone();
            constraint.drop_from(&mut relaxed);
            let anything = Query::default();
            let query = if constraint == Constraint::Text { &anything } else { query };
            let count = self.matches(models, &relaxed, query, lang).models.len();
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
            Self::Span(measure) => filter.narrow(*measure, None),
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

/// How well a model fits: by its name and whatever else it is known by, its maker, what is said about it, or its size.
pub(super) fn rank(model: &Model, query: &Query, lang: Lang) -> Option<Rank> {
    if query.is_empty() {
        return Some(Rank::default());
    }
    let mut said = Vec::new();
    let names = [(Part::Name, &model.name), (Part::Maker, &model.org)];
    for (part, name) in names.into_iter().chain(model.also.iter().map(|name| (Part::Also, name))) {
        said.extend([&name.zh, &name.en].map(|text| Said { text, part }));
    }
    let notes = [&model.note, &model.after].into_iter().flatten();
    said.extend(notes.map(|note| Said { text: note.get(lang), part: Part::Note }));
    let by_size = model.params.as_ref().filter(|params| query.names(params.billion)).map(|_| Rank::Maker);
    [query.rank(&said), by_size].into_iter().flatten().min()
}
