//! Style sheets: each entry with all that it imports becomes one minified sheet for the browsers we promise.

use std::path::Path;

use anyhow::{Result, anyhow};
use lightningcss::{
    bundler::{Bundler, FileProvider},
    stylesheet::{MinifyOptions, ParserOptions, PrinterOptions},
    targets::{Browsers, Targets},
};

/// Bundles, lowers and minifies one entry.
///
/// # Errors
///
/// Fails with file, line and column if a sheet is missing or not CSS.
pub fn bundle(entry: &Path) -> Result<String> {
    let files = FileProvider::new();
    let failed = |error: &dyn std::fmt::Display| {
        anyhow!("{error}").context(format!("cannot build {}", entry.display()))
    };
    let mut sheet =
        Bundler::new(&files, None, ParserOptions::default()).bundle(entry).map_err(|error| failed(&error))?;
    sheet
        .minify(MinifyOptions { targets: oldest_browsers(), ..MinifyOptions::default() })
        .map_err(|error| failed(&error))?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, targets: oldest_browsers(), ..PrinterOptions::default() })
        .map_err(|error| failed(&error))?;
    Ok(printed.code)
}

/// The oldest browsers that get the styles as drawn.
fn oldest_browsers() -> Targets {
    let version = |major: u32, minor: u32| Some((major << 16) | (minor << 8));
    Targets::from(Browsers {
        chrome: version(111, 0),
        firefox: version(115, 0),
        safari: version(16, 4),
        ios_saf: version(16, 4),
        ..Browsers::default()
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn imports_become_part_of_the_sheet() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("main.css"), "@import './part.css';\n b { color : #ff0000 }").unwrap();
        fs::write(folder.path().join("part.css"), "a { margin : 0px }").unwrap();
        assert_eq!(bundle(&folder.path().join("main.css")).unwrap(), "a{margin:0}b{color:red}");
    }

    #[test]
    fn nesting_is_lowered_for_old_browsers() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("main.css");
        fs::write(&file, "a { & b { color: red } }").unwrap();
        assert_eq!(bundle(&file).unwrap(), "a b{color:red}");
    }

    #[test]
    fn a_missing_import_names_the_entry() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("main.css");
        fs::write(&file, "@import './none.css';").unwrap();
        assert!(format!("{:#}", bundle(&file).unwrap_err()).contains("main.css"));
    }
}
