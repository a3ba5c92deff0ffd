//! The record of regard as evidence of section 6(1A): one for each agreement and each partnership plan.

use crate::store;
use jiff::civil::Date;
use kernel::contracts::evidence::Evidence;
use kernel::{Outcome, Proof, Unit};
use std::collections::BTreeSet;

/// For what regard was had.
pub(crate) struct Of<'a> {
    /// Its identifier.
    pub thing: &'a str,
    /// What it is: `agreement`, `plan`.
    pub mark: &'static str,
    /// The group whose it is.
    pub group: &'a str,
    /// Its legal year.
    pub year: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Where the record is read.
    pub href: String,
}

/// What was recorded by the end of a day: with the mark `all` when regard was had to every objective that held on the last day on which
/// any was recorded.
pub(crate) fn regard(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    of: &Of<'_>,
    as_at: Date,
) -> Outcome<Option<Evidence>> {
    let objectives = store::regard::objectives(unit, proof, county)?;
    let mut given = store::regard::given(unit, proof, of.thing)?;
    given.retain(|g| g.on <= as_at);
    let Some(last) = given.iter().map(|g| g.on).max() else { return Ok(None) };
    let had = |id: &str| given.iter().any(|g| g.objective == id);
    let mut marks: BTreeSet<String> =
        objectives.iter().filter(|o| had(&o.id)).map(|o| format!("objective:{}", o.slug)).collect();
    marks.insert(of.mark.into());
    if objectives.iter().filter(|o| o.holds(last)).all(|o| had(&o.id)) {
        marks.insert("all".into());
    }
    Ok(Some(Evidence {
        kind: "regard",
        id: format!("{}/regard", of.thing),
        group: of.group.into(),
        year: of.year.into(),
        on: Some(last),
        marks,
        title: format!("Regard to the police and crime objectives: {}", of.title),
        href: of.href.clone(),
        ..Evidence::default()
    }))
}
