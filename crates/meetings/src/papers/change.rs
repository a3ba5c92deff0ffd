//! What becomes of a paper after it was taken: said otherwise, moved, replaced, withheld, withdrawn.

use super::events;
use super::hand_in::{Said, found, keep, made, still_open};
use super::prepare::Prepared;
use super::{Document, State, fits};
use crate::agenda::withholding::Withholding;
use crate::store::MeetingPaper;
use crate::store::documents;
use board::sittings::{Item, Sitting, item, sitting};
use kernel::verbs::Update;
use kernel::{Fault, Outcome, Permit, Recorded, Unit};

/// The most characters of a reason.
const WHY: usize = 500;

fn seen(unit: &mut Unit<'_>, permit: &Permit<Update, MeetingPaper>, version: i64) -> Outcome<Document> {
    let it = documents::of(unit, permit)?;
    if it.version == version {
        return Ok(it);
    }
    Err(Fault::Conflict("The paper was changed while you had it open.".into()))
}

fn around(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, MeetingPaper>,
    it: &Document,
) -> Outcome<(Sitting, Item)> {
    let meeting = sitting::by_id(unit, permit, &it.sitting)?.ok_or(Fault::Absent)?;
    let of = item::by_id(unit, permit, &it.item)?.ok_or(Fault::Absent)?;
    Ok((meeting, of))
}

fn next(unit: &Unit<'_>, it: Document) -> Document {
    Document { version: it.version + 1, changed_at: unit.now(), ..it }
}

fn gone(it: &Document) -> Outcome<()> {
    match it.state {
        State::Withdrawn | State::Dropped => {
            Err(Fault::Conflict("This paper was withdrawn: it stays as it is. Send a new one.".into()))
        }
        _ => Ok(()),
    }
}

/// Says something else of a paper: its title, who sent it, who supplies an alternative, what it rests on.
///
/// # Errors
/// [`Fault::Fields`] when something is missing; [`Fault::Conflict`] when it was changed meanwhile or withdrawn.
pub fn change(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, MeetingPaper>,
    version: i64,
    said: &Said,
) -> Outcome<Recorded> {
    let it = seen(unit, permit, version)?;
    gone(&it)?;
    fits(said.faults(!it.found.barriers.is_empty()))?;
    let mut it = next(unit, it);
    it.title = said.title.trim().into();
    it.from.clone_from(&said.from);
    it.found.alternative_organisation.clone_from(&said.alternative_organisation);
    it.found.alternative_role = said.alternative_role.trim().into();
    documents::update(unit, permit, &it)?;
    let mut rows = vec![it.id.clone()];
    rows.extend(documents::keep_background(unit, permit, &it.id, &said.works())?);
    unit.record(permit, &events::PaperChanged { document: it.id, version: it.version, rows })
}

/// Moves a paper one up or down among those of its item, as long as it did not go out: then its pages have their numbers.
///
/// # Errors
/// [`Fault::Conflict`] when it went out, or there is no place there.
pub fn move_paper(unit: &mut Unit<'_>, permit: &Permit<Update, MeetingPaper>, up: bool) -> Outcome<Recorded> {
    let it = documents::of(unit, permit)?;
    if it.state != State::Draft {
        return Err(Fault::Conflict(
            "This paper went out: its pages keep their numbers, so it keeps its place.".into(),
        ));
    }
    let all = documents::all(unit, permit, &it.sitting)?;
    let mut beside: Vec<Document> =
        all.into_iter().filter(|other| other.item == it.item && other.state == State::Draft).collect();
    let at = beside.iter().position(|other| other.id == it.id).ok_or(Fault::Absent)?;
    let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < beside.len()) };
    let Some(to) = to else { return Err(Fault::Conflict("It stands there already.".into())) };
    let (here, there) = (beside[at].place, beside[to].place);
    // Places can be equal after a paper was put beside others at once.
    let there = if here == there { if up { here - 1 } else { here + 1 } } else { there };
    let (one, other) = (beside[at].clone(), beside.swap_remove(to));
    let mut rows = Vec::new();
    for (document, place) in [(one, there), (other, here)] {
        let document = Document { place, ..next(unit, document) };
        documents::update(unit, permit, &document)?;
        rows.push(document.id);
    }
    unit.record(permit, &events::PaperMoved { document: it.id, rows })
}

