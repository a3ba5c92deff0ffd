//! The copy of a plan that goes to the elected local policing body (SI 2007/1830 reg 13A), and copies to others.

use crate::statutory::Entry;
use jiff::civil::Date;
use kernel::FieldError;
use serde::{Deserialize, Serialize};

/// One copy that was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Copy {
    /// Short name of the organisation to which it was sent.
    pub to: String,
    /// Whether that is the local policing body of the area.
    pub policing_body: bool,
    /// The edition that was sent.
    pub edition: i64,
    /// When.
    #[serde(with = "kernel::clock::plain_date::option")]
    pub on: Option<Date>,
    /// How: `By e-mail to the Commissioner’s office`.
    pub how: String,
}

impl Entry for Copy {
    const KIND: &'static str = "copy";
    const AFTERWARDS: bool = true;

    fn faults(&self) -> Vec<FieldError> {
        let mut out = Vec::new();
        let mut wrong = |field: &str, message: &str| {
            out.push(FieldError { field: field.into(), message: message.into() });
        };
        if self.to.trim().is_empty() {
            wrong("to", "Choose to whom it was sent");
        }
        if self.on.is_none() {
            wrong("on", "Enter the day on which it was sent");
        }
        if self.how.trim().is_empty() {
            wrong("how", "Enter how it was sent");
        }
        if self.edition < 1 {
            wrong("to", "Complete the plan first: a draft is not the plan");
        }
        out
    }
}
