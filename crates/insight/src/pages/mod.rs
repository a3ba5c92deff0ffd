//! The pages of data: what is loaded and how complete, each dataset, each load, each part, and handing in a file.

mod changed;
mod data;
mod dataset;
mod explore;
mod grid;
mod index;
mod load;
mod load_new;
mod part;
mod parts;
mod place;

use site::Route;

/// Every page of loaded data.
pub(crate) fn routes() -> Vec<Route> {
    let all = [
        index::routes(),
        changed::routes(),
        explore::routes(),
        data::routes(),
        dataset::routes(),
        load_new::routes(),
        load::routes(),
        part::routes(),
    ];
    all.into_iter().flatten().collect()
}
