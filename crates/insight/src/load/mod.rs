//! Loading: files are surveyed, each is checked and counted as a part of its own, and every row is accounted for.
//!
//! A part is visible with all its rows or not at all: its files are kept by their hash first, then one unit writes its row and the
//! ledger’s event. What is killed on the way is gone on with by the same command: parts that are kept already are known by their hash.

mod acts;
mod difference;
mod outlines;
mod part;
mod report;
mod run;

pub use difference::{Difference, difference};
pub use report::{Line, Report, Step, What};
pub use run::{Asked, run};
