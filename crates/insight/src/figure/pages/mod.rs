//! The pages of figures and indicators, one file each.

mod csv;
mod figure;
mod figures;
mod indicator;
mod indicators;
mod parts;
mod peers;

pub(crate) use parts::shown;
use site::Route;

/// Every page of this part.
pub(crate) fn routes() -> Vec<Route> {
    let all = [
        figures::routes(),
        figure::routes(),
        csv::routes(),
        indicators::routes(),
        indicator::routes(),
        peers::routes(),
    ];
    all.into_iter().flatten().collect()
}
