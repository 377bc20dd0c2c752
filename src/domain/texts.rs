//! All texts of a catalogue's models that are searched, and the search through them.
//!
//! Must stay true: what fits is what a search of each model's own texts would find. Texts stand in one piece, since such that stand
//! apart in memory take ten times as long to read; what many models say in the same words (their maker, a phrase) stands there
//! once, as long as it was met not long before, and is read once.

use std::{cell::RefCell, rc::Rc};

use super::{
    document::Model,
    lexicon::Lexicon,
    query::{Pattern, Query, Said},
    rank::{Part, Ranked},
    set::{Set, Sparse},
    signature::{Planes, Signature, Sounds},
    text::Lang,
};

/// So many texts are remembered, to be known again.
const LATELY: usize = 1024;

/// The texts, by number.
#[derive(Debug, Default)]
pub(super) struct Texts {
    all: String,
    known: Vec<Known>,
    planes: Planes,
    /// Those that are searched in one language alone.
    only: [Set; 2],
    /// For each that several models say, which.
    shared: Vec<Sparse>,
    models: usize,
    /// The last text of those that have their characters in common.
    lately: Vec<u32>,
    /// How they sound, by the lexicon that was asked last.
    sounds: RefCell<Option<Rc<Sounds>>>,
}

/// One of the texts.
#[derive(Debug)]
struct Known {
    end: usize,
    part: Part,
    only: Option<Lang>,
    said: By,
}

/// Which models say a text.
#[derive(Debug)]
enum By {
    /// One alone.
    One(usize),
    /// Several, by their place in [`Texts::shared`].
    Several(usize),
}

/// What fits a pattern: texts, and models by each of theirs.
pub(super) struct Fitting {
    pub(super) texts: Set,
    pub(super) models: Ranked,
}

impl Texts {
    /// Takes in what is said of the next model.
    pub(super) fn push(&mut self, model: &Model) {
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
        self.models += 1;
    }

    fn say(&mut self, text: &str, part: Part, only: Option<Lang>) {
        self.lately.resize(LATELY, u32::MAX);
        let signature = Signature::of(text, part);
        let slot = signature.digest() % LATELY;
        let number = self.lately.get(slot).map_or(usize::MAX, |number| *number as usize);
        let is_same = self.text(number).is_some_and(|said| (said.text, said.part) == (text, part))
            && self.known.get(number).is_some_and(|known| known.only == only);
        if !is_same {
            if let (Some(lately), Ok(number)) = (self.lately.get_mut(slot), self.known.len().try_into()) {
                *lately = number;
            }
            self.all.push_str(text);
            self.planes.push(signature);
            if let Some(alone) = only.and_then(|lang| self.only.get_mut(lang as usize)) {
                alone.put(self.known.len());
            }
            self.known.push(Known { end: self.all.len(), part, only, said: By::One(self.models) });
        } else if let Some(known) = self.known.get_mut(number) {
            match known.said {
                By::One(first) => {
                    known.said = By::Several(self.shared.len());
                    self.shared.push([first, self.models].into_iter().collect());
                }
                By::Several(place) => {
                    self.shared.get_mut(place).into_iter().for_each(|shared| shared.push(self.models));
                }
            }
        }
    }

    /// What fits one of a query's patterns while a language is shown; of some texts, where no others can fit.
    pub(super) fn fitting(
        &self,
        query: &Query,
        pattern: &Pattern,
        lang: Lang,
        within: Option<&Set>,
    ) -> Fitting {
        let mut candidates = self.planes.having(pattern.signs(), &|| self.sounds(query.lexicon()));
        self.only.get(lang.other() as usize).into_iter().for_each(|others| candidates.leave(others));
        within.into_iter().for_each(|within| candidates.meet(within));
        let mut fitting = Fitting { texts: Set::none(self.known.len()), models: Ranked::default() };
        for number in candidates.members() {
            let rank = self.text(number).and_then(|said| query.rank_of(pattern, said));
            let Some((rank, known)) = rank.zip(self.known.get(number)) else { continue };
            fitting.texts.put(number);
            let models = fitting.models.at(rank);
            match known.said {
                By::One(model) => models.put(model),
                By::Several(place) => {
                    self.shared.get(place).into_iter().for_each(|shared| models.join_sparse(shared));
                }
            }
        }
        fitting
    }

    fn text(&self, number: usize) -> Option<Said<'_>> {
        let Known { end, part, .. } = self.known.get(number)?;
        let begin =
            number.checked_sub(1).and_then(|before| self.known.get(before)).map_or(0, |known| known.end);
        Some(Said { text: self.all.get(begin..*end)?, part: *part })
    }

    fn sounds(&self, lexicon: &Lexicon) -> Rc<Sounds> {
        let mut kept = self.sounds.borrow_mut();
        match kept.take().filter(|kept| kept.lexicon == *lexicon) {
            Some(same) => kept.insert(same),
            None => kept.insert(Sounds::new(lexicon, &self.planes, &|number| self.text(number)).into()),
        }
        .clone()
    }
}
