//! A document is begun with what the system knows already: last year's, and what it must consider.

use super::check::Ground;
use super::{Details, Held, Sort, Statutory, Whole, year};
use crate::events;
use crate::store::statutory::{document, entry, section};
use crate::store::things::whole as whole_name;
use board::{Group, Organisation, Register, Snapshot};
use jiff::Timestamp;
use kernel::verbs::Update;
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit};

/// What a document is begun with.
#[derive(Clone, Debug, Default)]
pub struct Begun {
    /// What it says of itself.
    pub details: Details,
    /// Words for sections.
    pub sections: Vec<(&'static str, String)>,
    /// Inputs, when it has a log of them.
    pub inputs: Vec<crate::assessment::Input>,
    /// What must be answered, when anything must.
    pub answers: Vec<crate::partnership::Answer>,
}

/// Begins a partnership's document of a legal year, and gives the year. The permit is asked for on a document that is yet to be begun.
///
/// # Errors
/// [`Fault::Fields`] when there is no such year or partnership, or the document has been begun before.
pub fn begin<T: Statutory>(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, T>,
    group: &str,
    label: &str,
) -> Outcome<Recorded<String>> {
    let county = permit.county().to_string();
    if permit.facts().ids.get("group").is_none_or(|held| !held.contains(&whole_name(&county, "group", group)))
    {
        return Err(Fault::Refused);
    }
    let register = board::current(unit, &county)?;
    let begun = before(unit, permit, T::SORT, &register, (&county, group, label))?;
    let now = unit.now();
    let (id, rows) = begin_as(unit, permit, T::SORT, (&county, group, label), &begun, now)?;
    let event = events::DocumentBegun {
        document: id,
        sort: T::SORT.name().into(),
        group: group.into(),
        year: label.into(),
        rows,
    };
    Ok(unit.record(permit, &event)?.carrying(label.to_string()))
}

/// The same with given words and without its event: examples. Gives the identifier and every row.
pub(crate) fn begin_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sort: Sort,
    at: (&str, &str, &str),
    begun: &Begun,
    when: Timestamp,
) -> Outcome<(String, Vec<String>)> {
    if document::id_of(unit, sort, at.0, at.1, at.2)?.is_some() {
        let words = format!("The {} of {} has been begun already", sort.said(), at.2);
        return Err(Fault::field("year", words));
    }
    let id = document::insert(unit, proof, sort, at, &begun.details, when)?;
    let mut rows = vec![id.clone()];
    for known in sort.sections() {
        let words = begun.sections.iter().find(|(name, _)| *name == known.name);
        let words = words.map(|(_, words)| words.as_str()).unwrap_or_default();
        rows.push(section::insert(unit, proof, &id, known.name, words)?);
    }
    let by = proof.holder().mark();
    for input in &begun.inputs {
        rows.push(entry::insert(unit, proof, &id, input, (when, &by))?.0);
    }
    for answer in &begun.answers {
        rows.push(entry::insert(unit, proof, &id, answer, (when, &by))?.0);
    }
    Ok((id, rows))
}

/// What a new document is begun with, by what is kept here.
fn before(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sort: Sort,
    register: &Register,
    (county, group, label): (&str, &str, &str),
) -> Outcome<Begun> {
    let Some(of) = year::named(label) else {
        return Err(Fault::field("year", "Enter a legal year as 2022-23, from 1 April to 31 March"));
    };
    let table = register.on(of.end().min(unit.today().max(of.start())));
    let Some(partnership) = table.get::<Group>(group).filter(|it| it.sort == "csp") else {
        return Err(Fault::field("group", "Choose a community safety partnership of this county"));
    };
    let last = document::find(unit, proof, sort, (county, group, &of.previous().to_string()))?;
    let last = match last {
        Some(held) => {
            let whole = latest(unit, proof, &held)?;
            Some((held, whole))
        }
        None => None,
    };
    let mut begun = match sort {
        Sort::Assessment => {
            crate::assessment::begun(unit, proof, (county, group, label), last.as_ref().map(|(_, w)| w))?
        }
        Sort::Plan => {
            crate::partnership::begun(unit, proof, (county, group, label), last.as_ref().map(|(_, w)| w))?
        }
    };
    let said = match sort {
        Sort::Assessment => "Strategic Assessment",
        Sort::Plan => "Partnership Plan",
    };
    begun.details.title = format!("{} {said} {label}", partnership.name);
    if begun.details.geography.is_empty() {
        begun.details.geography = districts(&table, partnership);
    }
    Ok(begun)
}

/// The last edition where there is one, else the draft.
pub(crate) fn latest(unit: &mut Unit<'_>, proof: &impl Proof, held: &Held) -> Outcome<Whole> {
    if held.edition > 0 {
        super::edition(unit, proof, held, held.edition)
    } else {
        super::now(unit, proof, held)
    }
}

/// The districts of a partnership, as a reader says them.
fn districts(table: &Snapshot<'_>, of: &Group) -> String {
    let Some(area) = of.area.as_deref().and_then(|area| table.get::<board::Area>(area)) else {
        return String::new();
    };
    let names: Vec<&str> = area
        .districts
        .iter()
        .map(|slug| table.get::<board::Area>(slug).map_or(slug.as_str(), |it| it.name.as_str()))
        .collect();
    match &names[..] {
        [] => area.name.clone(),
        [one] => (*one).to_string(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

/// What the checklist of a document has to know besides it.
pub(crate) fn ground(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    register: &Register,
    held: &Held,
) -> Outcome<Ground> {
    let before = year::before(&held.year);
    let previous = document::find(unit, proof, held.sort, (&held.county, &held.group, &before))?;
    let day = year::named(&held.year).map_or(unit.today(), |of| of.end().min(unit.today()).max(of.start()));
    let table = register.on(day);
    let mut authorities: Vec<Vec<String>> = Vec::new();
    for (_, seat) in table.seats(&held.group) {
        let Some(slug) = seat.organisation.as_deref().filter(|_| seat.standing == "responsible-authority")
        else {
            continue;
        };
        if let Some(body) = table.get::<Organisation>(slug) {
            let mut names = vec![body.name.clone()];
            if !body.abbreviation.is_empty() {
                names.push(body.abbreviation.clone());
            }
            if !authorities.contains(&names) {
                authorities.push(names);
            }
        }
    }
    Ok(Ground {
        year: held.year.clone(),
        previous: previous.map(|held| (held.details.title, held.year)),
        authorities,
    })
}
