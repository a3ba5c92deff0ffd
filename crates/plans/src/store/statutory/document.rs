//! Rows of documents and of their frozen editions.

use crate::statutory::{Details, Held, Sort, State, Statutory, Whole};
use jiff::Timestamp;
use kernel::db::{Row, Value};
use kernel::{Fault, Outcome, Permit, Proof, Unit, Visible, params};

const COLUMNS: &str =
    "t.id, t.county, t.sort, t.of_group, t.legal_year, t.details, t.state, t.edition, t.released, t.summary,
    t.version, t.begun_at, t.changed_at";

fn read(row: &Row) -> Outcome<Held> {
    let (state, sort): (String, String) = (row.get("state")?, row.get("sort")?);
    let sorts = [Sort::Assessment, Sort::Plan];
    let sort = sorts.into_iter().find(|known| known.name() == sort);
    Ok(Held {
        id: row.get("id")?,
        county: row.get("county")?,
        sort: sort.ok_or_else(|| Fault::broken("a document of an unknown sort"))?,
        group: row.get("of_group")?,
        year: row.get("legal_year")?,
        details: row.json("details")?,
        state: State::named(&state)
            .ok_or_else(|| Fault::broken(format!("a document in the state {state}")))?,
        edition: row.get("edition")?,
        released: row.get("released")?,
        summary: row.get("summary")?,
        version: row.get("version")?,
        begun_at: row.get("begun_at")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The document that a permit is for.
pub(crate) fn one<V, T: Statutory>(unit: &mut Unit<'_>, permit: &Permit<V, T>) -> Outcome<Held> {
    by_id(unit, permit, permit.id())
}

/// A document by its identifier.
pub(crate) fn by_id(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<Held> {
    let sql = format!("SELECT {COLUMNS} FROM plan_document t WHERE t.id = ?");
    unit.rows(proof).one(&sql, params![id])?.as_ref().map(read).transpose()?.ok_or(Fault::Absent)
}

/// Identifier of a partnership's document of a year. It says nothing but that there is one, so a permit must follow.
pub(crate) fn id_of(
    unit: &mut Unit<'_>,
    sort: Sort,
    county: &str,
    group: &str,
    year: &str,
) -> Outcome<Option<String>> {
    let mut rows = unit
        .rows_without_a_permit("an address is turned into an identifier, for which a permit is then asked");
    let sql =
        "SELECT id FROM plan_document WHERE county = ? AND sort = ? AND of_group = ? AND legal_year = ?";
    rows.one(sql, params![county, sort.name(), group, year])?.map(|row| row.get("id")).transpose()
}

/// A partnership's document of a year, for whoever holds a proof that they may read it.
pub(crate) fn find(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sort: Sort,
    (county, group, year): (&str, &str, &str),
) -> Outcome<Option<Held>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM plan_document t WHERE t.county = ? AND t.sort = ? AND t.of_group = ? AND t.legal_year = ?"
    );
    unit.rows(proof).one(&sql, params![county, sort.name(), group, year])?.as_ref().map(read).transpose()
}

/// The documents that may be seen: of one year when one is given, the newest year first.
pub(crate) fn visible<T: Statutory>(
    unit: &mut Unit<'_>,
    visible: &Visible<T>,
    county: &str,
    year: Option<&str>,
) -> Outcome<Vec<Held>> {
    let (narrow, year) = if let Some(year) = year { (" AND t.legal_year = ?", year) } else { ("", "") };
    let sql = format!(
        "SELECT {COLUMNS} FROM plan_document t WHERE {} AND t.county = ?{narrow} ORDER BY t.legal_year DESC, t.of_group LIMIT 1000",
        visible.sql()
    );
    let mut rest = vec![Value::from(county)];
    if !year.is_empty() {
        rest.push(year.into());
    }
    unit.rows(visible).all(&sql, &visible.params(&rest))?.iter().map(read).collect()
}

/// Adds a document and gives its identifier.
pub(crate) fn insert(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sort: Sort,
    (county, group, year): (&str, &str, &str),
    details: &Details,
    at: Timestamp,
) -> Outcome<String> {
    let (id, by) = (unit.id(), proof.holder().mark());
    let body = serde_json::to_string(details).map_err(Fault::broken)?;
    unit.rows(proof).insert(
        "plan_document",
        &[
            ("id", id.as_str().into()),
            ("county", county.into()),
            ("sort", sort.name().into()),
            ("of_group", group.into()),
            ("legal_year", year.into()),
            ("title", details.title.as_str().into()),
            ("details", body.into()),
            ("state", State::Draft.name().into()),
            ("edition", 0.into()),
            ("released", 0.into()),
            ("summary", false.into()),
            ("version", 1.into()),
            ("begun_at", at.into()),
            ("begun_by", by.into()),
            ("changed_at", at.into()),
        ],
    )?;
    Ok(id)
}

/// Writes a document over the version that was read: what it says of itself, and where it stands.
pub(crate) fn update(unit: &mut Unit<'_>, proof: &impl Proof, it: &Held, at: Timestamp) -> Outcome<i64> {
    let body = serde_json::to_string(&it.details).map_err(Fault::broken)?;
    let sql = "UPDATE plan_document SET title = ?, details = ?, state = ?, edition = ?, released = ?, summary = ?, changed_at = ?,
               version = version + 1 WHERE id = ? AND version = ?";
    let params = params![
        it.details.title.as_str(),
        body,
        it.state.name(),
        it.edition,
        it.released,
        it.summary,
        at,
        it.id.as_str(),
        it.version
    ];
    if unit.rows(proof).run(sql, params)? != 1 {
        return Err(Fault::Conflict("The document was changed while you had it open.".into()));
    }
    Ok(it.version + 1)
}

/// Keeps an edition for good and gives its row.
pub(crate) fn freeze(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    document: &str,
    number: i64,
    whole: &Whole,
    (at, by): (Timestamp, &str),
) -> Outcome<String> {
    let id = unit.id();
    let body = serde_json::to_string(whole).map_err(Fault::broken)?;
    unit.rows(proof).insert(
        "plan_document_edition",
        &[
            ("id", id.as_str().into()),
            ("document", document.into()),
            ("number", number.into()),
            ("at", at.into()),
            ("by_whom", by.into()),
            ("body", body.into()),
        ],
    )?;
    Ok(id)
}

/// An edition as it was frozen.
#[derive(Clone, Debug)]
pub(crate) struct Frozen {
    pub number: i64,
    pub at: Timestamp,
    pub whole: Whole,
}

fn frozen(row: &Row) -> Outcome<Frozen> {
    Ok(Frozen { number: row.get("number")?, at: row.get("at")?, whole: row.json("body")? })
}

/// One edition of a document.
pub(crate) fn edition(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    document: &str,
    number: i64,
) -> Outcome<Frozen> {
    let sql = "SELECT number, at, body FROM plan_document_edition WHERE document = ? AND number = ?";
    unit.rows(proof)
        .one(sql, params![document, number])?
        .as_ref()
        .map(frozen)
        .transpose()?
        .ok_or(Fault::Absent)
}

/// Every edition of a document, the first first.
pub(crate) fn editions(unit: &mut Unit<'_>, proof: &impl Proof, document: &str) -> Outcome<Vec<Frozen>> {
    let sql = "SELECT number, at, body FROM plan_document_edition WHERE document = ? ORDER BY number";
    unit.rows(proof).all(sql, params![document])?.iter().map(frozen).collect()
}
