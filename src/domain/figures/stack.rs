//! What each maker has, layer by layer: two or three of them side by side.
//!
//! The layers of a document's infrastructure come first, from the bottom up, then models, then applications, which are the
//! industries that those models are used in, if the document has that facet. Which item is whose is said by the document, item by item. What is not there
//! stays empty: it says that the document knows nothing, and not that there is nothing.
//!
//! Numbers are claims of the document and keep their counter and their grade.

use std::{fmt, rc::Rc};

use super::{
    super::{
        document::{Claim, Document, Id, Infrastructure, Model},
        grades::Grade,
        text::Lang,
    },
    code::{id, pieces},
    exhibit::{Exhibit, Maker},
    words::{list, within},
};

/// The labels that a document gives: controls first, then what is drawn.
pub const LABELS: &[&str] =
    &["pick", "layer", "models", "applications", "empty", "named", "unnamed", "doubt", "more"];

/// How many makers stand side by side.
pub const SIDES: (usize, usize) = (2, 3);

/// The row of models, as the document names it where it places a number.
pub const MODELS: &str = "models";

/// The row of applications.
pub const APPLICATIONS: &str = "applications";

/// The facet whose values are the applications, and the one of them that names none in particular.
const INDUSTRIES: &str = "industries";
const GENERAL: &str = "general";

/// What a reader can set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The ids of the makers side by side, each once and three at most. Where fewer than two of them exist, the drawing
    /// takes the first ones of the exhibit besides.
    pub makers: Vec<Id>,
    /// The maker that has just made room for another. Not written: whoever follows a link has picked nobody.
    pub gone: Option<Id>,
    /// Whether the reader has just come down to the fewest there can be; not written either.
    pub least: bool,
}

impl Settings {
    pub(super) fn read(text: &str) -> Self {
        let mut sides = [const { None }; SIDES.1];
        for (letter, rest) in pieces(text) {
            let side = match letter {
                'a' => 0,
                'b' => 1,
                'c' => 2,
                _ => continue,
            };
            if let (Some(side), Some(id)) = (sides.get_mut(side), id(rest)) {
                *side = Some(id);
            }
        }
        let mut makers = Vec::new();
        for id in sides.into_iter().flatten() {
            if !makers.contains(&id) {
                makers.push(id);
            }
        }
        Self { makers, ..Self::default() }
    }

    /// The makers that are shown, the one picked first in front: positions in the exhibit.
    #[must_use]
    pub fn shown(&self, exhibit: &Exhibit) -> Vec<usize> {
        let position = |id: &Id| exhibit.makers.iter().position(|maker| maker.id == *id);
        let mut shown: Vec<usize> = self.makers.iter().filter_map(position).collect();
        for n in 0..exhibit.makers.len() {
            if shown.len() < SIDES.0 && !shown.contains(&n) {
                shown.push(n);
            }
        }
        shown
    }

    /// The settings once a maker has been picked, or put away if it was there. A fourth takes the place of the one picked
    /// first; of the last two neither can be put away.
    #[must_use]
    pub fn picked(&self, exhibit: &Exhibit, maker: usize) -> Self {
        let mut shown = self.shown(exhibit);
        let mut gone = None;
        let side = shown.iter().position(|n| *n == maker);
        match side {
            Some(side) if shown.len() > SIDES.0 => {
                shown.remove(side);
            }
            Some(_) => {}
            None => {
                gone = (shown.len() >= SIDES.1).then(|| shown.remove(0));
                shown.push(maker);
            }
        }
        let least = side.is_some() && shown.len() <= SIDES.0;
        let id = |n: usize| Some(exhibit.makers.get(n)?.id.clone());
        Self { makers: shown.into_iter().filter_map(id).collect(), gone: gone.and_then(id), least }
    }
}

impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (side, maker) in ["a", ".b", ".c"].into_iter().zip(&self.makers) {
            write!(f, "{side}{maker}")?;
        }
        Ok(())
    }
}

/// The drawn figure: a table, from the top layer down.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The makers side by side, in the order in which the exhibit offers them: positions in it.
    pub makers: Vec<usize>,
    /// The layers.
    pub rows: Vec<Row>,
}

