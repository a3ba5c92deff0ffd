//! The pages of meetings, one file each.

mod action_log;
mod ask;
mod asks;
mod calendar;
mod decision;
mod decisions;
mod forward_plan;
mod forward_plan_change;
mod forward_plan_form;
mod forward_plan_item;
mod forward_plan_new;
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
mod prose;
mod series;
mod series_change;
mod series_exceptions;
mod series_form;
mod series_list;
mod series_new;
mod year_picture;

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
        calendar::routes(),
        series_list::routes(),
        series_new::routes(),
        series::routes(),
        series_change::routes(),
        series_exceptions::routes(),
        forward_plan::routes(),
        forward_plan_new::routes(),
        forward_plan_item::routes(),
        forward_plan_change::routes(),
        decisions::routes(),
        decision::routes(),
        asks::routes(),
        ask::routes(),
        action_log::routes(),
    ];
    all.into_iter().flatten().collect()
}
