//! Parts: one file of one source and month each, with what became of its rows.

use super::{DataBook, pack, unpack};
use jiff::Timestamp;
use kernel::contracts::counts::{Counted, Cube};
use kernel::db::{Row, Value};
use kernel::{Fault, Outcome, Proof, Unit, Visible, params};
use std::collections::BTreeMap;

/// One part as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub id: String,
    pub book: String,
    pub dataset: String,
    pub load: String,
    pub source: String,
    pub slot: String,
    /// The month; -1 where the part is of no single one.
    pub month: i32,
    pub sha256: String,
    pub bytes: u64,
    pub rows: u64,
    pub accepted: u64,
    pub rejected: BTreeMap<String, u64>,
    pub flagged: BTreeMap<String, u64>,
    pub only_2011: u64,
    pub only_2021: u64,
    pub kept: String,
    pub rejects: String,
    pub replaces: String,
    pub taken_at: Timestamp,
}

/// What a new part says, beside what was counted.
pub(crate) struct Taken<'a> {
    pub county: &'a str,
    pub book: &'a str,
    pub dataset: &'a str,
    pub load: &'a str,
    pub source: &'a str,
    pub slot: &'a str,
    pub month: i32,
    pub replaces: &'a str,
}

const COLUMNS: &str = "p.id, p.book, p.dataset, p.load_id, p.source, p.slot, p.month, p.sha256, p.bytes, p.rows_in, p.accepted, p.rejected, p.flagged, \
                       p.only_2011, p.only_2021, p.kept, p.rejects, p.replaces, p.taken_at";

fn number(row: &Row, name: &str) -> Outcome<u64> {
    u64::try_from(row.get::<i64>(name)?).map_err(Fault::broken)
}

fn whole(n: u64) -> Value {
    Value::Int(i64::try_from(n).unwrap_or(i64::MAX))
}

fn read(row: &Row) -> Outcome<Part> {
    Ok(Part {
        id: row.get("id")?,
        book: row.get("book")?,
        dataset: row.get("dataset")?,
        load: row.get("load_id")?,
        source: row.get("source")?,
        slot: row.get("slot")?,
        month: i32::try_from(row.get::<i64>("month")?).map_err(Fault::broken)?,
        sha256: row.get("sha256")?,
        bytes: number(row, "bytes")?,
        rows: number(row, "rows_in")?,
        accepted: number(row, "accepted")?,
        rejected: row.json("rejected")?,
        flagged: row.json("flagged")?,
        only_2011: number(row, "only_2011")?,
        only_2021: number(row, "only_2021")?,
        kept: row.get("kept")?,
        rejects: row.get("rejects")?,
        replaces: row.get("replaces")?,
        taken_at: row.get("taken_at")?,
    })
}

/// Every part of a dataset, every snapshot of each, the oldest first.
pub(crate) fn parts(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    dataset: &str,
) -> Outcome<Vec<Part>> {
    let sql =
        format!("SELECT {COLUMNS} FROM insight_part p WHERE p.county = ? AND p.dataset = ? ORDER BY p.id");
    unit.rows(proof).all(&sql, params![county, dataset])?.iter().map(read).collect()
}

/// The parts that count: of each source and month the newest, in order of slot and month.
pub(crate) fn current(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    dataset: &str,
) -> Outcome<Vec<Part>> {
    let mut newest: BTreeMap<(String, i32), Part> = BTreeMap::new();
    for part in parts(unit, proof, county, dataset)? {
        newest.insert((part.slot.clone(), part.month), part);
    }
    Ok(newest.into_values().collect())
}

/// The parts of a load that may be seen, in order.
pub(crate) fn parts_of_load(
    unit: &mut Unit<'_>,
    visible: &Visible<DataBook>,
    load: &str,
) -> Outcome<Vec<Part>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM insight_part p JOIN insight_dataset t ON t.id = p.book WHERE {} AND p.load_id = ?
         ORDER BY p.dataset, p.month, p.slot, p.id",
        visible.sql()
    );
    unit.rows(visible).all(&sql, &visible.params(params![load]))?.iter().map(read).collect()
}

