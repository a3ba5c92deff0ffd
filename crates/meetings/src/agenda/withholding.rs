//! Why an item is withheld from the public: the paragraph relied on, the public interest, and when it is asked again.

use jiff::civil::Date;
use kernel::clock::words;
use kernel::rulebook::{Entry, Meta, Misprint, Rulebook};
use kernel::{Fault, FieldError, Kernel, Outcome};
use serde::Deserialize;
use std::sync::Arc;

const FILE: &str = "meetings/withholding";
/// The most characters of a reason.
const REASON: usize = 500;
/// The most years until it must be asked again whether something is still to be withheld.
const YEARS: i32 = 6;

/// Descriptions of exempt information with their authority.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exemptions {
    /// Their authority.
    pub meta: Meta,
    /// The paragraphs, in order.
    #[serde(rename = "paragraph")]
    pub paragraphs: Vec<Paragraph>,
}

/// One description of exempt information.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    /// Its number in Part 1 of Schedule 12A: `3`.
    pub number: String,
    /// What it says.
    pub words: String,
}

/// What is said when something is withheld.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withholding {
    /// The number of the paragraph that is relied on.
    pub paragraph: String,
    /// Why the public interest lies in withholding it. Anybody reads it.
    pub reason: String,
    /// When it is next asked whether it must still be withheld.
    pub review: Date,
}

impl Entry for Exemptions {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        for (at, paragraph) in self.paragraphs.iter().enumerate() {
            let number = &paragraph.number;
            if self.paragraphs[..at].iter().any(|other| other.number == *number) {
                out.push((number.clone(), format!("there are two paragraphs “{number}”")));
            }
            if number.trim().is_empty() || paragraph.words.trim().is_empty() {
                out.push((number.clone(), format!("paragraph “{number}” needs a number and its words")));
            }
        }
        if self.paragraphs.is_empty() {
            out.push(("[[paragraph]]".into(), "nothing can be withheld by this".into()));
        }
        out
    }
}

/// Reads the descriptions of a rulebook, so that wrong ones are refused at start.
///
/// # Errors
/// The first [`Misprint`].
pub fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    if rulebook.entries::<Exemptions>(FILE)?.is_empty() {
        let message = "nothing says why something may be withheld".into();
        return Err(Misprint { file: format!("{FILE}.toml"), line: 1, message });
    }
    Ok(())
}

impl Exemptions {
    /// What holds on a day.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the rulebook has nothing for that day.
    pub fn on(kernel: &Kernel, day: Date) -> Outcome<Arc<Self>> {
        kernel.memo().get(FILE, &day.to_string(), || {
            let all = kernel.rulebook().entries::<Self>(FILE).map_err(Fault::broken)?;
            let holds = |m: &Meta| m.in_force_from <= day && m.in_force_to.is_none_or(|to| day <= to);
            let found = all.into_iter().find(|exemptions| holds(&exemptions.meta));
            found.ok_or_else(|| Fault::broken(format!("nothing can be withheld on {day} by the rulebook")))
        })
    }

    /// What a paragraph says; nothing when there is none of that number.
    pub fn words(&self, number: &str) -> &str {
        self.paragraphs.iter().find(|known| known.number == number).map_or("", |known| known.words.as_str())
    }
}

impl Withholding {
    /// What is wrong with it, on `today`.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the rulebook has nothing for that day.
    pub fn faults(&self, kernel: &Kernel, today: Date) -> Outcome<Vec<FieldError>> {
        let known = Exemptions::on(kernel, today)?;
        let mut out = Vec::new();
        let mut wrong = |field: &str, message: String| out.push(FieldError { field: field.into(), message });
        if known.words(&self.paragraph).is_empty() {
            wrong("paragraph", "Choose the paragraph that is relied on".into());
        }
        match self.reason.chars().count() {
            0 => wrong(
                "reason",
                "Enter why withholding it is in the public interest: anybody reads this".into(),
            ),
            n if n > REASON => wrong("reason", format!("Shorten this to {REASON} characters or fewer")),
            _ => {}
        }
        let last = today.saturating_add(jiff::Span::new().years(YEARS));
        if self.review <= today {
            wrong("review", "The day of the next review must lie ahead".into());
        } else if self.review > last {
            wrong(
                "review",
                format!("Enter a day before {}: it must be asked again by then", words::format(last)),
            );
        }
        Ok(out)
    }

    /// The same as an outcome.
    ///
    /// # Errors
    /// [`Fault::Fields`] with all that is wrong.
    pub fn checked(&self, kernel: &Kernel, today: Date) -> Outcome<()> {
        let wrong = self.faults(kernel, today)?;
        if wrong.is_empty() { Ok(()) } else { Err(Fault::Fields(wrong)) }
    }
}
