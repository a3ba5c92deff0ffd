//! A mark that changes whenever an action does, so that what was counted is counted anew.
//!
//! It is spread over several rows: on a server with many writers one row would be a turnstile.

use kernel::{Outcome, Proof, Unit, params};

const SHARDS: u8 = 8;

/// Notes that an action of a county changed.
pub(crate) fn touch(unit: &mut Unit<'_>, proof: &impl Proof, county: &str, action: &str) -> Outcome<()> {
    let shard = action.bytes().last().unwrap_or(0) % SHARDS;
    let (id, stamp) = (format!("{county}/{shard}"), unit.id());
    let sql = "INSERT INTO plan_stamp (id, county, stamp) VALUES (?, ?, ?)
               ON CONFLICT (id) DO UPDATE SET stamp = excluded.stamp";
    unit.rows(proof).run(sql, params![id, county, stamp])?;
    Ok(())
}

/// The mark of a county.
pub(crate) fn read(unit: &mut Unit<'_>, proof: &impl Proof, county: &str) -> Outcome<String> {
    // Eight known keys: found one by one, whatever else is there.
    let ids: Vec<String> = (0..SHARDS).map(|shard| format!("{county}/{shard}")).collect();
    let condition = kernel::Condition::any_of("id", ids);
    let sql = format!("SELECT stamp FROM plan_stamp WHERE {} ORDER BY id", condition.sql);
    let rows = unit.rows(proof).all(&sql, &condition.params)?;
    Ok(rows.iter().map(|row| row.get::<String>("stamp")).collect::<Outcome<Vec<_>>>()?.join(""))
}
