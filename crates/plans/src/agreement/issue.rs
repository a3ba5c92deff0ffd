//! An agreement that was agreed is issued: document, ledger head, rulebook and files are frozen together as a version.

use super::document::{Ground, Next, ground};
use super::{Edition, FileKept, Kind, Parts, Stage, UNDER};
use crate::agreements::{State, Terms};
use crate::events;
use crate::store::{self, Agreement};
use board::Register;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::contracts::paper::Paper;
use kernel::contracts::press::About;
use kernel::verbs::Issue;
use kernel::{Fault, FieldError, Kernel, Outcome, Permit, Proof, Recorded, Unit};

/// What was made before it is issued: files take a moment, so they are made outside of the unit, which then checks that nothing moved.
#[derive(Clone, Debug)]
pub struct Made {
    /// The day on which the county strategy group agreed it.
    pub agreed: Date,
    /// How: at which meeting, by which decision.
    pub how: String,
    /// The agreement that it follows, by short name: that one ends, and its open actions pass to the priorities of the same short name.
    pub follows: Option<String>,
    /// Whether anybody may read it. The law does not ask that an agreement be published: only a summary of each partnership plan.
    pub public: bool,
    /// The instant that the files name.
    pub at: Timestamp,
    /// The end of the ledger.
    pub head: String,
    /// The hash of the rulebook.
    pub rulebook: String,
    /// The fingerprint of the document from which the files were made.
    pub print: String,
    /// The files, already in the file store.
    pub files: Vec<FileKept>,
}

/// The document as it is issued, and its fingerprint.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written down.
pub(crate) fn print(
    ground: &Ground,
    register: &Register,
    agreed: Date,
    how: &str,
) -> Outcome<(Paper, String)> {
    let next = Next { kind: Kind::Issued, on: agreed, what: how };
    let document = ground.document(register, Some(&next));
    let text = serde_json::to_string(&document).map_err(Fault::broken)?;
    Ok((document, kernel::files::hash(text.as_bytes())))
}

/// Makes the files of a document and keeps each by its hash. Without anybody who prints there are none, and the page is all.
///
/// # Errors
/// [`Fault::Broken`] when one of them cannot be made or kept.
pub(crate) fn files_of(kernel: &Kernel, document: &Paper, about: &About) -> Outcome<Vec<FileKept>> {
    let Some(press) = kernel.press() else { return Ok(Vec::new()) };
    let mut out = Vec::new();
    let mut keep = |format: &str, bytes: Vec<u8>| -> Outcome<()> {
        out.push(FileKept { format: format.into(), hash: kernel.files().keep(&bytes)?, bytes: bytes.len() });
        Ok(())
    };
    keep("pdf", press.pdf(document, about)?)?;
    match press.docx(document, about) {
        Ok(bytes) => keep("docx", bytes)?,
        // Whoever only prints says so.
        Err(Fault::Fields(_)) => {}
        Err(other) => return Err(other),
    }
    Ok(out)
}

/// Issues it: from then on this version never changes. A signature that is missing does not keep it from being agreed.
///
/// # Errors
/// [`Fault::Fields`] when the day lies ahead or it is not said how it was agreed; [`Fault::Conflict`] when something that the law asks
/// for is missing, or it changed while the files were made, or somebody else was first.
pub fn issue(
    unit: &mut Unit<'_>,
    permit: &Permit<Issue, Agreement>,
    seen: i64,
    made: &Made,
) -> Outcome<Recorded> {
    let held = store::agreements::one(unit, permit)?.ok_or(Fault::Absent)?;
    let agreement = held.id.clone();
    let by = permit.actor().mark();
    let today = unit.today();
    let mut faults = Vec::new();
    if made.agreed > today {
        let message = "It cannot have been agreed after today".to_string();
        faults.push(FieldError { field: "agreed".into(), message });
    }
    if made.how.trim().is_empty() {
        let message = "Say how it was agreed: at which meeting, by which decision".to_string();
        faults.push(FieldError { field: "how".into(), message });
    }
    if !faults.is_empty() {
        return Err(Fault::Fields(faults));
    }
    let ground = ground(unit, permit, held)?;
    let (edition, rows) = issue_as(unit, permit, ground, seen, made, &by)?;
    if made.public {
        kernel::contracts::record::released(unit, permit.county())?;
    }
    let event = events::AgreementIssued {
        agreement,
        edition,
        head: made.head.clone(),
        rulebook: made.rulebook.clone(),
        files: made.files.iter().map(|file| format!("{} {}", file.format, file.hash)).collect(),
        rows,
    };
    unit.record(permit, &event)
}

