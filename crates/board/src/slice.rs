//! The board as the binary wires it.

use crate::{MIGRATIONS, members, pages, record};
use site::{NavEntry, Slice};

/// The board: its pages, tables, tasks and what papers draw on.
pub fn slice() -> Slice {
    Slice {
        name: "board",
        routes: pages::routes(),
        migrations: MIGRATIONS,
        nav: &[NavEntry { label: "Board", path: "board", public: true, order: 10 }],
        sources: vec![members::SOURCE],
        tasks: Some(crate::gaps::tasks),
        record: Some(record::SOURCE),
        evidence: Some(crate::evidence::source),
        ..Slice::default()
    }
}
