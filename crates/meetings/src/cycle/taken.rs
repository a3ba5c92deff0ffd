//! Business leaves the forward plan when an agenda takes it; what comes back is put on it again.

use super::forward::{Business, Item, Standing, insert};
use crate::store;
use jiff::civil::Date;
use kernel::clock::words;
use kernel::{Fault, Outcome, Proof, Unit};

/// Notes that the meeting of a day takes business: for the issue of its agenda. What comes back is put on the plan again, to be placed.
/// Gives the rows that changed, for the event of the caller.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written.
pub(crate) fn take(unit: &mut Unit<'_>, permit: &impl Proof, item: Item, on: Date) -> Outcome<Vec<String>> {
    let mut rows = Vec::new();
    let it = Item { standing: Standing::Taken, version: item.version + 1, ..item };
    store::forward::update(unit, permit, &it)?;
    rows.push(store::forward::keep_turn(unit, permit, &it, &format!("Taken on {}", words::format(on)))?);
    rows.push(it.id.clone());
    if let Some(months) = it.months() {
        let next = kernel::clock::add_months(on, months).map_err(Fault::broken)?;
        let of = Business { papers_due: None, ..it.of.clone() };
        let words =
            format!("Comes back about {}, as it does every {months} months", words::format_month(next));
        let (again, turn) = insert(unit, permit, &it.county, &of, &words)?;
        rows.extend([again.id, turn]);
    }
    Ok(rows)
}
