//! Minutes as one whole: what stands above them, what was said of each item, and what came of it. So they are drawn, frozen when they
//! are approved, and cut down for each reader.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The minutes of a meeting with all that belongs to them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Document {
    /// The name of the body on the day.
    pub body: String,
    /// What the meeting was called.
    pub title: String,
    /// The day.
    pub day: Date,
    /// From when to when.
    pub hours: String,
    /// Where; empty when only online.
    pub place: String,
    /// Whether the public could come.
    pub in_public: bool,
    /// Who took the chair: name and title; empty when nobody in that office was there.
    pub chair: Name,
    /// Who was there and who was not.
    pub there: Vec<There>,
    /// Interests that were declared.
    pub declarations: Vec<Declared>,
    /// What was said: first of the meeting as a whole, then of each item in the order of the agenda.
    pub parts: Vec<Part>,
    /// How these minutes were amended when they were approved.
    pub amendments: Vec<Amended>,
    /// The minutes that this meeting approved.
    pub approves: Vec<Approves>,
    /// How they were approved; nothing until then.
    pub approved: Option<Approved>,
}

/// A person as they were then: the name is for those who sign in, the title for anybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Name {
    /// Whole identifier, or what they are called.
    pub person: String,
    /// Name and title.
    pub name: String,
    /// Title, or the organisation when there is none.
    pub title: String,
}

/// One line of who was there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct There {
    /// `present`, `substitute`, `apologies`, `absent`, `in-attendance`.
    pub how: String,
    /// The organisation, by name; the seat's own name where a list gives it one.
    pub of: String,
    /// Who holds the seat, or is in attendance.
    pub who: Name,
    /// Who sat for them.
    pub substitute: Name,
    /// What is to be said of it: for those who sign in.
    pub note: String,
    /// When they came, when it was late; and when they left, when it was early.
    pub from_to: String,
}

/// One interest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Declared {
    /// The item, by identifier; nothing for the whole meeting.
    pub item: Option<String>,
    /// The number of the item.
    pub number: Option<i64>,
    /// Whose.
    pub who: Name,
    /// What it is: for those who sign in.
    pub nature: String,
    /// Whether they withdrew.
    pub withdrew: bool,
    /// When it was declared, in words.
    pub when: String,
    /// What the chair says of one that came too late.
    pub note: String,
}

/// What was said of an item, or of the meeting as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Part {
    /// The item, by identifier; nothing for the meeting as a whole.
    pub item: Option<String>,
    /// Its short key: `item-3`; empty for the meeting as a whole.
    pub key: String,
    /// Its number.
    pub number: Option<i64>,
    /// The section that it stands in.
    pub section: String,
    /// Its title; empty when the reader may not know it.
    pub title: String,
    /// Which standing item it is; empty when none.
    pub standing: String,
    /// Who presented it.
    pub presenter: String,
    /// Why it was taken late, in the chair's words; empty when it was not.
    pub late: String,
    /// Whether it was taken off the agenda after it was issued.
    pub taken_off: bool,
    /// What was said, with its private passages.
    pub text: String,
    /// Whether it is withheld from the public.
    pub withheld: bool,
    /// The paragraph relied on.
    pub paragraph: String,
    /// Why the public interest lies in withholding it.
    pub reason: String,
    /// When that is looked at again.
    pub review: Option<Date>,
    /// That it was noted or deferred, in words.
    pub outcomes: Vec<String>,
    /// What was decided.
    pub decisions: Vec<Decided>,
    /// What was agreed that somebody will do.
    pub actions: Vec<Action>,
    /// What was asked of whom.
    pub asks: Vec<Asked>,
    /// Whether the reader has withdrawn from it, and so reads nothing of it.
    pub withdrew: bool,
}

/// A decision of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decided {
    /// `DEC-0012`
    pub reference: String,
    /// What was decided, with its lettered parts.
    pub words: String,
    /// How: by consensus, or the votes.
    pub vote: String,
    /// Who dissented, and why.
    pub dissent: String,
}

/// An action of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Action {
    /// `ACT-0042`
    pub reference: String,
    /// What is to be done.
    pub title: String,
    /// Who: organisation and role.
    pub owner: String,
    /// When it is due.
    pub due: Date,
}

/// An ask of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `ASK-0003`
    pub reference: String,
    /// `Referral` or `Escalation`.
    pub kind: String,
    /// What is asked, in a line.
    pub title: String,
    /// Of whom, by name.
    pub of: String,
    /// When an answer is due.
    pub due: Date,
}

/// A part that the approving meeting amended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Amended {
    /// The item, by identifier.
    pub item: Option<String>,
    /// The number of the item.
    pub number: Option<i64>,
    /// Whether the item is withheld.
    pub withheld: bool,
    /// What it said.
    pub was: String,
    /// What it says.
    pub becomes: String,
}

/// Minutes that a meeting approved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Approves {
    /// The meeting that was minuted: title.
    pub title: String,
    /// And its day.
    pub day: Date,
    /// Its name in addresses.
    pub meeting: String,
    /// Title of whoever approved them, when they were not at the meeting that was minuted; empty when they were.
    pub absent: String,
    /// How they were amended.
    pub amendments: Vec<Amended>,
}

/// How minutes were approved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Approved {
    /// The meeting that approved them, by identifier.
    pub sitting: String,
    /// Its name in addresses.
    pub meeting: String,
    /// Its day.
    pub day: Date,
    /// The number of the item under which it was done.
    pub number: Option<i64>,
    /// When.
    pub at: Timestamp,
    /// Who approved them for the meeting.
    pub by: Name,
    /// Whether they were not at the meeting that is minuted.
    pub absent: bool,
}

impl Document {
    /// Whether the public reads less than is written: a passage is private, or an item is withheld.
    pub fn redacted(&self) -> bool {
        self.parts.iter().any(|part| part.withheld || kernel::text::marks::has_private(&part.text))
    }
}
