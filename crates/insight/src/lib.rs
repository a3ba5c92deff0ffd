//! Partnership data in, checked; indicators, figures and signals out, each with its source and small numbers protected.

pub mod areas;
pub mod chart;
pub mod counts;
pub mod dataset;
pub mod events;
pub mod figure;
pub mod indicator;
pub mod map;
pub mod load;
mod month;
mod store;

pub use areas::{Area, Areas};
pub use counts::{AreaSet, Categories, Counts};
pub use dataset::{Dataset, Datasets};
pub use month::Month;
pub use store::DataBook;

use site::Slice;

/// Reads what the rulebook says of datasets and indicators, so that what is wrong is refused at start.
///
/// # Errors
/// The first [`kernel::rulebook::Misprint`].
pub fn check(rulebook: &kernel::rulebook::Rulebook) -> Result<(), kernel::rulebook::Misprint> {
    Datasets::load(rulebook)?;
    indicator::Indicators::load(rulebook).map(drop)
}

/// The tables of the slice.
pub const MIGRATIONS: &[kernel::db::Migration] = &[store::MIGRATION];

/// The identifier of a county’s copy of a dataset, for a permit: `loamshire/police-uk-street`.
pub fn book(county: &str, dataset: &str) -> String {
    store::book(county, dataset)
}

/// The data of the partnership as a slice.
pub fn slice() -> Slice {
    Slice { name: "insight", migrations: MIGRATIONS, ..Slice::default() }
}
