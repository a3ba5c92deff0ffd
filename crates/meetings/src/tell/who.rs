//! Whom a meeting, an action or an ask concerns: people by whole identifier.

use board::sittings::Sitting;
use board::{Group, Person};
use kernel::{Outcome, Unit};
use site::Standing;
use site::mail::Room;
use std::collections::BTreeSet;

/// Everybody whom the county knows today.
pub(super) fn everybody(unit: &mut Unit<'_>, county: &str) -> Outcome<Vec<Standing>> {
    let (room, today) = (unit.kernel().lent::<Room>()?, unit.today());
    room.people().standing(unit, county, today)
}

/// Those who hold one of these roles on a thing.
pub(super) fn holding(all: &[Standing], roles: &[&str], on: &str) -> Vec<String> {
    let holds =
        |it: &&Standing| it.grants.iter().any(|grant| grant.on == on && roles.contains(&grant.role.as_str()));
    all.iter().filter(holds).map(|it| it.card.id.clone()).collect()
}

/// Those who hold or deputise a seat of the group of a meeting, or an office of it.
pub(super) fn members(unit: &mut Unit<'_>, it: &Sitting) -> Outcome<Vec<String>> {
    Ok(holding(&everybody(unit, &it.county)?, &["member"], &it.group))
}

/// Those who are asked for items and papers: the members, and whoever leads a group that reports to this one.
pub(super) fn called(unit: &mut Unit<'_>, it: &Sitting) -> Outcome<Vec<String>> {
    let all = everybody(unit, &it.county)?;
    let register = board::current(unit, &it.county)?;
    let table = register.on(it.day);
    let mut out: BTreeSet<String> = holding(&all, &["member"], &it.group).into_iter().collect();
    // Nobody from outside hears of a meeting that is for its members alone.
    if !crate::diary::private(&register, it) {
        for (fact, group) in table.all::<Group>() {
            let reports = group.parent.as_deref() == Some(it.group_slug())
                || group.also_reports_to.iter().any(|line| line.group == it.group_slug());
            if reports {
                out.extend(holding(&all, &["lead", "chair"], &fact.id));
            }
        }
    }
    Ok(out.into_iter().collect())
}

/// Where mail reaches a person, when that is known.
pub(super) fn email(unit: &mut Unit<'_>, person: &str) -> Outcome<Option<String>> {
    let room = unit.kernel().lent::<Room>()?;
    let card = room.people().card(unit, person)?;
    Ok(card.map(|card| card.email).filter(|email| !email.trim().is_empty()))
}

/// Whoever has a role title in an organisation (by short name): the owner of an action.
pub(super) fn owners(
    unit: &mut Unit<'_>,
    county: &str,
    organisation: &str,
    title: &str,
) -> Outcome<Vec<String>> {
    let (register, today) = (board::current(unit, county)?, unit.today());
    let table = register.on(today);
    let same = |person: &Person| {
        person.organisation == organisation && person.title.trim().eq_ignore_ascii_case(title.trim())
    };
    let owners = table.all::<Person>().filter(|(_, person)| same(person));
    Ok(owners.map(|(fact, _)| fact.id.clone()).collect())
}
