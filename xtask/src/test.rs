//! `cargo xtask test`: every check and test there is, in one command, from a fresh clone.
//!
//! Must stay true: a stage sets up what it needs by itself; what cannot be run is told loudly and never
//! counted as passed; the last line sums up.

mod browsers;
mod examples;
mod node;

use std::{fs, time::Instant};

use anyhow::{Context, Result, bail};

pub use self::{
    browsers::Browsers,
    node::{packages, packages_of},
};
use crate::{check, command, dist, progress, project::Project, setup};

/// Which stages to run, and how far.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Only stages whose name contains this
    pub filter: Option<String>,
    /// Try everything where a part is tried otherwise: 1,000 mounts, a fault at each call out of the wasm; takes hours
    #[arg(long)]
    pub all: bool,
    /// Go on after a stage has failed
    #[arg(long)]
    pub keep_going: bool,
}

/// One thing to pass.
struct Stage {
    name: &'static str,
    run: fn(&Project, &Options) -> Result<()>,
}

/// All stages, cheap ones first.
const STAGES: [Stage; 8] = [
    Stage { name: "format", run: format },
    Stage { name: "documents", run: documents },
    Stage { name: "lint", run: lint },
    Stage { name: "lint-wasm", run: lint_wasm },
    Stage { name: "native", run: native },
    Stage { name: "site", run: site },
    Stage { name: "script-types", run: |project, _| node::types(project) },
    Stage { name: "browsers", run: |project, options| node::browser_tests(project, options.all) },
];

/// Runs the stages.
///
/// # Errors
///
/// Fails if a stage fails.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let chosen = |stage: &&Stage| options.filter.as_ref().is_none_or(|filter| stage.name.contains(filter));
    let stages: Vec<&Stage> = STAGES.iter().filter(chosen).collect();
    if stages.is_empty() {
        bail!("no stage has that in its name; the stages are {}", STAGES.map(|stage| stage.name).join(", "));
    }
    let (mut passed, mut failed) = (0, 0);
    for stage in stages {
        progress::heading(stage.name);
        let started = Instant::now();
        let result = (stage.run)(project, options);
        let took = progress::seconds(started.elapsed());
        match result {
            Ok(()) => {
                passed += 1;
                progress::step(&format!("{} passed in {took}", stage.name));
            }
            Err(error) => {
                failed += 1;
                progress::error(&error);
                progress::warn(&format!("{} FAILED after {took}", stage.name));
                if !options.keep_going {
                    break;
                }
            }
        }
    }
    println!("\n{passed} passed, {failed} failed");
    if failed > 0 {
        bail!("not everything passed; `cargo xtask test NAME` runs the stages of that name again");
    }
    Ok(())
}

fn format(project: &Project, _: &Options) -> Result<()> {
    command::run(command::cargo(project).args(["fmt", "--all", "--check"]))
}

fn documents(project: &Project, _: &Options) -> Result<()> {
    check::run(project, &check::Options::default())?;
    let folder = project.path("www/examples");
    let mut examples = fs::read_dir(&folder)
        .and_then(|entries| {
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()
        })
        .with_context(|| format!("cannot read {}", folder.display()))?;
    // The pages beside them show how to embed.
    examples.retain(|example| example.extension().is_some_and(|extension| extension == "json"));
    examples.sort();
    examples.into_iter().try_for_each(|example| check::run(project, &check::Options { files: vec![example] }))
}

fn lint(project: &Project, _: &Options) -> Result<()> {
    command::run(command::cargo(project).args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        "yongxian/ssr,yongxian/schema",
        "--",
        "--deny",
        "warnings",
    ]))
}

fn lint_wasm(project: &Project, _: &Options) -> Result<()> {
    setup::wasm_target()?;
    command::run(command::cargo(project).args([
        "clippy",
        "--package",
        "yongxian",
        "--package",
        "yongxian-qr",
        "--package",
        "yongxian-example-host",
        "--lib",
        "--target",
        "wasm32-unknown-unknown",
        "--features",
        "yongxian/draws",
        "--",
        "--deny",
        "warnings",
    ]))
}

fn native(project: &Project, _: &Options) -> Result<()> {
    command::run(command::cargo(project).args([
        "test",
        "--workspace",
        "--features",
        "yongxian/ssr,yongxian/schema",
    ]))
}

fn site(project: &Project, _: &Options) -> Result<()> {
    dist::run(project, &dist::Options::default())
}
