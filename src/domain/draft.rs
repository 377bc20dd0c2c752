//! A document on its way in: its long lists come in pieces, so that no step of reading a large one takes long.
//!
//! Must stay true: what comes of pieces is what would come of the whole text, mistakes and their places included. The lists that
//! come in pieces are empty in the text that they are taken out of; what has been read is in the catalogue already, so that little
//! is left to be done at the end.

use super::{
    catalogue::Catalogue,
    document::{Document, parsed},
    edition::Edition,
    ids,
    json::Json,
    read::{Mistakes, Place, Read, ReadErrors, read_more},
    rush::{self, Mark},
    text,
};

/// A document, as far as it has been read.
#[derive(Debug)]
pub struct Draft {
    document: Document,
    catalogue: Catalogue,
    marks: Vec<Mark>,
    mistakes: Mistakes,
}

impl Draft {
    /// The lists that may come in pieces.
    pub const LISTS: [&'static str; 3] = ["models", "events", "sources"];

    /// Begins with all of a document but what is to come in pieces.
    ///
    /// # Errors
    ///
    /// Says why nothing in the document can be judged: it is not JSON, or of another version of the format.
    pub fn new(frame: &str) -> Result<Self, ReadErrors> {
        let mut mistakes = Mistakes::new();
        let document = Document::noting(frame, &mut mistakes)?;
        Ok(Self { catalogue: Catalogue::of(&document.facets), document, marks: Vec::new(), mistakes })
    }

    /// Reads further items of a list: JSON text of a list that holds these alone. Lists that do not come in pieces are ignored.
    ///
    /// # Errors
    ///
    /// Fails where the text is not JSON.
    pub fn add(&mut self, list: &str, items: &str) -> Result<(), ReadErrors> {
        let place = Place::ROOT.field(list);
        let mut items = parsed(items, &place)?;
        if let Some(only) = self.document.only {
            text::stand_in(&mut items, only);
        }
        let Self { document, catalogue, marks, mistakes } = self;
        match list {
            "models" => {
                let from = document.models.len();
                more(&mut document.models, items, &place, mistakes);
                let models = document.models.get(from..).unwrap_or_default();
                catalogue.extend(models);
                marks.extend(models.iter().map(Mark::of));
            }
            "events" => more(&mut document.events, items, &place, mistakes),
            "sources" => more(&mut document.sources, items, &place, mistakes),
            _ => {}
        }
        Ok(())
    }

    /// The document, made ready for reading.
    ///
    /// # Errors
    ///
    /// Names every place where it is none.
    pub fn edition(mut self) -> Result<Edition, ReadErrors> {
        let Self { document: Document { models, events, sources, .. }, mistakes, .. } = &mut self;
        ids::taken(models.iter().map(|model| &*model.id), "$.models", mistakes);
        ids::taken(events.iter().map(|event| &*event.id), "$.events", mistakes);
        ids::taken(sources.iter().map(|source| &*source.id), "$.sources", mistakes);
        if self.mistakes.is_empty() {
            let rush = rush::draw(&self.marks, &self.document.article);
            Ok(Edition::with(self.document, self.catalogue, rush.into()))
        } else {
            Err(ReadErrors(self.mistakes))
        }
    }
}

fn more<T: Read>(list: &mut Vec<T>, items: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) {
    ids::forms(&items, list.len(), &place.path(), mistakes);
    let Json::List(items) = items else { return };
    read_more(list, items, place, mistakes);
}
