//! Open actions pass from the priorities of one agreement to those of the next.

use super::{Agreement, stamp};
use crate::agreements::{Held, State};
use kernel::{Fault, Outcome, Permit, Proof, Unit, params};

/// Puts the open actions under a priority of one agreement under one of another, and gives their rows.
pub(crate) fn priority(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    from: &str,
    agreement: &str,
    to: &str,
) -> Outcome<Vec<String>> {
    let sql = "SELECT id FROM plan_action WHERE county = ? AND priority = ? AND done = 0 ORDER BY id";
    let found = unit.rows(proof).all(sql, params![county, from])?;
    let ids: Vec<String> = found.iter().map(|row| row.get("id")).collect::<Outcome<_>>()?;
    let sql = "UPDATE plan_action SET agreement = ?, priority = ?, version = version + 1
               WHERE county = ? AND priority = ? AND done = 0";
    unit.rows(proof).run(sql, params![agreement, to, county, from])?;
    for id in &ids {
        stamp::touch(unit, proof, county, id)?;
    }
    Ok(ids)
}

/// Ends the agreement that another follows.
pub(crate) fn end(unit: &mut Unit<'_>, proof: &impl Proof, held: &Held) -> Outcome<()> {
    let terms = crate::agreements::Terms { state: State::Ended, ..held.terms.clone() };
    super::agreements::update_as(unit, proof, &held.id, held.version, &terms).map(drop)
}

/// The agreements that stand, other than the one of the permit: one of them may be followed.
pub(crate) fn standing<V>(unit: &mut Unit<'_>, permit: &Permit<V, Agreement>) -> Outcome<Vec<Held>> {
    let mut out = Vec::new();
    for id in super::agreements::all(unit, permit, permit.county())? {
        let held = super::agreements::by_id(unit, permit, &id)?.ok_or(Fault::Absent)?;
        if held.id != permit.id() && held.terms.state == State::Agreed {
            out.push(held);
        }
    }
    Ok(out)
}
