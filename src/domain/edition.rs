//! A document made ready for reading: ids looked up in a step, the catalogue prepared.
//!
//! Invariant: an edition never changes. Two are equal when they are the same one, so comparing costs nothing.

use std::{cell::OnceCell, ops::Deref, rc::Rc};

use super::{
    catalogue::{Catalogue, Matches, Relaxation},
    document::{Claim, Document, Event, Facet, Id, Infrastructure, Model, Source},
    filter::Filter,
    lexicon::Lexicon,
    query::{Query, Said},
    rank::Part,
    rush::{self, Mark, Rush},
    scatter::Ground,
    set::Set,
    sort::{Order, Orders, Sort},
    span::{Measure, month_of},
    state::State,
    text::Lang,
    values::Positions,
};

/// A document and its indexes. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct Edition(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    document: Document,
    catalogue: Catalogue,
    orders: Orders,
    /// Made when somebody draws it, unless it came along.
    rush: OnceCell<Rush>,
    /// Made when somebody draws the scatter.
    ground: OnceCell<Option<Ground>>,
    /// Made when somebody asks for one model: to sort 100,000 ids takes longer than to take down what they have.
    models: OnceCell<Positions>,
    sources: Positions,
    claims: Positions,
    infrastructure: Positions,
    /// The fields that events carry themselves.
    event_fields: Vec<Id>,
}

impl Edition {
    /// Prepares a document.
    #[must_use]
    pub fn new(document: Document) -> Self {
        let catalogue = Catalogue::new(&document);
        Self::with(document, catalogue, OnceCell::new())
    }

    /// Prepares a document of whose models there is a catalogue, and perhaps a rush.
    pub(super) fn with(document: Document, catalogue: Catalogue, rush: OnceCell<Rush>) -> Self {
        Self(Rc::new(Inner {
            catalogue,
            orders: Orders::default(),
            rush,
            ground: OnceCell::new(),
            models: OnceCell::new(),
            sources: Positions::new(document.sources.iter().map(|s| &s.id)),
            claims: Positions::new(document.claims.iter().map(|c| &c.id)),
            infrastructure: Positions::new(document.infrastructure.iter().map(|i| &i.id)),
            event_fields: fields_of_events(&document),
            document,
        }))
    }

    /// The position of a model in the document.
    #[must_use]
    pub fn model_position(&self, id: &str) -> Option<usize> {
        self.0.models.get_or_init(|| Positions::new(self.models.iter().map(|m| &m.id))).get(id)
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
        let position = self.0.sources.get(id)?;
        Some((position + 1, self.sources.get(position)?))
    }

