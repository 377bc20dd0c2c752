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
    rank::{Rank, Ranked},
    set::{Set, Sparse},
    span::Measure,
    text::Lang,
    texts::{Fitting, Texts},
};

/// The models of a document, made ready for filtering.
#[derive(Debug)]
pub(super) struct Catalogue {
    /// The declared fields with their values, as in the document.
    fields: Vec<(Id, Vec<(Id, Sparse)>)>,
    texts: Texts,
    /// The number of parameters of each model, in billions (10⁹), where it is known.
    sizes: Vec<Option<f64>>,
    /// What was found last.
    found: RefCell<Option<Rc<Found>>>,
}

/// What a text finds.
#[derive(Debug)]
pub(super) struct Found {
    asked: Asked,
    lang: Lang,
    /// For each of the query's patterns the texts in which it stands.
    texts: Vec<Set>,
    /// The models that fit.
    fits: Set,
    models: Ranked,
}

/// What a filter lets through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matches {
    /// Positions of the fitting models in the document, ascending.
    pub models: Vec<usize>,
    /// The same by how well they fit the search text.
    pub(super) by_rank: Ranked,
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
        Self {
            fields: facets.collect(),
            texts: Texts::default(),
            sizes: Vec::new(),
            found: RefCell::default(),
        }
    }

    /// Takes in the next models.
    pub(super) fn extend(&mut self, models: &[Model]) {
        for (position, model) in (self.sizes.len()..).zip(models) {
            for (field, values) in &mut self.fields {
                for value in values_of(model, field) {
                    if let Some((_, having)) = values.iter_mut().find(|(known, _)| **known == *value) {
                        having.push(position);
                    }
                }
            }
            self.texts.push(model);
            self.sizes.push(model.params.as_ref().map(|params| params.billion));
        }
    }

    /// `models` are those that the catalogue was made of, and `query` is what the filter's text looks for.
    pub(super) fn matches(&self, models: &[Model], filter: &Filter, query: &Query, lang: Lang) -> Matches {
        let found = self.found(query, lang);
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
        let by_rank = match found {
            None => Ranked::all(fitting.clone()),
            Some(found) => {
                let mut ranked = found.models.clone();
                ranked.meet(&fitting);
                ranked
            }
        };
        Matches { models: fitting.members(), by_rank, counts }
    }

    /// What a query finds; `None` where it looks for nothing.
    pub(super) fn found(&self, query: &Query, lang: Lang) -> Option<Rc<Found>> {
        if query.is_empty() {
            return None;
        }
        let mut kept = self.found.borrow_mut();
        let last = kept.take().filter(|last| last.lang == lang);
        if let Some(same) = last.as_ref().filter(|last| last.asked == query.asked) {
            return kept.insert(same.clone()).clone().into();
        }
        let last = last.filter(|last| query.narrows(&last.asked));
        let fitting = query.patterns().enumerate().map(|(number, pattern)| {
            let within = last.as_ref().and_then(|last| last.texts_before(number));
            let Fitting { texts, models } = self.texts.fitting(query, pattern, lang, within);
            (texts, models)
        });
        let (texts, words): (Vec<Set>, Vec<Ranked>) = fitting.unzip();
        let mut words = words.into_iter();
        let mut models = words.next()?;
        let mut words: Vec<Ranked> = words.collect();
        let whole = models.settle();
        // What the whole does not find the words may find apart, as well as the worst of them does.
        if let Some((first, rest)) = words.split_first_mut() {
            let mut apart = first.settle();
            rest.iter_mut().for_each(|word| apart.meet(&word.settle()));
            apart.leave(&whole);
            for model in apart.members() {
                let worst = words.iter().filter_map(|word| word.rank(model)).max();
                worst.into_iter().for_each(|rank| models.at(rank).put(model));
            }
        }
        if query.names_a_size() {
            for (model, _) in self.sizes.iter().enumerate().filter(|(_, size)| query.names(**size)) {
                models.at(Rank::Maker).put(model);
            }
        }
        let fits = models.settle();
        kept.insert(Found { asked: query.asked.clone(), lang, texts, fits, models }.into()).clone().into()
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
            let found = self.found(query, lang);
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

    /// In which texts alone a pattern may stand of a query that narrows this one. Who begins another word has had one so far.
    fn texts_before(&self, number: usize) -> Option<&Set> {
        let number = if self.texts.len() == 1 { number.saturating_sub(1) } else { number };
        self.texts.get(number)
    }
}

impl Matches {
    /// How well a model fits the search text, if it is among them.
    #[must_use]
    pub fn rank(&self, position: usize) -> Option<Rank> {
        self.by_rank.rank(position)
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
