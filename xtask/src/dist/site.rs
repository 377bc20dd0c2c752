//! The site as a table: path to bytes. All that is published stands in it, and nothing else is written.
//!
//! Must stay true: the same table gives the same files, compressed ones included; a reader of the folder sees
//! the old site or the new one, never half of each.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::pack::{Effort, Packed, Size};

/// The file by which a folder is known to be a site of ours. Its content is whatever a report makes of the sizes.
pub const REPORT: &str = "build.json";

/// The files of a site.
#[derive(Debug, Default)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Puts a file under this very path.
    pub fn add(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), content.into());
    }

    /// What is under a path so far.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Puts a file among the assets under a name that holds its hash; returns its path.
    pub fn add_hashed(&mut self, name: &str, content: impl Into<Vec<u8>>) -> String {
        let content = content.into();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let path = format!("assets/{stem}-{}.{extension}", short_hash(&content));
        self.files.insert(path.clone(), content);
        path
    }

    /// Writes the site in place of what is in the folder. `report` makes one more file of the sizes:
    /// [`REPORT`].
    ///
    /// # Errors
    ///
    /// Fails if the folder holds something that is no site of ours, or cannot be written.
    pub fn write(
        &self,
        folder: &Path,
        effort: Effort,
        report: impl FnOnce(&[Size]) -> Result<Vec<u8>>,
    ) -> Result<()> {
        refuse_to_replace_others(folder)?;
        let packed: Vec<Packed> =
            self.files.par_iter().map(|(path, raw)| Packed::new(path, raw, effort)).collect::<Result<_>>()?;
        let sizes: Vec<Size> = packed.iter().map(Packed::size).collect();

        let staged = beside(folder, "new")?;
        fs::create_dir_all(&staged).with_context(|| format!("cannot create {}", staged.display()))?;
        for file in &packed {
            put(&staged.join(file.path), file.raw)?;
            for (ending, content) in &file.compressed {
                put(&staged.join(format!("{}.{ending}", file.path)), content)?;
            }
        }
        put(&staged.join(REPORT), &report(&sizes)?)?;
        swap(&staged, folder)
    }
}

/// A short name for some content: long enough for a site's few dozen files, short enough to read.
pub fn short_hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

fn put(file: &Path, content: &[u8]) -> Result<()> {
    let folder = file.parent().context("a file needs a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    fs::write(file, content).with_context(|| format!("cannot write {}", file.display()))
}

/// A folder that is empty or a site may be replaced; anything else is somebody's work.
fn refuse_to_replace_others(folder: &Path) -> Result<()> {
    let is_site = folder.join(REPORT).is_file();
    let has_content = fs::read_dir(folder).is_ok_and(|mut content| content.next().is_some());
    if folder.exists() && has_content && !is_site {
        bail!(
            "{} is not empty and holds no {REPORT} of an earlier build; choose another folder",
            folder.display()
        );
    }
    Ok(())
}

/// A name for a folder that is only there while a site is written.
fn beside(folder: &Path, purpose: &str) -> Result<PathBuf> {
    let name = folder.file_name().with_context(|| format!("{} names no folder", folder.display()))?;
    let path = folder.with_file_name(format!(".{}.{purpose}", name.to_string_lossy()));
    if path.exists() {
        fs::remove_dir_all(&path).with_context(|| format!("cannot remove {}", path.display()))?;
    }
    Ok(path)
}

fn swap(staged: &Path, folder: &Path) -> Result<()> {
    let failed = || format!("cannot put the new site into {}", folder.display());
    let old = beside(folder, "old")?;
    if folder.exists() {
        fs::rename(folder, &old).with_context(failed)?;
    }
    fs::rename(staged, folder).with_context(failed)?;
    if old.exists() {
        fs::remove_dir_all(&old).with_context(|| format!("cannot remove {}", old.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(site: &Site, folder: &Path) -> Result<()> {
        site.write(folder, Effort::Best, |_| Ok(b"{}".to_vec()))
    }

    #[test]
    fn a_name_follows_its_content() {
        let mut site = Site::default();
        let one = site.add_hashed("a.js", "1");
        assert_eq!(one, site.add_hashed("a.js", "1"));
        assert_ne!(one, site.add_hashed("a.js", "2"));
        assert_eq!(one, "assets/a-6b86b273ff.js");
    }

    #[test]
    fn a_new_site_leaves_nothing_of_the_old() {
        let folder = tempfile::tempdir().unwrap();
        let dist = folder.path().join("dist");
        for name in ["a.txt", "b.txt"] {
            let mut site = Site::default();
            site.add(name, "a".repeat(1000));
            write(&site, &dist).unwrap();
        }
        assert!(dist.join("b.txt.br").exists() && !dist.join("a.txt").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn somebodys_work_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("thesis.txt"), "years of it").unwrap();
        assert!(write(&Site::default(), folder.path()).is_err());
        assert!(folder.path().join("thesis.txt").exists());
    }
}
