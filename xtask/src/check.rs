//! `cargo xtask check`: documents, with every mistake in one run.
//!
//! Must stay true: a mistake is told once, with its file, its place, what is wrong and what would be right;
//! a document that passes is one that the build takes and the wasm opens.

mod files;
mod json;
mod place;
mod structure;
mod wording;

use std::{fmt, fs, path::PathBuf};

use anyhow::{Context, Result, bail};
use yongxian::{
    domain::{Document, check},
    enrich,
};

use self::{files::Parts, structure::Structure};
use crate::{progress, project::Project};

/// Which documents to check.
#[derive(Debug, Default, clap::Args)]
pub struct Options {
    /// The files of one document, or some of them [default: the whole of www/content]
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// One mistake in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The file as the user named it.
    pub file: String,
    /// A JSON path such as `$.models[3].announced`, or a line and column if the file is no JSON.
    pub place: String,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.file, self.place, self.message)
    }
}

/// Checks documents and tells what is wrong with them.
///
/// # Errors
///
/// Fails if anything is wrong.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let (parts, mistakes) = if options.files.is_empty() {
        examine(read_published(project)?, Extent::Whole)?
    } else {
        let files = options.files.iter().map(|path| read(path, &path.display().to_string()));
        examine(files.collect::<Result<_>>()?, Extent::Part)?
    };
    for mistake in &mistakes {
        println!("{mistake}");
    }
    refuse(&mistakes)?;
    println!("{}: no mistakes", parts.counts());
    Ok(())
}

/// The document in `www/content`, checked and enriched: what the build publishes.
///
/// # Errors
///
/// Fails if anything is wrong with it, having told what.
pub fn published(project: &Project) -> Result<Document> {
    let (parts, mistakes) = examine(read_published(project)?, Extent::Whole)?;
    for mistake in &mistakes {
        progress::complain(mistake);
    }
    refuse(&mistakes)?;
    let json = parts.document.to_string();
    let mut document = Document::from_json(&json).context("the checks let pass what is no document")?;
    enrich::enrich(&mut document)
        .map_err(anyhow::Error::from_boxed)
        .context("cannot put the names into Chinese order")?;
    Ok(document)
}

/// How much of a document there ought to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    Whole,
    /// What is missing may be in files that were not named.
    Part,
}

/// A file's name and text.
type File = (String, String);

fn examine(files: Vec<File>, extent: Extent) -> Result<(Parts, Vec<Mistake>)> {
    let (parts, mut mistakes) = Parts::merge(files);
    let structure = Structure::new()?;
    let problems = structure.problems(&parts.document, extent == Extent::Whole);
    mistakes.extend(problems.into_iter().map(|problem| parts.locate(problem)));
    mistakes.extend(check::check(&parts.document).into_iter().map(|problem| {
        parts.locate(place::Problem {
            path: problem.path,
            message: format!("{}; {}", problem.wrong, problem.cure),
        })
    }));
    parts.sort(&mut mistakes);
    Ok((parts, mistakes))
}

fn refuse(mistakes: &[Mistake]) -> Result<()> {
    match mistakes.len() {
        0 => Ok(()),
        1 => bail!("1 mistake in the document"),
        many => bail!("{many} mistakes in the document"),
    }
}

fn read_published(project: &Project) -> Result<Vec<File>> {
    let folder = project.path("www/content");
    let unreadable = || format!("cannot read {}", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(&folder).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(|path| read(path, &project.shown(path))).collect()
}

fn read(path: &PathBuf, shown: &str) -> Result<File> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {shown}"))?;
    Ok((shown.to_owned(), text))
}

#[cfg(test)]
mod tests;
