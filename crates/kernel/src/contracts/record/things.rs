//! The things of the public record, each as typed data: no markup, no name of a person, and no title of what is withheld.

use crate::contracts::paper::{Block, Paper};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// The days on which something holds: the first, and the last when there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Days {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Option<Date>,
}

/// The county's board as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// `Loamshire`
    pub county: String,
    /// `Loamshire Safer Communities Board`
    pub name: String,
    /// What readers must know about the data.
    pub note: String,
    /// What the board is for.
    pub purpose: String,
    /// Short name of the group that is the board; empty when it is not published.
    pub group: String,
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Full name.
    pub name: String,
    /// How it is shortened.
    pub abbreviation: String,
    /// What sort of body, in words.
    pub sort: String,
    /// When it exists.
    pub days: Days,
    /// Short names of those that took over from it.
    pub successors: Vec<String>,
}

/// A group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Full name.
    pub name: String,
    /// How it is shortened.
    pub abbreviation: String,
    /// What sort of group, in words.
    pub sort: String,
    /// What it is for.
    pub purpose: String,
    /// The law it rests on; empty when it is there by choice.
    pub basis: String,
    /// How often it sits.
    pub cadence: String,
    /// Short name of the group it reports to; empty when to none that is published.
    pub parent: String,
    /// Its place among those that report to the same group.
    pub order: u32,
    /// When it exists.
    pub days: Days,
}

/// A seat, held by an organisation. No person is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Short name of the group.
    pub group: String,
    /// Short name of the organisation; empty while nobody holds it.
    pub organisation: String,
    /// How it is listed when not by the organisation's name.
    pub listed_as: String,
    /// In what standing, in words: `Responsible authority`.
    pub standing: String,
    /// Whether it has a vote or a say of its own: responsible authorities have.
    pub full: bool,
    /// The paragraph relied on; empty when invited.
    pub basis: String,
    /// Its place in lists.
    pub order: u32,
    /// When it is held.
    pub days: Days,
}

/// The agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Its title.
    pub title: String,
    /// The years to which it applies.
    pub applies_to: String,
    /// Where it stands, in a word.
    pub state: String,
    /// What it is about.
    pub about: String,
    /// Title and meaning of each priority, and whether it runs through the others.
    pub priorities: Vec<Priority>,
}

/// A priority of the agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priority {
    /// Its title.
    pub title: String,
    /// Why it was chosen.
    pub about: String,
    /// Whether it runs through all others.
    pub cross_cutting: bool,
}

/// A file, kept by its hash.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileRef {
    /// What a reader is told it is: `PDF`, `Word`.
    pub label: String,
    /// The name under which it is saved: `2022-02-15-hwb.pdf`.
    pub name: String,
    /// `application/pdf`
    pub media: String,
    /// Its SHA-256.
    pub hash: String,
    /// How many bytes.
    pub bytes: u64,
}

/// A meeting of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// `Health and Wellbeing Board, 15 February 2022`
    pub title: String,
    /// Short name of the group.
    pub group: String,
    /// When it begins, in English time.
    pub start: DateTime,
    /// When it ends, when that is known.
    pub end: Option<DateTime>,
    /// Where.
    pub place: String,
    /// Whether the public may come.
    pub public: bool,
    /// Where it stands, in words: `Planned`, `Papers are out`, `Held`.
    pub state: String,
    /// Why it was cancelled; `None` when it was not.
    pub cancelled: Option<String>,
    /// Whether it was held.
    pub held: bool,
    /// Versions of the agenda that were issued, the oldest first, each with its day.
    pub versions: Vec<AgendaVersion>,
    /// The agenda as last issued.
    pub items: Vec<Item>,
    /// Organisations that were there, by short name, each with how: `Present`, `Apologies`, `Substitute`.
    pub attendance: Vec<Attendance>,
    /// The public text of the minutes; `None` until they may be read.
    pub minutes: Option<Minutes>,
    /// Files that belong to the meeting as a whole, such as the pack.
    pub files: Vec<FileRef>,
    /// Goes up with every change of time or place: for calendars.
    pub sequence: u32,
}

/// One issue of an agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaVersion {
    /// From 1.
    pub number: u32,
    /// When it was issued.
    pub issued: Timestamp,
    /// What it changed, in words; empty for the first.
    pub changes: String,
}

/// One item of an agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its short key: `i3`.
    pub key: String,
    /// Its number, as printed; empty when it has none.
    pub number: String,
    /// The section it stands in; empty when there are none.
    pub section: String,
    /// Its title; empty exactly when it is withheld.
    pub title: String,
    /// `Decision`, `Consideration`, `Information`; empty for standing items.
    pub sort: String,
    /// Who presents it, by role or organisation.
    pub presenter: String,
    /// Names of the papers under it.
    pub papers: Vec<String>,
    /// Names of the documents under it.
    pub documents: Vec<String>,
    /// Why the public is told no more, when it is withheld.
    pub withheld: Option<Withheld>,
    /// Why it came late, in the chair's words; empty when it did not.
    pub late: String,
    /// References of decisions that came of it.
    pub decisions: Vec<String>,
    /// References of actions that came of it.
    pub actions: Vec<String>,
}

