//! Papers of an agenda: handed in, judged, cleaned, issued, replaced, withheld, withdrawn.

mod document;
mod issue;

pub(crate) use document::slug;
pub use document::{Document, Found, State};
pub(crate) use issue::issue_papers;

use crate::store::documents;
use kernel::{Outcome, Proof, Unit};

/// A name for a paper of a meeting, which no other of its papers has.
pub(crate) fn free_slug(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sitting: &str,
    title: &str,
) -> Outcome<String> {
    let taken = documents::names(unit, proof, sitting)?;
    let base = slug(title);
    let numbered = (2..).map(|n: u32| format!("{base}-{n}"));
    let free = std::iter::once(base.clone()).chain(numbered).find(|name| !taken.contains(name));
    Ok(free.unwrap_or(base))
}
