//! For how long what belongs to a meeting stays open to inspection: years by the rulebook, with what they rest on.

use jiff::Span;
use jiff::civil::Date;
use kernel::rulebook::{Entry, Meta, Misprint, Rulebook};
use kernel::{Fault, Kernel, Outcome};
use serde::Deserialize;
use std::sync::Arc;

const FILE: &str = "meetings/retention";

/// Everything that is kept open, with its authority.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// Its authority.
    pub meta: Meta,
    /// What is kept.
    pub kept: Vec<Kept>,
}

/// One thing that is kept open.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// `minutes`, `agenda`, `reports` or `background`.
    pub what: String,
    /// What people call it.
    pub title: String,
    /// For so many years from the day of the meeting.
    pub years: i32,
    /// What that rests on.
    pub citation: String,
}

/// What a rulebook must say something of.
const ALL: [&str; 4] = ["minutes", "agenda", "reports", "background"];

impl Entry for Retention {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        for kept in &self.kept {
            if !ALL.contains(&kept.what.as_str()) {
                out.push((kept.what.clone(), format!("“{}” is not one of {}", kept.what, ALL.join(", "))));
            }
            if !(1..=100).contains(&kept.years) {
                out.push(("years".into(), format!("{} is no number of years", kept.years)));
            }
            if kept.citation.trim().is_empty() {
                out.push(("citation".into(), "a period without a citation".into()));
            }
        }
        for what in ALL {
            if !self.kept.iter().any(|kept| kept.what == what) {
                out.push(("[[kept]]".into(), format!("nothing says for how long “{what}” stays open")));
            }
        }
        out
    }
}

/// Reads the periods of a rulebook, so that wrong ones are refused at start.
///
/// # Errors
/// The first [`Misprint`].
pub fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    if rulebook.entries::<Retention>(FILE)?.is_empty() {
        let message = "nothing says for how long the papers of a meeting stay open".into();
        return Err(Misprint { file: format!("{FILE}.toml"), line: 1, message });
    }
    Ok(())
}

impl Retention {
    /// What holds for a meeting on a day.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the rulebook has nothing for that day.
    pub fn on(kernel: &Kernel, day: Date) -> Outcome<Arc<Self>> {
        kernel.memo().get(FILE, &day.to_string(), || {
            let all = kernel.rulebook().entries::<Self>(FILE).map_err(Fault::broken)?;
            let holds = |m: &Meta| m.in_force_from <= day && m.in_force_to.is_none_or(|to| day <= to);
            let found = all.into_iter().find(|it| holds(&it.meta));
            found.ok_or_else(|| Fault::broken(format!("nothing is kept open on {day} by the rulebook")))
        })
    }

    /// The last day on which something of a meeting is open.
    pub fn until(&self, what: &str, meeting: Date) -> Option<Date> {
        let kept = self.kept.iter().find(|kept| kept.what == what)?;
        meeting.checked_add(Span::new().years(kept.years)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn six_years_for_minutes_and_four_for_background_papers() {
        let rulebook = Rulebook::load(None).expect("the rulebook");
        check(&rulebook).expect("it says for how long");
        let all = rulebook.entries::<Retention>(FILE).expect("entries");
        let of = |what| all[0].until(what, date(2024, 2, 29));
        assert_eq!(of("minutes"), Some(date(2030, 2, 28)));
        assert_eq!((of("agenda"), of("reports")), (of("minutes"), of("minutes")));
        assert_eq!(of("background"), Some(date(2028, 2, 29)));
        assert_eq!(of("notes"), None);
    }
}
