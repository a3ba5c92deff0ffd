//! The pages of meetings, one file each.

mod action_log;
mod agenda_add;
mod agenda_edit;
mod agenda_issue;
mod agenda_version;
mod ask;
mod asks;
mod calendar;
mod calendar_feed;
mod clearance;
mod compiled;
mod decision;
mod decisions;
mod forward_plan;
mod forward_plan_change;
mod forward_plan_form;
mod forward_plan_item;
mod forward_plan_new;
mod group_feed;
pub(crate) mod item;
pub(crate) mod item_address;
mod item_carried;
mod item_change;
pub(crate) mod item_form;
mod item_late;
mod item_papers;
mod item_readiness;
mod item_turns;
mod item_withdraw;
mod item_withhold;
mod late;
mod matters;
pub(crate) mod meeting;
mod meeting_agenda;
mod meeting_business;
mod meeting_cancel;
mod meeting_counts;
mod meeting_due;
mod meeting_move;
mod meeting_new;
mod meeting_notice;
mod meeting_papers;
mod meeting_turns;
mod meetings;
mod meetings_import;
mod minutes;
mod minutes_acts;
mod minutes_list;
mod minutes_part;
mod minutes_text;
mod pack;
mod paper;
mod paper_change;
mod paper_new;
mod paper_parts;
mod paper_replace;
mod paper_withdraw;
mod paper_withhold;
mod parts;
mod procedure;
mod procedure_new;
mod procedure_withdraw;
mod procedures;
mod prose;
mod retention;
mod room;
mod series;
mod series_change;
mod series_exceptions;
mod series_form;
mod series_list;
mod series_new;
mod series_numbers;
mod subscribe;
mod withheld;
mod year_picture;

use site::Route;

/// Every address of this slice.
pub(crate) fn routes() -> Vec<Route> {
    let all = [
        meetings::routes(),
        meeting_new::routes(),
        meetings_import::routes(),
        meeting::routes(),
        meeting_move::routes(),
        meeting_cancel::routes(),
        meeting_due::routes(),
        meeting_notice::routes(),
        meeting_counts::routes(),
        meeting_agenda::routes(),
        agenda_edit::routes(),
        agenda_add::routes(),
        agenda_issue::routes(),
        agenda_version::routes(),
        item::routes(),
        item_change::routes(),
        item_withhold::routes(),
        item_withdraw::routes(),
        item_late::routes(),
        item_papers::routes(),
        clearance::routes(),
        room::routes(),
        procedures::routes(),
        procedure_new::routes(),
        procedure::routes(),
        procedure_withdraw::routes(),
        calendar::routes(),
        minutes_list::routes(),
        late::routes(),
        withheld::routes(),
        calendar_feed::routes(),
        group_feed::routes(),
        series_list::routes(),
        series_new::routes(),
        series::routes(),
        series_change::routes(),
        series_exceptions::routes(),
        series_numbers::routes(),
        forward_plan::routes(),
        forward_plan_new::routes(),
        forward_plan_item::routes(),
        forward_plan_change::routes(),
        decisions::routes(),
        decision::routes(),
        asks::routes(),
        ask::routes(),
        action_log::routes(),
        matters::routes(),
        compiled::routes(),
        retention::routes(),
        minutes::routes(),
        minutes_acts::routes(),
        minutes_part::routes(),
        paper_new::routes(),
        paper::routes(),
        paper_change::routes(),
        paper_replace::routes(),
        paper_withhold::routes(),
        paper_withdraw::routes(),
        pack::routes(),
    ];
    all.into_iter().flatten().collect()
}
