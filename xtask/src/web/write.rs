//! A set of files made in memory and written only where it differs, so that nothing is compiled anew without need.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::Outcome;

/// Files by their path below the folder they will be written to.
#[derive(Default)]
pub struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    /// Adds one file; the path uses forward slashes.
    pub fn add(&mut self, path: &str, content: impl Into<Vec<u8>>) {
        self.0.insert(path.to_owned(), content.into());
    }

    /// Twelve hexadecimal digits that change when any file does.
    pub fn version(&self) -> String {
        let mut hash = Sha256::new();
        for (path, content) in &self.0 {
            hash.update(format!("{path}\0{}\0", content.len()));
            hash.update(content);
        }
        hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
    }

    /// Makes the folder hold exactly these files. What is already right is not touched.
    pub fn write(&self, folder: &Path) -> Outcome {
        remove_others(folder, folder, &self.0)?;
        for (path, content) in &self.0 {
            let path = folder.join(path);
            if fs::read(&path).is_ok_and(|old| old == *content) {
                continue;
            }
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent).map_err(|e| format!("cannot make {}: {e}", parent.display()))?;
            }
            fs::write(&path, content).map_err(|e| format!("cannot write {}: {e}", path.display()))?;
        }
        Ok(())
    }
}

fn remove_others(top: &Path, folder: &Path, wanted: &BTreeMap<String, Vec<u8>>) -> Outcome {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(());
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            remove_others(top, &path, wanted)?;
        } else {
            let name = path.strip_prefix(top).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            if !wanted.contains_key(&name) {
                fs::remove_file(&path).map_err(|e| format!("cannot remove {}: {e}", path.display()))?;
            }
        }
    }
    Ok(())
}

/// The names in a folder with this ending, in order.
pub fn names(folder: &Path, ending: &str) -> Outcome<Vec<String>> {
    let entries = fs::read_dir(folder).map_err(|e| format!("cannot read {}: {e}", folder.display()))?;
    let mut names: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.rsplit_once('.').is_some_and(|(_, last)| last == ending))
        .collect();
    names.sort();
    Ok(names)
}

/// A text file.
pub fn text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))
}
