//! Rows of actions and of the organisations that take part in them.

use super::Action;
use super::bulk::Columns;
use crate::actions::{Definition, Plan};
use crate::status::{Base, Claim, Proof as Evidence};
use jiff::civil::Date;
use kernel::db::Row;
use kernel::{Fault, Outcome, Permit, Proof, Unit, params};

/// Every column of an action, for a table with the alias `t`.
pub(crate) const COLUMNS: &str = "t.id, t.county, t.number, t.agreement, t.priority, t.of_group, t.title, t.outcome,
    t.lead_organisation, t.owner, t.begins, t.due, t.first_due, t.source, t.published, t.restricted, t.version, t.claim, t.proof,
    t.progress, t.exception, t.ask, t.evidence, t.dispute, t.reported_at";

fn named<T>(row: &Row, column: &str, find: impl Fn(&str) -> Option<T>) -> Outcome<T> {
    let name: String = row.get(column)?;
    find(&name).ok_or_else(|| Fault::broken(format!("an action with the {column} {name}")))
}

/// An action without its partners.
pub(crate) fn read(row: &Row) -> Outcome<Plan> {
    Ok(Plan {
        id: row.get("id")?,
        county: row.get("county")?,
        number: row.get("number")?,
        of: Definition {
            agreement: row.get("agreement")?,
            priority: row.get("priority")?,
            group: row.get("of_group")?,
            title: row.get("title")?,
            outcome: row.get("outcome")?,
            lead: row.get("lead_organisation")?,
            partners: Vec::new(),
            owner: row.get("owner")?,
            begins: row.get("begins")?,
            due: row.get("due")?,
            source: row.get("source")?,
            published: row.get("published")?,
            restricted: row.get("restricted")?,
        },
        first_due: row.get("first_due")?,
        version: row.get("version")?,
        claim: named(row, "claim", Claim::named)?,
        proof: named(row, "proof", Evidence::named)?,
        progress: row.get("progress")?,
        exception: row.get("exception")?,
        ask: row.get("ask")?,
        evidence: row.get("evidence")?,
        dispute: row.get("dispute")?,
        reported_at: row.get("reported_at")?,
    })
}

/// The action that a permit is for.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn one<V>(unit: &mut Unit<'_>, permit: &Permit<V, Action>) -> Outcome<Option<Plan>> {
    whole(unit, permit, permit.id())
}

/// One action with its partners.
pub(crate) fn whole(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<Option<Plan>> {
    let mut rows = unit.rows(proof);
    let sql = format!("SELECT {COLUMNS} FROM plan_action t WHERE t.id = ?");
    let Some(row) = rows.one(&sql, params![id])? else { return Ok(None) };
    let mut plan = read(&row)?;
    let sql = "SELECT organisation FROM plan_part WHERE action = ? AND leads = 0 ORDER BY organisation";
    plan.of.partners =
        rows.all(sql, params![id])?.iter().map(|p| p.get("organisation")).collect::<Outcome<_>>()?;
    Ok(Some(plan))
}

/// Identifier of the action of a number. It says nothing but that there is one, so a permit must follow.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn id_of(unit: &mut Unit<'_>, county: &str, number: i64) -> Outcome<Option<String>> {
    let mut rows = unit
        .rows_without_a_permit("an address is turned into an identifier, for which a permit is then asked");
    let sql = "SELECT id FROM plan_action WHERE county = ? AND number = ?";
    rows.one(sql, params![county, number])?.map(|row| row.get("id")).transpose()
}

/// Open actions that an organisation leads or takes part in.
pub(crate) fn open_of(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    body: &str,
) -> Outcome<Vec<Plan>> {
    let sql = "SELECT action FROM plan_part WHERE county = ? AND organisation = ? AND done = 0 ORDER BY due, action";
    let ids: Vec<String> = {
        let found = unit.rows(proof).all(sql, params![county, body])?;
        found.iter().map(|row| row.get("action")).collect::<Outcome<_>>()?
    };
    let mut out = Vec::with_capacity(ids.len());
    for id in ids {
        out.extend(whole(unit, proof, &id)?);
    }
    Ok(out)
}

/// The next number of a county: nobody else gets it.
pub(crate) fn next_number(unit: &mut Unit<'_>, proof: &impl Proof, county: &str) -> Outcome<i64> {
    take_numbers(unit, proof, county, 1)
}

/// The first of so many numbers that nobody else gets.
pub(crate) fn take_numbers(unit: &mut Unit<'_>, proof: &impl Proof, county: &str, many: i64) -> Outcome<i64> {
    let sql = "INSERT INTO plan_counter (id, last) VALUES (?, ?)
               ON CONFLICT (id) DO UPDATE SET last = plan_counter.last + excluded.last";
    let mut rows = unit.rows(proof);
    rows.run(sql, params![county, many])?;
    let row =
        rows.one("SELECT last FROM plan_counter WHERE id = ?", params![county])?.ok_or(Fault::Absent)?;
    Ok(row.get::<i64>("last")? - many + 1)
}

/// Notes that numbers up to one have been given out: examples bring their own.
pub(crate) fn used_number(unit: &mut Unit<'_>, proof: &impl Proof, county: &str, number: i64) -> Outcome<()> {
    let sql = "INSERT INTO plan_counter (id, last) VALUES (?, ?) ON CONFLICT (id) DO UPDATE
               SET last = CASE WHEN plan_counter.last < excluded.last THEN excluded.last ELSE plan_counter.last END";
    unit.rows(proof).run(sql, params![county, number])?;
    Ok(())
}

