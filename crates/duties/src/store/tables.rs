//! The tables of what is recorded by hand.

use kernel::db::Migration;

/// The tables of the duties. Bodies stand in them as the board names its things: `loamshire/organisation/fire`.
pub const MIGRATIONS: &[Migration] =
    &[EVIDENCE, crate::year::MIGRATION, super::horizon::MIGRATION, super::mappa::MIGRATION];

const EVIDENCE: Migration = Migration {
    name: "duties-100-evidence",
    sql: &[
        "CREATE TABLE duty_evidence (id TEXT PRIMARY KEY, county TEXT NOT NULL, body TEXT NOT NULL, kind TEXT NOT NULL,
         legal_year TEXT NOT NULL, happened_on TEXT NOT NULL, until TEXT, title TEXT NOT NULL, link TEXT NOT NULL,
         marks TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, withdrawn_on TEXT, withdrawn_at TEXT,
         withdrawn_by TEXT NOT NULL, why TEXT NOT NULL)",
        "CREATE INDEX duty_evidence_county ON duty_evidence (county, happened_on)",
        "CREATE INDEX duty_evidence_body ON duty_evidence (body, happened_on)",
        "CREATE TABLE duty_event (id TEXT PRIMARY KEY, county TEXT NOT NULL, body TEXT NOT NULL, kind TEXT NOT NULL,
         happened_on TEXT NOT NULL, title TEXT NOT NULL, link TEXT NOT NULL, recorded_at TEXT NOT NULL,
         recorded_by TEXT NOT NULL, withdrawn_on TEXT, withdrawn_at TEXT, withdrawn_by TEXT NOT NULL, why TEXT NOT NULL)",
        "CREATE INDEX duty_event_county ON duty_event (county, happened_on)",
    ],
    append_only: &[],
};
