//! Figures: a value or a series with its unit, interval, method, suppression and source, one model for every surface.
//!
//! [`Model`] is what a figure says after disclosure control: page, chart, table, alternative text, CSV and paper are all drawn from
//! it and from nothing else, so that they cannot disagree.

mod ask;
mod assessment;
mod blocks;
mod control;
mod county;
mod differ;
mod drawn;
pub mod events;
mod explain;
mod finding;
mod ground;
mod harm;
mod keep;
mod number;
mod pages;
mod parts;
mod period;
mod raw;
mod refresh;
mod series;
mod signal;
mod source;
mod standing;
mod store;
#[cfg(test)]
mod tests;
mod values;
mod words;
mod work;

pub use ask::{Against, Ask, Show};
pub use county::worked;
pub use explain::{Explained, Told, explain, told};
pub use finding::change_of;
pub use ground::{Ground, PeerGroup};
pub use keep::{enter_peers, keep, release};
pub use number::number;
pub(crate) use pages::shown;
pub use parts::PartUse;
pub use period::{Period, month_of, month_words};
pub(crate) use refresh::{JOB, after};
pub use series::{AreaRef, Interval, Line, Model, Note, Place, Point, Shown, Standing, Value};
pub use store::{DataVersion, Figure, Kept, MIGRATION, Version};
pub use words::Cells;
pub use work::{Worked, work};

use kernel::contracts::sources::Source;

/// The pages of figures and indicators.
pub(crate) fn routes() -> Vec<site::Route> {
    pages::routes()
}

/// What papers draw of them.
pub(crate) fn sources() -> Vec<Source> {
    let mut all = vec![source::SOURCE];
    all.extend(assessment::sources());
    all
}
