//! The year as it is written down: bodies, their meetings, and what becomes of what they agree.
//!
//! Files below `year/` of an example hold one body each, with `[[meeting]]`, `[[meeting.item]]` and `[[procedure]]`; `matters.toml`
//! names what is followed through several bodies.

use board::Example;
use jiff::civil::{Date, Time};
use kernel::clock::plain_date;
use kernel::{Fault, Outcome};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What one county does in a year.
#[derive(Debug, Default)]
pub struct Script {
    /// What is followed through several bodies.
    pub matters: Vec<Matter>,
    /// The bodies.
    pub bodies: Vec<Body>,
}

/// Something that is followed through several bodies.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Matter {
    /// Short name.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Short name of the theme.
    pub theme: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Matters {
    matter: Vec<Matter>,
}

/// One body with its year.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Body {
    /// Short name of the group.
    pub group: String,
    /// Who calls its meetings and takes its minutes.
    pub served_by: String,
    /// Whether anybody may know of its meetings.
    #[serde(default)]
    pub announced: bool,
    /// Whether the public may come.
    #[serde(default)]
    pub in_public: bool,
    /// From when to when it usually meets: `14:00-16:30`.
    pub hours: String,
    /// Where it usually meets.
    pub place: String,
    /// Its meetings.
    #[serde(rename = "meeting")]
    pub meetings: Vec<Meeting>,
    /// What it decided between meetings.
    #[serde(default, rename = "procedure")]
    pub procedures: Vec<Procedure>,
}

/// One meeting.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Meeting {
    /// The day on which it was held.
    #[serde(with = "plain_date")]
    pub day: Date,
    /// The day for which it was planned first, when it was moved.
    #[serde(default, with = "plain_date::option")]
    pub planned_for: Option<Date>,
    /// When it was moved.
    #[serde(default, with = "plain_date::option")]
    pub moved_on: Option<Date>,
    /// Why.
    #[serde(default)]
    pub moved_because: String,
    /// Its hours, when not the usual ones.
    pub hours: Option<String>,
    /// What it is called, when not by its group.
    #[serde(default)]
    pub title: String,
    /// When its agenda went out, when not on the last day in time.
    #[serde(default, with = "plain_date::option")]
    pub issued: Option<Date>,
    /// The chair's reason for notice that was too short.
    #[serde(default)]
    pub short_notice: String,
    /// Why it was cancelled.
    pub cancelled: Option<String>,
    /// When.
    #[serde(default, with = "plain_date::option")]
    pub cancelled_on: Option<Date>,
    /// Why nothing could be decided.
    pub inquorate: Option<String>,
    /// Who sent apologies, and what they said.
    #[serde(default)]
    pub away: BTreeMap<String, String>,
    /// Who sent a deputy, and whom.
    #[serde(default)]
    pub instead: BTreeMap<String, String>,
    /// Who was there without a seat.
    #[serde(default)]
    pub beside: Vec<String>,
    /// What was corrected in the minutes of the meeting before.
    pub amended: Option<Amended>,
    /// How it began.
    pub opened: Option<String>,
    /// What was said of matters arising.
    pub arising: Option<String>,
    /// Its business.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

/// What was corrected in some minutes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Amended {
    /// What they said.
    pub was: String,
    /// What they say now.
    pub becomes: String,
}

/// One item of business.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Item {
    /// What it is.
    pub title: String,
    /// `decision`, `consideration` or `information`.
    pub kind: String,
    /// Who presents it, by role.
    pub lead: String,
    /// How long it is given.
    pub minutes: u32,
    /// Short name of its matter.
    #[serde(default)]
    pub matter: String,
    /// What was said, with its private passages marked.
    pub text: String,
    /// Why the public does not read it.
    pub withheld: Option<Withheld>,
    /// The chair's reason for taking it late.
    pub late: Option<String>,
    /// Whether it came with a supplement.
    #[serde(default)]
    pub later: bool,
    /// A paper that was handed in.
    pub paper: Option<Paper>,
    /// Interests that were declared.
    #[serde(default)]
    pub interests: Vec<Interest>,
    /// What was decided.
    pub decided: Option<Decided>,
    /// What was agreed that somebody will do.
    #[serde(default)]
    pub actions: Vec<Action>,
    /// What was asked of others.
    #[serde(default)]
    pub asks: Vec<Ask>,
}

/// Why something is withheld.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Withheld {
    /// Paragraph of Schedule 12A.
    pub paragraph: String,
    /// Why the public interest lies in it.
    pub reason: String,
    /// When it is looked at again.
    #[serde(with = "plain_date")]
    pub review: Date,
}

