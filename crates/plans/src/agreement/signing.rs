//! Signing: who is asked as the board stood on the day, and what each authority did, for good and to be verified in the ledger.

use super::document::{Next, ground};
use super::{Edition, Kind, Parts, Sign, Signature, Stage};
use crate::agreements::Held;
use crate::events;
use crate::store::{self, Agreement};
use board::{Organisation, Person, Register};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::verbs::Update;
use kernel::{Fault, FieldError, Outcome, Permit, Proof, Recorded, Unit};

/// The responsible authorities that sit on the county strategy group on a day, by short name, in the order of the board: each
/// signs for itself (Crime and Disorder Act 1998 s5).
pub fn authorities(register: &Register, day: Date) -> Vec<String> {
    let on = register.on(day);
    let Some(county) = on.county() else { return Vec::new() };
    let mut out: Vec<String> = Vec::new();
    for (_, seat) in on.seats(&county.strategy_group) {
        let Some(slug) = &seat.organisation else { continue };
        let there = on.get::<Organisation>(slug).is_some();
        if seat.standing == "responsible-authority" && there && !out.contains(slug) {
            out.push(slug.clone());
        }
    }
    out
}

/// What an authority does with the agreement that lies before it.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// The authority, by short name.
    pub organisation: String,
    /// Whether it refuses.
    pub refused: bool,
    /// The statement, or the reason.
    pub words: String,
}

/// Keeps a version for signing and asks the responsible authorities of today. Until it is taken back or issued, nothing changes.
///
/// # Errors
/// [`Fault::Conflict`] when it is out already, something that the law asks for is missing, nobody could sign, or somebody else was first.
pub fn offer(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Agreement>,
    seen: i64,
    what: &str,
) -> Outcome<Recorded> {
    let held = store::agreements::one(unit, permit)?.ok_or(Fault::Absent)?;
    let (now, today, by) = (unit.now(), unit.today(), permit.actor().mark());
    let (edition, rows) = offer_as(unit, permit, held, seen, what, now, today, &by)?;
    unit.record(permit, &events::AgreementOffered { agreement: permit.id().into(), edition, rows })
}

/// The same on a given day, without its event: gives the version and every row.
#[expect(clippy::too_many_arguments, reason = "one act, each part named once")]
pub(crate) fn offer_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    held: Held,
    seen: i64,
    what: &str,
    at: Timestamp,
    day: Date,
    by: &str,
) -> Outcome<(String, Vec<String>)> {
    let (agreement, county) = (held.id.clone(), held.county.clone());
    let register = board::current(unit, &county)?;
    let ground = ground(unit, proof, held)?;
    if ground.parts.stage == Stage::Signing {
        return Err(Fault::Conflict(
            "It is out for signing already. Take it back before it is offered anew.".into(),
        ));
    }
    if let Some(first) = ground.missing().first() {
        return Err(Fault::Conflict(format!("It is not ready to be signed. {first}.")));
    }
    let asked = authorities(&register, day);
    if asked.is_empty() {
        let words = "No responsible authority has a seat on the county’s board today, so nobody can be asked to sign.";
        return Err(Fault::Conflict(words.into()));
    }
    let next = Next { kind: Kind::Signing, on: day, what };
    // Who has signed a version stands beside it and not in it.
    let document = ground.document(&register, Some(&next));
    let edition = Edition {
        id: String::new(),
        number: ground.next(),
        kind: Kind::Signing,
        on: day,
        at,
        by: by.into(),
        what: what.into(),
        document,
        marks: std::collections::BTreeSet::new(),
        head: String::new(),
        rulebook: String::new(),
        files: Vec::new(),
    };
    let id = store::editions::keep(unit, proof, &agreement, &edition)?;
    let mut rows = vec![agreement.clone(), id.clone()];
    rows.extend(store::signing::ask(unit, proof, &agreement, &county, &asked)?);
    let parts = Parts { stage: Stage::Signing, ..ground.parts };
    store::parts::put(unit, proof, &agreement, seen, &parts)?;
    Ok((id, rows))
}

/// Takes it back, so that it can be changed. Signatures stay on record under the version that was signed; the next is signed anew.
///
/// # Errors
/// [`Fault::Conflict`] when it is not out for signing, or somebody else was first.
pub fn take_back(unit: &mut Unit<'_>, permit: &Permit<Update, Agreement>, seen: i64) -> Outcome<Recorded> {
    let agreement = permit.id().to_string();
    let parts = store::parts::one(unit, permit, &agreement)?;
    if parts.stage != Stage::Signing {
        return Err(Fault::Conflict("It is not out for signing.".into()));
    }
    let parts = Parts { stage: Stage::Drafting, ..parts };
    store::parts::put(unit, permit, &agreement, seen, &parts)?;
    let rows = vec![agreement.clone()];
    unit.record(permit, &events::AgreementTakenBack { agreement, version: seen + 1, rows })
}

