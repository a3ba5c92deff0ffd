//! Rows of papers.

use crate::{Held, Paper, State};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::contracts::paper::Paper as Document;
use kernel::db::{Row, Value};
use kernel::{Fault, Outcome, Proof, Unit, Visible, params};

const COLUMNS: &str =
    "t.id, t.county, t.slug, t.template, t.owner, t.author, t.for_public, t.state, t.front, t.wanting,
    t.version, t.changed_at, t.cleared_at, t.cleared_by, t.cleared_print, t.issued_at";

fn read(row: &Row) -> Outcome<Held> {
    let state: String = row.get("state")?;
    Ok(Held {
        id: row.get("id")?,
        county: row.get("county")?,
        slug: row.get("slug")?,
        template: row.get("template")?,
        owner: row.get("owner")?,
        author: row.get("author")?,
        public: row.get("for_public")?,
        state: State::named(&state).ok_or_else(|| Fault::broken(format!("a paper in the state {state}")))?,
        front: row.json("front")?,
        wanting: row.get("wanting")?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
        cleared_at: row.get("cleared_at")?,
        cleared_by: row.get("cleared_by")?,
        cleared_print: row.get("cleared_print")?,
        issued_at: row.get("issued_at")?,
    })
}

/// Identifier of a paper by its name in addresses. It says nothing but that there is one, so a permit must follow.
pub(crate) fn id_of(unit: &mut Unit<'_>, county: &str, slug: &str) -> Outcome<Option<String>> {
    let mut rows = unit
        .rows_without_a_permit("an address is turned into an identifier, for which a permit is then asked");
    rows.one("SELECT id FROM paper WHERE county = ? AND slug = ?", params![county, slug])?
        .map(|row| row.get("id"))
        .transpose()
}

/// Names of a county's papers in addresses, for the command line.
pub(crate) fn slugs(unit: &mut Unit<'_>, county: &str) -> Outcome<Vec<String>> {
    let mut rows = unit.rows_without_a_permit("whoever has the store in hand is told the names in it");
    let sql = "SELECT slug FROM paper WHERE county = ? ORDER BY slug LIMIT 200";
    rows.all(sql, params![county])?.iter().map(|row| row.get("slug")).collect()
}

/// One paper.
pub(crate) fn one(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<Option<Held>> {
    let sql = format!("SELECT {COLUMNS} FROM paper t WHERE t.id = ?");
    unit.rows(proof).one(&sql, params![id])?.as_ref().map(read).transpose()
}

/// Papers in one state that may be seen, the latest meeting first.
pub(crate) fn of_county(
    unit: &mut Unit<'_>,
    visible: &Visible<Paper>,
    county: &str,
    state: State,
    skip: i64,
    most: i64,
) -> Outcome<Vec<Held>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM paper t WHERE {} AND t.county = ? AND t.state = ? ORDER BY t.meeting DESC, t.id DESC LIMIT ? OFFSET ?",
        visible.sql()
    );
    unit.rows(visible)
        .all(&sql, &visible.params(params![county, state.name(), most, skip]))?
        .iter()
        .map(read)
        .collect()
}

/// Papers that may be seen and are not issued yet, the next meeting first.
pub(crate) fn waiting(
    unit: &mut Unit<'_>,
    visible: &Visible<Paper>,
    county: &str,
    most: i64,
) -> Outcome<Vec<Held>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM paper t WHERE {} AND t.county = ? AND t.state <> 'issued' ORDER BY t.meeting, t.id LIMIT ?",
        visible.sql()
    );
    unit.rows(visible).all(&sql, &visible.params(params![county, most]))?.iter().map(read).collect()
}

/// Papers that may be seen for the meetings of a day, in order of title.
pub(crate) fn on_day(
    unit: &mut Unit<'_>,
    visible: &Visible<Paper>,
    county: &str,
    day: Date,
) -> Outcome<Vec<Held>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM paper t WHERE {} AND t.county = ? AND t.meeting = ? ORDER BY t.title, t.id",
        visible.sql()
    );
    unit.rows(visible).all(&sql, &visible.params(params![county, day]))?.iter().map(read).collect()
}

/// Papers that may be seen for the meetings between two days, both included, in order of day.
pub(crate) fn between(
    unit: &mut Unit<'_>,
    visible: &Visible<Paper>,
    county: &str,
    (from, to): (Date, Date),
) -> Outcome<Vec<Held>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM paper t WHERE {} AND t.county = ? AND t.meeting >= ? AND t.meeting <= ? ORDER BY t.meeting, t.id",
        visible.sql()
    );
    unit.rows(visible).all(&sql, &visible.params(params![county, from, to]))?.iter().map(read).collect()
}

/// A paper that is to be begun.
pub(crate) struct NewPaper<'a> {
    /// Its name in addresses.
    pub slug: &'a str,
    /// The template, by id.
    pub template: &'a str,
    /// Identifier of the group that owns it.
    pub owner: &'a str,
    /// Identifier of the person who writes it.
    pub author: Option<&'a str>,
    /// Whether it is meant for the public.
    pub public: bool,
    /// Board, day, title and cover.
    pub front: &'a Document,
}

