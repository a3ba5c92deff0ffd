//! What the rows of everything that is recorded by hand have in common, evidence and events alike: whose it is, since when it is known,
//! and that it was taken back.

use crate::facts::AsAt;
use crate::held::Withdrawn;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::db::Row;
use kernel::{Fault, Outcome, Proof, Unit, params};

/// Of which table a row is.
#[derive(Clone, Copy)]
pub(crate) enum Table {
    Evidence,
    Event,
}

impl Table {
    fn name(self) -> &'static str {
        match self {
            Self::Evidence => "duty_evidence",
            Self::Event => "duty_event",
        }
    }
}

/// The body whose it is. It says nothing but that there is one, so a permit must follow.
pub(crate) fn body_of(unit: &mut Unit<'_>, table: Table, county: &str, id: &str) -> Outcome<Option<String>> {
    let mut rows = unit
        .rows_without_a_permit("an address is turned into an identifier, for which a permit is then asked");
    let sql = format!("SELECT body FROM {} WHERE county = ? AND id = ?", table.name());
    rows.one(&sql, params![county, id])?.map(|row| row.get("body")).transpose()
}

/// Takes one back, once.
pub(crate) fn withdraw(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    table: Table,
    id: &str,
    on: Date,
    why: &str,
) -> Outcome<()> {
    let (now, by) = (unit.now(), proof.holder().mark());
    let table = table.name();
    let sql = format!(
        "UPDATE {table} SET withdrawn_on = ?, withdrawn_at = ?, withdrawn_by = ?, why = ? WHERE id = ? AND withdrawn_at IS NULL"
    );
    match unit.rows(proof).run(&sql, params![on, now, by, why.trim(), id])? {
        1 => Ok(()),
        _ => Err(Fault::Conflict("It was withdrawn already.".into())),
    }
}

/// That a row was taken back.
pub(super) fn withdrawn(row: &Row) -> Outcome<Option<Withdrawn>> {
    Ok(match (row.get("withdrawn_on")?, row.get("withdrawn_at")?) {
        (Some(on), Some(at)) => {
            Some(Withdrawn { on, at, by: row.get("withdrawn_by")?, why: row.get("why")? })
        }
        _ => None,
    })
}

/// Those that were known at an instant: what was learned later was not, nor that something had been taken back.
pub(super) fn known<T>(
    mut all: Vec<T>,
    as_at: AsAt,
    recorded: fn(&mut T) -> (Timestamp, &mut Option<Withdrawn>),
) -> Vec<T> {
    let Some(known) = as_at.known else { return all };
    all.retain_mut(|one| {
        let (at, withdrawn) = recorded(one);
        *withdrawn = withdrawn.take().filter(|withdrawn| withdrawn.at <= known);
        at <= known
    });
    all
}
