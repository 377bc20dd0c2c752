//! Which rows of a long list are in the page, held against rows of any height and a reader who scrolls anywhere.

use proptest::{collection::vec, prelude::*};
use yongxian::domain::window::{AT_MOST, Heights, Window};

/// What the eye sees at once, in CSS pixels.
const SCREEN: f64 = 900.0;

/// A list as a page lays it out.
struct Page {
    real: Vec<f64>,
    order: Vec<usize>,
    heights: Heights,
    window: Window,
}

impl Page {
    fn new(real: Vec<f64>) -> Self {
        let order: Vec<usize> = (0..real.len()).rev().collect();
        let heights = Heights::default();
        let window = Window::of(0..12, &order, &heights);
        let mut page = Self { real, order, heights, window };
        page.learn();
        page
    }

    fn learn(&mut self) {
        let drawn: Vec<(usize, f64)> = self.order[self.window.rows.clone()]
            .iter()
            .map(|position| (*position, self.real[*position]))
            .collect();
        self.heights.learn(&drawn);
    }

    fn drawn(&self) -> f64 {
        self.order[self.window.rows.clone()].iter().map(|position| self.real[*position]).sum()
    }

    fn height(&self) -> f64 {
        f64::from(self.window.above) + self.drawn() + f64::from(self.window.below)
    }

    /// The reader looks at a place; says how often the window moved until it rested.
    fn look(&mut self, from: f64) -> usize {
        for moves in 0..20 {
            self.learn();
            let next = self.window.showing(from, from + SCREEN, &self.order, &self.heights);
            if next == self.window {
                return moves;
            }
            self.window = next;
        }
        panic!("the window never rests");
    }

    /// Whether what is seen from here on is rows.
    fn shows(&self, from: f64) -> bool {
        let (above, all) = (f64::from(self.window.above), self.order.len());
        let starts = above <= from.max(0.0) || self.window.rows.start == 0;
        let ends = above + self.drawn() >= (from + SCREEN).min(self.height()) || self.window.rows.end == all;
        starts && ends
    }
}

fn heights() -> impl Strategy<Value = Vec<f64>> {
    vec(80.0..400.0, 201..900)
}

#[test]
fn a_jump_before_any_row_was_measured_ends_where_it_led() {
    for height in [40.0, 150.0, 270.0, 900.0] {
        let order: Vec<usize> = (0..2_000).collect();
        let mut heights = Heights::default();
        let window = Window::around(1_500, &order, &heights);
        let drawn: Vec<(usize, f64)> = window.rows.clone().map(|position| (position, height)).collect();
        heights.learn(&drawn);
        #[expect(clippy::cast_precision_loss, reason = "a few rows")]
        let from = f64::from(window.above) + height * (1_500 - window.rows.start) as f64;
        let next = window.showing(from, from + SCREEN, &order, &heights);
        assert!(next.rows.contains(&1_500), "rows of {height}: {:?} after {:?}", next.rows, window.rows);
    }
}

proptest! {
    #[test]
    fn wherever_the_reader_looks_there_are_rows(real in heights(), looks in vec(0.0..1.1, 1..12)) {
        let mut page = Page::new(real);
        for look in looks {
            let from = look * page.height();
            page.look(from);
            prop_assert!(page.shows(from), "{from} {:?}", page.window);
            prop_assert!(page.window.rows.len() <= AT_MOST);
            prop_assert!(!page.window.rows.is_empty());
        }
    }

    #[test]
    fn who_reads_on_meets_every_row_and_nothing_jumps(real in heights()) {
        let mut page = Page::new(real);
        let (mut from, mut next) = (0.0, 0);
        while page.window.rows.end < page.order.len() {
            prop_assert!(page.window.rows.start <= next, "{next} was passed over");
            next = page.window.rows.end;
            let place = |page: &Page, row: usize| {
                let before = page.order[page.window.rows.start..row].iter().map(|position| page.real[*position]).sum::<f64>();
                f64::from(page.window.above) + before
            };
            let last = page.window.rows.end - 1;
            let before = place(&page, last);
            page.look(from);
            prop_assert!((place(&page, last) - before).abs() <= 1.0, "row {last} moved from {before}");
            from += SCREEN / 3.0;
        }
        prop_assert_eq!(page.window.below, 0);
    }

    #[test]
    fn all_heights_make_up_the_whole(real in heights(), start in 0_usize..1_000, some in 1_usize..60) {
        let mut page = Page::new(real);
        for start in (0..page.order.len()).step_by(AT_MOST) {
            page.window = Window::of(start..start + AT_MOST, &page.order, &page.heights);
            page.learn();
        }
        page.window = Window::of(start..start + some, &page.order, &page.heights);
        let whole: f64 = page.real.iter().sum();
        prop_assert!((page.height() - whole).abs() < 1.5);
    }

    #[test]
    fn a_row_that_is_asked_for_is_there(real in heights(), row in any::<prop::sample::Index>()) {
        let page = Page::new(real);
        let row = row.index(page.order.len());
        let window = Window::around(row, &page.order, &page.heights);
        prop_assert!(window.rows.contains(&row));
        prop_assert!(window.rows.len() <= AT_MOST);
    }
}

#[test]
fn a_small_step_moves_nothing() {
    let mut page = Page::new(vec![150.0; 1_000]);
    page.look(50_000.0);
    let before = page.window.clone();
    assert_eq!(page.look(50_100.0), 0);
    assert_eq!(page.window, before);
}

#[test]
fn the_longest_list_is_no_longer_than_browsers_draw() {
    let page = Page::new(vec![390.0; 100_000]);
    assert!(page.height() < 13_000_000.0, "{}", page.height());
}

#[test]
fn a_list_of_nothing_has_an_empty_window() {
    let window = Window::of(3..9, &[], &Heights::default());
    assert_eq!(window, Window::default());
    assert_eq!(window.showing(0.0, 900.0, &[], &Heights::default()).rows, 0..0);
}
