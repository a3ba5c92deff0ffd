//! Programs that the commands call: found, installed where that is allowed (Debian as root), or named in one line.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Once;

use crate::{Outcome, children};

/// npm, which comes with Node and is not ours to install.
pub fn npm() -> Outcome {
    match find("npm") {
        Some(_) => Ok(()),
        None => Err("npm is missing: install Node 20 or newer, which brings it".into()),
    }
}

/// A program in PATH; when it is missing, the Debian packages that bring it are installed.
pub fn program(name: &str, packages: &[&str]) -> Outcome<PathBuf> {
    if let Some(path) = find(name) {
        return Ok(path);
    }
    install(name, packages)?;
    find(name).ok_or_else(|| format!("{name} is still missing after installing {}", packages.join(" ")))
}

/// The system's Chromium.
pub fn chromium() -> Outcome<PathBuf> {
    for name in ["chromium", "chromium-browser", "google-chrome"] {
        if let Some(path) = find(name) {
            return Ok(path);
        }
    }
    // The second brings letters for what the pages' own typeface does not draw.
    program("chromium", &["chromium", "fonts-dejavu-core"])
}

/// Looks a program up as a shell would.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Whether we run as root.
pub fn is_root() -> bool {
    nix::unistd::geteuid().is_root()
}

/// Installs Debian packages as root; elsewhere says in one line what is missing and how to get it.
pub fn install(what: &str, packages: &[&str]) -> Outcome {
    static UPDATED: Once = Once::new();
    let command = format!("apt-get install {}", packages.join(" "));
    if !is_root() || !Path::new("/usr/bin/apt-get").exists() {
        return Err(format!("{what} is missing: on Debian or Ubuntu, run `sudo {command}`"));
    }
    eprintln!("xtask: installing {what} ({command})");
    UPDATED.call_once(|| {
        // An old list is often enough; if it is not, the install below says so.
        let _ = children::run(apt(&["update", "-qq"]).stderr(Stdio::null()));
    });
    let mut words = vec!["install", "-y", "-qq", "--no-install-recommends"];
    words.extend(packages);
    children::run(&mut apt(&words))
}

fn apt(words: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    command.args(words).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
    command
}
