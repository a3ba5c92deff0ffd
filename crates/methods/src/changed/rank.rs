//! What changed most, first.

use serde::{Deserialize, Serialize};

use super::{Found, Verdict};

/// By what findings are ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// By harm: every finding has a weight.
    Harm,
    /// By size, in events: at least one finding's source cannot carry a weight.
    Size,
}

/// The findings, the gravest first, and by what. A finding without a weight is never put below one with a small weight: then all are
/// ranked by size. Equal ones stand by their chance, the smaller first, then by their place.
pub fn rank(results: &[Found]) -> (Vec<&Found>, Basis) {
    let mut found: Vec<&Found> = results.iter().filter(|one| one.verdict == Verdict::Changed).collect();
    let weighed = !found.is_empty() && found.iter().all(|one| one.harm.is_some());
    let basis = if weighed { Basis::Harm } else { Basis::Size };
    let size = |one: &Found| match basis {
        Basis::Harm => one.harm.unwrap_or(0.0).abs(),
        Basis::Size => one.excess.abs(),
    };
    let chance = |one: &Found| one.chance.unwrap_or(1.0);
    found.sort_by(|a, b| {
        size(b).total_cmp(&size(a)).then(chance(a).total_cmp(&chance(b))).then(a.series.cmp(&b.series))
    });
    (found, basis)
}
