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

    /// Whether a role concerns confidential things, so that a second factor is required of whoever holds it.
    fn confidential(&self, grants: &[Grant]) -> bool;
}
