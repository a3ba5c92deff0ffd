//! One version of a duty, as its file says it.

use super::{Bound, Clock, Wants};
use jiff::civil::Date;
use kernel::clock::{Confidence, plain_date};
use kernel::rulebook::Meta;
use serde::Deserialize;
use std::collections::BTreeMap;

/// One version of a duty.
#[derive(Clone, Debug)]
pub struct Duty {
    /// Its authority: name, days in force, status, confidence, citations.
    pub meta: Meta,
    /// The file that it was read from: `duties/si1830-r9-agreement.toml`.
    pub file: String,
    /// Where the source can be read.
    pub link: String,
    /// The day on which the source was last looked at.
    pub checked: Date,
    /// Its part of the register.
    pub section: Section,
    /// What must be done, in plain English: one or two sentences.
    pub asks: String,
    /// The duties that use what it makes, by name.
    pub feeds: Vec<String>,
    /// What people get wrong about it, a sentence each.
    pub traps: Vec<String>,
    /// What a person must look at before a cell that rests on unverified law can be relied on.
    pub to_check: String,
    /// Whether it is owed at all.
    pub kind: Kind,
    /// Who owes it.
    pub bound: Bound,
    /// When it is due.
    pub clock: Clock,
    /// What shows that it was done: all of them must be there.
    pub evidence: Vec<Wants>,
    /// Local numbers, each of which an overlay may change.
    pub parameters: BTreeMap<String, Parameter>,
    /// What was marked locally.
    pub overlay: Overlay,
}

/// Whether something is owed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It must be done.
    #[default]
    Duty,
    /// It may be done: it is never overdue.
    Power,
    /// It is done by custom or on advice: it is never overdue in law.
    Practice,
}

/// The parts of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Section {
    /// The partnership framework (Crime and Disorder Act 1998).
    A,
    /// The strategy regulations (SI 2007/1830).
    B,
    /// Scrutiny.
    C,
    /// Public health, health and wellbeing.
    D,
    /// Counter-terrorism.
    E,
    /// Domestic abuse.
    F,
    /// Serious violence and homicide review.
    G,
    /// Drugs and re-offending.
    H,
    /// Anti-social behaviour case review.
    I,
    /// Meetings, papers, access.
    J,
    /// Data protection.
    K,
}

impl Section {
    /// All, in order.
    pub const ALL: [Self; 11] =
        [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F, Self::G, Self::H, Self::I, Self::J, Self::K];

    /// Its heading.
    pub fn said(self) -> &'static str {
        match self {
            Self::A => "The partnership framework",
            Self::B => "The strategy regulations",
            Self::C => "Scrutiny",
            Self::D => "Public health, health and wellbeing",
            Self::E => "Counter-terrorism",
            Self::F => "Domestic abuse",
            Self::G => "Serious violence and homicide review",
            Self::H => "Drugs and re-offending",
            Self::I => "Anti-social behaviour case review",
            Self::J => "Meetings, papers and access",
            Self::K => "Data protection",
        }
    }
}

/// A local number.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// The number.
    pub value: u32,
    /// `days`, `months`, `people`.
    pub unit: String,
    /// Where it comes from, in a sentence.
    pub why: String,
    /// Whether no source was found for it.
    #[serde(default)]
    pub unverified: bool,
}

/// What was marked locally.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Overlay {
    /// The role that checked it: `Monitoring officer`. Never a name.
    pub checked_by: String,
    /// The day on which they did.
    #[serde(with = "plain_date::option")]
    pub checked_on: Option<Date>,
    /// What they said of it.
    pub note: String,
}

impl Overlay {
    /// Whether somebody had checked the duty locally by a day.
    pub fn checked(&self, day: Date) -> bool {
        !self.checked_by.trim().is_empty() && self.checked_on.is_some_and(|on| on <= day)
    }
}

impl Duty {
    /// Whether what rests on it cannot be relied on as at a day: no source was found, and nobody has checked it locally by then.
    pub fn unverified(&self, day: Date) -> bool {
        self.meta.confidence == Confidence::Unverified && !self.overlay.checked(day)
    }

    /// A local number, when the file has it.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.parameters.get(name).map(|parameter| parameter.value)
    }

    /// Whether it asks anything of a body of a sort: not when each line of evidence is asked of other sorts.
    pub fn asks(&self, sort: &str) -> bool {
        self.evidence.is_empty() || self.evidence.iter().any(|wants| wants.asked_of(sort))
    }

    /// Its citations as one run of words.
    pub fn cited(&self) -> String {
        self.meta.citations.join("; ")
    }
}

impl<'de> Deserialize<'de> for Duty {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let File { meta, duty, bound, clock, evidence, parameters, overlay } = File::deserialize(from)?;
        Ok(Self {
            meta,
            file: String::new(),
            link: duty.link,
            checked: duty.checked,
            section: duty.section,
            asks: duty.asks,
            feeds: duty.feeds,
            traps: duty.traps,
            to_check: duty.to_check,
            kind: duty.kind,
            bound,
            clock,
            evidence,
            parameters,
            overlay,
        })
    }
}

/// The shape of a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    meta: Meta,
    duty: Words,
    bound: Bound,
    clock: Clock,
    #[serde(default)]
    evidence: Vec<Wants>,
    #[serde(default)]
    parameters: BTreeMap<String, Parameter>,
    #[serde(default)]
    overlay: Overlay,
}

/// The table `[duty]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    #[serde(default)]
    link: String,
    #[serde(with = "plain_date")]
    checked: Date,
    section: Section,
    asks: String,
    #[serde(default)]
    feeds: Vec<String>,
    #[serde(default)]
    traps: Vec<String>,
    #[serde(default)]
    to_check: String,
    #[serde(default)]
    kind: Kind,
}
