//! Numbers in words, for the readings: shares, sizes, and small counts as English spells them.
//!
//! Invariant: whole numbers are formatted, never floats: their tables would be half as large as all figures together.

use std::rc::Rc;

use crate::domain::{quantity, text::Lang};

/// A share from 0 to 1 as a percentage: whole from 10 % on, with one digit below, and never rounded to nothing or
/// to all.
#[must_use]
pub fn percent(share: f64, lang: Lang) -> String {
    let permille = whole(share * 1000.0).min(1000);
    match permille {
        0 if share > 0.0 => match lang {
            Lang::Zh => "不到0.1%".to_owned(),
            Lang::En => "less than 0.1%".to_owned(),
        },
        1000 if share < 1.0 => "99.9%".to_owned(),
        1..100 | 990..1000 if !permille.is_multiple_of(10) => format!("{}.{}%", permille / 10, permille % 10),
        // Rounded anew: what is rounded twice is not rounded.
        _ => format!("{}%", whole(share * 100.0)),
    }
}

/// The same with one digit below where there is one, for a share that is said as a fraction beside: an eighth is `12.5%`.
#[must_use]
pub fn fine_percent(share: f64, lang: Lang) -> String {
    let permille = whole(share * 1000.0).min(1000);
    match permille {
        100..990 if !permille.is_multiple_of(10) => format!("{}.{}%", permille / 10, permille % 10),
        _ => percent(share, lang),
    }
}

/// A number of parameters, given as its decimal logarithm, to two digits: `360亿` or `36 billion`.
#[must_use]
pub fn parameters(log10: f64, lang: Lang) -> String {
    size(two_digits(log10 - 9.0), lang)
}

/// What a share leaves of a number of tokens, given as its decimal logarithm, to three digits: an eighth of a trillion is
/// `125 billion`, where two digits would not agree with the share that is said beside it.
#[must_use]
pub fn remainder(log10: f64, lang: Lang) -> String {
    size(digits(log10 - 9.0, 3), lang)
}

fn size(billion: f64, lang: Lang) -> String {
    if lang == Lang::Zh && billion < 0.1 {
        // 0.1 billion is 1 亿; below it Chinese counts in 万 (10⁴).
        return format!("{}万", whole(billion * 100_000.0));
    }
    quantity::parameters(billion, lang)
}

/// Ten to a power, rounded to two digits.
pub(super) fn two_digits(log10: f64) -> f64 {
    digits(log10, 2)
}

/// Ten to a power, rounded to so many digits, one at least.
fn digits(log10: f64, count: u32) -> f64 {
    let exponent = libm::floor(log10);
    let behind = f64::from(count.saturating_sub(1));
    // The mantissa as a whole number. What is small is divided rather than multiplied, so that 3.6 stays 3.6.
    // The trifle more lets 12.5, which a logarithm brings back as 12.499…, be rounded up.
    let digits = libm::round(libm::pow(10.0, log10 - exponent + behind) + 1e-9);
    let power = libm::pow(10.0, libm::fabs(exponent - behind));
    if exponent < behind { digits / power } else { digits * power }
}

/// A number from 0 to ten as English writes it in a sentence; others in digits.
pub(super) fn count(number: usize) -> String {
    const WORDS: [&str; 11] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// Names one after the other: `a、b和c` or `a, b and c`.
pub(super) fn list(names: &[Rc<str>], lang: Lang) -> String {
    let (comma, and) = if lang == Lang::Zh { ("、", "和") } else { (", ", " and ") };
    match names {
        [] => String::new(),
        [only] => only.to_string(),
        [most @ .., last] => format!("{}{and}{last}", most.join(comma)),
    }
}

/// A label inside an English sentence: without its capital, unless it begins with an abbreviation.
pub(super) fn within(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next();
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return label.to_owned();
    }
    first.into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

/// A number with two digits after the point: `2.03`.
#[must_use]
pub fn hundredths(number: f64) -> String {
    let hundredths = whole(number * 100.0);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// A large number, given as its decimal logarithm, to two digits and in powers of ten: `5.8×10²³`.
#[must_use]
pub fn power_of_ten(log10: f64, lang: Lang) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let mut exponent = libm::floor(log10);
    let mut tenths = whole(libm::pow(10.0, log10 - exponent + 1.0));
    if tenths == 100 {
        (exponent, tenths) = (exponent + 1.0, 10);
    }
    let power: String = whole(exponent)
        .to_string()
        .bytes()
        .filter_map(|digit| RAISED.get(usize::from(digit.wrapping_sub(b'0'))))
        .collect();
    let times = if lang == Lang::Zh { "×" } else { " × " };
    match (tenths, tenths % 10) {
        (10, _) => format!("10{power}"),
        (_, 0) => format!("{}{times}10{power}", tenths / 10),
        (_, tenth) => format!("{}.{tenth}{times}10{power}", tenths / 10),
    }
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
    use super::{
        Lang, count, fine_percent, hundredths, parameters, percent, power_of_ten, remainder, two_digits,
        within,
    };

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
        let fine = [0.125, 0.5, 0.9894, 0.0234, 0.999_99].map(|share| fine_percent(share, Lang::En));
        assert_eq!(fine, ["12.5%", "50%", "98.9%", "2.3%", "99.9%"]);
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
    fn what_a_share_leaves_agrees_with_the_share() {
        for (tokens, zh, en) in [
            (1.25e11, "1250亿", "125 billion"),
            (3.4e11, "3400亿", "340 billion"),
            (2.7e10, "270亿", "27 billion"),
            (1.125e12, "1.13万亿", "1.13 trillion"),
            (1e13, "10万亿", "10 trillion"),
            (9.9999e7, "1亿", "100 million"),
        ] {
            let log10 = libm::log10(tokens);
            assert_eq!([remainder(log10, Lang::Zh), remainder(log10, Lang::En)], [zh, en]);
        }
    }

    #[test]
    fn powers_of_ten_are_raised() {
        for (log10, expected) in [(23.76, "5.8×10²³"), (24.0, "10²⁴"), (23.9999, "10²⁴"), (25.301, "2×10²⁵")]
        {
            assert_eq!(power_of_ten(log10, Lang::Zh), expected);
        }
        assert_eq!(power_of_ten(23.76, Lang::En), "5.8 × 10²³");
        assert_eq!([hundredths(2.034), hundredths(0.006)], ["2.03", "0.01"]);
    }

    #[test]
    fn small_counts_are_spelt() {
        assert_eq!(["Put to use", "AI chips", "x"].map(within), ["put to use", "AI chips", "x"]);
        assert_eq!([count(0), count(5), count(12)], ["no", "five", "12"]);
    }
}
