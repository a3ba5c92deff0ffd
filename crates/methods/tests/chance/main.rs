//! Chance itself, played from fixed seeds: intervals hold the truth as often as they say, and findings are false no more often than is set.
//!
//! `cargo test -p shiremoot-methods --test chance -- --nocapture` prints power and delay by size of change.

mod charts;
mod coverage;
mod dice;
mod discovery;

/// Rounds of a simulation: all of them, or a tenth where a quick run is wanted.
fn rounds(all: usize) -> usize {
    let quick = std::env::var("SHIREMOOT_TEST_QUICK").is_ok_and(|value| !value.is_empty());
    if quick { all / 10 } else { all }
}