/// One part by its identifier, where it may be seen.
pub(crate) fn part(
    unit: &mut Unit<'_>,
    visible: &Visible<DataBook>,
    county: &str,
    id: &str,
) -> Outcome<Option<Part>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM insight_part p JOIN insight_dataset t ON t.id = p.book WHERE {} AND p.county = ? AND p.id = ?",
        visible.sql()
    );
    unit.rows(visible).one(&sql, &visible.params(params![county, id]))?.as_ref().map(read).transpose()
}

/// Every snapshot of what a part is one of, the oldest first.
pub(crate) fn snapshots(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    part: &Part,
) -> Outcome<Vec<Part>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM insight_part p WHERE p.county = ? AND p.dataset = ? AND p.slot = ? AND p.month = ? ORDER BY p.id"
    );
    let of = params![county, part.dataset.as_str(), part.slot.as_str(), part.month];
    unit.rows(proof).all(&sql, of)?.iter().map(read).collect()
}

/// The cubes of a part: the plain ones, or those by a further column.
pub(crate) fn cubes(unit: &mut Unit<'_>, proof: &impl Proof, part: &str, extra: &str) -> Outcome<Vec<Cube>> {
    let row = unit.rows(proof).one("SELECT cubes FROM insight_part WHERE id = ?", params![part])?;
    unpack(&row.ok_or(Fault::Absent)?.get::<Vec<u8>>("cubes")?, extra)
}

/// What changes whenever a dataset of a county gets another part.
pub(crate) fn stamp(unit: &mut Unit<'_>, proof: &impl Proof, county: &str, dataset: &str) -> Outcome<String> {
    let sql = "SELECT MAX(id) AS last, COUNT(*) AS many FROM insight_part WHERE county = ? AND dataset = ?";
    let row = unit.rows(proof).one(sql, params![county, dataset])?.ok_or(Fault::Absent)?;
    let (last, many): (Option<String>, i64) = (row.get("last")?, row.get("many")?);
    Ok(format!("{} {many}", last.unwrap_or_default()))
}

/// Keeps a part and gives its identifier.
pub(crate) fn take(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    of: &Taken<'_>,
    counted: &Counted,
) -> Outcome<String> {
    let (id, now) = (unit.id(), unit.now());
    let by_slug = |many: Vec<(&str, u64)>| {
        let many: BTreeMap<&str, u64> = many.into_iter().collect();
        serde_json::to_string(&many).map_err(Fault::broken)
    };
    let rejected = by_slug(counted.rejected.iter().map(|(it, n)| (it.slug(), *n)).collect())?;
    let flagged = by_slug(counted.flagged.iter().map(|(it, n)| (it.slug(), *n)).collect())?;
    let only = |base: u16| whole(counted.vintages.get(&base).copied().unwrap_or_default());
    let hash = |written: Option<&kernel::contracts::counts::Written>| {
        written.map_or(String::new(), |it| it.sha256.clone())
    };
    let columns = [
        ("id", id.as_str().into()),
        ("county", of.county.into()),
        ("book", of.book.into()),
        ("dataset", of.dataset.into()),
        ("load_id", of.load.into()),
        ("source", of.source.into()),
        ("slot", of.slot.into()),
        ("month", of.month.into()),
        ("sha256", counted.sha256.as_str().into()),
        ("bytes", whole(counted.bytes)),
        ("rows_in", whole(counted.rows)),
        ("accepted", whole(counted.accepted)),
        ("rejected", rejected.into()),
        ("flagged", flagged.into()),
        ("only_2011", only(2011)),
        ("only_2021", only(2021)),
        ("kept", hash(counted.kept.as_ref()).into()),
        ("rejects", hash(counted.rejects.as_ref()).into()),
        ("replaces", of.replaces.into()),
        ("taken_at", now.into()),
        ("cubes", pack(counted).into()),
    ];
    unit.rows(proof).insert("insight_part", &columns)?;
    Ok(id)
}
