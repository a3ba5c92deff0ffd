//! Figures: a value or a series with its unit, interval, method, suppression and source, one model for every surface.
//!
//! [`Model`] is what a figure says after disclosure control: page, chart, table, alternative text, CSV and paper are all drawn from
//! it and from nothing else, so that they cannot disagree.

mod ask;
mod control;
mod finding;
mod ground;
mod harm;
mod number;
mod period;
mod raw;
mod series;
mod signal;
mod standing;
#[cfg(test)]
mod tests;
mod values;
mod words;
mod work;

pub use ask::{Against, Ask, Show};
pub use ground::{Ground, PeerGroup};
pub use number::number;
pub use period::{Period, month_of, month_words};
pub use series::{AreaRef, Interval, Line, Model, Note, Place, Point, Shown, Standing, Value};
pub use words::Cells;
pub use work::{PartUse, Worked, work};
