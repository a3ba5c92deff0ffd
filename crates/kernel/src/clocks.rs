//! The clocks that an install runs by: the calendar and the deadlines of its rulebook, read and checked at start.

use crate::clock::{Anchor, Calendar, CitedRule, ClockError, Due, Rule};
use crate::rulebook::{Entry, Meta, Misprint, Rulebook};
use jiff::civil::Date;
use serde::Deserialize;

const CALENDARS: &str = "calendars/";
const RULES: &str = "clocks/";

/// A calendar and the deadlines that are counted on it.
#[derive(Clone, Debug)]
pub struct Clocks {
    calendar: Calendar,
    deadlines: Vec<Deadline>,
}

/// One deadline of the rulebook, with its authority.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// Its authority.
    pub meta: Meta,
    /// How it is counted.
    pub rule: Rule,
}

impl Entry for Deadline {
    fn meta(&self) -> &Meta {
        &self.meta
    }
}

impl Deadline {
    /// The rule with its source, as a sentence about it cites it.
    pub fn cited(&self) -> CitedRule {
        let Meta { citations, confidence, .. } = &self.meta;
        CitedRule { rule: self.rule.clone(), source: citations.join("; "), confidence: *confidence }
    }

    fn holds(&self, day: Date) -> bool {
        self.meta.in_force_from <= day && self.meta.in_force_to.is_none_or(|to| day <= to)
    }
}

impl Clocks {
    /// Reads the calendars, one laid over the other in order of name, and the deadlines.
    ///
    /// # Errors
    /// The first [`Misprint`], with file and line.
    pub fn load(rulebook: &Rulebook) -> Result<Self, Misprint> {
        let mut calendar = Calendar::computed();
        for (file, bytes) in rulebook.below(CALENDARS).filter(|(name, _)| name.ends_with(".toml")) {
            let misprint = |line: Option<usize>, message: String| Misprint {
                file: file.into(),
                line: line.unwrap_or(1),
                message,
            };
            let text =
                std::str::from_utf8(bytes).map_err(|_| misprint(None, "this is not UTF-8 text".into()))?;
            calendar = calendar.changed_by(text).map_err(|e| misprint(e.line, e.message))?;
        }
        Ok(Self { calendar, deadlines: rulebook.entries(RULES)? })
    }

    /// Which days are worked, with every proclaimed change.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Every deadline, in order of file.
    pub fn deadlines(&self) -> &[Deadline] {
        &self.deadlines
    }

    /// When a deadline falls that hangs on a day: `notice-of-papers` before a meeting. Nothing when the rulebook has no
    /// deadline of that name in force on the day.
    ///
    /// # Errors
    /// [`ClockError`] when the day is too far away, or the rule sets no date.
    pub fn due(&self, id: &str, day: Date) -> Result<Option<Due>, ClockError> {
        let deadline = self.deadlines.iter().find(|d| d.meta.id == id && d.holds(day));
        deadline.map(|d| d.cited().due(&Anchor::on(day), &self.calendar)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn release() -> Clocks {
        Clocks::load(&Rulebook::load(None).unwrap()).unwrap()
    }

    #[test]
    fn five_clear_working_days_before_a_meeting_know_the_proclaimed_holidays() {
        let clocks = release();
        for (meeting, by) in [
            (date(2022, 2, 15), date(2022, 2, 7)),
            // Good Friday and Easter Monday do not count.
            (date(2022, 4, 20), date(2022, 4, 8)),
            // The Platinum Jubilee: the spring holiday moved to 2 June, and 3 June was added.
            (date(2022, 6, 8), date(2022, 5, 27)),
            // The State Funeral on 19 September.
            (date(2022, 9, 22), date(2022, 9, 13)),
            // The Coronation on 8 May.
            (date(2023, 5, 10), date(2023, 4, 28)),
        ] {
            let due = clocks.due("notice-of-papers", meeting).unwrap().unwrap();
            assert_eq!(due.date, by, "{meeting}: {}", due.because);
        }
    }

    #[test]
    fn what_is_not_verified_says_so() {
        let due = release().due("notice-of-private-meeting", date(2022, 3, 31)).unwrap().unwrap();
        assert_eq!(due.date, date(2022, 3, 2));
        assert!(due.because.contains("SI 2012/2089, regulation 5, unverified"), "{}", due.because);
    }

    #[test]
    fn a_deadline_of_no_name_or_before_its_law_is_none() {
        let clocks = release();
        assert_eq!(clocks.due("notice-of-paper", date(2022, 2, 15)), Ok(None));
        assert_eq!(clocks.due("notice-of-papers", date(1980, 2, 15)), Ok(None));
    }

    #[test]
    fn a_misprint_is_refused_with_file_and_line() {
        let of =
            |name: &str, text: &str| Clocks::load(&Rulebook::of([(name, text)])).unwrap_err().to_string();
        let wrong = of("calendars/local.toml", "\n[[added]]\ndate = 1995-02-30\n");
        assert!(wrong.starts_with("calendars/local.toml:3:"), "{wrong}");
        let wrong = of(
            "clocks/x.toml",
            "[meta]\nid = \"x\"\ntitle = \"X\"\nin-force-from = 2000-01-01\ncitations = []\n\n[rule.before]\nclear-days = 5\nbasis = \"working\"\nevent = \"it\"\n",
        );
        assert!(wrong.contains("clocks/x.toml:5: ") && wrong.contains("cites nothing"), "{wrong}");
    }
}
