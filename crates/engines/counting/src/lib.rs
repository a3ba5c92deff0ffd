//! Files of rows streamed through a dataset’s checks into immutable Parquet parts and small cubes of counts.
//!
//! [`Counting`] is the kernel's [`Counter`]. It knows no dataset by name: what a file must look like stands in the [`Shape`]. A part
//! is read once, in blocks, by whoever calls; distinct values of a column are looked at once and then only numbered, which is what
//! makes it fast. The same file gives the same bytes.

mod header;
mod intern;
mod keep;
mod pattern;
mod read;
mod rows;
mod screen;
mod sheet;
mod source;
mod survey;
mod tally;
mod value;
mod verdict;

use kernel::contracts::counts::{Counted, Counter, Cube, Found, Known, Shape, Survey, Unfit};
use std::path::Path;

/// So much is read at once.
const BLOCK: usize = 1 << 17;

/// No row is longer.
const LONGEST: u64 = 4 << 20;

/// Finds, checks, keeps and counts files of rows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counting;

impl Counter for Counting {
    fn survey(&self, path: &Path, shapes: &[Shape]) -> Result<Survey, Unfit> {
        survey::survey(path, shapes)
    }

    fn read(
        &self,
        part: &Found,
        shape: &Shape,
        known: &dyn Fn(&str) -> Known,
        into: &Path,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Counted, Unfit> {
        read::part(part, shape, known, into, progress)
    }

    fn count(&self, part: &Found, shape: &Shape) -> Result<Vec<Cube>, Unfit> {
        read::count(part, shape)
    }
}
