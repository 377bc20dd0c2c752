//! Pages of other people that cannot be written in JavaScript: built, so that the browser tests can open them.
//!
//! Must stay true: compiled with the flags and the profile of the product's wasm, and with its libraries' features, so
//! that a machine which has just built the site compiles no library again.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::{
    dist::{Profile, wasm},
    progress,
    project::Project,
};

/// Builds them and returns the folder that holds a folder for each.
///
/// # Errors
///
/// Fails if an example does not compile or cannot be written.
pub fn build(project: &Project) -> Result<PathBuf> {
    progress::step("building the example that is a Yew app itself");
    let all = project.target.join("examples");
    let folder = all.join("yew");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;

    let module = wasm::compiled(project, Profile::Release, "yongxian-example-host", &[])?;
    Bindgen::new()
        .input_bytes("host", module)
        .web(true)?
        .omit_default_module_path(false)
        .typescript(false)
        .generate(&folder)
        .context("wasm-bindgen cannot make the glue of the example")?;
    let page = project.path("examples/yew/index.html");
    fs::copy(&page, folder.join("index.html")).with_context(|| format!("cannot copy {}", page.display()))?;
    Ok(all)
}
