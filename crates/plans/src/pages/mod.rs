//! The pages of the plan, one file each.

mod action;
mod action_change;
mod action_evidence;
mod action_form;
mod action_new;
mod action_report;
mod actions;
mod agreement;
mod agreement_change;
mod agreement_form;
mod agreement_new;
mod parts;
mod plan;
mod prioritisation;
mod priority;
mod regard;
mod statutory;
mod update;
mod update_reopen;
mod update_write;
mod updates;
mod updates_new;

pub(crate) use parts::standing_tag;
use site::Route;

/// Every route of the slice.
pub(crate) fn routes() -> Vec<Route> {
    let all = [
        plan::routes(),
        agreement_new::routes(),
        agreement_change::routes(),
        priority::routes(),
        prioritisation::routes(),
        agreement::routes(),
        actions::routes(),
        action_new::routes(),
        action::routes(),
        action_report::routes(),
        action_evidence::routes(),
        action_change::routes(),
        statutory::routes(),
        updates::routes(),
        updates_new::routes(),
        update::routes(),
        update_write::routes(),
        update_reopen::routes(),
    ];
    all.into_iter().flatten().collect()
}
