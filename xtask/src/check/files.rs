//! The files of a document, put together: each holds some of the document's top-level keys.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{
    File, Mistake, json,
    place::{self, Problem},
};

/// A document and which of its parts came from which file.
#[derive(Debug)]
pub struct Parts {
    /// All parts in one object.
    pub document: Value,
    /// The names of the files, in the order given.
    files: Vec<String>,
    /// The file of each top-level key.
    origin: BTreeMap<String, String>,
}

impl Parts {
    /// Puts files together. What is no JSON or stands in two files is a mistake and is left out.
    pub fn merge(files: Vec<File>) -> (Self, Vec<Mistake>) {
        let mut document = Map::new();
        let mut origin: BTreeMap<String, String> = BTreeMap::new();
        let mut mistakes = Vec::new();
        let mut names = Vec::new();
        for (file, text) in files {
            names.push(file.clone());
            let mut add = |place: String, message: String| {
                mistakes.push(Mistake { file: file.clone(), place, message });
            };
            let entries = match json::parse(text.trim_start_matches('\u{feff}')) {
                Ok(Value::Object(entries)) => entries,
                Ok(_) => {
                    add("$".to_owned(), "is no object; write { \"part of the document\": … }".to_owned());
                    continue;
                }
                Err(error) => {
                    add(format!("line {}, column {}", error.line(), error.column()), syntax(&error));
                    continue;
                }
            };
            for (key, value) in entries {
                if let Some(other) = origin.get(&key) {
                    add(
                        place::child("$", &key),
                        format!("stands in {other} too; keep it in one of the two files"),
                    );
                    continue;
                }
                origin.insert(key.clone(), file.clone());
                document.insert(key, value);
            }
        }
        (Self { document: Value::Object(document), files: names, origin }, mistakes)
    }

    /// Says in which file a problem is.
    pub fn locate(&self, problem: Problem) -> Mistake {
        let known = place::part(&problem.path).and_then(|part| self.origin.get(part));
        let file = known.cloned().unwrap_or_else(|| self.together());
        Mistake { file, place: problem.path, message: problem.message }
    }

    /// Puts mistakes into the order in which one would mend them.
    pub fn sort(&self, mistakes: &mut Vec<Mistake>) {
        let rank = |file: &str| self.files.iter().position(|known| known == file);
        mistakes.sort_by(|a, b| {
            let by_file = rank(&a.file).cmp(&rank(&b.file));
            by_file.then_with(|| place::order(&a.place).cmp(&place::order(&b.place)))
        });
        mistakes.dedup();
    }

    /// A name for all files, when something is wrong with none of them in particular.
    fn together(&self) -> String {
        match self.files.as_slice() {
            [file] => file.clone(),
            files => format!("all {} files together", files.len()),
        }
    }

    /// What was looked at: `7 files, 62 events, 79 models`.
    pub fn counts(&self) -> String {
        let lists = self.document.as_object().into_iter().flatten();
        let lists = lists.filter_map(|(key, value)| Some(format!("{} {key}", value.as_array()?.len())));
        let files =
            if self.files.len() == 1 { "1 file".to_owned() } else { format!("{} files", self.files.len()) };
        std::iter::once(files).chain(lists).collect::<Vec<_>>().join(", ")
    }
}

/// The parser's complaint without the place, which stands before it already.
fn syntax(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    message.strip_suffix(&place).unwrap_or(&message).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(files: &[(&str, &str)]) -> (Parts, Vec<String>) {
        let files = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let (parts, mistakes) = Parts::merge(files);
        (parts, mistakes.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn parts_come_together() {
        let (parts, mistakes) =
            merged(&[("a.json", r#"{"models": [1, 2]}"#), ("b.json", r#"{"events": [3]}"#)]);
        assert!(mistakes.is_empty());
        assert_eq!(parts.counts(), "2 files, 1 events, 2 models");
        let problem = Problem { path: "$.events[0]".to_owned(), message: "is wrong".to_owned() };
        assert_eq!(parts.locate(problem).to_string(), "b.json: $.events[0]: is wrong");
    }

    #[test]
    fn what_cannot_be_merged_is_told_and_the_rest_goes_on() {
        let (parts, mistakes) = merged(&[
            ("a.json", r#"{"models": []}"#),
            ("b.json", r#"{"models": [], "events": []}"#),
            ("c.json", "{\n  \"claims\": [1,]\n}"),
            ("d.json", "[]"),
        ]);
        assert_eq!(
            mistakes,
            [
                "b.json: $.models: stands in a.json too; keep it in one of the two files",
                "c.json: line 2, column 16: trailing comma",
                "d.json: $: is no object; write { \"part of the document\": … }",
            ]
        );
        assert_eq!(parts.counts(), "4 files, 0 events, 0 models");
    }
}
