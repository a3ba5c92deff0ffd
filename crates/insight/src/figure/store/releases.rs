//! What was released: raw counts and what was shown of them, to be held against whatever is shown later. Never shown itself.

use super::json;
use disclosure::{Release, Released};
use kernel::{Outcome, Proof, Unit, params};

/// Keeps what a version of a figure releases, and gives the row's identifier.
pub(crate) fn release(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, dataset): (&str, &str),
    (figure, version, how): (&str, &str, &str),
    cells: &Release,
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let columns = [
        ("id", id.as_str().into()),
        ("county", county.into()),
        ("dataset", dataset.into()),
        ("figure", figure.into()),
        ("version", version.into()),
        ("how", how.into()),
        ("at", now.into()),
        ("by_whom", by.into()),
        ("cells", json(cells)?.into()),
    ];
    unit.rows(proof).insert("insight_release", &columns)?;
    Ok(id)
}

/// Everything of a dataset that a county released before an identifier was given out; before now for none.
pub(crate) fn released(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, dataset): (&str, &str),
    before: Option<&str>,
) -> Outcome<Released> {
    let sql = "SELECT cells FROM insight_release WHERE county = ? AND dataset = ? AND id < ? ORDER BY id";
    let rows = unit
        .rows(proof)
        .all(sql, params![county, dataset, before.unwrap_or("ZZZZZZZZZZZZZZZZZZZZZZZZZZ")])?;
    rows.iter().map(|row| row.json::<Release>("cells")).collect()
}
