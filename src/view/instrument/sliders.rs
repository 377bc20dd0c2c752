//! The two ends of a span as sliders, for fingers that are wider than a month, and for a keyboard.
//!
//! Must stay true: where both ends stand as far out as they go, nothing is narrowed, so that models which say nothing of the
//! measure stay in the list.

use yew::{AttrValue, Callback, Html, InputEvent, classes, html};

use super::{
    Scene,
    words::{left_out, so_many, words},
};
use crate::{
    domain::{
        Lang, Measure, Span, State, parameters,
        span::{edge, month},
    },
    view::{dom::play::entered, text::word, words::words as page_words},
};

/// The end of a span that a slider moves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
}

impl End {
    const BOTH: [Self; 2] = [Self::First, Self::Last];

    /// The step at this end, and the one at the other.
    const fn of(self, span: Span) -> (u32, u32) {
        let (first, last) = span.ends();
        match self {
            Self::First => (first, last),
            Self::Last => (last, first),
        }
    }

    /// This end of a span in words. A size class ends where the next one begins.
    fn words(self, measure: Measure, span: Span, lang: Lang) -> String {
        let (step, _) = self.of(span);
        match measure {
            Measure::Announced => month(step).words(lang),
            Measure::Size => parameters(edge(step + u32::from(self == Self::Last)), lang),
        }
    }
}

/// The span of a measure, with what it says and what it leaves out. `whole` is all that is drawn; the numbers are of models
/// that are shown, and of those that would be if this measure narrowed nothing, but of which it is not known.
pub(super) fn sliders(
    scene: &Scene,
    measure: Measure,
    whole: Span,
    [shown, silent]: [usize; 2],
    set: &Callback<State>,
) -> Html {
    let lang = scene.state.lang;
    let chosen = scene.state.filter.span(measure);
    let span = chosen.map_or(whole, |chosen| within(whole, chosen));
    let name = match measure {
        Measure::Announced => page_words(lang).announced,
        Measure::Size => page_words(lang).size,
    };
    let ends = End::BOTH.map(|end| AttrValue::from(end.words(measure, span, lang)));
    let said = if chosen.is_some() { ends.join("–") } else { words(lang).all.to_owned() };
    let labels = [words(lang).from, words(lang).to];
    html! {
        <div class="span" key={measure.code()} role="group" aria-label={name}>
            <p><strong>{ word(name) }</strong>{ " " }{ said }{ " · " }{ so_many(shown, lang) }</p>
            <p class={classes!("hint", (chosen.is_none() || silent == 0).then_some("is-idle"))}>
                { left_out(silent, measure == Measure::Announced, lang) }
            </p>
            for ((end, label), says) in End::BOTH.into_iter().zip(labels).zip(ends) {
                <label key={label} class="slider">
                    <span class="visually-hidden">{ word(name) }{ " " }</span>
                    <span>{ word(label) }</span>
                    <strong>{ says.clone() }</strong>
                    <input
                        type="range" min="0" max={reach(whole).to_string()} step="1"
                        value={end.of(span).0.saturating_sub(whole.ends().0).to_string()} aria-valuetext={says}
                        oninput={slid(scene, measure, whole, (end, end.of(span).1), set)}
                    />
                </label>
            }
        </div>
    }
}

/// A span, as far as it lies within another.
fn within(whole: Span, span: Span) -> Span {
    let (first, last) = whole.ends();
    let (from, to) = span.ends();
    Span::new(from.clamp(first, last), to.clamp(first, last))
}

/// The steps from the first of a span to its last.
fn reach(whole: Span) -> u16 {
    let (first, last) = whole.ends();
    u16::try_from(last - first).unwrap_or(u16::MAX)
}

/// Moves one end of a span; the other stays, and goes along once it is met.
fn slid(
    scene: &Scene,
    measure: Measure,
    whole: Span,
    (end, other): (End, u32),
    set: &Callback<State>,
) -> Callback<InputEvent> {
    let (state, set) = (scene.state.clone(), set.clone());
    Callback::from(move |event: InputEvent| {
        if let Some(at) = entered(&event, (0, reach(whole))) {
            let step = whole.ends().0 + u32::from(at);
            let other = if end == End::First { other.max(step) } else { other.min(step) };
            let span = Span::new(step, other);
            let mut state = state.clone();
            state.filter.narrow(measure, Some(span).filter(|span| *span != whole));
            set.emit(state);
        }
    })
}
