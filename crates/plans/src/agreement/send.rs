//! A copy is sent, and that is recorded: to the elected local policing body it must be (SI 2007/1830 reg 9A, reg 13A).

use super::{Kind, Sent};
use crate::events;
use crate::store::{self, Agreement};
use board::{Is, Organisation};
use kernel::verbs::Update;
use kernel::{Fault, FieldError, Outcome, Permit, Proof, Recorded, Unit};

/// Records that a copy of the issued agreement was sent.
///
/// # Errors
/// [`Fault::Fields`] when something is missing, lies ahead, or came before the version that is said to have been sent;
/// [`Fault::Conflict`] when nothing was issued yet.
pub fn send(unit: &mut Unit<'_>, permit: &Permit<Update, Agreement>, it: &Sent) -> Outcome<Recorded> {
    let agreement = permit.id().to_string();
    let editions = store::editions::all(unit, permit, &agreement)?;
    let Some(issued) = editions.iter().rev().find(|e| e.kind == Kind::Issued) else {
        return Err(Fault::Conflict(
            "Nothing is issued yet, so no copy can have been sent. Issue it first.".into(),
        ));
    };
    if it.on < issued.on {
        let words = "This version was agreed later than that. Enter the day on which this version was sent";
        return Err(Fault::field("on", words));
    }
    let it = Sent { version: issued.number, by: permit.actor().mark(), at: unit.now(), ..it.clone() };
    let row = send_as(unit, permit, permit.county(), &agreement, &it)?;
    unit.record(permit, &events::CopySent { agreement, to: it.organisation, rows: vec![row] })
}

/// The same for any thing, without its event: gives the row.
pub(crate) fn send_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    thing: &str,
    it: &Sent,
) -> Outcome<String> {
    let mut faults = Vec::new();
    let mut wrong = |field: &str, message: &str| {
        faults.push(FieldError { field: field.into(), message: message.into() });
    };
    let register = board::current(unit, county)?;
    if register.on(it.on).fact(Organisation::KIND, &it.organisation).is_none() {
        wrong("organisation", "Choose a body that was there on that day");
    }
    if it.role.trim().is_empty() {
        wrong("role", "Enter to whom it was sent, by role, such as Chief executive");
    }
    if it.how.trim().is_empty() {
        wrong("how", "Enter how it was sent, such as by e-mail");
    }
    if it.on > kernel::time::civil(it.at) {
        wrong("on", "It cannot have been sent after today");
    }
    if !faults.is_empty() {
        return Err(Fault::Fields(faults));
    }
    store::sent::keep(unit, proof, county, thing, it)
}
