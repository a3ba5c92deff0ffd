//! Rows of decisions, for the register of them.

use super::Decision;
use super::over;
use crate::registers::decision::{Kept, Standing};
use jiff::civil::Date;
use kernel::db::{Row, Value};
use kernel::{Fault, Outcome, Permit, Proof, Unit, Visible, params};

const COLUMNS: &str = "t.id, t.county, t.number, t.sitting, t.item, t.of_group, t.made_on, t.title, t.words, t.basis, t.options,
    t.reasons, t.dissent, t.vote, t.matter, t.owner_organisation, t.owner, t.due, t.review, t.state, t.evidence, t.released,
    t.released_at, t.withheld, t.restricted, t.version, t.changed_at";

fn read(row: &Row) -> Outcome<Kept> {
    let state: String = row.get("state")?;
    Ok(Kept {
        id: row.get("id")?,
        county: row.get("county")?,
        number: row.get("number")?,
        sitting: row.get("sitting")?,
        item: row.get("item")?,
        group: row.get("of_group")?,
        made_on: row.get("made_on")?,
        title: row.get("title")?,
        words: row.get("words")?,
        basis: row.get("basis")?,
        options: row.get("options")?,
        reasons: row.get("reasons")?,
        dissent: row.get("dissent")?,
        vote: row.get("vote")?,
        matter: row.get("matter")?,
        organisation: row.get("owner_organisation")?,
        owner: row.get("owner")?,
        due: row.get("due")?,
        review: row.get("review")?,
        standing: Standing::named(&state)
            .ok_or_else(|| Fault::broken(format!("a decision in the state {state}")))?,
        evidence: row.get("evidence")?,
        released: row.get("released")?,
        released_at: row.get("released_at")?,
        withheld: row.get("withheld")?,
        restricted: row.get("restricted")?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The decision that a permit is for.
pub(crate) fn of<V>(unit: &mut Unit<'_>, permit: &Permit<V, Decision>) -> Outcome<Kept> {
    let sql = format!("SELECT {COLUMNS} FROM meeting_decision t WHERE t.id = ?");
    unit.rows(permit).one(&sql, params![permit.id()])?.map(|row| read(&row)).transpose()?.ok_or(Fault::Absent)
}

/// Identifier of the decision of a number. It says nothing but that there is one, so a permit must follow.
pub(crate) fn id_of(unit: &mut Unit<'_>, county: &str, number: i64) -> Outcome<Option<String>> {
    let mut rows = unit
        .rows_without_a_permit("a reference is turned into an identifier, for which a permit is then asked");
    let sql = "SELECT id FROM meeting_decision WHERE county = ? AND number = ?";
    rows.one(sql, params![county, number])?.map(|row| row.get("id")).transpose()
}

/// Keeps a decision over the version before.
pub(crate) fn update(unit: &mut Unit<'_>, proof: &impl Proof, it: &Kept) -> Outcome<()> {
    let sql =
        "UPDATE meeting_decision SET title = ?, words = ?, matter = ?, state = ?, evidence = ?, released = ?,
         released_at = ?, version = ?, changed_at = ? WHERE id = ? AND version = ?";
    let now = unit.now();
    let values = params![
        it.title.as_str(),
        it.words.as_str(),
        it.matter.as_str(),
        it.standing.name(),
        it.evidence.as_str(),
        it.released,
        it.released_at,
        it.version,
        now,
        it.id.as_str(),
        it.version - 1
    ];
    over(unit, proof, sql, values, "The decision was changed while you had it open.")
}

/// Which decisions of a county are asked for, beside what may be seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// Whole identifier of the group.
    pub group: Option<String>,
    /// How it stands.
    pub standing: Option<Standing>,
    /// Only those of which nothing shows that they happened, and that are not given up.
    pub unshown: bool,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// Short name of the matter.
    pub matter: Option<String>,
    /// The meeting, by identifier.
    pub sitting: Option<String>,
    /// The item, by identifier.
    pub item: Option<String>,
    /// The most that are wanted; all when there is none.
    pub most: Option<u32>,
    /// Only those made before this one, for the next page: its day and number.
    pub before: Option<(Date, i64)>,
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
        and("t.state <> ?", self.unshown.then(|| Standing::CarriedOut.name().into()));
        and("t.state <> ?", self.unshown.then(|| Standing::GivenUp.name().into()));
        and("t.made_on >= ?", self.from.map(Value::from));
        and("t.made_on <= ?", self.to.map(Value::from));
        and("t.matter = ?", self.matter.as_deref().map(Value::from));
        and("t.sitting = ?", self.sitting.as_deref().map(Value::from));
        and("t.item = ?", self.item.as_deref().map(Value::from));
        if let Some((day, number)) = self.before {
            sql.push_str(" AND (t.made_on < ? OR (t.made_on = ? AND t.number < ?))");
            rest.extend([Value::from(day), day.into(), number.into()]);
        }
        sql.push_str(" ORDER BY t.made_on DESC, t.number DESC");
        if let Some(most) = self.most {
            sql.push_str(&format!(" LIMIT {most}"));
        }
        (sql, rest)
    }
}

/// Decisions of a county that may be seen, the latest first.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn list(
    unit: &mut Unit<'_>,
    visible: &Visible<Decision>,
    county: &str,
    which: &Which,
) -> Outcome<Vec<Kept>> {
    let (narrow, rest) = which.sql(county);
    let sql = format!("SELECT {COLUMNS} FROM meeting_decision t WHERE {} AND {narrow}", visible.sql());
    unit.rows(visible).all(&sql, &visible.params(&rest))?.iter().map(read).collect()
}

/// The same for a command, which needs them as a whole.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn all(unit: &mut Unit<'_>, proof: &impl Proof, county: &str, which: &Which) -> Outcome<Vec<Kept>> {
    let (narrow, rest) = which.sql(county);
    let sql = format!("SELECT {COLUMNS} FROM meeting_decision t WHERE {narrow}");
    unit.rows(proof).all(&sql, &rest)?.iter().map(read).collect()
}