/// Signs for an organisation, or refuses with a reason. The permit says that its holder answers for one of the authorities; for which, is
/// checked here.
///
/// # Errors
/// [`Fault::Fields`] when it is not theirs to sign for, or a refusal has no reason; [`Fault::Conflict`] when it is not out for signing,
/// or the authority did the same already.
pub fn sign(unit: &mut Unit<'_>, permit: &Permit<Sign, Agreement>, said: &Said) -> Outcome<Recorded> {
    let whole = store::things::whole(permit.county(), "organisation", &said.organisation);
    if !permit.actor().holds("represents", &whole) {
        return Err(Fault::field("organisation", "Choose an organisation for which you answer today"));
    }
    let (now, today, by) = (unit.now(), unit.today(), permit.actor().mark());
    let role = role_of(unit, permit.county(), &by, today)?;
    let (agreement, it) = sign_as(unit, permit, permit.id(), said, &role, now, today, &by)?;
    let rows = vec![it.id.clone()];
    if it.refused {
        let event = events::AgreementRefused {
            signature: it.id,
            agreement,
            edition: it.edition,
            organisation: it.organisation,
            rows,
        };
        return unit.record(permit, &event);
    }
    let event = events::AgreementSigned {
        signature: it.id,
        agreement,
        edition: it.edition,
        organisation: it.organisation,
        rows,
    };
    unit.record(permit, &event)
}

/// The title of a person on a day.
fn role_of(unit: &mut Unit<'_>, county: &str, mark: &str, day: Date) -> Outcome<String> {
    let register = board::current(unit, county)?;
    let slug = mark.rsplit('/').next().unwrap_or_default();
    let title = register.on(day).get::<Person>(slug).map(|p| p.title.clone()).unwrap_or_default();
    Ok(if title.is_empty() { "Representative".into() } else { title })
}

/// The same for a given person and day, without its event.
#[expect(clippy::too_many_arguments, reason = "one act, each part named once")]
pub(crate) fn sign_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    agreement: &str,
    said: &Said,
    role: &str,
    at: Timestamp,
    day: Date,
    by: &str,
) -> Outcome<(String, Signature)> {
    let parts = store::parts::one(unit, proof, agreement)?;
    let asked = store::signing::signatories(unit, proof, agreement)?;
    let editions = store::editions::all(unit, proof, agreement)?;
    let offered = match parts.stage {
        Stage::Signing => editions.iter().rev().find(|e| e.kind == Kind::Signing),
        // Who comes late signs what was issued, under the version that the others signed.
        Stage::Issued => {
            let under = editions.iter().rev().find(|e| e.kind == Kind::Issued).and_then(Edition::under);
            under.and_then(|under| editions.iter().find(|e| e.id == under))
        }
        Stage::Drafting | Stage::Consulting => None,
    };
    let Some(offered) = offered else {
        return Err(Fault::Conflict("It is not out for signing. Ask the partnership officer.".into()));
    };
    let mut faults = Vec::new();
    if !asked.contains(&said.organisation) {
        let message = "This organisation is not among those that are asked to sign".to_string();
        faults.push(FieldError { field: "organisation".into(), message });
    }
    if said.words.trim().is_empty() {
        let message =
            if said.refused { "Say why it is refused" } else { "Enter the statement that is signed" };
        faults.push(FieldError { field: "words".into(), message: message.into() });
    }
    if !faults.is_empty() {
        return Err(Fault::Fields(faults));
    }
    let all = store::signing::all(unit, proof, agreement)?;
    let before = all.iter().rev().find(|s| s.edition == offered.id && s.organisation == said.organisation);
    if before.is_some_and(|s| s.refused == said.refused) {
        let did = if said.refused { "refused" } else { "signed" };
        return Err(Fault::Conflict(format!("This organisation has {did} this version already.")));
    }
    let mut it = Signature {
        id: String::new(),
        edition: offered.id.clone(),
        organisation: said.organisation.clone(),
        by: by.into(),
        role: role.into(),
        on: day,
        at,
        refused: said.refused,
        words: said.words.trim().into(),
    };
    it.id = store::signing::keep(unit, proof, agreement, &it)?;
    Ok((agreement.to_string(), it))
}
