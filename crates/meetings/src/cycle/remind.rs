//! Reminders of what is due around a meeting: a job a step, which does nothing when the meeting has since been moved or cancelled.

use super::due;
use super::pack::{CALL, Planned};
use crate::events;
use crate::store;
use board::sittings::{Sitting, State, sitting};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::jobs::{self, Job, JobKind};
use kernel::{Fault, Kernel, Outcome, SystemActs, Unit};
use serde::{Deserialize, Serialize};

/// The job.
pub(crate) const JOB: JobKind = JobKind { kind: Remind::KIND, run };

/// The hour at which people are reminded, in England.
const HOUR: i8 = 7;

/// Reminds of one step on the day on which it is due.
#[derive(Serialize, Deserialize)]
struct Remind {
    county: String,
    sitting: String,
    step: String,
    due: Date,
}

impl Job for Remind {
    const KIND: &'static str = "meetings.remind";
}

/// Puts the reminder of a step on the queue, unless its day is past. One that was put there for another day finds, when its time
/// comes, that the step is due on another day, and does nothing.
pub(super) fn enqueue(unit: &mut Unit<'_>, it: &Sitting, step: &Planned) -> Outcome<()> {
    if step.due < unit.today() {
        return Ok(());
    }
    let job =
        Remind { county: it.county.clone(), sitting: it.id.clone(), step: step.step.clone(), due: step.due };
    let zone = TimeZone::get("Europe/London").map_err(Fault::broken)?;
    let at = step.due.at(HOUR, 0, 0, 0).to_zoned(zone).map_err(Fault::broken)?;
    jobs::enqueue_at(unit, &job, at.timestamp())
}

fn run(kernel: &Kernel, text: &str) -> Outcome<()> {
    let Remind { county, sitting, step, due } = jobs::body(text)?;
    let acts = SystemActs::without_a_permit_because("reminders", &county, kernel.today());
    let owed = kernel.read(|unit| {
        let Some(it) = sitting::by_id(unit, &acts, &sitting)? else { return Ok(None) };
        if it.state == State::Cancelled {
            return Ok(None);
        }
        let steps = due::standing(unit, &acts, &it)?;
        let same = steps.iter().find(|found| found.planned.step == step && found.planned.due == due);
        let reminded = store::cycle::reminded(unit, &acts, &sitting, &step, due)?;
        Ok((same.is_some_and(|found| found.done.is_none()) && !reminded).then_some(it))
    })?;
    let Some(it) = owed else { return Ok(()) };
    kernel.write(|unit| {
        // Whoever has to call for items is reminded; that it is done on its day does not hang on them.
        if step == CALL {
            crate::tell::call(unit, &acts, &it)?;
        }
        let row = store::cycle::remind(unit, &acts, (&county, &sitting), (&step, due))?;
        let rows = row.into_iter().collect();
        unit.record(&acts, &events::Reminded { meeting: sitting, step, due: due.to_string(), rows })
    })
}
