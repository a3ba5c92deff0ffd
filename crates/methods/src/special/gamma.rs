//! The incomplete gamma function, which gives the tails of Poisson and chi-square, and its inverse.

use super::{deviance_half, stirling_rest};

/// `m^x e^-m / Gamma(x + 1)`: the Poisson probability of x, for real x (Loader 2000).
fn poisson_raw(x: f64, m: f64) -> f64 {
    if x == 0.0 {
        return (-m).exp();
    }
    (-stirling_rest(x) - deviance_half(x, m)).exp() / (std::f64::consts::TAU * x).sqrt()
}

/// The lower share `P(a, x)`, by its series (Abramowitz and Stegun 6.5.29).
fn series(a: f64, x: f64) -> f64 {
    let (mut term, mut sum, mut n) = (1.0, 1.0, a);
    while term > sum * 1e-17 {
        n += 1.0;
        term *= x / n;
        sum += term;
    }
    poisson_raw(a, x) * sum
}

/// The upper share `Q(a, x)`, by its continued fraction (Abramowitz and Stegun 6.5.31, Lentz's way).
fn fraction(a: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / if b == 0.0 { TINY } else { b };
    let mut h = d;
    for i in 1..1_000_000 {
        let i = f64::from(i);
        let an = -i * (i - a);
        b += 2.0;
        d = an * d + b;
        c = b + an / c;
        d = 1.0 / if d == 0.0 { TINY } else { d };
        c = if c == 0.0 { TINY } else { c };
        let step = d * c;
        h *= step;
        if (step - 1.0).abs() < 1e-16 {
            break;
        }
    }
    poisson_raw(a, x) * a * h
}

/// `P(a, x)`, the regularised lower incomplete gamma function, for a above 0 and x from 0.
pub fn gamma_lower(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        0.0
    } else if x < a + 1.0 {
        series(a, x)
    } else {
        1.0 - fraction(a, x)
    }
}

/// `Q(a, x) = 1 - P(a, x)`, exact where it is small.
pub fn gamma_upper(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        1.0
    } else if x < a + 1.0 {
        1.0 - series(a, x)
    } else {
        fraction(a, x)
    }
}

/// The x with `P(a, x) = p`, for p within 0 and 1. Half the chi-square quantile of `2a` degrees of freedom.
pub fn gamma_lower_quantile(a: f64, p: f64) -> f64 {
    invert(a, p, false)
}

/// The x with `Q(a, x) = q`, for q within 0 and 1: exact where q is small.
pub fn gamma_upper_quantile(a: f64, q: f64) -> f64 {
    invert(a, q, true)
}

/// Newton's steps on the logarithm of the tail, held within a bracket that each step narrows.
fn invert(a: f64, tail: f64, upper: bool) -> f64 {
    let (mut low, mut high) = (0.0, f64::INFINITY);
    // Wilson and Hilferty's cube is near enough to begin with.
    let z = super::normal_quantile(if upper { 1.0 - tail } else { tail });
    let cube = 1.0 - 1.0 / (9.0 * a) + z / (3.0 * a.sqrt());
    let mut x = if cube > 0.2 { a * cube * cube * cube } else { a * 0.1 };
    if !upper && a < 10.0 {
        // P(a, x) is nearly x^a / Gamma(a + 1) where it is small.
        let near = ((tail.ln() + statrs::function::gamma::ln_gamma(a + 1.0)) / a).exp();
        if near < 0.5 {
            x = near;
        }
    }
    for _ in 0..200 {
        let is = if upper { gamma_upper(a, x) } else { gamma_lower(a, x) };
        if is == tail {
            return x;
        }
        if (is > tail) == upper {
            low = x
        } else {
            high = x
        }
        // d P / d x = poisson_raw(a, x) a / x.
        let slope = poisson_raw(a, x) * a / x * if upper { -1.0 } else { 1.0 };
        let step = if is > 0.0 { (is / tail).ln() * is / slope } else { f64::NAN };
        let next = x - step;
        let next = match next {
            n if n.is_finite() && n > low && n < high => n,
            _ if high.is_finite() => (low + high) / 2.0,
            _ => x * 2.0,
        };
        if (next - x).abs() <= x * 2e-16 {
            return next;
        }
        x = next;
    }
    x
}

/// The chance of k or fewer events where m are expected.
pub fn poisson_at_most(k: u64, m: f64) -> f64 {
    gamma_upper(k as f64 + 1.0, m)
}

/// The chance of k or more events where m are expected.
pub fn poisson_at_least(k: u64, m: f64) -> f64 {
    if k == 0 { 1.0 } else { gamma_lower(k as f64, m) }
}
