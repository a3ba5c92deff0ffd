//! Reports built from blocks: written, cleared, frozen, issued, imported and exported.

mod build;
pub mod document;
pub mod events;
mod evidence;
mod generate;
mod living;
mod load;
mod pages;
mod published;
mod record;
pub mod render;
mod searched;
mod shelf;
mod state;
mod store;
mod tasks;
mod year;

pub use build::build;
pub use document::{check, import_file};
pub use generate::generate;
pub use living::*;
pub use load::load;
pub use state::{Footing, Held, Issue, Kept, Section, State};
pub use store::{MIGRATIONS, Paper};

use site::{NavEntry, Slice};

/// The papers as a slice.
pub fn slice() -> Slice {
    Slice {
        name: "papers",
        routes: pages::routes(),
        migrations: MIGRATIONS,
        shelf: Some(shelf::SHELF),
        tasks: Some(tasks::tasks),
        nav: NAV,
        published: Some(published::published),
        record: Some(record::SOURCE),
        searched: Some(searched::SEARCH),
        makers: vec![year::MAKER],
        evidence: Some(evidence::source),
        ..Slice::default()
    }
}

const NAV: &[NavEntry] = &[NavEntry { label: "Papers", path: "papers", public: true, order: 60 }];
