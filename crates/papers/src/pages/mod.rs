//! The pages of the papers, one file each.

mod begin;
mod check;
mod clear;
mod cover;
mod files;
mod implications;
mod issue;
mod issued;
mod list;
mod paper;
mod parts;
mod section;
mod section_history;
mod take_back;

use site::Route;

/// Every route of the slice.
pub(crate) fn routes() -> Vec<Route> {
    let all = [
        list::routes(),
        begin::routes(),
        paper::routes(),
        cover::routes(),
        section::routes(),
        section_history::routes(),
        implications::routes(),
        check::routes(),
        clear::routes(),
        issue::routes(),
        take_back::routes(),
        files::routes(),
    ];
    all.into_iter().flatten().collect()
}
