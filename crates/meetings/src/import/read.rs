//! What another system published, as this program understands it: one shape, whoever wrote the files.

use jiff::civil::{Date, Time};
use std::collections::BTreeSet;

/// A file as it was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, for what is said of it.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// Everything that a set of files holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The meetings, in order of day and key.
    pub meetings: Vec<Meeting>,
    /// Files that cannot be taken, each with what is wrong: while there is one, nothing is written.
    pub damaged: Vec<Remark>,
    /// What was read and is not taken, or was not understood: nothing goes without being said.
    pub remarks: Vec<Remark>,
}

/// Something to be said about a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Remark {
    /// The file, and where in it.
    pub place: String,
    /// What is to be said, in plain English.
    pub what: String,
}

impl Remark {
    /// A remark on a place.
    pub fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into() }
    }
}

/// Whether it was held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// It was, or is to be.
    #[default]
    Arranged,
    /// It was called off.
    Cancelled,
}

/// One meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meeting {
    /// What the other system calls it: by this a second import knows it again.
    pub key: String,
    /// The file it was read from.
    pub file: String,
    /// The body that met, by its name there.
    pub body: String,
    /// The day.
    pub day: Option<Date>,
    /// When it began.
    pub start: Option<Time>,
    /// When it ended.
    pub end: Option<Time>,
    /// Where it met.
    pub place: String,
    /// Whether it was held.
    pub standing: Standing,
    /// Its items, in order.
    pub items: Vec<Item>,
    /// Who was there, by organisation or role, never by name.
    pub attendance: Vec<Attendance>,
    /// Documents of the meeting as a whole.
    pub documents: Vec<Document>,
    /// How many names of persons were left out of it.
    pub names_left_out: usize,
}

/// One item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its number as printed: `711` or `5a`; empty when it has none.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What the agenda says, by paragraph.
    pub text: Vec<String>,
    /// What the minutes say, by paragraph, without what was resolved.
    pub minutes: Vec<String>,
    /// What was resolved, by paragraph; empty when nothing was.
    pub resolution: Vec<String>,
    /// Whether it was taken without the public.
    pub restricted: bool,
    /// Its documents.
    pub documents: Vec<Document>,
}

/// A document by name and address; the file itself is not fetched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub address: String,
}

/// Who was there, by organisation or role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// `Chair`, `District council`.
    pub who: String,
    /// Whether they came.
    pub how: Presence,
}

/// Whether somebody came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Present.
    Present,
    /// Sent apologies.
    Apologies,
    /// Came, or sent somebody, in the place of another.
    Substitute,
    /// Did not come.
    Absent,
    /// The source does not say.
    Unsaid,
}

/// Reads a set of files of either kind: those of the web service of a committee system, and `OParl` objects.
pub fn read(files: &[File]) -> Published {
    let mut out = Published::default();
    let mut xml = Vec::new();
    let mut json = Vec::new();
    for file in files {
        match file.text.trim_start_matches('\u{feff}').trim_start().chars().next() {
            Some('<') => xml.push(file),
            Some('{' | '[') => json.push(file),
            None => out.damaged.push(Remark::new(&file.name, "The file is empty.")),
            Some(_) => out.damaged.push(Remark::new(
                &file.name,
                "This is neither XML of a committee system’s web service nor JSON of OParl.",
            )),
        }
    }
    super::moderngov::read(&xml, &mut out);
    super::oparl::read(&json, &mut out);
    once(&mut out);
    out.meetings.sort_by(|a, b| (a.day, &a.body, &a.key).cmp(&(b.day, &b.body, &b.key)));
    out.remarks.sort();
    out.remarks.dedup();
    out
}

/// The same meeting twice is one when both say the same, and cannot be taken when they do not.
fn once(out: &mut Published) {
    let mut kept: Vec<Meeting> = Vec::new();
    let mut torn: BTreeSet<String> = BTreeSet::new();
    for meeting in std::mem::take(&mut out.meetings) {
        let Some(first) = kept.iter().find(|known| known.key == meeting.key) else {
            kept.push(meeting);
            continue;
        };
        let same = Meeting { file: first.file.clone(), ..meeting.clone() } == *first;
        if same {
            let what = format!("The same meeting stands in {} too: it is read once.", first.file);
            out.remarks.push(Remark::new(&meeting.file, what));
        } else {
            let what = format!("{} says other things of the same meeting. Keep one of the two.", first.file);
            out.damaged.push(Remark::new(&meeting.file, what));
            torn.insert(meeting.key);
        }
    }
    kept.retain(|meeting| !torn.contains(&meeting.key));
    out.meetings = kept;
}
