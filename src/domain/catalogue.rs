//! Which models fit a filter and how well, how many more each choice would give, and what to drop when nothing fits.
//!
//! Invariant: the result equals a filter that looks at every model by itself. Names are searched in both languages, and notes in
//! the one that is shown: what is found there can be seen. Which models have a value is taken down once, when the
//! catalogue is made, which may be bit by bit; what a text finds is kept until another one is searched for, since most of what is asked leaves the
//! text as it is, and a text that grows finds nothing new.

use std::{cell::RefCell, rc::Rc};

use super::{
    document::{Document, Facet, Id, Model},
    filter::Filter,
    query::{Asked, Query},
    rank::{Part, Rank},
    set::{Set, Sparse},
    signature::{Signature, Signed},
    span::Measure,
    text::Lang,
};

/// The models of a document, made ready for filtering.
#[derive(Debug)]
pub(super) struct Catalogue {
    /// The declared fields with their values, as in the document.
    fields: Vec<(Id, Vec<(Id, Sparse)>)>,
    texts: Texts,
    /// What was found last.
    found: RefCell<Option<Rc<Found>>>,
}

/// What a text finds.
#[derive(Debug)]
pub(super) struct Found {
    asked: Asked,
    lang: Lang,
    /// The models that fit, and how well each does.
    fits: Set,
    ranks: Vec<Option<Rank>>,
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
        let mut made = Self::of(&document.facets);
        made.extend(&document.models);
        made
    }

    /// One that has no models yet.
    pub(super) fn of(facets: &[Facet]) -> Self {
        let facets = facets.iter().map(|facet| {
            let values = facet.values.iter().map(|value| (value.value.clone(), Sparse::default()));
            (facet.field.clone(), values.collect())
        });
        Self { fields: facets.collect(), texts: Texts::default(), found: RefCell::default() }
    }

    /// Takes in the next models.
    pub(super) fn extend(&mut self, models: &[Model]) {
        for (position, model) in (self.texts.counts.len()..).zip(models) {
            for (field, values) in &mut self.fields {
                for value in values_of(model, field) {
                    if let Some((_, having)) = values.iter_mut().find(|(known, _)| **known == *value) {
                        having.push(position);
                    }
                }
            }
            self.texts.push(model);
        }
    }

    /// `models` are those that the catalogue was made of, and `query` is what the filter's text looks for.
    pub(super) fn matches(&self, models: &[Model], filter: &Filter, query: &Query, lang: Lang) -> Matches {
        let found = self.found(models, query, lang);
        let asked = Self::asked(models, filter, found.as_deref());
        let fitting = self.chosen(asked.clone(), filter, &|_| false);
        let counts = self.fields.iter().map(|(field, values)| {
            // A model that fails one field still counts for that field's other values.
            let others =
                filter.uses(field).then(|| self.chosen(asked.clone(), filter, &|other| *other == **field));
            let shown = others.as_ref().unwrap_or(&fitting);
            values.iter().map(|(_, having)| shown.common(having)).collect()
        });
        let counts = counts.collect();
        let models = fitting.members();
        let rank =
            |position: &usize| found.as_ref().and_then(|found| found.rank(*position)).unwrap_or_default();
        Matches { ranks: models.iter().map(rank).collect(), models, counts }
    }

    /// What a query finds; `None` where it looks for nothing.
    pub(super) fn found(&self, models: &[Model], query: &Query, lang: Lang) -> Option<Rc<Found>> {
        if query.is_empty() {
            return None;
        }
        let mut kept = self.found.borrow_mut();
        let last = kept.take().filter(|last| last.lang == lang);
        if let Some(same) = last.as_ref().filter(|last| last.asked == query.asked) {
            return kept.insert(same.clone()).clone().into();
        }
        let last = last.filter(|last| query.narrows(&last.asked));
        let ranks = models.iter().enumerate().map(|(position, model)| {
            let before = last.as_ref().map_or(Some(Rank::default()), |last| last.rank(position));
            let by_text = before.and_then(|before| self.texts.rank(position, query, lang, before));
            let by_size = query.names_size_of(model).then_some(Rank::Maker);
            [by_text, by_size].into_iter().flatten().min()
        });
        let ranks: Vec<_> = ranks.collect();
        let fits = Set::of(ranks.len(), &|position| ranks.get(position).is_some_and(Option::is_some));
        let found = Found { asked: query.asked.clone(), lang, fits, ranks };
        kept.insert(found.into()).clone().into()
    }

    /// Those that the text finds and the spans hold, whatever is chosen.
    fn asked(models: &[Model], filter: &Filter, found: Option<&Found>) -> Set {
        let found = found.map_or_else(|| Set::all(models.len()), |found| found.fits.clone());
        if filter.spans().next().is_none() {
            return found;
        }
        let holds = |position: usize| models.get(position).is_some_and(|model| filter.holds(model, None));
        Set::of(models.len(), &|position| found.has(position) && holds(position))
    }

    /// Those of some models that have the chosen values, leaving out the fields for which `skip` is true.
    pub(super) fn chosen(&self, mut models: Set, filter: &Filter, skip: &dyn Fn(&str) -> bool) -> Set {
        for (field, values) in self.fields.iter().filter(|(field, _)| filter.uses(field) && !skip(field)) {
            let chosen = values.iter().filter(|(value, _)| filter.chooses(field, value));
            models.keep(chosen.map(|(_, having)| having));
        }
        models
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
            let found = self.found(models, query, lang);
            let asked = Self::asked(models, &relaxed, found.as_deref());
            let count = self.chosen(asked, &relaxed, &|_| false).count();
            if count > 0 {
                let place = relaxations.partition_point(|other| other.count >= count);
                relaxations.insert(place, Relaxation { constraint, count });
            }
        }
        relaxations
    }
}

