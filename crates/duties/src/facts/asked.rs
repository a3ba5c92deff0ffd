//! The same questions asked of all the facts, with the day: for whoever asks one or two. Whoever asks many takes a [`Snapshot`](super::Snapshot).

use super::{Body, Facts, Group};
use jiff::civil::Date;

impl Facts {
    /// An organisation as it stood on a day.
    pub fn body_on(&self, slug: &str, day: Date) -> Option<&Body> {
        self.bodies.iter().find(|one| one.it.slug == slug && one.holds(day)).map(|one| &one.it)
    }

    /// A group as it stood on a day.
    pub fn group_on(&self, slug: &str, day: Date) -> Option<&Group> {
        self.groups.iter().find(|one| one.it.slug == slug && one.holds(day)).map(|one| &one.it)
    }

    /// Every responsible authority in the county on a day (Crime and Disorder Act 1998 s5(1)).
    pub fn authorities(&self, day: Date) -> Vec<&Body> {
        self.on(day).authorities().to_vec()
    }

    /// The responsible authorities of a partnership on a day: certain ones, and those of which nobody has said which area they serve.
    pub fn authorities_of(&self, csp: &Group, day: Date) -> (Vec<&Body>, Vec<&Body>) {
        let there = self.on(day).authorities_of(&csp.slug);
        (there.certain, there.unknown)
    }

    /// The partnerships of the county on a day, in order of short name.
    pub fn csps(&self, day: Date) -> Vec<&Group> {
        self.on(day).csps().to_vec()
    }

    /// The districts of an area on a day.
    pub fn districts_of(&self, slug: &str, day: Date) -> Vec<&str> {
        self.on(day).districts_of(slug)
    }

    /// Whether the county has a district that is not a unitary on a day; not known while no council of a district is recorded.
    pub fn two_tier(&self, day: Date) -> Option<bool> {
        self.on(day).two_tier()
    }
}
