//! The tables of loaded data. A part is never changed: a later file for the same source and month is a new snapshot, and the newest counts.

use kernel::db::Migration;

/// The tables.
pub const MIGRATION: Migration = Migration {
    name: "insight-100-loads",
    sql: &[
        "CREATE TABLE insight_dataset (id TEXT PRIMARY KEY, county TEXT NOT NULL, dataset TEXT NOT NULL, published BIGINT NOT NULL)",
        "CREATE TABLE insight_load (id TEXT PRIMARY KEY, county TEXT NOT NULL, book TEXT NOT NULL, what TEXT NOT NULL, origin TEXT NOT NULL,
         begun_at TEXT NOT NULL, by_whom TEXT NOT NULL, ended_at TEXT, known BIGINT NOT NULL, others BIGINT NOT NULL)",
        "CREATE INDEX insight_load_county ON insight_load (county, begun_at)",
        "CREATE TABLE insight_part (id TEXT PRIMARY KEY, county TEXT NOT NULL, book TEXT NOT NULL, dataset TEXT NOT NULL, load_id TEXT NOT NULL,
         source TEXT NOT NULL, slot TEXT NOT NULL, month BIGINT NOT NULL, sha256 TEXT NOT NULL, bytes BIGINT NOT NULL, rows_in BIGINT NOT NULL,
         accepted BIGINT NOT NULL, rejected TEXT NOT NULL, flagged TEXT NOT NULL, only_2011 BIGINT NOT NULL, only_2021 BIGINT NOT NULL,
         kept TEXT NOT NULL, rejects TEXT NOT NULL, replaces TEXT NOT NULL, taken_at TEXT NOT NULL, cubes BYTEA NOT NULL)",
        "CREATE INDEX insight_part_slot ON insight_part (county, dataset, slot, month)",
        "CREATE INDEX insight_part_load ON insight_part (load_id)",
        "CREATE TABLE insight_refused (id TEXT PRIMARY KEY, county TEXT NOT NULL, book TEXT NOT NULL, load_id TEXT NOT NULL, name TEXT NOT NULL,
         sha256 TEXT NOT NULL, bytes BIGINT NOT NULL, reason TEXT NOT NULL, says TEXT NOT NULL, findings TEXT NOT NULL, at TEXT NOT NULL)",
        "CREATE INDEX insight_refused_load ON insight_refused (load_id)",
    ],
    append_only: &["insight_part", "insight_refused"],
};
