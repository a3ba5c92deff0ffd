//! The tables of meetings. Groups, seats and people stand in them by their whole identifiers.

use kernel::db::Migration;

/// The tables of meetings.
pub const MIGRATIONS: &[Migration] = &[
    CORE,
    super::cycle::MIGRATION,
    super::agenda::MIGRATION,
    super::room::MIGRATION,
    super::after::MIGRATION,
    super::documents::MIGRATION,
    super::import::MIGRATION,
    super::wanted::MIGRATION,
];

/// What every part of the slice knows of. `restricted` rows are for the members of their group alone.
const CORE: Migration = Migration {
    name: "meetings-001-core",
    sql: &[
        "CREATE TABLE meeting_series (id TEXT PRIMARY KEY, county TEXT NOT NULL, of_group TEXT NOT NULL, slug TEXT NOT NULL,
         title TEXT NOT NULL, cadence TEXT NOT NULL, begins TEXT NOT NULL, until_day TEXT NOT NULL, starts TEXT NOT NULL,
         ends TEXT NOT NULL, place TEXT NOT NULL, online TEXT NOT NULL, held_in TEXT NOT NULL, published BIGINT NOT NULL,
         restricted BIGINT NOT NULL, version BIGINT NOT NULL, UNIQUE (county, slug))",
        "CREATE TABLE meeting_forward (id TEXT PRIMARY KEY, county TEXT NOT NULL, of_group TEXT NOT NULL, slug TEXT NOT NULL,
         title TEXT NOT NULL, kind TEXT NOT NULL, purpose TEXT NOT NULL, lead_organisation TEXT NOT NULL, lead_role TEXT NOT NULL,
         papers_due TEXT, recurs TEXT NOT NULL, duty TEXT NOT NULL, matter TEXT NOT NULL, sitting TEXT, state TEXT NOT NULL,
         public BIGINT NOT NULL, restricted BIGINT NOT NULL, version BIGINT NOT NULL, UNIQUE (county, slug))",
        "CREATE INDEX meeting_forward_group ON meeting_forward (of_group, state, id)",
        "CREATE INDEX meeting_forward_sitting ON meeting_forward (sitting)",
        // A paper of an item: uploaded (`hash`) or written here (`paper`, its name on the shelf). `clean` is what readers get.
        "CREATE TABLE meeting_document (id TEXT PRIMARY KEY, county TEXT NOT NULL, sitting TEXT NOT NULL, item TEXT NOT NULL,
         of_group TEXT NOT NULL, place BIGINT NOT NULL, title TEXT NOT NULL, from_organisation TEXT NOT NULL, state TEXT NOT NULL,
         withheld BIGINT NOT NULL, paragraph TEXT NOT NULL, reason TEXT NOT NULL, review TEXT, paper TEXT NOT NULL,
         file_name TEXT NOT NULL, media TEXT NOT NULL, hash TEXT NOT NULL, clean TEXT NOT NULL, bytes BIGINT NOT NULL,
         pages BIGINT NOT NULL, found TEXT NOT NULL, why TEXT NOT NULL, version BIGINT NOT NULL, changed_at TEXT NOT NULL)",
        "CREATE INDEX meeting_document_item ON meeting_document (item, place, id)",
        "CREATE INDEX meeting_document_sitting ON meeting_document (sitting, place, id)",
        "CREATE TABLE meeting_minutes (id TEXT PRIMARY KEY, county TEXT NOT NULL, sitting TEXT NOT NULL UNIQUE, of_group TEXT NOT NULL,
         state TEXT NOT NULL, released BIGINT NOT NULL, released_at TEXT, approved_in TEXT, approved_at TEXT, approved_by TEXT NOT NULL,
         document TEXT NOT NULL, head TEXT NOT NULL, version BIGINT NOT NULL, changed_at TEXT NOT NULL)",
        "CREATE INDEX meeting_minutes_group ON meeting_minutes (of_group, state)",
        // Who was entitled to be in the room: frozen when the meeting is opened, so that nobody who joins later reads it.
        "CREATE TABLE meeting_entitled (id TEXT PRIMARY KEY, minutes TEXT NOT NULL, person TEXT NOT NULL, UNIQUE (minutes, person))",
        "CREATE INDEX meeting_entitled_person ON meeting_entitled (person, minutes)",
        // Without a meeting it was made by written procedure.
        "CREATE TABLE meeting_decision (id TEXT PRIMARY KEY, county TEXT NOT NULL, number BIGINT NOT NULL, sitting TEXT, item TEXT,
         of_group TEXT NOT NULL, made_on TEXT NOT NULL, title TEXT NOT NULL, words TEXT NOT NULL, basis TEXT NOT NULL,
         options TEXT NOT NULL, reasons TEXT NOT NULL, dissent TEXT NOT NULL, vote TEXT NOT NULL, matter TEXT NOT NULL,
         owner_organisation TEXT NOT NULL, owner TEXT NOT NULL, due TEXT, review TEXT, state TEXT NOT NULL, evidence TEXT NOT NULL,
         released BIGINT NOT NULL, released_at TEXT, withheld BIGINT NOT NULL, restricted BIGINT NOT NULL, version BIGINT NOT NULL,
         changed_at TEXT NOT NULL, UNIQUE (county, number))",
        "CREATE INDEX meeting_decision_day ON meeting_decision (county, made_on, id)",
        "CREATE INDEX meeting_decision_group ON meeting_decision (of_group, made_on, id)",
        "CREATE INDEX meeting_decision_state ON meeting_decision (county, state, made_on, id)",
        "CREATE INDEX meeting_decision_matter ON meeting_decision (county, matter)",
        "CREATE INDEX meeting_decision_item ON meeting_decision (item)",
        // A referral to another body, or an escalation: `of_group` asks; a group or an organisation is asked.
        "CREATE TABLE meeting_ask (id TEXT PRIMARY KEY, county TEXT NOT NULL, number BIGINT NOT NULL, kind TEXT NOT NULL, sitting TEXT,
         item TEXT, of_group TEXT NOT NULL, to_group TEXT NOT NULL, to_organisation TEXT NOT NULL, asked_on TEXT NOT NULL,
         title TEXT NOT NULL, words TEXT NOT NULL, matter TEXT NOT NULL, due TEXT NOT NULL, state TEXT NOT NULL, answer TEXT NOT NULL,
         answered_at TEXT, answered_by TEXT NOT NULL, released BIGINT NOT NULL, restricted BIGINT NOT NULL, version BIGINT NOT NULL,
         changed_at TEXT NOT NULL, UNIQUE (county, number))",
        "CREATE INDEX meeting_ask_due ON meeting_ask (county, state, due, id)",
        "CREATE INDEX meeting_ask_matter ON meeting_ask (county, matter)",
        "CREATE INDEX meeting_ask_to ON meeting_ask (to_group, state, due)",
        // The actions that an item gave rise to, by reference: whoever keeps actions knows the rest.
        "CREATE TABLE meeting_action (id TEXT PRIMARY KEY, county TEXT NOT NULL, of_group TEXT NOT NULL, sitting TEXT, item TEXT,
         decision TEXT, ask TEXT, reference TEXT NOT NULL, made_on TEXT NOT NULL, UNIQUE (county, reference))",
        "CREATE INDEX meeting_action_sitting ON meeting_action (sitting, item)",
        "CREATE INDEX meeting_action_group ON meeting_action (of_group, made_on, id)",
        // One matter, followed through every body that it touches.
        "CREATE TABLE meeting_matter (id TEXT PRIMARY KEY, county TEXT NOT NULL, slug TEXT NOT NULL, title TEXT NOT NULL,
         theme TEXT NOT NULL, opened TEXT NOT NULL, version BIGINT NOT NULL, UNIQUE (county, slug))",
        "CREATE TABLE meeting_counter (id TEXT PRIMARY KEY, last BIGINT NOT NULL)",
    ],
    append_only: &[],
};
