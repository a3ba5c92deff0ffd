//! One item of the horizon: what it is, its stages with their days, and what is expected of it.

use jiff::civil::Date;
use kernel::clock::{Confidence, plain_date};
use kernel::rulebook::{Entry, Meta};
use serde::Deserialize;

/// Something that is to become law, or to change it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Item {
    /// Its authority. It holds from the first day on which anybody knew of it.
    pub meta: Meta,
    /// Whom it binds, or will, in words.
    pub whom: String,
    /// What it changes.
    pub effect: String,
    /// The duties that it becomes when it comes into force, by identifier.
    #[serde(default)]
    pub becomes: Vec<String>,
    /// The duties that fall away with it.
    #[serde(default)]
    pub ends: Vec<String>,
    /// Where to read of it.
    pub link: String,
    /// The day on which that was last looked at.
    #[serde(with = "plain_date")]
    pub checked: Date,
    /// What a person must look at before it can be relied on.
    #[serde(default)]
    pub to_check: String,
    /// What has happened, the oldest first.
    #[serde(rename = "stage")]
    pub stages: Vec<Step>,
    /// What is expected, and since when it is.
    #[serde(default)]
    pub expected: Vec<Expected>,
}

/// Where a law in the making stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The Government says that it will do it.
    Announced,
    /// Views are asked for.
    Consultation,
    /// Before Parliament.
    Bill,
    /// An Act, not yet in force.
    Assent,
    /// An order or regulations are made, not yet in force.
    Made,
    /// Guidance is issued.
    Guidance,
    /// In force.
    Commenced,
    /// It will not happen.
    Abandoned,
}

impl Stage {
    /// In words.
    pub fn said(self) -> &'static str {
        match self {
            Self::Announced => "Announced",
            Self::Consultation => "Consultation",
            Self::Bill => "Before Parliament",
            Self::Assent => "Enacted, not in force",
            Self::Made => "Made, not in force",
            Self::Guidance => "Guidance issued, not in force",
            Self::Commenced => "In force",
            Self::Abandoned => "Given up",
        }
    }
}

/// Something that happened on the way.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Step {
    /// The day, or the day by which it is known.
    #[serde(with = "plain_date")]
    pub on: Date,
    /// How the day is said when only that much is known: `December 2022`.
    #[serde(default)]
    pub about: String,
    /// Where it stood from then on.
    pub stage: Stage,
    /// What happened.
    pub says: String,
    /// How well that is known.
    #[serde(default)]
    pub confidence: Confidence,
}

/// Something that is expected.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Expected {
    /// What: `commencement`. A later expectation of the same takes the place of an earlier one.
    pub what: String,
    /// Since when it is expected so.
    #[serde(with = "plain_date")]
    pub known_from: Date,
    /// In a sentence.
    pub says: String,
    /// Not before this day.
    #[serde(default, with = "plain_date::option")]
    pub from: Option<Date>,
    /// Not after this day.
    #[serde(default, with = "plain_date::option")]
    pub to: Option<Date>,
    /// How the days are said: `May 2027`.
    #[serde(default)]
    pub about: String,
    /// How well that is known.
    #[serde(default)]
    pub confidence: Confidence,
}

