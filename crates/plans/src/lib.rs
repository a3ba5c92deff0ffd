//! The Community Safety Agreement, its actions with a status that cannot flatter, and the sub-groups' updates.
//!
//! An action's status follows from what its lead claims, its date, its evidence and its exception: see [`status`].
//! A group's update is asked for, written once and given to the board: see [`updates`]. Papers draw on both.

pub mod actions;
pub mod agreement;
pub mod agreements;
pub mod assessment;
mod book;
pub mod events;
mod evidence;
mod generate;
mod glance;
mod holder;
mod load;
mod pages;
pub mod partnership;
mod period;
mod record;
pub mod regard;
pub mod scoring;
mod searched;
mod sources;
pub mod status;
pub mod statutory;
mod store;
mod tasks;
pub mod updates;
mod year;

pub use generate::generate;
pub use load::load;
pub use period::Period;
pub use store::{
    Action, Agreement, Assessment, GroupUpdate, MIGRATIONS, PartnershipPlan, Scoring, ViewPrivate,
};

use site::{NavEntry, Slice};

/// Reads what the rulebook says of plans, so that what is wrong is refused at start.
///
/// # Errors
/// The first [`kernel::rulebook::Misprint`].
pub fn check(rulebook: &kernel::rulebook::Rulebook) -> Result<(), kernel::rulebook::Misprint> {
    status::check(rulebook)?;
    scoring::matrix::check(rulebook)
}

/// The plan as a slice.
pub fn slice() -> Slice {
    Slice {
        name: "plans",
        routes: pages::routes(),
        migrations: MIGRATIONS,
        nav: NAV,
        sources: sources::all(),
        holders: vec![holder::ACTIONS],
        actions: Some(book::BOOK),
        jobs: vec![holder::JOB],
        tasks: Some(tasks::tasks),
        glances: Some(glance::glance),
        record: Some(record::SOURCE),
        searched: Some(searched::SEARCH),
        makers: vec![year::MAKER],
        evidence: Some(evidence::evidence),
        ..Slice::default()
    }
}

const NAV: &[NavEntry] = &[
    NavEntry { label: "Plan", path: "plan", public: true, order: 30 },
    NavEntry { label: "Actions", path: "actions", public: true, order: 31 },
    NavEntry { label: "Assessments", path: "assessments", public: true, order: 32 },
    NavEntry { label: "Updates", path: "updates", public: false, order: 40 },
];
