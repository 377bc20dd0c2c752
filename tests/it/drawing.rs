//! Drawings put every event and model where it belongs, and a filter moves nothing.

use proptest::{collection::btree_set, prelude::*};
use yongxian::domain::{Article, Model, Timespan, rush, timeline};

use crate::fixture::edition;

#[test]
fn every_event_of_the_enlarged_year_is_one_dot_and_none_cover_each_other() {
    let edition = edition();
    let all: Vec<usize> = (0..edition.events.len()).collect();
    let span = &edition.article.timeline;
    let drawing = timeline::draw(&edition.events, &all, span);
    let in_focus = edition.events.iter().filter(|event| event.date.year() == span.focus.year()).count();
    assert_eq!(drawing.dots.len(), in_focus);
    assert_eq!(drawing.months.iter().map(|month| month.total).sum::<usize>(), edition.events.len());
    for (n, dot) in drawing.dots.iter().enumerate() {
        assert!(dot.level < drawing.levels && (0.0..1.0).contains(&dot.x));
        assert!(drawing.dots[..n].iter().all(|other| (other.x, other.level) != (dot.x, dot.level)));
    }
}

fn rush_of(models: &[Model], article: &Article) -> rush::Rush {
    let marks: Vec<_> = models.iter().map(rush::Mark::of).collect();
    rush::draw(&marks, article)
}

#[test]
fn every_model_with_a_month_is_one_dot_and_the_rest_are_counted() {
    let edition = edition();
    let drawing = rush_of(&edition.models, &edition.article);
    let dated = edition.models.iter().filter(|m| m.announced.is_some_and(|d| d.month().is_some())).count();
    assert_eq!(drawing.dots.len(), dated);
    assert_eq!(drawing.dots.len() + drawing.undated, edition.models.len());
    assert!(drawing.written.is_some());
    for (n, dot) in drawing.dots.iter().enumerate() {
        assert!(drawing.dots[..n].iter().all(|other| (other.x, other.level) != (dot.x, dot.level)));
    }
}

#[test]
fn of_very_many_models_a_dot_stands_for_several_and_the_picture_stays_a_picture() {
    let edition = edition();
    let count = |months: usize| -> (rush::Rush, usize) {
        let models: Vec<_> = (0..20_000)
            .map(|n| {
                let mut model = edition.models[n % edition.models.len()].clone();
                model.announced =
                    format!("{:04}-{:02}", 100 + n % months / 12, n % months % 12 + 1).parse().ok();
                model
            })
            .collect();
        let named = models.iter().filter(|model| rush::names(model)).count();
        (rush_of(&models, &edition.article), named)
    };
    for months in [1, 7, 48, 5_000] {
        let (drawing, named) = count(months);
        assert!(drawing.levels <= 20 && drawing.dots.len() <= 20 * 401, "{months}: {}", drawing.dots.len());
        assert!(drawing.each * drawing.dots.len() >= 20_000 && drawing.undated == 0, "{months}");
        assert!(named == 0 || drawing.dots.iter().any(|dot| dot.named), "{months}");
        for dot in &drawing.dots {
            assert!(dot.level < drawing.levels && (0.0..1.0).contains(&dot.x), "{months}");
        }
    }
    assert_eq!(rush_of(&edition.models, &edition.article).each, 1);
}

#[test]
fn a_span_of_all_years_there_are_is_drawn_like_any_other() {
    let edition = edition();
    for (from, to, focus) in [
        ("0001", "9999", "2023"),
        ("0001", "9999", "9999"),
        ("9999", "0001", "0001"),
        ("2023", "2023", "9999"),
        ("9999", "9999", "0001"),
    ] {
        let year = |text: &str| text.parse().unwrap();
        let span = Timespan { from: year(from), to: year(to), focus: year(focus) };
        let drawing = timeline::draw(&edition.events, &[], &span);
        assert_eq!(drawing.years.len(), if from < to { 9999 } else { 1 }, "{from} to {to}");
        for (_, start) in drawing.years {
            assert!((0.0..1.0).contains(&start), "{from} to {to}: {start}");
        }
    }
}

proptest! {
    #[test]
    fn a_filter_changes_what_is_marked_and_moves_nothing(shown in btree_set(0_usize..62, 0..62)) {
        let edition = edition();
        let span = &edition.article.timeline;
        let all: Vec<usize> = (0..edition.events.len()).collect();
        let shown: Vec<usize> = shown.into_iter().collect();
        let (whole, part) = (timeline::draw(&edition.events, &all, span), timeline::draw(&edition.events, &shown, span));
        prop_assert_eq!(whole.dots.len(), part.dots.len());
        for (a, b) in whole.dots.iter().zip(&part.dots) {
            prop_assert_eq!((a.event, a.x, a.level), (b.event, b.x, b.level));
            prop_assert_eq!(b.shown, shown.contains(&b.event));
        }
        prop_assert_eq!(part.months.iter().map(|month| month.shown).sum::<usize>(), shown.len());
    }
}
