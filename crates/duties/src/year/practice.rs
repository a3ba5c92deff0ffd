//! The practice calendar: how groups meet, when nothing is planned, and what a year needs month by month. Rulebook data, shown and changeable.

use jiff::civil::Date;
use kernel::clock::{Confidence, DayMonth, Rule, plain_date};
use kernel::contracts::year::{BUSINESS, DEADLINE, MEETING, PAPER, UPDATE};
use kernel::rulebook::{Entry, Meta, Misprint, Rulebook};
use serde::Deserialize;

const MEETINGS: &str = "year/meetings";
const CLOSED: &str = "year/closed";
const STEPS: &str = "year/steps";

/// Everything that custom says of a year.
#[derive(Clone, Debug, Default)]
pub struct Practice {
    /// How often words are.
    pub often: Vec<Often>,
    /// How each sort of group meets.
    pub bodies: Vec<Body>,
    /// When nothing is planned.
    pub closed: Vec<Closed>,
    /// What a year needs.
    pub steps: Vec<Step>,
    /// Where each part of it comes from: its title, its sources, and whether it was checked.
    pub sources: Vec<(String, String, Confidence)>,
}

/// How groups meet, as a file has it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MeetingsFile {
    meta: Meta,
    #[serde(default)]
    often: Vec<Often>,
    #[serde(default)]
    body: Vec<Body>,
}

/// When nothing is planned, as a file has it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClosedFile {
    meta: Meta,
    #[serde(default)]
    closed: Vec<Closed>,
}

/// What a year needs, as a file has it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StepsFile {
    meta: Meta,
    #[serde(default)]
    step: Vec<Step>,
}

/// What words about how often a group meets are taken to mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Often {
    /// One of these stands in them.
    pub words: Vec<String>,
    /// The months in which it meets: 1 is January.
    pub months: Vec<i8>,
    /// Every so many weeks.
    pub weeks: Option<i32>,
    /// In the months that are usual for its sort.
    pub usual: bool,
}

/// How a sort of group meets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Body {
    /// The sort, as the board names it.
    pub sort: String,
    /// The months of a quarterly one.
    pub quarterly: Vec<i8>,
    /// The week of the month, 1 to 4.
    pub week: i8,
    /// The days of the week among which groups of the sort are spread: 1 is Monday.
    pub weekdays: Vec<i8>,
    /// Whether it meets in public.
    pub in_public: bool,
    /// Whether only such groups are planned for as report to the board.
    pub below_the_board: bool,
}

/// Days on which nothing is planned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Closed {
    /// Its short name.
    pub id: String,
    /// Why, as it follows *in*: `the recess of councils in August`.
    pub why: String,
    /// The same days in each year.
    pub each_year: Option<Span>,
    /// The first day, once.
    #[serde(with = "plain_date::option")]
    pub from: Option<Date>,
    /// The last day.
    #[serde(with = "plain_date::option")]
    pub to: Option<Date>,
    /// For which sorts of group; all when there is none.
    pub sorts: Vec<String>,
    /// `public`: only meetings for the public.
    pub only: String,
}

/// From a day of the year to another, perhaps of the next year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The first day.
    pub from: DayMonth,
    /// The last day.
    pub to: DayMonth,
}

/// Which of the meetings in its months a step takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choose {
    /// The last that is early enough.
    #[default]
    Last,
    /// The first, in the order in which the months are named.
    First,
    /// Each of them.
    Each,
}

/// One thing that a year needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Step {
    /// Its short name: the beginning of its keys.
    pub id: String,
    /// What is made.
    pub makes: String,
    /// What sort of its kind.
    pub sort: String,
    /// The duty; empty for custom.
    pub duty: String,
    /// Other duties that are discharged with it.
    pub covers: Vec<String>,
    /// The sort of group whose meeting takes it.
    pub of: String,
    /// The sort of group that writes it, of a paper.
    pub by: String,
    /// The months among which its day is chosen.
    pub months: Vec<i8>,
    /// Which of the meetings in them.
    pub choose: Choose,
    /// The step from whose day its own follows.
    pub after: Option<After>,
    /// What it is called: `{year}`, `{next}` and `{period}` are filled in.
    pub title: String,
    /// What it is for.
    pub purpose: String,
}

/// How a step's day follows from another's.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct After {
    /// The other step.
    pub step: String,
    /// By which rule.
    pub rule: Rule,
}

macro_rules! entries {
    ($($file:ident),*) => { $(
        impl Entry for $file {
            fn meta(&self) -> &Meta {
                &self.meta
            }

            fn faults(&self) -> Vec<(String, String)> {
                self.wrong()
            }
        }
    )* };
}

entries!(MeetingsFile, ClosedFile, StepsFile);

fn months(all: &[i8]) -> bool {
    all.iter().all(|month| (1..=12).contains(month))
}

impl MeetingsFile {
    fn wrong(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        for often in &self.often {
            let ways = [!often.months.is_empty(), often.weeks.is_some(), often.usual];
            let words = often.words.first().cloned().unwrap_or_default();
            if ways.iter().filter(|way| **way).count() != 1 || words.is_empty() || !months(&often.months) {
                let said = "give its words, and one of months (1 to 12), weeks or usual = true";
                out.push((words, said.to_string()));
            } else if often.weeks.is_some_and(|weeks| !(1..=26).contains(&weeks)) {
                out.push((words, "weeks must be from 1 to 26".into()));
            }
        }
        for body in &self.body {
            let days = body.weekdays.iter().all(|day| (1..=5).contains(day)) && !body.weekdays.is_empty();
            if !days || !(1..=4).contains(&body.week) || !months(&body.quarterly) {
                let said = "give a week from 1 to 4, weekdays from 1 (Monday) to 5 and months from 1 to 12";
                out.push((body.sort.clone(), said.into()));
            }
        }
        out
    }
}

