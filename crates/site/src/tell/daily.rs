//! Each morning: what slices remind of and what is overdue, and on Mondays the weekly message. A job that puts the next one on the queue.

use super::digest;
use crate::mail::Room;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use kernel::jobs::{self, Job, JobKind};
use kernel::{Fault, Kernel, Outcome, Unit};
use serde::{Deserialize, Serialize};

/// The job.
pub(crate) const JOB: JobKind = JobKind { kind: Daily::KIND, run };

/// The hour in England.
const HOUR: i8 = 7;

/// The work of a morning.
#[derive(Serialize, Deserialize)]
struct Daily {
    /// The morning for which it was put on the queue.
    day: Date,
}

impl Job for Daily {
    const KIND: &'static str = "site.daily";
}

/// Puts the work of the next morning on the queue, unless it is there.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written.
pub fn wind(unit: &mut Unit<'_>) -> Outcome<()> {
    let zone = TimeZone::get("Europe/London").map_err(Fault::broken)?;
    let now = unit.now().to_zoned(zone.clone());
    let day = if now.hour() < HOUR { now.date() } else { now.date().tomorrow().map_err(Fault::broken)? };
    let at = day.at(HOUR, 0, 0, 0).to_zoned(zone).map_err(Fault::broken)?;
    jobs::enqueue_once(unit, &format!("daily-{day}"), &Daily { day }, at.timestamp())
}

fn run(kernel: &Kernel, text: &str) -> Outcome<()> {
    let Daily { day } = jobs::body(text)?;
    // The next one first: whatever becomes of this one, there is a tomorrow.
    kernel.write_unrecorded_housekeeping(wind)?;
    let room = kernel.lent::<Room>()?;
    let today = kernel.today();
    for county in kernel.read(|unit| room.people().counties(unit))? {
        for source in &room.daily {
            source(kernel, &county.slug, today)?;
        }
        if let Some(monday) = monday(day, today) {
            digest::send(kernel, &room, &county, monday)?;
        }
    }
    Ok(())
}

/// The last Monday from the morning that was meant to today: a machine that stood still on a Monday sends the message when it goes again.
fn monday(from: Date, today: Date) -> Option<Date> {
    let back = jiff::Span::new().days(i64::from(today.weekday().since(Weekday::Monday)));
    today.checked_sub(back).ok().filter(|monday| from <= *monday)
}

#[cfg(test)]
mod tests {
    use super::monday;
    use jiff::civil::date;

    #[test]
    fn the_week_begins_on_a_monday_that_was_not_missed() {
        // 7 and 14 February 2022 were Mondays.
        for (from, today, sent) in [
            (date(2022, 2, 7), date(2022, 2, 7), Some(date(2022, 2, 7))),
            (date(2022, 2, 8), date(2022, 2, 8), None),
            (date(2022, 2, 6), date(2022, 2, 6), None),
            (date(2022, 2, 5), date(2022, 2, 9), Some(date(2022, 2, 7))),
            (date(2022, 2, 1), date(2022, 2, 16), Some(date(2022, 2, 14))),
            (date(2022, 2, 8), date(2022, 2, 13), None),
        ] {
            assert_eq!(monday(from, today), sent, "{from} {today}");
        }
    }
}
