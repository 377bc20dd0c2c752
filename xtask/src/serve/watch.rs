//! Noticing that a source changed.

use std::{
    path::Path,
    sync::mpsc::{self, Receiver},
    time::Duration,
};

use anyhow::{Context, Result};
use notify_debouncer_full::{
    DebounceEventResult, Debouncer, RecommendedCache, new_debouncer,
    notify::{EventKind, RecommendedWatcher, RecursiveMode},
};

use crate::project::Project;

/// Editors write a file in several steps; only after this long without another is it done.
const PAUSE: Duration = Duration::from_millis(150);

/// Folders and files that a build depends on.
const SOURCES: [&str; 5] = ["src", "www", "Cargo.toml", "xtask/src", "xtask/Cargo.toml"];

/// Keeps watching until dropped.
pub type Watcher = Debouncer<RecommendedWatcher, RecommendedCache>;

/// Watches everything that a build depends on; each message names one file of a batch of changes.
///
/// # Errors
///
/// Fails if the system cannot watch, for instance because too many files are watched already.
pub fn sources(project: &Project) -> Result<(Watcher, Receiver<String>)> {
    let (sender, changes) = mpsc::channel();
    let root = project.root.clone();
    let mut watcher = new_debouncer(PAUSE, None, move |batch: DebounceEventResult| {
        let batch = batch.unwrap_or_default();
        // Building reads the sources; only writing them counts.
        let changed = batch.iter().filter(|event| !matches!(event.kind, EventKind::Access(_)));
        let path = changed.flat_map(|event| &event.paths).find(|path| is_source(&root, path));
        if let Some(path) = path {
            // Nobody listens any more only when the program ends.
            let _ = sender.send(path.strip_prefix(&root).unwrap_or(path).display().to_string());
        }
    })
    .context("cannot watch files")?;
    for (folder, mode) in [
        // A single file is lost from sight when an editor replaces it; its folder is not.
        ("", RecursiveMode::NonRecursive),
        ("xtask", RecursiveMode::NonRecursive),
        ("xtask/src", RecursiveMode::Recursive),
        ("src", RecursiveMode::Recursive),
        ("www", RecursiveMode::Recursive),
    ] {
        let path = project.path(folder);
        watcher.watch(&path, mode).with_context(|| format!("cannot watch {}", path.display()))?;
    }
    Ok((watcher, changes))
}

fn is_source(root: &Path, path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let backup = path.to_string_lossy().ends_with('~');
    !hidden && !backup && SOURCES.iter().any(|source| path.starts_with(root.join(source)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_leave_and_builds_write_is_no_source() {
        let root = Path::new("/project");
        for source in ["src/lib.rs", "www/content/models.json", "Cargo.toml", "xtask/src/main.rs"] {
            assert!(is_source(root, &root.join(source)), "{source}");
        }
        for other in
            ["Cargo.lock", "dist", "target/serve", "src/.lib.rs.swp", "src/lib.rs~", "tests/it/main.rs"]
        {
            assert!(!is_source(root, &root.join(other)), "{other}");
        }
    }
}
