//! The pages of the year: what stands in it, what is proposed, and accepting it.

mod accept;
mod difference;
mod done;
mod picture;
mod show;

use site::Route;

/// Every page of the year.
pub(crate) fn routes() -> Vec<Route> {
    [show::routes(), accept::routes(), done::routes()].concat()
}
