//! What other slices read of papers: which there are for a meeting, and what they say to somebody.

use crate::{Held, Paper, store};
use jiff::civil::Date;
use kernel::contracts::paper::Paper as Document;
use kernel::contracts::shelf::{PaperShelf, Shelved};
use kernel::verbs::View;
use kernel::{Actor, Fault, Outcome, Permit, Unit};

/// The papers as a shelf.
pub(crate) const SHELF: PaperShelf = PaperShelf { on_day, named, document };

fn on_day(unit: &mut Unit<'_>, actor: &Actor, county: &str, day: Date) -> Outcome<Vec<Shelved>> {
    let visible = actor.visible::<Paper>();
    let held = store::on_day(unit, &visible, county, day)?;
    held.into_iter().map(|held| line(unit, &visible, held)).collect()
}

fn named(unit: &mut Unit<'_>, actor: &Actor, county: &str, slug: &str) -> Outcome<Option<Shelved>> {
    let Some(permit) = seen(unit, actor, county, slug)? else { return Ok(None) };
    let held = store::one(unit, &permit, permit.id())?;
    held.map(|held| line(unit, &permit, held)).transpose()
}

fn document(unit: &mut Unit<'_>, actor: &Actor, county: &str, slug: &str) -> Outcome<Option<Document>> {
    let Some(permit) = seen(unit, actor, county, slug)? else { return Ok(None) };
    Ok(store::issue_of(unit, &permit, permit.id())?.map(|issue| issue.document))
}

/// The permit to read a paper; nothing when there is none that the actor may see.
fn seen(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    slug: &str,
) -> Outcome<Option<Permit<View, Paper>>> {
    let Some(id) = store::id_of(unit, county, slug)? else { return Ok(None) };
    match actor.permit::<View, Paper>(unit, &id) {
        Ok(permit) => Ok(Some(permit)),
        Err(Fault::Absent | Fault::Refused) => Ok(None),
        Err(other) => Err(other),
    }
}

fn line(unit: &mut Unit<'_>, proof: &impl kernel::Proof, held: Held) -> Outcome<Shelved> {
    let issue = store::issue_of(unit, proof, &held.id)?;
    let pdf = issue.and_then(|issue| issue.files.into_iter().find(|file| file.format == "pdf"));
    Ok(Shelved {
        href: format!("/{}/{}", held.county, held.path()),
        meeting: held.meeting(),
        state: held.state.name().into(),
        public: held.public,
        issued_at: held.issued_at,
        pdf: pdf.map(|file| file.hash),
        slug: held.slug,
        title: held.front.title,
        board: held.front.board,
    })
}
