//! What is remembered beside a tree so that the next publication asks only for what changed.

use super::builder::Part;
use super::swap::fault;
use super::whole::Held;
use kernel::{Fault, Outcome};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

/// What is remembered.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// The hash of the newest manifest of the tree that it speaks of: of any other tree it knows nothing.
    pub link: String,
    /// Everything that the record held.
    pub held: Vec<Held>,
    /// The parts it was drawn in.
    pub parts: BTreeMap<String, Part>,
    /// The last publication that the ledger knows of.
    pub recorded: u32,
}

impl State {
    /// What is remembered of the tree of a newest manifest; nothing when it is of another, or cannot be read: then everything is
    /// asked for and drawn anew, which gives the same tree.
    pub fn read(path: &Path, link: &str) -> Self {
        let known = fs::read(path).ok().and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok());
        known.filter(|state| state.link == link).unwrap_or_default()
    }

    /// Keeps it: written beside, forced to disk, then renamed.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be written.
    pub fn write(&self, path: &Path) -> Outcome<()> {
        let bytes = serde_json::to_vec(self).map_err(Fault::broken)?;
        let beside = path.with_extension("part");
        let write = || -> std::io::Result<()> {
            let mut file = File::create(&beside)?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            fs::rename(&beside, path)
        };
        write().map_err(|e| fault(path, &e))
    }
}
