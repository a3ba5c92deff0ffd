//! *Source*: live blocks for papers, offered by whichever slice knows the facts.
//!
//! Somebody who writes a paper names a source (`{{members loamshire-scb}}`); the papers slice asks for its blocks, keeps the
//! event they rest on, and can say later what has changed since.

use super::paper::Block;
use crate::{Actor, Outcome, Unit};
use jiff::civil::Date;

/// Something that papers can draw on.
#[derive(Clone, Copy)]
pub struct Source {
    /// The word in double braces: `members`.
    pub name: &'static str,
    /// What it draws, in a sentence for whoever writes a paper.
    pub what: &'static str,
    /// How it is written: `{{members scb}}`.
    pub example: &'static str,
    /// Draws it.
    ///
    /// # Errors
    /// [`crate::Fault::Fields`] on `of` when what is asked for is not there, with the nearest right name.
    pub draw: fn(&mut Unit<'_>, &Ask<'_>) -> Outcome<Drawn>,
}

/// What is asked of a source.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// Who will read the paper: nothing is drawn that they may not see.
    pub audience: &'a Actor,
    /// The county.
    pub county: &'a str,
    /// The day as at which it is drawn.
    pub day: Date,
    /// What follows the name: a group's short name, filters such as `status=red`. Empty when nothing does.
    pub of: &'a str,
}

/// What a source gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// The last ledger event about the things drawn, when there is one.
    pub event: Option<String>,
    /// What it said before and says otherwise now, so that a sentence which still quotes it can be shown to its author.
    pub before: Vec<Before>,
}

/// Words that a source no longer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// As they were: `12.1`.
    pub words: String,
    /// As they are: `12.4`.
    pub now: String,
    /// Of what: `FIG-0001, Ambermoor, January 2025`.
    pub of: String,
}
