//! The scatter of models draws each of them once, where its date and size say, and counts what a filter leaves.

use proptest::{collection::vec, prelude::*};
use yongxian::domain::{
    Measure, Model, Span,
    scatter::{self, Height, part_of, step_at},
};

use crate::fixture::edition;

fn draw(models: &[Model], shown: &[usize], without: [&[usize]; 2]) -> Option<scatter::Scatter> {
    Some(scatter::Ground::of(models)?.draw(shown, without))
}

fn lies_in(measure: Measure, model: &Model, span: Span) -> bool {
    measure.of(model).is_some_and(|step| span.holds(step))
}

#[test]
fn every_model_with_a_known_month_is_one_dot_and_the_rest_are_counted() {
    let edition = edition();
    let all: Vec<usize> = (0..edition.models.len()).collect();
    let drawing = draw(&edition.models, &all, [&all, &all]).unwrap();
    let mut drawn: Vec<usize> = drawing.dots.iter().map(|dot| dot.model).collect();
    assert!(drawing.dots.windows(2).all(|pair| pair[0].x <= pair[1].x), "they stand in the order of time");
    drawn.sort_unstable();
    let dated = |model: &Model| model.announced.and_then(yongxian::domain::Date::month).is_some();
    let expected: Vec<usize> = all.iter().copied().filter(|n| dated(&edition.models[*n])).collect();
    assert_eq!(drawn, expected);
    assert_eq!(drawing.undated, edition.models.len() - expected.len());
    for dot in &drawing.dots {
        let model = &edition.models[dot.model];
        assert!((0.0..=1.0).contains(&dot.x));
        match dot.y {
            Height::Size(up) => assert!(model.params.is_some() && (0.0..=1.0).contains(&up), "{}", model.id),
            Height::Rail(level) => assert!(model.params.is_none() && level < drawing.levels, "{}", model.id),
        }
    }
}

#[test]
fn dots_on_the_rail_do_not_cover_one_another() {
    let edition = edition();
    let drawing = draw(&edition.models, &[], [&[], &[]]).unwrap();
    let rail: Vec<(f64, usize)> = drawing
        .dots
        .iter()
        .filter_map(|dot| match dot.y {
            Height::Rail(level) => Some((dot.x, level)),
            Height::Size(_) => None,
        })
        .collect();
    for (n, (x, level)) in rail.iter().enumerate() {
        let near = |(other, at): &&(f64, usize)| at == level && (other - x).abs() < 8.0 / 300.0;
        assert!(!rail[n + 1..].iter().any(|other| near(&other)), "two at {x} on {level}");
    }
}

#[test]
fn of_many_models_one_dot_stands_for_those_in_its_place_and_a_filter_moves_none() {
    let edition = edition();
    let many: Vec<Model> = (0..40).flat_map(|_| edition.models.iter().cloned()).collect();
    let all: Vec<usize> = (0..many.len()).collect();
    let whole = draw(&many, &all, [&all, &all]).unwrap();
    let places = |drawing: &scatter::Scatter| -> Vec<(f64, Height)> {
        drawing.dots.iter().map(|dot| (dot.x, dot.y)).collect()
    };
    assert!(whole.crowded && whole.dots.len() <= edition.models.len() && whole.levels < 8);
    // The last of those that lie on one another is the only one that is left.
    let last: Vec<usize> = all[39 * edition.models.len()..].to_vec();
    let left = draw(&many, &last, [&last, &last]).unwrap();
    assert_eq!(places(&whole), places(&left));
    assert!(left.dots.iter().all(|dot| dot.shown && last.contains(&dot.model)));
    let none = draw(&many, &[], [&[], &[]]).unwrap();
    assert_eq!(places(&whole), places(&none));
    assert_eq!(none.undated, 40 * draw(&edition.models, &[], [&[], &[]]).unwrap().undated);
}

#[test]
fn a_document_without_dates_has_no_scatter() {
    assert_eq!(draw(&[], &[], [&[], &[]]), None);
    let mut model = edition().models[0].clone();
    model.announced = None;
    assert_eq!(draw(&[model], &[0], [&[0], &[0]]), None);
}

proptest! {
    #[test]
    fn bars_count_what_is_there_and_what_a_filter_leaves(left in vec(any::<bool>(), 79)) {
        let edition = edition();
        let shown: Vec<usize> = (0..edition.models.len()).filter(|n| left.get(*n) == Some(&true)).collect();
        let drawing = draw(&edition.models, &shown, [&shown, &shown]).unwrap();
        for ((measure, whole), bars) in Measure::ALL.into_iter().zip(drawing.spans).zip(&drawing.bars) {
            prop_assert_eq!(bars.len(), scatter::count(whole));
            for (step, bar) in (whole.ends().0..).zip(bars) {
                let here = |n: &usize| lies_in(measure, &edition.models[*n], Span::new(step, step));
                prop_assert_eq!(bar.total, (0..edition.models.len()).filter(here).count());
                prop_assert_eq!(bar.shown, shown.iter().copied().filter(here).count());
            }
        }
        prop_assert!(drawing.dots.iter().all(|dot| dot.shown == shown.contains(&dot.model)));
    }

    #[test]
    fn a_filter_moves_nothing(left in vec(any::<bool>(), 79)) {
        let edition = edition();
        let shown: Vec<usize> = (0..edition.models.len()).filter(|n| left.get(*n) == Some(&true)).collect();
        let places = |shown: &[usize]| {
            let drawing = draw(&edition.models, shown, [shown, shown]).unwrap();
            drawing.dots.iter().map(|dot| (dot.model, dot.x, dot.y)).collect::<Vec<_>>()
        };
        prop_assert_eq!(places(&shown), places(&[]));
    }

    #[test]
    fn a_place_is_within_the_step_that_it_is_taken_for(first in 0_u32..30_000, length in 0_u32..400, at in 0.0_f64..1.0) {
        let whole = Span::new(first, first + length);
        let step = step_at(whole, at);
        prop_assert!(whole.holds(step));
        let (from, to) = part_of(whole, Span::new(step, step));
        prop_assert!(from <= at + 1e-9 && at <= to + 1e-9);
    }
}
