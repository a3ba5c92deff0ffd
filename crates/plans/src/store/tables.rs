//! The tables of the plan.

use kernel::db::Migration;

/// The tables of the plan. Organisations, groups and people stand in them by short name.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "plans-001-updates",
        sql: &[
            "CREATE TABLE plan_update (id TEXT PRIMARY KEY, county TEXT NOT NULL, of_group TEXT NOT NULL, slug TEXT NOT NULL,
             period_from TEXT NOT NULL, period_to TEXT NOT NULL, due TEXT NOT NULL, state TEXT NOT NULL,
             purpose TEXT NOT NULL, activity TEXT NOT NULL, priorities TEXT NOT NULL, legislation TEXT NOT NULL,
             asks TEXT NOT NULL, version BIGINT NOT NULL, asked_at TEXT NOT NULL, asked_by TEXT NOT NULL,
             changed_at TEXT, author TEXT, given_at TEXT, note TEXT NOT NULL, UNIQUE (county, of_group, slug))",
            "CREATE INDEX plan_update_county ON plan_update (county, period_from)",
            "CREATE TABLE plan_update_text (id TEXT PRIMARY KEY, of_update TEXT NOT NULL, version BIGINT NOT NULL,
             kind TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL, body TEXT NOT NULL)",
            "CREATE INDEX plan_update_text_update ON plan_update_text (of_update, id)",
        ],
        append_only: &["plan_update_text"],
    },
    Migration {
        name: "plans-002-actions",
        sql: &[
            "CREATE TABLE plan_agreement (id TEXT PRIMARY KEY, county TEXT NOT NULL, slug TEXT NOT NULL, title TEXT NOT NULL,
             legal_year TEXT NOT NULL, applies_to TEXT NOT NULL, state TEXT NOT NULL, published BIGINT NOT NULL,
             about TEXT NOT NULL, version BIGINT NOT NULL, UNIQUE (county, slug))",
            "CREATE TABLE plan_priority (id TEXT PRIMARY KEY, agreement TEXT NOT NULL, slug TEXT NOT NULL, title TEXT NOT NULL,
             about TEXT NOT NULL, place BIGINT NOT NULL, cross_cutting BIGINT NOT NULL, version BIGINT NOT NULL,
             UNIQUE (agreement, slug))",
            "CREATE TABLE plan_action (id TEXT PRIMARY KEY, county TEXT NOT NULL, number BIGINT NOT NULL, agreement TEXT NOT NULL,
             priority TEXT NOT NULL, of_group TEXT NOT NULL, title TEXT NOT NULL,
             words TEXT NOT NULL, outcome TEXT NOT NULL,
             lead_organisation TEXT NOT NULL, owner TEXT NOT NULL, begins TEXT, due TEXT NOT NULL, first_due TEXT NOT NULL,
             source TEXT NOT NULL, published BIGINT NOT NULL, version BIGINT NOT NULL, claim TEXT NOT NULL, base TEXT NOT NULL,
             done BIGINT NOT NULL, progress TEXT NOT NULL, exception TEXT NOT NULL, ask TEXT NOT NULL, evidence TEXT NOT NULL,
             proof TEXT NOT NULL, dispute TEXT NOT NULL, reported_at TEXT, UNIQUE (county, number))",
            // Lists are ordered by whether the action is done, its day and its identifier: late first. Each filter has its index.
            "CREATE INDEX plan_action_due ON plan_action (county, done, due, id)",
            "CREATE INDEX plan_action_published ON plan_action (county, published, done, due, id)",
            "CREATE INDEX plan_action_base ON plan_action (county, base, due, id)",
            "CREATE INDEX plan_action_priority ON plan_action (county, priority, done, due, id)",
            // What is counted is read from this index alone.
            "CREATE INDEX plan_action_tally ON plan_action (county, priority, base, due, published)",
            "CREATE INDEX plan_action_proof ON plan_action (county, proof, due, id)",
            "CREATE TABLE plan_part (id TEXT PRIMARY KEY, action TEXT NOT NULL, county TEXT NOT NULL, organisation TEXT NOT NULL,
             leads BIGINT NOT NULL, done BIGINT NOT NULL, due TEXT NOT NULL)",
            "CREATE INDEX plan_part_organisation ON plan_part (county, organisation, done, due, action, leads)",
            "CREATE INDEX plan_part_action ON plan_part (action)",
            "CREATE TABLE plan_progress (id TEXT PRIMARY KEY, action TEXT NOT NULL, version BIGINT NOT NULL, kind TEXT NOT NULL,
             at TEXT NOT NULL, by_whom TEXT NOT NULL, claim TEXT NOT NULL, shown TEXT NOT NULL, why TEXT NOT NULL,
             words TEXT NOT NULL, exception TEXT NOT NULL, ask TEXT NOT NULL, evidence TEXT NOT NULL, due TEXT NOT NULL)",
            "CREATE INDEX plan_progress_action ON plan_progress (action, id)",
            "CREATE TABLE plan_counter (id TEXT PRIMARY KEY, last BIGINT NOT NULL)",
            "CREATE TABLE plan_stamp (id TEXT PRIMARY KEY, county TEXT NOT NULL, stamp TEXT NOT NULL)",
        ],
        append_only: &["plan_progress"],
    },
    super::wanted::MIGRATION,
    super::scoring::MIGRATION,
    super::parts::MIGRATION,
    super::editions::MIGRATION,
    super::signing::MIGRATION,
    super::sent::MIGRATION,
    super::regard::MIGRATION,
    Migration {
        name: "plans-003-restricted",
        sql: &[
            "ALTER TABLE plan_action ADD COLUMN restricted BIGINT NOT NULL DEFAULT 0",
            "DROP INDEX plan_action_tally",
            "CREATE INDEX plan_action_tally ON plan_action (county, priority, base, due, published, restricted)",
        ],
        append_only: &[],
    },
    super::statutory::tables::MIGRATION,
];
