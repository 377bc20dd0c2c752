//! What the figure of outcomes says: the verdict on a guess, and then the guess, the counts beside it, and what became of models
//! and makers.
//!
//! Invariant: it gives nothing away that the drawing does not show at the same stage, and what is compared with a guess is in the
//! verdict alone.

use super::{
    super::{
        super::{
            document::{Count, Document, Model},
            text::Lang,
        },
        exhibit::Exhibit,
        words::{count, percent, within},
    },
    Makers, Settings, Stage, counts, draw, fate_of, makers, successor,
};

/// What the figure says in words.
#[must_use]
pub fn reading(settings: &Settings, exhibit: &Exhibit, document: &Document, lang: Lang) -> String {
    let makers = makers(exhibit, document);
    let guessed = match (settings.stage, settings.guess, settings.share) {
        (Stage::Guess, None, None) => asked(makers.all, &exhibit.label("counted", lang), lang),
        (_, None, None) => (if lang == Lang::Zh { "你没有猜。" } else { "You made no guess." }).to_owned(),
        _ => guessed(settings, makers.all, lang),
    };
    let seen = match settings.stage {
        Stage::Guess => return guessed,
        Stage::Counts => counted(counts(exhibit, document), lang),
        Stage::Fates => fates(settings, exhibit, document, makers, lang),
    };
    if lang == Lang::Zh { guessed + &seen } else { format!("{guessed} {seen}") }
}

/// What became of models and makers, for whom nobody asks for a guess: on paper.
#[must_use]
pub fn known(exhibit: &Exhibit, document: &Document, lang: Lang) -> String {
    fates(&Settings::known(), exhibit, document, makers(exhibit, document), lang)
}

/// What is to be guessed.
fn asked(makers: usize, rule: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!(
            "还没有猜。2023年底国内有多少个大模型？本页名单上4月已有的{makers}家厂商（{rule}），后来又出过新模型或新版本的占几成？"
        ),
        Lang::En => format!(
            "No guess yet. How many large models were there in China at the end of 2023? And of the {makers} makers in this page’s list that were there in April ({rule}), what share put out a new model or version later?"
        ),
    }
}

/// What was guessed, and what was not.
fn guessed(settings: &Settings, makers: usize, lang: Lang) -> String {
    let last = settings.guess.and_then(|guess| guess.last().copied());
    let (share, models) =
        (settings.share.map(|share| format!("{share}%")), last.map(|last| last.to_string()));
    // After the answer is out nothing more will be guessed.
    let (yet_zh, yet_en) = if settings.stage == Stage::Guess { ("还", " yet") } else { ("", "") };
    match (lang, models, share) {
        (_, None, None) => String::new(),
        (Lang::Zh, models, share) if settings.example => {
            let models = models.map(|models| format!("2023年底有{models}个大模型"));
            let share = share.map(|share| format!("{makers}家厂商里有{share}后来又出过新的"));
            let parts: Vec<String> = models.into_iter().chain(share).collect();
            format!("示例：{}。", parts.join("，"))
        }
        (Lang::En, models, share) if settings.example => {
            let models = models.map(|models| format!("{models} models at the end of 2023"));
            let share = share.map(|share| format!("{share} of the {makers} makers going on"));
            let parts: Vec<String> = models.into_iter().chain(share).collect();
            format!("An example: {}.", parts.join(", and "))
        }
        (Lang::Zh, Some(models), None) => {
            format!("你猜2023年底有{models}个大模型；厂商的比例{yet_zh}没有猜。")
        }
        (Lang::En, Some(models), None) => {
            format!("Your guess is {models} models at the end of 2023; none{yet_en} for the makers.")
        }
        (Lang::Zh, None, Some(share)) => {
            format!("大模型的个数{yet_zh}没有猜；你猜{makers}家厂商里有{share}后来又出过新的。")
        }
        (Lang::En, None, Some(share)) => {
            format!(
                "No guess{yet_en} for the number of models; {share} of the {makers} makers, you say, went on."
            )
        }
        (Lang::Zh, Some(models), Some(share)) => {
            format!("你猜2023年底有{models}个大模型，{makers}家厂商里有{share}后来又出过新的。")
        }
        (Lang::En, Some(models), Some(share)) => {
            format!(
                "Your guess is {models} models at the end of 2023, and that {share} of the {makers} makers went on."
            )
        }
    }
}