/// Adds a paper and gives its identifier.
pub(crate) fn insert(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    new: &NewPaper<'_>,
) -> Outcome<String> {
    let (id, now) = (unit.id(), unit.now());
    unit.rows(proof).insert(
        "paper",
        &[
            ("id", id.as_str().into()),
            ("county", county.into()),
            ("slug", new.slug.into()),
            ("template", new.template.into()),
            ("owner", new.owner.into()),
            ("author", new.author.into()),
            ("for_public", new.public.into()),
            ("state", State::Draft.name().into()),
            ("title", new.front.title.as_str().into()),
            ("board", new.front.board.as_str().into()),
            ("meeting", new.front.meeting.into()),
            ("front", json(new.front)?.into()),
            ("wanting", 0.into()),
            ("version", 1.into()),
            ("changed_at", now.into()),
            ("cleared_at", Value::Null),
            ("cleared_by", Value::Null),
            ("cleared_print", Value::Null),
            ("issued_at", Value::Null),
        ],
    )?;
    Ok(id)
}

/// Writes the front over the version that was read.
pub(crate) fn front(unit: &mut Unit<'_>, proof: &impl Proof, held: &Held, new: &NewPaper<'_>) -> Outcome<()> {
    let now = unit.now();
    let sql = "UPDATE paper SET title = ?, board = ?, meeting = ?, front = ?, owner = ?, for_public = ?, changed_at = ?,
               version = version + 1 WHERE id = ? AND version = ?";
    let front = json(new.front)?;
    let values = params![
        new.front.title.as_str(),
        new.front.board.as_str(),
        new.front.meeting,
        front,
        new.owner,
        new.public,
        now,
        held.id.as_str(),
        held.version
    ];
    overtaken(unit.rows(proof).run(sql, values)?)
}

/// Notes that something of a paper changed, and how much is still wanting.
pub(crate) fn touch(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    id: &str,
    wanting: usize,
    step: i64,
) -> Outcome<()> {
    let now = unit.now();
    let sql = "UPDATE paper SET wanting = ?, changed_at = ?, version = version + ?
               WHERE id = ? AND state = 'draft'";
    // It may have been cleared since it was read: then nothing of it changes any more.
    overtaken(unit.rows(proof).run(sql, params![wanting, now, step, id])?)
}

/// Marks a draft as cleared at an instant.
pub(crate) fn clear(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    held: &Held,
    print: &str,
    at: Timestamp,
) -> Outcome<()> {
    let by = proof.holder().mark();
    let sql = "UPDATE paper SET state = 'cleared', cleared_at = ?, cleared_by = ?, cleared_print = ?, version = version + 1
               WHERE id = ? AND version = ? AND state = 'draft'";
    overtaken(unit.rows(proof).run(sql, params![at, by, print, held.id.as_str(), held.version])?)
}

/// Makes a cleared paper a draft again.
pub(crate) fn taken_back(unit: &mut Unit<'_>, proof: &impl Proof, held: &Held) -> Outcome<()> {
    let now = unit.now();
    let sql = "UPDATE paper SET state = 'draft', cleared_at = NULL, cleared_by = NULL, cleared_print = NULL, changed_at = ?,
               version = version + 1 WHERE id = ? AND version = ? AND state = 'cleared'";
    overtaken(unit.rows(proof).run(sql, params![now, held.id.as_str(), held.version])?)
}

/// Marks a cleared paper as issued at an instant.
pub(crate) fn issued(unit: &mut Unit<'_>, proof: &impl Proof, held: &Held, at: Timestamp) -> Outcome<()> {
    let sql = "UPDATE paper SET state = 'issued', issued_at = ?, version = version + 1
               WHERE id = ? AND version = ? AND state = 'cleared'";
    overtaken(unit.rows(proof).run(sql, params![at, held.id.as_str(), held.version])?)
}

/// The last event of a county: a mark that changes whenever anything does.
pub(crate) fn last_event(unit: &mut Unit<'_>, proof: &impl Proof, county: &str) -> Outcome<String> {
    let sql = "SELECT id FROM ledger_event WHERE county = ? ORDER BY id DESC LIMIT 1";
    unit.rows(proof).one(sql, params![county])?.map_or(Ok(String::new()), |row| row.get("id"))
}

/// When an event was recorded.
pub(crate) fn moment_of(unit: &mut Unit<'_>, proof: &impl Proof, event: &str) -> Outcome<Option<Timestamp>> {
    let row = unit.rows(proof).one("SELECT at FROM ledger_event WHERE id = ?", params![event])?;
    row.map(|row| row.get("at")).transpose()
}

fn json(front: &Document) -> Outcome<String> {
    serde_json::to_string(front).map_err(Fault::broken)
}

fn overtaken(changed: u64) -> Outcome<()> {
    let words = "Somebody else changed this report while you had it open. Look at what it says now, then do it again.";
    if changed == 1 { Ok(()) } else { Err(Fault::Conflict(words.into())) }
}
