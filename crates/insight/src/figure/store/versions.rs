//! Versions of figures: what each said, and what it was made of.

use super::json;
use crate::figure::{Ask, Model, PartUse};
use jiff::Timestamp;
use kernel::db::Row;
use kernel::{Outcome, Proof, Unit, params};
use serde::{Deserialize, Serialize};

/// A version of a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Its identifier.
    pub id: String,
    /// Its number, from 1.
    pub number: i64,
    /// When it was made.
    pub at: Timestamp,
    /// Hash of the indicator's definition.
    pub definition: String,
    /// Hash of what it says.
    pub print: String,
    /// The program that made it.
    pub engine: String,
    /// The question with everything filled in.
    pub plan: Ask,
    /// The datasets as they were then.
    pub rests_on: Vec<DataVersion>,
    /// The parts that were counted.
    pub parts: Vec<PartUse>,
    /// In what it differs from the one before.
    pub differs: Vec<String>,
    /// What it says.
    pub model: Model,
}

/// A dataset as it was: its newest part, how many counted, and a hash over all of their files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataVersion {
    /// The dataset.
    pub dataset: String,
    /// The newest part: those that came later are not in it.
    pub last: String,
    /// How many parts counted.
    pub parts: u64,
    /// Hash over the hashes of their files, in order.
    pub hash: String,
}

fn read(row: &Row) -> Outcome<Version> {
    Ok(Version {
        id: row.get("id")?,
        number: row.get("number")?,
        at: row.get("at")?,
        definition: row.get("definition")?,
        print: row.get("print")?,
        engine: row.get("engine")?,
        plan: Ask::read(&row.get::<String>("plan")?)?,
        rests_on: row.json("rests_on")?,
        parts: row.json("parts")?,
        differs: row.json("differs")?,
        model: row.json("model")?,
    })
}

const COLUMNS: &str = "id, number, at, definition, print, engine, plan, rests_on, parts, differs, model";

/// One version of a figure; the newest for none.
pub(crate) fn version(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    figure: &str,
    number: Option<i64>,
) -> Outcome<Option<Version>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM insight_figure_version WHERE figure = ? AND number <= ? AND number >= ? ORDER BY number DESC LIMIT 1"
    );
    let (to, from) = (number.unwrap_or(i64::MAX), number.unwrap_or(0));
    unit.rows(proof).one(&sql, params![figure, to, from])?.as_ref().map(read).transpose()
}

/// Number, instant, event and differences of every version of a figure, the newest first.
pub(crate) fn versions(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    figure: &str,
) -> Outcome<Vec<(i64, Timestamp, Vec<String>)>> {
    let sql = "SELECT number, at, differs FROM insight_figure_version WHERE figure = ? ORDER BY number DESC";
    let rows = unit.rows(proof).all(sql, params![figure])?;
    rows.iter().map(|row| Ok((row.get("number")?, row.get("at")?, row.json("differs")?))).collect()
}

/// Adds a version, which becomes the figure's newest.
pub(crate) fn add_version(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    figure: &str,
    it: &Version,
) -> Outcome<()> {
    let columns = [
        ("id", it.id.as_str().into()),
        ("figure", figure.into()),
        ("number", it.number.into()),
        ("at", it.at.into()),
        ("definition", it.definition.as_str().into()),
        ("print", it.print.as_str().into()),
        ("engine", it.engine.as_str().into()),
        ("plan", it.plan.words().into()),
        ("rests_on", json(&it.rests_on)?.into()),
        ("parts", json(&it.parts)?.into()),
        ("differs", json(&it.differs)?.into()),
        ("model", json(&it.model)?.into()),
    ];
    unit.rows(proof).insert("insight_figure_version", &columns)?;
    let sql = "UPDATE insight_figure SET version = ?, title = ? WHERE id = ?";
    unit.rows(proof).run(sql, params![it.number, it.model.title.as_str(), figure])?;
    Ok(())
}
