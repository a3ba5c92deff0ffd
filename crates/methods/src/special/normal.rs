//! The normal's tail and quantile.

use statrs::function::erf::{erfc, erfc_inv};
use std::f64::consts::{FRAC_1_SQRT_2, SQRT_2, TAU};

/// The chance that a standard normal lies above z.
pub fn normal_upper(z: f64) -> f64 {
    erfc(z * FRAC_1_SQRT_2) / 2.0
}

/// The z below which a standard normal lies with probability p, for p within 0 and 1.
pub fn normal_quantile(p: f64) -> f64 {
    if p > 0.5 {
        return -normal_quantile(1.0 - p);
    }
    let z = -erfc_inv(2.0 * p) * SQRT_2;
    // One step of Newton's on the logarithm of the tail takes what the rational approximation left.
    let is = normal_upper(-z);
    let density = (-z * z / 2.0).exp() / TAU.sqrt();
    let better = z - (is / p).ln() * is / density;
    if better.is_finite() { better } else { z }
}
