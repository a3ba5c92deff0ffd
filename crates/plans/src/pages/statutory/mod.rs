//! The pages of strategic assessments and partnership plans: one file a page, the same for both where the law asks the same.

mod begin;
mod complete;
mod consideration;
mod consultation;
mod copies;
mod details;
mod file;
mod finding;
mod inputs;
mod list;
mod one;
mod parts;
mod regard;
mod release;
mod section;
mod summary;

use site::Route;

/// Every route of them.
pub(super) fn routes() -> Vec<Route> {
    let all = [
        list::routes(),
        begin::routes(),
        one::routes(),
        section::routes(),
        details::routes(),
        inputs::routes(),
        finding::routes(),
        consultation::routes(),
        consideration::routes(),
        regard::routes(),
        complete::routes(),
        release::routes(),
        summary::routes(),
        copies::routes(),
        file::routes(),
    ];
    all.into_iter().flatten().collect()
}
