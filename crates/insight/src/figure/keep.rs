//! Keeping a figure, its next version, its release, and peer groups: each is one unit that ends in the ledger.

use super::ask::{Ask, Show};
use super::county::{self, table};
use super::store::{self, Kept, Version};
use super::{Ground, Model, PeerGroup, Worked, differ, events, work};
use crate::Cite;
use crate::dataset::Datasets;
use crate::indicator::{Indicator, Indicators};
use crate::store::DataBook;
use kernel::{Actor, Fault, FieldError, Outcome, Permit, Proof, Recorded, Unit};
use sha2::{Digest, Sha256};

/// The program that works figures out: what it gives may differ from another's.
const ENGINE: &str = concat!("shiremoot ", env!("CARGO_PKG_VERSION"));

/// A hash over what a figure says.
pub(crate) fn print_of(model: &Model) -> String {
    kernel::time::hex(&Sha256::digest(serde_json::to_vec(model).unwrap_or_default()))
}

/// Keeps a figure from the dataset that a permit is for, so that it can be quoted, and gives its identifier. The same question asked
/// again is the same figure.
///
/// # Errors
/// As [`work`]; [`Fault::Absent`] when the indicator is not worked out from that dataset; [`Fault::Conflict`] when it is kept already.
pub fn keep(unit: &mut Unit<'_>, permit: &Permit<Cite, DataBook>, ask: &Ask) -> Outcome<Recorded<String>> {
    unit.alone("insight figures")?;
    let ask = Ask { show: Show::All, ..ask.clone() };
    let all = Indicators::of(unit.kernel())?;
    let it = county::indicator(&all, &ask.indicator)?;
    let county = permit.county().to_string();
    if permit.id() != crate::book(&county, &it.indicator.numerator.dataset) {
        return Err(Fault::Absent);
    }
    if let Some(kept) = store::asked(unit, permit, &county, &ask)? {
        return Err(Fault::Conflict(format!("This is kept already as {}. Quote that one", kept.reference())));
    }
    let actor = permit.actor().clone();
    let ground = Ground::of(unit, &actor, &county, [it])?;
    let released = county::before(unit, &actor, &county, it, None)?;
    let worked = work(&ground, it, &ask, &released)?;
    let published = county::open(&*Datasets::of(unit.kernel())?, it);
    let figure = store::add(unit, permit, &county, &ask, published)?;
    let (version, mut rows) =
        versioned(unit, permit, (&county, &figure, 1), &ground, it, worked, Vec::new())?;
    rows.insert(0, figure.clone());
    let event =
        events::FigureKept { figure: figure.clone(), version: version.id, print: version.print, rows };
    Ok(unit.record(permit, &event)?.carrying(figure))
}

/// Adds a version and what it releases: the people of the county see it from now on.
fn versioned(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, figure, number): (&str, &str, i64),
    ground: &Ground,
    it: &Indicator,
    worked: Worked,
    differs: Vec<String>,
) -> Outcome<(Version, Vec<String>)> {
    let version = Version {
        id: unit.id(),
        number,
        at: unit.now(),
        definition: it.hash(),
        print: print_of(&worked.model),
        engine: ENGINE.into(),
        plan: worked.plan,
        rests_on: ground.rests_on(unit, proof, county, it)?,
        parts: worked.parts,
        differs,
        model: worked.model,
    };
    store::add_version(unit, proof, figure, &version)?;
    let mut rows = vec![version.id.clone()];
    if let Some(cells) = worked.release {
        let of = (county, it.indicator.numerator.dataset.as_str());
        rows.push(store::release(unit, proof, of, (figure, &version.id, "kept"), &cells)?);
    }
    Ok((version, rows))
}

/// Works a kept figure out anew and adds a version where what it says differs; nothing when it does not.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read or written. A figure that can no longer be had keeps its last version.
pub(crate) fn renew(unit: &mut Unit<'_>, proof: &impl Proof, kept: &Kept) -> Outcome<Option<Recorded>> {
    let Some((ground, worked, differs)) = differing(unit, proof, kept)? else { return Ok(None) };
    let all = Indicators::of(unit.kernel())?;
    let it = county::indicator(&all, &kept.ask.indicator)?;
    let of = (kept.county.as_str(), kept.id.as_str(), kept.version + 1);
    let (version, mut rows) = versioned(unit, proof, of, &ground, it, worked, differs)?;
    rows.insert(0, kept.id.clone());
    let event =
        events::FigureChanged { figure: kept.id.clone(), version: version.id, print: version.print, rows };
    unit.record(proof, &event).map(Some)
}

