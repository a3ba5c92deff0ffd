//! Figures: worked values to the digits in which they are published, and what must hold of any figure.

mod changed;
mod control;
mod hold;
mod published;
mod refused;

/// To so many decimals, as a table prints it.
fn printed(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}")
}

/// Both ends, to so many decimals.
fn ends(interval: methods::Interval, decimals: usize) -> [String; 2] {
    [printed(interval.lower.expect("a lower end"), decimals), printed(interval.upper, decimals)]
}
