//! Loamshire as an example county keeps it: lookups, boundaries, populations and deprivation in the published layouts, and what a demo
//! draws anew: months of police files and the returns of agencies.

mod boundaries;
mod lookups;
mod people;
mod returns;

pub use returns::{RETURNS, Return};

use crate::files::{Asked, Beside, Written, write};
use crate::place::{County, loamshire};
use crate::{Key, Model, Noise};
use std::io;
use std::path::Path;

/// The seed of the county that is kept in `examples/loamshire/insight`.
pub const SEED: u64 = 1974;

/// The files that are kept, by their paths, from the county of [`SEED`].
pub fn files() -> Vec<(String, String)> {
    let county = loamshire(SEED);
    let mut out = lookups::files(&county.place);
    out.extend(boundaries::files(&county));
    out.extend(people::files(&county.place));
    out
}

/// Writes what a demo loads: the county's months of police files into `police-uk`, and its agencies' returns into `returns`.
///
/// # Errors
/// What the disk says, or what is wrong with the key.
pub fn draw(folder: &Path, key: &Key, from: i32, to: i32) -> io::Result<Written> {
    let county = loamshire(SEED);
    let model = model(&county, key)?;
    let beside = Beside { outcomes: true, searches: true };
    let written = write(&folder.join("police-uk"), &model, key, &Asked { from, to, beside, threads: 2 })?;
    let returns = folder.join("returns");
    std::fs::create_dir_all(&returns)?;
    for it in RETURNS {
        std::fs::write(
            returns.join(format!("{}-loamshire.csv", it.dataset)),
            it.csv(&county.place, SEED, from, to),
        )?;
    }
    Ok(written)
}

fn model<'a>(county: &'a County, key: &Key) -> io::Result<Model<'a>> {
    Model::new(&county.place, key, SEED, Noise::default()).map_err(io::Error::other)
}

/// Lines of a table, each ended.
fn table(head: &str, rows: impl IntoIterator<Item = String>) -> String {
    let mut out = format!("{head}\n");
    for row in rows {
        out.push_str(&row);
        out.push('\n');
    }
    out
}
