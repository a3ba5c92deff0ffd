//! *Carrier*: who takes messages out of this machine. Without one they stay in the outbox.

use jiff::Timestamp;

/// A message as it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Identifier of its row: a second try of the same message bears the same name, so that whoever gets both can tell.
    pub id: String,
    /// To whom.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// What it says, as plain text.
    pub text: String,
    /// A part for the reader's calendar: what it asks for (`REQUEST`, `CANCEL`), and the entry.
    pub calendar: Option<(String, String)>,
    /// Where to say that one wants no more of these.
    pub unsubscribe: Option<String>,
    /// When it was written.
    pub made: Timestamp,
}

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// The server has taken it; its words.
    Taken(String),
    /// The server will never take it like this.
    Refused(String),
    /// Not now, but perhaps later.
    Later(String),
    /// Nobody answers, or not to us: no other message can leave either.
    Away(String),
}

/// Takes messages out of this machine, one at a time.
pub trait Carrier: Send + Sync {
    /// Tries once.
    fn carry(&self, letter: &Letter) -> Carried;
}
