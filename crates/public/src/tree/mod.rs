//! The published record as a static tree that any web server can serve and anyone can check.
//!
//! What slices give as typed data is drawn into files; each is known by its hash. A signed chain of manifests says which files each
//! publication changed. Nothing in a file depends on the day of publishing, so that a second publication without a change is the
//! first, byte for byte.

mod builder;
mod data;
mod feeds;
pub mod frame;
mod gather;
mod kept;
pub mod key;
pub mod manifest;
mod pages;
mod publish;
mod state;
mod sum;
mod swap;
pub(crate) mod takedown;
pub mod verify;
mod whole;

pub use builder::{Part, Tree};
pub use kept::{Still, still};
pub use publish::{Publication, address, folder, key, mirror, pending, publish, recorded};
pub use sum::{Sum, Sums};
pub use verify::{Against, Standing, Verdict, verify};
pub use whole::{Gone, Held, Whole};

use kernel::Outcome;

/// Why something is taken out of the record: the word in the manifest, and what readers are told.
pub const REASONS: &[(&str, &str)] = &[
    ("no-longer-public", "It is no longer open to the public."),
    ("personal-data", "It held personal data that should not have been published."),
    ("court-order", "A court ordered that it be taken out."),
    ("rights", "Somebody else has rights in it."),
    ("mistake", "It was published by mistake."),
];

/// Everything that writes into the tree, in order. Each sees the whole record and puts its own files; reports, releases and the
/// list of pages come after them.
const WRITERS: &[fn(&Whole, &mut Tree<'_>) -> Outcome<()>] = &[
    pages::board::write,
    pages::organisations::write,
    pages::meetings::write,
    pages::documents::write,
    pages::decisions::write,
    pages::actions::write,
    pages::asks::write,
    pages::plan::write,
    pages::withheld::write,
    pages::corrections::write,
    pages::gone::write,
    data::write,
    feeds::write,
];
