//! The models by date and size, with how many there are of each month and size beside, and the spans that the list is narrowed to.
//!
//! Everything that a pointer does here, sliders do too; and dots can be looked at one by one with the arrow keys.

use std::borrow::Cow;

use yew::{AttrValue, Callback, Html, KeyboardEvent, MouseEvent, PointerEvent, html};

use super::{
    Hand, Scene,
    plot::{self, Plot},
    sliders::sliders,
    words::words,
};
use crate::{
    domain::{Edition, Id, Lang, Measure, Model, Span, State, parameters, scatter::Scatter},
    view::{
        dom::play::{is_enter, spot_in, spot_of, stepped},
        text::{plain, say, share, word},
        words::{undated_models, words as page_words},
    },
};

/// The field that gives dots their colours.
const HUES: &str = "org_type";

/// The instrument; nothing where no model has a date.
pub(super) fn scatter(scene: &Scene, hand: Hand, set: &Callback<State>, moved: &Callback<Hand>) -> Html {
    let (edition, lang) = (scene.edition, scene.state.lang);
    let filter = &scene.state.filter;
    let mut anywhere = filter.clone();
    for measure in Measure::ALL {
        anywhere.narrow(measure, None);
    }
    let fitting = edition.matches(&anywhere, scene.query, lang).models;
    let Some(ground) = edition.ground() else { return html! { <div /> } };
    let narrowed = filter.spans().next().is_some();
    let held = |but: Option<Measure>| -> Cow<'_, [usize]> {
        if !narrowed {
            return Cow::Borrowed(&fitting);
        }
        let is_held = |at: &usize| {
            let holds =
                |measure: Measure, span: Span| ground.step(measure, *at).is_some_and(|step| span.holds(step));
            filter.spans().all(|(measure, span)| Some(measure) == but || holds(measure, span))
        };
        fitting.iter().copied().filter(is_held).collect()
    };
    let [by_date, by_size] = Measure::ALL.map(|measure| held(Some(measure)));
    let shown = held(None);
    let drawing = ground.draw(&shown, [&by_date, &by_size]);
    let words = words(lang);
    let plot = Plot::of(&drawing);
    let looked = hand.at.and_then(|at| edition.models.get(drawing.dots.get(at)?.model));
    html! {
        <div class="scatter">
            <h3>{ word(words.title) }</h3>
            <p class="hint">
                { word(if drawing.crowded { words.crowded } else { words.how }) }{ undated_models(drawing.undated, lang) }
            </p>
            <svg
                class="chart scatter-drawing" width="100%" height={plot.height().to_string()} tabindex="0" role="application"
                aria-label={words.keys} onpointerdown={brushed(scene, &drawing, hand, set, moved)}
                onpointermove={brushed(scene, &drawing, hand, set, moved)} onclick={picked(&drawing, hand, moved)}
                onkeydown={walked(scene, &drawing, hand, set, moved)}
            ><g aria-hidden="true">{ plot::parts(scene, &drawing, plot, hand.at, HUES) }</g></svg>
            <div class="looked-at control">
                <p role="status">{ looked.map_or_else(|| words.nothing.into(), |model| sentence(model, lang)) }</p>
                <button type="button" hidden={looked.is_none()} onclick={shows(scene, looked, set)}>
                    { word(words.in_list) }
                </button>
            </div>
            { legend(edition, lang) }
            <div class="spans control">
                for ((measure, whole), (fits, bars)) in
                    Measure::ALL.into_iter().zip(drawing.spans).zip([&by_date, &by_size].into_iter().zip(&drawing.bars))
                {
                    { sliders(scene, measure, whole, [shown.len(), fits.len() - bars.iter().map(|bar| bar.shown).sum::<usize>()], set) }
                }
            </div>
        </div>
    }
}

/// What a dot stands for.
fn sentence(model: &Model, lang: Lang) -> String {
    let date = model.announced.map_or_else(|| page_words(lang).unknown.to_owned(), |date| date.words(lang));
    let size = model.params.as_ref();
    let size = size.map_or_else(|| words(lang).undisclosed.to_owned(), |size| parameters(size.billion, lang));
    [&**model.name.get(lang), &**model.org.get(lang), &date, &size].join(" · ")
}

