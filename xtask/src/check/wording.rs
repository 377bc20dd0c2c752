//! How mistakes are told: what is wrong; what would be right.

use jsonschema::{JsonType, ValidationError, error::ValidationErrorKind as Kind};
use serde_json::Value;
use yongxian::domain::{Date, Lang};

/// Texts this similar are taken for slips of the pen.
const SIMILAR: f64 = 0.75;

/// A key that the schema does not know.
pub fn unknown_key(key: &str, schema: &Value) -> String {
    let known = schema.get("properties").and_then(Value::as_object);
    let known: Vec<&str> = known.into_iter().flatten().map(|(key, _)| key.as_str()).collect();
    match similar(key, &known) {
        Some(meant) => format!("{key:?} is no key here; did you mean {meant:?}?"),
        None => format!(
            "{key:?} is no key here; the keys are {}",
            list(known.iter().map(|key| quoted(key)), "and")
        ),
    }
}

/// A key that must be there and is not.
pub fn missing_key(key: &str, schema: &Value) -> String {
    if let Some(lang) = Lang::ALL.into_iter().find(|lang| lang.code() == key) {
        let language = if lang == Lang::Zh { "Chinese" } else { "English" };
        return format!(
            "the {language} text is missing; write both languages: {{\"zh\": \"…\", \"en\": \"…\"}}"
        );
    }
    let description = schema.get("properties").and_then(|keys| keys.get(key)?.get("description")?.as_str());
    match description {
        Some(description) => format!("{key:?} is missing; add it: {}", description.replace('\n', " ")),
        None => format!("{key:?} is missing; add it"),
    }
}

/// A value that is not among those allowed.
pub fn not_among(found: &Value, allowed: &[Value]) -> String {
    let texts: Vec<&str> = allowed.iter().filter_map(Value::as_str).collect();
    let choice = list(allowed.iter().map(Value::to_string), "or");
    match found.as_str().and_then(|found| similar(found, &texts)) {
        Some(meant) => format!("{found} is not allowed here; did you mean {meant:?}? Write {choice}"),
        None => format!("{} is not allowed here; write {choice}", shown(found)),
    }
}

/// A value of the wrong type.
pub fn wrong_type(found: &Value, allowed: &[JsonType]) -> String {
    let allowed = list(allowed.iter().map(|kind| named(*kind).to_owned()), "or");
    let allowed = if allowed.is_empty() { "what the schema asks for".to_owned() } else { allowed };
    match found {
        Value::Object(_) => format!("is an object; write {allowed}"),
        Value::Array(_) => format!("is a list; write {allowed}"),
        found => format!("{} is of the wrong type; write {allowed}", shown(found)),
    }
}

/// A value of the right type that is too long, too small, or of the wrong form.
pub fn out_of_bounds(error: &ValidationError<'_>) -> String {
    let found = shown(error.instance());
    match error.kind() {
        Kind::Format { format } if format == "partial-date" => {
            let reason = error.instance().as_str().and_then(|text| text.parse::<Date>().err());
            let reason = reason.map_or_else(|| format!("{found} is not a date"), |reason| reason.to_string());
            format!("{reason}; write YYYY, YYYY-MM or YYYY-MM-DD")
        }
        Kind::Format { format } if format == "http-url" => {
            format!(
                "{found} is not a web address; write http://… or https://… without a user name, or null if there is none"
            )
        }
        Kind::Pattern { pattern } if pattern == "^[a-z0-9-]+$" => {
            format!("{found} is not an id; use lower-case letters a to z, digits and hyphens")
        }
        Kind::Pattern { pattern } if pattern == "^[a-z0-9_]+$" => {
            format!(
                "{found} is not the name of a field; use lower-case letters a to z, digits and underscores"
            )
        }
        Kind::MinLength { limit: 1 } => "the text is empty; write it".to_owned(),
        Kind::MinItems { limit } => format!("the list is too short; write at least {limit}"),
        Kind::MaxItems { limit } => format!("the list is too long; write at most {limit}"),
        Kind::Minimum { limit } => format!("{found} is too small; write {limit} or more"),
        Kind::Maximum { limit } => format!("{found} is too large; write {limit} or less"),
        Kind::ExclusiveMinimum { limit } => format!("{found} is too small; write more than {limit}"),
        Kind::ExclusiveMaximum { limit } => format!("{found} is too large; write less than {limit}"),
        // No rule of ours ends here today; one added later is still told, in the validator's words.
        _ => format!("{error}; see the schema at {}", error.schema_path()),
    }
}

fn named(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Null => "null",
        JsonType::Boolean => "true or false",
        JsonType::Integer => "a whole number",
        JsonType::Number => "a number",
        JsonType::String => "a text in quotes",
        JsonType::Array => "a list [ … ]",
        JsonType::Object => "an object { … }",
    }
}

/// A value short enough for one line.
fn shown(value: &Value) -> String {
    const LONGEST: usize = 60;
    let text = value.to_string();
    if text.chars().count() <= LONGEST { text } else { text.chars().take(LONGEST).chain(['…']).collect() }
}

fn similar<'a>(text: &str, known: &[&'a str]) -> Option<&'a str> {
    let score = |known: &str| strsim::jaro_winkler(&text.to_lowercase(), known);
    let best = known.iter().copied().max_by(|a, b| score(a).total_cmp(&score(b)))?;
    (score(best) >= SIMILAR).then_some(best)
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}

fn list(items: impl Iterator<Item = String>, joint: &str) -> String {
    let items: Vec<String> = items.collect();
    match items.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} {joint} {last}", most.join(", ")),
    }
}
