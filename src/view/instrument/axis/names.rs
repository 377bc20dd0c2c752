//! What moments are called: in the drawing, in lists, and for those who hear them.

use super::{
    Scene, Shown,
    stage::{Spot, Stage},
    words::{did, which},
};
use crate::{
    domain::{
        Edition, Id, Lang,
        figures::width_of,
        timeline::moments::{Moment, Track, What},
    },
    view::text::{plain, share},
};
use yew::AttrValue;

/// How long a moment can be, in days: what is known only to the year.
const LONGEST: f64 = 366.0;
/// The height of the type in the drawing, in CSS pixels, as in the style sheet.
const TYPE: f64 = 13.0;

/// The words beside a mark: the headline of an event, the name of a model; the mark says what it did.
pub(super) fn label(edition: &Edition, moment: &Moment, lang: Lang) -> AttrValue {
    match moment.what {
        What::Event(position) => edition.events.get(position).map(|event| plain(&event.title, lang)),
        What::Announced(position) | What::Both(position) | What::Opened(position) => {
            edition.models.get(position).map(|model| plain(&model.name, lang))
        }
    }
    .unwrap_or_default()
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
    let is_it = |moment: &Moment| match moment.what {
        What::Event(position) => edition.events.get(position).is_some_and(|event| event.id == *id),
        _ => false,
    };
    Some((Track::Events, moments.iter().position(is_it)?))
}

/// Whose a moment is: the maker of a model, the key point of an event.
fn whose(edition: &Edition, moment: &Moment, lang: Lang) -> Option<AttrValue> {
    match moment.what {
        What::Event(position) => {
            let accent = crate::view::event_item::accent(edition.events.get(position)?)?;
            let point = edition.article.points.iter().find(|point| *point.id == *accent)?;
            Some(plain(&point.title, lang))
        }
        What::Announced(position) | What::Both(position) | What::Opened(position) => {
            edition.models.get(position).map(|model| share(model.org.get(lang)))
        }
    }
}

/// A moment as it is announced: which of those in view, when, what, whose.
pub(super) fn said(scene: &Scene, spot: Spot) -> String {
    let Scene { edition, state, stage, .. } = scene;
    let lang = state.lang;
    let Some(moment) = stage.moment(spot) else { return String::new() };
    let in_view = scene.places(spot.0);
    let place = in_view.iter().position(|place| *place == spot.1).map_or(0, |place| place + 1);
    let parts = [
        which(place, in_view.len(), lang),
        moment.date.words(lang),
        title(edition, moment, lang),
        whose(edition, moment, lang).unwrap_or_default().to_string(),
    ];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(if lang == Lang::Zh { "，" } else { ", " })
}

/// The places of the moments of a track that are in view and that the filter lets through.
pub(super) fn in_view(stage: &Stage, shown: &Shown, track: Track) -> Vec<usize> {
    let zoom = stage.bound();
    let moments = stage.moments.on(track);
    // In the order of time, and none is longer than a year: nothing before and after these is in view.
    let from = moments.partition_point(|moment| f64::from(moment.days.from) < zoom.from - LONGEST);
    let end = moments.partition_point(|moment| f64::from(moment.days.from) < zoom.to);
    let is_in = |(_, moment): &(usize, &Moment)| f64::from(moment.days.to) > zoom.from && shown.has(moment);
    moments.iter().enumerate().take(end).skip(from).filter(is_in).map(|(place, _)| place).collect()
}

/// How much there is to read of a moment on the tour.
pub(super) fn letters(scene: &Scene, spot: Spot) -> u32 {
    let Some(What::Event(position)) = scene.stage.moment(spot).map(|moment| moment.what) else { return 0 };
    let text = scene.edition.events.get(position).map_or("", |event| event.summary.get(scene.state.lang));
    // A letter of Latin script takes a third of the time of a Chinese one.
    u32::try_from(text.len() / 3).unwrap_or_default()
}
