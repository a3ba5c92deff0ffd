//! What a file of the tree is known by: its hash and its size.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What a file is known by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// How many bytes.
    pub size: u64,
}

impl Sum {
    /// Of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { sha256: hash(bytes), size: bytes.len() as u64 }
    }
}

/// Files by their paths.
pub type Sums = BTreeMap<String, Sum>;

/// SHA-256 in lower-case hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    kernel::time::hex(&Sha256::digest(bytes))
}
