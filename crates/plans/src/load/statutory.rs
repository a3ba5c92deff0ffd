//! Assessments and partnership plans in data files: each is followed, in the same file, by its findings, inputs, consultations,
//! considerations and copies.

use super::blame;
use super::write::noon;
use crate::assessment::{Finding, Input};
use crate::partnership::{Answer, Consultation, Copy, Published, publish_as};
use crate::statutory::{Begun, Details, Entry, Held, Sort, begin_as, complete_as, ground, put, release_as};
use crate::store::statutory::{document, entry, section};
use board::{Group, Register};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::clock::plain_date::PlainDate;
use kernel::rulebook::{Item, Misprint};
use kernel::{Fault, Outcome, SystemActs, Unit};
use serde::Deserialize;

/// The kinds of tables that are read here.
pub(super) const KINDS: &[&str] =
    &["assessment", "partnership-plan", "finding", "input", "consultation", "consideration", "plan-copy"];

/// An assessment or a plan.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct DocumentFile {
    /// Short name of the partnership.
    group: String,
    /// The legal year: `2021-22`.
    year: String,
    /// When it was begun.
    #[serde(with = "kernel::clock::plain_date")]
    begun: Date,
    /// Who wrote it, by short name.
    #[serde(default)]
    by: String,
    /// When it was completed; a draft without.
    complete: Option<PlainDate>,
    /// When its public version was released.
    released: Option<PlainDate>,
    /// When its summary was published (a plan).
    summary_published: Option<PlainDate>,
    /// In which forms.
    #[serde(default)]
    summary_formats: Vec<String>,
    /// Where else it can be had.
    #[serde(default)]
    summary_address: String,
    /// Which groups that reaches.
    #[serde(default)]
    summary_reaches: String,
    title: String,
    #[serde(default)]
    authors: Vec<String>,
    #[serde(default)]
    geography: String,
    #[serde(default)]
    periods: Vec<String>,
    #[serde(default)]
    usage: String,
    #[serde(default)]
    marking: String,
    #[serde(default)]
    introduction: String,
    #[serde(default)]
    a: String,
    #[serde(default)]
    b: String,
    #[serde(default)]
    c: String,
    #[serde(default)]
    d: String,
    #[serde(default)]
    e: String,
    #[serde(default)]
    f: String,
    #[serde(default)]
    g: String,
    #[serde(default)]
    gaps: String,
    #[serde(default)]
    help: String,
    #[serde(default)]
    summary: String,
}

impl DocumentFile {
    fn details(&self) -> Details {
        Details {
            title: self.title.clone(),
            authors: self.authors.clone(),
            geography: self.geography.clone(),
            periods: self.periods.clone(),
            usage: self.usage.trim().into(),
            marking: self.marking.clone(),
        }
    }

    fn text(&self, section: &str) -> &str {
        let text = match section {
            "introduction" => &self.introduction,
            "a" => &self.a,
            "b" => &self.b,
            "c" => &self.c,
            "d" => &self.d,
            "e" => &self.e,
            "f" => &self.f,
            "g" => &self.g,
            "gaps" => &self.gaps,
            "help" => &self.help,
            "summary" => &self.summary,
            _ => "",
        };
        text.trim()
    }
}

/// What belongs to a document.
enum Part {
    Finding(Finding),
    Input(Input),
    Consultation(Consultation),
    Answer(Answer),
    Copy(Copy),
}

/// A document with what belongs to it, each with its place.
pub(super) struct Read {
    item: Item,
    sort: Sort,
    file: DocumentFile,
    parts: Vec<(Item, Part)>,
}

/// Takes one table: a document, or a part of the one above it in the same file.
pub(super) fn take(out: &mut Vec<Read>, item: Item) -> Result<(), Misprint> {
    let sort = match item.kind.as_str() {
        "assessment" => Some(Sort::Assessment),
        "partnership-plan" => Some(Sort::Plan),
        _ => None,
    };
    if let Some(sort) = sort {
        let file = item.rest(&[])?;
        out.push(Read { item, sort, file, parts: Vec::new() });
        return Ok(());
    }
    let part = match item.kind.as_str() {
        "finding" => Part::Finding(item.rest(&[])?),
        "input" => Part::Input(item.rest(&[])?),
        "consultation" => Part::Consultation(item.rest(&[])?),
        "consideration" => Part::Answer(item.rest(&[])?),
        _ => Part::Copy(item.rest(&[])?),
    };
    match out.last_mut().filter(|last| last.item.file == item.file) {
        Some(last) => {
            last.parts.push((item, part));
            Ok(())
        }
        None => {
            let message = "this belongs to no assessment and no plan: put it below one, in the same file";
            Err(item.wrong(&item.kind, message))
        }
    }
}

