//! What is due around a meeting, and how it stands.

use super::notice::{self, Body, Notice};
use super::pack::{Cycle, Own, PAPERS, Planned};
use crate::store;
use board::sittings::{Sitting, State};
use board::{Group, Snapshot};
use jiff::civil::Date;
use kernel::{Outcome, Proof, Unit};

/// What law the notice of a meeting follows: from the sort of its group on its day.
pub fn body_of(table: &Snapshot<'_>, it: &Sitting) -> Body {
    let sort = table.get::<Group>(it.group_slug()).map_or("", |group| group.sort.as_str());
    Body::of(sort, !it.in_public)
}

/// What notice a meeting needs.
///
/// # Errors
/// [`kernel::Fault::Broken`] when the rulebook lacks a clock for the day.
pub fn notice_of(unit: &mut Unit<'_>, it: &Sitting) -> Outcome<Notice> {
    let register = board::current(unit, &it.county)?;
    let body = body_of(&register.on(it.day), it);
    notice::of(unit.kernel().clocks(), body, it.day)
}

/// The steps of a meeting on their days, by the rulebook and by its series.
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be worked out.
pub fn steps(unit: &mut Unit<'_>, proof: &impl Proof, it: &Sitting) -> Outcome<Vec<Planned>> {
    let own = match &it.series {
        Some(series) => store::cycle::rhythm(unit, proof, series)?.pack,
        None => Own::new(),
    };
    let register = board::current(unit, &it.county)?;
    let body = body_of(&register.on(it.day), it);
    let kernel = unit.kernel();
    Cycle::on(kernel, it.day)?.plan(kernel, body, it.day, &own)
}

/// A step and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is due, and when.
    pub planned: Planned,
    /// The day on which it was done.
    pub done: Option<Date>,
}

impl Step {
    /// Whether its day is past and it is not done.
    pub fn late(&self, today: Date) -> bool {
        self.done.is_none() && self.planned.due < today
    }
}

/// The steps of a meeting with what was done of them.
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be worked out.
pub fn standing(unit: &mut Unit<'_>, proof: &impl Proof, it: &Sitting) -> Outcome<Vec<Step>> {
    let done = store::cycle::steps_done(unit, proof, &it.county, Some(&it.id))?;
    let issued = store::cycle::given(unit, proof, &it.county, Some(&it.id))?;
    let law = notice_of(unit, it)?.papers.clock;
    let steps = steps(unit, proof, it)?;
    let each = |planned: Planned| {
        let marked = done.iter().find(|(_, step, _)| *step == planned.step);
        let mut day = marked.map(|(.., at)| kernel::time::civil(*at));
        if planned.step == PAPERS {
            // Papers are out when the agenda was issued: nobody marks that by hand.
            let out = issued.iter().find(|given| given.clock == law).map(|given| given.on);
            let called = !matches!(it.state, State::Planned | State::Cancelled);
            day = out.or(day).or(called.then_some(planned.due));
        }
        Step { planned, done: day }
    };
    Ok(steps.into_iter().map(each).collect())
}
