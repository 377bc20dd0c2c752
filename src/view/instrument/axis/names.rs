//! What moments are called: in the drawing, in lists, and for those who hear them.

use super::{
    Scene, Shown,
    stage::{Card, Spot, Stage},
    words::{did, which, words},
};
use crate::{
    domain::{
        Edition, Event, Id, Lang, Model,
        figures::width_of,
        timeline::{
            moments::{Moment, Track},
            zoom::Zoom,
        },
    },
    view::{event_item::point_title, text::plain},
};
use yew::AttrValue;

/// How long a moment can be, in days: what is known only to the year.
const LONGEST: f64 = 366.0;
/// The height of the type in the drawing, in CSS pixels, as in the style sheet.
const TYPE: f64 = 13.0;

/// The model that did something at a moment.
pub(super) fn model_of<'a>(edition: &'a Edition, moment: &Moment) -> Option<&'a Model> {
    edition.models.get(moment.what.model()?)
}

/// The event that a moment is.
pub(super) fn event_of<'a>(edition: &'a Edition, moment: &Moment) -> Option<&'a Event> {
    edition.events.get(moment.what.event()?)
}

/// The words beside a mark: the headline of an event, the name of a model; the mark says what it did.
pub(super) fn label(edition: &Edition, moment: &Moment, lang: Lang) -> AttrValue {
    let named = model_of(edition, moment).map(|model| plain(&model.name, lang));
    named.or_else(|| Some(plain(&event_of(edition, moment)?.title, lang))).unwrap_or_default()
}

/// How wide the words of all moments of a track come out, in CSS pixels: as in the widest font that systems have for their menus.
pub(super) fn widths(edition: &Edition, moments: &[Moment], lang: Lang) -> Vec<f64> {
    moments.iter().map(|moment| width_of(&label(edition, moment, lang)) * TYPE / 100.0).collect()
}

/// A moment in words that stand alone.
pub(super) fn title(edition: &Edition, moment: &Moment, lang: Lang) -> String {
    format!("{}{}", label(edition, moment, lang), did(moment.what, lang))
}

/// Where an event stands on its track.
pub(super) fn spot_of(edition: &Edition, stage: &Stage, id: &Id) -> Option<Spot> {
    let moments = stage.moments.on(Track::Events);
    let is_it = |moment: &Moment| event_of(edition, moment).is_some_and(|event| event.id == *id);
    Some((Track::Events, moments.iter().position(is_it)?))
}

/// Whose a moment is: the maker of a model, the key point of an event.
fn whose(edition: &Edition, moment: &Moment, lang: Lang) -> Option<AttrValue> {
    let maker = model_of(edition, moment).map(|model| plain(&model.org, lang));
    maker.or_else(|| point_title(event_of(edition, moment)?, edition, lang))
}

/// A moment as it is announced: which of those in view, when, what, whose; of an event whose card is open, what happened, and of a model
/// that there is one.
pub(super) fn said(scene: &Scene, spot: Spot) -> String {
    let Scene { edition, state, stage, .. } = scene;
    let lang = state.lang;
    let Some(moment) = stage.moment(spot) else { return String::new() };
    let in_view = scene.places(stage.bound(), spot.0);
    let place = in_view.iter().position(|place| *place == spot.1).map_or(0, |place| place + 1);
    let parts = [
        which(place, in_view.len(), lang),
        moment.date.words(lang),
        title(edition, moment, lang),
        whose(edition, moment, lang).unwrap_or_default().to_string(),
    ];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let (comma, stop) = if lang == Lang::Zh { ("，", "。") } else { (", ", ". ") };
    let said = said.join(comma);
    if stage.card != Some(Card::One(spot)) {
        return said;
    }
    let told = event_of(edition, moment).map_or(words(lang).opens, |event| event.summary.get(lang));
    format!("{said}{stop}{told}")
}

/// The places of the moments of a track that are in a part of the axis and that the filter lets through.
pub(super) fn within(part: Zoom, stage: &Stage, shown: &Shown, track: Track) -> Vec<usize> {
    let moments = stage.moments.on(track);
    // In the order of time, and none is longer than a year: nothing before and after these is in view.
    let from = moments.partition_point(|moment| f64::from(moment.days.from) < part.from - LONGEST);
    let end = moments.partition_point(|moment| f64::from(moment.days.from) < part.to);
    let is_in = |(_, moment): &(usize, &Moment)| part.touches(moment.days) && shown.has(moment);
    moments.iter().enumerate().take(end).skip(from).filter(is_in).map(|(place, _)| place).collect()
}

/// How much there is to read of a moment on the tour.
pub(super) fn letters(scene: &Scene, spot: Spot) -> u32 {
    let event = scene.stage.moment(spot).and_then(|moment| event_of(&scene.edition, moment));
    let text = event.map_or("", |event| event.summary.get(scene.state.lang));
    // A letter of Latin script takes a third of the time of a Chinese one.
    u32::try_from(text.len() / 3).unwrap_or_default()
}
