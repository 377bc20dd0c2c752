//! Emergence: the closed forms hold, and the sample answers follow the curve.

use proptest::prelude::*;
use yongxian::domain::{
    Lang,
    figures::{
        Kind, Settings,
        emergence::{self, ANSWERS, LENGTHS, SCALES, Score},
        reading,
    },
};

use super::exhibit;

fn any_settings() -> impl Strategy<Value = emergence::Settings> {
    (SCALES.0..=SCALES.1, LENGTHS.0..=LENGTHS.1, any::<bool>()).prop_map(|(scale, length, tokens)| {
        let score = if tokens { Score::Tokens } else { Score::Exact };
        emergence::Settings { scale, length, score }
    })
}

/// The logistic curve by way of its odds, which grow by e^1.8 with each tenfold size and are even at 10^9.5.
fn share(scale: u16) -> f64 {
    let odds = 1.8_f64.exp().powf(f64::from(scale) / 100.0 - 9.5);
    odds / (1.0 + odds)
}

#[test]
fn the_curve_at_known_places() {
    assert!((emergence::per_token(9.5) - 0.5).abs() < 1e-12);
    for distance in [0.1, 0.7, 1.3, 2.5] {
        let (below, above) = (emergence::per_token(9.5 - distance), emergence::per_token(9.5 + distance));
        assert!((below + above - 1.0).abs() < 1e-12);
    }
    // Worked out by hand: 1 / (1 + e^-0.9).
    assert!((emergence::per_token(10.0) - 0.710_949_502_6).abs() < 1e-9);
    assert!((emergence::in_full(0.9, 3) - 0.729).abs() < 1e-12);
    assert!((emergence::half(1) - 9.5).abs() < 1e-12);
}

proptest! {
    #[test]
    fn half_of_the_answers_are_right_in_full_where_the_leap_is_said_to_be(length in LENGTHS.0..=LENGTHS.1) {
        let at = emergence::half(length);
        let product = (0..length).map(|_| emergence::per_token(at)).product::<f64>();
        prop_assert!((product - 0.5).abs() < 1e-9);
        // Longer answers leap later.
        prop_assert!(length == 1 || emergence::half(length - 1) < at);
    }

    #[test]
    fn the_samples_follow_the_curve(settings in any_settings()) {
        let (_, exhibit) = exhibit(Kind::Emergence);
        let drawing = emergence::draw(settings, &exhibit, Lang::Zh);
        let length = usize::from(settings.length);
        let tokens = drawing.answers.iter().flat_map(|answer| &answer.tokens);
        prop_assert_eq!(tokens.clone().count(), ANSWERS * length);
        let right = tokens.filter(|(_, right)| *right).count() as f64 / (ANSWERS * length) as f64;
        let whole = drawing.answers.iter().filter(|answer| answer.right).count() as f64;
        let share = share(settings.scale);
        prop_assert!((right - share).abs() <= 1.0 / 24.0 + 1e-9, "{} tokens, {} expected", right, share);
        let expected = 12.0 * share.powi(i32::from(settings.length));
        prop_assert!((whole - expected).abs() < 1.5, "{} answers, {} expected", whole, expected);
        prop_assert!((drawing.tokens - share).abs() < 1e-9);
        prop_assert!((drawing.whole * 12.0 - expected).abs() < 1e-8);
    }

    #[test]
    fn what_is_right_stays_right_as_the_model_grows(a in any_settings(), scale in SCALES.0..=SCALES.1) {
        let (_, exhibit) = exhibit(Kind::Emergence);
        let (small, large) = (a.scale.min(scale), a.scale.max(scale));
        let at = |scale| emergence::draw(emergence::Settings { scale, ..a }, &exhibit, Lang::En);
        for (small, large) in at(small).answers.iter().zip(&at(large).answers) {
            for ((_, before), (_, after)) in small.tokens.iter().zip(&large.tokens) {
                prop_assert!(!before || *after);
            }
        }
    }

    #[test]
    fn the_score_moves_no_answer(settings in any_settings()) {
        let (_, exhibit) = exhibit(Kind::Emergence);
        let other = |score| emergence::draw(emergence::Settings { score, ..settings }, &exhibit, Lang::Zh);
        prop_assert_eq!(other(Score::Exact), other(Score::Tokens));
    }

    #[test]
    fn the_reading_says_what_is_drawn(settings in any_settings()) {
        let (document, exhibit) = exhibit(Kind::Emergence);
        let share = share(settings.scale);
        let whole = share.powi(i32::from(settings.length));
        for lang in Lang::ALL {
            let text = reading(&Settings::Emergence(settings), &exhibit, &document, lang);
            for value in [share, whole] {
                let said = percentages(&text).into_iter().any(|said| near(said, value));
                prop_assert!(said, "{} is not in {}", value, text);
            }
        }
    }
}

/// The percentages in a text, as shares.
fn percentages(text: &str) -> Vec<f64> {
    let mut found = Vec::new();
    for (end, _) in text.match_indices('%') {
        let before = &text[..end];
        let digits = |c: char| c.is_ascii_digit() || c == '.';
        let start =
            before.char_indices().rev().find(|(_, c)| !digits(*c)).map_or(0, |(n, c)| n + c.len_utf8());
        found.push(before[start..].parse::<f64>().unwrap() / 100.0);
    }
    found
}

