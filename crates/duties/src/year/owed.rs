//! What is owed in a year: the obligations that fall due in it, and those that stand in it without a day.

use super::rests::mark;
use crate::engine::{Obligation, State};
use crate::law::{Kind, Law};
use jiff::Span;
use jiff::civil::Date;
use kernel::clock::LegalYear;
use kernel::rulebook::Rulebook;

/// What one body owes in the year that is planned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    /// Name of the duty.
    pub duty: String,
    /// Its title.
    pub title: String,
    /// The mark of the version that applies.
    pub print: String,
    /// Short name of whoever owes it.
    pub body: String,
    /// Its name.
    pub body_name: String,
    /// The partnership in which it owes it, when it does in each.
    pub csp: Option<String>,
    /// What the period is called: `2022-23`, `April to June 2022`.
    pub label: String,
    /// First and last day of the period.
    pub about: Option<(Date, Date)>,
    /// The day by which it is due, by law or by local default.
    pub due: Option<Date>,
    /// The rule and its arithmetic.
    pub because: String,
    /// The last part of its key.
    pub part: String,
    /// Whether the law sets the day.
    pub by_law: bool,
    /// Whether it rests on law that nobody has checked.
    pub unverified: bool,
    /// Whether it is owed at all, and is not only a power.
    pub must: bool,
}

/// What of the obligations belongs to a year: what falls due in it, what was due before it and is not done, and what stands without a day.
///
/// A duty that arises on an event is owed by whoever it binds, though nothing has happened yet: custom names a day for it.
pub fn of_year(
    all: &[Obligation],
    law: &Law,
    rulebook: &Rulebook,
    (county, year): (&str, LegalYear),
) -> Vec<Owed> {
    let mut out: Vec<Owed> = Vec::new();
    for one in all {
        let duty = law.duty(&one.duty, year.end()).or_else(|| law.duty(&one.duty, year.start()));
        let Some(duty) = duty else { continue };
        let to_come = duty.clock.event().is_some() && duty.kind == Kind::Duty && *one.body != *county;
        if one.state == State::NotApplicable && !to_come {
            continue;
        }
        // As soon as may be after a period: the day is a local default.
        let soon = duty
            .number("soon-days")
            .zip(one.period)
            .and_then(|(days, (_, end))| end.checked_add(Span::new().days(i64::from(days))).ok());
        // What arises on an event is owed in this year too, whenever it happens: the day of the last one says nothing of it.
        let due = if one.event.is_some() { None } else { one.due.or(soon) };
        let in_year = match (due, one.period) {
            // What comes round without a period and was never done, or not in time, is due at once.
            (Some(due), None) if due < year.start() => !matches!(one.state, State::Met | State::NotYet),
            (Some(due), _) => year.contains(due),
            (None, Some((from, to))) => from <= year.end() && to >= year.start(),
            (None, None) => true,
        };
        let file = rulebook.file(&one.file).unwrap_or_default();
        let owed = Owed {
            duty: one.duty.to_string(),
            title: one.title.to_string(),
            print: mark(file),
            body: one.body.to_string(),
            body_name: one.body_name.to_string(),
            csp: one.csp.as_deref().map(Into::into),
            label: if one.label.is_empty() || one.event.is_some() {
                year.to_string()
            } else {
                one.label.to_string()
            },
            about: one.period,
            due: due.filter(|due| year.contains(*due)),
            because: one.because.to_string(),
            part: part(one, due, year),
            by_law: due.is_some() && one.due.is_some(),
            unverified: one.unverified,
            must: duty.kind != Kind::Power,
        };
        let same = |other: &Owed| {
            (&other.duty, &other.body, &other.csp, &other.part)
                == (&owed.duty, &owed.body, &owed.csp, &owed.part)
        };
        if in_year && !out.iter().any(same) {
            out.push(owed);
        }
    }
    out
}

/// The last part of a key: the legal year of a period of a year, so that a day which the law moves within it moves what was made; else the
/// first day of the period.
fn part(one: &Obligation, due: Option<Date>, year: LegalYear) -> String {
    let Some((from, to)) = one.period else { return year.to_string() };
    let named = one.part();
    if named == from.to_string() {
        return named;
    }
    // `2022-23` is a name already; `year to 30 March 2023` is none.
    let is_year = named.len() == 7 && named.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if is_year { named } else { LegalYear::of(due.unwrap_or(to)).to_string() }
}