    /// The claim with an id.
    #[must_use]
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.get(self.0.claims.get(id)?)
    }

    /// The infrastructure with an id.
    #[must_use]
    pub fn infrastructure(&self, id: &str) -> Option<&Infrastructure> {
        self.infrastructure.get(self.0.infrastructure.get(id)?)
    }

    /// The facet of a field.
    #[must_use]
    pub fn facet(&self, field: &str) -> Option<&Facet> {
        self.facets.iter().find(|facet| *facet.field == *field)
    }

    /// Which models fit a filter while a language is shown, and the counts beside the facets. Here and below the query is what the
    /// filter's text looks for: made once for all that ask.
    #[must_use]
    pub fn matches(&self, filter: &Filter, query: &Query, lang: Lang) -> Matches {
        self.0.catalogue.matches(&self.models, filter, query, lang)
    }

    /// All models in an order, which is kept: most of what is asked leaves the order as it is.
    pub(super) fn in_order(&self, sort: Sort, lang: Lang) -> Rc<Order> {
        self.0.orders.get(sort, &self.models, lang)
    }

    /// The rush as a picture.
    #[must_use]
    pub fn rush(&self) -> &Rush {
        self.0.rush.get_or_init(|| {
            let marks: Vec<Mark> = self.models.iter().map(Mark::of).collect();
            rush::draw(&marks, &self.article)
        })
    }

    /// Where the models stand in the scatter; nothing where no month is known.
    #[must_use]
    pub fn ground(&self) -> Option<&Ground> {
        self.0.ground.get_or_init(|| Ground::of(&self.models)).as_ref()
    }

    /// Puts the models into the order in which they are first shown: of many, that takes about as long as a frame.
    pub fn put_in_order(&self) {
        self.in_order(Sort::default(), Lang::default());
    }

    /// All models, and whether they fit: those that do in their order, and the others where they always stand, or behind them.
    #[must_use]
    pub fn with_the_rest(
        &self,
        order: &[usize],
        matches: &Matches,
        sort: Sort,
        lang: Lang,
    ) -> Vec<(usize, bool)> {
        self.in_order(sort, lang).around(order, &|position| matches.rank(position).is_some())
    }

    /// Does a part of what an instrument needs first and what grows with the models; says whether there is more.
    #[must_use]
    pub fn prepare_instrument(&self) -> bool {
        if self.0.ground.get().is_none() {
            let _ = self.ground();
            return true;
        }
        self.put_in_order();
        false
    }

    /// What could be dropped from a filter to show something, the most rewarding first.
    #[must_use]
    pub fn relaxations(&self, filter: &Filter, query: &Query, lang: Lang) -> Vec<Relaxation> {
        self.0.catalogue.relaxations(&self.models, filter, query, lang)
    }

    /// The ids of the models that the list shows, in its order.
    #[must_use]
    pub fn listed(&self, state: &State, lexicon: &Lexicon) -> Vec<Id> {
        let matches = self.matches(&state.filter, &state.filter.query(lexicon), state.lang);
        let order = state.sort.order(&matches, self, state.lang);
        order.into_iter().filter_map(|position| Some(self.models.get(position)?.id.clone())).collect()
    }

    /// Positions of the events that fit, ascending.
    ///
    /// A field that events carry themselves (such as the key point) is decided by the event. All other chosen
    /// fields must hold together for one of its models. The text may stand in the event or in that model;
    /// where no other field is chosen, in any of its models. A span of time is decided by the event, and one of size by its models.
    #[must_use]
    pub fn matching_events(&self, filter: &Filter, query: &Query, lang: Lang) -> Vec<usize> {
        let carries = |field: &str| self.0.event_fields.iter().any(|carried| **carried == *field);
        let found = self.0.catalogue.found(query, lang);
        let all = Set::all(self.models.len());
        let chosen = self.0.catalogue.chosen(all, filter, &carries);
        let fits = |event: &Event| {
            let own = filter
                .choices()
                .filter(|(field, _)| carries(field))
                .all(|(field, wanted)| event.facets[field].iter().any(|value| wanted.contains(value)));
            let when = filter.span(Measure::Announced);
            if !own || when.is_some_and(|span| !month_of(event.date).is_some_and(|month| span.holds(month))) {
                return false;
            }
            let texts = [(Part::Name, &event.title), (Part::Note, &event.summary)];
            let said = query.rank(&texts.map(|(part, text)| Said { text: text.get(lang), part })).is_some();
            if said
                && filter.choices().all(|(field, _)| carries(field))
                && filter.span(Measure::Size).is_none()
            {
                return true;
            }
            event.models.iter().filter_map(|id| self.model_position(id)).any(|position| {
                self.models.get(position).is_some_and(|model| filter.holds(model, Some(Measure::Announced)))
                    && (said || found.as_ref().is_some_and(|found| found.has(position)))
                    && chosen.has(position)
            })
        };
        self.events.iter().enumerate().filter(|(_, event)| fits(event)).map(|(n, _)| n).collect()
    }
}

impl Default for Edition {
    /// That of an empty document.
    fn default() -> Self {
        Self::new(Document::default())
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
        |facet: &&Facet| document.events.iter().any(|event| event.facets.get(&facet.field).is_some());
    document.facets.iter().filter(carried).map(|facet| facet.field.clone()).collect()
}
