//! What plans hold that may show that a duty was met, each kind from where it is kept.

use jiff::civil::Date;
use kernel::contracts::evidence::Evidence;
use kernel::{Actor, Outcome, Unit};

/// Everything that a county held at the end of a day, as far as the actor may see it.
pub(crate) fn evidence(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    as_at: Date,
) -> Outcome<Vec<Evidence>> {
    let mut out = Vec::new();
    out.extend(crate::agreement::evidence::evidence(unit, actor, county, as_at)?);
    out.extend(crate::assessment::evidence(unit, actor, county, as_at)?);
    out.extend(crate::partnership::evidence(unit, actor, county, as_at)?);
    Ok(out)
}
