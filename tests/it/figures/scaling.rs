//! Scaling: the loss, the best split and where data runs out, against the paper and against plain search.

use proptest::prelude::*;
use yongxian::domain::{
    Lang,
    figures::{
        Kind, Settings, reading,
        scaling::{self, BUDGETS, Mode, PARAMS, TOKENS, YIELDS},
    },
};

use super::exhibit;

fn any_settings() -> impl Strategy<Value = scaling::Settings> {
    let yields = [YIELDS.0..=YIELDS.1, YIELDS.0..=YIELDS.1, YIELDS.0..=YIELDS.1];
    let sizes = (PARAMS.0..=PARAMS.1, TOKENS.0..=TOKENS.1, BUDGETS.0..=BUDGETS.1);
    (sizes, yields, any::<bool>()).prop_map(|((params, tokens, budget), yields, free)| {
        let mode = if free { Mode::Free } else { Mode::Budget };
        scaling::Settings { params, tokens, yields, mode, budget }
    })
}

/// The loss by the formula.
fn loss(params: f64, tokens: f64) -> f64 {
    1.69 + 406.4 * params.powf(-0.34) + 410.7 * tokens.powf(-0.28)
}

/// The parameters with the least loss for a budget, by search in smaller and smaller steps: no closed form.
fn searched(operations: f64, loss: impl Fn(f64, f64) -> f64, most_tokens: f64) -> f64 {
    let (mut low, mut high) = (1e5_f64.ln(), 1e17_f64.ln());
    let at = |log: f64| loss(log.exp(), (operations / 6.0 / log.exp()).min(most_tokens));
    while high - low > 1e-9 {
        let (a, b) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
        if at(a) < at(b) { high = b } else { low = a }
    }
    low.exp()
}

/// The largest model there is in the figure.
const MOST: f64 = 1e13;

/// Gopher's budget, for which the paper names an optimum.
const GOPHER: f64 = 5.76e23;

#[test]
fn the_loss_is_the_papers_formula() {
    for (params, tokens, expected) in [
        // Chinchilla and Gopher, worked out to seven digits by another program.
        (70e9, 1.4e12, 1.936_645_5),
        (280e9, 300e9, 1.993_258_5),
        (1e10, 1e12, 2.031_067_8),
    ] {
        let loss = scaling::loss(params, tokens);
        assert!((loss - expected).abs() < 1e-6, "{params} {tokens}: {loss}");
    }
}

/// The paper (section 3.3) names 40 billion parameters for Gopher's budget, and in its table 2 exponents of 0.46 and
/// 0.54. It worked with more digits than it printed, so its values have to lie where constants lead that are printed
/// as 0.34 and 0.28, and the figure's own between those.
#[test]
fn the_papers_optimum_lies_within_the_rounding_of_its_printed_constants() {
    let optimum = |alpha: f64, beta: f64| {
        let loss = |params: f64, tokens: f64| 406.4 * params.powf(-alpha) + 410.7 * tokens.powf(-beta);
        (searched(GOPHER, loss, f64::INFINITY), beta / (alpha + beta))
    };
    let (least, least_exponent) = optimum(0.345, 0.275);
    let (most, most_exponent) = optimum(0.335, 0.285);
    assert!((least..most).contains(&40e9), "{least:e} to {most:e}");
    // 0.46 is printed for anything from 0.455.
    assert!(least_exponent < 0.455 && most_exponent > 0.455);

    let (params, tokens) = scaling::best_split(GOPHER);
    assert!((least..most).contains(&params));
    assert!((params / 32.19e9 - 1.0).abs() < 1e-3, "{params:e}");
    assert!((6.0 * params * tokens / GOPHER - 1.0).abs() < 1e-12);
    let (tenfold, _) = scaling::best_split(GOPHER * 10.0);
    assert!(((tenfold / params).log10() - 0.4516).abs() < 1e-4);
}