/// A paper that a partner handed in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Paper {
    /// What it is called.
    pub title: String,
    /// From which organisation.
    pub from: String,
    /// What it says.
    pub words: String,
    /// Why it was withdrawn after issue.
    pub withdrawn: Option<String>,
    /// When.
    #[serde(default, with = "plain_date::option")]
    pub withdrawn_on: Option<Date>,
}

/// An interest that somebody declared.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Interest {
    /// Whose.
    pub person: String,
    /// What it is.
    pub nature: String,
    /// Whether they left for it.
    pub withdraws: bool,
}

/// What was decided.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Decided {
    /// In a line.
    pub title: String,
    /// In full.
    pub words: String,
    /// By what power.
    pub basis: String,
    /// What else could have been decided.
    pub options: String,
    /// Why.
    pub reasons: String,
    /// Who was of another mind.
    #[serde(default)]
    pub dissent: String,
    /// For, against, abstained; all others voted for it.
    pub votes: Option<(usize, usize, usize)>,
    /// The organisation and the role that carry it out.
    pub owner: (String, String),
    /// By when.
    #[serde(default, with = "plain_date::option")]
    pub due: Option<Date>,
    /// When it is looked at again.
    #[serde(default, with = "plain_date::option")]
    pub review: Option<Date>,
    /// What became of it.
    #[serde(default)]
    pub then: Vec<Stood>,
}

/// How a decision stood on a day.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Stood {
    /// The day.
    #[serde(with = "plain_date")]
    pub on: Date,
    /// `under-way`, `carried-out` or `given-up`.
    pub state: String,
    /// What shows it.
    pub words: String,
}

/// What somebody will do.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Action {
    /// What.
    pub title: String,
    /// What it is to bring about.
    pub outcome: String,
    /// The organisation that leads it.
    pub lead: String,
    /// The role that owns it.
    pub owner: String,
    /// By when.
    #[serde(with = "plain_date")]
    pub due: Date,
    /// What was reported of it.
    #[serde(default)]
    pub then: Vec<Reported>,
}

/// What was reported of an action.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Reported {
    /// The day.
    #[serde(with = "plain_date")]
    pub on: Date,
    /// By whom.
    pub by: String,
    /// How it stood.
    pub claim: String,
    /// What was said.
    pub words: String,
    /// Why it is late, and what brings it back.
    #[serde(default)]
    pub exception: String,
    /// What shows that it is done.
    #[serde(default)]
    pub evidence: String,
}

/// What was asked of another body.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ask {
    /// `referral` or `escalation`.
    pub kind: String,
    /// The group that is asked.
    #[serde(default)]
    pub to_group: String,
    /// The organisation that is asked.
    #[serde(default)]
    pub to_organisation: String,
    /// In a line.
    pub title: String,
    /// In full.
    pub words: String,
    /// When an answer is due.
    #[serde(with = "plain_date")]
    pub due: Date,
    /// The answer, when there was one.
    pub answer: Option<Answer>,
}

/// An answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Answer {
    /// The day.
    #[serde(with = "plain_date")]
    pub on: Date,
    /// Who gave it.
    pub by: String,
    /// What it says.
    pub words: String,
}

/// What was decided between meetings, in writing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Procedure {
    /// When it was sent round.
    #[serde(with = "plain_date")]
    pub on: Date,
    /// In a line.
    pub title: String,
    /// In full.
    pub words: String,
    /// By what power.
    pub basis: String,
    /// Why it could not wait.
    pub reasons: String,
    /// Short name of its matter.
    #[serde(default)]
    pub matter: String,
    /// The organisation and the role that carry it out.
    pub owner: (String, String),
}

impl Script {
    /// Reads the year of an example; nothing when it has none.
    ///
    /// # Errors
    /// [`Fault::Fields`] on `file` when a file is wrong, with its line.
    pub fn read(example: &Example) -> Outcome<Self> {
        let mut out = Self::default();
        for (name, text) in example.files.iter().filter(|(name, _)| name.starts_with("year/")) {
            let wrong = |e: toml::de::Error| Fault::field("file", format!("{name}: {e}"));
            if name == "year/matters.toml" {
                out.matters = toml::from_str::<Matters>(text).map_err(wrong)?.matter;
            } else {
                out.bodies.push(toml::from_str(text).map_err(wrong)?);
            }
        }
        Ok(out)
    }
}

impl Meeting {
    /// From when to when it is held.
    ///
    /// # Errors
    /// [`Fault::Fields`] on `hours` when they are none.
    pub fn times(&self, body: &Body) -> Outcome<(Time, Time)> {
        let hours = self.hours.as_deref().unwrap_or(&body.hours);
        let wrong = || Fault::field("hours", format!("“{hours}” are no hours: 14:00-16:30"));
        let (from, to) = hours.split_once('-').ok_or_else(wrong)?;
        let time = |text: &str| text.parse::<Time>().map_err(|_| wrong());
        Ok((time(from)?, time(to)?))
    }
}
