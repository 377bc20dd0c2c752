//! `cargo xtask dist`: the site, from its sources to the folder that a host serves.
//!
//! Must stay true: the same sources give the same bytes; a document with a mistake, a page with an empty slot
//! or a site over its budget is not built in silence.

mod assets;
mod builder;
mod bundle;
mod embedding;
mod examples;
mod figures;
mod history;
mod javascript;
mod offline;
mod pack;
mod pages;
mod panel;
mod pictures;
mod policy;
mod single;
mod site;
mod sizes;
mod styles;
mod template;
pub mod wasm;

use std::{path::PathBuf, time::Instant};

use anyhow::{Context, Result};
use clap::ValueEnum;

use self::{
    assets::Assets,
    history::Before,
    pack::Effort,
    pages::Address,
    site::Site,
    sizes::{Report, Totals},
};
use crate::{check, progress, project::Project};

/// What to build, and where.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// `release` is what readers get; `dev` is quicker to build, larger, and held to no budget
    #[arg(long, value_enum, default_value_t = Profile::Release)]
    pub profile: Profile,
    /// Where to write the site [default: dist in the root of the project]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The address that the site will have [default: `site` in the root Cargo.toml]
    #[arg(long, value_name = "URL")]
    pub site: Option<String>,
    /// Let pages reload themselves when `cargo xtask serve` has rebuilt them
    #[arg(long)]
    pub reload: bool,
    /// Do not build the last commit, if its sizes are unknown, to tell what changed
    #[arg(long, env = history::NO_COMPARE)]
    pub no_compare: bool,
}

/// For whom to build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Profile {
    /// For readers.
    Release,
    /// For whoever works on it.
    Dev,
}

impl Profile {
    /// The profile's name in the root Cargo.toml.
    fn cargo_name(self) -> &'static str {
        match self {
            Self::Release => "wasm-release",
            Self::Dev => "wasm-dev",
        }
    }

    /// A script as it is published.
    fn finished(self, script: String) -> Result<String> {
        match self {
            Self::Release => javascript::minified(&script),
            Self::Dev => Ok(script),
        }
    }

    fn effort(self) -> Effort {
        match self {
            Self::Release => Effort::Best,
            Self::Dev => Effort::Quick,
        }
    }
}

impl Default for Options {
    /// What the tests want of `cargo xtask dist`: nothing to compare with.
    fn default() -> Self {
        Self { profile: Profile::Release, out: None, site: None, reload: false, no_compare: true }
    }
}

/// Builds the site and writes it.
///
/// # Errors
///
/// Fails if a source is missing or wrong, or if a release build exceeds a budget; in that last case the site
/// has been written, so that one can look at it.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let started = Instant::now();
    let out = options.out.clone().unwrap_or_else(|| project.path("dist"));
    let address = Address::new(options.site.as_deref().unwrap_or(&project.settings.site))?;
    let before = Before::find(project);
    let compares = options.profile == Profile::Release && !options.no_compare;
    let before = if compares { before.map(|before| before.measured(project)) } else { before };

    progress::step("checking the documents");
    let document = check::published(project)?;

    let mut site = Site::default();
    let assets = Assets::add(&mut site, project, options.profile, &document)?;
    progress::step("rendering the pages");
    let pages = pages::add(&mut site, project, &document, &assets, &address, options.reload)?;
    progress::step("making the forms for other pages");
    let frames = embedding::add(&mut site, project, options.profile, &document, &assets, &address)?;
    let builders = builder::add(&mut site, project, options.profile, &document, &assets, &address)?;
    let single = single::add(&mut site, project, options.profile, &document, &assets, &address)?;
    examples::add(&mut site, project)?;
    progress::step("making the worker");
    offline::add(&mut site, project, options.profile, &document, &assets)?;
    let served = policy::Served {
        pages: &pages,
        builders: &builders,
        frames: &frames,
        single: &single,
        wasm: &[&assets.wasm, &assets.drawing.0, &assets.figures.wasm, &assets.panel.wasm],
    };
    site.add("_headers", policy::headers(&address.origin(), served));

    progress::step(&format!("writing {}", project.shown(&out)));
    let mut report = None;
    site.write(&out, options.profile.effort(), |sizes| {
        let totals = Totals::of(sizes, &assets.budgeted());
        let made = report.insert(Report { build: assets.build.clone(), totals, files: sizes.to_vec() });
        Ok(serde_json::to_vec(&made)?)
    })?;
    let report = report.context("the site was written without its report")?;
    if options.profile == Profile::Release {
        history::record(project, report.totals)?;
        println!(
            "{}",
            sizes::table(&report, project.settings.budgets, before.as_ref().and_then(Before::known))
        );
    }
    progress::step(&format!("done in {}", progress::seconds(started.elapsed())));
    match options.profile {
        Profile::Release => report.totals.within(project.settings.budgets),
        Profile::Dev => Ok(()),
    }
}