/// The same for a given person, without its event: gives the version and every row.
pub(crate) fn issue_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    ground: Ground,
    seen: i64,
    made: &Made,
    by: &str,
) -> Outcome<(String, Vec<String>)> {
    if ground.parts.version != seen {
        let words =
            "Somebody else changed the agreement while you had it open. Look at it, then issue it again.";
        return Err(Fault::Conflict(words.into()));
    }
    if ground.parts.stage == Stage::Issued {
        return Err(Fault::Conflict(
            "This version is issued already. Change it first, and the next is issued.".into(),
        ));
    }
    if let Some(first) = ground.missing().first() {
        return Err(Fault::Conflict(format!("It is not complete, so it cannot be issued. {first}.")));
    }
    let register = board::current(unit, &ground.held.county)?;
    let (document, print) = print(&ground, &register, made.agreed, &made.how)?;
    if made.print != print {
        let words = "The agreement changed at this very moment. Look at it, then issue it again.";
        return Err(Fault::Conflict(words.into()));
    }
    let mut marks = ground.marks();
    if let Some(signing) = ground.signing() {
        marks.insert(format!("{UNDER}{}", signing.id));
    }
    let edition = Edition {
        id: String::new(),
        number: ground.next(),
        kind: Kind::Issued,
        on: made.agreed,
        at: made.at,
        by: by.into(),
        what: made.how.clone(),
        document,
        marks,
        head: made.head.clone(),
        rulebook: made.rulebook.clone(),
        files: made.files.clone(),
    };
    let agreement = ground.held.id.clone();
    let mut rows = vec![agreement.clone()];
    if let Some(slug) = &made.follows {
        rows.extend(follow(unit, proof, &ground, slug)?);
    }
    let id = store::editions::keep(unit, proof, &agreement, &edition)?;
    let parts = Parts { stage: Stage::Issued, ..ground.parts };
    store::parts::put(unit, proof, &agreement, seen, &parts)?;
    let terms = Terms { state: State::Agreed, published: made.public, ..ground.held.terms };
    store::agreements::update_as(unit, proof, &agreement, ground.held.version, &terms)?;
    rows.push(id.clone());
    Ok((id, rows))
}

/// The agreement before ends, and what is not done of it goes on under this one.
fn follow(unit: &mut Unit<'_>, proof: &impl Proof, ground: &Ground, slug: &str) -> Outcome<Vec<String>> {
    let county = &ground.held.county;
    let wrong = || Fault::field("follows", "Choose an agreement that stands, other than this one");
    let id =
        store::agreements::id_of(unit, county, slug)?.filter(|id| *id != ground.held.id).ok_or_else(wrong)?;
    let held = store::agreements::by_id(unit, proof, &id)?.ok_or(Fault::Absent)?;
    if held.terms.state != State::Agreed {
        return Err(wrong());
    }
    let mut rows = vec![id.clone()];
    for old in store::agreements::priorities(unit, proof, &id)? {
        if let Some(new) = ground.priorities.iter().find(|p| p.slug == old.slug) {
            rows.extend(store::carried::priority(unit, proof, county, &old.id, &ground.held.id, &new.id)?);
        }
    }
    store::carried::end(unit, proof, &held)?;
    Ok(rows)
}
