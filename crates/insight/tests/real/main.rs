//! The real months, lookups and official tables, read from a folder that is not part of this repository: `SHIREMOOT_REAL` names it.
//! Run by `cargo xtask check-real DIR`; not part of the other tests, because it fails where that folder is not.

mod counts;
mod official;
mod rows;
mod support;
