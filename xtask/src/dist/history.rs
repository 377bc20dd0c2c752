//! The sizes of earlier commits, kept in cargo's target folder: nothing generated is committed.
//!
//! Must stay true: a record under a commit's hash was made from exactly that commit.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use super::sizes::Totals;
use crate::{command, progress, project::Project};

/// The variable that stands for `--no-compare`.
pub const NO_COMPARE: &str = "YONGXIAN_NO_COMPARE";

/// What to compare a build with: the last commit, or the one before it if nothing has changed since the last.
#[derive(Debug)]
pub struct Before {
    commit: String,
    totals: Option<Totals>,
}

impl Before {
    /// Finds the commit and what is known of it; nothing without git or before the first commit.
    pub fn find(project: &Project) -> Option<Self> {
        let revision = if is_clean(project) { "HEAD^" } else { "HEAD" };
        let commit = git(project, &["rev-parse", "--verify", "--quiet", revision]).ok()?;
        let totals = read(project, &commit);
        Some(Self { commit, totals })
    }

    /// The commit as people write it, and its sizes, if they are known.
    pub fn known(&self) -> Option<(&str, Totals)> {
        Some((self.name(), self.totals?))
    }

    /// Builds the commit to find out its sizes, if they are not known. Says so if that fails, and lets it be.
    #[must_use]
    pub fn measured(mut self, project: &Project) -> Self {
        if self.totals.is_none() {
            match self.build(project) {
                Ok(totals) => self.totals = Some(totals),
                Err(error) => progress::step(&format!("cannot compare: {error:#}")),
            }
        }
        self
    }

    fn build(&self, project: &Project) -> Result<Totals> {
        let tree = project.target.join("sizes-head");
        let shown = tree.display().to_string();
        progress::step(&format!("no record for {} yet; building it in {shown}", self.name()));
        // A leftover of an interrupted run would be in the way; usually there is none.
        git(project, &["worktree", "remove", "--force", &shown]).ok();
        git(project, &["worktree", "add", "--detach", &shown, &self.commit])?;
        // The same target folder: what both trees depend on is compiled already. The build leaves the record.
        let built = command::run(
            command::cargo(project)
                .current_dir(&tree)
                .env("CARGO_TARGET_DIR", &project.target)
                // It would go back through the whole history.
                .env(NO_COMPARE, "true")
                .args(["run", "--quiet", "--package", "xtask", "--", "dist", "--out"])
                .arg(tree.join("dist")),
        );
        git(project, &["worktree", "remove", "--force", &shown])?;
        // A build that breaks its own budget fails, and has left its record all the same.
        match read(project, &self.commit) {
            Some(totals) => Ok(totals),
            None => built
                .and(Err(anyhow::anyhow!("it left no record")))
                .with_context(|| format!("cannot build {}", self.name())),
        }
    }

    fn name(&self) -> &str {
        self.commit.get(..7).unwrap_or(&self.commit)
    }
}

/// Remembers the sizes of a release build, if it was made from a commit as it is.
///
/// # Errors
///
/// Fails if the record cannot be written.
pub fn record(project: &Project, totals: Totals) -> Result<()> {
    let Some(commit) = git(project, &["rev-parse", "HEAD"]).ok().filter(|_| is_clean(project)) else {
        return Ok(());
    };
    let file = record_of(project, &commit);
    let folder = file.parent().context("a record needs a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    fs::write(&file, serde_json::to_vec(&totals)?).with_context(|| format!("cannot write {}", file.display()))
}

fn read(project: &Project, commit: &str) -> Option<Totals> {
    serde_json::from_slice(&fs::read(record_of(project, commit)).ok()?).ok()
}

fn is_clean(project: &Project) -> bool {
    git(project, &["status", "--porcelain"]).is_ok_and(|changes| changes.is_empty())
}

fn git(project: &Project, arguments: &[&str]) -> Result<String> {
    command::read(Command::new("git").current_dir(&project.root).args(arguments))
}

fn record_of(project: &Project, commit: &str) -> PathBuf {
    project.target.join("sizes").join(format!("{commit}.json"))
}
