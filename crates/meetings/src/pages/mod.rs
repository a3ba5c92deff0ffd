//! The pages of meetings, one file each.

use site::Route;

/// Every address of this slice.
pub(crate) fn routes() -> Vec<Route> {
    Vec::new()
}
