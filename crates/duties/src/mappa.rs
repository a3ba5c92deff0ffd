//! Multi-agency public protection arrangements: the yearly published counts by category and level, and no case data.
//!
//! The director of public health answers for the county council's part in them (National Health Service Act 2006 s73A(1)(e), inserted by
//! the Health and Social Care Act 2012 s30; Criminal Justice Act 2003 s325). Category says for what somebody was convicted, level how they
//! are managed: the two are independent.

mod commands;
#[cfg(test)]
mod tests;

pub use commands::{keep, read_count};

use crate::law::Law;
use crate::store::{DutyBook, mappa as store};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Outcome, Unit, Visible};
use std::collections::BTreeMap;

/// Categories, with what each is. Secondary sources; the fourth was added in 2022, which is not verified.
pub const CATEGORIES: [(u8, &str); 4] = [
    (1, "Registered sexual offenders"),
    (2, "Violent and some other sexual offenders"),
    (3, "Other dangerous offenders"),
    (4, "Terrorist and terrorist-risk offenders"),
];

/// Levels, with what each is.
pub const LEVELS: [(u8, &str); 3] = [
    (1, "Ordinary management by one agency"),
    (2, "Active management by several"),
    (3, "Senior oversight and special resources"),
];

/// The duty whose parameter says below which number a count is not shown.
pub const DUTY: &str = "cja2003-s326-mappa-report";
/// Below this a count is not shown, unless the duty's file says otherwise.
const SMALL: u32 = 5;

/// A published count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Count {
    /// So many people.
    People(u32),
    /// Fewer than are shown: the number itself is not kept.
    Few,
}

/// The counts of a year, by category and level. What was not published is not in it.
pub type Counts = BTreeMap<(u8, u8), Count>;

/// The counts of one force in one year, as they are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// Whose they are, as the board names it: `loamshire/organisation/constabulary`.
    pub body: String,
    /// `2021-22`
    pub year: String,
    /// The counts.
    pub counts: Counts,
    /// Goes up each time they are written.
    pub version: i64,
    /// When they were written.
    pub at: Timestamp,
}

impl Year {
    /// The sum over some cells; nothing when one of them is not shown, since the sum would show it.
    pub fn sum(&self, of: impl Fn(u8, u8) -> bool) -> Option<u32> {
        let cells = self.counts.iter().filter(|((category, level), _)| of(*category, *level));
        let counts: Vec<Count> = cells.map(|(_, count)| *count).collect();
        if counts.is_empty() {
            return None;
        }
        counts.into_iter().try_fold(0_u32, |sum, count| match count {
            Count::People(people) => sum.checked_add(people),
            Count::Few => None,
        })
    }
}

/// Below which number a count is not shown on a day: what the duty's file says, else five.
pub fn small(law: &Law, day: Date) -> u32 {
    law.duty(DUTY, day).and_then(|duty| duty.parameters.get("small-number")).map_or(SMALL, |it| it.value)
}

/// The counts of a county that may be seen, as they had been written by the end of a day; the latest year first.
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be read.
pub fn years(
    unit: &mut Unit<'_>,
    visible: &Visible<DutyBook>,
    county: &str,
    day: Date,
) -> Outcome<Vec<Year>> {
    let mut out: Vec<Year> = Vec::new();
    for year in store::visible(unit, visible, county)? {
        if kernel::time::civil(year.at) > day {
            continue;
        }
        out.retain(|before| (&before.body, &before.year) != (&year.body, &year.year));
        out.push(year);
    }
    out.sort_by(|a, b| (&b.year, &a.body).cmp(&(&a.year, &b.body)));
    Ok(out)
}
