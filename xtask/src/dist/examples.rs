//! The example pages of `www/examples`, which stand in the site under `examples/`: documentation to open, and fixtures of the
//! browser tests.
//!
//! Must stay true: a file is published as it lies there, byte for byte, so that what a reader copies is what was tested; a page
//! says first what it shows, and names the site by relative addresses alone.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};

use super::site::Site;
use crate::project::Project;

/// Where the examples lie in the project.
const SOURCES: &str = "www/examples";
/// Where they stand in the site.
const FOLDER: &str = "examples";

/// Puts every example into the site.
///
/// # Errors
///
/// Fails with the file that cannot be read, or the page that is no example.
pub fn add(site: &mut Site, project: &Project) -> Result<()> {
    for (name, content) in files(&project.path(SOURCES)).with_context(|| format!("cannot read {SOURCES}"))? {
        if Path::new(&name).extension().is_some_and(|extension| extension == "html") {
            let page = str::from_utf8(&content).with_context(|| format!("{SOURCES}/{name} is not UTF-8"))?;
            is_example(page).with_context(|| format!("{SOURCES}/{name}"))?;
        }
        site.add(format!("{FOLDER}/{name}"), content);
    }
    Ok(())
}

/// The files of a folder, less those that editors hide or leave behind.
fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && !name.starts_with('.') && !name.ends_with('~') {
            found.push((name, fs::read(entry.path())?));
        }
    }
    Ok(found)
}

/// Whether a page may stand among the examples.
fn is_example(page: &str) -> Result<()> {
    ensure!(
        page.starts_with("<!doctype html>\n<!-- "),
        "an example begins with <!doctype html> and a comment of what it shows"
    );
    for attribute in ["src=\"", "href=\""] {
        for (_, rest) in page.match_indices(attribute).map(|(at, _)| page.split_at(at + attribute.len())) {
            let address = rest.split('"').next().unwrap_or_default();
            ensure!(
                address == "data:,"
                    || (!address.contains(':')
                        && !address.starts_with('/')
                        && !address.starts_with("../../")),
                "{address:?} leads out of the site; write an address relative to the page"
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_says_what_it_shows_and_stays_in_the_site() {
        let page = |address: &str| {
            is_example(&format!("<!doctype html>\n<!-- What it shows. -->\n<a href=\"{address}\">a</a>"))
        };
        for fine in ["../", "../yongxian.js", "article.html", "#here", "data:,"] {
            assert!(page(fine).is_ok(), "{fine}");
        }
        for wrong in [
            "https://a.example/",
            "//a.example/",
            "/yongxian.js",
            "../../secret",
            "javascript:1",
            "data:text/html,1",
        ] {
            assert!(page(wrong).unwrap_err().to_string().contains(wrong), "{wrong}");
        }
        assert!(is_example("<!doctype html>\n<title>Silent</title>").is_err());
    }

    #[test]
    fn every_file_goes_into_the_site_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in
            [("a.html", "<!doctype html>"), ("b.json", "{}"), (".b.json.swp", ""), ("a.html~", "")]
        {
            fs::write(folder.path().join(name), content).unwrap();
        }
        let mut found = files(folder.path()).unwrap();
        found.sort();
        let expected =
            [("a.html".to_owned(), b"<!doctype html>".to_vec()), ("b.json".to_owned(), b"{}".to_vec())];
        assert_eq!(found, expected);
    }
}
