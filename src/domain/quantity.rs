//! Sizes in words. Chinese counts in 万 and 亿, English in millions and billions.

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

/// At most three digits after the point, without trailing zeros. Whole numbers throughout: formatting a float
/// would bring its tables into the wasm.
fn decimal(value: f64) -> String {
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
    use super::{Lang, parameters};

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
}