/// Replaces a paper. One that did not go out is simply another file, and the old one is kept by its hash. One that went out stays as it
/// is, and the new one goes out with the next supplement. Gives the name of the one that holds the new file.
///
/// # Errors
/// As [`change`], and [`Fault::Conflict`] when it was written here.
pub fn replace(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, MeetingPaper>,
    version: i64,
    said: &Said,
    (file, name): (&Prepared, &str),
) -> Outcome<Recorded<String>> {
    let it = seen(unit, permit, version)?;
    gone(&it)?;
    if it.written_here() {
        return Err(Fault::Conflict("This paper is written here. Change the report itself.".into()));
    }
    let (meeting, of) = around(unit, permit, &it)?;
    still_open(&meeting)?;
    fits(said.faults(!file.found.barriers.is_empty()))?;
    let hash = file.clean.clone();
    if it.state == State::Issued {
        let new = made(unit, permit, (&meeting, &of), said, (file, name))?;
        let new = Document {
            place: it.place,
            replaces: it.id.clone(),
            withheld: it.withheld,
            paragraph: it.paragraph.clone(),
            reason: it.reason.clone(),
            review: it.review,
            ..new
        };
        let rows = keep(unit, permit, &new, said, file)?;
        let event = events::PaperReplaced { document: it.id, by: new.id, hash, rows };
        return Ok(unit.record(permit, &event)?.carrying(new.slug));
    }
    let mut rows = vec![documents::keep_version(unit, permit, &it, "replaced")?];
    let it = Document {
        title: said.title.trim().into(),
        from: said.from.clone(),
        file_name: name.into(),
        media: file.sort.media_type().into(),
        hash: file.held.clone(),
        clean: hash.clone(),
        bytes: file.bytes,
        pages: file.pages,
        found: found(said, file),
        ..next(unit, it)
    };
    documents::update(unit, permit, &it)?;
    rows.push(it.id.clone());
    rows.extend(documents::keep_leaves(unit, permit, &it.id, &file.leaves)?);
    rows.extend(documents::keep_background(unit, permit, &it.id, &said.works())?);
    let event = events::PaperReplaced { document: it.id.clone(), by: it.id, hash, rows };
    Ok(unit.record(permit, &event)?.carrying(it.slug))
}

/// Withholds a paper from the public, or opens it to it again.
///
/// # Errors
/// [`Fault::Fields`] when a part of the reason is missing; [`Fault::Conflict`] when it was changed meanwhile.
pub fn withhold(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, MeetingPaper>,
    version: i64,
    why: Option<&Withholding>,
) -> Outcome<Recorded> {
    let it = seen(unit, permit, version)?;
    gone(&it)?;
    if let Some(why) = why {
        why.checked(unit.kernel(), unit.today())?;
    }
    let it = Document {
        withheld: why.is_some(),
        paragraph: why.map_or_else(String::new, |why| why.paragraph.clone()),
        reason: why.map_or_else(String::new, |why| why.reason.trim().into()),
        review: why.map(|why| why.review),
        ..next(unit, it)
    };
    documents::update(unit, permit, &it)?;
    let event = events::PaperWithheld {
        document: it.id.clone(),
        withheld: it.withheld,
        version: it.version,
        rows: vec![it.id],
    };
    unit.record(permit, &event)
}

/// Takes a paper back. One that went out stays on the list with the reason, under a title that may be said of it; its file and its words
/// are served to nobody any more, though those who must can find the file by its hash.
///
/// # Errors
/// [`Fault::Fields`] when nobody says why; [`Fault::Conflict`] when it was changed meanwhile, or withdrawn before.
pub fn withdraw(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, MeetingPaper>,
    version: i64,
    (title, why): (&str, &str),
) -> Outcome<Recorded> {
    let it = seen(unit, permit, version)?;
    gone(&it)?;
    let why = why.trim();
    match why.chars().count() {
        0 => return Err(Fault::field("why", "Enter why it is withdrawn: whoever could read it reads this")),
        n if n > WHY => {
            return Err(Fault::field("why", format!("Shorten this to {WHY} characters or fewer")));
        }
        _ => {}
    }
    if title.trim().is_empty() {
        return Err(Fault::field("title", "Enter the title under which it stays listed"));
    }
    let mut rows = vec![documents::keep_version(unit, permit, &it, "withdrawn")?];
    let state = if it.state == State::Issued { State::Withdrawn } else { State::Dropped };
    let mut it = Document {
        state,
        title: title.trim().into(),
        why: why.into(),
        clean: String::new(),
        ..next(unit, it)
    };
    it.file_name = String::new();
    it.found.bound = String::new();
    documents::update(unit, permit, &it)?;
    rows.push(it.id.clone());
    rows.extend(documents::keep_leaves(unit, permit, &it.id, &[])?);
    unit.record(permit, &events::PaperWithdrawn { document: it.id, version: it.version, rows })
}