fn legend(edition: &Edition, lang: Lang) -> Html {
    let Some(facet) = edition.facet(HUES) else { return html! { <p hidden=true /> } };
    html! {
        <ul class="legend" aria-label={plain(&facet.label, lang)}>
            for (index, value) in facet.values.iter().enumerate() {
                <li key={index} data-hue={index.to_string()}>{ say(&value.label, lang) }</li>
            }
        </ul>
    }
}

/// Narrows the list to where the pointer was drawn.
fn brushed(
    scene: &Scene,
    drawing: &Scatter,
    hand: Hand,
    set: &Callback<State>,
    moved: &Callback<Hand>,
) -> Callback<PointerEvent> {
    let plot = Plot::of(drawing);
    let spans = drawing.spans;
    let (state, set, moved) = (scene.state.clone(), set.clone(), moved.clone());
    Callback::from(move |event: PointerEvent| {
        let Some(spot) = spot_in(&event) else { return };
        let begun = hand.begun.filter(|_| event.type_() != "pointerdown");
        let Some(begun) = begun else { return moved.emit(Hand { begun: Some(spot), ..hand }) };
        if let Some(brush) = plot.brush(spans, begun, spot) {
            let mut state = state.clone();
            for (measure, span) in Measure::ALL.into_iter().zip(brush) {
                if span.is_some() {
                    state.filter.narrow(measure, span);
                }
            }
            set.emit(state);
        }
    })
}

/// Looks at the dot that was clicked. Where the pointer was drawn before, it looks at none: that was to narrow the list.
fn picked(drawing: &Scatter, hand: Hand, moved: &Callback<Hand>) -> Callback<MouseEvent> {
    let plot = Plot::of(drawing);
    let spans = drawing.spans;
    let spots: Vec<(f64, f64)> = drawing.dots.iter().map(|dot| plot.spot(dot)).collect();
    let moved = moved.clone();
    Callback::from(move |event: MouseEvent| {
        let Some(spot) = spot_of(&event) else { return };
        if hand.begun.is_some_and(|begun| plot.brush(spans, begun, spot).is_some()) {
            moved.emit(Hand { at: None, ..hand });
        } else if let Some(at) = plot::nearest(&spots, spot) {
            moved.emit(Hand { at: Some(at), ..hand });
        }
    })
}

/// Goes from dot to dot among those that the filter lets through, and from a dot to its place in the list.
fn walked(
    scene: &Scene,
    drawing: &Scatter,
    hand: Hand,
    set: &Callback<State>,
    moved: &Callback<Hand>,
) -> Callback<KeyboardEvent> {
    let places: Vec<usize> =
        drawing.dots.iter().enumerate().filter(|(_, dot)| dot.shown).map(|(at, _)| at).collect();
    let looked = hand.at.and_then(|at| scene.edition.models.get(drawing.dots.get(at)?.model));
    let marked = looked.map(|model| marking(scene, &model.id));
    let (set, moved) = (set.clone(), moved.clone());
    Callback::from(move |event: KeyboardEvent| {
        let place = hand.at.and_then(|at| places.iter().position(|place| *place == at));
        if let Some(at) = stepped(&event, place, places.len()).and_then(|next| places.get(next)) {
            moved.emit(Hand { at: Some(*at), ..hand });
        } else if let Some(state) = marked.as_ref().filter(|_| is_enter(&event)) {
            set.emit(state.clone());
        }
    })
}

fn shows(scene: &Scene, model: Option<&Model>, set: &Callback<State>) -> Option<Callback<MouseEvent>> {
    let state = marking(scene, &model?.id);
    Some(set.reform(move |_| state.clone()))
}

/// The state in which a model is marked in the list, which is shown as one for it.
fn marking(scene: &Scene, model: &Id) -> State {
    State { model: Some(model.clone()), table: false, ..scene.state.clone() }
}

/// The place of a model's hue among the values of the facet.
pub(super) fn hue(edition: &Edition, model: &Model, field: &str) -> Option<AttrValue> {
    let value = model.facets.get(field)?.first()?;
    let at = edition.facet(field)?.values.iter().position(|known| known.value == *value)?;
    Some(share(&at.to_string().into()))
}
