//! `cargo xtask VERB`: everything one does with this repository, with no tool to install first.
//!
//! Must stay true: each verb sets up what it needs, or says what is missing and how to get it; progress and
//! errors go to stderr, results to stdout; a verb that fails exits with 1.

mod bench;
mod check;
mod command;
mod dist;
mod headers;
mod progress;
mod project;
mod serve;
mod setup;
mod test;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use crate::project::Project;

/// Builds, checks, serves, tests and measures Yongxian.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", arg_required_else_help = true)]
enum Verb {
    /// Show the site in a browser, and rebuild and reload it when a source file changes.
    Serve(serve::Options),
    /// Run every check and test: format, lints, native tests, documents, budgets, browsers.
    Test(test::Options),
    /// Write the site to a folder.
    Dist(dist::Options),
    /// Check documents: every mistake in one run, and what would be right.
    Check(check::Options),
    /// Measure how long things take on this machine.
    Bench(bench::Options),
}

fn main() -> ExitCode {
    let verb = Verb::parse();
    match run(&verb) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            progress::error(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(verb: &Verb) -> Result<()> {
    let project = Project::load()?;
    match verb {
        Verb::Serve(options) => serve::run(&project, options),
        Verb::Test(options) => test::run(&project, options),
        Verb::Dist(options) => dist::run(&project, options),
        Verb::Check(options) => check::run(&project, options),
        Verb::Bench(options) => bench::run(&project, options),
    }
}
