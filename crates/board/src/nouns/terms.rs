//! Parts of the nouns that are tables themselves: lines of reporting, what the terms of reference say of a quorum, and what a
//! protocol says.

use serde::{Deserialize, Serialize};

/// A second line of reporting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Line {
    /// The group that is reported to.
    pub group: String,
    /// How: `cyclically`.
    #[serde(default)]
    pub how: String,
}

/// How many of one class of member must be there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct QuorumClass {
    /// Why they sit: `responsible-authority`.
    pub standing: String,
    /// How many of them.
    pub at_least: u32,
}

/// Something that a protocol says, of what is looked for in one of its sort.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Content {
    /// What, by its name in the rulebook: `purpose`.
    pub item: String,
    /// Where in the text: `Section 2`.
    #[serde(default)]
    pub found: String,
}

/// Whether an address is one of the web: whatever else a browser would follow, such as a script, is not.
pub(super) fn is_web(address: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme))
}
