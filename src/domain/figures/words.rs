//! Numbers in words, for the readings: shares, sizes, and small counts as English spells them.
//!
//! Invariant: whole numbers are formatted, never floats: their tables would be half as large as all figures together.

use crate::domain::{quantity, text::Lang};

/// A share from 0 to 1 as a percentage: whole from 10 % on, with one digit below, and never rounded to nothing or
/// to all.
pub(super) fn percent(share: f64, lang: Lang) -> String {
    let permille = whole(share * 1000.0).min(1000);
    match permille {
        0 if share > 0.0 => match lang {
            Lang::Zh => "不到0.1%".to_owned(),
            Lang::En => "less than 0.1%".to_owned(),
        },
        1000 if share < 1.0 => "99.9%".to_owned(),
        1..100 | 990..1000 if permille % 10 != 0 => format!("{}.{}%", permille / 10, permille % 10),
        // Rounded anew: what is rounded twice is not rounded.
        _ => format!("{}%", whole(share * 100.0)),
    }
}

/// A number of parameters, given as its decimal logarithm, to two digits: `360亿` or `36 billion`.
pub(super) fn parameters(log10: f64, lang: Lang) -> String {
    let billion = two_digits(log10 - 9.0);
    if lang == Lang::Zh && billion < 0.1 {
        // 0.1 billion is 1 亿; below it Chinese counts in 万 (10⁴).
        return format!("{}万", whole(billion * 100_000.0));
    }
    quantity::parameters(billion, lang)
}

/// Ten to a power, rounded to two digits.
pub(super) fn two_digits(log10: f64) -> f64 {
    let exponent = libm::floor(log10);
    // Ten times the mantissa: 10 to 100. What is small is divided rather than multiplied, so that 3.6 stays 3.6.
    let digits = libm::round(libm::pow(10.0, log10 - exponent + 1.0));
    let power = libm::pow(10.0, libm::fabs(exponent - 1.0));
    if exponent < 1.0 { digits / power } else { digits * power }
}

/// A number from 0 to ten as English writes it in a sentence; others in digits.
pub(super) fn count(number: usize) -> String {
    const WORDS: [&str; 11] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// The nearest whole number to one that is not negative.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast saturates, and nothing here is negative"
)]
pub(super) fn whole(number: f64) -> u64 {
    libm::round(number) as u64
}

#[cfg(test)]
mod tests {
    use super::{Lang, count, parameters, percent, two_digits};

    #[test]
    fn shares_are_as_precise_as_a_reader_needs() {
        for (share, expected) in [
            (0.0, "0%"),
            (0.000_01, "less than 0.1%"),
            (0.001, "0.1%"),
            (0.02, "2%"),
            (0.0234, "2.3%"),
            (0.104, "10%"),
            (0.826, "83%"),
            (0.984_6, "98%"),
            (0.99, "99%"),
            (0.9951, "99.5%"),
            (0.999_99, "99.9%"),
            (1.0, "100%"),
        ] {
            assert_eq!(percent(share, Lang::En), expected, "{share}");
        }
        assert_eq!(percent(0.000_01, Lang::Zh), "不到0.1%");
    }

    #[test]
    fn sizes_have_two_digits() {
        for (log10, zh, en) in [
            (7.0, "1000万", "10 million"),
            (8.5, "3.2亿", "320 million"),
            (10.0, "100亿", "10 billion"),
            (10.56, "360亿", "36 billion"),
            (12.0, "1万亿", "1 trillion"),
        ] {
            assert_eq!(parameters(log10, Lang::Zh), zh);
            assert_eq!(parameters(log10, Lang::En), en);
        }
        assert!((two_digits(9.999_99) - 1e10).abs() < 1.0);
    }

    #[test]
    fn small_counts_are_spelt() {
        assert_eq!([count(0), count(5), count(12)], ["no", "five", "12"]);
    }
}
