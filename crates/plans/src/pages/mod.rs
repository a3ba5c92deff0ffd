//! The pages of the plan, one file each.

mod parts;
mod update;
mod update_reopen;
mod update_write;
mod updates;
mod updates_new;

use site::Route;

/// Every route of the slice.
pub(crate) fn routes() -> Vec<Route> {
    let all = [
        updates::routes(),
        updates_new::routes(),
        update::routes(),
        update_write::routes(),
        update_reopen::routes(),
    ];
    all.into_iter().flatten().collect()
}
