//! The only place of this slice that knows SQL.

use crate::events;
use crate::register::{Fact, Register, Span};
use crate::Noun;
use jiff::Timestamp;
use kernel::db::{Migration, Row};
use kernel::{Actor, Condition, Facts, Outcome, Proof, Rows, Thing, Unit, params};
use std::sync::Arc;

/// The tables of the board.
pub const MIGRATIONS: &[Migration] = &[Migration {
    name: "board-001-fact",
    sql: &[
        "CREATE TABLE board_fact (id TEXT PRIMARY KEY, thing TEXT NOT NULL, county TEXT NOT NULL, kind TEXT NOT NULL,
         slug TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, known_from TEXT NOT NULL, known_to TEXT,
         published BIGINT NOT NULL, body TEXT NOT NULL)",
        "CREATE INDEX board_fact_county ON board_fact (county, known_to)",
        "CREATE INDEX board_fact_thing ON board_fact (thing)",
        "CREATE TABLE board_stamp (id TEXT PRIMARY KEY, stamp TEXT NOT NULL)",
    ],
    append_only: &[],
}];

/// The county as a thing that the policies speak of; its identifier is its short name.
#[derive(Clone, Copy, Debug)]
pub struct County;

impl Thing for County {
    const KIND: &'static str = "County";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let sql = "SELECT 1 AS one FROM board_fact WHERE thing = ? AND known_to IS NULL";
        Ok(rows.one(sql, params![id])?.map(|_| Facts::of(id)))
    }

    fn visible(_: &Actor) -> Condition {
        Condition::all()
    }
}

/// A fact about the table as a thing that the policies speak of.
#[derive(Clone, Copy, Debug)]
pub struct Record;

/// Roles, held on a county, whose holders see all that is known of its table.
pub(crate) const INSIDE: &[&str] = &["sits", "officer", "analyst", "ig_lead", "admin"];

impl Thing for Record {
    const KIND: &'static str = "Record";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let sql = "SELECT county, published FROM board_fact WHERE thing = ? AND known_to IS NULL ORDER BY valid_from DESC";
        let Some(row) = rows.one(sql, params![id])? else { return Ok(None) };
        Ok(Some(Facts::of(row.get::<String>("county")?).flag("published", row.get("published")?)))
    }

    fn visible(actor: &Actor) -> Condition {
        let inside = INSIDE.iter().flat_map(|role| actor.held(role));
        Condition::sql("t.published = 1", &[]).or(Condition::any_of("t.county", inside))
    }
}

const COLUMNS: &str = "id, thing, slug, valid_from, valid_to, known_from, known_to, body";

fn read(row: &Row) -> Outcome<Fact> {
    Ok(Fact {
        row: row.get("id")?,
        id: row.get("thing")?,
        slug: row.get("slug")?,
        span: Span { from: row.get("valid_from")?, to: row.get("valid_to")? },
        known_from: row.get("known_from")?,
        known_to: row.get("known_to")?,
        noun: row.json::<Noun>("body")?,
    })
}

/// All that is known of a county now. It is the table itself, before anybody's eyes: pages show of it what a permit or
/// [`visible_of`] allows.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn current(unit: &mut Unit<'_>, county: &str) -> Outcome<Arc<Register>> {
    let kernel = unit.kernel();
    let mut rows = unit.rows_without_a_permit("the register is the ground on which permits are given");
    let stamp = rows.one("SELECT stamp FROM board_stamp WHERE id = ?", params![county])?;
    let stamp: String = stamp.map_or(Ok(String::new()), |row| row.get("stamp"))?;
    kernel.memo().get(county, &stamp, || {
        let sql = format!("SELECT {COLUMNS} FROM board_fact WHERE county = ? AND known_to IS NULL ORDER BY thing, valid_from");
        let facts = rows.all(&sql, params![county])?.iter().map(read).collect::<Outcome<_>>()?;
        Ok(Register { county: county.into(), facts })
    })
}

