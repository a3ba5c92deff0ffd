//! Rows of referrals and escalations, for the register of them.

use super::Ask;
use super::over;
use crate::registers::ask::{Kept, Standing};
use kernel::db::{Row, Value};
use kernel::{Fault, Outcome, Permit, Proof, Unit, Visible, params};

const COLUMNS: &str = "t.id, t.county, t.number, t.kind, t.sitting, t.item, t.of_group, t.to_group, t.to_organisation, t.asked_on,
    t.title, t.words, t.matter, t.due, t.state, t.answer, t.answered_at, t.answered_by, t.released, t.restricted, t.version,
    t.changed_at";

fn read(row: &Row) -> Outcome<Kept> {
    let state: String = row.get("state")?;
    Ok(Kept {
        id: row.get("id")?,
        county: row.get("county")?,
        number: row.get("number")?,
        kind: row.get("kind")?,
        sitting: row.get("sitting")?,
        item: row.get("item")?,
        group: row.get("of_group")?,
        to_group: row.get("to_group")?,
        to_organisation: row.get("to_organisation")?,
        asked_on: row.get("asked_on")?,
        title: row.get("title")?,
        words: row.get("words")?,
        matter: row.get("matter")?,
        due: row.get("due")?,
        standing: Standing::named(&state)
            .ok_or_else(|| Fault::broken(format!("an ask in the state {state}")))?,
        answer: row.get("answer")?,
        answered_at: row.get("answered_at")?,
        answered_by: row.get("answered_by")?,
        released: row.get("released")?,
        restricted: row.get("restricted")?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The ask that a permit is for.
pub(crate) fn of<V>(unit: &mut Unit<'_>, permit: &Permit<V, Ask>) -> Outcome<Kept> {
    let sql = format!("SELECT {COLUMNS} FROM meeting_ask t WHERE t.id = ?");
    unit.rows(permit).one(&sql, params![permit.id()])?.map(|row| read(&row)).transpose()?.ok_or(Fault::Absent)
}

/// Identifier of the ask of a number. It says nothing but that there is one, so a permit must follow.
pub(crate) fn id_of(unit: &mut Unit<'_>, county: &str, number: i64) -> Outcome<Option<String>> {
    let mut rows = unit
        .rows_without_a_permit("a reference is turned into an identifier, for which a permit is then asked");
    let sql = "SELECT id FROM meeting_ask WHERE county = ? AND number = ?";
    rows.one(sql, params![county, number])?.map(|row| row.get("id")).transpose()
}

/// Keeps an ask over the version before.
pub(crate) fn update(unit: &mut Unit<'_>, proof: &impl Proof, it: &Kept) -> Outcome<()> {
    let sql = "UPDATE meeting_ask SET matter = ?, state = ?, answer = ?, answered_at = ?, answered_by = ?, released = ?, version = ?,
         changed_at = ? WHERE id = ? AND version = ?";
    let now = unit.now();
    let values = params![
        it.matter.as_str(),
        it.standing.name(),
        it.answer.as_str(),
        it.answered_at,
        it.answered_by.as_str(),
        it.released,
        it.version,
        now,
        it.id.as_str(),
        it.version - 1
    ];
    over(unit, proof, sql, values, "This was changed while you had it open.")
}

/// Which asks of a county are wanted, beside what may be seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// Whole identifier of the group that asks.
    pub group: Option<String>,
    /// Whole identifier of the group or the organisation that is asked.
    pub to: Option<String>,
    /// Where they stand.
    pub standing: Option<Standing>,
    /// Short name of the matter.
    pub matter: Option<String>,
    /// The meeting that asked, by identifier.
    pub sitting: Option<String>,
    /// Asked in this month: `2022-03`.
    pub month: Option<String>,
}

impl Which {
    fn sql(&self, county: &str) -> (String, Vec<Value>) {
        let (mut sql, mut rest) = ("t.county = ?".to_string(), vec![Value::from(county)]);
        let mut and = |condition: &str, value: Option<Value>| {
            if let Some(value) = value {
                sql.push_str(" AND ");
                sql.push_str(condition);
                rest.push(value);
            }
        };
        and("t.of_group = ?", self.group.as_deref().map(Value::from));
        and("t.state = ?", self.standing.map(|it| it.name().into()));
        and("t.matter = ?", self.matter.as_deref().map(Value::from));
        and("t.sitting = ?", self.sitting.as_deref().map(Value::from));
        and("SUBSTR(t.asked_on, 1, 7) = ?", self.month.as_deref().map(Value::from));
        if let Some(to) = &self.to {
            sql.push_str(" AND (t.to_group = ? OR t.to_organisation = ?)");
            rest.extend([Value::from(to), to.into()]);
        }
        sql.push_str(" ORDER BY t.number");
        (sql, rest)
    }
}

/// Asks of a county that may be seen, in the order of their numbers.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn list(unit: &mut Unit<'_>, visible: &Visible<Ask>, county: &str, which: &Which) -> Outcome<Vec<Kept>> {
    let (narrow, rest) = which.sql(county);
    let sql = format!("SELECT {COLUMNS} FROM meeting_ask t WHERE {} AND {narrow}", visible.sql());
    unit.rows(visible).all(&sql, &visible.params(&rest))?.iter().map(read).collect()
}

/// What a meeting asked, for whoever draws its minutes.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn all(unit: &mut Unit<'_>, proof: &impl Proof, county: &str, sitting: &str) -> Outcome<Vec<Kept>> {
    let (narrow, rest) = Which { sitting: Some(sitting.into()), ..Which::default() }.sql(county);
    let sql = format!("SELECT {COLUMNS} FROM meeting_ask t WHERE {narrow}");
    unit.rows(proof).all(&sql, &rest)?.iter().map(read).collect()
}
