//! The rule for one dataset and audience: what is small, what is rounded, what hiding costs.

use crate::Fault;
use serde::{Deserialize, Serialize};

/// The rule for one dataset and audience. It is applied after aggregation and before any output (`domain/data.md` section 10).
///
/// No single national rule binds a council; common ones are `1-4` for police counts and `1-7` with rounding to 5 for hospital data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Policy {
    /// The largest count that is small. 0: none is.
    pub up_to: u64,
    /// Whether a count of zero may be shown.
    pub zeros: Zeros,
    /// How what is shown is rounded.
    pub rounding: Rounding,
    /// Where totals come from.
    pub totals: Totals,
    /// What is to be kept least hidden.
    pub loss: Loss,
    /// Whether readers are told which cells are small.
    pub reasons: Reasons,
    /// The largest share of a cell, or of cells hidden together, that may be one contributor's; none: not looked at.
    pub dominance: Option<f64>,
}

/// Whether zeros are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zeros {
    /// Shown, always: that nothing was counted is no secret. Readers then know that what is hidden is not zero.
    #[default]
    Shown,
    /// Small like the others.
    Hidden,
}

/// How what is shown is rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// Not at all.
    #[default]
    Exact,
    /// To the nearest multiple; a tie goes up.
    Nearest(u64),
    /// To the middle of its group: `ceil(x/b) b - floor(b/2)`, zero kept (OpenSAFELY output checking, with b = 6). Without a
    /// threshold, counts of 1 to b are all shown alike, and what is shown may not tell them apart.
    Midpoint(u64),
}

/// Where totals come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Totals {
    /// Counted, and then controlled like any other cell.
    #[default]
    Counted,
    /// The sum of the parts as they are shown, so that a margin can tell nothing that the cells do not (AI-SDC/ACRO#198).
    OfShown,
}

/// What one hidden cell costs; a cell's own weight multiplies it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Loss {
    /// Each the same: fewest cells hidden.
    Cells,
    /// Its count: most of the count shown.
    Counts,
    /// The logarithm of its count: large cells and totals stay unless several small ones would have to go.
    #[default]
    Logs,
}

/// Whether readers are told which hidden cells are small and which only protect them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reasons {
    /// One reason for all: a reader does not learn which are small. Less has to be hidden.
    #[default]
    Kept,
    /// Told where the cells can still be protected from a reader who knows it; otherwise kept.
    Told,
}

impl Default for Policy {
    fn default() -> Self {
        Self::up_to(4)
    }
}

impl Policy {
    /// Counts from 1 to this are small; zeros are shown; nothing is rounded.
    pub fn up_to(up_to: u64) -> Self {
        Self {
            up_to,
            zeros: Zeros::default(),
            rounding: Rounding::default(),
            totals: Totals::default(),
            loss: Loss::default(),
            reasons: Reasons::default(),
            dominance: None,
        }
    }

    /// Counts below this are small, as datasets put it: `primary = 5`.
    pub fn below(primary: u64) -> Self {
        Self::up_to(primary.saturating_sub(1))
    }

    /// Nothing is small: for counts that their publisher has made public as they are.
    pub fn open() -> Self {
        Self::up_to(0)
    }

    /// With this rounding.
    pub fn rounded(self, rounding: Rounding) -> Self {
        Self { rounding, ..self }
    }

    /// Whether it makes sense.
    ///
    /// # Errors
    /// What contradicts what.
    pub fn check(&self) -> Result<(), Fault> {
        let wrong = |why: &str| Err(Fault::Policy(why.to_owned()));
        if let Rounding::Nearest(0) | Rounding::Midpoint(0) = self.rounding {
            return wrong("Nothing can be rounded to 0: leave the rounding out, or give a base such as 5");
        }
        if let Rounding::Nearest(base) = self.rounding
            && self.up_to > 0
            && self.up_to < base / 2
        {
            return wrong(
                "Counts above the threshold would be rounded to 0: take a higher threshold or a smaller base",
            );
        }
        if self.dominance.is_some_and(|share| !(share > 0.0 && share <= 1.0)) {
            return wrong("A dominance share lies above 0 and is at most 1: 0.9 for nine tenths");
        }
        Ok(())
    }

    /// The least count that a hidden cell can have, as every reader knows.
    pub(crate) fn least(&self) -> u64 {
        u64::from(self.zeros == Zeros::Shown || self.up_to == 0)
    }

    /// Whether the count is hidden for its own sake.
    pub(crate) fn small(&self, count: u64) -> bool {
        count >= self.least() && count <= self.up_to
    }

    /// The span that what is shown may not narrow, for a count that needs one.
    pub(crate) fn span(&self, count: u64) -> Option<(u64, u64)> {
        match self.rounding {
            _ if self.small(count) => Some((self.least(), self.up_to)),
            Rounding::Midpoint(base) if self.up_to == 0 && (1..=base).contains(&count) => Some((1, base)),
            _ => None,
        }
    }

    /// What is shown of a count that is not hidden.
    pub(crate) fn round(&self, count: u64) -> u64 {
        match self.rounding {
            Rounding::Exact => count,
            Rounding::Nearest(base) => (count + base / 2) / base * base,
            Rounding::Midpoint(base) => match count {
                0 => 0,
                _ => count.div_ceil(base) * base - base / 2,
            },
        }
    }

    /// Every count that would be shown as this one is, when it is not hidden.
    pub(crate) fn rounds_like(&self, count: u64) -> (u64, u64) {
        let shown = self.round(count);
        let (low, high) = match self.rounding {
            Rounding::Exact => (count, count),
            Rounding::Nearest(base) => {
                (shown.saturating_sub(base / 2), (shown + base - 1).saturating_sub(base / 2))
            }
            Rounding::Midpoint(_) if count == 0 => (0, 0),
            Rounding::Midpoint(base) => (shown + base / 2 + 1 - base, shown + base / 2),
        };
        // What is small would be hidden, so what is shown is not; zeros, where they are shown, are shown as themselves.
        let low = if count > self.up_to && self.up_to > 0 { low.max(self.up_to + 1) } else { low };
        let high = if count == 0 && self.up_to > 0 { 0 } else { high };
        (low, high)
    }

    /// What it costs to hide the count.
    pub(crate) fn cost(&self, count: u64, weight: f64) -> f64 {
        let cost = match self.loss {
            Loss::Cells => 1.0,
            Loss::Counts => count as f64,
            Loss::Logs => (2.0 + count as f64).log2(),
        };
        (cost * weight).max(1e-6)
    }
}
