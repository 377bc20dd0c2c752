//! Where things are and what the project's own Cargo.toml says, as cargo sees it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::command;

/// The project that this program was built from.
#[derive(Debug)]
pub struct Project {
    /// The folder of the root Cargo.toml.
    pub root: PathBuf,
    /// Cargo's target folder, wherever the user keeps it.
    pub target: PathBuf,
    /// What `[workspace.metadata.yongxian]` says.
    pub settings: Settings,
}

/// What a publisher may set in the root Cargo.toml.
#[derive(Debug, Deserialize)]
pub struct Settings {
    /// The address that the site will have.
    pub site: String,
    /// How large it may get.
    pub budgets: Budgets,
}

/// Bytes after brotli 11 that must not be exceeded.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Budgets {
    /// The wasm and its JavaScript glue.
    pub wasm_and_glue: u64,
    /// Everything that the page fetches until it is live.
    pub until_live: u64,
    /// The wasm that also draws, and its glue, which few readers fetch.
    pub drawing: u64,
}

#[derive(Deserialize)]
struct Metadata {
    workspace_root: PathBuf,
    target_directory: PathBuf,
    metadata: WorkspaceMetadata,
}

#[derive(Deserialize)]
struct WorkspaceMetadata {
    yongxian: Settings,
}

impl Project {
    /// Asks cargo about the project.
    ///
    /// # Errors
    ///
    /// Fails if the root Cargo.toml has no `[workspace.metadata.yongxian]` with `site` and `budgets`.
    pub fn load() -> Result<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml");
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let json = command::read(
            std::process::Command::new(cargo)
                .args(["metadata", "--no-deps", "--format-version=1", "--manifest-path"])
                .arg(manifest),
        )?;
        let metadata: Metadata = serde_json::from_str(&json)
            .context("the root Cargo.toml needs [workspace.metadata.yongxian] with `site` and `budgets`")?;
        Ok(Self {
            root: metadata.workspace_root,
            target: metadata.target_directory,
            settings: metadata.metadata.yongxian,
        })
    }

    /// A path in the project.
    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// The text of a file in the project.
    ///
    /// # Errors
    ///
    /// Fails with the path if there is no such text.
    pub fn text(&self, relative: &str) -> Result<String> {
        fs::read_to_string(self.path(relative)).with_context(|| format!("cannot read {relative}"))
    }

    /// A path as one would write it in the root of the project.
    pub fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}
