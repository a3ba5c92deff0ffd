//! Regard to the police and crime objectives: each responsible authority must have it (Crime and Disorder Act 1998 s6(1A)), so it is
//! recorded objective by objective, for the agreement and for each partnership plan.

mod evidence;

pub(crate) use evidence::{Of, regard};

use crate::events;
use crate::store::{self, Agreement, PartnershipPlan};
use board::County;
use jiff::civil::Date;
use kernel::verbs::{Govern, Update};
use kernel::{Fault, FieldError, Outcome, Permit, Proof, Recorded, Unit};

/// An objective of the policing body's police and crime plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objective {
    /// Identifier.
    pub id: String,
    /// Its short name.
    pub slug: String,
    /// The plan in which it stands: `Police and Crime Plan 2021 to 2025`.
    pub plan: String,
    /// What it says, in a line.
    pub title: String,
    /// The first day on which it holds.
    pub from: Date,
    /// The last day, when it is known.
    pub to: Option<Date>,
    /// Its place in its plan.
    pub place: i64,
    /// Changes with every change.
    pub version: i64,
}

impl Objective {
    /// Whether it holds on a day.
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// How regard was had to an objective.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Identifier.
    pub id: String,
    /// The objective.
    pub objective: String,
    /// How: what follows from it, or why nothing does.
    pub how: String,
    /// The day on which it was recorded.
    pub on: Date,
    /// By whom, as the ledger names them.
    pub by: String,
    /// Changes with every change; 0 when nothing is written yet.
    pub version: i64,
}

/// Adds an objective of the police and crime plan.
///
/// # Errors
/// [`Fault::Fields`] when something is missing, the days cannot be, or the short name is taken.
pub fn add(unit: &mut Unit<'_>, permit: &Permit<Govern, County>, it: &Objective) -> Outcome<Recorded> {
    let county = permit.county().to_string();
    let objective = add_as(unit, permit, &county, it)?;
    let rows = vec![objective.clone()];
    unit.record(permit, &events::ObjectiveAdded { objective, rows })
}

/// The same without its event.
pub(crate) fn add_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    it: &Objective,
) -> Outcome<String> {
    let mut faults = Vec::new();
    let mut wrong = |field: &str, message: String| faults.push(FieldError { field: field.into(), message });
    if it.title.trim().is_empty() {
        wrong("title", "Enter the objective in a line".into());
    }
    if it.plan.trim().is_empty() {
        wrong("plan", "Enter the police and crime plan in which it stands".into());
    }
    if it.to.is_some_and(|to| to < it.from) {
        wrong("to", "The last day must be the same as or after the first".into());
    }
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if it.slug.is_empty() || it.slug.len() > 60 || !it.slug.chars().all(fits) {
        wrong("slug", "Use small letters, digits and hyphens, such as protect-victims".into());
    } else if store::regard::objectives(unit, proof, county)?.iter().any(|o| o.slug == it.slug) {
        wrong("slug", format!("There is an objective called “{}” already", it.slug));
    }
    if !faults.is_empty() {
        return Err(Fault::Fields(faults));
    }
    store::regard::add(unit, proof, county, it)
}

/// Sets the last day of an objective: the plan was replaced or varied.
///
/// # Errors
/// [`Fault::Fields`] when the day comes before its first; [`Fault::Absent`] when there is none of that name; [`Fault::Conflict`] when
/// somebody else was first.
pub fn end(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, County>,
    slug: &str,
    seen: i64,
    to: Date,
) -> Outcome<Recorded> {
    let all = store::regard::objectives(unit, permit, permit.county())?;
    let it = all.into_iter().find(|o| o.slug == slug).ok_or(Fault::Absent)?;
    if to < it.from {
        return Err(Fault::field("to", "The last day must be the same as or after the first"));
    }
    let it = Objective { to: Some(to), version: seen, ..it };
    store::regard::end(unit, permit, &it)?;
    let rows = vec![it.id.clone()];
    unit.record(permit, &events::ObjectiveEnded { objective: it.id, rows })
}

/// How regard was had to one objective, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// The objective.
    pub objective: String,
    /// How.
    pub how: String,
    /// The version that was before the writer.
    pub seen: i64,
}

/// Records, objective by objective, how regard was had when an agreement was made. What is left blank is not recorded.
///
/// # Errors
/// [`Fault::Fields`] when nothing is said; [`Fault::Conflict`] when somebody else was first, or the agreement is out for signing.
pub fn record(unit: &mut Unit<'_>, permit: &Permit<Update, Agreement>, said: &[Said]) -> Outcome<Recorded> {
    let agreement = permit.id().to_string();
    crate::agreement::unfrozen(unit, permit, &agreement)?;
    let (day, by) = (unit.today(), permit.actor().mark());
    let rows = record_as(unit, permit, permit.county(), &agreement, said, day, &by)?;
    unit.record(permit, &events::RegardHad { thing: agreement, rows })
}

/// The same for a partnership's plan.
///
/// # Errors
/// As [`record`], but that a plan is never out for signing.
pub fn record_for_plan(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, PartnershipPlan>,
    said: &[Said],
) -> Outcome<Recorded> {
    let (day, by) = (unit.today(), permit.actor().mark());
    let rows = record_as(unit, permit, permit.county(), permit.id(), said, day, &by)?;
    unit.record(permit, &events::RegardHad { thing: permit.id().into(), rows })
}

/// The same for any thing, day and person, without its event: gives the rows.
pub(crate) fn record_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    thing: &str,
    said: &[Said],
    day: Date,
    by: &str,
) -> Outcome<Vec<String>> {
    let there = store::regard::given(unit, proof, thing)?;
    let known = store::regard::objectives(unit, proof, county)?;
    let mut rows = Vec::new();
    for it in said {
        let Some(objective) = known.iter().find(|o| o.id == it.objective) else { return Err(Fault::Absent) };
        let before = there.iter().find(|g| g.objective == objective.id);
        let how = it.how.trim();
        if how.is_empty() && before.is_some() {
            let message = format!(
                "Say how regard was had to “{}”; what was recorded is not taken away",
                objective.title
            );
            return Err(Fault::field(format!("how-{}", objective.slug), message));
        }
        if how.is_empty() || before.is_some_and(|b| b.how == how) {
            continue;
        }
        let given = Given {
            id: before.map(|b| b.id.clone()).unwrap_or_default(),
            objective: objective.id.clone(),
            how: how.into(),
            on: day,
            by: by.into(),
            version: if before.is_some() { it.seen } else { 0 },
        };
        rows.push(store::regard::put(unit, proof, county, thing, &given)?);
    }
    if rows.is_empty() {
        let first = known.first().map_or("how".to_string(), |o| format!("how-{}", o.slug));
        return Err(Fault::field(
            first,
            "Nothing was said yet. Say how regard was had to at least one objective",
        ));
    }
    Ok(rows)
}
