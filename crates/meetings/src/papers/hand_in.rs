//! A paper is handed in for an item: by whoever changes the agenda, or by a member of the group for their organisation.

use super::events;
use super::prepare::Prepared;
use super::{Document, Found, State, fits, free_slug};
use crate::store::documents::{self, Background};
use board::sittings::Attend;
use board::sittings::{AgendaItem, Item, Sitting, State as Meets, item, sitting};
use kernel::verbs::Update;
use kernel::{Fault, FieldError, Outcome, Permit, Proof, Recorded, Unit};

/// What is said of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Its title.
    pub title: String,
    /// Short name of the organisation that sends it.
    pub from: String,
    /// Short name of the organisation that supplies an alternative to whoever cannot read it.
    pub alternative_organisation: String,
    /// The role there that is asked for it.
    pub alternative_role: String,
    /// Works on which it rests, a line each: what it is, then where it is held.
    pub background: String,
}

impl Said {
    /// What is wrong with it, for a file that has barriers or not.
    pub(super) fn faults(&self, barriers: bool) -> Vec<FieldError> {
        let mut out = Vec::new();
        let mut wrong = |field: &str, message: String| out.push(FieldError { field: field.into(), message });
        match self.title.trim().chars().count() {
            0 => wrong("title", "Enter the title of the paper".into()),
            201.. => wrong("title", "Shorten this to 200 characters or fewer".into()),
            _ => {}
        }
        if barriers && self.alternative_role.trim().is_empty() {
            let words = "Not everybody can read this file. Enter who supplies it in another form: a role, such as Committee services";
            wrong("alternative-role", words.into());
        }
        if self.alternative_role.chars().count() > 200 {
            wrong("alternative-role", "Shorten this to 200 characters or fewer".into());
        }
        if self.background.chars().count() > 5_000 {
            wrong("background", "Shorten this to 5000 characters or fewer".into());
        }
        out
    }

    /// The list of works on which it rests.
    pub(super) fn works(&self) -> Vec<Background> {
        let lines = self.background.lines().map(str::trim).filter(|line| !line.is_empty());
        lines
            .map(|line| {
                let (title, held) = line.split_once(" | ").unwrap_or((line, ""));
                Background { title: title.trim().into(), held: held.trim().into() }
            })
            .collect()
    }
}

/// Takes a paper for an item, by whoever changes the agenda, and gives its name in addresses.
///
/// # Errors
/// [`Fault::Fields`] when something is missing; [`Fault::Conflict`] when the meeting was held or cancelled.
pub fn put(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, AgendaItem>,
    said: &Said,
    file: &Prepared,
    name: &str,
) -> Outcome<Recorded<String>> {
    let it = item::of(unit, permit)?;
    take(unit, permit, &it, said, (file, name))
}

/// The same by a member of the group.
///
/// # Errors
/// As [`put`].
pub fn hand_in(
    unit: &mut Unit<'_>,
    permit: &Permit<Attend, AgendaItem>,
    said: &Said,
    file: &Prepared,
    name: &str,
) -> Outcome<Recorded<String>> {
    let it = item::of(unit, permit)?;
    take(unit, permit, &it, said, (file, name))
}

fn take(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    it: &Item,
    said: &Said,
    (file, name): (&Prepared, &str),
) -> Outcome<Recorded<String>> {
    let meeting = sitting::by_id(unit, proof, &it.sitting)?.ok_or(Fault::Absent)?;
    still_open(&meeting)?;
    if it.withdrawn() {
        return Err(Fault::Conflict(
            "This item was taken off the agenda. Choose another for the paper.".into(),
        ));
    }
    fits(said.faults(!file.found.barriers.is_empty()))?;
    let all = documents::all(unit, proof, &meeting.id)?;
    let place =
        all.iter().filter(|other| other.item == it.id).map(|other| other.place).max().unwrap_or(0) + 1;
    let new = made(unit, proof, (&meeting, it), said, (file, name))?;
    let new = Document { place, ..new };
    let rows = keep(unit, proof, &new, said, file)?;
    let event = events::PaperHandedIn {
        item: it.id.clone(),
        document: new.id.clone(),
        hash: new.clean.clone(),
        rows,
    };
    Ok(unit.record(proof, &event)?.carrying(new.slug))
}

/// Refuses when nothing can be sent for a meeting any more.
pub(super) fn still_open(it: &Sitting) -> Outcome<()> {
    let why = match it.state {
        Meets::Cancelled => "This meeting was cancelled. Send the paper to the one that takes its business.",
        Meets::Held => "This meeting was held. What comes now belongs to the next one.",
        _ => return Ok(()),
    };
    Err(Fault::Conflict(why.into()))
}

/// A new paper of a file.
pub(super) fn made(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (meeting, it): (&Sitting, &Item),
    said: &Said,
    (file, name): (&Prepared, &str),
) -> Outcome<Document> {
    let title = said.title.trim();
    // The name of a paper that is withheld says nothing of its title.
    let named = if it.withheld { "paper" } else { title };
    Ok(Document {
        id: unit.id(),
        county: meeting.county.clone(),
        sitting: meeting.id.clone(),
        item: it.id.clone(),
        group: meeting.group.clone(),
        slug: free_slug(unit, proof, &meeting.id, named)?,
        place: 0,
        title: title.into(),
        from: said.from.clone(),
        state: State::Draft,
        withheld: false,
        paragraph: String::new(),
        reason: String::new(),
        review: None,
        paper: String::new(),
        file_name: name.into(),
        media: file.sort.media_type().into(),
        hash: file.held.clone(),
        clean: file.clean.clone(),
        bytes: file.bytes,
        pages: file.pages,
        found: found(said, file),
        why: String::new(),
        issue: 0,
        first_page: 0,
        replaces: String::new(),
        version: 1,
        changed_at: unit.now(),
    })
}

/// What was found in a file, with who supplies an alternative.
pub(super) fn found(said: &Said, file: &Prepared) -> Found {
    Found {
        alternative_organisation: said.alternative_organisation.clone(),
        alternative_role: said.alternative_role.trim().into(),
        ..file.found.clone()
    }
}

/// Keeps a new paper with its words and what it rests on, and gives the rows.
pub(super) fn keep(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    new: &Document,
    said: &Said,
    file: &Prepared,
) -> Outcome<Vec<String>> {
    documents::insert(unit, proof, new)?;
    let mut rows = vec![new.id.clone()];
    rows.extend(documents::keep_leaves(unit, proof, &new.id, &file.leaves)?);
    rows.extend(documents::keep_background(unit, proof, &new.id, &said.works())?);
    Ok(rows)
}
