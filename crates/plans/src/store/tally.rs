//! Counts of actions by priority and status, worked out anew only when an action has changed.

use super::{Action, stamp};
use crate::status::{Base, Code};
use jiff::civil::Date;
use kernel::{Fault, Outcome, Unit, Visible, params};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Counts by priority (its identifier) and status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally(BTreeMap<(String, Code), usize>);

impl Tally {
    /// How many there are of a status.
    pub(crate) fn of(&self, code: Code) -> usize {
        self.0.iter().filter(|((_, c), _)| *c == code).map(|(_, n)| n).sum()
    }

    /// How many there are of a status under a priority.
    pub(crate) fn under(&self, priority: &str, code: Code) -> usize {
        self.0.get(&(priority.to_string(), code)).copied().unwrap_or(0)
    }

    /// How many there are.
    pub(crate) fn all(&self) -> usize {
        self.0.values().sum()
    }
}

/// The counts of what may be seen on a day.
pub(crate) fn read(
    unit: &mut Unit<'_>,
    visible: &Visible<Action>,
    county: &str,
    today: Date,
) -> Outcome<Arc<Tally>> {
    let stamp = format!("{} {today}", stamp::read(unit, visible, county)?);
    let kernel = unit.kernel();
    let key = format!("plans/tally {county} {}", super::things::eyes(visible.actor(), county));
    kernel.memo().get(&key, &stamp, || count(unit, visible, county, today))
}

fn count(unit: &mut Unit<'_>, visible: &Visible<Action>, county: &str, today: Date) -> Outcome<Tally> {
    let mut tally = Tally::default();
    // The day is written into the statement: a parameter could not be grouped by on both databases.
    let sql = format!(
        "SELECT t.priority AS priority, t.base AS base, CASE WHEN t.due < '{today}' THEN 1 ELSE 0 END AS late, COUNT(*) AS n
         FROM plan_action t WHERE {} AND t.county = ? GROUP BY 1, 2, 3",
        visible.sql()
    );
    for row in unit.rows(visible).all(&sql, &visible.params(params![county]))? {
        let name: String = row.get("base")?;
        let base =
            Base::named(&name).ok_or_else(|| Fault::broken(format!("an action with the base {name}")))?;
        let due = if row.get("late")? { Date::MIN } else { Date::MAX };
        let n = usize::try_from(row.get::<i64>("n")?).unwrap_or(0);
        *tally.0.entry((row.get("priority")?, base.on(due, today))).or_default() += n;
    }
    Ok(tally)
}
