//! The tables of sittings.

use kernel::db::Migration;

/// The tables of sittings. A group, a seat or a person stands in them by its whole identifier (`loamshire/group/hwb`).
pub const MIGRATION: Migration = Migration {
    name: "board-002-sittings",
    sql: &[
        // `day`, `starts` and `ends` are civil times in England. `sequence` goes up with every change that an invitation must tell.
        "CREATE TABLE sitting (id TEXT PRIMARY KEY, county TEXT NOT NULL, slug TEXT NOT NULL, of_group TEXT NOT NULL,
         series TEXT, title TEXT NOT NULL, day TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL, place TEXT NOT NULL,
         online TEXT NOT NULL, held_in TEXT NOT NULL, state TEXT NOT NULL, published BIGINT NOT NULL, restricted BIGINT NOT NULL,
         sequence BIGINT NOT NULL, why TEXT NOT NULL, version BIGINT NOT NULL, changed_at TEXT NOT NULL, UNIQUE (county, slug))",
        "CREATE INDEX sitting_day ON sitting (county, day, id)",
        "CREATE INDEX sitting_group ON sitting (of_group, day, id)",
        // `number` runs on from meeting to meeting of a group and is given when the agenda is issued.
        "CREATE TABLE sitting_item (id TEXT PRIMARY KEY, county TEXT NOT NULL, sitting TEXT NOT NULL, of_group TEXT NOT NULL,
         slug TEXT NOT NULL, section TEXT NOT NULL, place BIGINT NOT NULL, number BIGINT, title TEXT NOT NULL, kind TEXT NOT NULL,
         standing TEXT NOT NULL, presenter TEXT NOT NULL, minutes BIGINT NOT NULL, purpose TEXT NOT NULL, matter TEXT NOT NULL,
         source TEXT NOT NULL, state TEXT NOT NULL, issued BIGINT NOT NULL, withheld BIGINT NOT NULL, paragraph TEXT NOT NULL,
         reason TEXT NOT NULL, review TEXT, late_reason TEXT NOT NULL, late_by TEXT NOT NULL, version BIGINT NOT NULL,
         UNIQUE (sitting, slug))",
        "CREATE INDEX sitting_item_sitting ON sitting_item (sitting, place, id)",
        "CREATE INDEX sitting_item_group ON sitting_item (of_group, number)",
        "CREATE INDEX sitting_item_matter ON sitting_item (county, matter)",
        "CREATE TABLE sitting_attendance (id TEXT PRIMARY KEY, county TEXT NOT NULL, sitting TEXT NOT NULL, seat TEXT NOT NULL,
         person TEXT NOT NULL, organisation TEXT NOT NULL, status TEXT NOT NULL, substitute TEXT NOT NULL, note TEXT NOT NULL,
         joined TEXT NOT NULL, departed TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL, version BIGINT NOT NULL,
         UNIQUE (sitting, seat, person))",
        "CREATE INDEX sitting_attendance_person ON sitting_attendance (person, sitting)",
        // Without an item it is of the whole meeting; without a meeting it stands in the register. `ended` says when it was taken back.
        "CREATE TABLE sitting_interest (id TEXT PRIMARY KEY, county TEXT NOT NULL, sitting TEXT, item TEXT, matter TEXT NOT NULL,
         person TEXT NOT NULL, organisation TEXT NOT NULL, nature TEXT NOT NULL, withdraws BIGINT NOT NULL, stage TEXT NOT NULL,
         at TEXT NOT NULL, by_whom TEXT NOT NULL, ended TEXT)",
        "CREATE INDEX sitting_interest_item ON sitting_interest (item, person)",
        "CREATE INDEX sitting_interest_sitting ON sitting_interest (sitting)",
        "CREATE INDEX sitting_interest_person ON sitting_interest (person)",
    ],
    append_only: &[],
};
