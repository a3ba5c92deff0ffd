//! Messages to people. The outbox is the queue: a message is a row that waits until a server has taken it, however long that takes.
//!
//! By default none leaves the machine: what would be sent stands in the outbox. A message can hold a link that opens an account, so its
//! text is sealed: a copy of the database gives none away.

mod postman;
mod room;
pub(crate) mod store;

pub use postman::{Postman, standing};
pub use room::Room;
pub(crate) use room::published;
pub use store::Waits;

use crate::feeds::calendar::Asks;
use jiff::{Span, Timestamp};
use kernel::{Outcome, Unit};

/// To whom a message goes.
#[derive(Clone, Copy, Debug)]
pub struct To<'a> {
    /// The county on which it hangs.
    pub county: &'a str,
    /// The person by whole identifier; empty for somebody whom the register does not know.
    pub person: &'a str,
    /// Where mail reaches them.
    pub email: &'a str,
}

/// What a message says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// What it is about: nothing that not everybody may read.
    pub subject: String,
    /// What it says, as plain text. A link stands in a paragraph of its own.
    pub text: String,
    /// A part for the reader's calendar.
    pub calendar: Option<(Asks, String)>,
    /// Where to say that one wants no more of these: a whole address.
    pub list_unsubscribe: Option<String>,
    /// Of which kind it is, and of what: `invitations 01F...`. For those who look after the outbox; never a title.
    pub about: String,
}

/// Days after which a message that no server took is not worth sending any more.
pub const DAYS: i64 = 10;

/// Puts a message into the outbox, in the same transaction as what causes it, and gives its identifier. A message to nobody is not kept.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be sealed or written.
pub fn post(unit: &mut Unit<'_>, to: &To<'_>, message: &Message) -> Outcome<Option<String>> {
    let id = unit.id();
    post_as(unit, &id, to, message)
}

/// The same under an identifier: a message of the same identifier is not written twice.
pub(crate) fn post_as(
    unit: &mut Unit<'_>,
    id: &str,
    to: &To<'_>,
    message: &Message,
) -> Outcome<Option<String>> {
    if to.email.trim().is_empty() {
        return Ok(None);
    }
    let room = unit.kernel().lent::<Room>()?;
    let sealed = room.seal(unit.kernel().chance(), id, &message.text)?;
    let (method, calendar) = match &message.calendar {
        Some((asks, ics)) => (asks.word(), room.seal(unit.kernel().chance(), id, ics)?),
        None => ("", String::new()),
    };
    let now = unit.now();
    let until = now.checked_add(Span::new().hours(24 * DAYS)).unwrap_or(now);
    let row = store::New { id, to, message, sealed: &sealed, method, calendar: &calendar, now, until };
    store::insert(unit, &row)?;
    Ok(Some(id.to_string()))
}

/// When a message is tried again after so many tries: soon at first, then ever more seldom, up to a day.
pub(crate) fn again(now: Timestamp, tries: i64) -> Timestamp {
    const MINUTES: [i64; 8] = [1, 5, 15, 60, 180, 360, 720, 1440];
    let at = usize::try_from(tries.max(1) - 1).unwrap_or(0).min(MINUTES.len() - 1);
    now.checked_add(Span::new().minutes(MINUTES[at])).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::again;
    use jiff::Timestamp;

    #[test]
    fn tries_grow_rare_up_to_a_day() {
        let minutes = |tries| (again(Timestamp::UNIX_EPOCH, tries).as_second()) / 60;
        let all: Vec<i64> = (0..=10).map(minutes).collect();
        assert_eq!(all, [1, 1, 5, 15, 60, 180, 360, 720, 1440, 1440, 1440]);
    }
}
