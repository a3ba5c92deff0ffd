//! The pages of the board, one file each.

mod board;
mod group;
mod groups;
mod organisation;
mod organisations;
mod parts;

use crate::Record;
use kernel::verbs::View;
use site::{Guard, Route, get};

/// Every page of the slice.
pub(crate) fn routes() -> Vec<Route> {
    let view = Guard::may::<View, Record>();
    vec![
        get("/{county}/board", view, board::show),
        get("/{county}/groups", view, groups::show),
        get("/{county}/groups/{group}", view, group::show),
        get("/{county}/organisations", view, organisations::show),
        get("/{county}/organisations/{organisation}", view, organisation::show),
    ]
}
