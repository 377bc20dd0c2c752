//! The drawing of the opening puts every model where it belongs.

use yongxian::domain::{Article, Model, rush};

use crate::fixture::edition;

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
