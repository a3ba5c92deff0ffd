//! Defining an action, changing what it is, and passing it to a successor.

use super::{Plan, reference};
use crate::events;
use crate::store::{self, Action};
use board::{County, Group, Organisation, Register};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::clock::words;
use kernel::contracts::holder::Handover;
use kernel::verbs::Govern;
use kernel::{Fault, FieldError, Outcome, Permit, Proof, Recorded, Unit};

/// What an action is: all that the officer decides on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Identifier of its agreement; empty when it belongs to none.
    pub agreement: String,
    /// Identifier of its priority or theme; empty when it belongs to none.
    pub priority: String,
    /// Short name of the group that answers for it; empty when none does.
    pub group: String,
    /// What is to be done, beginning with a verb.
    pub title: String,
    /// What will be different when it is done.
    pub outcome: String,
    /// Short name of the organisation that leads it.
    pub lead: String,
    /// Short names of the organisations that take part.
    pub partners: Vec<String>,
    /// The role that owns it in the lead organisation: never a name.
    pub owner: String,
    /// When work begins.
    pub begins: Option<Date>,
    /// When it is to be done.
    pub due: Date,
    /// Where it comes from: an assessment, a review, a resolution.
    pub source: String,
    /// Whether anybody may read it.
    pub published: bool,
    /// Whether only the members of the group, the organisations in it and the office may read it.
    pub restricted: bool,
}

impl Definition {
    /// What keeps it from being kept.
    fn faults(&self, register: &Register, today: Date) -> Vec<FieldError> {
        let mut out = Vec::new();
        let mut wrong = |field: &str, message: String| out.push(FieldError { field: field.into(), message });
        for (field, text, missing) in [
            ("title", &self.title, "Enter what is to be done"),
            ("owner", &self.owner, "Enter the role that owns it, such as Head of Community Safety"),
        ] {
            match text.chars().count() {
                0 => wrong(field, missing.into()),
                301.. => wrong(field, "Shorten this to 300 characters or fewer".into()),
                _ => {}
            }
        }
        for (field, text) in [("outcome", &self.outcome), ("source", &self.source)] {
            if text.chars().count() > 5_000 {
                wrong(field, "Shorten this to 5,000 characters or fewer".into());
            }
        }
        if let Some(begins) = self.begins.filter(|begins| *begins > self.due) {
            wrong("due", format!("The action cannot be due before it begins on {}", words::format(begins)));
        }
        let table = register.on(today);
        let known: Vec<&str> = table.all::<Organisation>().map(|(f, _)| f.slug.as_str()).collect();
        let bodies =
            std::iter::once(("lead", &self.lead)).chain(self.partners.iter().map(|p| ("partners", p)));
        for (field, slug) in bodies {
            // One that has ended may still stand in the record of an action from its time.
            if slug.is_empty() {
                wrong(field, "Choose the organisation that leads it".into());
            } else if !register.knows("organisation", slug) {
                let near = kernel::rulebook::nearest(slug, known.iter().copied());
                let hint = near.map_or(String::new(), |n| format!(". Did you mean “{n}”?"));
                wrong(field, format!("There is no organisation called “{slug}”{hint}"));
            }
        }
        if self.partners.contains(&self.lead) {
            wrong("partners", "The lead organisation is not its own partner".into());
        }
        if self.restricted && self.group.is_empty() {
            wrong("group", "Choose the group whose members may read it".into());
        }
        if !self.group.is_empty() && !register.knows("group", &self.group) {
            let groups: Vec<&str> = table.all::<Group>().map(|(f, _)| f.slug.as_str()).collect();
            let near = kernel::rulebook::nearest(&self.group, groups);
            let hint = near.map_or(String::new(), |n| format!(". Did you mean “{n}”?"));
            wrong("group", format!("There is no group called “{}”{hint}", self.group));
        }
        out
    }

    fn checked(&self, unit: &mut Unit<'_>, county: &str) -> Outcome<()> {
        let register = board::current(unit, county)?;
        let faults = self.faults(&register, unit.today());
        if faults.is_empty() { Ok(()) } else { Err(Fault::Fields(faults)) }
    }
}

/// Defines an action and gives its reference.
///
/// # Errors
/// [`Fault::Fields`] when something is missing or not known.
pub fn define(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, County>,
    of: &Definition,
) -> Outcome<Recorded<String>> {
    let (county, now) = (permit.county().to_string(), unit.now());
    let number = store::actions::next_number(unit, permit, &county)?;
    let (plan, rows) = define_as(unit, permit, &county, number, of, now)?;
    let event = events::ActionDefined { action: plan.id.clone(), reference: plan.reference(), rows };
    Ok(unit.record(permit, &event)?.carrying(plan.reference()))
}

