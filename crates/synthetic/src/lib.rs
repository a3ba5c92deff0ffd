//! Made-up counts that say they are made up: season, trend, over-dispersion and planted changes, in the layout of the published files.
//!
//! A [`Geography`] is invented: its codes begin with `E9` and lie in the North Sea. A [`Model`] draws how many rows of each kind every cell
//! of it has in a month, with what the [`Key`] plants. [`files::write`] writes them as data.police.uk does, and says in the folder that they are
//! made up.

pub mod chance;
pub mod example;
pub mod files;
pub mod key;
pub mod kinds;
mod mesh;
mod model;
pub mod month;
mod own;
pub mod place;

pub use key::{Key, KeyFault, Planted, Sort};
pub use model::{Model, Noise};
pub use place::Geography;
