//! What else may have moved a series, tried before the change is believed.

use serde::{Deserialize, Serialize};

/// A candidate, as the caller knows it for a series. Months are `year * 12 + month - 1`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Artefact {
    /// Recording changed with a month: what was before does not compare.
    Recording {
        /// The first month recorded in the new way.
        from: i32,
    },
    /// The area's boundaries or codes changed with a month and it has no stable equivalent: what was before does not compare.
    Vintage {
        /// The first month on the new base.
        from: i32,
    },
    /// A month, or the file of a force that the area needs, is missing: that month is left out.
    Missing {
        /// The month.
        month: i32,
    },
    /// The share of rows with a place moved: what is expected moves with it.
    Geocoding {
        /// The share in the window, from 0 to 1.
        usual: f64,
        /// The share in the newest months, from 0 to 1.
        now: f64,
    },
}

impl Artefact {
    /// The first month that compares with the newest.
    pub(super) fn starts(&self) -> Option<i32> {
        match self {
            Artefact::Recording { from } | Artefact::Vintage { from } => Some(*from),
            _ => None,
        }
    }

    /// What the expected count is to be multiplied by; shares that are none say nothing.
    pub(super) fn scales(&self) -> Option<f64> {
        match self {
            Artefact::Geocoding { usual, now } if *usual > 0.0 && *now > 0.0 => Some(now / usual),
            _ => None,
        }
    }
}
