//! Totals of the twelve months that end with a month.

use serde::{Deserialize, Serialize};

use crate::Refusal;
use crate::monthly::{Monthly, Sort};

/// Months in a window.
pub const WINDOW: usize = 12;

/// Totals of twelve months, one for each month. It is no series of months: neighbours share eleven of them, so that it is never charted for
/// signals nor tested for change, and only whole windows are compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rolling(Vec<Option<u64>>);

/// The total of the twelve months that end with each month, in events; none where a month among them is missing or incomplete.
///
/// The office for statistics publishes recorded crime so (*year ending*): it takes the season out.
pub fn twelve<S: Sort>(series: &Monthly<S>) -> Rolling {
    let months = series.months();
    let total = |end: usize| {
        let months = months.get((end + 1).checked_sub(WINDOW)?..=end)?;
        months.iter().try_fold(0, |sum, month| Some(sum + u64::from((*month)?)))
    };
    Rolling((0..months.len()).map(total).collect())
}

impl Rolling {
    /// The totals, in events.
    pub fn totals(&self) -> &[Option<u64>] {
        &self.0
    }

    /// The total that ends at a place and the one that ends `apart` months before: before, then after.
    ///
    /// # Errors
    /// Windows that share months; a place whose window, or the one before, is not whole.
    pub fn pair(&self, end: usize, apart: usize) -> Result<(u64, u64), Refusal> {
        if apart < WINDOW {
            return Err(Refusal::SameMonths { apart, window: WINDOW });
        }
        let at = |place: Option<usize>| place.and_then(|place| self.0.get(place).copied().flatten());
        match (at(end.checked_sub(apart)), at(Some(end))) {
            (Some(before), Some(after)) => Ok((before, after)),
            _ => Err(Refusal::TooShort { has: self.0.iter().flatten().count(), least: WINDOW + apart }),
        }
    }
}
