//! New rows of what a meeting brings about: decisions, asks, and actions by reference. The registers read and change them.

use crate::registers::ask;
use crate::registers::decision;
use jiff::civil::Date;
use kernel::db::Value;
use kernel::{Outcome, Proof, Unit, params};

fn next(unit: &mut Unit<'_>, proof: &impl Proof, table: &str, county: &str) -> Outcome<i64> {
    let sql = format!("SELECT COALESCE(MAX(number), 0) + 1 AS next FROM {table} WHERE county = ?");
    unit.rows(proof).one(&sql, params![county])?.map_or(Ok(1), |row| row.get("next"))
}

/// The next number of a decision: the caller is alone at it.
pub(crate) fn next_decision(unit: &mut Unit<'_>, proof: &impl Proof, county: &str) -> Outcome<i64> {
    next(unit, proof, "meeting_decision", county)
}

/// The next number of an ask: the caller is alone at it.
pub(crate) fn next_ask(unit: &mut Unit<'_>, proof: &impl Proof, county: &str) -> Outcome<i64> {
    next(unit, proof, "meeting_ask", county)
}

/// The next number of a written procedure: the caller is alone at it.
pub(crate) fn next_procedure(unit: &mut Unit<'_>, proof: &impl Proof, county: &str) -> Outcome<i64> {
    next(unit, proof, "meeting_procedure", county)
}

/// Whether an item was decided.
pub(crate) fn any_of_item(unit: &mut Unit<'_>, proof: &impl Proof, item: &str) -> Outcome<bool> {
    let sql = "SELECT id FROM meeting_decision WHERE item = ?";
    Ok(unit.rows(proof).one(sql, params![item])?.is_some())
}

/// Adds a decision.
pub(crate) fn decision(unit: &mut Unit<'_>, proof: &impl Proof, it: &decision::Kept) -> Outcome<()> {
    let columns = [
        ("id", Value::from(&it.id)),
        ("county", (&it.county).into()),
        ("number", it.number.into()),
        ("sitting", it.sitting.clone().into()),
        ("item", it.item.clone().into()),
        ("of_group", (&it.group).into()),
        ("made_on", it.made_on.into()),
        ("title", (&it.title).into()),
        ("words", (&it.words).into()),
        ("basis", (&it.basis).into()),
        ("options", (&it.options).into()),
        ("reasons", (&it.reasons).into()),
        ("dissent", (&it.dissent).into()),
        ("vote", (&it.vote).into()),
        ("matter", (&it.matter).into()),
        ("owner_organisation", (&it.organisation).into()),
        ("owner", (&it.owner).into()),
        ("due", it.due.into()),
        ("review", it.review.into()),
        ("state", it.standing.name().into()),
        ("evidence", (&it.evidence).into()),
        ("released", it.released.into()),
        ("released_at", it.released_at.into()),
        ("withheld", it.withheld.into()),
        ("restricted", it.restricted.into()),
        ("version", it.version.into()),
        ("changed_at", it.changed_at.into()),
    ];
    unit.rows(proof).insert("meeting_decision", &columns)
}

/// Adds an ask.
pub(crate) fn ask(unit: &mut Unit<'_>, proof: &impl Proof, it: &ask::Kept) -> Outcome<()> {
    let columns = [
        ("id", Value::from(&it.id)),
        ("county", (&it.county).into()),
        ("number", it.number.into()),
        ("kind", (&it.kind).into()),
        ("sitting", it.sitting.clone().into()),
        ("item", it.item.clone().into()),
        ("of_group", (&it.group).into()),
        ("to_group", (&it.to_group).into()),
        ("to_organisation", (&it.to_organisation).into()),
        ("asked_on", it.asked_on.into()),
        ("title", (&it.title).into()),
        ("words", (&it.words).into()),
        ("matter", (&it.matter).into()),
        ("due", it.due.into()),
        ("state", it.standing.name().into()),
        ("answer", (&it.answer).into()),
        ("answered_at", it.answered_at.into()),
        ("answered_by", (&it.answered_by).into()),
        ("released", it.released.into()),
        ("restricted", it.restricted.into()),
        ("version", it.version.into()),
        ("changed_at", it.changed_at.into()),
    ];
    unit.rows(proof).insert("meeting_ask", &columns)
}

