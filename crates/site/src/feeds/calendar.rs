//! Calendars as other programs read them: iCalendar (RFC 5545), and the part of a message that invites (RFC 5546).
//!
//! The same entries give the same bytes, whatever the day: nothing here looks at a clock.

use icalendar::{Component, Event, Property};
use jiff::Timestamp;
use jiff::civil::DateTime;
use kernel::contracts::diary::{Entry, State};
use kernel::{Fault, Outcome};

/// Media type of a calendar.
pub const MEDIA: &str = "text/calendar; charset=utf-8";

const ZONE: &str = "Europe/London";

/// The clocks of England: they have changed by this rule since 1996.
const CLOCKS: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\nBEGIN:DAYLIGHT\r\nDTSTART:19960331T010000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nTZNAME:BST\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nEND:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\nDTSTART:19961027T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZNAME:GMT\r\n\
    TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// What a message asks of the calendar of whoever gets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// To take it in, or to take in how it has changed.
    Request,
    /// To strike it out.
    Cancel,
}

impl Asks {
    /// As the standard has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }

    /// What follows from the state of an entry.
    pub fn of(entry: &Entry) -> Self {
        if entry.state == State::Cancelled { Self::Cancel } else { Self::Request }
    }
}

/// A calendar that other programs fetch again and again. `base` is the address of the install, without a slash at its end; when it is
/// empty, entries have no address.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written.
pub fn calendar(base: &str, name: &str, entries: &[Entry]) -> Outcome<String> {
    let mut head = vec![Property::new("METHOD", "PUBLISH")];
    head.push(Property::new("NAME", clean(name)));
    head.push(Property::new("X-WR-CALNAME", clean(name)));
    head.push(Property::new("REFRESH-INTERVAL", "PT1H").add_parameter("VALUE", "DURATION").done());
    whole(head, entries.iter().map(|entry| event(base, entry)))
}

/// The part of a message that invites somebody, moves a meeting in their calendar, or strikes it out.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written.
pub fn invitation(base: &str, entry: &Entry, from: &str, to: &str) -> Outcome<String> {
    let mut event = event(base, entry);
    event.append_property(Property::new("ORGANIZER", format!("mailto:{from}")));
    let mut attendee = Property::new("ATTENDEE", format!("mailto:{to}"));
    attendee.add_parameter("ROLE", "REQ-PARTICIPANT").add_parameter("PARTSTAT", "NEEDS-ACTION");
    event.append_multi_property(attendee);
    whole(vec![Property::new("METHOD", Asks::of(entry).word())], [event])
}

fn whole(head: Vec<Property>, events: impl IntoIterator<Item = Event>) -> Outcome<String> {
    let mut out = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Shiremoot//Shiremoot//EN\r\n");
    for property in head {
        let line: Result<String, std::fmt::Error> = property.try_into();
        out.push_str(&line.map_err(Fault::broken)?);
    }
    out.push_str(CLOCKS);
    for event in events {
        out.push_str(&event.try_into_string().map_err(Fault::broken)?);
    }
    out.push_str("END:VCALENDAR\r\n");
    Ok(out)
}

fn event(base: &str, entry: &Entry) -> Event {
    let mut event = Event::new();
    let state = match entry.state {
        State::Tentative => "TENTATIVE",
        State::Confirmed => "CONFIRMED",
        State::Cancelled => "CANCELLED",
    };
    // What may not be told outside is not written, whatever the entry holds.
    let title = if entry.private { "Meeting" } else { entry.title.as_str() };
    let title = if entry.state == State::Cancelled { format!("Cancelled: {title}") } else { title.into() };
    event
        .add_property("UID", format!("{}@shiremoot", entry.uid))
        .add_property("DTSTAMP", utc(entry.changed))
        .add_property("LAST-MODIFIED", utc(entry.changed))
        .add_property("SEQUENCE", entry.sequence.to_string())
        .add_property("SUMMARY", clean(&title))
        .add_property("STATUS", state)
        .add_property("TRANSP", if entry.state == State::Cancelled { "TRANSPARENT" } else { "OPAQUE" })
        .append_property(local("DTSTART", entry.from))
        .append_property(local("DTEND", entry.until.max(entry.from)));
    if entry.private {
        event.add_property("CLASS", "PRIVATE");
    } else if !entry.place.is_empty() {
        event.add_property("LOCATION", clean(&entry.place));
    }
    if !base.is_empty() {
        event.append_property(Property::new("URL", format!("{base}{}", entry.href)));
    }
    event.done()
}

