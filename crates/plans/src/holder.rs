//! What moves when an organisation hands over to its successor: the open actions that it leads or takes part in.
//!
//! A succession of today or earlier moves them at once. One that lies ahead moves them on its day, by a job: until then the
//! actions stay with the organisation that there is.

use crate::actions;
use crate::events;
use crate::store;
use board::{County, Organisation};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::contracts::holder::{Handover, Holder};
use kernel::jobs::{self, Job, JobKind};
use kernel::ledger::Event;
use kernel::verbs::Govern;
use kernel::{Actor, Fault, Kernel, Outcome, Recorded, SystemActs, Unit};
use serde::{Deserialize, Serialize};

/// Open actions as a holder.
pub(crate) const ACTIONS: Holder =
    Holder { what: "open actions", events: &[events::ActionsSucceeded::KIND], held, hand_over };

/// The job of a succession that lies ahead.
pub(crate) const JOB: JobKind = JobKind { kind: OnItsDay::KIND, run };

/// Moves the open actions of one organisation to its successor.
#[derive(Serialize, Deserialize)]
struct OnItsDay {
    county: String,
    from: String,
    to: String,
    on: Date,
}

impl Job for OnItsDay {
    const KIND: &'static str = "plans.hand-over";
}

fn held(unit: &mut Unit<'_>, actor: &Actor, handover: &Handover<'_>) -> Outcome<Vec<String>> {
    let permit = actor.permit::<Govern, County>(unit, handover.county)?;
    let open = store::actions::open_of(unit, &permit, handover.county, handover.from)?;
    Ok(open.iter().map(|plan| format!("{} {}", plan.reference(), plan.of.title)).collect())
}

fn hand_over(unit: &mut Unit<'_>, actor: &Actor, handover: &Handover<'_>) -> Outcome<Option<Recorded>> {
    let permit = actor.permit::<Govern, County>(unit, handover.county)?;
    if handover.on <= unit.today() {
        return actions::succeed(unit, &permit, handover);
    }
    let Handover { county, from, to, on } = *handover;
    let job = OnItsDay { county: county.into(), from: from.into(), to: to.into(), on };
    let midnight = TimeZone::get("Europe/London").and_then(|tz| on.to_zoned(tz)).map_err(Fault::broken)?;
    jobs::enqueue_at(unit, &job, midnight.timestamp())?;
    Ok(None)
}

fn run(kernel: &Kernel, text: &str) -> Outcome<()> {
    let OnItsDay { county, from, to, on } = jobs::body(text)?;
    let acts = SystemActs::without_a_permit_because("succession", &county, kernel.today());
    let open = kernel.read(|unit| {
        // A succession that was taken back in the meantime moves nothing.
        let register = board::current(unit, &county)?;
        let table = register.on(on);
        let stands = table.get::<Organisation>(&from).is_none() && table.get::<Organisation>(&to).is_some();
        Ok(stands && !store::actions::open_of(unit, &acts, &county, &from)?.is_empty())
    })?;
    if !open {
        return Ok(());
    }
    kernel.write(|unit| {
        let handover = Handover { county: &county, from: &from, to: &to, on };
        let moved = actions::succeed(unit, &acts, &handover)?;
        moved.ok_or_else(|| Fault::broken("the actions were moved by somebody else at the same moment"))
    })
}
