//! The life of a meeting: planned, called, held, minuted, and what becomes of what it decided.
//!
//! It stands on the sittings of `board`: a meeting, its items, who was there and who had an interest. What a meeting agrees that
//! somebody will do is handed to whoever keeps actions, in the same unit of work.

pub mod agenda;
pub mod cycle;
pub mod diary;
pub mod events;
mod evidence;
pub mod import;
pub mod minutes;
pub mod outcomes;
pub mod pack;
mod pages;
pub mod papers;
pub mod procedure;
mod published;
mod record;
pub mod registers;
pub mod room;
mod store;
mod tasks;
pub mod tell;
mod year;

pub use store::{Ask, Decision, ForwardItem, MIGRATIONS, MeetingPaper, Minutes, Procedure, Series};

use kernel::rulebook::{Misprint, Rulebook};
use site::{NavEntry, Slice};

kernel::declare_verbs! {
    /// Reads what was said while only those who were entitled to be in the room were there.
    ViewPrivate,
    /// Approves minutes as a true record.
    Approve,
    /// Answers what another body was asked.
    Answer,
}

/// Meetings as a slice.
pub fn slice() -> Slice {
    Slice {
        name: "meetings",
        routes: pages::routes(),
        migrations: MIGRATIONS,
        nav: NAV,
        jobs: vec![cycle::JOB, procedure::JOB, tell::JOB],
        tasks: Some(tasks::tasks),
        record: Some(record::SOURCE),
        searched: Some(registers::searched::SEARCH),
        diary: Some(diary::source),
        evidence: Some(evidence::source),
        published: Some(published::source),
        daily: Some(tell::morning::source),
        secrets: Some(tell::secrets),
        makers: year::makers(),
        ..Slice::default()
    }
}

/// Reads what the rulebook says of meetings, so that a wrong one is refused at start.
///
/// # Errors
/// The first [`Misprint`].
pub fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    cycle::pack::check(rulebook)?;
    agenda::template::check(rulebook)?;
    agenda::withholding::check(rulebook)?;
    agenda::clearance::check(rulebook)?;
    outcomes::check(rulebook)?;
    registers::retention::check(rulebook)?;
    tell::check(rulebook)
}

const NAV: &[NavEntry] = &[NavEntry { label: "Meetings", path: "meetings", public: true, order: 20 }];
