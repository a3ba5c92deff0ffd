//! The incomplete beta function, which gives the tails of the negative binomial and of Student's t.

use super::{deviance_half, normal_upper, stirling_rest};

/// `x^a y^b / B(a, b)` with `y = 1 - x` (Loader 2000).
fn front(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    let log = stirling_rest(n)
        - stirling_rest(a)
        - stirling_rest(b)
        - deviance_half(a, n * x)
        - deviance_half(b, n * y);
    log.exp() * (n / (std::f64::consts::TAU * a * b)).sqrt() * (a * b / n)
}

/// The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8, Lentz's way).
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let safe = |v: f64| if v.abs() < TINY { TINY } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / safe(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    for m in 1..1_000_000 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / safe(1.0 + even * d);
        c = safe(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / safe(1.0 + odd * d);
        c = safe(1.0 + odd / c);
        let step = d * c;
        h *= step;
        if (step - 1.0).abs() < 1e-16 {
            break;
        }
    }
    h
}

/// `I_x(a, b)` and `1 - I_x(a, b)` with `y = 1 - x` given beside x, so that nothing is lost near 1. a and b above 0.
pub fn beta_tails(a: f64, b: f64, x: f64, y: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if y <= 0.0 {
        return (1.0, 0.0);
    }
    let front = front(a, b, x, y);
    if x < (a + 1.0) / (a + b + 2.0) {
        let lower = front * fraction(a, b, x) / a;
        (lower, 1.0 - lower)
    } else {
        let upper = front * fraction(b, a, y) / b;
        (1.0 - upper, upper)
    }
}

/// The chances of k or fewer, and of k or more, of a negative binomial with this mean and variance; of a Poisson where the variance
/// is no larger than the mean.
pub fn negative_binomial_tails(k: u64, mean: f64, variance: f64) -> (f64, f64) {
    if mean <= 0.0 {
        return (1.0, if k == 0 { 1.0 } else { 0.0 });
    }
    if variance <= mean * (1.0 + 1e-6) {
        return (super::poisson_at_most(k, mean), super::poisson_at_least(k, mean));
    }
    let size = mean * mean / (variance - mean);
    let (p, q) = (mean / variance, (variance - mean) / variance);
    let at_most = beta_tails(size, k as f64 + 1.0, p, q).0;
    let at_least = if k == 0 { 1.0 } else { beta_tails(k as f64, size, q, p).0 };
    (at_most, at_least)
}

/// The chance that Student's t with these degrees of freedom lies above t; the normal's where they are infinite.
pub fn student_upper(t: f64, freedom: f64) -> f64 {
    if freedom > 1e10 {
        return normal_upper(t);
    }
    let square = t * t;
    let half =
        beta_tails(freedom / 2.0, 0.5, freedom / (freedom + square), square / (freedom + square)).0 / 2.0;
    if t >= 0.0 { half } else { 1.0 - half }
}
