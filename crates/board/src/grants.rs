//! What a person holds on a day, from the seats and offices of the register.

use crate::{Holding, Office, Person, Seat, Snapshot};
use kernel::Grant;
use std::collections::BTreeSet;

/// Offices of the county, as the policies name them.
const OF_COUNTY: &[(&str, &str)] =
    &[("officer", "officer"), ("analyst", "analyst"), ("ig-lead", "ig_lead"), ("admin", "admin")];

/// The grants of a person: from seats `member`, `represents` and `sits`; from offices `chair`, `lead`, `secretary` and those of the county.
pub(crate) fn of(snapshot: &Snapshot<'_>, person: &str) -> Vec<Grant> {
    let county = snapshot.county;
    let mut grants = BTreeSet::new();
    let mut give = |role: &str, on: String| {
        grants.insert(Grant { role: role.into(), on });
    };
    if snapshot.get::<Person>(person).is_none() {
        return Vec::new();
    }
    for (_, holding) in snapshot.all::<Holding>().filter(|(_, h)| h.person == person) {
        let Some(seat) = snapshot.get::<Seat>(&holding.seat) else { continue };
        give("sits", county.to_string());
        give("member", format!("{county}/group/{}", seat.group));
        if let Some(organisation) = &seat.organisation {
            give("represents", format!("{county}/organisation/{organisation}"));
        }
    }
    for (_, office) in snapshot.all::<Office>().filter(|(_, o)| o.person == person) {
        match &office.group {
            Some(group) => {
                give("sits", county.to_string());
                give("member", format!("{county}/group/{group}"));
                if matches!(office.office.as_str(), "chair" | "lead" | "secretary") {
                    give(&office.office, format!("{county}/group/{group}"));
                }
            }
            None => {
                if let Some((_, role)) = OF_COUNTY.iter().find(|(name, _)| *name == office.office) {
                    give(role, county.to_string());
                }
            }
        }
    }
    grants.into_iter().collect()
}
