//! What assessments and plans ask of a person: to begin and to finish what is due, and to confirm a release.

use super::{Sort, State, Statutory, asked};
use crate::store::statutory::{document, turn};
use crate::store::things::whole;
use crate::store::{Assessment, PartnershipPlan};
use board::Group;
use kernel::clock::LegalYear;
use kernel::contracts::task::{Task, Urgency};
use kernel::verbs::Issue;
use kernel::{Actor, Outcome, Unit};
use site::CountyRef;

/// Days before it is due from which a document is asked for on the first page.
const AHEAD: i32 = 45;

/// Tasks of assessments and plans in a county.
pub(crate) fn tasks(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &CountyRef,
    out: &mut Vec<Task>,
) -> Outcome<()> {
    let this = LegalYear::of(actor.on);
    wanted::<Assessment>(unit, actor, county, this, out)?;
    wanted::<PartnershipPlan>(unit, actor, county, this.next(), out)?;
    confirm::<Assessment>(unit, actor, county, out)?;
    confirm::<PartnershipPlan>(unit, actor, county, out)
}

/// Whether documents of a group are this person's to write.
fn writes(actor: &Actor, county: &CountyRef, group: &str) -> bool {
    let group = whole(&county.slug, "group", group);
    ["officer", "analyst"].iter().any(|role| actor.holds(role, &county.id))
        || ["lead", "chair", "secretary"].iter().any(|role| actor.holds(role, &group))
}

fn wanted<T: Statutory>(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &CountyRef,
    of: LegalYear,
    out: &mut Vec<Task>,
) -> Outcome<()> {
    let due = if T::SORT == Sort::Plan { of.previous().end() } else { of.end() };
    if (due - actor.on).get_days() > AHEAD {
        return Ok(());
    }
    let label = of.to_string();
    let register = board::current(unit, &county.slug)?;
    let all = document::visible(unit, &actor.visible::<T>(), &county.slug, Some(&label))?;
    let table = register.on(actor.on);
    for (fact, group) in table.all::<Group>().filter(|(_, group)| group.sort == "csp") {
        if !writes(actor, county, &fact.slug) {
            continue;
        }
        let (urgency, tag) = Task::by_date(due, actor.on);
        let (title, href, detail) = match all.iter().find(|held| held.group == fact.slug) {
            None => (
                format!("Begin the {} of the {}", T::SORT.said(), group.name),
                format!("/{}/{}/new?group={}&year={label}", county.slug, T::SORT.path(), fact.slug),
                "Nothing has been begun.".to_string(),
            ),
            Some(held) if held.edition == 0 => (
                format!("Complete the {} of the {}", T::SORT.said(), group.name),
                format!("/{}/{}", county.slug, held.path()),
                "It is a draft.".to_string(),
            ),
            Some(_) => continue,
        };
        out.push(Task { urgency, tag, title, href, detail: format!("{label}. {detail}"), due: Some(due) });
    }
    Ok(())
}

/// A release that somebody else asked for, and that this person may confirm.
fn confirm<T: Statutory>(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &CountyRef,
    out: &mut Vec<Task>,
) -> Outcome<()> {
    let visible = actor.visible::<T>();
    for held in document::visible(unit, &visible, &county.slug, None)? {
        if held.state != State::Complete || held.released == held.edition {
            continue;
        }
        let turns = turn::all(unit, &visible, &held.id)?;
        let waits = asked(&held, &turns).is_some_and(|turn| turn.by != actor.mark());
        if waits && actor.may::<Issue, T>(unit, &held.id)? {
            out.push(Task {
                urgency: Urgency::Waiting,
                tag: "Release".into(),
                title: format!("Read and confirm the public version of the {}", T::SORT.said()),
                href: format!("/{}/{}/release", county.slug, held.path()),
                detail: held.details.title,
                due: None,
            });
        }
    }
    Ok(())
}
