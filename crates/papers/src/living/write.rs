//! A draft is written: cover, sections and implications. Whatever was typed is kept, also what came too late.

use super::draw::template_of;
use super::ready::own;
use crate::store::{self, NewPaper};
use crate::{Held, Paper, Section, events};
use board::County;
use kernel::contracts::paper::{CoverField, Paper as Document};
use kernel::verbs::{Govern, Update};
use kernel::{Fault, FieldError, Outcome, Permit, Recorded, Unit};

/// The most characters that a section takes: some forty pages.
const LONGEST: usize = 200_000;

/// The most characters that a statement of implications takes.
const LONGEST_STATEMENT: usize = 20_000;

/// What became of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved<T> {
    /// It is in the draft.
    Kept,
    /// Somebody else saved first: these words were kept beside, and theirs are here.
    SetAside(Box<T>),
}

/// The paper and its sections, under a permit to change it.
fn both(unit: &mut Unit<'_>, permit: &Permit<Update, Paper>) -> Outcome<(Held, Vec<Section>)> {
    let held = store::one(unit, permit, permit.id())?.ok_or(Fault::Absent)?;
    let sections = store::of_paper(unit, permit, permit.id())?;
    Ok((held, sections))
}

/// Counts again what the paper's own parts want, and moves its version on.
fn moved(unit: &mut Unit<'_>, permit: &Permit<Update, Paper>, held: &Held, step: i64) -> Outcome<i64> {
    let template = template_of(unit.kernel(), &held.template, held.meeting())?;
    let (now, sections) = both(unit, permit)?;
    let wanting = own(&template, &now.front, &sections).len();
    store::touch(unit, permit, permit.id(), wanting, step)?;
    Ok(now.version + step)
}

/// Saves a section. `seen` is the version that the writer had before them.
///
/// # Errors
/// [`Fault::Absent`] when the paper has no such section; [`Fault::Fields`] when it is too long.
pub fn section(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Paper>,
    name: &str,
    seen: i64,
    markdown: &str,
) -> Outcome<Recorded<Saved<Section>>> {
    let (held, sections) = both(unit, permit)?;
    let kept = sections.iter().find(|s| s.name == name).ok_or(Fault::Absent)?;
    let paper = permit.id().to_string();
    if markdown.chars().count() > LONGEST {
        return Err(Fault::field(
            "markdown",
            "This is longer than forty pages. Cut it, or put it into a second report",
        ));
    }
    if kept.version != seen && kept.markdown != markdown {
        let row = store::keep_text(unit, permit, &paper, name, kept.version, "set-aside", markdown)?;
        let event = events::SetAside { paper, section: name.into(), version: kept.version, rows: vec![row] };
        return Ok(unit.record(permit, &event)?.carrying(Saved::SetAside(Box::new(kept.clone()))));
    }
    // Other words are not what was confirmed.
    let confirmed = kept.confirmed && kept.markdown == markdown;
    store::write_section(unit, permit, kept, markdown, confirmed)?;
    let row = store::keep_text(unit, permit, &paper, name, kept.version + 1, "saved", markdown)?;
    let version = moved(unit, permit, &held, 1)?;
    let rows = vec![paper.clone(), kept.id.clone(), row];
    let event = events::SectionChanged { paper, section: name.into(), version, rows };
    Ok(unit.record(permit, &event)?.carrying(Saved::Kept))
}

/// The cover as it is to be.
#[derive(Clone, Debug)]
pub struct Cover {
    /// Board, day, title and answers.
    pub front: Document,
    /// Short name of the group that owns it.
    pub owner: String,
    /// Whether it is meant for the public.
    pub public: bool,
    /// The mark of the cover that the writer had before them.
    pub before: String,
}

/// Whether an answer of a cover is longer than a cover holds.
fn too_long(field: &CoverField) -> bool {
    let long = |text: &str| text.chars().count() > 2_000;
    match field {
        CoverField::Line { value, .. } => long(value),
        CoverField::Priorities { rows, .. } | CoverField::Questions { rows, .. } => {
            rows.iter().any(|row| long(&row.note))
        }
    }
}

/// A mark of a cover, so that two can be compared whatever else of the paper changed.
pub(crate) fn front_mark(held: &Held) -> String {
    super::draw::fingerprint(&held.front) + &format!("-{}-{}", held.owner, held.public)
}

