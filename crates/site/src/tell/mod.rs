//! Telling people: each once of each thing, in the way that they chose.
//!
//! Whoever has news hands it here for each person whom it concerns. A row says that the person was told, so that a job which runs twice
//! tells nobody twice. Nothing that not everybody may read belongs in a message: see [`discreet`].

pub mod daily;
mod digest;
mod kinds;
pub(crate) mod store;

pub use kinds::{Choice, Kind, check, kinds};
pub use store::told_of;

use crate::mail::{self, Message, Room, To};
use kernel::{Outcome, Unit};

/// News for one person.
#[derive(Clone, Debug)]
pub struct News<'a> {
    /// Short name of the county.
    pub county: &'a str,
    /// The person, by whole identifier.
    pub person: &'a str,
    /// Of which kind it is, as the rulebook names it.
    pub kind: &'a str,
    /// What it is about, by identifier.
    pub thing: &'a str,
    /// Which of its events: the person is told of each once.
    pub step: &'a str,
    /// What the message says. How to choose is added to its text.
    pub message: &'a Message,
    /// The same in a line for the weekly message, and a path inside this install.
    pub line: (&'a str, &'a str),
}

/// What became of news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// A message lies in the outbox.
    Posted,
    /// It stands in the next weekly message.
    Digest,
    /// The person does not want it, or not now.
    Unwanted,
    /// The person was told before.
    Known,
    /// Nothing is known of where mail reaches them.
    NoAddress,
}

impl How {
    fn name(self) -> &'static str {
        match self {
            Self::Posted => "posted",
            Self::Digest => "digest",
            Self::Unwanted => "unwanted",
            Self::Known => "known",
            Self::NoAddress => "no-address",
        }
    }
}

/// Tells one person, in the transaction of whoever has the news.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be written.
pub fn tell(unit: &mut Unit<'_>, news: &News<'_>) -> Outcome<How> {
    let room = unit.kernel().lent::<Room>()?;
    if !store::first(unit, news)? {
        return Ok(How::Known);
    }
    let card = room.people().card(unit, news.person)?;
    let email = card.map(|card| card.email).unwrap_or_default();
    let today = unit.today();
    let choice = kinds::choice(unit, news.person, news.kind)?;
    let how = if email.trim().is_empty() {
        How::NoAddress
    } else if choice == Choice::Never || store::snoozed(unit, news.person, news.thing, today)? {
        How::Unwanted
    } else if choice == Choice::Digest {
        store::line(unit, news)?;
        How::Digest
    } else {
        let to = To { county: news.county, person: news.person, email: &email };
        mail::post(unit, &to, &signed(&room, news.kind, news.message))?;
        How::Posted
    };
    store::told(unit, news, how.name())?;
    Ok(how)
}

/// A message with what stands below each: why it came, and where to choose.
fn signed(room: &Room, kind: &str, message: &Message) -> Message {
    let choose = format!("{}/account/messages", room.base());
    let text = message.text.trim_end();
    Message {
        text: format!("{text}\n\nYou choose what you are told of, and how, here:\n\n{choose}\n"),
        list_unsubscribe: Some(choose),
        about: if message.about.is_empty() { kind.into() } else { message.about.clone() },
        ..message.clone()
    }
}

/// Whether some words may leave this machine: none of those that may not stands in them.
pub fn discreet(secrets: &[String], words: &[&str]) -> bool {
    let words: Vec<String> = words.iter().map(|text| text.to_lowercase()).collect();
    !secrets.iter().any(|secret| words.iter().any(|text| text.contains(secret.as_str())))
}
