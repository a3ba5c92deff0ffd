//! `/{county}/insight/explore`: an indicator for an area over time, beside others and on a map, with its numbers to take away. The address
//! is the state.

mod asked;
mod data;
mod files;
mod found;
mod parquet;
mod show;

use site::Route;

/// The explorer and its files.
pub(super) fn routes() -> Vec<Route> {
    show::routes().into_iter().chain(files::routes()).collect()
}