/// The row of an action.
pub(crate) fn columns(plan: &Plan) -> Columns {
    let of = &plan.of;
    vec![
        ("id", plan.id.as_str().into()),
        ("county", plan.county.as_str().into()),
        ("number", plan.number.into()),
        ("agreement", of.agreement.as_str().into()),
        ("priority", of.priority.as_str().into()),
        ("of_group", of.group.as_str().into()),
        ("title", of.title.as_str().into()),
        ("words", of.title.to_lowercase().into()),
        ("outcome", of.outcome.as_str().into()),
        ("lead_organisation", of.lead.as_str().into()),
        ("owner", of.owner.as_str().into()),
        ("begins", of.begins.into()),
        ("due", of.due.into()),
        ("first_due", plan.first_due.into()),
        ("source", of.source.as_str().into()),
        ("published", of.published.into()),
        ("restricted", of.restricted.into()),
        ("version", plan.version.into()),
        ("claim", plan.claim.name().into()),
        ("base", plan.base().name().into()),
        ("done", (plan.base() == Base::Blue).into()),
        ("progress", plan.progress.as_str().into()),
        ("exception", plan.exception.as_str().into()),
        ("ask", plan.ask.as_str().into()),
        ("evidence", plan.evidence.as_str().into()),
        ("proof", plan.proof.name().into()),
        ("dispute", plan.dispute.as_str().into()),
        ("reported_at", plan.reported_at.into()),
    ]
}

/// The row of an organisation's part in an action.
pub(crate) fn part(plan: &Plan, body: &str, leads: bool) -> Columns {
    vec![
        ("id", format!("{}/{body}", plan.id).into()),
        ("action", plan.id.as_str().into()),
        ("county", plan.county.as_str().into()),
        ("organisation", body.into()),
        ("leads", leads.into()),
        ("done", (plan.base() == Base::Blue).into()),
        ("due", plan.of.due.into()),
    ]
}

/// Adds an action with its parts, and gives the rows.
pub(crate) fn insert(unit: &mut Unit<'_>, proof: &impl Proof, plan: &Plan) -> Outcome<Vec<String>> {
    unit.rows(proof).insert("plan_action", &columns(plan))?;
    let mut rows = vec![plan.id.clone()];
    rows.extend(write_parts(unit, proof, plan)?);
    Ok(rows)
}

/// Writes an action over the version before it, and gives the rows.
pub(crate) fn update(unit: &mut Unit<'_>, proof: &impl Proof, plan: &Plan) -> Outcome<Vec<String>> {
    let of = &plan.of;
    let sql = "UPDATE plan_action SET agreement = ?, priority = ?, of_group = ?, title = ?, words = ?, outcome = ?, lead_organisation = ?,
               owner = ?, begins = ?, due = ?, source = ?, published = ?, restricted = ?, version = ?, claim = ?, base = ?, done = ?, progress = ?,
               exception = ?, ask = ?, evidence = ?, proof = ?, dispute = ?, reported_at = ? WHERE id = ? AND version = ?";
    let params = params![
        of.agreement.as_str(),
        of.priority.as_str(),
        of.group.as_str(),
        of.title.as_str(),
        of.title.to_lowercase(),
        of.outcome.as_str(),
        of.lead.as_str(),
        of.owner.as_str(),
        of.begins,
        of.due,
        of.source.as_str(),
        of.published,
        of.restricted,
        plan.version,
        plan.claim.name(),
        plan.base().name(),
        plan.base() == Base::Blue,
        plan.progress.as_str(),
        plan.exception.as_str(),
        plan.ask.as_str(),
        plan.evidence.as_str(),
        plan.proof.name(),
        plan.dispute.as_str(),
        plan.reported_at,
        plan.id.as_str(),
        plan.version - 1
    ];
    if unit.rows(proof).run(sql, params)? == 1 {
        return Ok(vec![plan.id.clone()]);
    }
    let words = "Somebody else changed this action at the same moment.";
    Err(Fault::Conflict(words.into()))
}

/// Writes which organisations take part, and gives the rows that came, changed or went.
pub(crate) fn write_parts(unit: &mut Unit<'_>, proof: &impl Proof, plan: &Plan) -> Outcome<Vec<String>> {
    let wanted: Vec<(&String, bool)> =
        std::iter::once((&plan.of.lead, true)).chain(plan.of.partners.iter().map(|p| (p, false))).collect();
    let mut touched = Vec::new();
    let mut rows = unit.rows(proof);
    let sql = "SELECT id, organisation, leads, done, due FROM plan_part WHERE action = ?";
    let held = rows.all(sql, params![plan.id.as_str()])?;
    let done = plan.base() == Base::Blue;
    for row in &held {
        let (id, body): (String, String) = (row.get("id")?, row.get("organisation")?);
        let wants = wanted.iter().find(|(b, _)| **b == body);
        let same = wants.is_some_and(|(_, leads)| row.get::<bool>("leads").is_ok_and(|l| l == *leads));
        if same && row.get::<bool>("done")? == done && row.get::<Date>("due")? == plan.of.due {
            continue;
        }
        match wants {
            Some((_, leads)) => {
                let sql = "UPDATE plan_part SET leads = ?, done = ?, due = ? WHERE id = ?";
                rows.run(sql, params![*leads, done, plan.of.due, id.as_str()])?;
            }
            None => {
                rows.run("DELETE FROM plan_part WHERE id = ?", params![id.as_str()])?;
            }
        }
        touched.push(id);
    }
    let held: Vec<String> = held.iter().map(|row| row.get("organisation")).collect::<Outcome<_>>()?;
    for (body, leads) in wanted.into_iter().filter(|(b, _)| !held.contains(b)) {
        rows.insert("plan_part", &part(plan, body, leads))?;
        touched.push(format!("{}/{body}", plan.id));
    }
    Ok(touched)
}