/// Saves the cover.
///
/// # Errors
/// [`Fault::Fields`] when title or group cannot be, or when somebody moves it who does not govern the county.
pub fn cover(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Paper>,
    governs: Option<&Permit<Govern, County>>,
    new: &Cover,
) -> Outcome<Recorded<Saved<Held>>> {
    let (held, _) = both(unit, permit)?;
    let paper = permit.id().to_string();
    let owner = format!("{}/group/{}", held.county, new.owner);
    let body = serde_json::to_string(&new.front).map_err(Fault::broken)?;
    if front_mark(&held) != new.before && held.front != new.front {
        let row = store::keep_text(unit, permit, &paper, "cover", held.version, "set-aside", &body)?;
        let event =
            events::SetAside { paper, section: "cover".into(), version: held.version, rows: vec![row] };
        return Ok(unit.record(permit, &event)?.carrying(Saved::SetAside(Box::new(held))));
    }
    let mut errors = Vec::new();
    let mut wrong =
        |field: &str, message: &str| errors.push(FieldError { field: field.into(), message: message.into() });
    match new.front.title.trim().chars().count() {
        0 => wrong("title", "Enter the title of the report"),
        301.. => wrong("title", "Shorten the title to 300 characters or fewer"),
        _ => {}
    }
    if new.front.cover.iter().any(too_long) {
        wrong("title", "Shorten the answers of the cover to 2,000 characters or fewer each");
    }
    // Whose report it is decides who clears it: its author does not choose that.
    let here = governs.is_some_and(|permit| permit.county() == held.county);
    if !here && owner != held.owner {
        wrong("owner", "Ask the partnership officer to pass this report to another group");
    }
    if !here && new.public != held.public {
        wrong("public", "Ask the partnership officer to change who this report is for");
    }
    let register = board::current(unit, &held.county)?;
    if !register.knows("group", &new.owner) {
        wrong("owner", "Choose the group that owns this report");
    }
    let meeting = new.front.meeting.unwrap_or_else(|| held.meeting());
    let template = template_of(unit.kernel(), &held.template, meeting)?;
    if !template.in_force(meeting) {
        wrong("meeting", "Reports of this kind do not have this shape on that day. Choose another day");
    }
    if !errors.is_empty() {
        return Err(Fault::Fields(errors));
    }
    let row = store::keep_text(unit, permit, &paper, "cover", held.version + 1, "saved", &body)?;
    let changed = NewPaper {
        slug: &held.slug,
        template: &held.template,
        owner: &owner,
        author: held.author.as_deref(),
        public: new.public,
        front: &new.front,
    };
    store::front(unit, permit, &held, &changed)?;
    let version = moved(unit, permit, &held, 0)?;
    let rows = vec![paper.clone(), row];
    Ok(unit.record(permit, &events::CoverChanged { paper, version, rows })?.carrying(Saved::Kept))
}

/// What is stated under one heading of the implications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The section.
    pub name: String,
    /// The version that the writer had before them.
    pub seen: i64,
    /// What is stated.
    pub words: String,
    /// Whether the writer confirms that it is true.
    pub confirmed: bool,
}

/// Saves the implications. Those that somebody else changed first are set aside and given back.
///
/// # Errors
/// [`Fault::Absent`] when the paper has no such section.
pub fn state_implications(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Paper>,
    statements: &[Statement],
) -> Outcome<Recorded<Vec<String>>> {
    let (held, sections) = both(unit, permit)?;
    let paper = permit.id().to_string();
    let mut rows = vec![paper.clone()];
    let mut aside = Vec::new();
    for said in statements {
        let kept = sections.iter().find(|s| s.name == said.name).ok_or(Fault::Absent)?;
        if said.words.chars().count() > LONGEST_STATEMENT {
            let field = format!("{}-words", said.name);
            return Err(Fault::field(&field, "Shorten this to 20,000 characters or fewer"));
        }
        let same = kept.markdown == said.words;
        if same && kept.confirmed == said.confirmed {
            continue;
        }
        if kept.version != said.seen && !same {
            rows.push(store::keep_text(
                unit,
                permit,
                &paper,
                &said.name,
                kept.version,
                "set-aside",
                &said.words,
            )?);
            aside.push(said.name.clone());
            continue;
        }
        rows.push(kept.id.clone());
        if same {
            store::confirm(unit, permit, kept, said.confirmed)?;
        } else {
            store::write_section(unit, permit, kept, &said.words, said.confirmed)?;
            let text =
                store::keep_text(unit, permit, &paper, &said.name, kept.version + 1, "saved", &said.words)?;
            rows.push(text);
        }
    }
    let version = moved(unit, permit, &held, 1)?;
    Ok(unit.record(permit, &events::ImplicationsStated { paper, version, rows })?.carrying(aside))
}