proptest! {
    #[test]
    fn the_best_split_is_where_a_search_finds_the_least_loss(log10 in 18.0_f64..28.0) {
        let (params, tokens) = scaling::best_split(10_f64.powf(log10));
        let found = searched(10_f64.powf(log10), loss, f64::INFINITY);
        prop_assert!((params / found - 1.0).abs() < 1e-3, "{:e} and {:e}", params, found);
        // Where both weigh the same, and nowhere else.
        prop_assert!((scaling::turn(tokens) / params - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_budget_makes_the_best_of_the_good_data_there_is(settings in any_settings()) {
        let settings = scaling::Settings { mode: Mode::Budget, ..settings };
        let outcome = scaling::outcome(settings);
        let operations = 10_f64.powf(f64::from(settings.budget) / 100.0);
        let good = good(settings);
        prop_assert!(outcome.tokens <= good * (1.0 + 1e-9));
        // All of it is spent, unless there is no larger model to spend it on.
        let spent = 6.0 * outcome.params * outcome.tokens / operations;
        prop_assert_eq!(outcome.unspent, spent < 1.0 - 1e-9, "{}", spent);
        prop_assert!(spent < 1.0 + 1e-9 && (!outcome.unspent || (outcome.params / MOST - 1.0).abs() < 1e-9));
        let found = searched(operations, loss, good).min(MOST);
        let least = loss(found, (operations / 6.0 / found).min(good));
        prop_assert!((outcome.loss - least).abs() < 1e-6, "{} and {}", outcome.loss, least);
        prop_assert!(outcome.ideal <= outcome.loss + 1e-12);
    }

    #[test]
    fn beyond_the_turn_data_is_worth_more_than_parameters(settings in any_settings()) {
        let settings = scaling::Settings { mode: Mode::Free, ..settings };
        let outcome = scaling::outcome(settings);
        let (params, good) = (10_f64.powf(f64::from(settings.params) / 100.0), good(settings));
        let by = |factor: f64| {
            let now = loss(params, good);
            (now - loss(params * factor, good), now - loss(params, good * factor))
        };
        let (by_params, by_tokens) = by(1.001);
        // At the turn itself a finite step cannot tell.
        if (params / outcome.turn).ln().abs() > 0.01 {
            prop_assert_eq!(by_tokens > by_params, outcome.limited);
        }
        let (by_params, by_tokens) = by(10.0);
        let (a, b) = scaling::gains(&outcome);
        prop_assert!((a - by_params).abs() < 1e-9 && (b - by_tokens).abs() < 1e-9);
    }

    #[test]
    fn everything_is_drawn_inside(settings in any_settings()) {
        let drawing = scaling::draw(settings);
        // No setting leads off the axis, and so no dot has to stand in for one that does.
        let outcome = drawing.outcome;
        prop_assert!((1e9 * (1.0 - 1e-9)..=MOST * (1.0 + 1e-9)).contains(&outcome.params), "{}", outcome.params);
        prop_assert!((drawing.point.0 * 4.0 + 9.0 - outcome.params.log10()).abs() < 1e-9);
        for (x, y) in drawing.curve.iter().chain(&drawing.ideal).chain([&drawing.point]) {
            prop_assert!((0.0..=1.0).contains(x) && (0.0..=1.0).contains(y));
        }
        prop_assert!(drawing.outcome.loss > 1.69 && drawing.outcome.loss < scaling::LOSSES.1);
        // The point lies on the curve, and the curve never below what all data good would give.
        let (x, y) = drawing.point;
        if x > 0.0 && x < 1.0 {
            let nearest = drawing.curve.iter().map(|(px, py)| ((px - x).abs(), py)).min_by(|a, b| a.0.total_cmp(&b.0));
            prop_assert!((nearest.unwrap().1 - y).abs() < 0.03);
        }
        // Where one of the two is cut off, it ends at the top.
        for ((x, with), (ideal_x, ideal)) in drawing.curve.iter().zip(&drawing.ideal) {
            prop_assert!(ideal <= &(with + 1e-12) || x != ideal_x);
        }
        for curve in [&drawing.curve, &drawing.ideal] {
            let (x, y) = curve.last().unwrap();
            prop_assert!(*x >= 1.0 - 1e-12 || (*y >= 1.0 - 1e-12 && settings.mode == Mode::Budget));
        }
    }

    #[test]
    fn no_word_in_the_drawing_lies_on_a_curve_or_on_another_word(settings in any_settings()) {
        let (_, exhibit) = exhibit(Kind::Scaling);
        let drawing = scaling::draw(settings);
        let (width, height) = (scaling::NARROWEST, scaling::HEIGHT);
        // Either curve, in steps that are smaller than anything on it.
        let mut points = Vec::new();
        for curve in [&drawing.curve, &drawing.ideal] {
            for ends in curve.windows(2) {
                points.extend((0..=40).map(|n| f64::from(n) / 40.0).map(|way| {
                    let between = |from: f64, to: f64| from + (to - from) * way;
                    (between(ends[0].0, ends[1].0) * width, between(ends[0].1, ends[1].1) * height)
                }));
            }
        }
        for lang in Lang::ALL {
            let labels = scaling::labels(settings, &drawing, &exhibit, lang);
            prop_assert!(labels.turn.is_none() || settings.mode == Mode::Free);
            let words: Vec<_> = [&labels.here].into_iter().chain(&labels.best).chain(&labels.turn).collect();
            for (n, one) in words.iter().enumerate() {
                let area = one.area;
                let is_in = |(x, y): (f64, f64)| area.left < x && x < area.right && area.bottom < y && y < area.top;
                prop_assert!(area.left >= 0.0 && area.right <= width, "{:?}", one);
                prop_assert!(area.bottom >= drawing.irreducible * height, "{:?}", one);
                prop_assert!(!points.iter().copied().any(is_in), "a curve is in {:?} of {}", one, settings);
                prop_assert!(words.iter().skip(n + 1).all(|other| !area.meets(&other.area)), "{:?}", words);
            }
        }
    }

    #[test]
    fn under_a_budget_the_dashed_curve_comes_down_to_what_the_reading_calls_within_reach(settings in any_settings()) {
        let settings = scaling::Settings { mode: Mode::Budget, ..settings };
        let drawing = scaling::draw(settings);
        let operations = 10_f64.powf(f64::from(settings.budget) / 100.0);
        let wanted = searched(operations, loss, f64::INFINITY);
        let least = loss(wanted, operations / 6.0 / wanted);
        prop_assert!((drawing.outcome.ideal - least).abs() < 1e-6);
        let lowest = drawing.ideal.iter().map(|(_, y)| *y).fold(f64::INFINITY, f64::min);
        let (x, y) = drawing.best;
        prop_assert!((lowest - y).abs() < 0.002 && (x * 4.0 + 9.0 - wanted.log10()).abs() < 1e-3, "{lowest} {y}");
    }

    #[test]
    fn the_reading_says_what_is_drawn(settings in any_settings()) {
        let (document, exhibit) = exhibit(Kind::Scaling);
        let outcome = scaling::outcome(settings);
        let expected = match settings.mode {
            Mode::Free => loss(10_f64.powf(f64::from(settings.params) / 100.0), good(settings)),
            Mode::Budget => {
                let operations = 10_f64.powf(f64::from(settings.budget) / 100.0);
                let params = searched(operations, loss, good(settings)).min(MOST);
                loss(params, (operations / 6.0 / params).min(good(settings)))
            }
        };
        for lang in Lang::ALL {
            let text = reading(&Settings::Scaling(settings), &exhibit, &document, lang);
            let said: Vec<f64> = text
                .split(|c: char| !c.is_ascii_digit() && c != '.')
                .filter_map(|number| number.trim_end_matches('.').parse().ok())
                .collect();
            prop_assert!(said.iter().any(|said| (said - expected).abs() <= 0.005 + 1e-6), "{} is not in {}", expected, text);
            let limited = match lang {
                Lang::Zh => text.contains("不如去找数据") || text.contains("好数据不够"),
                Lang::En => text.contains("pays better") || text.contains("runs out"),
            };
            prop_assert_eq!(limited, outcome.limited, "{}", text);
        }
    }
}

/// What three steps leave, one after the other.
fn good(settings: scaling::Settings) -> f64 {
    let mut left = 10_f64.powf(f64::from(settings.tokens) / 100.0);
    for percent in settings.yields {
        left -= left * f64::from(100 - percent) / 100.0;
    }
    left
}

#[test]
fn the_steps_come_to_what_they_say() {
    let (_, exhibit) = exhibit(Kind::Scaling);
    let losses: Vec<f64> = exhibit
        .steps
        .iter()
        .map(|step| match Settings::read(Kind::Scaling, &step.settings) {
            Settings::Scaling(settings) => scaling::outcome(settings),
            other => panic!("{other:?}"),
        })
        .flat_map(|outcome| [outcome.loss, outcome.ideal])
        .collect();
    let expected = [2.03, 2.03, 2.04, 1.90, 2.05, 1.93];
    for (loss, expected) in losses.iter().zip(expected) {
        assert!((loss - expected).abs() <= 0.005, "{losses:?}");
    }
    // Each number in a step's words is in its drawing, or was in one before it.
    let mut drawn = Vec::new();
    for (step, losses) in exhibit.steps.iter().zip(losses.chunks(2)) {
        drawn.extend(losses.iter().map(|loss| format!("{loss:.2}")));
        for lang in Lang::ALL {
            let text = step.text.get(lang);
            let numbers = text
                .split(|c: char| !c.is_ascii_digit() && c != '.')
                .map(|number| number.trim_end_matches('.'));
            for number in numbers.filter(|number| number.contains('.')) {
                assert!(drawn.iter().any(|drawn| drawn == number), "{number} is not among {drawn:?}: {text}");
            }
            assert!(losses.iter().all(|loss| text.contains(&format!("{loss:.2}"))), "{losses:?}: {text}");
        }
    }
    // What speaks for the point.
    let loss = |text: &str| match Settings::read(Kind::Scaling, text) {
        Settings::Scaling(settings) => scaling::outcome(settings).loss,
        other => panic!("{other:?}"),
    };
    let all_good = loss("n1000.t1200.c100.l100.i100.mfree.b2376");
    let an_eighth = loss("n1000.t1200.c50.l50.i50.mfree.b2376");
    let hundredfold = loss("n1200.t1200.c50.l50.i50.mfree.b2376");
    for (value, said) in [(an_eighth - all_good, 0.14), (an_eighth - hundredfold, 0.13)] {
        assert!((value - said).abs() <= 0.005, "{value} is not {said}");
    }
}

#[test]
fn it_reads_well_in_both_languages() {
    let (document, exhibit) = exhibit(Kind::Scaling);
    for (text, zh, en) in [
        (
            "n1000.t1200.c50.l50.i50.mfree.b2376",
            "1万亿词元的原始文字，经过采集、标注、质检剩下12.5%，即1250亿。100亿参数的误差是2.17。参数再多十倍，误差降0.09；好数据多十倍，降0.15。这么多好数据，参数过了24亿左右，就不如去找数据。",
            "Of 1 trillion raw tokens, collection, labelling and inspection leave 12.5%, or 125 billion. 10 billion parameters then reach an error of 2.17. Ten times the parameters would take off 0.09, ten times the good data 0.15. With this much good data, looking for more of it pays better than parameters beyond about 2.4 billion.",
        ),
        (
            "n1000.t1200.c50.l50.i50.mbudget.b2600",
            "1万亿词元的原始文字，经过采集、标注、质检剩下12.5%，即1250亿。算力限定为10²⁶次运算，最好的分法是10万亿参数、1250亿词元，误差2.03。好数据不够：按这份算力本该用50万亿，误差可到1.80。参数加到这里的上限10万亿，算力还用不完。",
            "Of 1 trillion raw tokens, collection, labelling and inspection leave 12.5%, or 125 billion. With a budget of 10²⁶ operations the best split is 10 trillion parameters and 125 billion tokens, for an error of 2.03. Good data runs out: this budget calls for 50 trillion, which would bring the error to 1.80. Even at 10 trillion parameters, the most there are here, some of the budget is left over.",
        ),
        (
            "n1000.t1200.c50.l50.i50.mbudget.b2376",
            "1万亿词元的原始文字，经过采集、标注、质检剩下12.5%，即1250亿。算力限定为5.8×10²³次运算，最好的分法是7700亿参数、1250亿词元，误差2.05。好数据不够：按这份算力本该用3万亿，误差可到1.93。多出的算力只能加参数，用处不大。",
            "Of 1 trillion raw tokens, collection, labelling and inspection leave 12.5%, or 125 billion. With a budget of 5.8 × 10²³ operations the best split is 770 billion parameters and 125 billion tokens, for an error of 2.05. Good data runs out: this budget calls for 3 trillion, which would bring the error to 1.93. What is left can only buy parameters, which help little.",
        ),
    ] {
        let settings = Settings::read(Kind::Scaling, text);
        assert_eq!(reading(&settings, &exhibit, &document, Lang::Zh), zh);
        assert_eq!(reading(&settings, &exhibit, &document, Lang::En), en);
    }
}
