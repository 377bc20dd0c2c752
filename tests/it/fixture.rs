//! The published document, and what tests need to make others out of it.

use std::{fs, path::Path, sync::LazyLock};

use serde_json::{Map, Value};
use yongxian::domain::{Document, Edition};

/// A file of the repository.
pub fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The published document as JSON, its parts in one object.
pub fn published_json() -> Value {
    published_raw().clone()
}

/// The same, only to be looked at: property tests ask for it hundreds of times.
pub fn published_raw() -> &'static Value {
    static JSON: LazyLock<Value> = LazyLock::new(read_published);
    &JSON
}

fn read_published() -> Value {
    let mut whole = Map::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/content")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let Value::Object(parts) = serde_json::from_str(&text).unwrap() else {
            panic!("a part is not an object")
        };
        whole.extend(parts);
    }
    Value::Object(whole)
}

/// The published document.
pub fn published() -> Document {
    Document::from_json(&published_json().to_string()).unwrap()
}

/// The published document, made ready for reading. Made once a thread: property tests ask for it hundreds of times.
pub fn edition() -> Edition {
    thread_local!(static EDITION: Edition = Edition::new(published()));
    EDITION.with(Clone::clone)
}
