//! The tables of a plan's data files, key by key.

use jiff::civil::Date;
use kernel::clock::plain_date::{self, PlainDate};
use serde::Deserialize;

/// An agreement.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct AgreementFile {
    /// Its short name: `2026-29`.
    pub id: String,
    /// `Community Safety Agreement 2026 to 2029`
    pub title: String,
    /// The legal year in which it was made: `2025-26`.
    pub legal_year: String,
    /// The years to which it applies.
    pub applies_to: String,
    /// `draft`, `agreed` or `ended`.
    #[serde(default = "agreed")]
    pub state: String,
    /// Whether anybody may read it.
    #[serde(default = "yes")]
    pub published: bool,
    /// What it is about.
    #[serde(default)]
    pub about: String,
}

/// A priority or a cross-cutting theme.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct PriorityFile {
    /// Short name of its agreement.
    pub agreement: String,
    /// Its short name.
    pub id: String,
    /// In a few words.
    pub title: String,
    /// Why it was chosen.
    #[serde(default)]
    pub about: String,
    /// Its place among the others.
    #[serde(default)]
    pub order: i64,
    /// Whether it runs through all priorities.
    #[serde(default)]
    pub cross_cutting: bool,
}

/// An action.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ActionFile {
    /// 42 for `ACT-0042`.
    pub number: i64,
    /// Short name of its agreement.
    #[serde(default)]
    pub agreement: String,
    /// Short name of its priority or theme in that agreement.
    #[serde(default)]
    pub priority: String,
    /// Short name of the group that answers for it.
    #[serde(default)]
    pub group: String,
    /// What is to be done.
    pub title: String,
    /// What will be different.
    #[serde(default)]
    pub outcome: String,
    /// The organisation that leads it.
    pub lead: String,
    /// The organisations that take part.
    #[serde(default)]
    pub partners: Vec<String>,
    /// The role that owns it.
    pub owner: String,
    /// When it was defined; the first day on which it is known.
    #[serde(with = "plain_date")]
    pub defined: Date,
    /// When work begins.
    pub begins: Option<PlainDate>,
    /// When it is to be done.
    #[serde(with = "plain_date")]
    pub due: Date,
    /// Where it comes from.
    #[serde(default)]
    pub source: String,
    /// Whether anybody may read it.
    #[serde(default = "yes")]
    pub published: bool,
}

/// A report of progress.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ReportFile {
    /// The number of the action.
    pub action: i64,
    /// The day.
    #[serde(with = "plain_date")]
    pub on: Date,
    /// Short name of the person who reports.
    #[serde(default)]
    pub by: String,
    /// `not-started`, `on-track`, `at-risk`, `off-track`, `on-hold` or `complete`.
    pub claim: String,
    /// What has been done and what comes next.
    #[serde(default)]
    pub words: String,
    /// Why it is off track or on hold.
    #[serde(default)]
    pub exception: String,
    /// What the board is asked to decide.
    #[serde(default)]
    pub ask: String,
    /// What shows that it is complete.
    #[serde(default)]
    pub evidence: String,
}

/// What became of the evidence.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct VerdictFile {
    /// The number of the action.
    pub action: i64,
    /// The day.
    #[serde(with = "plain_date")]
    pub on: Date,
    /// Short name of the person who decides.
    #[serde(default)]
    pub by: String,
    /// Accepted or disputed.
    pub accepted: bool,
    /// Why it is disputed; a note when it is accepted.
    #[serde(default)]
    pub words: String,
}

/// A group's update.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UpdateFile {
    /// Short name of the group.
    pub group: String,
    /// First day of the period.
    #[serde(with = "plain_date")]
    pub from: Date,
    /// Last day of the period.
    #[serde(with = "plain_date")]
    pub to: Date,
    /// When it is wanted.
    #[serde(with = "plain_date")]
    pub due: Date,
    /// When it was asked for.
    #[serde(with = "plain_date")]
    pub asked: Date,
    /// What the officer says with the request.
    #[serde(default)]
    pub note: String,
    /// When a draft was saved; not needed when it was given.
    pub saved: Option<PlainDate>,
    /// When it was given to the board.
    pub given: Option<PlainDate>,
    /// Short name of the person who wrote it.
    #[serde(default)]
    pub by: String,
    /// What the group is for.
    #[serde(default)]
    pub purpose: String,
    /// What it has done.
    #[serde(default)]
    pub activity: String,
    /// What it will do next.
    #[serde(default)]
    pub priorities: String,
    /// Law and policy ahead.
    #[serde(default)]
    pub legislation: String,
    /// What it asks of the board.
    #[serde(default)]
    pub asks: Vec<String>,
}

fn yes() -> bool {
    true
}

fn agreed() -> String {
    "agreed".into()
}
