//! What the plan gives to the public record: the published agreement and the published actions, as they were recorded. Whether an
//! action is late depends on the day, so the record says when it is due and leaves that to its reader.

use crate::actions::{Plan, number, reference};
use crate::agreements::Held;
use crate::status::Base;
use crate::store::{self, Action, Agreement};
use board::{Group, Is, Record};
use jiff::Timestamp;
use kernel::contracts::record::{self, Entry, Head, Kind, Priority, RecordSource};
use kernel::verbs::View;
use kernel::{Actor, Fault, Outcome, Permit, Thing, Unit};

/// The plan as a source of the record.
pub(crate) const SOURCE: RecordSource = RecordSource { heads, entry };

fn heads(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<Head>> {
    let visible = actor.visible::<Action>();
    let register = board::seen(unit, &actor.visible::<Record>(), county, None)?;
    // A group that is not published is not named by what it answers for.
    let known = |group: String| if register.knows(Group::KIND, &group) { group } else { String::new() };
    let mut out: Vec<Head> = Vec::new();
    for line in store::recorded::actions(unit, &visible, county)? {
        out.push(Head {
            kind: Kind::Action,
            name: reference(line.number),
            title: line.title,
            day: Some(line.due),
            group: known(line.group),
            state: Base::of(line.claim, line.proof).said().into(),
            created: line.created,
            modified: line.modified,
            version: format!("{}.{}", line.version, line.id),
        });
    }
    let visible = actor.visible::<Agreement>();
    for held in store::agreements::visible(unit, &visible, county)? {
        let priorities = store::agreements::priorities(unit, &visible, &held.id)?;
        let of: Vec<&str> =
            std::iter::once(held.id.as_str()).chain(priorities.iter().map(|p| p.id.as_str())).collect();
        let (created, modified) = store::recorded::times(unit, &visible, &of)?;
        let versions: Vec<String> = priorities.iter().map(|p| p.version.to_string()).collect();
        out.push(Head {
            kind: Kind::Agreement,
            name: held.slug,
            title: held.terms.title,
            day: None,
            group: String::new(),
            state: held.terms.state.said().into(),
            created: created.unwrap_or(Timestamp::UNIX_EPOCH),
            modified: modified.unwrap_or(Timestamp::UNIX_EPOCH),
            version: format!("{}.{}.{}", held.version, held.id, versions.join(".")),
        });
    }
    Ok(out)
}

fn entry(unit: &mut Unit<'_>, actor: &Actor, county: &str, kind: Kind, name: &str) -> Outcome<Option<Entry>> {
    match kind {
        Kind::Action => action(unit, actor, county, name),
        Kind::Agreement => agreement(unit, actor, county, name),
        _ => Ok(None),
    }
}

/// A permit to read, or nothing where there is nothing for this reader.
fn readable<T: Thing>(unit: &mut Unit<'_>, actor: &Actor, id: &str) -> Outcome<Option<Permit<View, T>>> {
    match actor.permit::<View, T>(unit, id) {
        Ok(permit) => Ok(Some(permit)),
        Err(Fault::Absent | Fault::Refused) => Ok(None),
        Err(other) => Err(other),
    }
}

fn action(unit: &mut Unit<'_>, actor: &Actor, county: &str, name: &str) -> Outcome<Option<Entry>> {
    let Some(number) = number(name) else { return Ok(None) };
    let Some(id) = store::actions::id_of(unit, county, number)? else { return Ok(None) };
    let Some(permit) = readable::<Action>(unit, actor, &id)? else { return Ok(None) };
    let Some(plan) = store::actions::one(unit, &permit)? else { return Ok(None) };
    let priority = priority(unit, actor, county, &plan.of.priority)?;
    let register = board::seen(unit, &actor.visible::<Record>(), county, None)?;
    let known = register.knows(Group::KIND, &plan.of.group);
    Ok(Some(Entry::Action(Box::new(published(plan, priority, known)))))
}

/// The title of a priority of an agreement that anybody may read.
fn priority(unit: &mut Unit<'_>, actor: &Actor, county: &str, id: &str) -> Outcome<String> {
    let visible = actor.visible::<Agreement>();
    for held in store::agreements::visible(unit, &visible, county)? {
        let all = store::agreements::priorities(unit, &visible, &held.id)?;
        if let Some(found) = all.into_iter().find(|priority| priority.id == id) {
            return Ok(found.aim.title);
        }
    }
    Ok(String::new())
}

fn published(plan: Plan, priority: String, group: bool) -> record::Action {
    record::Action {
        reference: plan.reference(),
        done: plan.base() == Base::Blue,
        claim: plan.claim.said().into(),
        proof: plan.proof.said().into(),
        title: plan.of.title,
        outcome: plan.of.outcome,
        priority,
        lead: plan.of.lead,
        owner: plan.of.owner,
        partners: plan.of.partners,
        group: if group { plan.of.group } else { String::new() },
        begins: plan.of.begins,
        due: plan.of.due,
        first_due: plan.first_due,
        source: plan.of.source,
        progress: plan.progress,
        exception: plan.exception,
        ask: plan.ask,
        evidence: plan.evidence,
        dispute: plan.dispute,
        reported: plan.reported_at,
    }
}

fn agreement(unit: &mut Unit<'_>, actor: &Actor, county: &str, name: &str) -> Outcome<Option<Entry>> {
    let Some(id) = store::agreements::id_of(unit, county, name)? else { return Ok(None) };
    let Some(permit) = readable::<Agreement>(unit, actor, &id)? else { return Ok(None) };
    let Some(Held { terms, id, .. }) = store::agreements::one(unit, &permit)? else { return Ok(None) };
    let priorities = store::agreements::priorities(unit, &permit, &id)?;
    let priorities = priorities.into_iter().map(|it| Priority {
        title: it.aim.title,
        about: it.aim.about,
        cross_cutting: it.aim.cross_cutting,
    });
    Ok(Some(Entry::Agreement(record::Agreement {
        title: terms.title,
        applies_to: terms.applies_to,
        state: terms.state.said().into(),
        about: terms.about,
        priorities: priorities.collect(),
    })))
}
