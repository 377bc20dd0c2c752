//! The house is in order: layers are kept, every file says what it holds, and none has grown too large.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The most lines that a file of code may have; longer ones are probably two things.
const MAX_LINES: usize = 400;

/// The one part of the view that touches the page, and the one file that stands in for markup that the page holds.
const DOM: &str = "src/view/dom";
const STILL: &str = "src/view/still.rs";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder with one of the extensions, by its path from the root.
fn files(folder: &str, extensions: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                // Other people's code, where `cargo xtask bench list` has been run.
                if !path.ends_with("node_modules") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|e| extensions.iter().any(|x| e == *x)) {
                let name = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} holds nothing");
    found.sort();
    found
}

fn code() -> Vec<(String, String)> {
    let folders = [
        "src",
        "tests",
        "benches",
        "examples",
        "fuzz/fuzz_targets",
        "qr",
        "xtask/src",
        "www/shell",
        "www/styles",
    ];
    folders.into_iter().flat_map(|folder| files(folder, &["rs", "js", "mjs", "ts", "tsx", "css"])).collect()
}

/// The lines of a file that are not comments.
fn statements(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}

#[track_caller]
fn never_names(file: &str, text: &str, words: &[&str]) {
    for line in statements(text) {
        for word in words {
            assert!(!line.contains(word), "{file} names {word}: {line}");
        }
    }
}

#[test]
fn the_domain_knows_no_yew_no_browser_and_no_clock() {
    let mut domain = files("src/domain", &["rs"]);
    domain.push(("src/domain.rs".to_owned(), fs::read_to_string(root().join("src/domain.rs")).unwrap()));
    for (file, text) in domain {
        let banned = [
            "yew::",
            "web_sys",
            "wasm_bindgen",
            "js_sys",
            "crate::view",
            "crate::browser",
            "std::time",
            "SystemTime",
        ];
        never_names(&file, &text, &banned);
        never_names(&file, &text, &["HashMap", "HashSet"]);
    }
}

#[test]
fn the_view_touches_the_page_in_one_place() {
    for (file, text) in files("src/view", &["rs"]) {
        never_names(&file, &text, &["js_sys", "crate::browser", "style="]);
        if file != STILL {
            never_names(&file, &text, &["from_html_unchecked"]);
        }
        if !file.starts_with(DOM) {
            never_names(&file, &text, &["web_sys", "wasm_bindgen", "gloo"]);
        }
    }
}

#[test]
fn the_shell_holds_no_markup() {
    let text = fs::read_to_string(root().join("src/browser.rs")).unwrap();
    never_names("src/browser.rs", &text, &["html!", "crate::domain::filter", "set_inner_html"]);
}

#[test]
fn every_file_begins_by_saying_what_it_holds() {
    for (file, text) in code() {
        let header = match Path::new(&file).extension().and_then(|e| e.to_str()) {
            Some("rs") => text.starts_with("//! "),
            Some("css") => text.starts_with("/* "),
            _ => {
                ["/*", "// "].iter().any(|start| text.trim_start_matches("// @ts-check\n").starts_with(start))
            }
        };
        assert!(header, "{file} has no header");
    }
}

#[test]
fn no_file_is_longer_than_it_should_be() {
    for (file, text) in code() {
        let lines = text.lines().count();
        assert!(lines <= MAX_LINES, "{file} has {lines} lines");
    }
}

#[test]
fn the_changelog_knows_this_version() {
    let text = fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    assert!(text.contains("## Unreleased"));
    let version = env!("CARGO_PKG_VERSION");
    assert!(version == "0.1.0" || text.contains(&format!("## {version}")), "CHANGELOG.md has no {version}");
}
