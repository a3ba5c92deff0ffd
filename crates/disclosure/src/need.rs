//! How uncertain a cell must stay.

use crate::system::{ENDLESS, Span, meet};
use serde::{Deserialize, Serialize};
use std::fmt::{self, Display, Formatter};

/// How uncertain a cell must stay: so many values of a span must be possible, one after the other.
///
/// For a small cell it is every value of the span, 1 to 4 for example, so that nothing is learnt but that the cell is hidden. For a number
/// that is nowhere shown (a difference between two areas) it is as many values, whichever they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// Where the span begins.
    pub low: u64,
    /// Where it ends; none: nowhere.
    pub high: Option<u64>,
    /// How many values of it must be possible.
    pub values: u64,
}

impl Display for Need {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.high {
            Some(high) if high - self.low + 1 == self.values => {
                write!(f, "every value from {} to {high}", self.low)
            }
            _ => write!(f, "any {} values", self.values),
        }
    }
}

/// The same, of an unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub span: Span,
    pub values: i64,
}

impl Wanted {
    /// Every value of the span.
    pub fn all(span: Span) -> Self {
        Self { span, values: span.1 - span.0 + 1 }
    }

    /// Any so many values.
    pub fn any(values: i64) -> Self {
        Self { span: (0, ENDLESS), values }
    }

    /// Whether it asks for particular values.
    pub fn particular(self) -> bool {
        self.values == self.span.1 - self.span.0 + 1
    }

    /// What of it is left when the unknown is known to lie in a span; nothing when it is known exactly.
    pub fn left(self, known: Span) -> Option<Self> {
        let span = meet(self.span, known);
        let values = self.values.min(span.1 - span.0 + 1);
        (values > 1).then_some(Self { span, values })
    }

    /// Whether these possible values are enough.
    pub fn met(self, possible: Span) -> bool {
        self.left(possible).is_some_and(|left| left.values == self.values)
    }

    /// Both: particular values count for more than any.
    pub fn and(self, other: Self) -> Self {
        match (self.particular(), other.particular()) {
            (true, true) => Self::all((self.span.0.min(other.span.0), self.span.1.max(other.span.1))),
            (true, false) => self,
            (false, true) => other,
            (false, false) => Self { span: self.span, values: self.values.max(other.values) },
        }
    }
}

impl From<Wanted> for Need {
    fn from(wanted: Wanted) -> Self {
        let (low, high) = crate::audit::open(wanted.span);
        Self { low, high, values: wanted.values.max(0) as u64 }
    }
}

impl From<Need> for Wanted {
    fn from(need: Need) -> Self {
        let span = (crate::assemble::signed(need.low), need.high.map_or(ENDLESS, crate::assemble::signed));
        Self { span, values: crate::assemble::signed(need.values) }
    }
}
