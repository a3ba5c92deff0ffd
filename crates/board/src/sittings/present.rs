//! For which organisations somebody was at a meeting, and for which of them somebody in a senior position.

use super::{Attendance, Meeting, Status, attendance};
use crate::{Holding, Seat, Snapshot};
use kernel::{Outcome, Unit, Visible};
use std::collections::{BTreeMap, BTreeSet};

/// Who was there, by organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Present {
    /// Short names of the organisations for which somebody was there.
    pub attended: BTreeSet<String>,
    /// Those for which somebody in a senior position was.
    pub senior: BTreeSet<String>,
}

impl Present {
    /// Works it out from the lines of a meeting's attendance and the table of its day.
    pub fn of(table: &Snapshot<'_>, lines: &[Attendance]) -> Self {
        let mut out = Self::default();
        for line in lines.iter().filter(|it| it.status.fills() || it.status == Status::InAttendance) {
            if line.organisation.is_empty() {
                continue;
            }
            if senior(table, line.who(), &line.organisation) {
                out.senior.insert(line.organisation.clone());
            }
            out.attended.insert(line.organisation.clone());
        }
        out
    }
}

/// Whether somebody holds a senior position in an organisation on the day: by any seat that they fill for it.
fn senior(table: &Snapshot<'_>, person: &str, organisation: &str) -> bool {
    let Some((_, slug)) = person.split_once("/person/") else { return false };
    table.all::<Holding>().any(|(_, it)| {
        it.senior
            && it.person == slug
            && table
                .get::<Seat>(&it.seat)
                .is_some_and(|seat| seat.organisation.as_deref() == Some(organisation))
    })
}

/// The attendance of all meetings of a county that may be seen, by meeting.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn by_meeting(
    unit: &mut Unit<'_>,
    visible: &Visible<Meeting>,
    county: &str,
) -> Outcome<BTreeMap<String, Vec<Attendance>>> {
    let mut out: BTreeMap<String, Vec<Attendance>> = BTreeMap::new();
    for line in attendance::list(unit, visible, county)? {
        out.entry(line.sitting.clone()).or_default().push(line);
    }
    Ok(out)
}