/// The same for a given number and instant, without its event: examples.
pub(crate) fn define_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    number: i64,
    of: &Definition,
    at: Timestamp,
) -> Outcome<(Plan, Vec<String>)> {
    of.checked(unit, county)?;
    let plan = Plan {
        id: unit.id(),
        county: county.into(),
        number,
        of: of.clone(),
        first_due: of.due,
        version: 1,
        claim: crate::status::Claim::NotStarted,
        proof: crate::status::Proof::None,
        progress: String::new(),
        exception: String::new(),
        ask: String::new(),
        evidence: String::new(),
        dispute: String::new(),
        reported_at: None,
    };
    let mut rows = store::actions::insert(unit, proof, &plan)?;
    rows.push(store::progress::keep(unit, proof, &plan, "defined", &of.title, at)?);
    store::stamp::touch(unit, proof, county, &plan.id)?;
    Ok((plan, rows))
}

/// Changes what an action is. `seen` is the version that the person had before them.
///
/// # Errors
/// [`Fault::Fields`] when something is missing or nothing changed; [`Fault::Conflict`] when somebody else was first.
pub fn change(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, Action>,
    seen: i64,
    of: &Definition,
) -> Outcome<Recorded> {
    let held = store::actions::one(unit, permit)?.ok_or(Fault::Absent)?;
    not_overtaken(&held, seen)?;
    if held.of == *of {
        return Err(Fault::field("title", "This is what it says already. Change something, or go back"));
    }
    of.checked(unit, &held.county)?;
    let now = unit.now();
    let words = changes(&held.of, of);
    let plan = Plan { of: of.clone(), version: held.version + 1, ..held };
    let mut rows = store::actions::update(unit, permit, &plan)?;
    rows.extend(store::actions::write_parts(unit, permit, &plan)?);
    rows.push(store::progress::keep(unit, permit, &plan, "changed", &words, now)?);
    store::stamp::touch(unit, permit, &plan.county, &plan.id)?;
    unit.record(permit, &events::ActionChanged { action: plan.id.clone(), version: plan.version, rows })
}

/// What changed, in a sentence for the history.
fn changes(old: &Definition, new: &Definition) -> String {
    let mut out = Vec::new();
    if old.due != new.due {
        out.push(format!("Due date moved from {} to {}", words::format(old.due), words::format(new.due)));
    }
    let mut other = Vec::new();
    for (changed, what) in [
        (old.title != new.title, "what is to be done"),
        (old.outcome != new.outcome, "the outcome"),
        (old.lead != new.lead, "the lead organisation"),
        (old.partners != new.partners, "the partners"),
        (old.owner != new.owner, "the role that owns it"),
        (old.priority != new.priority || old.agreement != new.agreement, "the priority"),
        (old.group != new.group, "the group that answers for it"),
        (old.begins != new.begins, "when it begins"),
        (old.source != new.source, "its source"),
        (old.published != new.published, "whether it is published"),
        (old.restricted != new.restricted, "whether it is for its group alone"),
    ] {
        if changed {
            other.push(what.to_string());
        }
    }
    if !other.is_empty() {
        out.push(format!("Changed: {}", board::words::listed(&other)));
    }
    out.join(". ") + "."
}

pub(super) fn not_overtaken(held: &Plan, seen: i64) -> Outcome<()> {
    if held.version == seen {
        return Ok(());
    }
    let reference = reference(held.number);
    Err(Fault::Conflict(format!("{reference} was changed while you had it open.")))
}

/// Passes the open actions of an organisation to its successor: those that it leads and those in which it takes part.
pub(crate) fn succeed(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    handover: &Handover<'_>,
) -> Outcome<Option<Recorded>> {
    let Handover { county, from, to, on } = *handover;
    let open = store::actions::open_of(unit, proof, county, from)?;
    if open.is_empty() {
        return Ok(None);
    }
    let now = unit.now();
    let mut rows = Vec::new();
    for held in open {
        let mut plan = Plan { version: held.version + 1, ..held };
        if plan.of.lead == from {
            plan.of.lead = to.into();
        }
        for partner in &mut plan.of.partners {
            if partner == from {
                *partner = to.into();
            }
        }
        let lead = plan.of.lead.clone();
        plan.of.partners.retain(|p| *p != lead);
        plan.of.partners.sort();
        plan.of.partners.dedup();
        rows.extend(store::actions::update(unit, proof, &plan)?);
        rows.extend(store::actions::write_parts(unit, proof, &plan)?);
        let words = format!("Passed to the successor organisation from {}.", words::format(on));
        rows.push(store::progress::keep(unit, proof, &plan, "succeeded", &words, now)?);
        store::stamp::touch(unit, proof, county, &plan.id)?;
    }
    let event = events::ActionsSucceeded {
        county: county.into(),
        from: from.into(),
        to: to.into(),
        on: on.to_string(),
        rows,
    };
    Ok(Some(unit.record(proof, &event)?))
}
