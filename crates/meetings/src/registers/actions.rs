//! The action log: what meetings agreed that somebody will do, each with how it stands now. Whoever keeps actions knows that.

use super::decision;
use crate::store;
pub use crate::store::actions::Agreed;
use kernel::contracts::actions::Tracked;
use kernel::{Actor, Outcome, Proof, Unit};
use std::collections::BTreeMap;

/// An action with where it was agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// Where it was agreed.
    pub agreed: Agreed,
    /// How it stands.
    pub tracked: Tracked,
}

/// Which actions are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// Whole identifier of the group that agreed them.
    pub group: Option<String>,
    /// The meeting, by identifier.
    pub sitting: Option<String>,
}

/// How the actions of these references stand, as far as the actor may see them.
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be read.
pub fn named(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    references: &[String],
) -> Outcome<Vec<Tracked>> {
    match unit.kernel().neighbours().actions {
        Some(book) if !references.is_empty() => (book.named)(unit, actor, county, references),
        _ => Ok(Vec::new()),
    }
}

/// The actions that meetings agreed, as far as the actor may see them: late ones first, then what falls due next, then what is done.
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be read.
pub fn log(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    actor: &Actor,
    county: &str,
    which: &Which,
) -> Outcome<Vec<Logged>> {
    let agreed = store::actions::agreed(unit, proof, county, which)?;
    let references: Vec<String> = agreed.iter().map(|it| it.reference.clone()).collect();
    let known: BTreeMap<String, Tracked> =
        named(unit, actor, county, &references)?.into_iter().map(|it| (it.reference.clone(), it)).collect();
    let mut out: Vec<Logged> = agreed
        .into_iter()
        .filter_map(|agreed| Some(Logged { tracked: known.get(&agreed.reference)?.clone(), agreed }))
        .collect();
    out.sort_by(|a, b| order(&a.tracked).cmp(&order(&b.tracked)));
    Ok(out)
}

fn order(it: &Tracked) -> (bool, bool, jiff::civil::Date, &str) {
    (it.done, !it.late, it.due, &it.reference)
}

/// The actions that carry out a decision, as far as the actor may see them.
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be read.
pub fn of_decision(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    actor: &Actor,
    it: &decision::Kept,
) -> Outcome<Vec<Tracked>> {
    let references = store::actions::of(unit, proof, "decision", &[&it.id, &it.reference()])?;
    named(unit, actor, &it.county, &references)
}

/// The actions that answer an ask, as far as the actor may see them.
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be read.
pub fn of_ask(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    actor: &Actor,
    it: &super::ask::Kept,
) -> Outcome<Vec<Tracked>> {
    let references = store::actions::of(unit, proof, "ask", &[&it.id, &it.reference()])?;
    named(unit, actor, &it.county, &references)
}

/// The actions of an item, as far as the actor may see them.
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be read.
pub fn of_item(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    actor: &Actor,
    county: &str,
    item: &str,
) -> Outcome<Vec<Tracked>> {
    let references = store::actions::of(unit, proof, "item", &[item])?;
    named(unit, actor, county, &references)
}
