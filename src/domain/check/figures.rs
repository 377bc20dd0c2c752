//! The rules for figures: settings that mean what they say, labels for all that is drawn, sample answers that fit.
//!
//! Invariant: as in [`super::rules`], each mistake once and where an editor would mend it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Findings, items, rules::report_repeats};
use crate::domain::figures::{Kind, Settings, emergence, stack};

/// Every figure of a known kind, with its path.
fn figures<'a>(found: &Findings<'a>) -> Vec<(String, &'a Value, Kind)> {
    let known = |(path, figure): (String, &'a Value)| {
        let kind = Kind::from_code(figure.get("kind")?.as_str()?)?;
        Some((path, figure, kind))
    };
    found.all("figures[]").into_iter().filter_map(known).collect()
}

/// Settings stand as a figure writes them itself: another spelling would be a second link to the same thing, or is
/// not what was meant.
pub(super) fn settings(found: &mut Findings<'_>) {
    for (path, figure, kind) in figures(found) {
        let steps = items(&format!("{path}.steps"), figure.get("steps").unwrap_or(&Value::Null));
        let steps = steps.into_iter().filter_map(|(path, step)| Some((path, step.get("settings")?)));
        let first = figure.get("settings").map(|settings| (path.clone(), settings));
        for (path, settings) in first.into_iter().chain(steps) {
            let Some(text) = settings.as_str() else { continue };
            let meant = Settings::read(kind, text).to_string();
            if meant != text {
                found.add(
                    format!("{path}.settings"),
                    format!("\"{text}\" is not how the figure \"{}\" writes its settings", kind.code()),
                    format!("write \"{meant}\", if that is what you mean"),
                );
            }
        }
    }
}

/// Every label that the kind needs is there, and none that it does not know.
pub(super) fn labels(found: &mut Findings<'_>) {
    for (path, figure, kind) in figures(found) {
        let Some(labels) = figure.get("labels").and_then(Value::as_object) else { continue };
        let needed = kind.labels();
        for name in needed.iter().filter(|name| !labels.contains_key(**name)) {
            found.add(
                format!("{path}.labels"),
                format!("the label \"{name}\" is missing"),
                "add it in both languages",
            );
        }
        for name in labels.keys().filter(|name| !needed.contains(&name.as_str())) {
            found.add(
                format!("{path}.labels.{name}"),
                format!("the figure \"{}\" has nothing that is called \"{name}\"", kind.code()),
                format!("take it out, or write one of {}", needed.join(", ")),
            );
        }
    }
}

/// Each sample answer has as many tokens as can be asked for, and its wrong answer is wrong in all of them.
pub(super) fn answers(found: &mut Findings<'_>) {
    let tokens = usize::from(emergence::LENGTHS.1);
    for (path, figure, kind) in figures(found) {
        if kind != Kind::Emergence {
            continue;
        }
        let answers = items(&format!("{path}.answers"), figure.get("answers").unwrap_or(&Value::Null));
        if answers.len() != emergence::ANSWERS {
            found.add(
                format!("{path}.answers"),
                format!("there are {} sample answers", answers.len()),
                format!("write {}", emergence::ANSWERS),
            );
        }
        for (path, answer) in answers {
            for lang in ["zh", "en"] {
                let text = |key: &str| answer.get(key)?.get(lang)?.as_str();
                let (Some(right), Some(wrong)) = (text("right"), text("wrong")) else { continue };
                for (key, text) in [("right", right), ("wrong", wrong)] {
                    let has = text.split_whitespace().count();
                    if has != tokens {
                        found.add(
                            format!("{path}.{key}.{lang}"),
                            format!("this has {has} tokens"),
                            format!("write {tokens} with spaces between them"),
                        );
                    }
                }
                let mut pairs = right.split_whitespace().zip(wrong.split_whitespace());
                if let Some((token, _)) = pairs.find(|(right, wrong)| right == wrong) {
                    found.add(
                        format!("{path}.wrong.{lang}"),
                        format!("\"{token}\" is right where it stands"),
                        "write a token that is wrong",
                    );
                }
            }
        }
    }
}

/// A number stands in a cell that there is, and its claim has one to show.
pub(super) fn numbers(found: &mut Findings<'_>) {
    let layers: Vec<&str> = found.texts("layers[].value").into_iter().map(|(_, layer)| layer).collect();
    let claims = found.all("claims[]");
    for (path, figure, _) in figures(found) {
        let list = |key: &str| items(&format!("{path}.{key}"), figure.get(key).unwrap_or(&Value::Null));
        let makers: Vec<&str> =
            list("makers").iter().filter_map(|(_, maker)| maker.get("id")?.as_str()).collect();
        for (path, number) in list("numbers") {
            let text = |key: &str| number.get(key).and_then(Value::as_str);
            if let Some(maker) = text("maker").filter(|maker| !makers.contains(maker)) {
                found.add(
                    format!("{path}.maker"),
                    format!("the figure has no maker \"{maker}\""),
                    format!("write one of {}", makers.join(", ")),
                );
            }
            let rows = [&layers[..], &[stack::MODELS, stack::APPLICATIONS]].concat();
            if let Some(layer) = text("layer").filter(|layer| found.has("layers") && !rows.contains(layer)) {
                found.add(
                    format!("{path}.layer"),
                    format!("there is no layer \"{layer}\""),
                    format!("write one of {}", rows.join(", ")),
                );
            }
            let claim =
                claims.iter().find(|(_, claim)| claim.get("id").and_then(Value::as_str) == text("claim"));
            if claim.is_some_and(|(_, claim)| claim.get("figure").is_none_or(Value::is_null)) {
                found.add(
                    format!("{path}.claim"),
                    format!("the claim \"{}\" has no figure to show", text("claim").unwrap_or_default()),
                    "give it one, or leave the number out",
                );
            }
        }
    }
}

/// A model has one fate, and a fate has something behind it: what the model's text says, or a successor in the list.
/// For the last one nothing was found, so that one names no models.
pub(super) fn fates(found: &mut Findings<'_>) {
    let models = found.all("models[]");
    for (path, figure, _) in figures(found) {
        let list = |key: &str| items(&format!("{path}.{key}"), figure.get(key).unwrap_or(&Value::Null));
        let fates = list("fates");
        let followed: Vec<&str> =
            list("successors").iter().filter_map(|(_, next)| next.get("model")?.as_str()).collect();
        let mut named: BTreeMap<&str, String> = BTreeMap::new();
        for (n, (path, fate)) in fates.iter().enumerate() {
            let own = items(&format!("{path}.models"), fate.get("models").unwrap_or(&Value::Null));
            for (path, model) in own {
                let Some(id) = model.as_str() else { continue };
                let about =
                    models.iter().find(|(_, model)| model.get("id").and_then(Value::as_str) == Some(id));
                let said =
                    about.is_none_or(|(_, model)| model.get("after").is_some_and(|after| !after.is_null()));
                if n + 1 == fates.len() {
                    found.add(&path, "the last fate is of those models that no other names", "take it out");
                } else if let Some(earlier) = named.get(id) {
                    found.add(&path, format!("\"{id}\" has a fate already at {earlier}"), "name it once");
                } else if !said && !followed.contains(&id) {
                    found.add(
                        &path,
                        format!("nothing says what became of \"{id}\""),
                        "give the model its \"after\", name its successor, or leave it to the last fate",
                    );
                }
                named.entry(id).or_insert(path);
            }
        }
        report_repeats(
            found,
            "fate",
            fates
                .iter()
                .filter_map(|(path, fate)| Some((format!("{path}.id"), fate.get("id")?.as_str()?)))
                .collect(),
        );
    }
}
