//! Partnership data in, checked; indicators, figures and signals out, each with its source and small numbers protected.

use site::Slice;

/// The data of the partnership as a slice.
pub fn slice() -> Slice {
    Slice { name: "insight", ..Slice::default() }
}
