//! `cargo xtask serve`: the site on this machine, rebuilt and reloaded when a source changes.
//!
//! Must stay true: only this machine can connect; what is served is what a host would serve, headers included;
//! a reader gets the old site or the new one, never half of each; a failed rebuild leaves the old site.

mod browser;
mod rebuild;
mod server;
mod watch;

use std::{
    fs,
    io::{ErrorKind, Write, stdout},
    net::{Ipv4Addr, TcpListener},
    path::PathBuf,
    sync::Arc,
    thread,
};

use anyhow::{Context, Result};

use self::{rebuild::Builder, server::Served};
use crate::{progress, project::Project};

/// The port when none is asked for, or the first of those tried.
const PORT: u16 = 8080;

/// What to serve, and how.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Which port to use; 0 picks any free one [default: 8080, or the next free one]
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// Do not open a browser
    #[arg(long)]
    pub no_open: bool,
    /// Serve this folder as it is, without building or watching anything
    #[arg(long, value_name = "DIR")]
    pub site_dir: Option<PathBuf>,
}

/// Serves until interrupted.
///
/// # Errors
///
/// Fails if the port is taken, or if the first build fails.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let listener = listen(options.port)?;
    let address = format!("http://{}/", listener.local_addr().context("a listener needs an address")?);
    let served = match &options.site_dir {
        Some(folder) => Arc::new(Served::new(folder)?),
        None => build_and_watch(project, &address)?,
    };
    // Programs that start us wait for this line, which is why it must not sit in a buffer.
    println!("serving {address}");
    stdout().flush().context("cannot write to stdout")?;
    if options.site_dir.is_none() && !options.no_open {
        browser::open(&address);
    }
    server::run(listener, served)
}

/// Builds the site once, and again whenever a source changes.
fn build_and_watch(project: &Project, address: &str) -> Result<Arc<Served>> {
    let folder = project.target.join("serve");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    // Watching begins first: what is saved during the first build counts too.
    let (watcher, changes) = watch::sources(project)?;
    let mut builder = Builder::new(project, folder, address);
    progress::step("building the site; the first time takes a few minutes, most of it for libraries");
    let first = builder.build().map_err(|complaint| complaint.into_error())?;
    let served = Arc::new(Served::new(&first)?);
    let readers = Arc::clone(&served);
    thread::spawn(move || {
        let _watching = watcher;
        for changed in changes {
            progress::step(&format!("{changed} changed; rebuilding"));
            readers.publish(builder.build());
        }
    });
    Ok(served)
}

/// Takes the port that is asked for, or the first free one from the usual one on.
fn listen(port: Option<u16>) -> Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = port {
        return bind(port).with_context(|| format!("cannot use port {port}; choose another with --port"));
    }
    for port in PORT..PORT + 100 {
        match bind(port) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            bound => return bound.with_context(|| format!("cannot use port {port}")),
        }
    }
    anyhow::bail!("ports {PORT} to {} are all taken; choose one with --port", PORT + 99)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_told_when_it_was_asked_for() {
        let taken = listen(Some(0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(listen(Some(port)).unwrap_err().to_string().contains("--port"));
    }

    #[test]
    fn only_this_machine_can_connect() {
        assert!(listen(None).unwrap().local_addr().unwrap().ip().is_loopback());
    }
}
