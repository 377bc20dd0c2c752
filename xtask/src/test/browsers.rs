//! The browsers to test in: found, or installed where that is ours to do.
//!
//! Must stay true: without Chromium nothing is tested and that is a failure; Firefox and WebKit may be absent
//! on a developer's machine, and then it is said which tests were left out.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{command, progress, project::Project};

/// Where the browsers are.
#[derive(Debug)]
pub struct Browsers {
    /// Chromium, Chrome or one of Playwright's builds.
    pub chromium: PathBuf,
    /// Firefox.
    pub firefox: Option<PathBuf>,
    /// The driver of WebKitGTK.
    pub webkit_driver: Option<PathBuf>,
    /// The browser that this driver starts.
    pub mini_browser: Option<PathBuf>,
}

impl Browsers {
    /// Finds the browsers; installs those that are missing if this is root's Debian.
    ///
    /// # Errors
    ///
    /// Fails if there is no Chromium and none can be installed.
    pub fn find(project: &Project) -> Result<Self> {
        install_missing();
        let chromium = match chromium() {
            Some(chromium) => chromium,
            None => playwrights_chromium(project)?,
        };
        let firefox = first_of(&["firefox-esr", "firefox"]);
        // The tests start WebKit on a screen of its own.
        let screen = command::which("xvfb-run");
        let webkit_driver = screen.and_then(|_| command::which("WebKitWebDriver"));
        let mini_browser = webkit_driver.as_ref().and_then(|_| mini_browser());
        let found = Self { chromium, firefox, webkit_driver, mini_browser };
        found.report();
        Ok(found)
    }

    fn report(&self) {
        progress::step(&format!("Chromium: {}", self.chromium.display()));
        for (name, path, packages) in [
            ("Firefox", &self.firefox, "firefox-esr"),
            ("WebKitGTK", &self.mini_browser, "webkit2gtk-driver xvfb"),
        ] {
            match path {
                Some(path) => progress::step(&format!("{name}: {}", path.display())),
                None => progress::warn(&format!(
                    "NOT TESTED IN {name}: it is not here (Debian: apt-get install {packages})"
                )),
            }
        }
    }
}

/// Asks Debian's package manager for what is missing; without success the search below tells.
fn install_missing() {
    let wanted = [
        (chromium().is_none(), "chromium"),
        // Without a Chinese font every character is the same box.
        (!has_chinese_font(), "fonts-noto-cjk"),
        (first_of(&["firefox-esr", "firefox"]).is_none(), "firefox-esr"),
        (mini_browser().is_none() || command::which("WebKitWebDriver").is_none(), "webkit2gtk-driver"),
        (command::which("xvfb-run").is_none(), "xvfb"),
    ];
    let missing: Vec<&str> =
        wanted.into_iter().filter(|(missing, _)| *missing).map(|(_, package)| package).collect();
    if missing.is_empty() || !can_install() {
        return;
    }
    progress::step(&format!("installing {} (apt-get)", missing.join(" ")));
    let apt = |arguments: &[&str]| {
        let mut apt = Command::new("apt-get");
        command::run(
            apt.env("DEBIAN_FRONTEND", "noninteractive").args(["--quiet", "--quiet"]).args(arguments),
        )
    };
    if let Err(error) = apt(&["update"]) {
        progress::warn(&format!("{error:#}"));
    }
    // One by one: a package that this release of Debian lacks must not keep the others out.
    for package in missing {
        if let Err(error) = apt(&["install", "--yes", "--no-install-recommends", package]) {
            progress::warn(&format!("{error:#}"));
        }
    }
}

fn can_install() -> bool {
    let root = command::read(Command::new("id").arg("-u")).is_ok_and(|user| user == "0");
    root && Path::new("/etc/debian_version").exists() && command::which("apt-get").is_some()
}

fn chromium() -> Option<PathBuf> {
    first_of(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
}

/// Chromium as Playwright distributes it, for machines with no package of it.
fn playwrights_chromium(project: &Project) -> Result<PathBuf> {
    let cure = "install Chromium or Chrome and put it on PATH";
    progress::step("installing Playwright's Chromium");
    let playwright = |arguments: &[&str]| {
        let mut node = Command::new("node");
        node.current_dir(&project.root).args(arguments);
        node
    };
    command::run(&mut playwright(&["node_modules/playwright-core/cli.js", "install", "chromium"]))
        .context(cure)?;
    let print_path = "console.log(require('playwright-core').chromium.executablePath())";
    let path = PathBuf::from(command::read(&mut playwright(&["--eval", print_path])).context(cure)?);
    if !path.exists() {
        bail!("Playwright installed no Chromium at {}; {cure}", path.display());
    }
    Ok(path)
}

/// WebKitGTK's own small browser, which stands in a folder named after the library's version.
fn mini_browser() -> Option<PathBuf> {
    let libraries = fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
    let folders = libraries.flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
    let mut found: Vec<PathBuf> = folders
        .filter(|folder| folder.file_name().to_string_lossy().starts_with("webkit"))
        .map(|folder| folder.path().join("MiniBrowser"))
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found.pop()
}

fn has_chinese_font() -> bool {
    command::read(Command::new("fc-list").arg(":lang=zh")).is_ok_and(|fonts| !fonts.is_empty())
}

fn first_of(programs: &[&str]) -> Option<PathBuf> {
    programs.iter().find_map(|program| command::which(program))
}
