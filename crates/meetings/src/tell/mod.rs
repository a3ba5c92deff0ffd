//! Telling people of meetings: invitations, calls for papers, papers that are out, reminders, and what is overdue.
//!
//! Commands put a job on the queue in their own transaction; the job writes each person's message into the outbox, once. No title of a
//! meeting that only its members may know of stands in any message, and nothing of what an agenda or a paper holds.

mod chase;
mod discreet;
mod ladder;
mod messages;
pub(crate) mod morning;
mod who;

pub use ladder::{Ladder, Rung, Whom, check};

use crate::cycle::due;
use board::sittings::{Sitting, State, sitting};
use kernel::jobs::{self, Job, JobKind};
use kernel::{Kernel, Outcome, Proof, SystemActs, Unit};
use serde::{Deserialize, Serialize};
use site::tell::{self, News};

pub(crate) use discreet::secrets;

/// The job.
pub(crate) const JOB: JobKind = JobKind { kind: Tell::KIND, run };

/// Of what the people of a meeting are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum What {
    /// That it is planned, moved or cancelled.
    Invitation,
    /// That items and papers are called for.
    Call,
    /// That an issue of its agenda is out, with its number.
    Papers(i64),
}

/// Tells the people of one meeting.
#[derive(Serialize, Deserialize)]
struct Tell {
    county: String,
    sitting: String,
    what: What,
}

impl Job for Tell {
    const KIND: &'static str = "meetings.tell";
}

fn enqueue(unit: &mut Unit<'_>, it: &Sitting, what: What) -> Outcome<()> {
    tell::daily::wind(unit)?;
    jobs::enqueue(unit, &Tell { county: it.county.clone(), sitting: it.id.clone(), what })
}

/// Invites the members of a group and their deputies to its meeting, or tells them how it has changed.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be put on the queue.
pub fn invite(unit: &mut Unit<'_>, _proof: &impl Proof, it: &Sitting) -> Outcome<()> {
    enqueue(unit, it, What::Invitation)
}

/// Asks the members of a group, and the leads of those that report to it, what its meeting is to take.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be put on the queue.
pub fn call(unit: &mut Unit<'_>, _proof: &impl Proof, it: &Sitting) -> Outcome<()> {
    enqueue(unit, it, What::Call)
}

/// Tells the members that an agenda is out, or a supplement to it: `number` is that of the issue, and the first is the agenda.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be put on the queue.
pub fn papers_out(unit: &mut Unit<'_>, _proof: &impl Proof, it: &Sitting, number: i64) -> Outcome<()> {
    enqueue(unit, it, What::Papers(number))
}

fn run(kernel: &Kernel, text: &str) -> Outcome<()> {
    let Tell { county, sitting: id, what } = jobs::body(text)?;
    let acts = SystemActs::without_a_permit_because("telling people of meetings", &county, kernel.today());
    kernel.write_unrecorded_housekeeping(|unit| {
        let Some(it) = sitting::by_id(unit, &acts, &id)? else { return Ok(()) };
        match what {
            What::Invitation => invitations(unit, &it),
            What::Call => calls(unit, &it),
            What::Papers(number) => papers(unit, &it, number),
        }
    })
}

/// Invites whoever does not have the meeting in their calendar as it is now. One that was held invites nobody.
fn invitations(unit: &mut Unit<'_>, it: &Sitting) -> Outcome<()> {
    if it.day < unit.today() || matches!(it.state, State::Open | State::Held) {
        return Ok(());
    }
    let cancelled = it.state == State::Cancelled;
    let invited = tell::told_of(unit, &it.id, &["invitations"])?;
    let mut people = who::members(unit, it)?;
    if cancelled {
        // Only calendars that hold it have something to strike out; also those of people who have left the group.
        people = invited;
    }
    let step = format!("sequence-{}", it.sequence);
    for person in people {
        let Some(email) = who::email(unit, &person)? else { continue };
        let message = messages::invitation(unit, it, &email)?;
        give(unit, it, &person, "invitations", &step, &message)?;
    }
    Ok(())
}

fn calls(unit: &mut Unit<'_>, it: &Sitting) -> Outcome<()> {
    if it.day < unit.today() || !it.state.ahead() {
        return Ok(());
    }
    let message = messages::call(unit, it)?;
    for person in who::called(unit, it)? {
        give(unit, it, &person, "calls", "call", &message)?;
    }
    Ok(())
}

fn papers(unit: &mut Unit<'_>, it: &Sitting, number: i64) -> Outcome<()> {
    if it.state == State::Cancelled {
        return Ok(());
    }
    let register = board::current(unit, &it.county)?;
    let body = due::body_of(&register.on(it.day), it);
    // The agenda of a committee is its members' summons, which the law wants.
    let kind = if body.by_law() && number <= 1 { "summons" } else { "papers" };
    let message = messages::papers(unit, it, number, kind == "summons")?;
    for person in who::members(unit, it)? {
        give(unit, it, &person, kind, &format!("issue-{number}"), &message)?;
    }
    Ok(())
}

fn give(
    unit: &mut Unit<'_>,
    it: &Sitting,
    person: &str,
    kind: &str,
    step: &str,
    message: &site::mail::Message,
) -> Outcome<()> {
    let href = format!("/{}/{}", it.county, it.path());
    let line = (message.subject.as_str(), href.as_str());
    tell::tell(unit, &News { county: &it.county, person, kind, thing: &it.id, step, message, line }).map(drop)
}
