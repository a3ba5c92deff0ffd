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

/// The share of points that charts of so many points mark although nothing changed, from 0 to 1: to be said wherever many charts are
/// looked through at once. Of a hundred charts of three years it is 167 points.
///
/// `0.067 - 0.75 / points`, from simulated steady normal processes of 24 to 60 points, all rules, screened; most of it is runs of seven,
/// which mark seven points each. Season and trend come on top.
pub fn marked_by_chance(points: usize) -> f64 {
    (0.067 - 0.75 / points.max(1) as f64).max(0.0)
}
