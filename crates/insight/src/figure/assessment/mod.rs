//! What a strategic assessment draws: a chapter a theme, what changed, the log of gaps in the data, and the annex of methods. Each is a
//! source for papers, so that page, PDF and Word file come from the same blocks as every other paper.

mod changes;
mod chapter;
mod gaps;
mod method;
mod whole;

use kernel::contracts::sources::Source;

/// Every one of them.
pub(crate) fn sources() -> Vec<Source> {
    vec![chapter::SOURCE, changes::SOURCE, gaps::SOURCE, method::SOURCE]
}
