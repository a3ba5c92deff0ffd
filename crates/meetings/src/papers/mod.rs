//! Papers of an agenda: handed in, judged, cleaned, issued, replaced, withheld, withdrawn.

mod change;
mod document;
pub mod events;
mod hand_in;
mod issue;
mod prepare;

pub use crate::store::documents::{id_of, of};
pub use change::{change, move_paper, replace, withdraw, withhold};
pub(crate) use document::slug;
pub use document::{Document, Found, State};
pub use hand_in::{Said, hand_in, put};
pub(crate) use issue::issue_papers;
pub use prepare::{Looked, Prepared, left_in, look, prepare, taken_out};

use crate::store::documents;
use kernel::{Fault, FieldError, Outcome, Proof, Unit};

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

/// Refuses with all that is wrong.
fn fits(wrong: Vec<FieldError>) -> Outcome<()> {
    if wrong.is_empty() { Ok(()) } else { Err(Fault::Fields(wrong)) }
}
