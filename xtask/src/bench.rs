//! `cargo xtask bench`: how long things take on this machine, as a table for a person to read.
//!
//! Must stay true: nothing here passes or fails; what is measured is `dist` as it stands, so build it as it is published.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::{
    command,
    project::Project,
    test::{Browsers, packages},
};

/// What to measure.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// What to measure
    pub what: What,
}

/// What can be measured.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub enum What {
    /// What moving each figure costs the page, frame by frame, in Chromium
    Figures,
}

/// Measures.
///
/// # Errors
///
/// Fails if there is no site, no Chromium, or the measuring fails.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let site = project.path("dist");
    ensure!(site.join("index.html").is_file(), "there is no site to measure; `cargo xtask dist` builds it");
    packages(project)?;
    let browsers = Browsers::find(project)?;
    let script = match options.what {
        What::Figures => "tests/bench/figures.mjs",
    };
    command::run(
        Command::new("node")
            .current_dir(&project.root)
            .arg(script)
            .env("YONGXIAN_SITE", &site)
            .env("CHROMIUM", &browsers.chromium),
    )
}
