//! *Task*: one thing that needs somebody, as any slice offers it to the home page.

use jiff::civil::Date;
use serde::Serialize;

/// How soon a task presses. The order is the order of the home page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// The date has passed, or a rule is broken now.
    Late,
    /// Falls due within seven days.
    Soon,
    /// Waits for this person, with no date that presses.
    Waiting,
    /// Waits for somebody else; shown so that it is not forgotten.
    WithOthers,
}

/// One line of "What needs you".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Task {
    /// How soon.
    pub urgency: Urgency,
    /// Two or three words for the tag, such as `5 days late` or `With chair`.
    pub tag: String,
    /// What to do, as the text of the link.
    pub title: String,
    /// Where to do it: a path inside this install.
    pub href: String,
    /// Why it is here, in one short sentence.
    pub detail: String,
    /// When it falls or fell due.
    pub due: Option<Date>,
}

impl Task {
    /// The urgency and tag that follow from a due date, on `today`: past is late, seven days is soon.
    pub fn by_date(due: Date, today: Date) -> (Urgency, String) {
        let days = i64::from((due - today).get_days());
        match days {
            ..=-2 => (Urgency::Late, format!("{} days late", -days)),
            -1 => (Urgency::Late, "1 day late".into()),
            0 => (Urgency::Soon, "Today".into()),
            1 => (Urgency::Soon, "Tomorrow".into()),
            2..=7 => (Urgency::Soon, format!("In {days} days")),
            _ => (Urgency::Waiting, format!("In {days} days")),
        }
    }
}
