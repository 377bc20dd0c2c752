//! The drawing of the scatter: months as bars above, sizes as bars on the right, dots between, and below them the rail of those
//! whose size was never disclosed.
//!
//! Must stay true: x goes in fractions of the width and y in CSS pixels, so that the drawing stretches and its type does not;
//! what [`Plot::brush`] makes of a place is what [`parts`] draws there.

use yew::{AttrValue, Html, classes, html};

use super::{Scene, scatter::hue, words::words};
use crate::{
    domain::{
        Measure, Span, parameters,
        scatter::{self, Bar, Dot, Height, Scatter},
    },
    view::text::{percent, word},
};

/// The part of the width that months take; sizes have the rest.
const WIDE: f64 = 0.86;
/// The room between the dots and the bars of sizes.
const GUTTER: f64 = 0.02;
/// Heights in CSS pixels: the bars of months, the gap beneath, the dots, the name of the rail, a level of it, the years.
const BARS: usize = 48;
const GAP: usize = 10;
const DOTS: usize = 230;
const NAME: usize = 26;
const PITCH: usize = 10;
const FOOT: usize = 24;
/// How far a pointer is drawn before it narrows anything: a fraction of the width, and CSS pixels.
const SLACK: (f64, f64) = (0.015, 10.0);
/// How far from a dot a click may be to mean it, in CSS pixels, and the width that this is measured at.
const NEAR: f64 = 16.0;
const USUAL: f64 = 700.0;

/// Where things stand in a drawing.
#[derive(Clone, Copy)]
pub(super) struct Plot {
    levels: usize,
}

impl Plot {
    pub(super) fn of(drawing: &Scatter) -> Self {
        Self { levels: drawing.levels }
    }

    const fn top() -> usize {
        BARS + GAP
    }

    const fn bottom() -> usize {
        Self::top() + DOTS
    }

    /// The line that the dots of the rail stand on.
    const fn ground(self) -> usize {
        Self::bottom() + NAME + self.levels * PITCH
    }

    pub(super) const fn height(self) -> usize {
        self.ground() + FOOT
    }

    /// The middle of a dot.
    pub(super) fn spot(self, dot: &Dot) -> (f64, f64) {
        let y = match dot.y {
            Height::Size(up) => pixels(Self::top()) + (1.0 - up) * pixels(DOTS),
            Height::Rail(level) => pixels(self.ground()) - (pixels(level) + 0.5) * pixels(PITCH),
        };
        (dot.x * WIDE, y)
    }

    /// What a pointer narrows that was drawn from one place to another: months and sizes. Bars stand for their own measure alone; so
    /// does a pointer that goes straight, and the rail knows no sizes.
    pub(super) fn brush(
        self,
        spans: [Span; 2],
        from: (f64, f64),
        to: (f64, f64),
    ) -> Option<[Option<Span>; 2]> {
        let [months, sizes] = spans;
        let (aside, along) = ((from.0 - to.0).abs() > SLACK.0, (from.1 - to.1).abs() > SLACK.1);
        let in_dots = |y: f64| (pixels(Self::top())..=pixels(Self::bottom())).contains(&y);
        let month = |x: f64| scatter::step_at(months, x / WIDE);
        let up = |y: f64| 1.0 - (y - pixels(Self::top())) / pixels(DOTS);
        let size = |y: f64| scatter::step_at(sizes, up(y));
        let by_size = along && (from.0 > WIDE || in_dots(from.1));
        let by_date = aside && from.0 <= WIDE;
        (by_date || by_size).then(|| {
            [
                by_date.then(|| Span::new(month(from.0), month(to.0))),
                by_size.then(|| Span::new(size(from.1), size(to.1))),
            ]
        })
    }
}

/// The place of the dot that a click means.
pub(super) fn nearest(spots: &[(f64, f64)], (x, y): (f64, f64)) -> Option<usize> {
    let distance = |spot: &(f64, f64)| libm::hypot((spot.0 - x) * USUAL, spot.1 - y);
    let near = spots.iter().map(distance).enumerate().filter(|(_, distance)| *distance <= NEAR);
    near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
}

