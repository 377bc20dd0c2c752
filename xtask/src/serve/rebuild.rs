//! Building the site by starting this program anew, so that changed Rust counts as much as changed content.

use std::{
    ffi::OsString,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::{command, project::Project};

/// Builds into one of two folders in turn, so that the other can be served meanwhile.
pub struct Builder {
    root: PathBuf,
    cargo: OsString,
    folder: PathBuf,
    address: String,
    turn: bool,
}

/// What a failed build had to say.
#[derive(Debug)]
pub struct Complaint(pub String);

impl Builder {
    /// A builder of the site that will stand at this address.
    pub fn new(project: &Project, folder: PathBuf, address: &str) -> Self {
        let cargo = command::cargo(project).get_program().to_owned();
        Self { root: project.root.clone(), cargo, folder, address: address.to_owned(), turn: false }
    }

    /// Builds the site and returns its folder.
    ///
    /// # Errors
    ///
    /// Returns what the compiler or the build said, all of which stands in the terminal already.
    pub fn build(&mut self) -> Result<PathBuf, Complaint> {
        self.turn = !self.turn;
        let out = self.folder.join(if self.turn { "a" } else { "b" });
        let mut dist = Command::new(&self.cargo);
        dist.current_dir(&self.root)
            .args(["run", "--quiet", "--package", "xtask", "--", "dist", "--profile", "dev", "--reload"])
            .args(["--site", &self.address, "--out"])
            .arg(&out)
            .stdin(Stdio::null())
            .stderr(Stdio::piped());
        match run(&mut dist) {
            Ok(said) if said.success => Ok(out),
            Ok(said) => Err(Complaint(said.text)),
            Err(error) => Err(Complaint(format!("cannot start the build: {error}"))),
        }
    }
}

impl Complaint {
    /// For when there is no earlier site to go on with.
    pub fn into_error(self) -> anyhow::Error {
        anyhow::anyhow!("the site cannot be built; see above")
    }
}

struct Said {
    success: bool,
    text: String,
}

/// Runs a command, showing what it says as it says it, and keeping it.
fn run(command: &mut Command) -> std::io::Result<Said> {
    let mut child = command.spawn()?;
    let mut text = String::new();
    for line in child.stderr.take().into_iter().flat_map(|stderr| BufReader::new(stderr).lines()) {
        let line = line?;
        eprintln!("{line}");
        text.push_str(&line);
        text.push('\n');
    }
    Ok(Said { success: child.wait()?.success(), text })
}