/// Where an action came from.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Origin<'a> {
    /// Whole identifier of the group that answers for it.
    pub group: &'a str,
    /// Identifier of the meeting.
    pub sitting: Option<&'a str>,
    /// Identifier of the item.
    pub item: Option<&'a str>,
    /// Identifier of the decision.
    pub decision: Option<&'a str>,
    /// Identifier of the ask that was taken on.
    pub ask: Option<&'a str>,
}

/// Notes where an action came from, and gives the row.
pub(crate) fn action(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    reference: &str,
    made_on: Date,
    of: &Origin<'_>,
) -> Outcome<String> {
    let id = unit.id();
    let columns = [
        ("id", Value::from(&id)),
        ("county", county.into()),
        ("of_group", of.group.into()),
        ("sitting", of.sitting.map(String::from).into()),
        ("item", of.item.map(String::from).into()),
        ("decision", of.decision.map(String::from).into()),
        ("ask", of.ask.map(String::from).into()),
        ("reference", reference.into()),
        ("made_on", made_on.into()),
    ];
    unit.rows(proof).insert("meeting_action", &columns)?;
    Ok(id)
}

/// References of the actions that came from an item, in the order in which they were agreed.
pub(crate) fn actions_of_item(unit: &mut Unit<'_>, proof: &impl Proof, item: &str) -> Outcome<Vec<String>> {
    let sql = "SELECT reference FROM meeting_action WHERE item = ? ORDER BY id";
    unit.rows(proof).all(sql, params![item])?.iter().map(|row| row.get("reference")).collect()
}

/// Whether an ask was taken on as an action.
pub(crate) fn taken_on(unit: &mut Unit<'_>, proof: &impl Proof, ask: &str) -> Outcome<bool> {
    let sql = "SELECT id FROM meeting_action WHERE ask = ?";
    Ok(unit.rows(proof).one(sql, params![ask])?.is_some())
}

/// What came of an item, in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Made {
    /// `DEC-0001`, `ASK-0001`, `ACT-0001`.
    pub reference: String,
    /// What it is about; empty for an action, which others keep.
    pub title: String,
    /// Where its kind stands below the county: `decisions`.
    pub below: &'static str,
}

impl Made {
    /// Its address below the county.
    pub(crate) fn path(&self) -> String {
        format!("{}/{}", self.below, self.reference)
    }

    /// Whether it is a decision.
    pub(crate) fn is_decision(&self) -> bool {
        self.below == "decisions"
    }
}

/// Everything that came of an item, for whoever minutes it: decisions, asks, actions.
pub(crate) fn of_item(unit: &mut Unit<'_>, proof: &impl Proof, item: &str) -> Outcome<Vec<Made>> {
    let mut out = Vec::new();
    for row in unit
        .rows(proof)
        .all("SELECT number, title FROM meeting_decision WHERE item = ? ORDER BY number", params![item])?
    {
        let reference = decision::reference(row.get("number")?);
        out.push(Made { reference, title: row.get("title")?, below: "decisions" });
    }
    let sql = "SELECT number, title FROM meeting_ask WHERE item = ? ORDER BY number";
    for row in unit.rows(proof).all(sql, params![item])? {
        let reference = ask::reference(row.get("number")?);
        out.push(Made { reference, title: row.get("title")?, below: "asks" });
    }
    let actions = actions_of_item(unit, proof, item)?;
    out.extend(actions.into_iter().map(|reference| Made {
        reference,
        title: String::new(),
        below: "actions",
    }));
    Ok(out)
}
