//! A version is sent round for comment until a day, and what comes back is kept with what was made of it.

use super::document::{Next, ground};
use super::{Comment, Edition, Kind, Parts, Stage, unfrozen};
use crate::events;
use crate::store::{self, Agreement};
use jiff::civil::Date;
use kernel::clock::words;
use kernel::verbs::Update;
use kernel::{Fault, FieldError, Outcome, Permit, Recorded, Unit};

/// Keeps a version and notes who is asked, until when.
///
/// # Errors
/// [`Fault::Fields`] when the closing day has passed or nobody is asked; [`Fault::Conflict`] when it is out for signing, or somebody
/// else was first.
pub fn consult(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Agreement>,
    seen: i64,
    closes: Date,
    asked: &str,
) -> Outcome<Recorded> {
    let held = store::agreements::one(unit, permit)?.ok_or(Fault::Absent)?;
    let agreement = permit.id().to_string();
    let parts = unfrozen(unit, permit, &agreement)?;
    let today = unit.today();
    let mut faults = Vec::new();
    if closes < today {
        let message = format!("The closing day is today, {}, or later", words::format(today));
        faults.push(FieldError { field: "closes".into(), message });
    }
    if asked.trim().is_empty() {
        faults.push(FieldError { field: "asked".into(), message: "Say who is asked".into() });
    }
    if !faults.is_empty() {
        return Err(Fault::Fields(faults));
    }
    let register = board::current(unit, permit.county())?;
    let ground = ground(unit, permit, held)?;
    let what = format!("For comment until {}", words::format(closes));
    let next = Next { kind: Kind::Consultation, on: today, what: &what };
    let edition = Edition {
        id: String::new(),
        number: ground.next(),
        kind: Kind::Consultation,
        on: today,
        at: unit.now(),
        by: permit.actor().mark(),
        document: ground.document(&register, Some(&next)),
        what: what.clone(),
        marks: std::collections::BTreeSet::new(),
        head: String::new(),
        rulebook: String::new(),
        files: Vec::new(),
    };
    let id = store::editions::keep(unit, permit, &agreement, &edition)?;
    let row = store::editions::consult(unit, permit, &agreement, &id, today, closes, asked.trim())?;
    let parts = Parts { stage: Stage::Consulting, ..parts };
    store::parts::put(unit, permit, &agreement, seen, &parts)?;
    let rows = vec![agreement.clone(), id.clone(), row];
    unit.record(permit, &events::AgreementConsulted { agreement, edition: id, rows })
}

/// Keeps what somebody said of it. What comes after the closing day is kept, too: its day says so.
///
/// # Errors
/// [`Fault::Fields`] when something is missing or lies ahead; [`Fault::Conflict`] when it was never sent round.
pub fn comment(unit: &mut Unit<'_>, permit: &Permit<Update, Agreement>, it: &Comment) -> Outcome<Recorded> {
    let agreement = permit.id().to_string();
    let all = store::editions::consultations(unit, permit, &agreement)?;
    let Some(last) = all.first() else {
        return Err(Fault::Conflict("It was not sent round yet, so nothing can have come back.".into()));
    };
    let today = unit.today();
    let mut faults = Vec::new();
    let mut wrong = |field: &str, message: String| faults.push(FieldError { field: field.into(), message });
    if it.from.trim().is_empty() {
        wrong("from", "Enter the body or role from which it came".into());
    }
    if it.words.trim().is_empty() {
        wrong("words", "Enter what was said".into());
    }
    if it.received > today {
        wrong("received", format!("It cannot have come after today, {}", words::format(today)));
    } else if it.received < last.opened {
        wrong(
            "received",
            format!("It was sent round on {}: nothing came before", words::format(last.opened)),
        );
    }
    if !faults.is_empty() {
        return Err(Fault::Fields(faults));
    }
    let it = Comment { consultation: last.id.clone(), ..it.clone() };
    let row = store::editions::comment(unit, permit, &agreement, &it)?;
    unit.record(permit, &events::CommentKept { agreement, rows: vec![row] })
}
