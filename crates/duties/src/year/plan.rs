//! The plan of a year: what it needs, from a ground of facts, custom and what stands. A pure function.

use super::ground::Ground;
use super::rests::Rests;
use super::{follow, meetings};
use jiff::civil::Date;
use kernel::Outcome;
use kernel::contracts::year::{MEETING, Wanted};

/// One thing that the year needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// What it is known by, the same whenever the year is planned: `agreement/scb/2022-23`.
    pub key: String,
    /// What is made: see [`kernel::contracts::year`].
    pub makes: String,
    /// What sort of its kind.
    pub sort: String,
    /// Short name of the group that meets, or whose business it is; empty for a deadline of no group.
    pub group: String,
    /// Short name of whoever owes it, where that is no group.
    pub body: String,
    /// The name of whose it is, for people.
    pub whose: String,
    /// Its day; for an update or a paper the day by which it is wanted is `due`.
    pub day: Date,
    /// The last day on which it is in time, where that is not its day.
    pub due: Option<Date>,
    /// The meeting that takes it, by key.
    pub meeting: Option<String>,
    /// The days that it is about.
    pub about: Option<(Date, Date)>,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// The duty; empty for custom.
    pub duty: String,
    /// Whether it is public.
    pub public: bool,
    /// By which duty and clock, and the arithmetic: sentences.
    pub because: Vec<String>,
    /// What it rests on.
    pub rests: Rests,
    /// What stands already and serves, though nobody made it for this plan: its identifier.
    pub stands: Option<String>,
}

impl Proposal {
    /// As whoever makes it is asked for it, on a meeting of an identifier.
    pub fn wanted(&self, county: &str, meeting: Option<String>) -> Wanted {
        Wanted {
            county: county.into(),
            makes: self.makes.clone(),
            key: self.key.clone(),
            group: self.group.clone(),
            body: self.body.clone(),
            day: self.day,
            meeting,
            about: self.about,
            title: self.title.clone(),
            purpose: self.purpose.clone(),
            duty: self.duty.clone(),
            sort: self.sort.clone(),
            public: self.public,
        }
    }

    /// A mark of what would be made: another one when the plan has changed since somebody looked.
    pub fn mark(&self) -> String {
        let Self { key, makes, group, body, day, meeting, about, title, .. } = self;
        let words = format!("{key} {makes} {group} {body} {day} {meeting:?} {about:?} {title}");
        super::rests::mark(words.as_bytes())[..8].to_string()
    }
}

/// A meeting of the year that can take business: planned already, or proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meet {
    /// The key of its time: `meeting/scb/2022-06`.
    pub key: String,
    /// Short name of the group.
    pub group: String,
    /// The sort of the group.
    pub sort: String,
    /// The day.
    pub day: Date,
    /// Whether it is held in public.
    pub public: bool,
    /// Its identifier, when it is planned already.
    pub id: Option<String>,
    /// What its day rests on.
    pub rests: Rests,
}

/// What a year needs.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Everything, in order of day and key.
    pub proposals: Vec<Proposal>,
    /// The meetings that take business.
    pub meets: Vec<Meet>,
    /// What could not be planned, and what to do about it: sentences.
    pub notes: Vec<String>,
}

/// What the year needs.
///
/// # Errors
/// [`kernel::Fault::Broken`] when a day is too far away to count from.
pub fn plan(ground: &Ground<'_>) -> Outcome<Plan> {
    let mut plan = Plan::default();
    meetings::add(ground, &mut plan)?;
    follow::add(ground, &mut plan)?;
    plan.proposals.sort_by(|a, b| (a.day, &a.key).cmp(&(b.day, &b.key)));
    plan.proposals.dedup_by(|a, b| a.key == b.key);
    let past = plan.proposals.iter().filter(|it| it.day < ground.floor && it.makes == MEETING).count();
    plan.proposals
        .retain(|it| it.day >= ground.floor || ground.made.contains_key(&it.key) || it.stands.is_some());
    if past > 0 {
        plan.notes.push(format!("{past} meetings of days that are past are left out"));
    }
    Ok(plan)
}