/// Writes what happened up to a day.
pub(super) fn write(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    county: &str,
    register: &Register,
    all: &[Read],
    until: Date,
) -> Outcome<()> {
    for read in all.iter().filter(|read| read.file.begun <= until) {
        one(unit, acts, county, register, read, until).map_err(|fault| blame(&read.item, fault))?;
    }
    Ok(())
}

fn one(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    county: &str,
    register: &Register,
    read: &Read,
    until: Date,
) -> Outcome<()> {
    let file = &read.file;
    if crate::statutory::year::named(&file.year).is_none() {
        return Err(Fault::field("year", format!("“{}” is not a legal year such as 2021-22", file.year)));
    }
    let table = register.on(file.begun);
    if table.get::<Group>(&file.group).is_none_or(|group| group.sort != "csp") {
        return Err(Fault::field("group", format!("There is no partnership called “{}”", file.group)));
    }
    let by = if file.by.is_empty() {
        "system:examples".to_string()
    } else if register.knows("person", &file.by) {
        format!("{county}/person/{}", file.by)
    } else {
        return Err(Fault::field("by", format!("There is no person called “{}”", file.by)));
    };
    let at = noon(file.begun);
    let begun = Begun { details: file.details(), ..Begun::default() };
    let (id, _) = begin_as(unit, acts, read.sort, (county, &file.group, &file.year), &begun, at)?;
    for known in read.sort.sections() {
        let text = file.text(known.name);
        if !text.is_empty() {
            let before = section::one(unit, acts, &id, known.name)?;
            put(unit, acts, &id, &before, text, (at, &by))?;
        }
    }
    let done = file.complete.map(|day| day.0).filter(|day| *day <= until);
    // What happens to a document afterwards is written after it was completed.
    let (after, before): (Vec<_>, Vec<_>) =
        read.parts.iter().partition(|(_, part)| matches!(part, Part::Copy(_)));
    for (item, part) in before {
        keep(unit, acts, &id, part, (at, &by)).map_err(|fault| blame(item, fault))?;
    }
    let Some(day) = done else { return Ok(()) };
    let mut held = document::by_id(unit, acts, &id)?;
    let ground = ground(unit, acts, register, &held)?;
    held = complete_as(unit, acts, held, &ground, "", (noon(day), &by))?.0;
    held = published(unit, acts, held, file, until, &by)?;
    for (item, part) in after {
        if let Part::Copy(copy) = part
            && copy.on.is_none_or(|on| on <= until)
        {
            let copy = Copy { edition: held.edition, ..copy.clone() };
            let part = Part::Copy(copy);
            keep(unit, acts, &id, &part, (noon(day), &by)).map_err(|fault| blame(item, fault))?;
        }
    }
    Ok(())
}

fn published(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    held: Held,
    file: &DocumentFile,
    until: Date,
    by: &str,
) -> Outcome<Held> {
    let mut held = held;
    let happened = |day: &Option<PlainDate>| day.as_ref().map(|day| day.0).filter(|day| *day <= until);
    if let Some(day) = happened(&file.released) {
        held = release_as(unit, acts, held, (noon(day), by))?.0;
    }
    if let Some(day) = happened(&file.summary_published) {
        let how = Published {
            formats: file.summary_formats.clone(),
            address: file.summary_address.clone(),
            reaches: file.summary_reaches.clone(),
            ..Published::default()
        };
        held = publish_as(unit, acts, held, &how, (noon(day), by))?.0;
    }
    Ok(held)
}

fn keep(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    document: &str,
    part: &Part,
    at: (Timestamp, &str),
) -> Outcome<()> {
    fn add<E: Entry>(
        unit: &mut Unit<'_>,
        acts: &SystemActs,
        document: &str,
        it: &E,
        at: (Timestamp, &str),
    ) -> Outcome<()> {
        let faults = it.faults();
        if !faults.is_empty() {
            return Err(Fault::Fields(faults));
        }
        entry::insert(unit, acts, document, it, at).map(drop)
    }
    match part {
        Part::Finding(it) => add(unit, acts, document, it, at),
        Part::Input(it) => add(unit, acts, document, it, at),
        Part::Consultation(it) => add(unit, acts, document, it, at),
        Part::Answer(it) => add(unit, acts, document, it, at),
        Part::Copy(it) => add(unit, acts, document, it, at),
    }
}