/// Why something is withheld.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// The paragraph relied on: `LGA 1972 Sch 12A para 3`.
    pub paragraph: String,
    /// Why the public interest is better served so.
    pub reason: String,
    /// When that is looked at again.
    pub review: Option<Date>,
}

/// Who was there, by organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// The name of the seat or organisation.
    pub of: String,
    /// `Present`, `Apologies`, `Substitute`, `Absent`.
    pub how: String,
}

/// The public text of minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// `Draft, not yet approved` or `Approved on 24 May 2022`.
    pub state: String,
    /// Whether they are approved and locked.
    pub approved: bool,
    /// Each item with what was said of it. The key is that of the item; empty for what belongs to none.
    pub parts: Vec<(String, Vec<Block>)>,
    /// As a file, when there is one.
    pub files: Vec<FileRef>,
}

/// A report that was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Short name of the group that answers for it.
    pub group: String,
    /// The name of the meeting that takes it, when that is in the record; empty otherwise.
    pub meeting: String,
    /// Every block, as issued.
    pub document: Paper,
    /// When it was issued.
    pub issued: Timestamp,
    /// The end of the ledger at that moment.
    pub head: String,
    /// As files.
    pub files: Vec<FileRef>,
}

/// A document that was handed in as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Who supplied it, by organisation or role.
    pub from: String,
    /// The name of the meeting it was handed in for.
    pub meeting: String,
    /// The file.
    pub file: FileRef,
    /// What about it cannot be read by everybody, and who supplies an alternative; empty when nothing.
    pub accessibility: String,
}

/// A decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// `DEC-0012`
    pub reference: String,
    /// What it is about, in a line.
    pub title: String,
    /// What was decided, with its lettered parts.
    pub text: Vec<Block>,
    /// On what ground and by what power.
    pub basis: String,
    /// What else was considered.
    pub options: String,
    /// Who dissented, by organisation, and why.
    pub dissent: String,
    /// How it was decided: by consensus, or the votes.
    pub vote: String,
    /// The name of the meeting; empty when between meetings.
    pub meeting: String,
    /// The key of the item.
    pub item: String,
    /// Short name of the group that decided.
    pub group: String,
    /// On which day.
    pub decided: Option<Date>,
    /// Whether it happened, in a word: `Carried out`, `Under way`, `Not begun`, `Given up`.
    pub state: String,
    /// How that is known: the evidence, in words. Empty when nothing was said yet.
    pub evidence: String,
    /// When that was last looked at.
    pub checked: Option<Date>,
    /// References of the actions that carry it out.
    pub actions: Vec<String>,
    /// Why the public is told no more, when it is withheld: then title and text are empty.
    pub withheld: Option<Withheld>,
    /// When it was released to the public.
    pub released: Option<Timestamp>,
}

/// An action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// `ACT-0042`
    pub reference: String,
    /// What is to be done.
    pub title: String,
    /// What is expected of it.
    pub outcome: String,
    /// The priority it serves; empty when none that is published.
    pub priority: String,
    /// Short name of the organisation that leads it.
    pub lead: String,
    /// The role that owns it.
    pub owner: String,
    /// Short names of those who take part.
    pub partners: Vec<String>,
    /// Short name of the group that answers for it; empty when none that is published.
    pub group: String,
    /// When it begins.
    pub begins: Option<Date>,
    /// When it is due.
    pub due: Date,
    /// When it was first due.
    pub first_due: Date,
    /// Where it comes from.
    pub source: String,
    /// What its lead says: `On track`.
    pub claim: String,
    /// Whether it is complete with evidence that somebody else accepted.
    pub done: bool,
    /// What was last said of it.
    pub progress: String,
    /// Why it is off track or waits.
    pub exception: String,
    /// What the board is asked.
    pub ask: String,
    /// What shows that it is complete.
    pub evidence: String,
    /// What became of the evidence: `Accepted`.
    pub proof: String,
    /// Why the evidence is disputed.
    pub dispute: String,
    /// When progress was last reported.
    pub reported: Option<Timestamp>,
}

/// A referral or an escalation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// `ASK-0003`
    pub reference: String,
    /// `Referral` or `Escalation`.
    pub sort: String,
    /// What is asked.
    pub text: String,
    /// Who asks, by name of the group.
    pub from: String,
    /// Who was asked.
    pub to: String,
    /// When it was asked.
    pub asked: Option<Date>,
    /// When an answer is due.
    pub due: Option<Date>,
    /// The answer; empty while there is none.
    pub answer: String,
    /// When it was answered.
    pub answered: Option<Date>,
    /// The name of the meeting it came from.
    pub meeting: String,
}
