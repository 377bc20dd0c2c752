//! The rules, one function each. See [`super::check`].
//!
//! Invariant: a rule reports each mistake once, at the place where an editor would mend it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Findings;
use crate::domain::{Date, Measure, figures::Kind, permalink};

/// The kinds of things with ids, each with the pattern of its ids and of what refers to it.
const KINDS: &[(&str, &str, &str, &[&str])] = &[
    (
        "source",
        "sources",
        "sources[].id",
        &[
            "models[].sources[]",
            "events[].sources[]",
            "infrastructure[].sources[]",
            "claims[].sources[]",
            "claims[].counts[].sources[]",
            "figures[].sources[]",
            "figures[].stances[].sources[]",
        ],
    ),
    (
        "model",
        "models",
        "models[].id",
        &[
            "events[].models[]",
            "figures[].makers[].models[]",
            "figures[].makers[].later.model",
            "figures[].fates[].models[]",
            "figures[].successors[].model",
            "figures[].successors[].by",
            "figures[].stances[].supports[]",
            "figures[].stances[].opposes[]",
        ],
    ),
    ("event", "events", "events[].id", &["figures[].events[]"]),
    (
        "claim",
        "claims",
        "claims[].id",
        &[
            "article.opening.claims[]",
            "article.points[].claims[]",
            "figures[].numbers[].claim",
            "figures[].counts",
        ],
    ),
    (
        "infrastructure",
        "infrastructure",
        "infrastructure[].id",
        &["article.points[].infrastructure[]", "figures[].makers[].infrastructure[]"],
    ),
    ("layer", "layers", "layers[].value", &["infrastructure[].layer"]),
    ("facet", "facets", "facets[].field", &[]),
    ("point", "article", "article.points[].id", &["figures[].point"]),
    ("figure", "figures", "figures[].kind", &[]),
];

/// Keys of a permalink that no facet may take.
const RESERVED: &[&str] =
    &["q", "sort", "lang", "theme", "event", "model", "date", "size", "zoom", "as", "compare"];

pub(super) fn unique_ids(found: &mut Findings<'_>) {
    for (kind, _, ids, _) in KINDS {
        report_repeats(found, kind, found.texts(ids));
    }
    for (path, facet) in found.all("facets[]") {
        let values = super::items(&format!("{path}.values"), facet.get("values").unwrap_or(&Value::Null));
        let texts =
            values.iter().filter_map(|(path, v)| Some((format!("{path}.value"), v.get("value")?.as_str()?)));
        report_repeats(found, "value", texts.collect());
    }
    for (path, figure) in found.all("figures[]") {
        let makers = super::items(&format!("{path}.makers"), figure.get("makers").unwrap_or(&Value::Null));
        let ids = makers.iter().filter_map(|(path, m)| Some((format!("{path}.id"), m.get("id")?.as_str()?)));
        report_repeats(found, "maker", ids.collect());
    }
}

pub(super) fn report_repeats(found: &mut Findings<'_>, kind: &str, ids: Vec<(String, &str)>) {
    let mut first: BTreeMap<&str, String> = BTreeMap::new();
    for (path, id) in ids {
        match first.get(id) {
            Some(earlier) => found.add(
                path,
                format!("the {kind} id \"{id}\" is taken by {earlier}"),
                "give one of the two another id",
            ),
            None => {
                first.insert(id, path);
            }
        }
    }
}

pub(super) fn references(found: &mut Findings<'_>) {
    for (kind, part, ids, referrers) in KINDS {
        if !found.has(part) {
            continue;
        }
        let known: BTreeSet<&str> = found.texts(ids).into_iter().map(|(_, id)| id).collect();
        let referring: Vec<_> = referrers.iter().flat_map(|pattern| found.texts(pattern)).collect();
        for (path, id) in referring {
            if !known.contains(id) {
                found.add(path, format!("there is no {kind} \"{id}\""), cure(id, &known, kind));
            }
        }
    }
    let used: BTreeSet<&str> = KINDS
        .iter()
        .filter(|(kind, ..)| *kind == "source")
        .flat_map(|(.., referrers)| referrers.iter().flat_map(|pattern| found.texts(pattern)))
        .map(|(_, id)| id)
        .collect();
    // A lone sources.json refers to nothing; only beside what refers to it can a source be idle.
    if ["models", "events", "claims", "infrastructure"].iter().all(|part| found.has(part)) {
        for (path, id) in found.texts("sources[].id") {
            if !used.contains(id) {
                found.add(
                    path,
                    format!("nothing refers to the source \"{id}\""),
                    "refer to it, or take it out",
                );
            }
        }
    }
}

