//! When a duty is due: the closed list of clocks, each of which comes down to the rules of `kernel::clock`.

use jiff::civil::Date;
use kernel::clock::{Count, DayMonth, Delay, Period, plain_date};
use serde::Deserialize;

/// When a duty is due. A file has exactly one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// Once in each year, and due on its last day.
    DuringEachYear(Year),
    /// Before each year ends, for that year: the same days, and it says so.
    BeforeEachYearEnds(Year),
    /// Before each year begins, for that year: due on the last day of the year before.
    BeforeEachYearBegins(Year),
    /// As soon as may be after each year: the law gives no number of days, so it is never overdue by one.
    AfterEachYear(Soon),
    /// For each of the periods that follow one another from a first day.
    Every(Every),
    /// So long after the last time at the latest: `at-least-every = { months = 12 }`.
    AtLeastEvery(Rolling),
    /// By a rule of the clock: within or before an event, or by a date.
    Rule(Rule),
    /// Every day: met while the evidence stands.
    Standing(Nothing),
    /// Only when an event asks for it, and the law gives no number of days.
    OnDemand(OnDemand),
    /// It cannot be shown by a date; why not.
    None(String),
}

/// A year that begins on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Year {
    /// Its first day: `1 April` (SI 2007/1830 reg 2).
    pub from: DayMonth,
}

/// A year that begins on a day, and something soon after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Soon {
    /// The first day of the year.
    pub from: DayMonth,
    /// `true`: as soon as may be.
    pub soon: bool,
}

/// Periods that follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Every {
    /// How many months each has.
    pub months: Count,
    /// The first day of the first.
    #[serde(with = "plain_date")]
    pub from: Date,
    /// When each is due.
    pub due: DueAt,
}

/// When a period's duty is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueAt {
    /// On its last day.
    EndOfPeriod,
    /// On the last day of the next one (SI 2007/1831).
    EndOfNextPeriod,
}

/// So long after the last time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rolling {
    /// How many months.
    pub months: Count,
    /// By when the first is due, where the law says so.
    #[serde(default, with = "plain_date::option")]
    pub first_by: Option<Date>,
}

/// A rule of `kernel::clock`. `of` and `event` name an event of [`EVENTS`].
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Rule(pub kernel::clock::Rule);

/// An empty table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Arises with an event.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnDemand {
    /// One of [`EVENTS`].
    pub event: String,
}

/// The events on which duties arise: the word in files, and how a sentence names one after “after” or “before”.
pub const EVENTS: &[(&str, &str)] = &[
    ("request", "the request of the policing body"),
    ("pcc-meeting", "the call to a meeting of the policing body"),
    ("committee-report", "the report of the crime and disorder committee"),
    ("information-request", "the committee’s request for information"),
    ("homicide-notified", "notice of the homicide"),
    ("review-decided", "the decision to hold a review"),
    ("review-completed", "completion of the review’s report"),
    ("document-revised", "revision of the document"),
    ("strategy-published", "publication of the strategy"),
    ("strategy-to-publish", "final publication of the strategy"),
    ("application", "the application for a case review"),
    ("referral", "the referral"),
    ("meeting", "the meeting"),
    ("executive-meeting", "the cabinet’s meeting"),
    ("private-meeting", "the private meeting"),
    ("assessment-completed", "completion of the strategic assessment"),
    ("plan-revised", "revision of the partnership plan"),
    ("agreement-agreed", "agreement of the community safety agreement"),
    ("breach-known", "the authority becoming aware of the breach"),
    ("access-request", "receipt of the request for access"),
    ("processing-planned", "the planned processing"),
    ("decision", "the decision"),
    ("evidence-elsewhere", "the day from which evidence is kept elsewhere"),
];

/// How a sentence names an event.
pub fn event_words(kind: &str) -> &'static str {
    EVENTS.iter().find(|(known, _)| *known == kind).map_or("the event", |(_, words)| words)
}

impl Clock {
    /// The event on which it hangs, when it hangs on one.
    pub fn event(&self) -> Option<&str> {
        match self {
            Self::Rule(Rule(kernel::clock::Rule::Within(rule))) => Some(&rule.of),
            Self::Rule(Rule(kernel::clock::Rule::Before(rule))) => Some(&rule.event),
            Self::OnDemand(on) => Some(&on.event),
            _ => None,
        }
    }

    /// Whether it holds every day and has no due date.
    pub fn is_standing(&self) -> bool {
        matches!(self, Self::Standing(_))
    }

    /// In a few words, for the register.
    pub fn said(&self) -> String {
        match self {
            Self::DuringEachYear(year) => format!("In each year from {}", year.from),
            Self::BeforeEachYearEnds(year) => {
                format!("For each year from {}, before it ends", year.from)
            }
            Self::BeforeEachYearBegins(year) => {
                format!("For each year from {}, before it begins", year.from)
            }
            Self::AfterEachYear(year) => {
                format!("As soon as may be after each year from {}", year.from)
            }
            Self::Every(every) => {
                let due = match every.due {
                    DueAt::EndOfPeriod => "by its end",
                    DueAt::EndOfNextPeriod => "by the end of the next",
                };
                format!("For every {}, {due}", Period::Months(every.months))
            }
            Self::AtLeastEvery(rolling) => format!("At least every {}", Period::Months(rolling.months)),
            Self::Rule(Rule(rule)) => said(rule),
            Self::Standing(_) => "Every day".into(),
            Self::OnDemand(on) => format!("On {}; the law gives no number of days", event_words(&on.event)),
            Self::None(why) => format!("No date: {why}"),
        }
    }
}

fn said(rule: &kernel::clock::Rule) -> String {
    use kernel::clock::{Basis, By, Lead, Rule};
    match rule {
        Rule::Every(every) => format!("Every {}", every.period),
        Rule::Within(within) => {
            let delay = match within.delay {
                Delay::Period(period) => period.to_string(),
                Delay::WorkingDays(count) => format!("{count} working days"),
            };
            format!("Within {delay} after {}", event_words(&within.of))
        }
        Rule::Before(before) => {
            let lead = match before.lead {
                Lead::Period(period) => period.to_string(),
                Lead::WorkingDays(count) => format!("{count} working days"),
                Lead::ClearDays(count, Basis::Working) => format!("{count} clear working days"),
                Lead::ClearDays(count, Basis::Calendar) => format!("{count} clear days"),
            };
            format!("{lead} before {}", event_words(&before.event))
        }
        Rule::By(By::EachYear(day)) => format!("By {day} each year"),
        Rule::By(By::Date(date)) => format!("By {}", kernel::clock::words::format(*date)),
        Rule::When(_) => "While a threshold holds".into(),
    }
}
