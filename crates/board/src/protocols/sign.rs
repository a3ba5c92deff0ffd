//! A party signs a protocol, or says that it will not and why: an act of somebody who answers for it, in the ledger under their name.

use super::{Answer, Sign, Signatory, parties};
use crate::register::Span;
use crate::{Protocol, Signature, Snapshot, events, facts, fields, store};
use kernel::clock::words;
use kernel::{Fault, FieldError, Outcome, Permit, Recorded, Unit};

/// The most characters of a statement.
const STATEMENT: usize = 2000;

/// What a party answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signing {
    /// Short name of the protocol.
    pub protocol: String,
    /// The version that was read.
    pub version: String,
    /// Whether they will not sign.
    pub refuse: bool,
    /// The title under which they answer.
    pub role: String,
    /// What they say; the reason, when they will not.
    pub statement: String,
}

/// Signs for a party, or refuses. Whoever refused may sign later, and who signed an earlier version signs the new one.
///
/// # Errors
/// [`Fault::Fields`] when it is no party, has answered so already, or something is missing; [`Fault::Conflict`] when the protocol was
/// changed since it was read.
pub fn sign(unit: &mut Unit<'_>, permit: &Permit<Sign, Signatory>, answer: &Signing) -> Outcome<Recorded> {
    unit.alone("board")?;
    let (county, today) = (permit.county().to_string(), unit.today());
    let register = store::current(unit, &county)?;
    let on = register.on(today);
    let protocol = on.get::<Protocol>(&answer.protocol).ok_or(Fault::Absent)?;
    if protocol.version != answer.version {
        let message = "Another version took its place while you had it open. Read that, then answer.";
        return Err(Fault::Conflict(message.into()));
    }
    let mut errors = wrong(answer);
    errors.extend(answered(&on, permit.id(), protocol, answer));
    if !errors.is_empty() {
        return Err(Fault::Fields(errors));
    }
    let party = permit.id().rsplit('/').next().unwrap_or_default().to_string();
    let is_group = permit.id().contains("/group/");
    let person =
        permit.actor().id().and_then(|id| id.split_once("/person/")).map(|(_, slug)| slug.to_string());
    let noun = crate::Noun::Signature(Signature {
        protocol: answer.protocol.clone(),
        group: is_group.then(|| party.clone()),
        organisation: (!is_group).then(|| party.clone()),
        version: protocol.version.clone(),
        person,
        role: answer.role.trim().into(),
        refused: answer.refuse,
        statement: answer.statement.trim().into(),
    });
    let span = Span { from: today, to: None };
    let faults = facts::check(&register, span, &noun);
    if !faults.is_empty() {
        return Err(Fault::Fields(faults));
    }
    let mine =
        |it: &Signature| if is_group { it.group.as_ref() } else { it.organisation.as_ref() } == Some(&party);
    let before = on
        .all::<Signature>()
        .find(|(_, it)| it.protocol == answer.protocol && mine(it))
        .map(|(fact, _)| fact);
    let rows = match before {
        Some(old) => facts::replace(unit, permit, &county, old, today, Some(&noun), None)?,
        None => {
            let slug = fields::short_name(&register, "", &noun).map_err(|e| Fault::Fields(vec![e]))?;
            vec![store::insert(unit, permit, &county, &slug, span, &noun)?]
        }
    };
    store::touch(unit, permit, &county)?;
    let thing = store::thing_id(&county, "protocol", &answer.protocol);
    let party = permit.id().to_string();
    if answer.refuse {
        unit.record(permit, &events::SigningRefused { thing, party, rows })
    } else {
        unit.record(permit, &events::Signed { thing, party, rows })
    }
}

/// What is wrong with an answer in itself.
fn wrong(answer: &Signing) -> Vec<FieldError> {
    let mut out = Vec::new();
    let mut add = |field: &str, message: &str| {
        out.push(FieldError { field: field.into(), message: message.into() });
    };
    if answer.role.trim().is_empty() {
        add("role", "Enter the title under which you answer, such as Chief Fire Officer");
    }
    if answer.role.chars().count() > 200 {
        add("role", "Shorten this to 200 characters or fewer");
    }
    if answer.refuse && answer.statement.trim().is_empty() {
        add("statement", "Enter why you will not sign. Everybody who may read the protocol can read it");
    }
    if answer.statement.chars().count() > STATEMENT {
        add("statement", "Shorten this to 2,000 characters or fewer");
    }
    out
}

/// Why a party cannot answer so: it is none, or it has done so already.
fn answered(on: &Snapshot<'_>, id: &str, protocol: &Protocol, answer: &Signing) -> Option<FieldError> {
    let wrong = |field: &str, message: String| Some(FieldError { field: field.into(), message });
    let all = parties(on, &answer.protocol, protocol);
    let party = all.iter().find(|party| store::thing_id(on.county, party.kind, party.slug) == id);
    match party.map(|party| party.answer) {
        None => wrong("party", "It is not a party to this protocol".into()),
        Some(Answer::Signed(fact, _)) if !answer.refuse => {
            wrong("answer", format!("It signed on {} already", words::format(fact.span.from)))
        }
        Some(Answer::Refused(fact, _)) if answer.refuse => {
            wrong("answer", format!("It refused on {} already", words::format(fact.span.from)))
        }
        _ => None,
    }
}
