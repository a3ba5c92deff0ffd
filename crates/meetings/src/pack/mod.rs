//! The pack of a meeting: its agenda and every paper in order, as one reader may read them.

mod contents;
mod front;
mod print;

pub use contents::{Contents, Kept, Part, contents};
pub use print::{Bound, pdf, print};