/// What others counted, from the fewest to the most; each stands above with its rule.
fn counted(counts: &[Count], lang: Lang) -> String {
    let ends =
        counts.iter().min_by_key(|count| count.value).zip(counts.iter().max_by_key(|count| count.value));
    let Some((least, most)) = ends else { return String::new() };
    let one = |count: &Count| {
        let (by, date, many) = (count.by.get(lang), count.as_of.words(lang), models(count, lang));
        if lang == Lang::Zh { format!("{by}的{many}（{date}）") } else { format!("{many} ({by}, {date})") }
    };
    let (all, least, most) = (counts.len(), one(least), one(most));
    match lang {
        Lang::Zh => format!(
            "各家的{all}个数，从{least}到{most}。规则各不相同，没有一个算准数，也没有查到数到12月底的。"
        ),
        Lang::En => format!(
            "The {all} counts of others go from {least} to {most}. Each has its own rule, none is the true number, and none was found that goes to the end of December."
        ),
    }
}

/// A count as it was given: `200多个` or `over 200`.
pub(super) fn models(count: &Count, lang: Lang) -> String {
    match (lang, count.at_least) {
        (Lang::Zh, true) => format!("{}多个", count.value),
        (Lang::Zh, false) => format!("{}个", count.value),
        (Lang::En, true) => format!("over {}", count.value),
        (Lang::En, false) => count.value.to_string(),
    }
}

/// What became of the makers. How many models came to what stands above, and that this is no count of the industry.
fn fates(settings: &Settings, exhibit: &Exhibit, document: &Document, makers: Makers, lang: Lang) -> String {
    let totals = draw(settings, exhibit, document).totals;
    let (least, most) = makers.bounds();
    let (from, to) = (percent(least, lang), percent(most, lang));
    let (all, rest) = (makers.all, makers.all - makers.went_on - makers.ended);
    let rule = exhibit.label("counted", lang);
    // Numbers that happen to be the same are told apart where a reader has just met the other one.
    let same = exhibit.fates.iter().zip(&totals).find(|(_, total)| **total == all);
    let same = same.map(|(fate, _)| fate.label.get(lang));
    let mut text = match lang {
        Lang::Zh => {
            let nor_these = same.map(|fate| format!("不是“{fate}”的那{all}个模型；")).unwrap_or_default();
            format!(
                "名单上4月已有的{all}家厂商（{nor_these}{rule}）里，{}家查到又出过新的，{}家没做下去，{rest}家没有查到，所以比例在{from}到{to}之间。",
                makers.went_on, makers.ended
            )
        }
        Lang::En => {
            let nor_these =
                same.map(|fate| format!("not the {all} models under “{fate}”; ")).unwrap_or_default();
            format!(
                "Of the list’s {all} makers there in April ({nor_these}{rule}) {} put out something new and {} ended; for {rest} nothing was found, so the share lies between {from} and {to}.",
                count(makers.went_on),
                count(makers.ended)
            )
        }
    };
    let model = settings.model.as_ref().and_then(|id| document.models.iter().find(|model| model.id == *id));
    if let Some(model) = model {
        text += &about(model, exhibit, document, lang);
    }
    text
}

/// What became of one model, in the document's words.
fn about(model: &Model, exhibit: &Exhibit, document: &Document, lang: Lang) -> String {
    let fate = fate_of(&model.id, exhibit).and_then(|fate| exhibit.fates.get(fate));
    let label = fate.map(|fate| fate.label.get(lang).clone()).unwrap_or_default();
    let next = successor(&model.id, exhibit, document).map(|next| next.name.get(lang).clone());
    let said = model.after.as_ref().map(|after| after.get(lang).to_string()).or_else(|| {
        let next = next?;
        Some(if lang == Lang::Zh { format!("后来有{next}。") } else { format!("{next} came after it.") })
    });
    let name = model.name.get(lang);
    match (lang, said) {
        (Lang::Zh, Some(said)) => format!("{name}：{label}。{said}"),
        (Lang::Zh, None) => format!("{name}：{label}。"),
        (Lang::En, Some(said)) => format!(" {name}: {}. {said}", within(&label)),
        (Lang::En, None) => format!(" {name}: {}.", within(&label)),
    }
}
