//! Outcomes: nothing is given away too early, every model has one fate, and the bounds are those of the raw data.

use proptest::{collection::vec, option, prelude::*};
use serde_json::Value;
use yongxian::domain::{
    Lang,
    figures::{
        Kind, Settings,
        outcomes::{self, MONTHS, MOST, Stage},
        reading,
    },
};

use super::exhibit;
use crate::fixture::published_raw;

fn any_settings() -> impl Strategy<Value = outcomes::Settings> {
    let (document, _) = exhibit(Kind::Outcomes);
    let models: Vec<_> = document.models.iter().map(|model| model.id.clone()).collect();
    let guess = vec(0..=MOST, 9).prop_map(|guess| <[u16; 9]>::try_from(guess).unwrap());
    let model = option::of(proptest::sample::select(models));
    (0..3_usize, option::of(guess), option::of(0..=100_u16), model).prop_map(
        |(stage, guess, share, model)| outcomes::Settings {
            stage: Stage::ALL[stage],
            guess,
            share,
            model,
            example: false,
            touched: outcomes::Touched::Unknown,
        },
    )
}

fn figure(json: &Value) -> &Value {
    json["figures"].as_array().unwrap().iter().find(|figure| figure["kind"] == "outcomes").unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The counts of others.
fn counted(json: &Value) -> &[Value] {
    let claim = list(&json["claims"]).iter().find(|claim| claim["id"] == figure(json)["counts"]);
    list(&claim.unwrap()["counts"])
}

/// How many makers there are, how many went on and how many ended, from the raw JSON; dates compare as texts.
fn makers(json: &Value) -> (usize, usize, usize) {
    let figure = figure(json);
    let (mut went_on, mut ended) = (0, 0);
    for maker in list(&figure["makers"]) {
        let own = |model: &&Value| list(&maker["models"]).contains(&model["id"]);
        let announced =
            list(&json["models"]).iter().filter(own).filter_map(|model| model["announced"].as_str());
        let closed = list(&figure["fates"]).iter().filter(|fate| fate["closed"] == true);
        let closed: Vec<&Value> = closed.flat_map(|fate| list(&fate["models"])).collect();
        if announced.chain(maker["later"]["date"].as_str()).any(|date| date > "2023-04-99") {
            went_on += 1;
        } else if list(&maker["models"]).iter().all(|model| closed.contains(&model)) {
            ended += 1;
        }
    }
    (list(&figure["makers"]).len(), went_on, ended)
}

proptest! {
    #[test]
    fn nothing_is_given_away_before_it_is_asked_for(settings in any_settings()) {
        let (document, exhibit) = exhibit(Kind::Outcomes);
        let drawing = outcomes::draw(&settings, &exhibit, &document);
        let claim = document.claims.iter().find(|claim| Some(&claim.id) == exhibit.counts.as_ref()).unwrap();
        let counts = if settings.stage == Stage::Guess { 0 } else { claim.counts.len() };
        prop_assert_eq!(drawing.counts.len(), counts);
        let dots = if settings.stage == Stage::Fates { document.models.len() } else { 0 };
        prop_assert_eq!(drawing.dots.len(), dots);
        prop_assert_eq!(drawing.totals.iter().sum::<usize>(), dots);
        for lang in Lang::ALL {
            let text = reading(&Settings::Outcomes(settings.clone()), &exhibit, &document, lang);
            // Of the counts the ends are named, with who counted; each stands above with its rule.
            let values = claim.counts.iter().map(|count| count.value);
            let ends = [values.clone().min(), values.max()];
            for count in &claim.counts {
                let said = settings.stage == Stage::Counts && ends.contains(&Some(count.value));
                prop_assert_eq!(text.contains(&**count.by.get(lang)), said, "{}", text);
            }
            let verdict = outcomes::verdict(&settings, &exhibit, &document, lang).unwrap_or_default();
            let counts = verdict.contains(&**claim.counts.last().unwrap().by.get(lang));
            prop_assert_eq!(counts, settings.stage == Stage::Counts, "{}", verdict);
            prop_assert_eq!(verdict.contains("54%"), settings.stage == Stage::Fates, "{}", verdict);
            for fate in exhibit.fates[..exhibit.fates.len() - 1].iter().filter(|_| settings.stage != Stage::Fates) {
                let label = fate.label.get(lang);
                prop_assert!(!text.contains(&**label) && !text.contains(&label.to_lowercase()), "{}: {}", label, text);
            }
        }
    }

    #[test]
    fn the_reading_compares_with_what_the_data_holds(settings in any_settings()) {
        let (document, exhibit) = exhibit(Kind::Outcomes);
        let json = published_raw();
        let (all, went_on, ended) = makers(json);
        let text = reading(&Settings::Outcomes(settings.clone()), &exhibit, &document, Lang::Zh);
        let verdict = outcomes::verdict(&settings, &exhibit, &document, Lang::Zh);
        prop_assert_eq!(verdict.is_some(), settings.stage != Stage::Guess);
        let verdict = verdict.unwrap_or_default();
        if let Some(guess) = settings.guess {
            prop_assert!(text.contains(&format!("你猜2023年底有{}个大模型", guess[8])), "{}", text);
        }
        if settings.stage == Stage::Counts {
            let last = counted(json).iter().max_by_key(|count| count["as_of"].as_str().unwrap().to_owned());
            let last = last.unwrap();
            // The latest says "more than": what lies above it may be what it counted.
            prop_assert_eq!(last["at_least"].as_bool(), Some(true));
            if let Some(guess) = settings.guess {
                let below = last["value"].as_i64().unwrap() - i64::from(guess[8]);
                let said = if below > 0 { format!("至少少{below}个") } else { format!("你猜的{}个也可能在内", guess[8]) };
                prop_assert!(verdict.starts_with("最晚的计数是200多个（IDC"), "{}", verdict);
                prop_assert!(verdict.contains(&said), "{}: {}", said, verdict);
            }
        }
        if settings.stage == Stage::Fates {
            let (listed, rule) = (list(&json["models"]).len(), figure(json)["labels"]["counted"]["zh"].as_str().unwrap());
            let fates = list(&figure(json)["fates"]);
            let named: usize = fates.iter().map(|fate| list(&fate["models"]).len()).sum();
            let same = fates.iter().find(|fate| match list(&fate["models"]).len() {
                0 => listed - named == all,
                models => models == all,
            });
            let nor_these = same.map(|fate| format!("不是“{}”的那{all}个模型；", fate["label"]["zh"].as_str().unwrap()));
            let said = format!("{all}家厂商（{}{rule}）里，{went_on}家查到又出过新的，{ended}家没做下去", nor_these.unwrap_or_default());
            prop_assert!(text.contains(&said), "{}: {}", said, text);
            prop_assert!(verdict.contains(&format!("{listed}个模型，{named}个查到了下文")), "{}", verdict);
            if let Some(share) = settings.share {
                let (least, most) = (went_on as f64 / all as f64, (all - ended) as f64 / all as f64);
                let share = f64::from(share) / 100.0;
                let said = if share < least { "低于" } else if share > most { "高于" } else { "落在" };
                prop_assert!(verdict.contains(&format!("你猜的{}%{said}这个范围", settings.share.unwrap())), "{}", verdict);
            }
        }
    }

    #[test]
    fn a_step_never_touches_a_guess_and_its_own_is_an_example_that_nobody_keeps(
        reader in any_settings(), step in any_settings(), next in any_settings(), (month, value) in (MONTHS.0..=MONTHS.1, 0..=MOST),
    ) {
        let (document, exhibit) = exhibit(Kind::Outcomes);
        let led = reader.led(&step).led(&next);
        prop_assert_eq!(led.stage, next.stage);
        // Neither the link nor the device learns of a guess that the reader did not make.
        let written = Settings::read(Kind::Outcomes, &Settings::Outcomes(led.clone()).to_string());
        let Settings::Outcomes(written) = written else { panic!("{written:?}") };
        prop_assert_eq!((written.guess, written.share), (reader.guess, reader.share));
        let guessed = reader.guess.is_some() || reader.share.is_some();
        prop_assert_eq!(led.example, !guessed && (next.guess.is_some() || next.share.is_some()));
        if !guessed {
            prop_assert_eq!((led.guess, led.share), (next.guess, next.share));
            // The first stroke is the reader's alone.
            prop_assert_eq!(led.drawn(month, value).guess, outcomes::Settings::default().drawn(month, value).guess);
        }
        prop_assert!(!led.drawn(month, value).example && !led.shared(value.min(100)).example);
        for (lang, yours, example) in [(Lang::Zh, "你猜", "示例："), (Lang::En, "our guess", "An example:")] {
            let text = reading(&Settings::Outcomes(led.clone()), &exhibit, &document, lang);
            prop_assert_eq!(text.starts_with(example), led.example, "{}", text);
            prop_assert!(!led.example || !text.contains(yours), "{}", text);
        }
    }

    #[test]
    fn no_word_in_the_drawing_lies_on_the_readers_line_on_a_count_or_on_another_word(settings in any_settings(), falls in any::<bool>()) {
        let (document, exhibit) = exhibit(Kind::Outcomes);
        // A line that goes up and down all over may leave no room; one that goes one way does.
        let guess = settings.guess.map(|mut guess| {
            guess.sort_unstable();
            if falls {
                guess.reverse();
            }
            guess
        });
        let settings = outcomes::Settings { guess, ..settings };
        let drawing = outcomes::draw(&settings, &exhibit, &document);
        let in_pixels = |(x, y): (f64, f64)| (x * outcomes::NARROWEST, y * outcomes::HEIGHT);
        // The line, in steps that are smaller than anything on it.
        let mut line = Vec::new();
        for ends in drawing.guess.windows(2) {
            line.extend((0..=400).map(f64::from).map(|n| n / 400.0).map(|way| {
                in_pixels((ends[0].0 + (ends[1].0 - ends[0].0) * way, ends[0].1 + (ends[1].1 - ends[0].1) * way))
            }));
        }
        let dots: Vec<_> = drawing.counts.iter().map(|mark| in_pixels((mark.x, mark.y))).collect();
        for lang in Lang::ALL {
            let labels = outcomes::labels(&drawing, &settings, &exhibit, &document, lang);
            prop_assert_eq!((labels.guess.is_some(), labels.counts.len()), (guess.is_some(), drawing.counts.len()));
            let words: Vec<_> = labels.counts.iter().chain(&labels.guess).collect();
            for (n, one) in words.iter().enumerate() {
                let area = one.area;
                let is_in = |(x, y): (f64, f64)| area.left < x && x < area.right && area.bottom < y && y < area.top;
                prop_assert!(area.left >= 0.0 && area.right <= outcomes::NARROWEST && area.bottom >= -outcomes::BELOW, "{:?}", one);
                prop_assert!(!line.iter().copied().any(is_in), "the line is in {:?}", one);
                // Its own dot stands at the side of the room that is kept, and words begin behind it.
                let others = dots.iter().enumerate().filter(|(other, _)| *other != n);
                prop_assert!(!others.map(|(_, dot)| *dot).any(is_in), "a dot is in {:?}", one);
                prop_assert!(words.iter().skip(n + 1).all(|other| !area.meets(&other.area)), "{:?}", words);
            }
        }
    }

    #[test]
    fn no_two_dots_share_a_place_and_all_lies_inside(settings in any_settings()) {
        let (document, exhibit) = exhibit(Kind::Outcomes);
        let drawing = outcomes::draw(&settings, &exhibit, &document);
        let mut places: Vec<(usize, usize)> = drawing.dots.iter().map(|dot| (dot.fate, dot.place)).collect();
        places.sort_unstable();
        places.dedup();
        prop_assert_eq!(places.len(), drawing.dots.len());
        prop_assert!(drawing.dots.iter().all(|dot| dot.place < drawing.totals[dot.fate]));
        let points = drawing.guess.iter().copied().chain(drawing.counts.iter().map(|mark| (mark.x, mark.y)));
        for (x, y) in points {
            prop_assert!((0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y));
        }
    }

    #[test]
    fn what_is_typed_digit_by_digit_leaves_no_trace_of_its_beginnings(
        month in MONTHS.0..=MONTHS.1, value in 0..=MOST, other in MONTHS.0..=MONTHS.1, second in 0..=MOST,
    ) {
        let typed = |settings: outcomes::Settings, month, value: u16| {
            [100, 10, 1].map(|power| value / power).into_iter().fold(settings, |now, so_far| now.drawn(month, so_far))
        };
        let fresh = outcomes::Settings::default();
        let first = typed(fresh.clone(), month, value);
        prop_assert_eq!(first.guess, fresh.drawn(month, value).guess);
        // A second month moves itself alone. A guess that stays at April's count is a line to any month.
        prop_assume!(month != other);
        let mut both = typed(first.clone(), other, second).guess.unwrap();
        let slot = usize::from(other - MONTHS.0);
        prop_assert_eq!(both[slot], second);
        both[slot] = first.guess.unwrap()[slot];
        prop_assert_eq!(Some(both), first.guess);
    }

    #[test]
    fn a_stroke_draws_where_it_is_made(settings in any_settings(), x in -0.5_f64..1.5, y in -0.5_f64..1.5) {
        let (document, exhibit) = exhibit(Kind::Outcomes);
        let (month, value) = outcomes::stroke(x, y);
        prop_assert!((MONTHS.0..=MONTHS.1).contains(&month) && value <= MOST);
        let drawn = settings.drawn(month, value);
        let guess = drawn.guess.unwrap();
        let at = usize::from(month - MONTHS.0);
        prop_assert_eq!(guess[at], value);
        let fresh = outcomes::Settings::default();
        let untouched = |before: outcomes::Guess| Some(before) == fresh.drawn(month, before[at]).guess;
        if let Some(before) = settings.guess.filter(|before| !untouched(*before)) {
            prop_assert!((0..9).filter(|n| *n != at).all(|n| guess[n] == before[n]));
        } else {
            // From April's count in a straight line, and on from there as far as nobody has drawn.
            prop_assert!(at == 0 || guess[0] == 30);
            prop_assert!(guess[at..].iter().all(|later| *later == value));
            prop_assert!(guess[..=at].is_sorted() || guess[..=at].is_sorted_by(|a, b| a >= b));
        }
        let drawing = outcomes::draw(&drawn, &exhibit, &document);
        let point = drawing.guess[at];
        // Above the name of a month lies that month: no other name is nearer.
        let away = |to: f64| (to - x.clamp(0.0, 1.0)).abs();
        prop_assert!((drawing.months[at].1 - point.0).abs() < 1e-12);
        prop_assert!(drawing.months.iter().all(|(_, name)| away(point.0) <= away(*name) + 1e-9));
        prop_assert!((point.1 - y.clamp(0.0, 1.0)).abs() <= 0.5 / f64::from(MOST) + 1e-9);
    }
}

#[test]
fn every_fate_but_the_last_is_borne_out_by_the_models_own_text_or_a_successor() {
    let (document, exhibit) = exhibit(Kind::Outcomes);
    let last = exhibit.fates.len() - 1;
    for model in &document.models {
        let fate = outcomes::fate_of(&model.id, &exhibit).unwrap();
        let next = outcomes::successor(&model.id, &exhibit, &document);
        assert_eq!(fate != last, model.after.is_some() || next.is_some(), "{}", model.id);
        // Who comes after comes later.
        if let Some(next) = next {
            assert!(next.announced.unwrap() > model.announced.unwrap(), "{} and {}", model.id, next.id);
        }
    }
}

/// A later version is dated by the text that is named for it: its year stands there, or the model's own date says it.
#[test]
fn what_is_said_to_have_come_later_is_in_the_text_that_is_named() {
    let (document, exhibit) = exhibit(Kind::Outcomes);
    let mut dated = 0;
    for maker in &exhibit.makers {
        let Some(later) = &maker.later else { continue };
        let model = document.models.iter().find(|model| model.id == later.model).unwrap();
        assert!(maker.models.contains(&model.id));
        let text = &model.after.as_ref().unwrap().zh;
        let month = format!("{}月", later.date.month().unwrap());
        assert!(text.contains(&month), "{}: {month} is not in {text}", maker.id);
        dated += 1;
    }
    assert!(dated > 0);
}

#[test]
fn guesses_are_read_with_goodwill() {
    for (text, expected) in [
        ("", "sguess"),
        ("p900.sall.g12", "sguess.p100"),
        ("g000102030405060708.vpangu", "sguess.g000102030405060708.vpangu"),
        ("gzzzzzzzzzzzzzzzzzz", "sguess.gb4b4b4b4b4b4b4b4b4"),
        ("gABABABABABABABABAB.sfates", "sfates"),
        ("g通通通通通通.pNaN", "sguess"),
    ] {
        assert_eq!(Settings::read(Kind::Outcomes, text).to_string(), expected, "{text:?}");
    }
}

#[test]
fn it_reads_well_in_both_languages() {
    let (document, exhibit) = exhibit(Kind::Outcomes);
    let guess = "g0u19".to_owned() + &"3w".repeat(7);
    for (text, zh, en) in [
        (
            "sguess".to_owned(),
            "还没有猜。2023年底国内有多少个大模型？本页名单上4月已有的26家厂商（开放权重和科研的也算），后来又出过新模型或新版本的占几成？",
            "No guess yet. How many large models were there in China at the end of 2023? And of the 26 makers in this page’s list that were there in April (open weights and research count too), what share put out a new model or version later?",
        ),
        (
            format!("scounts.{guess}"),
            "你猜2023年底有140个大模型；厂商的比例没有猜。各家的7个数，从民生证券的30多个（2023年4月）到IDC与浪潮信息的200多个（2023年10月）。规则各不相同，没有一个算准数，也没有查到数到12月底的。",
            "Your guess is 140 models at the end of 2023; none for the makers. The 7 counts of others go from over 30 (Minsheng Securities, April 2023) to over 200 (IDC and Inspur, October 2023). Each has its own rule, none is the true number, and none was found that goes to the end of December.",
        ),
        (
            format!("sfates.{guess}.p30.vchatglm2-6b"),
            "你猜2023年底有140个大模型，26家厂商里有30%后来又出过新的。名单上4月已有的26家厂商（不是“没有查到”的那26个模型；开放权重和科研的也算）里，14家查到又出过新的，1家没做下去，11家没有查到，所以比例在54%到96%之间。ChatGLM2-6B：出了后继或新版本。后来有ChatGLM3-6B。",
            "Your guess is 140 models at the end of 2023, and that 30% of the 26 makers went on. Of the list’s 26 makers there in April (not the 26 models under “Nothing found”; open weights and research count too) 14 put out something new and one ended; for 11 nothing was found, so the share lies between 54% and 96%. ChatGLM2-6B: followed by something newer. ChatGLM3-6B came after it.",
        ),
        (
            "sfates".to_owned(),
            "你没有猜。名单上4月已有的26家厂商（不是“没有查到”的那26个模型；开放权重和科研的也算）里，14家查到又出过新的，1家没做下去，11家没有查到，所以比例在54%到96%之间。",
            "You made no guess. Of the list’s 26 makers there in April (not the 26 models under “Nothing found”; open weights and research count too) 14 put out something new and one ended; for 11 nothing was found, so the share lies between 54% and 96%.",
        ),
    ] {
        let settings = Settings::read(Kind::Outcomes, &text);
        assert_eq!(reading(&settings, &exhibit, &document, Lang::Zh), zh);
        assert_eq!(reading(&settings, &exhibit, &document, Lang::En), en);
    }
}

#[test]
fn the_verdict_comes_first_and_reads_well() {
    let (document, exhibit) = exhibit(Kind::Outcomes);
    let guess = |last: &str| format!("g0u19{}{last}", "3w".repeat(6));
    for (text, zh, en) in [
        (
            format!("scounts.{}", guess("3w")),
            "最晚的计数是200多个（IDC与浪潮信息，2023年10月），你猜的140个至少少60个。",
            "The latest count is over 200 (IDC and Inspur, October 2023); your 140 is at least 60 below it.",
        ),
        (
            format!("scounts.{}", guess("9g")),
            "最晚的计数是200多个（IDC与浪潮信息，2023年10月），没有说多到多少，你猜的340个也可能在内。",
            "The latest count is over 200 (IDC and Inspur, October 2023), and does not say how many over; your 340 may well fit.",
        ),
        (
            "scounts".to_owned(),
            "最晚的计数是200多个（IDC与浪潮信息，2023年10月）。",
            "The latest count is over 200 (IDC and Inspur, October 2023).",
        ),
        (
            "sfates.p30".to_owned(),
            "本页名单上的79个模型，53个查到了下文。名单上4月已有的26家厂商里，后来又出过新的占54%到96%，你猜的30%低于这个范围。",
            "Of the 79 models in this page’s list, something was found for 53. Of its 26 makers there in April, 54% to 96% went on to something new; your 30% is below that.",
        ),
    ] {
        let Settings::Outcomes(settings) = Settings::read(Kind::Outcomes, &text) else { panic!("{text}") };
        let said = Lang::ALL.map(|lang| outcomes::verdict(&settings, &exhibit, &document, lang).unwrap());
        assert_eq!(said, [zh, en]);
    }
}

#[test]
fn what_is_read_on_paper_is_what_a_guesser_reads_at_the_end_without_the_guess() {
    let (document, exhibit) = exhibit(Kind::Outcomes);
    for lang in Lang::ALL {
        let paper = outcomes::known(&exhibit, &document, lang);
        let whole = reading(&Settings::read(Kind::Outcomes, "sfates"), &exhibit, &document, lang);
        assert!(whole.ends_with(&paper) && whole != paper, "{paper}");
    }
}
