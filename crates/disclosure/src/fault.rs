//! What can be wrong with what is asked, and what to do about it.

use crate::Key;
use std::error::Error;
use std::fmt::{self, Display, Formatter};

/// Why a table cannot be protected as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The same cell twice.
    Twice(Key),
    /// A total names a cell that the table does not have.
    Unknown(Key),
    /// A total that is not the sum of its parts.
    DoesNotAdd {
        /// The total.
        total: Key,
        /// What it counts.
        counts: u64,
        /// What its parts come to.
        parts: u64,
    },
    /// A total that is its own part, or names a part twice.
    Circular(Key),
    /// A policy that contradicts itself.
    Policy(String),
    /// A count for a combination that the trees do not have, or a tree with a gap.
    Tree(String),
}

impl Display for Fault {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Twice(key) => write!(f, "The cell {key} stands twice in the table: give each cell once"),
            Self::Unknown(key) => write!(
                f,
                "A total rests on {key}, which the table does not have: add it, as unpublished if it is not to be shown"
            ),
            Self::DoesNotAdd { total, counts, parts } => write!(
                f,
                "{total} counts {counts} but its parts come to {parts}: add what is missing as a part, or leave this total out"
            ),
            Self::Circular(key) => {
                write!(f, "{key} rests on itself or names a part twice: give each part once")
            }
            Self::Policy(why) | Self::Tree(why) => f.write_str(why),
        }
    }
}

impl Error for Fault {}
