//! What stands in a year already, as far as somebody may see it: for the picture and its table.

use board::County;
use jiff::civil::Date;
use kernel::clock::LegalYear;
use kernel::contracts::year::{BUSINESS, DEADLINE, MEETING, PAPER, Standing, UPDATE};
use kernel::{Outcome, Permit, Unit};
use std::collections::BTreeMap;

/// Something that stands in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stood {
    /// What it is: see [`kernel::contracts::year`].
    pub makes: String,
    /// Its day.
    pub day: Date,
    /// The name of the group or body whose it is.
    pub whose: String,
    /// What it is.
    pub it: Standing,
}

/// What each kind is called: one, and several.
pub(super) const KINDS: [(&str, &str, &str); 5] = [
    (MEETING, "Meeting", "Meetings"),
    (BUSINESS, "Business", "Business for meetings"),
    (UPDATE, "Update", "Updates of the sub-groups"),
    (PAPER, "Paper", "Papers"),
    (DEADLINE, "Deadline", "Returns, reviews, copies and other deadlines"),
];

/// What stands in a year, in order of day.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn stood<V>(unit: &mut Unit<'_>, permit: &Permit<V, County>, year: LegalYear) -> Outcome<Vec<Stood>> {
    let (actor, county) = (permit.actor().clone(), permit.county().to_string());
    let register = board::seen(unit, &actor.visible::<board::Record>(), &county, None)?;
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let makers = unit.kernel().neighbours().makers.clone();
    let mut out = Vec::new();
    for maker in makers {
        for it in (maker.standing)(unit, &actor, &county, year.start(), year.end())? {
            let Some(day) = it.day.filter(|day| year.contains(*day)) else { continue };
            let whose = names.entry(it.group.clone()).or_insert_with(|| {
                let table = register.ever();
                let group = table.get::<board::Group>(&it.group).map(|group| group.name.clone());
                group.unwrap_or_else(|| table.organisation_name(&it.group))
            });
            // A group that its reader may not know of is named nowhere: its short name would be left.
            let whose = if *whose == it.group { String::new() } else { whose.clone() };
            out.push(Stood { makes: maker.makes.into(), day, whose, it });
        }
    }
    out.sort_by(|a, b| (a.day, &a.makes, &a.it.id).cmp(&(b.day, &b.makes, &b.it.id)));
    Ok(out)
}
