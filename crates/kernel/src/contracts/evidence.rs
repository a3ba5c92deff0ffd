//! *Evidence*: what may show that a duty was met, from whichever slice keeps it.
//!
//! A slice says what it holds and what is true of it; which duty that meets, and for whom, is worked out by whoever knows the duties.

use crate::{Actor, Outcome, Unit};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Lists what a county (by its short name) held at the end of a day that may be evidence, as far as the actor may see it: what came
/// later is not in it, nor what had been withdrawn by then without `withdrawn` saying so.
///
/// # Errors
/// [`crate::Fault::Broken`] when it cannot be read.
pub type EvidenceSource = fn(&mut Unit<'_>, &Actor, county: &str, as_at: Date) -> Outcome<Vec<Evidence>>;

/// One thing that may show that a duty was met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What it is: one of [`KINDS`].
    pub kind: &'static str,
    /// Its identifier, the same for ever.
    pub id: String,
    /// Short name of the group whose it is; empty when it is no group's.
    pub group: String,
    /// Short name of the organisation whose it is; empty when it is no organisation's.
    pub organisation: String,
    /// The legal year to which it belongs, `2021-22`, where it says so itself; otherwise the year of `on` is meant.
    pub year: String,
    /// The day on which it came to be: held, issued, signed, received, sent.
    pub on: Option<Date>,
    /// The last day on which it stands: superseded, lapsed, ended.
    pub until: Option<Date>,
    /// The day on which it was taken back, and does not count from then on.
    pub withdrawn: Option<Date>,
    /// What is true of it that a duty may ask for, in small words: `public`, `senior:police`, `content:9-3-a`, `signed:fire`.
    pub marks: BTreeSet<String>,
    /// `Meeting of the Loamshire Safer Communities Board, 15 March 2022`
    pub title: String,
    /// Where to read it: a path inside this install.
    pub href: String,
}

/// The kinds of evidence, each with what it is.
pub const KINDS: &[(&str, &str)] = &[
    ("appointment", "a body holds a seat, by appointment"),
    ("terms", "terms of reference of a group"),
    ("liaison", "an organisation has named its designated liaison officer"),
    ("protocol", "a written protocol, with its parts and signatures"),
    ("meeting", "a meeting was held"),
    ("public-meeting", "a meeting of a partnership with the public was held"),
    ("notice", "notice of a meeting was given, or its papers were open, in time"),
    ("paper", "a report was issued"),
    ("minutes", "minutes were approved"),
    ("response", "a recommendation was answered"),
    ("assessment", "a strategic assessment was completed"),
    ("plan", "a partnership plan was agreed or revised"),
    ("summary", "the summary of a partnership plan was published"),
    ("agreement", "a community safety agreement was agreed"),
    ("regard", "regard was had to the police and crime objectives"),
    ("transmittal", "a copy was sent to the policing body, or another who must have it"),
    ("return", "a return was sent or received"),
    ("document", "a controlled document is in force: a strategy, a procedure, a policy"),
    ("consultation", "views were sought"),
    ("review", "a spending, strategy or other review was done"),
    ("report", "figures or a report were published"),
    ("self-assessment", "a self-assessment was made, by its headings"),
    ("attendance", "somebody attended elsewhere on the county's behalf"),
];
