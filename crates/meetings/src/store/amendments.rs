//! What an approving meeting amended in minutes.

use jiff::Timestamp;
use kernel::db::{Row, Value};
use kernel::{Outcome, Proof, Unit, params};

/// A part that was amended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// The item, by identifier; nothing for the meeting as a whole.
    pub item: Option<String>,
    /// The meeting that amended it, by identifier.
    pub sitting: String,
    /// What it said.
    pub was: String,
    /// What it says.
    pub becomes: String,
    /// When.
    pub at: Timestamp,
}

/// Keeps an amendment and gives its row.
pub(crate) fn keep(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    minutes: &str,
    it: &Amendment,
) -> Outcome<String> {
    let (id, by) = (unit.id(), proof.holder().mark());
    let columns = [
        ("id", Value::from(&id)),
        ("county", proof.in_county().into()),
        ("minutes", minutes.into()),
        ("item", it.item.clone().into()),
        ("sitting", (&it.sitting).into()),
        ("was", (&it.was).into()),
        ("becomes", (&it.becomes).into()),
        ("at", it.at.into()),
        ("by_whom", by.into()),
    ];
    unit.rows(proof).insert("meeting_amendment", &columns)?;
    Ok(id)
}

/// What was amended in some minutes, in the order in which it was.
pub(crate) fn of_minutes(unit: &mut Unit<'_>, proof: &impl Proof, minutes: &str) -> Outcome<Vec<Amendment>> {
    let sql = "SELECT item, sitting, was, becomes, at FROM meeting_amendment WHERE minutes = ? ORDER BY id";
    let read = |row: &Row| {
        Ok(Amendment {
            item: row.get("item")?,
            sitting: row.get("sitting")?,
            was: row.get("was")?,
            becomes: row.get("becomes")?,
            at: row.get("at")?,
        })
    };
    unit.rows(proof).all(sql, params![minutes])?.iter().map(read).collect()
}
