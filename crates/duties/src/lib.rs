//! What the law requires of a county's authorities, when it is due, and what shows that it was done.

use site::Slice;

/// The duties as a slice.
pub fn slice() -> Slice {
    Slice { name: "duties", ..Slice::default() }
}
