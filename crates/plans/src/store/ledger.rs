//! The last event about some things, for papers that say what has changed since.

use kernel::{Condition, Outcome, Proof, Unit};

/// How many things are asked about at once.
const BATCH: usize = 400;

/// Identifier of the last ledger event about any of these things.
pub(crate) fn last_about(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    things: &[String],
) -> Outcome<Option<String>> {
    let mut last: Option<String> = None;
    for batch in things.chunks(BATCH) {
        let about = Condition::any_of("about", batch);
        let sql = format!("SELECT MAX(id) AS last FROM ledger_event WHERE {}", about.sql);
        if let Some(row) = unit.rows(proof).one(&sql, &about.params)? {
            last = last.max(row.get("last")?);
        }
    }
    Ok(last)
}

/// Identifier of the last ledger event in a county about its actions.
pub(crate) fn last_in_county(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
) -> Outcome<Option<String>> {
    let kinds = Condition::any_of("kind", crate::events::OF_ACTIONS.iter().copied());
    let sql = format!(
        "SELECT id AS last FROM ledger_event WHERE county = ? AND {} ORDER BY id DESC LIMIT 1",
        kinds.sql
    );
    let mut params = kernel::params![county].to_vec();
    params.extend(kinds.params);
    unit.rows(proof).one(&sql, &params)?.map(|row| row.get("last")).transpose()
}
