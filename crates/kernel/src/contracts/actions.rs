//! *Actions*: a meeting records that an action was agreed; whoever keeps actions takes it on, in the same unit of work.

use crate::permit::OnBehalf;
use crate::{Actor, Outcome, Unit};
use jiff::civil::Date;

/// The kind of event that whoever keeps actions records when it takes one on: a route that makes actions declares it.
pub const DEFINED: &str = "plans.action-defined";

/// Finds actions by reference: unit, actor, county and references.
pub type Named = fn(&mut Unit<'_>, &Actor, &str, &[String]) -> Outcome<Vec<Tracked>>;

/// Whoever keeps actions.
#[derive(Clone, Copy)]
pub struct ActionBook {
    /// Takes on what was agreed, and gives its reference: `ACT-0042`.
    ///
    /// # Errors
    /// [`crate::Fault::Fields`] on `title`, `lead`, `owner` or `due` when it cannot be an action.
    pub take: fn(&mut Unit<'_>, &OnBehalf, &Agreed<'_>) -> Outcome<String>,
    /// How actions stand that are named by reference, as far as the actor may see them; in the order asked.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when it cannot be read.
    pub named: Named,
    /// The actions that a group answers for, open ones first, as far as the actor may see them.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when it cannot be read.
    pub of_group: fn(&mut Unit<'_>, &Actor, county: &str, group: &str) -> Outcome<Vec<Tracked>>,
}

/// What a meeting agreed that somebody will do.
#[derive(Clone, Copy, Debug)]
pub struct Agreed<'a> {
    /// Short name of the county.
    pub county: &'a str,
    /// Short name of the group that answers for it.
    pub group: &'a str,
    /// What is to be done.
    pub title: &'a str,
    /// What it is to bring about; may be empty.
    pub outcome: &'a str,
    /// Short name of the organisation that leads it.
    pub lead: &'a str,
    /// The role that owns it: `Head of Community Safety`.
    pub owner: &'a str,
    /// When it is due.
    pub due: Date,
    /// Where it was agreed, in words: the meeting, its day and the item.
    pub source: &'a str,
    /// Whether anybody may read it.
    pub published: bool,
    /// Whether only the members of the group, the organisation that leads it and the office may read it.
    pub restricted: bool,
}

/// How an action stands, in a line.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Tracked {
    /// `ACT-0042`
    pub reference: String,
    /// What is to be done.
    pub title: String,
    /// Short name of the organisation that leads it.
    pub lead: String,
    /// The role that owns it.
    pub owner: String,
    /// When it is due.
    pub due: Date,
    /// Its status in words, as of today: `Off track`.
    pub status: String,
    /// The status's code, for the tag's shape and colour: `red`.
    pub code: String,
    /// Whether it is past its date and not complete.
    pub late: bool,
    /// Whether it is complete, with evidence that was accepted.
    pub done: bool,
    /// What shows that it is complete, or what was last said of it.
    pub progress: String,
    /// Its address: `/loamshire/actions/ACT-0042`.
    pub href: String,
}
