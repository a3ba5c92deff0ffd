//! Partnership data in, checked; indicators, figures and signals out, each with its source and small numbers protected.

pub mod figure;
pub mod indicator;

use site::Slice;

/// Reads what the rulebook says of indicators, so that what is wrong is refused at start.
///
/// # Errors
/// The first [`kernel::rulebook::Misprint`].
pub fn check(rulebook: &kernel::rulebook::Rulebook) -> Result<(), kernel::rulebook::Misprint> {
    indicator::Indicators::load(rulebook).map(drop)
}

/// The data of the partnership as a slice.
pub fn slice() -> Slice {
    Slice { name: "insight", ..Slice::default() }
}
