//! One portable file that holds everything: taken while the server runs, checked before it is used, at home in either database.
//!
//! It is a zip archive: `manifest.json`, one `tables/NAME.ndjson` for each table with its rows in the order of the primary
//! key, and one `files/HASH` for each kept file. Files of the data folder that go along (the public record, and keys when they are
//! asked for) are `beside/HASH`, each content once, and not at all where it is a kept file too. The archive's comment is the SHA-256
//! of all that stands before it.

mod beside;
mod read;
mod restore;
mod row;
mod seal;
mod write;

pub use beside::{Along, Beside};
pub use read::Backup;
pub use restore::{restore, restore_along};

use crate::ledger::Head;
use serde::{Deserialize, Serialize};

/// Version of the archive's shape that this program writes, and the newest that it reads.
pub const FORMAT: u32 = 2;

const MANIFEST: &str = "manifest.json";

/// What a backup says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of the archive's shape.
    pub format: u32,
    /// When it was taken, in UTC.
    pub made_at: String,
    /// Steps that the database had taken, in order of name.
    pub migrations: Vec<String>,
    /// The end of the ledger's sealed chain.
    pub ledger: Head,
    /// What did not fit in the ledger when the backup was taken. Empty when all was well.
    pub ledger_faults: Vec<String>,
    /// The tables, in order of name.
    pub tables: Vec<Table>,
    /// The kept files, in order of hash.
    pub files: Vec<Kept>,
    /// Files that were damaged on disk when the backup was taken, and so are not in it. Empty when all was well.
    pub files_left_out: Vec<String>,
    /// Files of the data folder that went along, in order of path. Format 1 had none.
    #[serde(default)]
    pub beside: Vec<Beside>,
}

/// One table of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in the order in which each row gives them.
    pub columns: Vec<String>,
    /// How many rows it has.
    pub rows: u64,
    /// SHA-256 of its part of the archive, before compression.
    pub sha256: String,
}

/// One kept file of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// SHA-256 of its bytes, which is also its name.
    pub hash: String,
    /// How many bytes.
    pub bytes: u64,
}

impl Table {
    fn part(&self) -> String {
        format!("tables/{}.ndjson", self.name)
    }
}

impl Kept {
    fn part(&self) -> String {
        format!("files/{}", self.hash)
    }
}
