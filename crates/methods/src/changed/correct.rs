//! False discovery held down over a whole family of tests.

use serde::{Deserialize, Serialize};

/// How.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Correction {
    /// Holds where tests are independent, or rise and fall together: an area and the areas within it, a type and the types of which it is
    /// the sum. The series of a county are so, and it is the default.
    #[default]
    BenjaminiHochberg,
    /// Holds however tests hang together, at the price of a factor near `ln(number of tests)`: for families with shares that add to one, of
    /// which one can only rise when another falls.
    BenjaminiYekutieli,
}

/// The chances made comparable with the false-discovery rate that is accepted: those at or below it are found.
///
/// `q_(i) = min over j >= i of min(1, c m p_(j) / j)`, with `c = 1` (Benjamini and Hochberg 1995) or `c = sum(1/k)` over the m tests
/// (Benjamini and Yekutieli 2001). A chance that is not a number stands for a test that was not made: it stays so, and is not counted.
pub fn adjusted(chances: &[f64], correction: Correction) -> Vec<f64> {
    let mut order: Vec<usize> = (0..chances.len()).filter(|at| !chances[*at].is_nan()).collect();
    order.sort_by(|a, b| chances[*b].total_cmp(&chances[*a]));
    let m = order.len();
    let factor = match correction {
        Correction::BenjaminiHochberg => 1.0,
        Correction::BenjaminiYekutieli => (1..=m).map(|k| 1.0 / k as f64).sum(),
    };
    let mut found = vec![f64::NAN; chances.len()];
    let mut least = 1.0_f64;
    for (above, at) in order.into_iter().enumerate() {
        least = least.min(factor * m as f64 / (m - above) as f64 * chances[at]);
        found[at] = least;
    }
    found
}

/// [`adjusted`] by Benjamini and Hochberg.
pub fn benjamini_hochberg(chances: &[f64]) -> Vec<f64> {
    adjusted(chances, Correction::BenjaminiHochberg)
}

/// [`adjusted`] by Benjamini and Yekutieli.
pub fn benjamini_yekutieli(chances: &[f64]) -> Vec<f64> {
    adjusted(chances, Correction::BenjaminiYekutieli)
}
