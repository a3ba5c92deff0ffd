//! The ladder by which what is overdue climbs, as data of the rulebook.

use jiff::civil::Date;
use kernel::clock::{Calendar, words};
use kernel::rulebook::{Entry, Meta, Misprint, Rulebook};
use kernel::{Fault, Kernel, Outcome};
use serde::Deserialize;
use std::sync::Arc;

const FILE: &str = "meetings/ladder";

/// Who hears of something on a rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whom {
    /// Whoever should do it.
    Owner,
    /// Whoever represents the organisation that leads it.
    Organisation,
    /// The chair of the group that agreed or asked it.
    Chair,
}

/// One rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// Working days after the date.
    pub after: i32,
    /// Who hears.
    pub to: Whom,
}

/// When people hear of one sort of thing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// Days before the date on which whoever should do it is reminded, the most first.
    pub before: Vec<i32>,
    /// What follows once the date is past, from the lowest.
    pub rung: Vec<Rung>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ladders {
    meta: Meta,
    actions: Ladder,
    asks: Ladder,
}

/// What is due of telling somebody: whom, and the name of the step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) to: Whom,
    pub(super) name: String,
    /// Days until it is due; working days since, when late.
    pub(super) days: i32,
    pub(super) late: bool,
}

impl Step {
    /// How it stands, as a sentence.
    pub(super) fn says(&self, due: Date) -> String {
        let day = words::format(due);
        match (self.late, self.days) {
            (true, 1) => format!("It was due on {day}, one working day ago."),
            (true, n) => format!("It was due on {day}, {n} working days ago."),
            (false, 0) => format!("It is due today, {day}."),
            (false, 1) => format!("It is due tomorrow, {day}."),
            (false, n) => format!("It is due on {day}, in {n} days."),
        }
    }
}

impl Ladder {
    /// The steps that are reached on a day, of something that is due on another. Each is told once: its name says for which date.
    pub(super) fn reached(&self, due: Date, today: Date, calendar: &Calendar) -> Vec<Step> {
        let ahead = (due - today).get_days();
        if ahead >= 0 {
            // Only the nearest: who is told three days before need not hear of the fortnight as well.
            let nearest = self.before.iter().copied().filter(|days| ahead <= *days).min();
            let step = |days| Step {
                to: Whom::Owner,
                name: format!("before-{days}-{due}"),
                days: ahead,
                late: false,
            };
            return nearest.map(step).into_iter().collect();
        }
        let late = calendar.working_days_between(due, today);
        let step = |rung: &Rung| Step {
            to: rung.to,
            name: format!("after-{}-{due}", rung.after),
            days: late,
            late: true,
        };
        self.rung.iter().filter(|rung| rung.after <= late).map(step).collect()
    }
}

impl Entry for Ladders {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        for ladder in [&self.actions, &self.asks] {
            if ladder.rung.windows(2).any(|pair| pair[1].after <= pair[0].after) {
                out.push(("rung".into(), "each rung comes later than the one below it".into()));
            }
            if ladder.rung.iter().any(|rung| rung.after < 1) || ladder.before.iter().any(|days| *days < 0) {
                out.push(("rung".into(), "days are counted from 1".into()));
            }
        }
        out
    }
}

/// Reads the ladders, so that a wrong one is refused at start.
///
/// # Errors
/// The first [`Misprint`].
pub fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    rulebook.entries::<Ladders>(FILE).map(drop)
}

/// The ladders of actions and of asks that hold on a day.
pub(super) fn on(kernel: &Kernel, day: Date) -> Outcome<Arc<(Ladder, Ladder)>> {
    // The rulebook does not change while the program runs.
    kernel.memo().get("meetings/ladder", &day.to_string(), || {
        let all = kernel.rulebook().entries::<Ladders>(FILE).map_err(Fault::broken)?;
        let holds = |m: &Meta| m.in_force_from <= day && m.in_force_to.is_none_or(|to| day <= to);
        let found = all.into_iter().find(|it| holds(&it.meta));
        let found = found.ok_or_else(|| Fault::broken(format!("the rulebook has no ladder for {day}")))?;
        Ok((found.actions, found.asks))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn names(due: Date, today: Date) -> Vec<(Whom, String)> {
        let ladder = Ladder {
            before: vec![14, 3],
            rung: vec![
                Rung { after: 1, to: Whom::Owner },
                Rung { after: 5, to: Whom::Organisation },
                Rung { after: 10, to: Whom::Chair },
            ],
        };
        let steps = ladder.reached(due, today, &Calendar::computed());
        steps.into_iter().map(|step| (step.to, step.name.replace(&format!("-{due}"), ""))).collect()
    }

    /// Due on Thursday 14 April 2022, before Good Friday (the 15th) and Easter Monday (the 18th): the first working day after it is
    /// Tuesday 19 April, the fifth Monday 25 April. Monday 2 May is a bank holiday: the ninth is Friday 29 April, the tenth Tuesday 3 May.
    #[test]
    fn the_ladder_by_days_over_easter_and_a_bank_holiday() {
        let due = date(2022, 4, 14);
        let table: [(Date, &[&str]); 14] = [
            (date(2022, 3, 30), &[]),
            (date(2022, 3, 31), &["before-14"]),
            (date(2022, 4, 10), &["before-14"]),
            (date(2022, 4, 11), &["before-3"]),
            (date(2022, 4, 14), &["before-3"]),
            (date(2022, 4, 15), &[]),
            (date(2022, 4, 18), &[]),
            (date(2022, 4, 19), &["after-1"]),
            (date(2022, 4, 22), &["after-1"]),
            (date(2022, 4, 24), &["after-1"]),
            (date(2022, 4, 25), &["after-1", "after-5"]),
            (date(2022, 4, 29), &["after-1", "after-5"]),
            (date(2022, 5, 2), &["after-1", "after-5"]),
            (date(2022, 5, 3), &["after-1", "after-5", "after-10"]),
        ];
        for (today, steps) in table {
            let found: Vec<String> = names(due, today).into_iter().map(|(_, name)| name).collect();
            assert_eq!(found, steps, "{today}");
        }
        let to: Vec<Whom> = names(due, date(2022, 6, 1)).into_iter().map(|(to, _)| to).collect();
        assert_eq!(to, [Whom::Owner, Whom::Organisation, Whom::Chair]);
    }
}
