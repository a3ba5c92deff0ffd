//! A Python of our own in the target folder, with the readers that judge PDF and Word files.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::{Outcome, children, needs, places};

/// Packages and their exact versions.
const PACKAGES: [&str; 2] = ["pikepdf==10.17.0", "python-docx==1.2.0"];

/// The interpreter that has the packages; made on first use.
pub fn ready() -> Outcome<PathBuf> {
    let folder = places::target().join("python");
    let python = folder.join("bin/python");
    let mark = folder.join("packages.txt");
    let wanted = PACKAGES.join("\n");
    if python.is_file() && fs::read_to_string(&mark).is_ok_and(|has| has == wanted) {
        return Ok(python);
    }
    let system = needs::program("python3", &["python3"])?;
    let make = |system: &PathBuf| {
        children::run(Command::new(system).args(["-m", "venv", "--clear"]).arg(&folder).stdout(Stdio::null()))
    };
    if make(&system).is_err() {
        needs::install("python3's venv", &["python3-venv"])?;
        make(&system)?;
    }
    children::run(
        Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(PACKAGES),
    )?;
    fs::write(&mark, wanted).map_err(|e| format!("cannot write {}: {e}", mark.display()))?;
    Ok(python)
}
