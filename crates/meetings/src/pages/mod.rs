//! The pages of meetings, one file each.

pub(crate) mod meeting;
mod meeting_business;
mod meeting_cancel;
mod meeting_due;
mod meeting_move;
mod meeting_new;
mod meeting_notice;
mod meeting_turns;
mod meetings;
mod parts;

use site::Route;

/// Every address of this slice.
pub(crate) fn routes() -> Vec<Route> {
    let all = [
        meetings::routes(),
        meeting_new::routes(),
        meeting::routes(),
        meeting_move::routes(),
        meeting_cancel::routes(),
        meeting_due::routes(),
        meeting_notice::routes(),
    ];
    all.into_iter().flatten().collect()
}
