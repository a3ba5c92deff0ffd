//! Papers go out with an issue of the agenda, and their pages get the numbers that they keep.

use super::{Document, State};
use crate::store::documents;
use board::sittings::Sitting;
use kernel::contracts::shelf::Shelved;
use kernel::{Fault, FieldError, Outcome, Proof, Unit};
use std::collections::BTreeSet;

/// Sends out every paper that waits on one of these items, with the issue of this number: the first is the agenda, each later one
/// a supplement with pages of its own. Gives the rows that changed.
///
/// The numbers are those of the whole pack and never change again: whoever may read less finds gaps, and everybody speaks of the
/// same page 12.
///
/// # Errors
/// [`Fault::Fields`] on `papers` when a paper that is written here is not issued yet.
pub(crate) fn issue_papers(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sitting: &Sitting,
    number: i64,
    items: &BTreeSet<String>,
) -> Outcome<Vec<String>> {
    let all = documents::all(unit, proof, &sitting.id)?;
    let (mut next, mut touched, mut wrong) = (1, Vec::new(), Vec::new());
    for it in all.into_iter().filter(|it| it.state == State::Draft && items.contains(&it.item)) {
        let mut it = it;
        if it.written_here()
            && let Err(message) = take_from_shelf(unit, proof, &mut it)?
        {
            wrong.push(FieldError { field: "papers".into(), message });
            continue;
        }
        let pages = it.pages.max(0);
        let it = Document {
            state: State::Issued,
            issue: number,
            first_page: if pages > 0 { next } else { 0 },
            version: it.version + 1,
            changed_at: unit.now(),
            ..it
        };
        next += pages;
        documents::update(unit, proof, &it)?;
        touched.push(it.id);
    }
    if wrong.is_empty() { Ok(touched) } else { Err(Fault::Fields(wrong)) }
}

/// The file of a paper that was written here, as it was issued; in words what is wrong when it was not.
fn take_from_shelf(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    it: &mut Document,
) -> Outcome<Result<(), String>> {
    let not_yet =
        || format!("“{}” is not issued yet. Issue the report first, or take it off the agenda", it.title);
    let Some(shelf) = unit.kernel().neighbours().shelf else { return Ok(Err(not_yet())) };
    let actor = proof.holder().clone();
    let Some(shelved) = (shelf.named)(unit, &actor, &it.county, &it.paper)? else {
        return Ok(Err(not_yet()));
    };
    if shelved.issued_at.is_none() {
        return Ok(Err(not_yet()));
    }
    take(unit, it, &shelved)?;
    Ok(Ok(()))
}

/// Takes what is shelved as the paper's file.
pub(crate) fn take(unit: &Unit<'_>, it: &mut Document, shelved: &Shelved) -> Outcome<()> {
    let Some(pdf) = &shelved.pdf else { return Ok(()) };
    let bytes = unit.kernel().files().read(pdf)?;
    it.pages = unit.kernel().binder().and_then(|binder| binder.pages(&bytes)).map_or(0, i64::from);
    it.bytes = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    it.media = "application/pdf".into();
    it.clean.clone_from(pdf);
    it.found.bound.clone_from(pdf);
    it.found.own_pages = u32::try_from(it.pages).unwrap_or(0);
    it.hash.clone_from(pdf);
    Ok(())
}