fn local(name: &str, at: DateTime) -> Property {
    Property::new(name, at.strftime("%Y%m%dT%H%M%S").to_string()).add_parameter("TZID", ZONE).done()
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Words without the control characters that a calendar cannot hold.
fn clean(words: &str) -> String {
    words.replace("\r\n", "\n").chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn entry() -> Entry {
        Entry {
            uid: "meeting-1".into(),
            sequence: 2,
            changed: "2022-02-01T09:30:00Z".parse().unwrap(),
            group: "hwb".into(),
            title: "Health; Wellbeing, and \\ Board\nBEGIN:VEVENT".into(),
            place: "Council Chamber, Shire Hall".into(),
            from: date(2022, 2, 15).at(14, 0, 0, 0),
            until: date(2022, 2, 15).at(16, 30, 0, 0),
            state: State::Confirmed,
            private: false,
            href: "/loamshire/meetings/2022-02-15-hwb".into(),
        }
    }

    #[test]
    fn an_entry_keeps_its_name_and_says_how_often_it_changed() {
        let text = calendar("https://board.example", "Loamshire", &[entry()]).unwrap();
        for line in [
            "UID:meeting-1@shiremoot",
            "SEQUENCE:2",
            "DTSTAMP:20220201T093000Z",
            "DTSTART;TZID=Europe/London:20220215T140000",
            "DTEND;TZID=Europe/London:20220215T163000",
            "SUMMARY:Health\\; Wellbeing\\, and \\\\ Board\\nBEGIN:VEVENT",
            "LOCATION:Council Chamber\\, Shire Hall",
            "STATUS:CONFIRMED",
            "URL:https://board.example/loamshire/meetings/2022-02-15-hwb",
        ] {
            assert_eq!(text.lines().filter(|l| *l == line).count(), 1, "{line} in {text}");
        }
        assert_eq!(text.matches("\r\nBEGIN:VEVENT\r\n").count(), 1, "a title opens no entry of its own");
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{text}");
        assert_eq!(text, calendar("https://board.example", "Loamshire", &[entry()]).unwrap());
    }

    #[test]
    fn what_may_not_be_told_is_a_meeting_and_no_more() {
        for state in [State::Tentative, State::Confirmed, State::Cancelled] {
            let secret = Entry { private: true, state, ..entry() };
            let text = calendar("", "Calendar", std::slice::from_ref(&secret)).unwrap();
            let text = text + &invitation("", &secret, "board@moot.example", "pat@council.example").unwrap();
            assert!(!text.contains("Wellbeing") && !text.contains("Chamber"), "{text}");
            assert!(text.contains("CLASS:PRIVATE") && !text.contains("URL:"), "{text}");
        }
    }

    #[test]
    fn a_cancelled_meeting_stays_and_is_struck_out() {
        let gone = Entry { state: State::Cancelled, sequence: 3, ..entry() };
        let text = invitation("", &gone, "board@moot.example", "pat@council.example").unwrap();
        for line in [
            "METHOD:CANCEL",
            "STATUS:CANCELLED",
            "SEQUENCE:3",
            "UID:meeting-1@shiremoot",
            "ORGANIZER:mailto:board@moot.example",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} in {text}");
        }
        assert!(text.contains("SUMMARY:Cancelled: Health"), "{text}");
        assert!(text.replace("\r\n ", "").contains(":mailto:pat@council.example"), "{text}");
    }

    #[test]
    fn a_calendar_without_entries_is_a_calendar() {
        let text = calendar("", "Loamshire", &[]).unwrap();
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
        assert!(text.contains("BEGIN:VTIMEZONE") && !text.contains("BEGIN:VEVENT"), "{text}");
    }
}
