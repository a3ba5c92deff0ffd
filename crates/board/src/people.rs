//! Counties and people, as the site asks for them.

use crate::{
    County_, Group, Holding, Office, Organisation, Person, Seat, Snapshot, grants, name, store, words,
};
use jiff::civil::Date;
use kernel::{Grant, Outcome, Unit};
use site::{CountyRef, People, PersonCard, Standing};
use std::collections::HashMap;
use std::sync::Arc;

/// The board's answer to the site.
#[derive(Clone, Copy, Debug, Default)]
pub struct Board;

/// What the site asks about a county on a day. Every request asks, so it is worked out once for each state of the register.
struct Roll {
    county: Option<CountyRef>,
    /// By name.
    people: Vec<Standing>,
    /// Place of each person, by short name.
    places: HashMap<String, usize>,
}

impl Roll {
    fn of(on: &Snapshot<'_>) -> Self {
        let mut people: Vec<(&str, Standing)> = on
            .all::<Person>()
            .map(|(fact, it)| {
                let slug = fact.slug.as_str();
                let card = card(on.county, slug, it, &on.organisation_name(&it.organisation));
                (slug, Standing { card, grants: grants::of(on, slug), held: held(on, slug) })
            })
            .collect();
        people.sort_by(|(_, a), (_, b)| (&a.card.name, &a.card.id).cmp(&(&b.card.name, &b.card.id)));
        let places = people.iter().enumerate().map(|(at, (slug, _))| ((*slug).to_string(), at)).collect();
        let people = people.into_iter().map(|(_, standing)| standing).collect();
        Self { county: on.county().map(|it| card_of(on.county, it)), people, places }
    }

    fn person(&self, slug: &str) -> Option<&Standing> {
        self.people.get(*self.places.get(slug)?)
    }
}

fn roll(unit: &mut Unit<'_>, county: &str, on: Date) -> Outcome<Arc<Roll>> {
    let (stamp, register) = store::stamped(unit, county)?;
    unit.kernel().memo().get(county, &format!("{stamp} {on}"), || Ok(Roll::of(&register.on(on))))
}

/// What one person gives, when the county knows them on the day.
fn of_person<T>(unit: &mut Unit<'_>, person: &str, on: Date, what: fn(&Standing) -> T) -> Outcome<Option<T>> {
    let Some((county, slug)) = split(person) else { return Ok(None) };
    Ok(roll(unit, county, on)?.person(slug).map(what))
}

impl People for Board {
    fn counties(&self, unit: &mut Unit<'_>) -> Outcome<Vec<CountyRef>> {
        let today = unit.today();
        let mut out = Vec::new();
        for slug in store::counties(unit)?.iter() {
            out.extend(roll(unit, slug, today)?.county.clone());
        }
        Ok(out)
    }

    fn grants(&self, unit: &mut Unit<'_>, person: &str, on: Date) -> Outcome<Vec<Grant>> {
        Ok(of_person(unit, person, on, |it| it.grants.clone())?.unwrap_or_default())
    }

    fn card(&self, unit: &mut Unit<'_>, person: &str) -> Outcome<Option<PersonCard>> {
        let today = unit.today();
        of_person(unit, person, today, |it| it.card.clone())
    }

    fn standing(&self, unit: &mut Unit<'_>, county: &str, on: Date) -> Outcome<Vec<Standing>> {
        Ok(roll(unit, county, on)?.people.clone())
    }

    fn cast(&self, unit: &mut Unit<'_>, county: &str, on: Date) -> Outcome<Vec<(PersonCard, String)>> {
        let register = store::current(unit, county)?;
        let snapshot = register.on(on);
        let offices = snapshot
            .all::<Office>()
            .filter_map(|(_, o)| Some((office_rank(&snapshot, o), o.person.as_str(), o.cast.as_deref()?)));
        let seats = snapshot.all::<Holding>().filter_map(|(_, h)| {
            let order = snapshot.get::<Seat>(&h.seat).map_or(0, |seat| seat.order);
            Some(((SEATED, order), h.person.as_str(), h.cast.as_deref()?))
        });
        let mut lines: Vec<((usize, u32), &str, &str)> = offices.chain(seats).collect();
        lines.sort();
        let mut out: Vec<(PersonCard, String)> = Vec::new();
        for (_, slug, line) in lines {
            let Some(person) = snapshot.get::<Person>(slug) else { continue };
            let body = snapshot.get::<Organisation>(&person.organisation).map_or("", |o| &o.name);
            out.push((card(county, slug, person, body), line.to_string()));
        }
        Ok(out)
    }

    fn everybody(&self, unit: &mut Unit<'_>, county: &str, on: Date) -> Outcome<Vec<PersonCard>> {
        Ok(roll(unit, county, on)?.people.iter().map(|it| it.card.clone()).collect())
    }

    fn held(&self, unit: &mut Unit<'_>, person: &str, on: Date) -> Outcome<Vec<String>> {
        Ok(of_person(unit, person, on, |it| it.held.clone())?.unwrap_or_default())
    }

    fn confidential(&self, grants: &[Grant]) -> bool {
        grants.iter().any(|g| matches!(g.role.as_str(), "officer" | "chair" | "ig_lead" | "admin"))
    }
}

/// Offices in the order in which a demo shows who holds them; those who hold a seat come between the groups' and the county's.
const SHOWN: &[&str] =
    &["officer", "chair", "vice-chair", "lead", "secretary", "", "analyst", "ig-lead", "admin"];

/// The place of those who hold a seat in [`SHOWN`].
const SEATED: usize = 5;

fn office_rank(snapshot: &Snapshot<'_>, office: &Office) -> (usize, u32) {
    let place = SHOWN.iter().position(|name| *name == office.office).unwrap_or(SEATED);
    let group = office.group.as_deref().and_then(|group| snapshot.get::<Group>(group));
    (place, group.map_or(0, |group| group.order))
}

/// Offices first, then seats.
pub(crate) fn held(on: &Snapshot<'_>, person: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (_, office) in on.all::<Office>().filter(|(_, o)| o.person == person) {
        let what = words::said(words::OFFICES, &office.office);
        out.push(
            office.group.as_ref().map_or_else(|| what.clone(), |g| format!("{what}, {}", on.group_name(g))),
        );
    }
    for (_, holding) in on.all::<Holding>().filter(|(_, h)| h.person == person) {
        let Some(seat) = on.get::<Seat>(&holding.seat) else { continue };
        let what = if holding.deputy { "Deputy for " } else { "" };
        out.push(format!("{what}{}, {}", name::seat(on, seat), on.group_name(&seat.group)));
    }
    out
}

fn split(person: &str) -> Option<(&str, &str)> {
    person.split_once("/person/")
}

fn card_of(slug: &str, county: &County_) -> CountyRef {
    CountyRef { id: slug.into(), slug: slug.into(), name: county.name.clone(), board: county.board.clone() }
}

fn card(county: &str, slug: &str, person: &Person, organisation: &str) -> PersonCard {
    PersonCard {
        id: format!("{county}/person/{slug}"),
        name: person.name.clone(),
        title: person.title.clone(),
        organisation: organisation.into(),
        email: person.email.clone(),
        county: county.into(),
    }
}
