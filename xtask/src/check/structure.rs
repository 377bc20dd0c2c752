//! Whether a document has the shape that its JSON Schema asks for.
//!
//! The schema comes from the Rust types; a validator finds what breaks it; here each finding is brought to the
//! place and the words that help: a union's failure becomes the failure of the alternative that was meant.

use anyhow::{Context, Result, anyhow};
use jsonschema::{
    JsonType, ValidationError, Validator,
    error::{TypeKind, ValidationErrorKind as Kind},
};
use serde_json::Value;
use url::Url;
use yongxian::domain::{self, Date};

use super::{
    place::{self, Problem},
    wording,
};

/// The schema, ready to check documents with.
pub struct Structure {
    schema: Value,
    validator: Validator,
}

impl Structure {
    /// Generates the schema.
    ///
    /// # Errors
    ///
    /// Fails if the schema is not valid itself.
    pub fn new() -> Result<Self> {
        let schema = serde_json::to_value(domain::schema()).context("the schema is no JSON")?;
        let validator = jsonschema::options()
            .should_validate_formats(true)
            .with_format("partial-date", |text: &str| text.parse::<Date>().is_ok())
            .with_format("http-url", is_web_address)
            .build(&schema)
            .map_err(|error| anyhow!("the schema is no JSON Schema: {error}"))?;
        Ok(Self { schema, validator })
    }

    /// Everything in a document that breaks the schema. Unless it ought to be `whole`, parts may be absent.
    pub fn problems(&self, document: &Value, whole: bool) -> Vec<Problem> {
        let mut problems = Vec::new();
        for error in self.validator.iter_errors(document) {
            let absent_part =
                matches!(error.kind(), Kind::Required { .. }) && error.instance_path().is_empty();
            if whole || !absent_part {
                self.describe(&error, &mut problems);
            }
        }
        problems
    }

    fn describe(&self, error: &ValidationError<'_>, problems: &mut Vec<Problem>) {
        let path = place::path(error.instance_path());
        let (found, schema) = (error.instance(), self.schema_of(error));
        let message = match error.kind() {
            Kind::AdditionalProperties { unexpected } => {
                problems.extend(unexpected.iter().map(|key| Problem {
                    path: place::child(&path, key),
                    message: wording::unknown_key(key, schema),
                }));
                return;
            }
            Kind::AnyOf { context } | Kind::OneOfNotValid { context } => match meant(error, context) {
                Meant::Alternative(errors) => {
                    for error in errors {
                        self.describe(error, problems);
                    }
                    return;
                }
                Meant::Value(allowed) => wording::not_among(found, &allowed),
                Meant::Type(allowed) => wording::wrong_type(found, &allowed),
            },
            // A text of the wrong form has the wrong format too, and that is told better.
            Kind::Pattern { .. } if schema.get("format").is_some() => return,
            Kind::Required { property } => {
                wording::missing_key(property.as_str().unwrap_or_default(), schema)
            }
            Kind::Enum { .. } | Kind::Constant { .. } => wording::not_among(found, &values(error)),
            Kind::Type { kind } => wording::wrong_type(found, &types(kind)),
            _ => wording::out_of_bounds(error),
        };
        problems.push(Problem { path, message });
    }

    /// The part of the schema that holds the keyword which an error is about.
    fn schema_of(&self, error: &ValidationError<'_>) -> &Value {
        let keyword = error.schema_path().as_str();
        let parent = keyword.rsplit_once('/').map_or("", |(parent, _)| parent);
        self.schema.pointer(parent).unwrap_or(&Value::Null)
    }
}

/// What the author of a value had in mind that fits no alternative of a union.
enum Meant<'a> {
    /// One alternative, which it misses by these errors.
    Alternative(&'a [ValidationError<'static>]),
    /// One of these values.
    Value(Vec<Value>),
    /// Any of these types.
    Type(Vec<JsonType>),
}

fn meant<'a>(error: &ValidationError<'_>, alternatives: &'a [Vec<ValidationError<'static>>]) -> Meant<'a> {
    let all = || alternatives.iter().flatten();
    if all().all(|error| !values(error).is_empty()) {
        return Meant::Value(all().flat_map(values).collect());
    }
    let wrong_type = |inner: &ValidationError<'_>| match inner.kind() {
        Kind::Type { kind } if inner.instance_path() == error.instance_path() => types(kind),
        _ => Vec::new(),
    };
    let fitting =
        |errors: &&Vec<ValidationError<'_>>| errors.iter().all(|error| wrong_type(error).is_empty());
    match alternatives.iter().find(fitting) {
        Some(errors) => Meant::Alternative(errors),
        None => Meant::Type(all().flat_map(wrong_type).collect()),
    }
}

/// The values that an error would have accepted, if it is about values.
fn values(error: &ValidationError<'_>) -> Vec<Value> {
    match error.kind() {
        Kind::Constant { expected_value } => vec![expected_value.as_ref().clone()],
        Kind::Enum { options } => options.as_array().cloned().unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn types(kind: &TypeKind) -> Vec<JsonType> {
    match kind {
        TypeKind::Single(kind) => vec![*kind],
        TypeKind::Multiple(kinds) => kinds.iter().collect(),
    }
}

fn is_web_address(text: &str) -> bool {
    // The page links to less than a parser takes; what it would show as plain text is better told here.
    domain::is_web_address(text) && Url::parse(text).is_ok_and(|url| url.has_host())
}
