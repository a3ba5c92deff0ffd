//! Tails and quantiles to nearly the last digit, far out and for large counts, where ready-made ones lose digits.

mod beta;
mod gamma;
mod normal;

pub use beta::{beta_tails, negative_binomial_tails, student_upper};
pub use gamma::{gamma_lower, gamma_lower_quantile, gamma_upper, gamma_upper_quantile};
pub use gamma::{poisson_at_least, poisson_at_most};
pub use normal::{normal_quantile, normal_upper};

/// `ln n! - ln(sqrt(2 pi n) (n/e)^n)`, for real n above 0 (Loader 2000, *Fast and Accurate Computation of Binomial Probabilities*).
fn stirling_rest(n: f64) -> f64 {
    if n <= 15.0 {
        return statrs::function::gamma::ln_gamma(n + 1.0) - (n + 0.5) * n.ln() + n - HALF_LN_TWO_PI;
    }
    const TERMS: [f64; 6] =
        [1.0 / 12.0, 1.0 / 360.0, 1.0 / 1260.0, 1.0 / 1680.0, 1.0 / 1188.0, 691.0 / 360_360.0];
    let square = n * n;
    let sum = TERMS.iter().rev().fold(0.0, |sum, term| term - sum / square);
    sum / n
}

const HALF_LN_TWO_PI: f64 = 0.918_938_533_204_672_8;

/// `x ln(x/m) + m - x` without loss where x is near m (Loader 2000).
fn deviance_half(x: f64, m: f64) -> f64 {
    if (x - m).abs() < 0.1 * (x + m) {
        let v = (x - m) / (x + m);
        let mut sum = (x - m) * v;
        let mut term = 2.0 * x * v;
        let square = v * v;
        for j in 1..1000 {
            term *= square;
            let next = sum + term / f64::from(2 * j + 1);
            if next == sum {
                return next;
            }
            sum = next;
        }
    }
    x * (x / m).ln() + m - x
}
