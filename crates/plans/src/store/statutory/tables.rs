//! The tables of assessments and partnership plans: one shape for both.

use kernel::db::Migration;

/// A document, its sections with every text that was saved for them, its numbered entries, its editions, and what was done with it.
pub(crate) const MIGRATION: Migration = Migration {
    name: "plans-100-assessments",
    sql: &[
        "CREATE TABLE plan_document (id TEXT PRIMARY KEY, county TEXT NOT NULL, sort TEXT NOT NULL, of_group TEXT NOT NULL,
         legal_year TEXT NOT NULL, title TEXT NOT NULL, details TEXT NOT NULL, state TEXT NOT NULL, edition BIGINT NOT NULL,
         released BIGINT NOT NULL, summary BIGINT NOT NULL, version BIGINT NOT NULL, begun_at TEXT NOT NULL, begun_by TEXT NOT NULL,
         changed_at TEXT NOT NULL, UNIQUE (county, sort, of_group, legal_year))",
        "CREATE INDEX plan_document_year ON plan_document (county, sort, legal_year)",
        "CREATE TABLE plan_document_section (id TEXT PRIMARY KEY, document TEXT NOT NULL, section TEXT NOT NULL, words TEXT NOT NULL,
         begun TEXT NOT NULL, version BIGINT NOT NULL, author TEXT NOT NULL, changed_at TEXT, UNIQUE (document, section))",
        "CREATE TABLE plan_document_text (id TEXT PRIMARY KEY, document TEXT NOT NULL, section TEXT NOT NULL, version BIGINT NOT NULL,
         kind TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL, body TEXT NOT NULL)",
        "CREATE INDEX plan_document_text_section ON plan_document_text (document, section, id)",
        // A finding, an input, a consultation, an answer to a priority, a copy that was sent: numbered within its kind.
        "CREATE TABLE plan_document_entry (id TEXT PRIMARY KEY, document TEXT NOT NULL, kind TEXT NOT NULL, number BIGINT NOT NULL,
         body TEXT NOT NULL, version BIGINT NOT NULL, removed BIGINT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL,
         UNIQUE (document, kind, number))",
        "CREATE TABLE plan_document_edition (id TEXT PRIMARY KEY, document TEXT NOT NULL, number BIGINT NOT NULL, at TEXT NOT NULL,
         by_whom TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (document, number))",
        "CREATE TABLE plan_document_turn (id TEXT PRIMARY KEY, document TEXT NOT NULL, act TEXT NOT NULL, at TEXT NOT NULL,
         by_whom TEXT NOT NULL, note TEXT NOT NULL, edition BIGINT NOT NULL)",
        "CREATE INDEX plan_document_turn_document ON plan_document_turn (document, id)",
    ],
    append_only: &["plan_document_text", "plan_document_edition", "plan_document_turn"],
};
