//! Who is a responsible authority (Crime and Disorder Act 1998 s5(1)), of the county and of each partnership.

use super::{Body, Facts, Group};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The sorts of bodies that section 5(1) names. A health body is one only when it sits as one: a hospital trust is a health body too.
const BY_LAW: [&str; 6] =
    ["county-council", "district-council", "unitary-council", "police", "fire", "probation"];

impl Facts {
    /// Every responsible authority in the county on a day.
    pub fn authorities(&self, day: Date) -> Vec<&Body> {
        let seated: BTreeSet<&str> = self
            .seats
            .iter()
            .filter(|seat| seat.it.authority && seat.holds(day))
            .map(|seat| seat.it.organisation.as_str())
            .collect();
        let on = self.bodies.iter().filter(|body| body.holds(day)).map(|body| &body.it);
        let mut out: Vec<&Body> = on
            .filter(|body| BY_LAW.contains(&body.sort.as_str()) || seated.contains(body.slug.as_str()))
            .collect();
        out.sort_by(|a, b| a.slug.cmp(&b.slug));
        out
    }

    /// The responsible authorities of a partnership on a day: certain ones, and those of which it cannot be known, because nobody has
    /// said which area they serve.
    pub fn authorities_of(&self, csp: &Group, day: Date) -> (Vec<&Body>, Vec<&Body>) {
        let seated: BTreeSet<&str> = self
            .seats
            .iter()
            .filter(|seat| seat.it.authority && seat.it.group == csp.slug && seat.holds(day))
            .map(|seat| seat.it.organisation.as_str())
            .collect();
        let here: BTreeSet<&str> = csp
            .area
            .as_deref()
            .map(|area| self.districts_of(area, day))
            .unwrap_or_default()
            .into_iter()
            .collect();
        let (mut certain, mut unknown) = (Vec::new(), Vec::new());
        for body in self.authorities(day) {
            if seated.contains(body.slug.as_str()) {
                certain.push(body);
                continue;
            }
            let served = body.area.as_deref().map(|area| self.districts_of(area, day)).unwrap_or_default();
            if served.is_empty() {
                unknown.push(body);
            } else if served.iter().any(|district| here.contains(district)) {
                certain.push(body);
            }
        }
        (certain, unknown)
    }

    /// The partnerships of the county on a day, in order of short name.
    pub fn csps(&self, day: Date) -> Vec<&Group> {
        let mut out: Vec<&Group> = self
            .groups
            .iter()
            .filter(|one| one.it.sort == "csp" && one.holds(day))
            .map(|one| &one.it)
            .collect();
        out.sort_by(|a, b| a.slug.cmp(&b.slug));
        out
    }

    /// Whether the county has a district that is not a unitary (SI 2007/1830 reg 8); not known while no council of a district is
    /// recorded.
    pub fn two_tier(&self, day: Date) -> Option<bool> {
        let there = |sort: &str| self.bodies.iter().any(|body| body.it.sort == sort && body.holds(day));
        match (there("district-council"), there("unitary-council")) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        }
    }
}
