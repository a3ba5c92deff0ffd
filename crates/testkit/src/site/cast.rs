//! Counties and people for tests of pages that stand below the board.

use jiff::civil::Date;
use kernel::{Grant, Outcome, Unit};
use site::{CountyRef, People, PersonCard};

/// A few people in a few counties, who hold what they hold on every day.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    counties: Vec<CountyRef>,
    people: Vec<(PersonCard, Vec<Grant>)>,
}

impl Cast {
    /// With a county; its slug is its identifier.
    #[must_use]
    pub fn county(mut self, slug: &str, name: &str) -> Self {
        let board = format!("{name} Safer Communities Board");
        self.counties.push(CountyRef { id: slug.into(), slug: slug.into(), name: name.into(), board });
        self
    }

    /// With a person of the county named last, who holds roles on things: `[("officer", "loamshire")]`.
    #[must_use]
    pub fn person(mut self, id: &str, title: &str, grants: &[(&str, &str)]) -> Self {
        let county = self.counties.last().map(|county| county.id.clone()).unwrap_or_default();
        let card = PersonCard {
            id: id.into(),
            name: title.into(),
            title: title.into(),
            organisation: "County council".into(),
            email: format!("{}@example.invalid", id.replace('/', ".")),
            county,
        };
        let grants = grants.iter().map(|(role, on)| Grant { role: (*role).into(), on: (*on).into() });
        self.people.push((card, grants.collect()));
        self
    }
}

impl People for Cast {
    fn counties(&self, _: &mut Unit<'_>) -> Outcome<Vec<CountyRef>> {
        Ok(self.counties.clone())
    }

    fn grants(&self, _: &mut Unit<'_>, person: &str, _: Date) -> Outcome<Vec<Grant>> {
        let found = self.people.iter().find(|(card, _)| card.id == person);
        Ok(found.map(|(_, grants)| grants.clone()).unwrap_or_default())
    }

    fn card(&self, _: &mut Unit<'_>, person: &str) -> Outcome<Option<PersonCard>> {
        Ok(self.people.iter().find(|(card, _)| card.id == person).map(|(card, _)| card.clone()))
    }

    fn cast(&self, _: &mut Unit<'_>, county: &str, _: Date) -> Outcome<Vec<(PersonCard, String)>> {
        let here = self.people.iter().filter(|(card, _)| card.county == county);
        Ok(here.map(|(card, _)| (card.clone(), "Is here for a test.".into())).collect())
    }

    fn everybody(&self, _: &mut Unit<'_>, county: &str, _: Date) -> Outcome<Vec<PersonCard>> {
        let here = self.people.iter().filter(|(card, _)| card.county == county);
        Ok(here.map(|(card, _)| card.clone()).collect())
    }

    fn confidential(&self, _: &[Grant]) -> bool {
        false
    }
}
