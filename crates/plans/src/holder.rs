//! What moves when an organisation hands over to its successor: the open actions that it leads or takes part in.

use crate::actions;
use crate::events;
use crate::store;
use board::County;
use kernel::contracts::holder::{Handover, Holder};
use kernel::ledger::Event;
use kernel::verbs::Govern;
use kernel::{Actor, Outcome, Recorded, Unit};

/// Open actions as a holder.
pub(crate) const ACTIONS: Holder =
    Holder { what: "open actions", events: &[events::ActionsSucceeded::KIND], held, hand_over };

fn held(unit: &mut Unit<'_>, actor: &Actor, handover: &Handover<'_>) -> Outcome<Vec<String>> {
    let permit = actor.permit::<Govern, County>(unit, handover.county)?;
    let open = store::actions::open_of(unit, &permit, handover.county, handover.from)?;
    Ok(open.iter().map(|plan| format!("{} {}", plan.reference(), plan.of.title)).collect())
}

fn hand_over(unit: &mut Unit<'_>, actor: &Actor, handover: &Handover<'_>) -> Outcome<Option<Recorded>> {
    let permit = actor.permit::<Govern, County>(unit, handover.county)?;
    actions::succeed(unit, &permit, handover)
}
