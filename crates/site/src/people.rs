//! What the site needs to know of counties and people; the board offers it.

use jiff::civil::Date;
use kernel::{Grant, Outcome, Unit};

/// A county as an address names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountyRef {
    /// Identifier.
    pub id: String,
    /// `worcestershire`, as in addresses.
    pub slug: String,
    /// `Worcestershire`
    pub name: String,
    /// Name of its board, as in the header.
    pub board: String,
}

/// A person as a page names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonCard {
    /// Identifier.
    pub id: String,
    /// Name, as the person gave it; may be a role title.
    pub name: String,
    /// Role title: `Partnership officer`.
    pub title: String,
    /// Name of their organisation.
    pub organisation: String,
    /// Where mail reaches them.
    pub email: String,
    /// Identifier of the county.
    pub county: String,
}

/// A person with what they hold on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Who.
    pub card: PersonCard,
    /// What they hold, as the policies name it.
    pub grants: Vec<Grant>,
    /// The same in words.
    pub held: Vec<String>,
}

/// Counties and people, from whoever keeps them.
pub trait People: Send + Sync {
    /// Every county of this install, by name.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when they cannot be read.
    fn counties(&self, unit: &mut Unit<'_>) -> Outcome<Vec<CountyRef>>;

    /// What a person holds on a day: access begins and ends with the seat.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when it cannot be read.
    fn grants(&self, unit: &mut Unit<'_>, person: &str, on: Date) -> Outcome<Vec<Grant>>;

    /// The person, as known today.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when it cannot be read.
    fn card(&self, unit: &mut Unit<'_>, person: &str) -> Outcome<Option<PersonCard>>;

    /// People to sign in as in a demo, with one line on what each is there to do.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when they cannot be read.
    fn cast(&self, unit: &mut Unit<'_>, county: &str, on: Date) -> Outcome<Vec<(PersonCard, String)>>;

    /// Everybody whom the county knows on a day, by name: for the page of who has access.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when they cannot be read.
    fn everybody(&self, unit: &mut Unit<'_>, county: &str, on: Date) -> Outcome<Vec<PersonCard>>;

    /// Everybody whom the county knows on a day with what they hold, by name.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when they cannot be read.
    fn standing(&self, unit: &mut Unit<'_>, county: &str, on: Date) -> Outcome<Vec<Standing>> {
        let mut all = Vec::new();
        for card in self.everybody(unit, county, on)? {
            let (grants, held) = (self.grants(unit, &card.id, on)?, self.held(unit, &card.id, on)?);
            all.push(Standing { card, grants, held });
        }
        Ok(all)
    }

    /// What a person holds on a day, in words: `Chair, Drug and Alcohol Partnership Board`. Without names of groups and
    /// organisations unless whoever keeps them says more.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when it cannot be read.
    fn held(&self, unit: &mut Unit<'_>, person: &str, on: Date) -> Outcome<Vec<String>> {
        let mut words: Vec<String> =
            self.grants(unit, person, on)?.iter().map(|g| sentence(&g.role)).collect();
        words.dedup();
        Ok(words)
    }

    /// Whether a role concerns confidential things, so that a second factor is required of whoever holds it.
    fn confidential(&self, grants: &[Grant]) -> bool;
}

/// `ig_lead` as `Ig lead`: better than nothing where no one gives better words.
fn sentence(role: &str) -> String {
    let mut words = role.replace(['_', '-'], " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}
