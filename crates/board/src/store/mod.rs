//! The only place of this slice that knows SQL.

use crate::Noun;
use crate::events;
use crate::register::{Fact, Register, Span};
use jiff::Timestamp;
use kernel::db::{Migration, Row};
use kernel::{Actor, Condition, Facts, Outcome, Proof, Rows, Thing, Unit, Visible, params};
use std::sync::Arc;

/// The tables of the board.
pub const MIGRATIONS: &[Migration] = &[FACTS, crate::sittings::MIGRATION, crate::sittings::mark::MIGRATION];

const FACTS: Migration = Migration {
    name: "board-001-fact",
    sql: &[
        "CREATE TABLE board_fact (id TEXT PRIMARY KEY, thing TEXT NOT NULL, county TEXT NOT NULL, kind TEXT NOT NULL,
         slug TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, known_from TEXT NOT NULL, known_to TEXT,
         published BIGINT NOT NULL, within TEXT, body TEXT NOT NULL)",
        "CREATE INDEX board_fact_county ON board_fact (county, known_to)",
        "CREATE INDEX board_fact_thing ON board_fact (thing)",
        "CREATE TABLE board_stamp (id TEXT PRIMARY KEY, stamp TEXT NOT NULL)",
    ],
    append_only: &[],
};

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

/// What anybody may know: what is published, and hangs on nothing that was not published on some of the same days.
const PUBLISHED: &str = "t.published = 1 AND (t.within IS NULL OR EXISTS (SELECT 1 FROM board_fact w
    WHERE w.thing = t.within AND w.known_to IS NULL AND w.published = 1
    AND (w.valid_to IS NULL OR w.valid_to >= t.valid_from) AND (t.valid_to IS NULL OR t.valid_to >= w.valid_from)))";

/// A fact about the table as a thing that the policies speak of.
#[derive(Clone, Copy, Debug)]
pub struct Record;

/// Roles, held on a county, whose holders see all that is known of its table.
pub(crate) const INSIDE: &[&str] = &["sits", "officer", "analyst", "ig_lead", "admin"];

impl Thing for Record {
    const KIND: &'static str = "Record";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        // A thing is published when any of its versions is: of the others, nothing is shown.
        let sql = format!(
            "SELECT t.county AS county, MAX(CASE WHEN {PUBLISHED} THEN 1 ELSE 0 END) AS published
             FROM board_fact t WHERE t.thing = ? AND t.known_to IS NULL GROUP BY t.county"
        );
        let Some(row) = rows.one(&sql, params![id])? else { return Ok(None) };
        Ok(Some(Facts::of(row.get::<String>("county")?).flag("published", row.get("published")?)))
    }

    fn visible(actor: &Actor) -> Condition {
        let inside = INSIDE.iter().flat_map(|role| actor.held(role));
        Condition::sql(PUBLISHED, &[]).or(Condition::any_of("t.county", inside))
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
/// a list that was narrowed allows.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn current(unit: &mut Unit<'_>, county: &str) -> Outcome<Arc<Register>> {
    stamped(unit, county).map(|(_, register)| register)
}

/// The same with the stamp that changes whenever it does.
pub(crate) fn stamped(unit: &mut Unit<'_>, county: &str) -> Outcome<(String, Arc<Register>)> {
    let kernel = unit.kernel();
    let mut rows = unit.rows_without_a_permit("the register is the ground on which permits are given");
    let stamp = rows.one("SELECT stamp FROM board_stamp WHERE id = ?", params![county])?;
    let stamp: String = stamp.map_or(Ok(String::new()), |row| row.get("stamp"))?;
    let register = kernel.memo().get(county, &stamp, || {
        let sql = format!("SELECT {COLUMNS} FROM board_fact WHERE county = ? AND known_to IS NULL");
        register(county, rows.all(&sql, params![county])?)
    })?;
    Ok((stamp, register))
}

