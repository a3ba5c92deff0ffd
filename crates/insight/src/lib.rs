//! Partnership data in, checked; indicators, figures and signals out, each with its source and small numbers protected.

pub mod areas;
pub mod changed;
pub mod chart;
pub mod counts;
pub mod dataset;
pub mod events;
pub mod figure;
pub mod indicator;
pub mod load;
pub mod map;
mod month;
mod pages;
mod store;

pub use areas::{Area, Areas};
pub use counts::{AreaSet, Categories, Counts};
pub use dataset::{Dataset, Datasets};
pub use month::Month;
pub use store::DataBook;

kernel::declare_verbs! {
    /// Brings in files of a dataset.
    Load,
    /// Keeps a figure, and quotes it in a paper.
    Cite,
    /// Follows a figure to the rows that it was counted from.
    Explain,
}

use site::{NavEntry, Slice};

/// Reads what the rulebook says of datasets and indicators, so that what is wrong is refused at start.
///
/// # Errors
/// The first [`kernel::rulebook::Misprint`].
pub fn check(rulebook: &kernel::rulebook::Rulebook) -> Result<(), kernel::rulebook::Misprint> {
    Datasets::load(rulebook)?;
    indicator::Indicators::load(rulebook).map(drop)
}

const NAV: &[NavEntry] = &[NavEntry { label: "Insight", path: "insight", public: true, order: 33 }];

/// The tables of the slice.
pub const MIGRATIONS: &[kernel::db::Migration] =
    &[store::MIGRATION, changed::why::MIGRATION, figure::MIGRATION];

/// The identifier of a county’s copy of a dataset, for a permit: `loamshire/police-uk-street`.
pub fn book(county: &str, dataset: &str) -> String {
    store::book(county, dataset)
}

/// The data of the partnership as a slice.
pub fn slice() -> Slice {
    let mut routes = pages::routes();
    routes.extend(figure::routes());
    Slice {
        name: "insight",
        routes,
        migrations: MIGRATIONS,
        nav: NAV,
        sources: figure::sources(),
        jobs: vec![figure::JOB],
        ..Slice::default()
    }
}
