//! The sizes of the last commit, kept in cargo's target folder: nothing generated is committed.
//!
//! Must stay true: a record under a commit's hash was made from exactly that commit.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use super::sizes::Totals;
use crate::{command, progress, project::Project};

/// Remembers the sizes of a release build, if it was made from a commit as it is.
///
/// # Errors
///
/// Fails if the record cannot be written.
pub fn record(project: &Project, totals: Totals) -> Result<()> {
    let clean = git(project, &["status", "--porcelain"]).is_ok_and(|changes| changes.is_empty());
    let Some(commit) = head(project).filter(|_| clean) else { return Ok(()) };
    let file = record_of(project, &commit);
    let folder = file.parent().context("a record needs a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    fs::write(&file, serde_json::to_vec(&totals)?).with_context(|| format!("cannot write {}", file.display()))
}

/// The sizes of the last commit, if they are known.
pub fn last_commit(project: &Project) -> Option<Totals> {
    let json = fs::read(record_of(project, &head(project)?)).ok()?;
    serde_json::from_slice(&json).ok()
}

/// The sizes of the last commit; if they are not known, builds it to find out.
///
/// # Errors
///
/// Fails if there is no commit, or it cannot be built.
pub fn measured_last_commit(project: &Project) -> Result<Totals> {
    if let Some(totals) = last_commit(project) {
        return Ok(totals);
    }
    let commit = git(project, &["rev-parse", "HEAD"]).context("there is no commit to compare with")?;
    let tree = project.target.join("sizes-head");
    let shown = tree.display().to_string();
    progress::step(&format!("no record for the last commit yet; building it in {shown}"));
    // A leftover of an interrupted run would be in the way; usually there is none.
    git(project, &["worktree", "remove", "--force", &shown]).ok();
    git(project, &["worktree", "add", "--detach", &shown, &commit])?;
    // The same target folder: what both trees depend on is compiled already. The build leaves the record.
    let built = command::run(
        command::cargo(project)
            .current_dir(&tree)
            .env("CARGO_TARGET_DIR", &project.target)
            .args(["run", "--quiet", "--package", "xtask", "--", "dist", "--out"])
            .arg(tree.join("dist")),
    );
    git(project, &["worktree", "remove", "--force", &shown])?;
    let known = last_commit(project);
    // A build that breaks its own budget fails, and has left its record all the same.
    known.map_or_else(|| built.and(Err(anyhow::anyhow!("the last commit leaves no record"))), Ok)
}

fn head(project: &Project) -> Option<String> {
    git(project, &["rev-parse", "HEAD"]).ok()
}

fn git(project: &Project, arguments: &[&str]) -> Result<String> {
    command::read(Command::new("git").current_dir(&project.root).args(arguments))
}

fn record_of(project: &Project, commit: &str) -> PathBuf {
    project.target.join("sizes").join(format!("{commit}.json"))
}
