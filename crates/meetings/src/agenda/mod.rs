//! The agenda: when each item begins, which number it gets when it is issued, and what differs between two issues.

mod differ;
mod number;
mod times;

pub use differ::{Change, Line, Part, between};
pub use number::numbers;
pub use times::begins;
