//! Where actions were agreed: by reference, for whoever knows how they stand.

use crate::registers::actions::Which;
use jiff::civil::Date;
use kernel::db::{Row, Value};
use kernel::{Outcome, Proof, Unit};

/// Where an action was agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// `ACT-0042`
    pub reference: String,
    /// Whole identifier of the group.
    pub group: String,
    /// The meeting, by identifier.
    pub sitting: Option<String>,
    /// The item, by identifier.
    pub item: Option<String>,
    /// When.
    pub made_on: Date,
}

/// Actions that a county's meetings agreed, the latest first.
pub(crate) fn agreed(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    which: &Which,
) -> Outcome<Vec<Agreed>> {
    let mut sql =
        "SELECT reference, of_group, sitting, item, made_on FROM meeting_action WHERE county = ?".to_string();
    let mut values = vec![Value::from(county)];
    for (column, value) in [("of_group", &which.group), ("sitting", &which.sitting)] {
        if let Some(value) = value {
            sql.push_str(&format!(" AND {column} = ?"));
            values.push(value.into());
        }
    }
    sql.push_str(" ORDER BY made_on DESC, id DESC");
    let read = |row: &Row| {
        Ok(Agreed {
            reference: row.get("reference")?,
            group: row.get("of_group")?,
            sitting: row.get("sitting")?,
            item: row.get("item")?,
            made_on: row.get("made_on")?,
        })
    };
    unit.rows(proof).all(&sql, &values)?.iter().map(read).collect()
}

/// References of the actions whose column (`item`, `decision`, `ask` or `sitting`) is one of some values.
pub(crate) fn of(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    column: &'static str,
    values: &[&str],
) -> Outcome<Vec<String>> {
    let marks = vec!["?"; values.len()].join(", ");
    let sql = format!("SELECT reference FROM meeting_action WHERE {column} IN ({marks}) ORDER BY id");
    let values: Vec<Value> = values.iter().map(|value| Value::from(*value)).collect();
    unit.rows(proof).all(&sql, &values)?.iter().map(|row| row.get("reference")).collect()
}