/// A layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is called in the data: the value of a layer, [`MODELS`] or [`APPLICATIONS`].
    pub layer: Id,
    /// Its name.
    pub label: Rc<str>,
    /// A cell for each maker side by side.
    pub cells: Vec<Cell>,
}

/// What a maker has in a layer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Its items, in the document's order. None means that the document knows of none.
    pub items: Vec<Item>,
    /// Numbers: positions of claims in the document, each with a figure to show large.
    pub numbers: Vec<usize>,
}

/// Something in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// The position of a piece of infrastructure in the document.
    Infrastructure(usize),
    /// The position of a model in the document.
    Model(usize),
    /// The name of an industry.
    Industry(Rc<str>),
}

/// Draws the figure.
#[must_use]
pub fn draw(settings: &Settings, exhibit: &Exhibit, document: &Document, lang: Lang) -> Drawing {
    let mut makers = settings.shown(exhibit);
    makers.sort_unstable();
    let row = |layer: Id, label: Rc<str>| {
        let cell = |n: &usize| {
            exhibit
                .makers
                .get(*n)
                .map(|maker| cell(maker, &layer, exhibit, document, lang))
                .unwrap_or_default()
        };
        Row { cells: makers.iter().map(cell).collect(), layer, label }
    };
    let has_industries = document.facets.iter().any(|facet| *facet.field == *INDUSTRIES);
    let own = [APPLICATIONS, MODELS].into_iter().filter(|layer| *layer != APPLICATIONS || has_industries);
    let own = own.map(|layer| row(layer.into(), exhibit.label(layer, lang)));
    let layers = document.layers.iter().rev();
    let rows = own.chain(layers.map(|layer| row(layer.value.clone(), layer.label.get(lang).clone())));
    Drawing { rows: rows.collect(), makers }
}

fn cell(maker: &Maker, layer: &str, exhibit: &Exhibit, document: &Document, lang: Lang) -> Cell {
    let numbers = exhibit.numbers.iter().filter(|number| number.maker == maker.id && *number.layer == *layer);
    let numbers = numbers
        .filter_map(|number| document.claims.iter().position(|claim| claim.id == number.claim))
        .filter(|n| document.claims.get(*n).is_some_and(|claim| claim.figure.is_some()))
        .collect();
    let models = document.models.iter().enumerate().filter(|(_, model)| maker.models.contains(&model.id));
    let items = match layer {
        MODELS => models.map(|(n, _)| Item::Model(n)).collect(),
        APPLICATIONS => {
            let own: Vec<&Model> = models.map(|(_, model)| model).collect();
            industries(&own, document, lang).into_iter().map(Item::Industry).collect()
        }
        _ => {
            let is_own = |(_, thing): &(usize, &Infrastructure)| {
                *thing.layer == *layer && maker.infrastructure.contains(&thing.id)
            };
            document
                .infrastructure
                .iter()
                .enumerate()
                .filter(is_own)
                .map(|(n, _)| Item::Infrastructure(n))
                .collect()
        }
    };
    Cell { items, numbers }
}

/// The names of the industries that some models are used in, in the facet's order.
fn industries(models: &[&Model], document: &Document, lang: Lang) -> Vec<Rc<str>> {
    let facet = document.facets.iter().find(|facet| *facet.field == *INDUSTRIES);
    let used = |value: &Id| {
        **value != *GENERAL
            && models
                .iter()
                .any(|model| model.facets.get(INDUSTRIES).is_some_and(|used| used.contains(value)))
    };
    let values = facet.into_iter().flat_map(|facet| &facet.values).filter(|value| used(&value.value));
    values.map(|value| value.label.get(lang).clone()).collect()
}

/// Why a pick did what the reader may not have expected, or cannot be undone; in words.
#[must_use]
pub fn note(settings: &Settings, exhibit: &Exhibit, lang: Lang) -> Option<String> {
    let gone = exhibit.makers.iter().find(|maker| settings.gone.as_ref() == Some(&maker.id));
    if let Some(gone) = gone {
        let name = gone.name.get(lang);
        return Some(match lang {
            Lang::Zh => format!("最多并排三家，{name}已换下。"),
            Lang::En => format!("Three at most side by side: {name} made room."),
        });
    }
    settings.least.then(|| match lang {
        Lang::Zh => "至少并排两家。".to_owned(),
        Lang::En => "At least two stand side by side.".to_owned(),
    })
}

