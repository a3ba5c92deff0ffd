//! What a proposal rests on, kept with it when it is accepted, so that a later plan can say why it differs.

use jiff::civil::Date;
use kernel::clock::{Calendar, words};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a proposal rests on: the mark of each thing, which changes when the thing does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rests {
    /// The versions of duties, by name of the duty.
    #[serde(default)]
    pub duties: BTreeMap<String, String>,
    /// What is known of bodies and groups, by short name.
    #[serde(default)]
    pub bodies: BTreeMap<String, String>,
    /// Lines of the practice calendar, by what they are.
    #[serde(default)]
    pub practice: BTreeMap<String, String>,
    /// The days of meetings, by key.
    #[serde(default)]
    pub meetings: BTreeMap<String, Date>,
    /// The bank holidays on the days that were counted.
    #[serde(default)]
    pub holidays: BTreeSet<Date>,
    /// The first and the last of the days that were counted.
    #[serde(default)]
    pub counted: Option<(Date, Date)>,
}

/// A mark of some words: the same for the same words, on every machine and in every release (FNV-1a).
pub fn mark(words: &[u8]) -> String {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    format!("{:016x}", words.iter().fold(0xcbf2_9ce4_8422_2325, step))
}

impl Rests {
    /// Notes that the days from one to another were counted, both included, whichever comes first.
    pub fn count(&mut self, calendar: &Calendar, one: Date, other: Date) {
        let (from, to) = (one.min(other), one.max(other));
        let (from, to) = match self.counted {
            Some((first, last)) => (from.min(first), to.max(last)),
            None => (from, to),
        };
        self.counted = Some((from, to));
        for year in from.year()..=to.year() {
            let days = calendar.holidays_in(year).into_iter().map(|holiday| holiday.date);
            self.holidays.extend(days.filter(|day| (from..=to).contains(day)));
        }
    }

    /// The same with all that another rests on.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        self.duties.extend(other.duties.clone());
        self.bodies.extend(other.bodies.clone());
        self.practice.extend(other.practice.clone());
        self.meetings.extend(other.meetings.clone());
        self.holidays.extend(other.holidays.iter().copied());
        self.counted = match (self.counted, other.counted) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
        self
    }

    /// Why what rested on `old` is planned otherwise now: a sentence for each thing that is not what it was.
    pub fn since(&self, old: &Self, calendar: &Calendar) -> Vec<String> {
        let changed = |was: &BTreeMap<String, String>, is: &BTreeMap<String, String>| -> Vec<String> {
            is.iter()
                .filter(|(name, mark)| was.get(*name).is_some_and(|old| old != *mark))
                .map(|(name, _)| name.clone())
                .collect()
        };
        let mut out = Vec::new();
        for duty in changed(&old.duties, &self.duties) {
            out.push(format!("The duty {duty} is not what it was"));
        }
        for body in changed(&old.bodies, &self.bodies) {
            out.push(format!("What is known of {body} has changed"));
        }
        for line in changed(&old.practice, &self.practice) {
            out.push(format!("The practice calendar says otherwise: {line}"));
        }
        for (key, day) in &self.meetings {
            match old.meetings.get(key) {
                Some(was) if was != day => {
                    let (was, is) = (words::format(*was), words::format(*day));
                    out.push(format!("The meeting that it hangs on moved from {was} to {is}"));
                }
                None if !old.meetings.is_empty() => {
                    out.push(format!("It hangs on another meeting now, that of {}", words::format(*day)));
                }
                _ => {}
            }
        }
        let within =
            |day: &&Date, span: Option<(Date, Date)>| span.is_some_and(|(a, b)| (a..=b).contains(*day));
        for day in self.holidays.iter().filter(|day| !old.holidays.contains(day) && within(day, old.counted))
        {
            let name = calendar.holiday_on(*day).map(|holiday| holiday.name.into_owned()).unwrap_or_default();
            out.push(format!("{} is a bank holiday now: {name}", words::format(*day)));
        }
        for day in old.holidays.iter().filter(|day| !calendar.is_holiday(**day)) {
            out.push(format!("{} is no bank holiday any more", words::format(*day)));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn why_something_is_planned_otherwise() {
        let was = Calendar::computed();
        let is = was
            .clone()
            .changed_by("[[added]]\ndate = 2022-12-13\nname = \"Day\"\nreason = \"x\"\nsource = \"y\"\n")
            .unwrap();
        let rests = |calendar: &Calendar| {
            let mut rests = Rests::default();
            rests.count(calendar, date(2022, 12, 20), date(2022, 12, 1));
            rests.duties.insert("d".into(), "1".into());
            rests.meetings.insert("m".into(), date(2022, 12, 13));
            rests
        };
        let old = rests(&was);
        assert!(rests(&was).since(&old, &was).is_empty());
        assert_eq!(rests(&is).since(&old, &is), ["13 December 2022 is a bank holiday now: Day"]);
        assert_eq!(rests(&was).since(&rests(&is), &was), ["13 December 2022 is no bank holiday any more"]);
        let mut new = rests(&was);
        new.duties.insert("d".into(), "2".into());
        new.meetings.insert("m".into(), date(2022, 12, 14));
        assert_eq!(
            new.since(&old, &was),
            [
                "The duty d is not what it was",
                "The meeting that it hangs on moved from 13 December 2022 to 14 December 2022"
            ]
        );
    }

    #[test]
    fn a_mark_is_the_same_for_ever() {
        assert_eq!(mark(b""), "cbf29ce484222325");
        assert_eq!(mark(b"a"), "af63dc4c8601ec8c");
    }
}
