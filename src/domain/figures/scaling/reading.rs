//! What the figure of scaling says: how much data is left, how low the loss gets with it, and what would help more.
//!
//! Invariant: every number in it is that of [`outcome`], which the drawing shows too.

use super::{
    super::{
        super::text::Lang,
        words::{fine_percent, hundredths, parameters, power_of_ten, remainder},
    },
    Mode, Outcome, Settings, best_split, gains, outcome, ten_to,
};

/// What the figure says in words.
#[must_use]
pub fn reading(settings: Settings, lang: Lang) -> String {
    let outcome = outcome(settings);
    let words = |number: f64| parameters(libm::log10(number), lang);
    let left = |number: f64| remainder(libm::log10(number), lang);
    let (params, good, raw) = (words(outcome.params), left(outcome.good), words(ten_to(settings.tokens)));
    let share = fine_percent(settings.share(), lang);
    let loss = hundredths(outcome.loss);
    let data = match lang {
        Lang::Zh => format!("{raw}词元的原始文字，经过采集、标注、质检剩下{share}，即{good}。"),
        Lang::En => {
            format!("Of {raw} raw tokens, collection, labelling and inspection leave {share}, or {good}. ")
        }
    };
    let rest = match (settings.mode, lang) {
        (Mode::Free, _) => free(&outcome, &params, &loss, lang),
        (Mode::Budget, Lang::Zh) => {
            let budget = power_of_ten(f64::from(settings.budget) / 100.0, lang);
            let tokens = left(outcome.tokens);
            let split =
                format!("算力限定为{budget}次运算，最好的分法是{params}参数、{tokens}词元，误差{loss}。");
            let (_, wanted) = best_split(ten_to(settings.budget));
            if outcome.limited {
                let rest = if outcome.unspent {
                    format!("参数加到这里的上限{params}，算力还用不完。")
                } else {
                    "多出的算力只能加参数，用处不大。".to_owned()
                };
                format!(
                    "{split}好数据不够：按这份算力本该用{}，误差可到{}。{rest}",
                    words(wanted),
                    hundredths(outcome.ideal)
                )
            } else {
                format!("{split}好数据够用，这份算力花得其所。")
            }
        }
        (Mode::Budget, Lang::En) => {
            let budget = power_of_ten(f64::from(settings.budget) / 100.0, lang);
            let tokens = left(outcome.tokens);
            let split = format!(
                "With a budget of {budget} operations the best split is {params} parameters and {tokens} tokens, for an error of {loss}."
            );
            let (_, wanted) = best_split(ten_to(settings.budget));
            if outcome.limited {
                let rest = if outcome.unspent {
                    format!(
                        "Even at {params} parameters, the most there are here, some of the budget is left over."
                    )
                } else {
                    "What is left can only buy parameters, which help little.".to_owned()
                };
                format!(
                    "{split} Good data runs out: this budget calls for {}, which would bring the error to {}. {rest}",
                    words(wanted),
                    hundredths(outcome.ideal)
                )
            } else {
                format!("{split} There is good data enough for it.")
            }
        }
    };
    data + &rest
}

fn free(outcome: &Outcome, params: &str, loss: &str, lang: Lang) -> String {
    let (by_params, by_tokens) = gains(outcome);
    let (by_params, by_tokens) = (hundredths(by_params), hundredths(by_tokens));
    let turn = parameters(libm::log10(outcome.turn), lang);
    match (lang, outcome.limited) {
        (Lang::Zh, true) => format!(
            "{params}参数的误差是{loss}。参数再多十倍，误差降{by_params}；好数据多十倍，降{by_tokens}。这么多好数据，参数过了{turn}左右，就不如去找数据。"
        ),
        (Lang::Zh, false) => format!(
            "{params}参数的误差是{loss}。参数再多十倍，误差降{by_params}；好数据多十倍，降{by_tokens}。这么多好数据，还撑得起更大的模型，到{turn}左右为止。"
        ),
        (Lang::En, true) => format!(
            "{params} parameters then reach an error of {loss}. Ten times the parameters would take off {by_params}, ten times the good data {by_tokens}. With this much good data, looking for more of it pays better than parameters beyond about {turn}."
        ),
        (Lang::En, false) => format!(
            "{params} parameters then reach an error of {loss}. Ten times the parameters would take off {by_params}, ten times the good data {by_tokens}. This much good data still carries a larger model, up to about {turn}."
        ),
    }
}
