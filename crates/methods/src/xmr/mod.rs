//! XmR charts: what a process does by itself, and what is more than that (NHS England, *Making Data Count*).
//!
//! Two conventions are published for the mean moving range: the R package *NHSRplotthedots* leaves out ranges of 3.267 times their mean or
//! more and takes the mean anew (Nelson 1982), the Excel tools do not. The choice is an option and stands in the chart.

mod chart;
mod limits;
mod propose;
mod rules;

pub use chart::{Chart, Options, Reading, Rebase, Segment, Signal, chart};
pub use limits::{Assurance, Limits};
pub use propose::{Proposal, propose};
pub use rules::Rule;

/// Points in a segment below which its limits are provisional.
pub const PROVISIONAL_BELOW: usize = 12;
