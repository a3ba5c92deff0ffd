//! The tables of the papers.

use kernel::db::Migration;

/// The tables of the papers. What was issued, and every text that was ever saved, can only be added to.
pub const MIGRATIONS: &[Migration] = &[CORE, super::wanted::MIGRATION];

const CORE: Migration = Migration {
    name: "papers-001",
    sql: &[
        "CREATE TABLE paper (id TEXT PRIMARY KEY, county TEXT NOT NULL, slug TEXT NOT NULL, template TEXT NOT NULL,
         owner TEXT NOT NULL, author TEXT, for_public BIGINT NOT NULL, state TEXT NOT NULL, title TEXT NOT NULL,
         board TEXT NOT NULL, meeting TEXT NOT NULL, front TEXT NOT NULL, wanting BIGINT NOT NULL, version BIGINT NOT NULL,
         changed_at TEXT NOT NULL, cleared_at TEXT, cleared_by TEXT, cleared_print TEXT, issued_at TEXT,
         UNIQUE (county, slug))",
        "CREATE INDEX paper_county ON paper (county, state, meeting)",
        "CREATE TABLE paper_section (id TEXT PRIMARY KEY, paper TEXT NOT NULL, name TEXT NOT NULL, place BIGINT NOT NULL,
         heading TEXT NOT NULL, markdown TEXT NOT NULL, confirmed BIGINT NOT NULL, version BIGINT NOT NULL,
         changed_at TEXT NOT NULL, changed_by TEXT NOT NULL, UNIQUE (paper, name))",
        "CREATE TABLE paper_text (id TEXT PRIMARY KEY, paper TEXT NOT NULL, section TEXT NOT NULL, version BIGINT NOT NULL,
         kind TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL, body TEXT NOT NULL)",
        "CREATE INDEX paper_text_section ON paper_text (paper, section, id)",
        "CREATE TABLE paper_issue (id TEXT PRIMARY KEY, paper TEXT NOT NULL UNIQUE, at TEXT NOT NULL, by_whom TEXT NOT NULL,
         document TEXT NOT NULL, footings TEXT NOT NULL, head TEXT NOT NULL, rulebook TEXT NOT NULL, files TEXT NOT NULL)",
    ],
    append_only: &["paper_text", "paper_issue"],
};
