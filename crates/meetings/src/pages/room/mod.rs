//! The pages of a meeting as it is held, made for a tablet: one item at a time, what is there and whether it is enough on top.

mod action;
mod apologies;
mod ask;
mod attendance;
mod clash;
mod decision;
mod guests;
mod interests;
mod item;
pub(super) mod late;
pub(super) mod of_item;
pub(super) mod of_meeting;
mod overview;
mod own;
pub(super) mod parts;
mod register;
mod seat;
mod settle;
mod top;
mod turn;

use site::Route;

/// Every address of the room.
pub(super) fn routes() -> Vec<Route> {
    let all = [
        overview::routes(),
        turn::routes(),
        attendance::routes(),
        seat::routes(),
        guests::routes(),
        interests::routes(),
        item::routes(),
        clash::routes(),
        decision::routes(),
        action::routes(),
        ask::routes(),
        settle::routes(),
        apologies::routes(),
        own::routes(),
        late::routes(),
        register::routes(),
    ];
    all.into_iter().flatten().collect()
}
