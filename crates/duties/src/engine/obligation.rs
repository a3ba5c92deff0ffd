//! What one body owes for one period or event, and what counts as evidence of it.

use super::State;
use jiff::civil::Date;
use std::sync::Arc;

/// What one body owes for one period or event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obligation {
    /// Name of the duty: `si1830-r9-agreement`.
    pub duty: Arc<str>,
    /// Its title.
    pub title: Arc<str>,
    /// The file of the version that applies.
    pub file: Arc<str>,
    /// Short name of the organisation, group or area that owes it; the county's when nobody can be named.
    pub body: Arc<str>,
    /// Its name.
    pub body_name: Arc<str>,
    /// The partnership in which it owes it, by short name, when it owes it in each.
    pub csp: Option<Arc<str>>,
    /// First and last day of the period, when it has one.
    pub period: Option<(Date, Date)>,
    /// What the period or event is called: `2021-22`, `April to June 2021`, `Request of the policing body, 3 May 2022`; may be empty.
    pub label: Arc<str>,
    /// The event on which it arose, by identifier.
    pub event: Option<Arc<str>>,
    /// The last day on which it is in time, when the law gives one.
    pub due: Option<Date>,
    /// The rule and the arithmetic of the date, in a sentence with its source.
    pub because: Arc<str>,
    /// Why this body owes it, in a few words.
    pub bound: Arc<str>,
    /// Where it stands as at the day of the view.
    pub state: State,
    /// Why it stands there, in a sentence.
    pub reason: String,
    /// What counts as evidence on that day.
    pub evidence: Vec<Matched>,
    /// What is missing, a sentence each.
    pub missing: Vec<String>,
    /// Whether it rests on law that nobody has checked: what to check is then in `reason`.
    pub unverified: bool,
}

/// Evidence that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    /// Its identifier at its source.
    pub id: String,
    /// `Meeting of the Loamshire Safer Communities Board, 15 March 2022`
    pub title: String,
    /// Where to read it.
    pub href: String,
    /// The day on which it came to be.
    pub on: Option<Date>,
}

impl Obligation {
    /// What it is known by, the same whenever it is worked out: `si1830-r9-agreement/scb/2021-22`. The last part is the first day of a
    /// period that is no year, the identifier of an event, or `standing`.
    pub fn key(&self) -> String {
        let csp = self.csp.as_deref().map(|csp| format!("@{csp}")).unwrap_or_default();
        format!("{}/{}{csp}/{}", self.duty, self.body, self.part())
    }

    /// The last part of its [`Self::key`].
    pub fn part(&self) -> String {
        match (&self.event, self.period) {
            (Some(event), _) => event.to_string(),
            (None, Some((from, to)))
                if kernel::clock::add_months(from, 12)
                    .is_ok_and(|next| next.yesterday().is_ok_and(|last| last == to)) =>
            {
                self.label.to_string()
            }
            (None, Some((from, _))) => from.to_string(),
            (None, None) => "standing".into(),
        }
    }
}
