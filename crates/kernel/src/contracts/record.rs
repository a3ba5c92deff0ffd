//! *Record*: what a slice gives to the public record, as typed data.
//!
//! A slice offers *heads* first: what there is, and a version that changes whenever what it says does. The record asks for the
//! content of those only that it does not hold yet, so that ten thousand papers are published again in seconds. Everything is
//! read as the public: what they may not see is not there. Nothing in it depends on the day on which it is asked, only on what
//! was recorded; a record that is published twice is the same record.

mod things;

pub use things::*;

use crate::{Actor, Outcome, Unit};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What a slice offers to the public record of a county (by its short name).
#[derive(Clone, Copy)]
pub struct RecordSource {
    /// Everything there is of it, in whatever order.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when it cannot be read.
    pub heads: fn(&mut Unit<'_>, &Actor, county: &str) -> Outcome<Vec<Head>>,
    /// The content of one, by kind and name; `None` when it is not (or no longer) there for the public.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when it cannot be read.
    pub entry: fn(&mut Unit<'_>, &Actor, county: &str, kind: Kind, name: &str) -> Outcome<Option<Entry>>,
}

/// Where the public record is written, under which address it is read, and what it is written from.
#[derive(Clone)]
pub struct RecordHouse {
    /// Folder of every county's tree, with the key that signs them beside.
    pub folder: PathBuf,
    /// The address of the install, without a slash at its end.
    pub base: String,
    /// The address below which the trees are read when they have a host of their own; empty when the install serves them.
    pub own: String,
    /// A folder that is kept like the trees, for another web server; none when the install alone serves it.
    pub to: Option<PathBuf>,
    /// What is written from.
    pub sources: Vec<RecordSource>,
}

/// Publishes the record of a county. Whoever knows how does it as a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publish {
    /// Short name of the county.
    pub county: String,
}

impl crate::jobs::Job for Publish {
    const KIND: &'static str = "public.publish";
}

/// Something was released or changed for the public: where the record is kept for another web server, it is published after commit.
///
/// # Errors
/// [`crate::Fault::Broken`] when the job cannot be written.
pub fn released(unit: &mut Unit<'_>, county: &str) -> Outcome<()> {
    let kept = unit.kernel().record().is_ok_and(|house| house.to.is_some());
    if kept { crate::jobs::enqueue(unit, &Publish { county: county.into() }) } else { Ok(()) }
}

/// Kinds of things in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The county's board as a whole.
    Board,
    /// An organisation that holds a seat.
    Organisation,
    /// A board, partnership or group.
    Group,
    /// A seat: the membership of an organisation in a group.
    Seat,
    /// The agreement with its priorities.
    Agreement,
    /// A meeting with its agenda and minutes.
    Meeting,
    /// A report.
    Paper,
    /// A document that was handed in as a file.
    Document,
    /// A decision.
    Decision,
    /// An action.
    Action,
    /// A referral or an escalation, with what was answered.
    Ask,
    /// A correction that somebody asked for, and what became of it.
    Correction,
    /// When something was released: a decision, its documents, the export.
    Release,
}

impl Kind {
    /// Every kind, with its word in addresses and files: of several, and of one.
    pub const ALL: [(Self, &'static str, &'static str); 13] = [
        (Self::Board, "boards", "board"),
        (Self::Organisation, "organisations", "organisation"),
        (Self::Group, "groups", "group"),
        (Self::Seat, "seats", "seat"),
        (Self::Agreement, "agreements", "agreement"),
        (Self::Meeting, "meetings", "meeting"),
        (Self::Paper, "papers", "paper"),
        (Self::Document, "documents", "document"),
        (Self::Decision, "decisions", "decision"),
        (Self::Action, "actions", "action"),
        (Self::Ask, "asks", "ask"),
        (Self::Correction, "corrections", "correction"),
        (Self::Release, "releases", "release"),
    ];

    /// Its word for several: `decisions`.
    pub fn folder(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, many, _)| many)
    }

    /// Its word for one: `decision`.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("", |(.., one)| one)
    }

    /// The kind of a word for one.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(.., one)| *one == word).map(|(kind, ..)| *kind)
    }
}

/// What there is, without what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its kind.
    pub kind: Kind,
    /// Its name in addresses, unique within its kind: `2022-02-15-hwb`, `ACT-0042`.
    pub name: String,
    /// Its title, as lists say it. Never of what is withheld.
    pub title: String,
    /// The day to which it belongs: of the meeting, on which it was decided, by which it is due.
    pub day: Option<Date>,
    /// Short name of the group it belongs to; empty when to none.
    pub group: String,
    /// A word on how it stands, as lists say it: `On track`, `Held`, `Carried out`. Empty when there is nothing to say.
    pub state: String,
    /// When it was first there for the public to read, as far as is known.
    pub created: Timestamp,
    /// When it last changed.
    pub modified: Timestamp,
    /// Changes whenever anything does that its entry says.
    pub version: String,
}

/// The content of one thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Entry {
    /// See [`Kind::Board`].
    Board(Board),
    /// See [`Kind::Organisation`].
    Organisation(Organisation),
    /// See [`Kind::Group`].
    Group(Group),
    /// See [`Kind::Seat`].
    Seat(Seat),
    /// See [`Kind::Agreement`].
    Agreement(Agreement),
    /// See [`Kind::Meeting`].
    Meeting(Box<Meeting>),
    /// See [`Kind::Paper`].
    Paper(Box<Report>),
    /// See [`Kind::Document`].
    Document(Document),
    /// See [`Kind::Decision`].
    Decision(Box<Decision>),
    /// See [`Kind::Action`].
    Action(Box<Action>),
    /// See [`Kind::Ask`].
    Ask(Box<Ask>),
    /// See [`Kind::Correction`].
    Correction(Correction),
    /// See [`Kind::Release`].
    Release(Release),
}

/// A correction that somebody asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// What it is about: an address in the record.
    pub about: String,
    /// What was wrong, in the officer's words: nothing that a stranger typed is published.
    pub summary: String,
    /// What was done.
    pub answer: String,
    /// Whether something was corrected.
    pub corrected: bool,
    /// When it was asked.
    pub asked: Option<Date>,
    /// When it was answered.
    pub answered: Option<Date>,
}

/// One act of release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// `Decision`, `Documents`, `Public export`.
    pub act: String,
    /// Of what, in words.
    pub of: String,
    /// When.
    pub at: Timestamp,
}