/// A figure that would read otherwise now: the ground, what it gives, and in what it differs.
pub(crate) fn differing(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    kept: &Kept,
) -> Outcome<Option<(Ground, Worked, Vec<String>)>> {
    let actor: Actor = table(&kept.county, unit.today());
    let all = Indicators::of(unit.kernel())?;
    let Some(it) = all.one(&kept.ask.indicator) else { return Ok(None) };
    let Some(last) = store::version(unit, proof, &kept.id, None)? else { return Ok(None) };
    let ground = Ground::of(unit, &actor, &kept.county, [it])?;
    // What it released itself is not held against it, or it would differ because it was kept.
    let released = county::before(unit, &actor, &kept.county, it, Some(&last.id))?;
    let worked = match work(&ground, it, &kept.ask, &released) {
        Ok(worked) => worked,
        Err(Fault::Broken(why)) => return Err(Fault::Broken(why)),
        Err(_) => return Ok(None),
    };
    if print_of(&worked.model) == last.print {
        return Ok(None);
    }
    let differs = differ::between(&last.model, &worked.model);
    Ok(Some((ground, worked, differs)))
}

/// Records that what a figure shows left the county: in an issued paper, in the public record, as a download.
///
/// # Errors
/// [`Fault::Absent`] when it has no version.
pub fn release(unit: &mut Unit<'_>, permit: &Permit<Cite, super::Figure>, how: &str) -> Outcome<Recorded> {
    let kept = store::one(unit, permit, permit.id())?.ok_or(Fault::Absent)?;
    let version = store::version(unit, permit, permit.id(), None)?.ok_or(Fault::Absent)?;
    let all = Indicators::of(unit.kernel())?;
    let it = county::indicator(&all, &kept.ask.indicator)?;
    let actor = permit.actor().clone();
    let ground = Ground::of(unit, &actor, &kept.county, [it])?;
    let released = county::before(unit, &actor, &kept.county, it, Some(&version.id))?;
    let worked = work(&ground, it, &version.plan, &released)?;
    let cells = match worked.release {
        Some(cells) => cells,
        // Data without a rule: that it went out is kept, and nothing of it is held against what comes later.
        None => {
            let nothing =
                (disclosure::Table::new(), disclosure::Policy::open(), disclosure::Released::nothing());
            disclosure::protect(&nothing.0, &nothing.1, &nothing.2)
                .map_err(Fault::broken)?
                .release(version.id.as_str())
        }
    };
    let of = (kept.county.as_str(), it.indicator.numerator.dataset.as_str());
    let row = store::release(unit, permit, of, (&kept.id, &version.id, how), &cells)?;
    let event = events::FigureReleased { figure: kept.id, release: row.clone(), rows: vec![row] };
    unit.record(permit, &event)
}

/// Enters the members of a peer group. Membership of most similar groups is held in a restricted system, so that source and day stand
/// beside it; a later entry of the same name takes its place.
///
/// # Errors
/// [`Fault::Fields`] when a field is empty, a code is unknown, or there are fewer than two members.
pub fn enter_peers(
    unit: &mut Unit<'_>,
    permit: &Permit<Cite, DataBook>,
    it: &PeerGroup,
) -> Outcome<Recorded> {
    let mut errors: Vec<FieldError> = Vec::new();
    let mut wrong =
        |field: &str, message: &str| errors.push(FieldError { field: field.into(), message: message.into() });
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if it.name.is_empty() || !it.name.chars().all(plain) {
        wrong("name", "Enter a short name of small letters, digits and hyphens, such as csp-peers-2024");
    }
    if it.title.trim().is_empty() {
        wrong("title", "Enter what the group is called");
    }
    if it.source.trim().is_empty() {
        wrong("source", "Enter where the membership was read, such as the system and the page");
    }
    if it.members.len() < 2 {
        wrong("members", "Enter the codes of at least two areas, one a line");
    }
    let areas = crate::Areas::of_county(unit, permit, permit.county())?;
    let unknown: Vec<&str> =
        it.members.iter().filter(|code| areas.get(code).is_none()).map(String::as_str).collect();
    if !unknown.is_empty() && !areas.is_empty() {
        wrong(
            "members",
            &format!(
                "No area has the code {}. Look it up, or load the lookup that has it",
                unknown.join(", ")
            ),
        );
    }
    if !errors.is_empty() {
        return Err(Fault::Fields(errors));
    }
    let row = store::enter(unit, permit, permit.county(), it)?;
    unit.record(permit, &events::PeersEntered { group: row.clone(), rows: vec![row] })
}