impl Found {
    pub(super) fn has(&self, position: usize) -> bool {
        self.fits.has(position)
    }

    fn rank(&self, position: usize) -> Option<Rank> {
        self.ranks.get(position).copied().flatten()
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
pub(super) fn values_of<'a>(model: &'a Model, field: &str) -> impl Iterator<Item = &'a str> {
    let values = model.facets.get(field);
    let confidence = (values.is_none() && field == "confidence").then(|| model.confidence.code());
    values.into_iter().flatten().map(AsRef::as_ref).chain(confidence)
}

/// All that is searched, in one piece: texts that stand apart in memory take ten times as long to read.
#[derive(Debug, Default)]
struct Texts {
    all: String,
    signed: Vec<Signed>,
    /// How many there are up to each model and with it.
    counts: Vec<usize>,
}

impl Texts {
    /// Takes in what is said of the next model.
    fn push(&mut self, model: &Model) {
        let names = [(Part::Name, &model.name), (Part::Maker, &model.org)];
        for (part, name) in names.into_iter().chain(model.also.iter().map(|name| (Part::Also, name))) {
            self.say(&name.zh, part, None);
            if let Some(other) = name.other(Lang::Zh) {
                self.say(other, part, None);
            }
        }
        for note in [&model.note, &model.after].into_iter().flatten() {
            for lang in Lang::ALL {
                self.say(note.get(lang), Part::Note, Some(lang));
            }
        }
        self.counts.push(self.signed.len());
    }

    fn say(&mut self, text: &str, part: Part, only: Option<Lang>) {
        self.all.push_str(text);
        self.signed.push(Signed { end: self.all.len(), signature: Signature::of(text), part, only });
    }

    /// How well a model fits: by its name and whatever else it is known by, its maker, or what is said about it. `fitted` is how well it
    /// fitted a query that this one narrows.
    fn rank(&self, position: usize, query: &Query, lang: Lang, fitted: Rank) -> Option<Rank> {
        let before = position.checked_sub(1).and_then(|before| self.counts.get(before)).copied();
        let first = before.unwrap_or_default();
        let from = first.checked_sub(1).and_then(|last| self.signed.get(last)).map_or(0, |last| last.end);
        query.rank_in(&self.all, from, self.signed.get(first..*self.counts.get(position)?)?, lang, fitted)
    }
}
