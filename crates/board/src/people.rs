//! Counties and people, as the site asks for them.

use crate::{County_, Office, Organisation, Person, grants, store};
use jiff::civil::Date;
use kernel::{Grant, Outcome, Unit};
use site::{CountyRef, People, PersonCard};

/// The board's answer to the site.
#[derive(Clone, Copy, Debug, Default)]
pub struct Board;

impl People for Board {
    fn counties(&self, unit: &mut Unit<'_>) -> Outcome<Vec<CountyRef>> {
        let today = unit.today();
        let mut out = Vec::new();
        for slug in store::counties(unit)?.iter() {
            let register = store::current(unit, slug)?;
            if let Some(county) = register.on(today).county() {
                out.push(card_of(slug, county));
            }
        }
        Ok(out)
    }

    fn grants(&self, unit: &mut Unit<'_>, person: &str, on: Date) -> Outcome<Vec<Grant>> {
        let Some((county, slug)) = split(person) else { return Ok(Vec::new()) };
        Ok(grants::of(&store::current(unit, county)?.on(on), slug))
    }

    fn card(&self, unit: &mut Unit<'_>, person: &str) -> Outcome<Option<PersonCard>> {
        let Some((county, slug)) = split(person) else { return Ok(None) };
        let today = unit.today();
        let register = store::current(unit, county)?;
        let snapshot = register.on(today);
        Ok(snapshot.get::<Person>(slug).map(|it| card(county, slug, it, &snapshot.organisation_name(&it.organisation))))
    }

    fn cast(&self, unit: &mut Unit<'_>, county: &str, on: Date) -> Outcome<Vec<(PersonCard, String)>> {
        let register = store::current(unit, county)?;
        let snapshot = register.on(on);
        let mut out: Vec<(PersonCard, String)> = Vec::new();
        for (_, office) in snapshot.all::<Office>() {
            let (Some(line), Some(person)) = (&office.cast, snapshot.get::<Person>(&office.person)) else { continue };
            let body = snapshot.get::<Organisation>(&person.organisation).map_or("", |o| &o.name);
            out.push((card(county, &office.person, person, body), line.clone()));
        }
        Ok(out)
    }

    fn confidential(&self, grants: &[Grant]) -> bool {
        grants.iter().any(|g| matches!(g.role.as_str(), "officer" | "chair" | "ig_lead" | "admin"))
    }
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
