//! Sizes in words, and back. Chinese counts in 万 and 亿, English in millions and billions.

use super::text::Lang;

/// A number of parameters, given in billions (10⁹), in the words of the language: `62亿` or `6.2 billion`.
///
/// At most three digits follow the point; values of a trillion and more are said in 万亿 and `trillion`.
#[must_use]
pub fn parameters(billion: f64, lang: Lang) -> String {
    match lang {
        // 1 billion is 10 亿, and 10,000 亿 make 1 万亿.
        Lang::Zh if billion >= 1000.0 => format!("{}万亿", decimal(billion / 1000.0)),
        Lang::Zh => format!("{}亿", decimal(billion * 10.0)),
        Lang::En if billion >= 1000.0 => format!("{} trillion", decimal(billion / 1000.0)),
        Lang::En if billion < 1.0 => format!("{} million", decimal(billion * 1000.0)),
        Lang::En => format!("{} billion", decimal(billion)),
    }
}

/// What may stand behind a number of parameters, folded, and how many billions (10⁹) one of it is. Longer ones first
/// where one ends with another.
const UNITS: [(&str, f64); 10] = [
    ("万亿", 1000.0),
    ("千亿", 100.0),
    ("百亿", 10.0),
    ("亿", 0.1),
    ("billion", 1.0),
    ("bn", 1.0),
    ("b", 1.0),
    ("trillion", 1000.0),
    ("million", 0.001),
    ("m", 0.001),
];

/// The number of parameters that a folded text names, in billions (10⁹), as people write it: `1800亿`, `180b`, `6.2 billion`.
///
/// None where it is anything else, or has more than nine digits.
pub(super) fn parameters_in(text: &str) -> Option<f64> {
    let text = text.strip_suffix("参数").unwrap_or(text);
    let (number, one) = UNITS.iter().find_map(|(unit, one)| Some((text.strip_suffix(unit)?, *one)))?;
    let (whole, rest) = number.trim_end().split_once('.').unwrap_or((number.trim_end(), ""));
    let digits = [whole, rest].concat();
    if !(1..=9).contains(&digits.len()) {
        return None;
    }
    // By hand, since the standard library's way from text to float is 10 KB of tables.
    let value =
        digits.chars().try_fold(0.0, |value, digit| Some(value * 10.0 + f64::from(digit.to_digit(10)?)))?;
    Some(rest.bytes().fold(value, |value, _| value / 10.0) * one)
}

/// At most three digits after the point, without trailing zeros. Whole numbers throughout: formatting a float
/// would bring its tables into the wasm.
pub(super) fn decimal(value: f64) -> String {
    // Rounds, so that 62.00000000000001 (6.2 × 10) is said as 62. No model comes near the end of u64.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes are positive and far below 2^53"
    )]
    let thousandths = (value * 1000.0).round() as u64;
    let (whole, rest) = (thousandths / 1000, thousandths % 1000);
    if rest == 0 {
        return whole.to_string();
    }
    format!("{whole}.{rest:03}").trim_end_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Lang, parameters, parameters_in};

    #[test]
    fn sizes_are_said_as_each_language_says_them() {
        for (billion, zh, en) in [
            (0.7, "7亿", "700 million"),
            (6.2, "62亿", "6.2 billion"),
            (180.0, "1800亿", "180 billion"),
            (1085.0, "1.085万亿", "1.085 trillion"),
            (1750.0, "1.75万亿", "1.75 trillion"),
        ] {
            assert_eq!(parameters(billion, Lang::Zh), zh);
            assert_eq!(parameters(billion, Lang::En), en);
        }
    }

    #[test]
    fn sizes_are_read_as_people_write_them() {
        for (text, billion) in [
            ("1800亿", Some(180.0)),
            ("180b", Some(180.0)),
            ("6b", Some(6.0)),
            ("6.2 billion", Some(6.2)),
            ("1.75万亿", Some(1750.0)),
            ("3千亿", Some(300.0)),
            ("7亿参数", Some(0.7)),
            ("700 m", Some(0.7)),
            ("b", None),
            ("gpt-4b", None),
            ("1.2.3b", None),
            ("1800", None),
            ("9999999999b", None),
            ("-1b", None),
            ("", None),
        ] {
            let read = parameters_in(text);
            assert_eq!(read.is_some(), billion.is_some(), "{text:?}");
            assert!(read.zip(billion).is_none_or(|(a, b)| (a - b).abs() < 1e-9), "{text:?}: {read:?}");
        }
    }
}
