//! The facts as the board's register has them.

use super::{Area, Body, Dated, Facts, Group, Seat};
use board::{Noun, Register};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Outcome, Proof, Unit};

/// As at a day, and as it was known at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsAt {
    /// The day.
    pub day: Date,
    /// The instant at which it was known; now when there is none.
    pub known: Option<Timestamp>,
}

impl AsAt {
    /// A day, as it is known now.
    pub fn now(day: Date) -> Self {
        Self { day, known: None }
    }
}

/// The facts of a county, as they were known at an instant. They hold every day; the day is asked of them later.
///
/// The register's structure (areas, organisations, groups, seats) is what everybody in the county knows; people are not read. Events
/// are not in it: see [`crate::gather`].
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be read.
pub fn of(
    unit: &mut Unit<'_>,
    _proof: &impl Proof,
    county: &str,
    known: Option<Timestamp>,
) -> Outcome<Facts> {
    match known {
        None => Ok(of_register(&*board::current(unit, county)?)),
        Some(at) => Ok(of_register(&board::known_at(unit, county, at)?)),
    }
}

/// The facts that a register holds.
pub fn of_register(register: &Register) -> Facts {
    let mut out = Facts { county: register.county.clone(), ..Facts::default() };
    for fact in &register.facts {
        let (from, to, slug) = (fact.span.from, fact.span.to, fact.slug.clone());
        match &fact.noun {
            Noun::County_(it) => {
                out.name.clone_from(&it.name);
                out.since = Some(out.since.map_or(from, |since| since.min(from)));
                out.strategy_group.push(Dated { from, to, it: it.strategy_group.clone() });
            }
            Noun::Area(it) => {
                let (name, sort, districts) = (it.name.clone(), it.sort.clone(), it.districts.clone());
                out.areas.push(Dated { from, to, it: Area { slug, name, sort, districts } });
            }
            Noun::Organisation(it) => {
                let body = Body {
                    slug,
                    name: it.name.clone(),
                    sort: it.sort.clone(),
                    area: it.area.clone(),
                    predecessors: it.predecessors.clone(),
                };
                out.bodies.push(Dated { from, to, it: body });
            }
            Noun::Group(it) => {
                let group = Group {
                    slug,
                    name: it.name.clone(),
                    sort: it.sort.clone(),
                    area: it.area.clone(),
                    legal_basis: it.legal_basis.clone(),
                };
                out.groups.push(Dated { from, to, it: group });
            }
            Noun::Seat(it) => {
                let authority = it.standing == "responsible-authority";
                if let Some(organisation) = it.organisation.clone() {
                    let seat = Seat { group: it.group.clone(), organisation, authority };
                    out.seats.push(Dated { from, to, it: seat });
                }
            }
            _ => {}
        }
    }
    out
}