fn register(county: &str, rows: Vec<Row>) -> Outcome<Register> {
    let facts = rows.iter().map(read).collect::<Outcome<Vec<Fact>>>()?;
    Ok(Register::new(county, facts))
}

/// What somebody may know of a county: now, or as it was known at an instant.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn seen(
    unit: &mut Unit<'_>,
    visible: &Visible<Record>,
    county: &str,
    known: Option<Timestamp>,
) -> Outcome<Arc<Register>> {
    let now = seen_now(unit, visible, county)?;
    let Some(at) = known else { return Ok(now) };
    let sql = format!(
        "SELECT {COLUMNS} FROM board_fact t WHERE {} AND t.county = ? AND t.known_from <= ?
         AND (t.known_to IS NULL OR t.known_to > ?)",
        visible.sql()
    );
    let rows = unit.rows(visible).all(&sql, &visible.params(params![county, at, at]))?;
    // What has since been taken back from the public's eyes stays away from them.
    let still = |old: &Fact| now.versions(&old.id).iter().any(|f| f.span.meets(old.span));
    let facts = register(county, rows)?.facts.into_iter().filter(still).collect();
    Ok(Arc::new(Register::new(county, facts).without_dangling()))
}

fn seen_now(unit: &mut Unit<'_>, visible: &Visible<Record>, county: &str) -> Outcome<Arc<Register>> {
    let kernel = unit.kernel();
    let mut rows = unit.rows(visible);
    let stamp = rows.one("SELECT stamp FROM board_stamp WHERE id = ?", params![county])?;
    let stamp: String = stamp.map_or(Ok(String::new()), |row| row.get("stamp"))?;
    // Two people see the same when the same condition with the same values holds for both.
    let eyes = format!("{county} {} {:?}", visible.sql(), visible.params(&[]));
    kernel.memo().get(&eyes, &stamp, || {
        let sql = format!(
            "SELECT {COLUMNS} FROM board_fact t WHERE {} AND t.county = ? AND t.known_to IS NULL",
            visible.sql()
        );
        let found = rows.all(&sql, &visible.params(params![county]))?;
        Ok(register(county, found)?.without_dangling())
    })
}

/// All that was known of a county at an instant.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn known_at(unit: &mut Unit<'_>, county: &str, at: Timestamp) -> Outcome<Register> {
    let sql = format!(
        "SELECT {COLUMNS} FROM board_fact WHERE county = ? AND known_from <= ? AND (known_to IS NULL OR known_to > ?)"
    );
    let mut rows = unit.rows_without_a_permit("the register is the ground on which permits are given");
    register(county, rows.all(&sql, params![county, at, at])?)
}

/// Every row about one thing, also those that are no longer believed, newest knowledge first.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn history(unit: &mut Unit<'_>, proof: &impl Proof, thing: &str) -> Outcome<Vec<Fact>> {
    let sql =
        format!("SELECT {COLUMNS} FROM board_fact WHERE thing = ? ORDER BY known_from DESC, valid_from DESC");
    unit.rows(proof).all(&sql, params![thing])?.iter().map(read).collect()
}

/// Short names of all counties.
pub(crate) fn counties(unit: &mut Unit<'_>) -> Outcome<Arc<Vec<String>>> {
    let kernel = unit.kernel();
    let mut rows = unit.rows_without_a_permit("names of counties are public");
    let stamp = rows.one("SELECT stamp FROM board_stamp WHERE id = ?", params![""])?;
    let stamp: String = stamp.map_or(Ok(String::new()), |row| row.get("stamp"))?;
    kernel.memo().get("", &stamp, || {
        let sql =
            "SELECT DISTINCT slug FROM board_fact WHERE kind = 'county' AND known_to IS NULL ORDER BY slug";
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
            ("within", noun.hangs_on().map(|(kind, slug)| thing_id(county, kind, slug)).into()),
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
pub(crate) fn added(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    thing: String,
    rows: Vec<String>,
) -> Outcome<kernel::Recorded> {
    unit.record(proof, &events::Added { thing, rows })
}
