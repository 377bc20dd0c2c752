//! How large the site is, what changed since the last commit, and whether the budgets hold.

use std::{collections::BTreeSet, fmt::Write as _};

use anyhow::{Result, bail};
use serde::{Deserialize, Serialize};

use super::pack::Size;
use crate::project::Budgets;

/// The numbers that have budgets: bytes after brotli.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// The wasm and its JavaScript glue.
    pub wasm_and_glue: u64,
    /// Everything that the page fetches until it is live.
    pub until_live: u64,
    /// The wasm that also draws, and its glue. Earlier builds had none.
    #[serde(default)]
    pub drawing: u64,
}

/// The paths of the files that each of these numbers is about.
#[derive(Debug)]
pub struct Parts<'a> {
    /// The wasm and its glue.
    pub wasm_and_glue: BTreeSet<&'a str>,
    /// Everything that the page fetches until it is live.
    pub until_live: BTreeSet<&'a str>,
    /// The wasm that also draws, and its glue.
    pub drawing: BTreeSet<&'a str>,
}

/// The sizes of one build, as published in `build.json`.
#[derive(Debug, Serialize)]
pub struct Report {
    /// What is in this build, as a hash.
    pub build: String,
    /// The numbers that have budgets.
    pub totals: Totals,
    /// Every file.
    pub files: Vec<Size>,
}

impl Totals {
    /// Adds up the files of these paths.
    pub fn of(sizes: &[Size], parts: &Parts<'_>) -> Self {
        let sum = |paths: &BTreeSet<&str>| {
            sizes
                .iter()
                .filter(|size| paths.contains(size.path.as_str()))
                .map(|size| size.brotli as u64)
                .sum()
        };
        Self {
            wasm_and_glue: sum(&parts.wasm_and_glue),
            until_live: sum(&parts.until_live),
            drawing: sum(&parts.drawing),
        }
    }

    /// Fails if a budget is exceeded, and says by how much.
    ///
    /// # Errors
    ///
    /// That is its purpose.
    pub fn within(self, budgets: Budgets) -> Result<()> {
        let mut over = String::new();
        for (name, size, budget) in self.against(budgets) {
            if let Some(excess) = size.checked_sub(budget).filter(|excess| *excess > 0) {
                write!(over, "\n  {name} is {excess} bytes over its {budget}")?;
            }
        }
        if !over.is_empty() {
            bail!(
                "over budget:{over}\nmake it smaller, or argue for a larger budget in the root Cargo.toml, \
                 [workspace.metadata.yongxian.budgets]"
            );
        }
        Ok(())
    }

    fn against(self, budgets: Budgets) -> [(&'static str, u64, u64); 3] {
        [
            ("wasm + glue", self.wasm_and_glue, budgets.wasm_and_glue),
            ("everything until live", self.until_live, budgets.until_live),
            ("what draws, and glue", self.drawing, budgets.drawing),
        ]
    }
}

/// The report for a person: each file, then the totals, then how they changed since a commit.
pub fn table(report: &Report, budgets: Budgets, before: Option<(&str, Totals)>) -> String {
    let width = report.files.iter().map(|size| size.path.len()).max().unwrap_or(0);
    let mut lines = vec![format!("{:width$}  {:>10} {:>10} {:>10}", "bytes", "raw", "gzip", "brotli")];
    lines.extend(
        report.files.iter().map(|Size { path, raw, gzip, brotli }| {
            format!("{path:width$}  {raw:>10} {gzip:>10} {brotli:>10}")
        }),
    );
    lines.push(String::new());
    let before = before.map(|(commit, totals)| (commit, totals.against(budgets)));
    for (n, (name, size, budget)) in report.totals.against(budgets).into_iter().enumerate() {
        let change = match before.and_then(|(commit, totals)| Some((commit, totals.get(n)?.1))) {
            Some((commit, before)) => format!("{:+} bytes since {commit}", signed(size) - signed(before)),
            None => "change since the last commit not measured".to_owned(),
        };
        lines.push(format!("{name:21}  {} of {}; {change}", kilobytes(size), kilobytes(budget)));
    }
    lines.join("\n")
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

fn signed(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGETS: Budgets = Budgets { wasm_and_glue: 150_000, until_live: 220_000, drawing: 155_000 };

    fn size(path: &str, brotli: usize) -> Size {
        Size { path: path.to_owned(), raw: 3 * brotli, gzip: 2 * brotli, brotli }
    }

    #[test]
    fn totals_count_what_they_are_told_to() {
        let sizes = [size("a.wasm", 1000), size("glue.js", 200), size("page.js", 30), size("preview.png", 4)];
        let parts = Parts {
            wasm_and_glue: ["a.wasm", "glue.js"].into(),
            until_live: ["a.wasm", "glue.js", "page.js"].into(),
            drawing: ["preview.png"].into(),
        };
        let totals = Totals::of(&sizes, &parts);
        assert_eq!(totals, Totals { wasm_and_glue: 1200, until_live: 1230, drawing: 4 });
    }

    #[test]
    fn a_budget_may_be_used_up_but_not_exceeded() {
        assert!(
            Totals { wasm_and_glue: 150_000, until_live: 220_000, drawing: 155_000 }.within(BUDGETS).is_ok()
        );
        let error = Totals { wasm_and_glue: 150_001, until_live: 1, drawing: 1 }
            .within(BUDGETS)
            .unwrap_err()
            .to_string();
        assert!(error.contains("wasm + glue is 1 bytes over") && !error.contains("until live"), "{error}");
    }

    #[test]
    fn the_table_tells_the_change() {
        let totals = Totals { wasm_and_glue: 100_000, until_live: 200_090, drawing: 1 };
        let report = Report { build: String::new(), totals, files: vec![size("a.wasm", 10)] };
        let before = Totals { wasm_and_glue: 100_500, until_live: 200_000, drawing: 1 };
        let told = table(&report, BUDGETS, Some(("a1b2c3d", before)));
        assert!(
            told.contains("wasm + glue            100.0 KB of 150.0 KB; -500 bytes since a1b2c3d"),
            "{told}"
        );
        assert!(
            told.contains("everything until live  200.0 KB of 220.0 KB; +90 bytes since a1b2c3d"),
            "{told}"
        );
        assert!(table(&report, BUDGETS, None).contains("not measured"));
    }
}
