//! The public's voice: what is said to everybody about these pages, and how anybody says something back.

mod accessibility;
mod correction_answer;
mod correction_log;
mod correction_new;
mod corrections;
mod events;
mod facts;
mod glossary;
mod morning;
mod subscribe;
mod subscribers;
mod subscription;
mod tree;
mod wishes;

pub use accessibility::statement;
pub(crate) use correction_answer::tasks;
pub(crate) use corrections::SOURCE;
pub use events::KINDS;
pub use facts::{Fact, Facts, Glossary, Term, check, facts, glossary};
pub use glossary::words;
pub(crate) use morning::source as morning;
pub(crate) use tree::write;

use kernel::db::Migration;
use site::{Foot, Route};

/// The tables of what is heard.
pub(crate) const MIGRATIONS: [Migration; 2] = [corrections::MIGRATION, subscribers::MIGRATION];

/// What stands at the foot of every page of a county.
pub(crate) const FEET: &[Foot] = &[
    Foot { label: "Ask for a correction", path: "corrections/new", about: true },
    Foot { label: "Corrections", path: "corrections", about: false },
    Foot { label: "Be told what is published", path: "subscribe", about: false },
    Foot { label: "Accessibility", path: "accessibility", about: false },
    Foot { label: "What words mean", path: "glossary", about: false },
];

/// The addresses of what is said and heard.
pub(crate) fn routes() -> Vec<Route> {
    let parts = [
        accessibility::routes(),
        glossary::routes(),
        correction_log::routes(),
        correction_new::routes(),
        correction_answer::routes(),
        subscribe::routes(),
        subscription::routes(),
    ];
    parts.into_iter().flatten().collect()
}
