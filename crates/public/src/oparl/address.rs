//! Where each object and each list stands: addresses are made from names here and nowhere else.

use crate::tree::{Tree, Whole};
use kernel::contracts::record::{FileRef, Kind};

/// Kinds of objects: those of `OParl` 1.1, and what it has no word for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// The interface itself.
    System,
    /// The county's board as a whole.
    Body,
    /// A financial year.
    Term,
    /// A group, or an organisation that holds a seat.
    Organization,
    /// Whoever holds a seat. Never a name: see [`super`].
    Person,
    /// A seat.
    Membership,
    /// A meeting.
    Meeting,
    /// An item of an agenda.
    AgendaItem,
    /// A report, or a document that was handed in.
    Paper,
    /// A paper under an item.
    Consultation,
    /// A file.
    File,
    /// Where a meeting is held.
    Location,
    /// An action.
    Action,
    /// A decision with what became of it.
    Decision,
    /// Who was there, by organisation.
    Attendance,
    /// Why the public is told no more.
    Withheld,
    /// A referral or an escalation.
    Ask,
}

/// Each kind with its folder, the name of its type, and what leads back to the object around it (left out when it stands inside).
const SORTS: &[(Sort, &str, &str, &[&str])] = &[
    (Sort::System, "system", "System", &[]),
    (Sort::Body, "bodies", "Body", &[]),
    (Sort::Term, "terms", "LegislativeTerm", &["body"]),
    (Sort::Organization, "organizations", "Organization", &[]),
    (Sort::Person, "people", "Person", &[]),
    (Sort::Membership, "memberships", "Membership", &["person"]),
    (Sort::Meeting, "meetings", "Meeting", &[]),
    (Sort::AgendaItem, "agenda-items", "AgendaItem", &["meeting"]),
    (Sort::Paper, "papers", "Paper", &[]),
    (Sort::Consultation, "consultations", "Consultation", &["paper"]),
    (Sort::File, "files", "File", &["paper", "meeting"]),
    (Sort::Location, "locations", "Location", &["meetings"]),
    (Sort::Action, "shiremoot/actions", "Action", &[]),
    (Sort::Decision, "shiremoot/decisions", "Decision", &[]),
    (Sort::Attendance, "shiremoot/attendance", "Attendance", &["meeting"]),
    (Sort::Withheld, "shiremoot/withheld", "Withheld", &["agendaItem", "decision"]),
    (Sort::Ask, "shiremoot/asks", "Ask", &[]),
];

impl Sort {
    /// Every kind, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        SORTS.iter().map(|(sort, ..)| *sort)
    }

    fn row(self) -> (&'static str, &'static str, &'static [&'static str]) {
        let found = SORTS.iter().find(|(sort, ..)| *sort == self);
        found.map_or(("", "", &[]), |(_, folder, name, back)| (folder, name, back))
    }

    /// The folder in which its objects lie; with `.json`, the list of all of them.
    pub fn folder(self) -> &'static str {
        self.row().0
    }

    /// The name of its type: `LegislativeTerm`.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// Fields that are left out when it stands inside another object.
    pub(super) fn back(self) -> &'static [&'static str] {
        self.row().2
    }

    /// Whether `OParl` has no such type.
    pub fn is_ours(self) -> bool {
        self.folder().starts_with("shiremoot/")
    }

    /// The kind that lies in a folder.
    pub(super) fn of_folder(folder: &str) -> Option<Self> {
        Self::all().find(|sort| sort.folder() == folder)
    }
}

/// The record of one county at one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The address at which the record is read, without a slash at its end: `https://moot.example/loamshire/record`.
    pub base: String,
    /// Short name of the county.
    pub county: String,
    /// Address of the licence under which the data may be used; empty when none was chosen.
    pub licence: String,
}

impl Place {
    /// The page for people of one thing of the record.
    pub(super) fn web(&self, kind: Kind, name: &str) -> String {
        format!("{}/{}", self.base, Whole::page_of(kind, name))
    }

    /// An address below the interface: `meetings.json`.
    pub fn at(&self, below: &str) -> String {
        format!("{}/oparl/{below}", self.base)
    }

    /// The address by which an object is known for ever.
    pub fn id(&self, sort: Sort, name: &str) -> String {
        self.at(&path(sort, name))
    }

    /// The address of the list of all objects of a kind.
    pub fn list(&self, sort: Sort) -> String {
        self.at(&format!("{}.json", sort.folder()))
    }

    /// The type of a kind of object. Ours are explained where it leads.
    pub fn schema(&self, sort: Sort) -> String {
        if sort.is_ours() {
            return self.at(&format!("shiremoot.json#{}", sort.name()));
        }
        format!("https://schema.oparl.org/1.1/{}", sort.name())
    }

    /// Where a file of the record is read and fetched.
    pub(super) fn file(&self, file: &FileRef) -> String {
        format!("{}/{}", self.base, Tree::path_of(file))
    }
}

/// The path of an object below the interface.
pub(super) fn path(sort: Sort, name: &str) -> String {
    if sort == Sort::System { "system.json".into() } else { format!("{}/{name}.json", sort.folder()) }
}

/// A name as one part of an address: letters, digits, points, dashes and underscores. Two names that differ stay different.
pub(super) fn part(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let mut out: String = name.chars().map(|c| if plain(c) { c } else { '-' }).collect();
    if out != name || out.is_empty() || out.starts_with('.') {
        let mark = super::object::digest(name.as_bytes());
        out = format!("{}-{}", out.trim_matches(['-', '.']), &mark[..8]);
    }
    out
}