/// What the figure says in words: in which layers each maker has something. What things are called and how large they are stands
/// in the table, each number with whose it is, and is not said again.
#[must_use]
pub fn reading(settings: &Settings, exhibit: &Exhibit, document: &Document, lang: Lang) -> String {
    let drawing = draw(settings, exhibit, document, lang);
    let mut sentences: Vec<String> = Vec::new();
    for (side, n) in drawing.makers.iter().enumerate() {
        let Some(maker) = exhibit.makers.get(*n) else { continue };
        sentences.push(about(maker.name.get(lang), side, &drawing, document, lang));
    }
    let is_full = |row: &Row| row.cells.iter().all(|cell| !cell.items.is_empty());
    if drawing.makers.is_empty() {
        sentences.push(if lang == Lang::Zh { "什么都没有收录。" } else { "Nothing is listed." }.to_owned());
    } else if !drawing.rows.iter().all(is_full) {
        let rest = match lang {
            Lang::Zh => "其余的层没有收录，不等于没有。",
            Lang::En => {
                "Nothing is listed for their other layers, which is not to say that there is nothing."
            }
        };
        sentences.push(rest.to_owned());
    }
    sentences.join(if lang == Lang::Zh { "" } else { " " })
}

/// A layer's name inside a sentence.
fn in_text(label: &Rc<str>, lang: Lang) -> Rc<str> {
    if lang == Lang::En { within(label).into() } else { label.clone() }
}

/// One maker: the layers in which it has something, from the bottom up.
fn about(name: &str, side: usize, drawing: &Drawing, document: &Document, lang: Lang) -> String {
    let mut has = Vec::<Rc<str>>::new();
    for row in drawing.rows.iter().rev() {
        let Some(cell) = row.cells.get(side) else { continue };
        let label = in_text(&row.label, lang);
        match (lang, &*row.layer, &*cell.items) {
            (_, _, []) => {}
            // The document's name is for many of them; one is called by its own.
            (Lang::En, MODELS, [Item::Model(n)]) => {
                let only = document.models.get(*n).map(|model| model.name.get(lang).clone());
                has.push(only.unwrap_or(label));
            }
            (Lang::Zh, MODELS, items) => has.push(format!("{label}{}个", items.len()).into()),
            (Lang::En, MODELS, items) => has.push(format!("{} {label}", items.len()).into()),
            (Lang::Zh, APPLICATIONS, items) => has.push(format!("{label}涉及{}个行业", items.len()).into()),
            (Lang::En, APPLICATIONS, [_]) => has.push(format!("{label} in one industry").into()),
            (Lang::En, APPLICATIONS, items) => {
                has.push(format!("{label} in {} industries", items.len()).into());
            }
            _ => has.push(label),
        }
    }
    match (lang, has.is_empty()) {
        (Lang::Zh, false) => format!("{name}：{}。", has.join("、")),
        (Lang::En, false) => format!("{name}: {}.", list(&has, lang)),
        (Lang::Zh, true) => format!("{name}：哪一层都没有收录。"),
        (Lang::En, true) => format!("{name}: nothing listed."),
    }
}

/// The doubt that a claim's main grade leaves; none if it is confirmed.
#[must_use]
pub fn doubt(claim: &Claim, lang: Lang) -> Option<&'static str> {
    Some(match (claim.grades.first()?, lang) {
        (Grade::Confirmed, _) => return None,
        (Grade::Consistent, Lang::Zh) => "别处没有同样的数字，后来的事与它相符",
        (Grade::Consistent, Lang::En) => "no other page has the number, later facts fit it",
        (Grade::NotFound, Lang::Zh) => "别处没有查到这个数字",
        (Grade::NotFound, Lang::En) => "no other page with it was found",
        (Grade::Superseded, Lang::Zh) => "后来有了新的数字",
        (Grade::Superseded, Lang::En) => "there are later numbers",
        (Grade::Disputed, Lang::Zh) => "别处有不同的数字",
        (Grade::Disputed, Lang::En) => "other pages give a different one",
        (Grade::Opinion, Lang::Zh) => "这是判断，不是事实",
        (Grade::Opinion, Lang::En) => "this is a judgement, not a fact",
    })
}
