//! What any output may know of a cell, and why a cell is hidden.

use serde::{Deserialize, Serialize};
use std::fmt::{self, Display, Formatter};

/// All that an output may know of a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// The count itself.
    Count(u64),
    /// The count, rounded.
    Rounded {
        /// What is shown.
        value: u64,
        /// To multiples of this, or to the middle of groups of this size.
        base: u64,
    },
    /// The sum of parts as they are shown.
    Sum {
        /// What is shown.
        value: u64,
        /// So many parts are hidden and not in it.
        without: u64,
    },
    /// Nothing.
    Hidden(Why),
}

/// What readers are told of a hidden cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Only that it protects somebody: which cells are small is not told.
    Kept,
    /// The reason.
    Told(Reason),
}

/// Why a cell is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Primary: it is small.
    Small,
    /// Primary: nearly all of it is one contributor's.
    Dominated,
    /// Secondary: with the totals around it, it would give away one that is small.
    Protects,
    /// With what was released before, it would give away one that is small.
    Earlier,
}

impl Reason {
    /// In words that can be shown.
    pub fn words(self) -> &'static str {
        match self {
            Self::Small => "Hidden because the number is small",
            Self::Dominated => "Hidden because most of the number comes from one source",
            Self::Protects => "Hidden because a small number could be worked out from it",
            Self::Earlier => {
                "Hidden because a small number could be worked out from it and what was published before"
            }
        }
    }

    /// Whether the cell is hidden for its own sake.
    pub fn primary(self) -> bool {
        matches!(self, Self::Small | Self::Dominated)
    }
}

impl Why {
    /// In words that can be shown.
    pub fn words(self) -> &'static str {
        match self {
            Self::Kept => "Hidden to protect small numbers",
            Self::Told(reason) => reason.words(),
        }
    }
}

impl Shown {
    /// The controlled count, for what is worked out from it; nothing where the cell is hidden or its sum has gaps.
    pub fn controlled(&self) -> Option<u64> {
        match self {
            Self::Count(value) | Self::Rounded { value, .. } | Self::Sum { value, without: 0 } => {
                Some(*value)
            }
            Self::Sum { .. } | Self::Hidden(_) => None,
        }
    }

    /// Whether nothing is shown.
    pub fn hidden(&self) -> bool {
        matches!(self, Self::Hidden(_))
    }

    /// What a reader should be told beside the number, if anything.
    pub fn note(&self) -> Option<String> {
        match self {
            Self::Count(_) | Self::Sum { without: 0, .. } => None,
            Self::Rounded { base, .. } => Some(format!("Rounded, base {base}")),
            Self::Sum { without: 1, .. } => Some("Without one hidden number".to_owned()),
            Self::Sum { without, .. } => Some(format!("Without {without} hidden numbers")),
            Self::Hidden(why) => Some(why.words().to_owned()),
        }
    }
}

/// The number, or `*` as is the custom of hospital data.
impl Display for Shown {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(value) | Self::Rounded { value, .. } | Self::Sum { value, .. } => {
                write!(f, "{value}")
            }
            Self::Hidden(_) => f.write_str("*"),
        }
    }
}