impl ClosedFile {
    fn wrong(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        for closed in &self.closed {
            let once = closed.from.is_some() && closed.to.is_some();
            if once == closed.each_year.is_some() || closed.why.trim().is_empty() {
                let said = "give either each-year or both from and to, and say why";
                out.push((closed.id.clone(), said.into()));
            } else if closed.from > closed.to {
                out.push((closed.id.clone(), "it cannot end before it begins".into()));
            } else if !matches!(closed.only.as_str(), "" | "public") {
                out.push((closed.only.clone(), "only can be “public”, or is left out".into()));
            }
        }
        out
    }
}

impl StepsFile {
    fn wrong(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        let mut wrong = |step: &Step, said: String| out.push((step.id.clone(), said));
        for (at, step) in self.step.iter().enumerate() {
            let known = [MEETING, BUSINESS, UPDATE, PAPER, DEADLINE];
            if step.id.is_empty() || !step.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
                wrong(step, "a step needs an id of small letters and hyphens".into());
            } else if self.step[..at].iter().any(|other| other.id == step.id) {
                wrong(step, format!("there are two steps “{}”", step.id));
            }
            if !known.contains(&step.makes.as_str()) {
                let near = kernel::rulebook::nearest(&step.makes, known);
                let hint = near.map_or_else(|| known.join(", "), |near| format!("did you mean “{near}”?"));
                wrong(step, format!("nobody makes “{}”: {hint}", step.makes));
            }
            if step.title.trim().is_empty() || step.purpose.trim().is_empty() || !months(&step.months) {
                wrong(step, "a step needs a title, a purpose, and months from 1 to 12 if any".into());
            }
            if step.makes != DEADLINE && step.of.is_empty() {
                wrong(step, "say of which sort of group the meeting is that takes it".into());
            }
            if let Some(after) = &step.after {
                // The one it follows stands before it, so that no step follows itself by a roundabout way.
                let before = self.step[..at].iter().find(|other| other.id == after.step);
                match (before, &after.rule) {
                    (None, _) => wrong(step, format!("no step “{}” stands before it", after.step)),
                    (Some(_), Rule::Within(_) | Rule::Before(_)) if step.makes == DEADLINE => {}
                    _ => {
                        wrong(step, "only a deadline follows another step, by within or before".into());
                    }
                }
            } else if step.makes == DEADLINE && step.duty.is_empty() && step.months.is_empty() {
                wrong(step, "a deadline needs a duty, months, or the step that it follows".into());
            }
        }
        out
    }
}

fn holds(meta: &Meta, day: Date) -> bool {
    meta.in_force_from <= day && meta.in_force_to.is_none_or(|to| day <= to)
}

/// Reads the practice calendar of a rulebook, so that a wrong one is refused at start.
///
/// # Errors
/// The first [`Misprint`].
pub fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    rulebook.entries::<MeetingsFile>(MEETINGS)?;
    rulebook.entries::<ClosedFile>(CLOSED)?;
    rulebook.entries::<StepsFile>(STEPS).map(drop)
}

impl Practice {
    /// The practice calendar for a year that begins on a day.
    ///
    /// # Errors
    /// The first [`Misprint`].
    pub fn on(rulebook: &Rulebook, day: Date) -> Result<Self, Misprint> {
        let mut out = Self::default();
        for file in rulebook.entries::<MeetingsFile>(MEETINGS)?.into_iter().filter(|it| holds(&it.meta, day))
        {
            out.take(&file.meta);
            out.often.extend(file.often);
            out.bodies.extend(file.body);
        }
        for file in rulebook.entries::<ClosedFile>(CLOSED)?.into_iter().filter(|it| holds(&it.meta, day)) {
            out.take(&file.meta);
            out.closed.extend(file.closed);
        }
        for file in rulebook.entries::<StepsFile>(STEPS)?.into_iter().filter(|it| holds(&it.meta, day)) {
            out.take(&file.meta);
            out.steps.extend(file.step);
        }
        Ok(out)
    }

    fn take(&mut self, meta: &Meta) {
        self.sources.push((meta.title.clone(), meta.citations.join("; "), meta.confidence));
    }

    /// How a sort of group meets; nothing when no meetings of such groups are planned.
    pub fn body(&self, sort: &str) -> Option<&Body> {
        self.bodies.iter().find(|body| body.sort == sort)
    }

    /// Why nothing is planned on a day for a sort of group; nothing when something may be.
    pub fn closed(&self, day: Date, sort: &str, public: bool) -> Option<&Closed> {
        self.closed.iter().find(|closed| {
            let whom = closed.sorts.is_empty() || closed.sorts.iter().any(|it| it == sort);
            whom && (closed.only.is_empty() || public) && closed.holds(day)
        })
    }
}

impl Closed {
    /// Whether a day is one of them.
    pub fn holds(&self, day: Date) -> bool {
        if let (Some(from), Some(to)) = (self.from, self.to) {
            return (from..=to).contains(&day);
        }
        let Some(span) = self.each_year else { return false };
        let (Some(from), Some(to)) = (span.from.in_year(day.year()), span.to.in_year(day.year())) else {
            return false;
        };
        // A span that runs over the end of the year holds at both ends of each.
        if from <= to { (from..=to).contains(&day) } else { day >= from || day <= to }
    }
}

#[cfg(test)]
mod tests;
