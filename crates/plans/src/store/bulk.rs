//! Many rows at once, for made-up actions: one statement for a hundred of them.

use super::{actions, progress};
use crate::actions::Plan;
use jiff::Timestamp;
use kernel::db::Value;
use kernel::{Outcome, Proof, Unit};

/// Rows in one statement.
const AT_ONCE: usize = 100;

/// A row by the names of its columns.
pub(crate) type Columns = Vec<(&'static str, Value)>;

/// Adds actions with their parts.
pub(crate) fn actions<'a>(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    plans: impl Iterator<Item = &'a Plan> + Clone,
) -> Outcome<()> {
    insert(unit, proof, "plan_action", plans.clone().map(actions::columns).collect())?;
    let parts = plans.flat_map(|plan| {
        let partners = plan.of.partners.iter().map(|p| (p.as_str(), false));
        std::iter::once((plan.of.lead.as_str(), true))
            .chain(partners)
            .map(|(body, leads)| actions::part(plan, body, leads))
    });
    insert(unit, proof, "plan_part", parts.collect())
}

/// Adds entries of the history: the state of an action, the kind of entry, its words and its instant.
pub(crate) fn progress(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    entries: &[(Plan, &'static str, String, Timestamp)],
) -> Outcome<()> {
    let by = proof.holder().mark();
    let rows = entries
        .iter()
        .map(|(plan, kind, words, at)| progress::columns(&unit.id(), plan, kind, words, *at, &by));
    let rows = rows.collect();
    insert(unit, proof, "plan_progress", rows)
}

fn insert(unit: &mut Unit<'_>, proof: &impl Proof, table: &str, rows: Vec<Columns>) -> Outcome<()> {
    for chunk in rows.chunks(AT_ONCE) {
        let names: Vec<&str> = chunk[0].iter().map(|(name, _)| *name).collect();
        let one = format!("({})", vec!["?"; names.len()].join(", "));
        let all = vec![one; chunk.len()].join(", ");
        let values: Vec<Value> = chunk.iter().flatten().map(|(_, value)| value.clone()).collect();
        unit.rows(proof).run(&format!("INSERT INTO {table} ({}) VALUES {all}", names.join(", ")), &values)?;
    }
    Ok(())
}
