//! The weekly message: what needs a person, and what they chose to hear of once a week.

use super::kinds::DIGEST;
use super::{Choice, News, discreet, kinds, signed, store};
use crate::mail::{self, Message, Room, To};
use crate::{CountyRef, Standing, day};
use jiff::civil::Date;
use kernel::contracts::task::{Task, Urgency};
use kernel::{Actor, Kernel, Outcome, Unit};
use std::fmt::Write;

/// What stands above tasks of each urgency.
const HEADINGS: [(Urgency, &str); 4] = [
    (Urgency::Late, "Late"),
    (Urgency::Soon, "This week"),
    (Urgency::Waiting, "Waiting for you"),
    (Urgency::WithOthers, "With others"),
];

/// So many of a kind are named; the rest is counted.
const MOST: usize = 12;

/// What stands for something that may not be named outside.
const CONFIDENTIAL: &str = "Something that only you may read of: sign in to see it";

/// Sends a county its messages of a week, each person one, unless nothing needs them.
pub(super) fn send(kernel: &Kernel, room: &Room, county: &CountyRef, monday: Date) -> Outcome<()> {
    let everybody = kernel.read(|unit| {
        let today = unit.today();
        room.people().standing(unit, &county.id, today)
    })?;
    for standing in everybody.iter().filter(|it| !it.card.email.is_empty() && !it.grants.is_empty()) {
        let sent = kernel.read(|unit| to_one(unit, room, county, standing, monday))?;
        let Some(message) = sent else { continue };
        kernel.write_unrecorded_housekeeping(|unit| {
            let news = news(county, standing, monday, &message);
            if store::first(unit, &news.as_news())? {
                let to = To { county: &county.id, person: &standing.card.id, email: &standing.card.email };
                mail::post(unit, &to, &message)?;
                store::taken(unit, &standing.card.id)?;
                store::told(unit, &news.as_news(), "posted")?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

struct Weekly<'a> {
    county: &'a str,
    person: &'a str,
    step: String,
    message: &'a Message,
}

impl Weekly<'_> {
    fn as_news(&self) -> News<'_> {
        News {
            county: self.county,
            person: self.person,
            kind: DIGEST,
            thing: DIGEST,
            step: &self.step,
            message: self.message,
            line: ("", "/"),
        }
    }
}

fn news<'a>(county: &'a CountyRef, standing: &'a Standing, monday: Date, message: &'a Message) -> Weekly<'a> {
    Weekly { county: &county.id, person: &standing.card.id, step: monday.to_string(), message }
}

/// What a person reads, or nothing when nothing needs them or they do not want it.
fn to_one(
    unit: &mut Unit<'_>,
    room: &Room,
    county: &CountyRef,
    standing: &Standing,
    monday: Date,
) -> Outcome<Option<Message>> {
    let card = &standing.card;
    let lines = store::lines(unit, &card.id)?;
    // What somebody chose to have in the weekly message comes in it, whatever they chose of the message itself.
    if kinds::choice(unit, &card.id, DIGEST)? == Choice::Never && lines.is_empty() {
        return Ok(None);
    }
    let today = unit.today();
    let actor = Actor::person(&card.id, &card.title, standing.grants.iter().cloned(), today);
    let mut tasks = Vec::new();
    for source in &room.tasks {
        tasks.extend(source(unit, &actor, county)?);
    }
    if tasks.is_empty() && lines.is_empty() {
        return Ok(None);
    }
    tasks.sort_by(|a, b| {
        (a.urgency, a.due.is_none(), a.due, &a.title).cmp(&(b.urgency, b.due.is_none(), b.due, &b.title))
    });
    let secrets = room.secrets(unit, &county.slug)?;
    let late = tasks.iter().filter(|task| task.urgency == Urgency::Late).count();
    let subject = match (late, tasks.len()) {
        (_, 0) => format!("What is new: {}", county.board),
        (0, n) => format!("What needs you: {} ({n})", county.board),
        (late, n) => format!("What needs you: {} ({n}, {late} late)", county.board),
    };
    let mut text = format!("What needs you on {}.\n\n{}/\n\n", day(monday), room.base());
    for (urgency, heading) in HEADINGS {
        let these: Vec<&Task> = tasks.iter().filter(|task| task.urgency == urgency).collect();
        write_tasks(&mut text, room, heading, &these, &secrets);
    }
    if !lines.is_empty() {
        text.push_str("News\n\n");
        for (title, href) in &lines {
            let _ = write!(text, "{title}\n{}{href}\n\n", room.base());
        }
    }
    let message = Message { subject, text, about: DIGEST.into(), ..Message::default() };
    Ok(Some(signed(room, DIGEST, &message)))
}

fn write_tasks(text: &mut String, room: &Room, heading: &str, these: &[&Task], secrets: &[String]) {
    if these.is_empty() {
        return;
    }
    let _ = write!(text, "{heading}\n\n");
    for task in these.iter().take(MOST) {
        // The detail and the address can say as much as the title.
        let open = discreet(secrets, &[&task.title, &task.detail, &task.href]);
        let (title, href) =
            if open { (task.title.as_str(), task.href.as_str()) } else { (CONFIDENTIAL, "/") };
        let _ = write!(text, "{title} ({})\n{}{href}\n\n", task.tag, room.base());
    }
    if these.len() > MOST {
        let _ = write!(text, "And {} more.\n\n", these.len() - MOST);
    }
}
