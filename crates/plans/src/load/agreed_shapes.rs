//! The tables of how an agreement came about, key by key.

use jiff::civil::Date;
use kernel::clock::plain_date::{self, PlainDate};
use serde::Deserialize;

/// A prioritisation of a legal year.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct PrioritisationFile {
    /// The legal year: `2021-22`.
    pub year: String,
    /// When it was begun.
    #[serde(with = "plain_date")]
    pub begun: Date,
    /// What it is for.
    #[serde(default)]
    pub about: String,
    /// How many priorities are expected.
    #[serde(default)]
    pub first: usize,
    /// Short names of those who score.
    pub scorers: Vec<String>,
    /// When no more scores were taken.
    pub closed: Option<PlainDate>,
    /// When it was decided.
    pub decided: Option<PlainDate>,
    /// Short name of the person who recorded the decision.
    #[serde(default)]
    pub by: String,
    /// Why it was decided so.
    #[serde(default)]
    pub reasons: String,
}

/// One that could become a priority.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct CandidateFile {
    /// The legal year of the prioritisation.
    pub year: String,
    /// Its short name in these files.
    pub id: String,
    /// In a few words.
    pub title: String,
    /// What it is about.
    #[serde(default)]
    pub about: String,
    /// Whether it became a priority.
    #[serde(default)]
    pub chosen: bool,
    /// Why it did, or did not.
    #[serde(default)]
    pub reason: String,
    /// The partnerships' matters that raised it.
    #[serde(default)]
    pub raised: Vec<RaisedFile>,
}

/// A matter of a partnership's assessment of that year.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RaisedFile {
    /// Short name of the partnership's group.
    pub csp: String,
    /// The theme of the finding.
    pub theme: String,
}

/// What one person gave.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ScoresFile {
    /// The legal year of the prioritisation.
    pub year: String,
    /// Short name of the scorer.
    pub by: String,
    /// When they were given.
    #[serde(with = "plain_date")]
    pub given: Date,
    /// What the scorer says with them.
    #[serde(default)]
    pub note: String,
    /// By candidate.
    pub marks: Vec<MarksFile>,
}

/// What one person gave one candidate.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct MarksFile {
    /// The short name of the candidate in these files.
    pub candidate: String,
    /// In the order of the criteria; 0 is a blank.
    pub gives: Vec<u8>,
}

/// An agreement drafted from a prioritisation, with its two parts and what became of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DraftFile {
    /// The legal year of the prioritisation.
    pub year: String,
    /// Its short name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The years to which it applies.
    pub applies_to: String,
    /// When it was drafted.
    #[serde(with = "plain_date")]
    pub drafted: Date,
    /// SI 2007/1830 reg 9(3)(a).
    pub part_a: String,
    /// SI 2007/1830 reg 9(3)(b).
    pub part_b: String,
    /// How its priorities were chosen.
    #[serde(default)]
    pub method: String,
    /// How it is seen whether it works.
    #[serde(default)]
    pub monitoring: String,
    /// When it was offered for signing.
    pub offered: Option<PlainDate>,
    /// When the county strategy group agreed it.
    pub agreed: Option<PlainDate>,
    /// How it was agreed.
    #[serde(default)]
    pub how: String,
    /// Short name of the agreement that it follows.
    #[serde(default)]
    pub follows: String,
    /// Short name of the person who did this.
    #[serde(default)]
    pub by: String,
    /// Whether anybody may read it once it is agreed.
    #[serde(default)]
    pub public: bool,
}

/// What stands beside a priority of a drafted agreement.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct JointFile {
    /// Short name of the agreement.
    pub agreement: String,
    /// Title of the priority.
    pub priority: String,
    /// What the authorities do together.
    pub joint: String,
    /// The organisation that leads it.
    pub lead: String,
    /// What shows that it works.
    pub measure: String,
}

/// What an authority did with it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct SignatureFile {
    /// Short name of the agreement.
    pub agreement: String,
    /// The authority.
    pub organisation: String,
    /// Short name of the person who acted for it.
    pub by: String,
    /// The day.
    #[serde(with = "plain_date")]
    pub on: Date,
    /// Whether it refused.
    #[serde(default)]
    pub refused: bool,
    /// The statement, or the reason.
    pub words: String,
}

/// A copy that was sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct CopyFile {
    /// Short name of the agreement.
    pub agreement: String,
    /// The body to which it was sent.
    pub to: String,
    /// To whom there, by role.
    pub role: String,
    /// How.
    pub how: String,
    /// The day.
    #[serde(with = "plain_date")]
    pub on: Date,
    /// Short name of the person who sent it.
    #[serde(default)]
    pub by: String,
}

/// An objective of the police and crime plan.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ObjectiveFile {
    /// Its short name.
    pub id: String,
    /// The plan in which it stands.
    pub plan: String,
    /// What it says, in a line.
    pub title: String,
    /// The first day.
    #[serde(with = "plain_date")]
    pub from: Date,
    /// The last day.
    pub to: Option<PlainDate>,
    /// Its place in its plan.
    #[serde(default)]
    pub order: i64,
}

/// How regard was had to an objective when an agreement was made.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RegardFile {
    /// Short name of the agreement.
    pub agreement: String,
    /// Short name of the objective.
    pub objective: String,
    /// How.
    pub how: String,
    /// The day.
    #[serde(with = "plain_date")]
    pub on: Date,
    /// Short name of the person who recorded it.
    #[serde(default)]
    pub by: String,
}
