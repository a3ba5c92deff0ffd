//! What of the duties presses today, for tasks and for the card beside them.

use crate::Told;
use crate::bundle::Bundle;
use crate::engine::{Obligation, State};
use crate::pages::{Wanted, place, stands};
use jiff::civil::Date;
use kernel::{Actor, Outcome, Unit};
use std::sync::Arc;

/// What presses, and how much there is of each state.
#[derive(Debug, Default)]
pub(crate) struct Digest {
    /// How many obligations have each state, in the order of [`State::ALL`].
    pub many: [usize; State::ALL.len()],
    /// What is overdue, due or cannot be known, the worst first; what is the same for several bodies stands together.
    pub pressing: Vec<Pressing>,
}

/// One duty and period that presses for some bodies.
#[derive(Clone, Debug)]
pub(crate) struct Pressing {
    /// Its state.
    pub state: State,
    /// Title of the duty.
    pub title: Arc<str>,
    /// What the period is called; may be empty.
    pub label: Arc<str>,
    /// Why: what is missing, or what is to be checked.
    pub why: String,
    /// When it is or was due.
    pub due: Option<Date>,
    /// Short name and name of each body that owes it.
    pub bodies: Vec<(Arc<str>, Arc<str>)>,
    /// Where it is, below the county.
    pub path: String,
    /// Whether it rests on law that nobody has checked.
    pub unverified: bool,
}

impl Digest {
    /// How many obligations have a state.
    pub fn of(&self, state: State) -> usize {
        State::ALL.iter().position(|one| *one == state).map_or(0, |at| self.many[at])
    }
}

/// What presses today, as the actor may know it; nothing for whoever may not know how the county stands.
///
/// # Errors
/// [`kernel::Fault::Broken`] when facts or evidence cannot be read.
pub(crate) fn today(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Option<Digest>> {
    let day = unit.today();
    let stands = stands(unit, actor, county, day, Wanted::Day)?;
    Ok(stands.map(|stands| digest(&stands)))
}

fn digest(stands: &Told) -> Digest {
    let many = State::ALL.map(|state| stands.many(state));
    let mut pressing = Vec::new();
    for state in [State::Overdue, State::CannotBeKnown, State::Due] {
        pressing.extend(stands.bundles(state).iter().map(|bundle| told(&stands.owed, bundle)));
    }
    Digest { many, pressing }
}

fn told(owed: &[Obligation], bundle: &Bundle) -> Pressing {
    let these = bundle.at.iter().map(|at| &owed[*at]);
    let one = &owed[bundle.at[0]];
    let mut bodies: Vec<(Arc<str>, Arc<str>)> =
        these.map(|one| (one.body.clone(), one.body_name.clone())).collect();
    bodies.dedup();
    Pressing {
        state: one.state,
        title: one.title.clone(),
        label: one.label.clone(),
        why: bundle.why.clone(),
        due: one.due,
        path: if bodies.len() == 1 { place(one) } else { format!("duties/{}", one.duty) },
        bodies,
        unverified: one.unverified,
    }
}
