//! What must hold in a document beyond its schema: ids, references, vocabulary, order.
//!
//! Invariant: total. It works on raw JSON and passes over what has the wrong shape (the schema reports
//! that), so that one run finds every mistake; parts that are absent are not held against those that refer to them.

mod figures;
mod rules;

use serde_json::Value;

/// One mistake: where it is, what is wrong, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The place as a JSON path, such as `$.models[3].sources[0]`.
    pub path: String,
    /// What is wrong.
    pub wrong: String,
    /// What would be right.
    pub cure: String,
}

/// Checks a document, or some of its parts merged into one object.
#[must_use]
pub fn check(document: &Value) -> Vec<Problem> {
    let mut found = Findings { document, problems: Vec::new() };
    rules::unique_ids(&mut found);
    rules::references(&mut found);
    rules::vocabulary(&mut found);
    rules::saved_states(&mut found);
    rules::time(&mut found);
    rules::placement(&mut found);
    figures::settings(&mut found);
    figures::labels(&mut found);
    figures::answers(&mut found);
    figures::numbers(&mut found);
    figures::fates(&mut found);
    found.problems
}

/// The document under examination, and what was found so far.
struct Findings<'a> {
    document: &'a Value,
    problems: Vec<Problem>,
}

impl<'a> Findings<'a> {
    fn add(&mut self, path: impl Into<String>, wrong: impl Into<String>, cure: impl Into<String>) {
        self.problems.push(Problem { path: path.into(), wrong: wrong.into(), cure: cure.into() });
    }

    /// Every value that a pattern such as `models[].sources[]` names, with its path.
    fn all(&self, pattern: &str) -> Vec<(String, &'a Value)> {
        let mut found = vec![("$".to_owned(), self.document)];
        for step in pattern.split('.') {
            let (name, each) = step.strip_suffix("[]").map_or((step, false), |name| (name, true));
            found = found
                .into_iter()
                .filter_map(|(path, value)| Some((format!("{path}.{name}"), value.get(name)?)))
                .flat_map(|(path, value)| if each { items(&path, value) } else { vec![(path, value)] })
                .collect();
        }
        found
    }

    /// The texts among the values that a pattern names, with their paths.
    fn texts(&self, pattern: &str) -> Vec<(String, &'a str)> {
        self.all(pattern).into_iter().filter_map(|(path, value)| Some((path, value.as_str()?))).collect()
    }

    fn has(&self, part: &str) -> bool {
        self.document.get(part).is_some()
    }
}

fn items<'a>(path: &str, value: &'a Value) -> Vec<(String, &'a Value)> {
    let items = value.as_array().into_iter().flatten().enumerate();
    items.map(|(n, item)| (format!("{path}[{n}]"), item)).collect()
}