/// Proposes the known id that shares the longest beginning, or names what to do without one.
fn cure(id: &str, known: &BTreeSet<&str>, kind: &str) -> String {
    let shared = |other: &str| id.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let nearest = known.iter().copied().max_by_key(|other| shared(other)).filter(|other| shared(other) >= 3);
    nearest.map_or_else(
        || format!("add that {kind}, or refer to one that exists"),
        |nearest| format!("add that {kind}, or write \"{nearest}\""),
    )
}

pub(super) fn vocabulary(found: &mut Findings<'_>) {
    for (path, field) in found.texts("facets[].field") {
        let reserved = [RESERVED, &Kind::ALL.map(Kind::code)].concat();
        if reserved.contains(&field) {
            found.add(
                path,
                format!("\"{field}\" has a meaning of its own in permalinks"),
                format!("call the field something other than {}", reserved.join(", ")),
            );
        }
    }
    if !found.has("facets") {
        return;
    }
    let declared: BTreeMap<&str, Vec<&str>> = found
        .all("facets[]")
        .into_iter()
        .filter_map(|(_, facet)| {
            let values = facet.get("values")?.as_array()?;
            let values = values.iter().filter_map(|value| value.get("value")?.as_str()).collect();
            Some((facet.get("field")?.as_str()?, values))
        })
        .collect();
    let weights = found.all("article.timeline.weights");
    for (path, choice) in weights {
        let text = |key: &str| choice.get(key).and_then(Value::as_str);
        let Some((field, value)) = text("field").zip(text("value")) else { continue };
        declares(found, &declared, (format!("{path}.field"), field), &[(format!("{path}.value"), value)]);
    }
    let carriers = [found.all("models[].facets"), found.all("events[].facets")].concat();
    for (path, facets) in carriers {
        for (field, values) in facets.as_object().into_iter().flatten() {
            let path = format!("{path}.{field}");
            let values = super::items(&path, values);
            let texts: Vec<(String, &str)> =
                values.into_iter().filter_map(|(path, value)| Some((path, value.as_str()?))).collect();
            declares(found, &declared, (path, field), &texts);
        }
    }
}

/// A field that is named must be a facet's, and so must each of its values.
fn declares(
    found: &mut Findings<'_>,
    declared: &BTreeMap<&str, Vec<&str>>,
    (path, field): (String, &str),
    values: &[(String, &str)],
) {
    let Some(allowed) = declared.get(field) else {
        let fields: Vec<&str> = declared.keys().copied().collect();
        return found.add(path, format!("no facet has the field \"{field}\""), one_of(&fields));
    };
    for (path, value) in values.iter().filter(|(_, value)| !allowed.contains(value)) {
        found.add(
            path.clone(),
            format!("\"{value}\" is not a value of the facet \"{field}\""),
            one_of(allowed),
        );
    }
}

fn one_of(allowed: &[&str]) -> String {
    format!("write one of {}", allowed.join(", "))
}

/// Chips must lead somewhere: each part of a saved state names something that exists.
pub(super) fn saved_states(found: &mut Findings<'_>) {
    for (path, state) in found.texts("article.points[].chips[].state") {
        for part in state.split('&') {
            let Some((key, value)) = part.split_once('=') else {
                found.add(
                    path.clone(),
                    format!("\"{part}\" is not of the form key=value"),
                    "write for example q=通义",
                );
                continue;
            };
            let (known, kind): (Vec<&str>, &str) = match key {
                "q" | "sort" | "lang" | "theme" => continue,
                "event" if found.has("events") => (ids(found, "events[].id"), "event"),
                "model" if found.has("models") => (ids(found, "models[].id"), "model"),
                "event" | "model" => continue,
                "date" | "size" => {
                    if Measure::from_code(key).is_some_and(|measure| measure.read(value).is_none()) {
                        found.add(
                            path.clone(),
                            format!("\"{value}\" is not a span"),
                            "write for example date=2023-03..2023-06 or size=10..200",
                        );
                    }
                    continue;
                }
                "zoom" => {
                    if permalink::days(value).is_none() {
                        found.add(
                            path.clone(),
                            format!("\"{value}\" is not a part of the timeline"),
                            "write for example zoom=2023-03-01..2023-06-30",
                        );
                    }
                    continue;
                }
                _ if !found.has("facets") => continue,
                field => {
                    let facets = found.all("facets[]");
                    let facet =
                        facets.iter().find(|(_, f)| f.get("field").and_then(Value::as_str) == Some(field));
                    let Some((_, facet)) = facet else {
                        let fields = ids(found, "facets[].field");
                        found.add(path.clone(), format!("a link knows no \"{field}\""), one_of(&fields));
                        continue;
                    };
                    let values = facet.get("values").and_then(Value::as_array).into_iter().flatten();
                    (values.filter_map(|v| v.get("value")?.as_str()).collect(), field)
                }
            };
            for unknown in value.split(',').filter(|value| !known.contains(value)) {
                found.add(path.clone(), format!("there is no {kind} \"{unknown}\""), {
                    let known = known.iter().copied().collect();
                    cure(unknown, &known, kind)
                });
            }
        }
    }
}

