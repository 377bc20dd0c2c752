//! What runs under Node.js: the types of the page's scripts, and the site in real browsers.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result, bail, ensure};

use super::{browsers::Browsers, examples};
use crate::{command, progress, project::Project};

const OLDEST_NODE: u32 = 20;

/// Tests that watch for jumps, answers and times must not compete for the processor.
const ALONE: [&str; 6] = [
    "boot.test.mjs",
    "ime.test.mjs",
    "layout.test.mjs",
    "lighthouse.test.mjs",
    "prehydration.test.mjs",
    "still.test.mjs",
];

/// Checks the types that the page's scripts declare in their comments.
///
/// # Errors
///
/// Fails if Node.js is missing or a type is wrong.
pub fn types(project: &Project) -> Result<()> {
    packages(project)?;
    command::run(npm(project).args(["run", "--silent", "types"]))
}

/// Tests `dist` in every browser that can be had; `all` leaves no sample out.
///
/// # Errors
///
/// Fails if there is no site to test, no Chromium, or a test fails.
pub fn browser_tests(project: &Project, all: bool) -> Result<()> {
    let site = project.path("dist");
    ensure!(site.join("index.html").is_file(), "there is no site to test; `cargo xtask dist` builds it");
    let tests = tests(project)?;
    packages(project)?;
    let examples = examples::build(project)?;
    let browsers = Browsers::find(project)?;
    let (alone, together): (Vec<_>, Vec<_>) = tests.into_iter().partition(|test| {
        test.file_name().and_then(|name| name.to_str()).is_some_and(|name| ALONE.contains(&name))
    });
    for (tests, at_once) in [(alone, 1), (together, 2)] {
        command::run(
            Command::new("node")
                .current_dir(&project.root)
                .arg("--test")
                .arg(format!("--test-concurrency={at_once}"))
                .args(tests)
                .env("YONGXIAN_SITE", &site)
                .env("YONGXIAN_EXAMPLES", &examples)
                .env("YONGXIAN_ALL", if all { "1" } else { "0" })
                .env("CHROMIUM", &browsers.chromium)
                .env("FIREFOX", browsers.firefox.clone().unwrap_or_default())
                .env("WEBKIT_DRIVER", browsers.webkit_driver.clone().unwrap_or_default())
                .env("MINI_BROWSER", browsers.mini_browser.clone().unwrap_or_default()),
        )?;
    }
    Ok(())
}

/// Installs the test libraries that package-lock.json names, unless they are there.
///
/// # Errors
///
/// Fails if Node.js is missing or too old, or they cannot be had.
pub fn packages(project: &Project) -> Result<()> {
    packages_of(project, ".")
}

/// The same for the package in a folder of the project.
///
/// # Errors
///
/// As above.
pub fn packages_of(project: &Project, folder: &str) -> Result<()> {
    node()?;
    let folder = project.path(folder);
    let modified = |path: &str| fs::metadata(folder.join(path)).and_then(|file| file.modified()).ok();
    // npm writes this file last.
    if modified("node_modules/.package-lock.json") >= modified("package-lock.json") {
        return Ok(());
    }
    progress::step("installing test libraries (npm ci)");
    let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    command::run(npm(project).current_dir(&folder).args(arguments))
}

fn node() -> Result<()> {
    let cure = "install Node.js 20 or newer, for instance from https://nodejs.org";
    let version = command::read(Command::new("node").arg("--version")).context(cure)?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => bail!("Node.js {version} is too old; {cure}"),
    }
}

fn npm(project: &Project) -> Command {
    let mut npm = Command::new("npm");
    npm.current_dir(&project.root);
    npm
}

fn tests(project: &Project) -> Result<Vec<PathBuf>> {
    let folder = project.path("tests/browser");
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut tests = Vec::new();
    for entry in entries {
        let path = entry.with_context(|| format!("cannot read {}", folder.display()))?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            tests.push(path);
        }
    }
    for alone in ALONE {
        ensure!(tests.iter().any(|test| test.ends_with(alone)), "{} holds no {alone}", folder.display());
    }
    tests.sort();
    Ok(tests)
}
