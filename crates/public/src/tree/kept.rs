//! The record as a backup takes it: which files it is made of, while nobody publishes.

use super::swap;
use kernel::{Kernel, Outcome};
use rustix::fs::FlockOperation;
use std::fs::{self, File};
use std::path::Path;

/// The record, held still: nobody publishes until this is dropped.
pub struct Still {
    /// Paths of its files below the data folder, in order.
    pub files: Vec<String>,
    _locks: Vec<File>,
}

/// Waits until nobody publishes, and keeps it so.
///
/// # Errors
/// [`kernel::Fault::Broken`] when the folder cannot be read.
pub fn still(kernel: &Kernel) -> Outcome<Still> {
    let folder = &kernel.record()?.folder;
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (mut files, mut locks) = (Vec::new(), Vec::new());
    for entry in entries(folder)? {
        // What begins with a stop is a publication that was broken off.
        let Some(county) = Some(&entry).filter(|it| !it.starts_with('.') && folder.join(it).is_dir()) else {
            continue;
        };
        let path = folder.join(format!("{county}.lock"));
        let lock = File::create(&path).map_err(|e| swap::fault(&path, &e))?;
        rustix::fs::flock(&lock, FlockOperation::LockExclusive).map_err(|e| swap::fault(&path, &e.into()))?;
        locks.push(lock);
        below(folder, county, &name, &mut files)?;
        let state = format!("{county}.state");
        if folder.join(&state).exists() {
            files.push(format!("{name}/{state}"));
        }
    }
    files.sort();
    Ok(Still { files, _locks: locks })
}

fn entries(folder: &Path) -> Outcome<Vec<String>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let read = fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<Vec<_>>>);
    let all = read.map_err(|e| swap::fault(folder, &e))?;
    Ok(all.into_iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
}

fn below(folder: &Path, path: &str, name: &str, into: &mut Vec<String>) -> Outcome<()> {
    for entry in entries(&folder.join(path))? {
        let path = format!("{path}/{entry}");
        if folder.join(&path).is_dir() {
            below(folder, &path, name, into)?;
        } else {
            into.push(format!("{name}/{path}"));
        }
    }
    Ok(())
}