/// All that was known of a county at an instant.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn known_at(unit: &mut Unit<'_>, county: &str, at: Timestamp) -> Outcome<Register> {
    let sql = format!(
        "SELECT {COLUMNS} FROM board_fact WHERE county = ? AND known_from <= ? AND (known_to IS NULL OR known_to > ?)
         ORDER BY thing, valid_from"
    );
    let mut rows = unit.rows_without_a_permit("the register is the ground on which permits are given");
    let facts = rows.all(&sql, params![county, at, at])?.iter().map(read).collect::<Outcome<_>>()?;
    Ok(Register { county: county.into(), facts })
}

/// Every row about one thing, also those that are no longer believed, newest knowledge first.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn history(unit: &mut Unit<'_>, proof: &impl Proof, thing: &str) -> Outcome<Vec<Fact>> {
    let sql = format!("SELECT {COLUMNS} FROM board_fact WHERE thing = ? ORDER BY known_from DESC, valid_from DESC");
    unit.rows(proof).all(&sql, params![thing])?.iter().map(read).collect()
}

/// Short names of all counties.
pub(crate) fn counties(unit: &mut Unit<'_>) -> Outcome<Arc<Vec<String>>> {
    let kernel = unit.kernel();
    let mut rows = unit.rows_without_a_permit("names of counties are public");
    let stamp = rows.one("SELECT stamp FROM board_stamp WHERE id = ?", params![""])?;
    let stamp: String = stamp.map_or(Ok(String::new()), |row| row.get("stamp"))?;
    kernel.memo().get("", &stamp, || {
        let sql = "SELECT DISTINCT slug FROM board_fact WHERE kind = 'county' AND known_to IS NULL ORDER BY slug";
        rows.all(sql, &[])?.iter().map(|row| row.get("slug")).collect()
    })
}

/// Adds a row and gives its identifier.
pub(crate) fn insert(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    slug: &str,
    span: Span,
    noun: &Noun,
) -> Outcome<String> {
    let (row, now) = (unit.id(), unit.now());
    let body = serde_json::to_string(noun).map_err(kernel::Fault::broken)?;
    unit.rows(proof).insert(
        "board_fact",
        &[
            ("id", row.as_str().into()),
            ("thing", thing_id(county, noun.kind(), slug).into()),
            ("county", county.into()),
            ("kind", noun.kind().into()),
            ("slug", slug.into()),
            ("valid_from", span.from.into()),
            ("valid_to", span.to.into()),
            ("known_from", now.into()),
            ("known_to", kernel::db::Value::Null),
            ("published", noun.published().into()),
            ("body", body.into()),
        ],
    )?;
    Ok(row)
}

/// Notes that a row is no longer believed; false when somebody else did so first.
pub(crate) fn supersede(unit: &mut Unit<'_>, proof: &impl Proof, row: &str) -> Outcome<bool> {
    let now = unit.now();
    let sql = "UPDATE board_fact SET known_to = ? WHERE id = ? AND known_to IS NULL";
    Ok(unit.rows(proof).run(sql, params![now, row])? == 1)
}

/// Changes the stamp of a county, so that what was worked out from its register is worked out anew.
pub(crate) fn touch(unit: &mut Unit<'_>, proof: &impl Proof, county: &str) -> Outcome<()> {
    for id in [county, ""] {
        let stamp = unit.id();
        let sql = "INSERT INTO board_stamp (id, stamp) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET stamp = excluded.stamp";
        unit.rows(proof).run(sql, params![id, stamp])?;
    }
    Ok(())
}

/// The identifier of a thing.
pub(crate) fn thing_id(county: &str, kind: &str, slug: &str) -> String {
    if kind == "county" { county.to_string() } else { format!("{county}/{kind}/{slug}") }
}

/// Records that facts were added.
pub(crate) fn added(unit: &mut Unit<'_>, proof: &impl Proof, thing: String, rows: Vec<String>) -> Outcome<kernel::Recorded> {
    unit.record(proof, &events::Added { thing, rows })
}