fn ids<'a>(found: &Findings<'a>, pattern: &str) -> Vec<&'a str> {
    found.texts(pattern).into_iter().map(|(_, id)| id).collect()
}

/// Events stand in order of time, and inside the span that is drawn.
pub(super) fn time(found: &mut Findings<'_>) {
    let date = |text: &str| text.parse::<Date>().ok();
    let dates: Vec<(String, Date)> = found
        .texts("events[].date")
        .into_iter()
        .filter_map(|(path, text)| Some((path, date(text)?)))
        .collect();
    for pair in dates.windows(2) {
        if let [(_, earlier), (path, later)] = pair
            && later.is_before(*earlier)
        {
            found.add(
                path.clone(),
                format!("{later} comes after {earlier} in the file but before it in time"),
                "put the events in order of time",
            );
        }
    }
    let year = |found: &Findings<'_>, key: &str| {
        found
            .texts(&format!("article.timeline.{key}"))
            .first()
            .and_then(|(_, text)| date(text))
            .map(Date::year)
    };
    let (Some(from), Some(to), Some(focus)) = (year(found, "from"), year(found, "to"), year(found, "focus"))
    else {
        return;
    };
    if from > focus || focus > to {
        found.add(
            "$.article.timeline.focus",
            format!("{focus} does not lie between {from} and {to}"),
            "write a year of the span",
        );
    }
    for (path, date) in dates {
        if !(from..=to).contains(&date.year()) {
            found.add(
                path,
                format!("{date} lies outside the timeline, which goes from {from} to {to}"),
                "widen article.timeline, or leave the event out",
            );
        }
    }
    for (path, model) in found.all("models[]") {
        let of = |key: &str| model.get(key).and_then(Value::as_str).and_then(date);
        if let Some((announced, opened)) = of("announced").zip(of("opened"))
            && opened.is_before(announced)
        {
            found.add(
                format!("{path}.opened"),
                format!("{opened} lies before the announcement of {announced}"),
                "correct one of the two dates",
            );
        }
    }
}

/// Every claim is shown once, and every point can be chosen in the facet `points`.
pub(super) fn placement(found: &mut Findings<'_>) {
    if !found.has("article") {
        return;
    }
    let shown: Vec<(String, &str)> = ["article.opening.claims[]", "article.points[].claims[]"]
        .iter()
        .flat_map(|p| found.texts(p))
        .collect();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (path, id) in shown {
        let times = places.entry(id).or_default();
        *times += 1;
        if *times > 1 {
            found.add(path, format!("the claim \"{id}\" is shown already"), "show it in one place");
        }
    }
    for (path, id) in found.texts("claims[].id") {
        if !places.contains_key(id) {
            found.add(
                path,
                format!("the claim \"{id}\" is shown nowhere"),
                "add it to the opening or to a point, or take it out",
            );
        }
    }
    let points = ids(found, "article.points[].id");
    for (path, facet) in found.all("facets[]") {
        if facet.get("field").and_then(Value::as_str) != Some("points") {
            continue;
        }
        for value in facet.get("values").and_then(Value::as_array).into_iter().flatten() {
            let value = value.get("value").and_then(Value::as_str).unwrap_or_default();
            if !points.contains(&value) {
                found.add(path.clone(), format!("there is no point \"{value}\""), one_of(&points));
            }
        }
    }
}
