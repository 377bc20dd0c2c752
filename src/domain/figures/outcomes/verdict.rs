//! The verdict of outcomes: in a sentence or two what has come to light, and how the guess compares with it.
//!
//! Must stay true: nothing is said before the reader asks for it; no count is called the true number.

use std::cmp::Ordering;

use super::{
    super::{
        super::{
            document::{Count, Document},
            text::Lang,
        },
        exhibit::Exhibit,
        words::percent,
    },
    Settings, Stage, counts, draw, makers,
    reading::models,
};

/// What has come to light, and how the guess compares; `None` as long as it is to be guessed.
#[must_use]
pub fn verdict(settings: &Settings, exhibit: &Exhibit, document: &Document, lang: Lang) -> Option<String> {
    match settings.stage {
        Stage::Guess => None,
        Stage::Counts => {
            let latest = counts(exhibit, document).iter().max_by_key(|count| count.as_of)?;
            Some(of_counts(settings, latest, lang))
        }
        Stage::Fates => Some(of_fates(settings, exhibit, document, lang)),
    }
}

/// What a guess is called: the reader's, or an example.
const fn whose(settings: &Settings, lang: Lang) -> &'static str {
    match (lang, settings.example) {
        (Lang::Zh, false) => "你猜的",
        (Lang::Zh, true) => "示例的",
        (Lang::En, false) => "your",
        (Lang::En, true) => "the example’s",
    }
}

/// The latest count, and how far from it the guess lies. What was counted as "more than" has no end above.
fn of_counts(settings: &Settings, latest: &Count, lang: Lang) -> String {
    let (by, date, said) = (latest.by.get(lang), latest.as_of.words(lang), models(latest, lang));
    let text = match lang {
        Lang::Zh => format!("最晚的计数是{said}（{by}，{date}）"),
        Lang::En => format!("The latest count is {said} ({by}, {date})"),
    };
    let Some(guess) = settings.guess.and_then(|guess| guess.last().copied()).map(u32::from) else {
        return text + if lang == Lang::Zh { "。" } else { "." };
    };
    let (whose, away) = (whose(settings, lang), guess.abs_diff(latest.value));
    text + &match (lang, guess.cmp(&latest.value), latest.at_least) {
        (Lang::Zh, Ordering::Less, true) => format!("，{whose}{guess}个至少少{away}个。"),
        (Lang::Zh, Ordering::Less, false) => format!("，{whose}{guess}个少{away}个。"),
        (Lang::Zh, _, true) => format!("，没有说多到多少，{whose}{guess}个也可能在内。"),
        (Lang::Zh, Ordering::Equal, false) => format!("，{whose}正是这个数。"),
        (Lang::Zh, Ordering::Greater, false) => format!("，{whose}{guess}个多{away}个。"),
        (Lang::En, Ordering::Less, true) => format!("; {whose} {guess} is at least {away} below it."),
        (Lang::En, Ordering::Less, false) => format!("; {whose} {guess} is {away} below it."),
        (Lang::En, _, true) => format!(", and does not say how many over; {whose} {guess} may well fit."),
        (Lang::En, Ordering::Equal, false) => format!("; {whose} {guess} is just that."),
        (Lang::En, Ordering::Greater, false) => format!("; {whose} {guess} is {away} above it."),
    }
}

/// For how many models something was found, and between what bounds the share of makers lies that went on.
fn of_fates(settings: &Settings, exhibit: &Exhibit, document: &Document, lang: Lang) -> String {
    let all = document.models.len();
    let found = all - draw(settings, exhibit, document).totals.last().copied().unwrap_or_default();
    let makers = makers(exhibit, document);
    let (least, most) = makers.bounds();
    let (from, to) = (percent(least, lang), percent(most, lang));
    let text = match lang {
        Lang::Zh => format!(
            "本页名单上的{all}个模型，{found}个查到了下文。名单上4月已有的{}家厂商里，后来又出过新的占{from}到{to}",
            makers.all
        ),
        Lang::En => format!(
            "Of the {all} models in this page’s list, something was found for {found}. Of its {} makers there in April, {from} to {to} went on to something new",
            makers.all
        ),
    };
    let Some(share) = settings.share else { return text + if lang == Lang::Zh { "。" } else { "." } };
    let (guess, whose) = (f64::from(share) / 100.0, whose(settings, lang));
    text + &match (lang, guess < least, guess > most) {
        (Lang::Zh, true, _) => format!("，{whose}{share}%低于这个范围。"),
        (Lang::Zh, _, true) => format!("，{whose}{share}%高于这个范围。"),
        (Lang::Zh, ..) => format!("，{whose}{share}%落在这个范围里。"),
        (Lang::En, true, _) => format!("; {whose} {share}% is below that."),
        (Lang::En, _, true) => format!("; {whose} {share}% is above that."),
        (Lang::En, ..) => format!("; {whose} {share}% lies within."),
    }
}
