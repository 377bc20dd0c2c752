//! `cargo xtask bench`: how long things take on this machine, as a table for a person to read.
//!
//! Must stay true: nothing here passes or fails; what is measured is `dist` as it stands, so build it as it is published.

#[path = "../../benches/documents.rs"]
mod documents;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use crate::{
    command, progress,
    project::Project,
    test::{Browsers, packages, packages_of},
};

/// How many events a timeline has, unless somebody asks for others.
const EVENTS: [usize; 4] = [40, 400, 4_000, 40_000];

/// What to measure.
#[derive(Debug, clap::Args)]
pub struct Options {
    #[command(subcommand)]
    what: What,
}

/// What can be measured.
#[derive(Debug, clap::Subcommand)]
enum What {
    /// What moving each figure costs the page, frame by frame, in Chromium
    Figures,
    /// The list of models beside other people's lists, from 40 models to 100,000, in Chromium
    List(Contest),
    /// The timeline beside other people's, from 40 events to 40,000, in Chromium
    Timeline(Contest),
}

/// How what is ours is set beside what others make.
#[derive(Debug, clap::Args)]
struct Contest {
    /// How many models or events a document has, one run for each
    #[arg(long, value_delimiter = ',')]
    sizes: Vec<usize>,
    /// Only these, by the names of their files in the folder `contestants`
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// How often each is opened anew, in turn with the others
    #[arg(long, default_value_t = 3)]
    rounds: u32,
    /// How long one may take to stand, and then to answer, in seconds
    #[arg(long, default_value_t = 60)]
    limit: u32,
    /// A file for the table as Markdown, besides stdout
    #[arg(long)]
    out: Option<PathBuf>,
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
        What::List(_) => "tests/bench/list.mjs",
        What::Timeline(_) => "tests/bench/timeline.mjs",
    };
    let mut node = Command::new("node");
    node.current_dir(&project.root)
        .arg(script)
        .env("YONGXIAN_SITE", &site)
        .env("CHROMIUM", &browsers.chromium);
    let contest = match &options.what {
        What::Figures => None,
        What::List(contest) => Some((contest, "tests/bench/list", documents::SIZES)),
        What::Timeline(contest) => Some((contest, "tests/bench/timeline", EVENTS)),
    };
    if let Some((contest, home, usual)) = contest {
        packages_of(project, home)?;
        let folder = project.target.join("bench");
        let sizes = if contest.sizes.is_empty() { usual.to_vec() } else { contest.sizes.clone() };
        // Events are added by the script itself, to the smallest document there is.
        let written = if matches!(options.what, What::List(_)) { &sizes[..] } else { &documents::SIZES[..1] };
        write_documents(&folder, written)?;
        node.env("YONGXIAN_DOCUMENTS", &folder)
            .args(sizes.iter().map(|size| format!("--size={size}")))
            .args(contest.only.iter().map(|name| format!("--only={name}")))
            .arg(format!("--rounds={}", contest.rounds))
            .arg(format!("--limit={}", contest.limit));
        if let Some(out) = &contest.out {
            node.arg("--out").arg(out);
        }
    }
    command::run(&mut node)
}

/// Writes the documents to a folder, one file a size.
fn write_documents(folder: &Path, sizes: &[usize]) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for size in sizes {
        let path = folder.join(format!("{size}.json"));
        progress::step(&format!("writing a document of {size} models"));
        fs::write(&path, documents::document(*size))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use yongxian::domain::{Document, check};

    use super::documents::document;

    #[test]
    fn a_made_up_document_is_a_document_without_a_mistake() {
        let text = document(40);
        assert_eq!(Document::from_json(&text).unwrap().models.len(), 40);
        assert_eq!(check::check(&serde_json::from_str(&text).unwrap()), []);
    }

    #[test]
    fn a_made_up_document_is_always_the_same() {
        assert_eq!(document(40), document(40));
    }
}