/// Whether a share is said as precisely as promised: to a percent, below a tenth to a thousandth.
fn near(said: f64, value: f64) -> bool {
    let precision = if (0.1..=0.989).contains(&value) { 0.005 } else { 0.001 };
    (said - value).abs() <= precision + 1e-9
}

#[test]
fn it_reads_well_in_both_languages() {
    let (document, exhibit) = exhibit(Kind::Emergence);
    for (text, zh, en) in [
        (
            "n1000.l5.sexact",
            "100亿参数时，71%的词元答对，但5个词元全对的答案只有18%。这样打分，分数在25亿参数左右才到2%，到360亿左右就过半，看上去像忽然跳了上去。",
            "At 10 billion parameters, 71% of tokens are right, but only 18% of five-token answers are right in full. Scored like this, 2% are right only from about 2.5 billion on, and half from about 36 billion, which looks like a leap.",
        ),
        (
            "n900.l8.sexact",
            "10亿参数时，29%的词元答对，但8个词元全对的答案不到0.1%。这样打分，还看不出词元一直在变好：分数要到680亿参数左右才过半。",
            "At 1 billion parameters, 29% of tokens are right, but less than 0.1% of eight-token answers are right in full. Scored like this, nothing shows of the tokens that are turning right: half are right only from about 68 billion on.",
        ),
        (
            "n1100.l8.sexact",
            "1000亿参数时，94%的词元答对，但8个词元全对的答案占59%。这样打分，分数在680亿参数左右过了半，此后越升越慢。",
            "At 100 billion parameters, 94% of tokens are right, and 59% of eight-token answers are right in full. Scored like this, half are right from about 68 billion on, and beyond that the score rises ever more slowly.",
        ),
        (
            "n1000.l5.stokens",
            "100亿参数时，71%的词元答对，按词元给分，得分就是71%。这条线正在升，从1.9亿参数左右的10%升到530亿左右的90%。同样的回答，要求5个词元全对，只得18%。",
            "At 10 billion parameters, 71% of tokens are right, and with points for each token that is the score. The line is on its way up, from 10% at about 190 million to 90% at about 53 billion. If all five tokens must be right, the very same answers score only 18%.",
        ),
    ] {
        let settings = Settings::read(Kind::Emergence, text);
        assert_eq!(reading(&settings, &exhibit, &document, Lang::Zh), zh);
        assert_eq!(reading(&settings, &exhibit, &document, Lang::En), en);
    }
}

#[test]
fn a_leap_is_said_only_where_one_is_seen() {
    let (document, exhibit) = exhibit(Kind::Emergence);
    let said = |text: &str, lang| reading(&Settings::read(Kind::Emergence, text), &exhibit, &document, lang);
    for length in 2..=8 {
        for scale in SCALES.0..=SCALES.1 {
            let whole = share(scale).powi(length);
            // At the very ends of the leap rounding may decide.
            if (whole - 0.02).abs() < 1e-6 || (whole - 0.5).abs() < 1e-6 {
                continue;
            }
            // Short answers rise hardly faster than their tokens.
            let leaps = (0.02..0.5).contains(&whole) && length > 3;
            let settings = format!("n{scale}.l{length}");
            assert_eq!(
                said(&format!("{settings}.sexact"), Lang::Zh).contains("跳了上去"),
                leaps,
                "{settings}"
            );
            assert_eq!(said(&format!("{settings}.sexact"), Lang::En).contains("a leap"), leaps, "{settings}");
        }
    }
    // Beyond one half a tenth of a decade brings less and less.
    for length in 2..=8 {
        let at = |scale: u16| share(scale).powi(length);
        let past = (SCALES.0..SCALES.1 - 20).step_by(10).filter(|scale| at(*scale) > 0.5);
        for scale in past {
            assert!(at(scale + 20) - at(scale + 10) < at(scale + 10) - at(scale), "{scale} {length}");
        }
    }
}

#[test]
fn with_points_for_tokens_it_says_what_their_line_does_and_nothing_of_leaps() {
    let (document, exhibit) = exhibit(Kind::Emergence);
    for length in 1..=8 {
        for scale in SCALES.0..=SCALES.1 {
            let settings = Settings::read(Kind::Emergence, &format!("n{scale}.l{length}.stokens"));
            let [zh, en] = Lang::ALL.map(|lang| reading(&settings, &exhibit, &document, lang));
            for word in ["跳", "平缓", "leap", "evenly"] {
                assert!(!zh.contains(word) && !en.contains(word), "{settings}: {word}");
            }
            if length > 1 {
                let place = match share(scale) {
                    ..0.1 => ("刚开始升", "only begun to rise"),
                    ..=0.9 => ("正在升", "on its way up"),
                    _ => ("越升越慢", "rises ever more slowly"),
                };
                assert!(zh.contains(place.0) && en.contains(place.1), "{settings}: {zh} {en}");
            }
        }
    }
}

#[test]
fn settings_are_read_with_goodwill() {
    for (text, expected) in [
        ("", "n1000.l5.sexact"),
        ("n1.l99.stokens", "n700.l8.stokens"),
        ("l3.n1100.x7..sall", "n1100.l3.sexact"),
        ("n99999999999.l-2", "n1200.l5.sexact"),
        ("通.n+8.n", "n1000.l5.sexact"),
    ] {
        assert_eq!(Settings::read(Kind::Emergence, text).to_string(), expected, "{text:?}");
    }
}
