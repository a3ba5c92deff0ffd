//! What the messages about meetings say: when, where and a link, and nothing that not everybody may read.

use crate::diary;
use board::sittings::{Sitting, State};
use kernel::clock::words;
use kernel::{Outcome, Unit};
use site::feeds::calendar::{self, Asks};
use site::mail::{Message, Room};
use std::sync::Arc;

/// What a meeting is called in a message.
struct Called {
    /// `Health and Wellbeing Board`, or that it is a meeting of a group one sits on.
    name: String,
    /// The whole address of the meeting.
    link: String,
    private: bool,
    room: Arc<Room>,
}

fn called(unit: &mut Unit<'_>, it: &Sitting) -> Outcome<Called> {
    let (room, register) = (unit.kernel().lent::<Room>()?, board::current(unit, &it.county)?);
    let private = diary::private(&register, it);
    let name = if private { "A meeting of a group you sit on".into() } else { diary::called(&register, it) };
    let link = format!("{}/{}/{}", room.base(), it.county, it.path());
    Ok(Called { name, link, private, room })
}

/// When and where, as paragraphs.
fn facts(it: &Sitting, private: bool) -> String {
    let mut text = format!("When: {}, {}", words::format_long(it.day), it.hours());
    // The place can tell what a meeting is about.
    if !private {
        let place = if it.place.is_empty() { "online" } else { it.place.as_str() };
        text.push_str(&format!("\n\nWhere: {place}"));
    }
    text
}

/// An invitation, with a part for the calendar; or that the meeting has moved, or does not take place.
pub(super) fn invitation(unit: &mut Unit<'_>, it: &Sitting, email: &str) -> Outcome<Message> {
    let Called { name, link, private, room } = called(unit, it)?;
    let register = board::current(unit, &it.county)?;
    let entry = diary::entry(&register, it);
    let ics = calendar::invitation(if private { "" } else { room.base() }, &entry, room.from(), email)?;
    let (day, facts) = (words::format(it.day), facts(it, private));
    let (subject, begin) = match (it.state, it.sequence) {
        (State::Cancelled, _) => (format!("Cancelled: {name}, {day}"), "This meeting does not take place."),
        (_, 0) => (format!("Invitation: {name}, {day}"), "You are invited to this meeting."),
        _ => {
            (format!("Changed: {name}, {day}"), "This meeting was changed. This is when and where it is now.")
        }
    };
    // Why is for those who read the page: the words are somebody's own, and can say anything.
    let text = format!("{begin}\n\n{name}\n\n{facts}\n\nRead more, and send your apologies, here:\n\n{link}");
    let calendar = Some((Asks::of(&entry), ics));
    Ok(Message { subject, text, calendar, about: about("invitations", it), ..Message::default() })
}

/// A call for items and papers.
pub(super) fn call(unit: &mut Unit<'_>, it: &Sitting) -> Outcome<Message> {
    let Called { name, link, private, .. } = called(unit, it)?;
    let (day, facts) = (words::format(it.day), facts(it, private));
    let text = format!(
        "Items and papers are called for.\n\n{name}\n\n{facts}\n\nSay what the meeting should take, and by when your paper will be there, to the partnership officer. What is due when stands here:\n\n{link}"
    );
    let subject = format!("Items and papers wanted: {name}, {day}");
    Ok(Message { subject, text, about: about("calls", it), ..Message::default() })
}

/// That an agenda is out, or a supplement to it.
pub(super) fn papers(unit: &mut Unit<'_>, it: &Sitting, number: i64, summons: bool) -> Outcome<Message> {
    let Called { name, link, private, .. } = called(unit, it)?;
    let (day, facts) = (words::format(it.day), facts(it, private));
    let (what, begin) = match (summons, number) {
        (true, _) => ("Summons", "You are summoned to this meeting. Its agenda and papers are out."),
        (_, ..=1) => ("Papers", "The agenda and papers of this meeting are out."),
        _ => ("Supplement", "There is a supplement to the agenda and papers of this meeting."),
    };
    let text = format!("{begin}\n\n{name}\n\n{facts}\n\nRead them here:\n\n{link}");
    let subject = format!("{what}: {name}, {day}");
    Ok(Message { subject, text, about: about("papers", it), ..Message::default() })
}

fn about(kind: &str, it: &Sitting) -> String {
    format!("{kind} {}", it.id)
}
