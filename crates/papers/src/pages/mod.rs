//! The pages of the papers, one file each.
use site::Route;
pub(crate) fn routes() -> Vec<Route> {
    Vec::new()
}
