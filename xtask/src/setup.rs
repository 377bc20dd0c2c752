//! What a fresh machine lacks: found out, installed where that is ours to do, and otherwise named with its cure.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::{command, progress};

const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that Rust can compile to wasm.
///
/// # Errors
///
/// Fails with what to install if the target is missing and rustup is not there or cannot add it.
pub fn wasm_target() -> Result<()> {
    // Asking rustc instead of rustup also serves those who have Rust from their distribution.
    let folder = command::read(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]))
        .context("rustc does not answer; install Rust from https://rustup.rs")?;
    if Path::new(&folder).is_dir() {
        return Ok(());
    }
    if !command::exists("rustup") {
        bail!(
            "Rust's target {WASM} is missing and there is no rustup to add it; install Rust from \
             https://rustup.rs, or your distribution's package of the target's standard library"
        );
    }
    progress::step(&format!("adding Rust's target {WASM}"));
    command::run(Command::new("rustup").args(["target", "add", WASM]))
        .with_context(|| format!("cannot add the target; with a network, `rustup target add {WASM}` does it"))
}