impl Entry for Item {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        let mut bad = |key: &str, message: &str| out.push((key.to_string(), message.to_string()));
        if self.whom.trim().is_empty() {
            bad("whom", "say whom it binds");
        }
        if self.effect.trim().is_empty() {
            bad("effect", "say what it changes");
        }
        if self.meta.confidence == Confidence::Unverified && self.to_check.trim().is_empty() {
            bad("to-check", "it is unverified: say what a person must look at, in to-check");
        }
        match self.stages.first() {
            None => bad("[meta]", "say what has happened so far: give at least one [[stage]]"),
            Some(first) if first.on != self.meta.in_force_from => {
                bad("in-force-from", "it is known from the day of its first stage: give that day");
            }
            Some(_) => {}
        }
        if self.stages.windows(2).any(|two| two[1].on < two[0].on) {
            bad("[[stage]]", "stages stand in the order of their days");
        }
        let ended =
            self.stages.iter().position(|step| matches!(step.stage, Stage::Commenced | Stage::Abandoned));
        if ended.is_some_and(|at| at + 1 < self.stages.len()) {
            bad("[[stage]]", "nothing follows after it came into force or was given up: write another item");
        }
        let live = self.meta.status == kernel::rulebook::Status::Live;
        let commenced = self.stages.last().is_some_and(|step| step.stage == Stage::Commenced);
        if live != commenced {
            bad("status", "it is live when its last stage is that it commenced, and only then");
        }
        for expected in &self.expected {
            if expected.from.is_some() && expected.to.is_some_and(|to| Some(to) < expected.from) {
                bad(&expected.what, "it is expected not before a day that lies after the last one");
            }
        }
        out
    }
}

/// An item as it stood on a day.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    /// The item.
    pub item: &'a Item,
    /// What had happened, the oldest first. There is at least one.
    pub past: Vec<&'a Step>,
    /// What was expected and had not come, the soonest first.
    pub ahead: Vec<&'a Expected>,
}

impl Item {
    /// As it stood on a day; nothing when nobody knew of it yet.
    pub fn on(&self, day: Date) -> Option<Standing<'_>> {
        let past: Vec<&Step> = self.stages.iter().filter(|step| step.on <= day).collect();
        let last = past.last()?;
        let over = matches!(last.stage, Stage::Commenced | Stage::Abandoned);
        let known: Vec<&Expected> = self.expected.iter().filter(|it| it.known_from <= day).collect();
        let mut ahead: Vec<&Expected> = known
            .iter()
            .enumerate()
            .filter(|(at, it)| !known[at + 1..].iter().any(|later| later.what == it.what))
            .map(|(_, it)| *it)
            // What was to come with a law that is in force has come; other days of it may still lie ahead.
            .filter(|it| !over || it.from.is_some_and(|from| from > day))
            .collect();
        ahead.sort_by_key(|it| (it.from.unwrap_or(Date::MAX), it.known_from));
        Some(Standing { item: self, past, ahead })
    }
}

impl<'a> Standing<'a> {
    /// The stage that it had reached.
    pub fn stage(&self) -> Stage {
        self.past.last().map_or(Stage::Announced, |step| step.stage)
    }

    /// Whether it was in force.
    pub fn live(&self) -> bool {
        self.stage() == Stage::Commenced
    }

    /// The day on which it came into force, when it had.
    pub fn since(&self) -> Option<Date> {
        self.past.last().filter(|step| step.stage == Stage::Commenced).map(|step| step.on)
    }

    /// What is expected next.
    pub fn next(&self) -> Option<&'a Expected> {
        self.ahead.first().copied()
    }

    /// Whether an expected day had passed without what was expected.
    pub fn overdue(&self, day: Date) -> bool {
        self.ahead.iter().any(|it| it.to.or(it.from).is_some_and(|last| last < day))
    }
}

impl Step {
    /// The day in words.
    pub fn when(&self) -> String {
        if self.about.is_empty() { kernel::clock::words::format(self.on) } else { self.about.clone() }
    }
}

impl Expected {
    /// The days in words; empty when none is known.
    pub fn when(&self) -> String {
        let day = kernel::clock::words::format;
        match (self.from, self.to) {
            _ if !self.about.is_empty() => self.about.clone(),
            (Some(from), Some(to)) if from == to => day(from),
            (Some(from), Some(to)) => format!("{} to {}", day(from), day(to)),
            (Some(from), None) => format!("Not before {}", day(from)),
            (None, Some(to)) => format!("By {}", day(to)),
            (None, None) => "No day known".into(),
        }
    }
}