/// What the drawing is made of. `at` is the dot that is looked at.
pub(super) fn parts(scene: &Scene, drawing: &Scatter, plot: Plot, at: Option<usize>, field: &str) -> Html {
    let lang = scene.state.lang;
    let [months, sizes] = drawing.spans;
    let [month_bars, size_bars] = &drawing.bars;
    let filter = &scene.state.filter;
    let [in_months, in_sizes] =
        Measure::ALL.map(|measure| move |step: u32| filter.span(measure).is_none_or(|span| span.holds(step)));
    html! {
        <>
            { window(scene, drawing, plot) }
            <g class="bars">
                for (n, (step, bar)) in (months.ends().0..).zip(month_bars).enumerate() {
                    { column(n, *bar, month_bars, in_months(step)) }
                }
                for (n, (step, bar)) in (sizes.ends().0..).zip(size_bars).enumerate() {
                    { row(n, *bar, size_bars, in_sizes(step)) }
                }
            </g>
            <g class="grid">
                for (n, (size, up)) in scatter::decades(sizes).into_iter().enumerate() {
                    <g key={n}>
                        <line x1="0" x2={percent(WIDE)} y1={at_height(up)} y2={at_height(up)} />
                        <text x="0" y={at_height(up)} dy="-4">{ parameters(size, lang) }</text>
                    </g>
                }
            </g>
            <text class="rail" x="0" y={(Plot::bottom() + 18).to_string()}>{ word(words(lang).undisclosed) }</text>
            <line class="axis" x1="0" x2={percent(WIDE)} y1={plot.ground().to_string()} y2={plot.ground().to_string()} />
            <g class="years">
                for (year, x) in scatter::years(months) {
                    <text key={year} x={percent(x * WIDE)} y={(plot.ground() + 16).to_string()}>{ year }</text>
                }
            </g>
            <g class="dots">
                for (n, dot) in drawing.dots.iter().enumerate() {
                    { circle(scene, dot, plot, at == Some(n), field) }
                }
            </g>
        </>
    }
}

/// What the list is narrowed to.
fn window(scene: &Scene, drawing: &Scatter, plot: Plot) -> Html {
    let [months, sizes] = drawing.spans;
    let filter = &scene.state.filter;
    let (by_date, by_size) = (filter.span(Measure::Announced), filter.span(Measure::Size));
    let (left, right) = by_date.map_or((0.0, 1.0), |span| scatter::part_of(months, span));
    let (low, high) = by_size.map_or((0.0, 1.0), |span| scatter::part_of(sizes, span));
    let top = if by_size.is_some() { Plot::top() + down(high) } else { 0 };
    let bottom = if by_size.is_some() { Plot::top() + down(low) } else { plot.ground() };
    html! {
        <rect
            class="window" visibility={filter.spans().next().is_none().then_some("hidden")}
            x={percent(left * WIDE)} width={percent((right - left) * WIDE)}
            y={top.to_string()} height={bottom.saturating_sub(top).to_string()}
        />
    }
}

fn circle(scene: &Scene, dot: &Dot, plot: Plot, looked: bool, field: &str) -> Html {
    let Some(model) = scene.edition.models.get(dot.model) else { return html! { <g /> } };
    let (x, y) = plot.spot(dot);
    let chosen = scene.state.model.as_ref() == Some(&model.id);
    let class = classes!(
        (!dot.shown).then_some("is-out"),
        chosen.then_some("is-chosen"),
        looked.then_some("is-looked-at")
    );
    let class = (!class.is_empty()).then(|| AttrValue::from(class.to_string()));
    html! { <circle key={dot.model} {class} data-hue={hue(scene.edition, model, field)} cx={percent(x)} cy={rounded(y)} r="4" /> }
}

/// A month's models as bars that grow upwards; paler where the list is narrowed to other months, since what is chosen there is how many
/// there would be.
fn column(n: usize, bar: Bar, all: &[Bar], within: bool) -> Html {
    let height = |count: usize| count * BARS / most(all);
    let (x, width) = slice(n, all.len());
    let part = |class: &'static str, count: usize| {
        html! {
            <rect
                {class} x={percent(x * WIDE)} width={percent(width * 0.84 * WIDE)}
                y={(BARS - height(count)).to_string()} height={height(count).to_string()}
            />
        }
    };
    html! { <g key={format!("month-{n}")}>if bar.total > 0 { { part("all", bar.total) }{ part(if within { "shown" } else { "would" }, bar.shown) } }</g> }
}

/// The models of a size class as bars that grow to the right; paler as those of months are.
fn row(n: usize, bar: Bar, all: &[Bar], within: bool) -> Html {
    let (low, height) = slice(n, all.len());
    let left = WIDE + GUTTER;
    let part = |class: &'static str, count: usize| {
        let width = pixels(count) / pixels(most(all)) * (1.0 - left);
        html! {
            <rect
                {class} x={percent(left)} width={percent(width)}
                y={at_height(low + height * 0.92)} height={rounded(height * 0.84 * pixels(DOTS))}
            />
        }
    };
    html! { <g key={format!("size-{n}")}>if bar.total > 0 { { part("all", bar.total) }{ part(if within { "shown" } else { "would" }, bar.shown) } }</g> }
}

/// Where one of so many steps begins, and how long it is.
fn slice(n: usize, all: usize) -> (f64, f64) {
    (pixels(n) / pixels(all.max(1)), 1.0 / pixels(all.max(1)))
}

fn most(bars: &[Bar]) -> usize {
    bars.iter().map(|bar| bar.total).max().unwrap_or_default().max(1)
}

/// A height among the dots, in CSS pixels from the top of the drawing.
fn at_height(up: f64) -> String {
    (Plot::top() + down(up)).to_string()
}

fn down(up: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a fraction of a small drawing"
    )]
    let down = ((1.0 - up) * pixels(DOTS)).round() as usize;
    down
}

fn rounded(pixels: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a small drawing")]
    let whole = pixels.round() as u32;
    whole.to_string()
}

fn pixels(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    let pixels = count as f64;
    pixels
}
