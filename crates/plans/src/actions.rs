//! An action: what an organisation has taken on, by when, and how it stands.

mod commands;
mod evidence;
mod report;

pub use crate::store::actions::{id_of, one};
pub use commands::{Definition, change, define};
pub use evidence::{accept, dispute};
pub use report::{Report, report};

pub(crate) use commands::{define_as, succeed};
pub(crate) use evidence::settle_as;
pub(crate) use report::{Reported, report_as};

use crate::status::{Base, Claim, Code, Ground, Proof};
use jiff::Timestamp;
use jiff::civil::Date;

kernel::declare_verbs! {
    /// Accepts or disputes the evidence that an action is complete.
    AcceptEvidence,
}

/// One action as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Identifier.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// Its number in the county: 42 for `ACT-0042`.
    pub number: i64,
    /// What it is.
    pub of: Definition,
    /// The day on which it was first due.
    pub first_due: Date,
    /// Changes with every change.
    pub version: i64,
    /// What its lead claims.
    pub claim: Claim,
    /// What became of its evidence.
    pub proof: Proof,
    /// What was last said of it.
    pub progress: String,
    /// Why it is off track or on hold; empty otherwise.
    pub exception: String,
    /// What is asked of the board; empty when nothing is.
    pub ask: String,
    /// What shows that it is complete; empty until then.
    pub evidence: String,
    /// Why the evidence is disputed; empty otherwise.
    pub dispute: String,
    /// When progress was last reported.
    pub reported_at: Option<Timestamp>,
}

impl Plan {
    /// `ACT-0042`
    pub fn reference(&self) -> String {
        reference(self.number)
    }

    /// Its address below the county.
    pub fn path(&self) -> String {
        format!("actions/{}", self.reference())
    }

    /// What its status rests on.
    pub fn ground(&self) -> Ground<'_> {
        Ground {
            claim: self.claim,
            proof: self.proof,
            due: self.of.due,
            exception: &self.exception,
            ask: &self.ask,
        }
    }

    /// Its status on a day.
    pub fn code(&self, today: Date) -> Code {
        self.ground().code(today)
    }

    /// Its status as far as it does not depend on the day.
    pub fn base(&self) -> Base {
        Base::of(self.claim, self.proof)
    }

    /// Whether it is past its date and not complete with evidence.
    pub fn late(&self, today: Date) -> bool {
        self.of.due < today && self.base() != Base::Blue
    }
}

/// `ACT-0042` for 42.
pub fn reference(number: i64) -> String {
    format!("ACT-{number:04}")
}

/// 42 for `ACT-0042`, written as an address or a person writes it.
pub fn number(reference: &str) -> Option<i64> {
    let digits = reference.trim();
    let digits = digits.strip_prefix("ACT-").or_else(|| digits.strip_prefix("act-")).unwrap_or(digits);
    (digits.len() <= 12 && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_as_they_are_written() {
        for n in [1, 42, 9_999, 100_000] {
            assert_eq!(number(&reference(n)), Some(n));
        }
        assert_eq!(number("act-0042"), Some(42));
        assert_eq!(number(" 42 "), Some(42));
        for wrong in ["", "ACT-", "ACT-4x", "-4", "ACT-99999999999999"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }
}
