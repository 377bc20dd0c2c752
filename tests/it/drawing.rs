//! The drawing of the opening puts every model where it belongs.

use yongxian::domain::rush;

use crate::fixture::edition;

#[test]
fn every_model_with_a_month_is_one_dot_and_the_rest_are_counted() {
    let edition = edition();
    let drawing = rush::draw(&edition.models, &edition.article);
    let dated = edition.models.iter().filter(|m| m.announced.is_some_and(|d| d.month().is_some())).count();
    assert_eq!(drawing.dots.len(), dated);
    assert_eq!(drawing.dots.len() + drawing.undated, edition.models.len());
    assert!(drawing.written.is_some());
    for (n, dot) in drawing.dots.iter().enumerate() {
        assert!(drawing.dots[..n].iter().all(|other| (other.x, other.level) != (dot.x, dot.level)));
    }
}
