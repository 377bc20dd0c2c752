//! Running other programs, so that a failure names the program, its arguments and what to do.

use std::{env, ffi::OsStr, io::ErrorKind, path::PathBuf, process::Command};

use anyhow::{Context, Result, bail};

use crate::project::Project;

/// A command of the cargo that runs us, in the root of the project.
pub fn cargo(project: &Project) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(&project.root);
    cargo
}

/// Runs a command to its end; what it prints goes to the terminal.
///
/// # Errors
///
/// Fails if the program is missing or exits with anything but 0.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| unstartable(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a command to its end and returns what it printed to stdout, trimmed.
///
/// # Errors
///
/// Fails if the program is missing, exits with anything but 0, or prints something other than text.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| unstartable(command))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed ({}): {}", shown(command), output.status, complaint.trim());
    }
    let text =
        String::from_utf8(output.stdout).with_context(|| format!("`{}` printed no text", shown(command)))?;
    Ok(text.trim().to_owned())
}

/// Whether a program can be started at all.
pub fn exists(program: &str) -> bool {
    match Command::new(program).arg("--version").output() {
        Ok(_) => true,
        Err(error) => error.kind() != ErrorKind::NotFound,
    }
}

/// Where a program is, looked up on `PATH`.
pub fn which(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// The command as one would type it.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

fn unstartable(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    format!("cannot start `{program}`; install it or put it on PATH")
}
