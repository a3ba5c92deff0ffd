//! The season that all series of a kind share: one alone is too few years to know it by.

use std::collections::BTreeMap;

use super::model::{Known, Trend};

/// Rounds of fitting levels to the season and the season to the levels, at most: each takes the error to a small part.
const ROUNDS: usize = 40;
/// The season stands still when no factor moves by more.
const STILL: f64 = 1e-11;

/// The season of a group.
pub(super) struct Season {
    /// What each month of the year multiplies by, January first; none where it was never seen.
    pub factors: [Option<f64>; 12],
    /// Relative variance of each.
    pub errors: [f64; 12],
    /// All events of the group.
    pub events: f64,
}

/// One series of a group: for each month of its window the place, the month of the year, and the count.
pub(super) type Window = Vec<(i32, usize, f64)>;

impl Season {
    /// Ratio of counts to levels, month of the year by month of the year, over all series together; their levels are log-linear trends.
    pub(super) fn of(windows: &[&Window]) -> Season {
        let mut factors = [1.0; 12];
        let mut trends = vec![None; windows.len()];
        for _ in 0..ROUNDS {
            let round = Round::of(windows, &factors, &mut trends);
            let mut better: [f64; 12] = std::array::from_fn(|month| {
                let level = round.levels[month];
                if level > 0.0 { round.counts[month] / level } else { 1.0 }
            });
            let mean = better.iter().sum::<f64>() / 12.0;
            if mean > 0.0 {
                better = better.map(|factor| factor / mean);
            }
            let moved = (0..12).map(|month| (better[month] - factors[month]).abs()).fold(0.0, f64::max);
            factors = better;
            if moved <= STILL {
                break;
            }
        }
        let Round { counts: seen, together, .. } = Round::of(windows, &factors, &mut trends);
        let known = together.values().filter(|(_, mean)| *mean > 0.0);
        let squares: f64 = known.clone().map(|(count, mean)| (count - mean).powi(2) / mean).sum();
        let spread = (squares / (known.count() as f64 - 13.0).max(1.0)).max(1.0);
        Season {
            factors: std::array::from_fn(|month| (seen[month] > 0.0).then_some(factors[month])),
            errors: seen.map(|count| if count > 0.0 { spread / count } else { 0.0 }),
            events: seen.iter().sum(),
        }
    }
}

/// What the series of a group come to with one season.
struct Round {
    /// Counts by month of the year.
    counts: [f64; 12],
    /// Levels without the season, likewise.
    levels: [f64; 12],
    /// Count and mean of all series together, by place.
    together: BTreeMap<i32, (f64, f64)>,
}

impl Round {
    /// Each trend is fitted from where it was the round before.
    fn of(windows: &[&Window], factors: &[f64; 12], trends: &mut [Option<Trend>]) -> Round {
        let mut round = Round { counts: [0.0; 12], levels: [0.0; 12], together: BTreeMap::new() };
        for (window, trend) in windows.iter().zip(trends) {
            *trend = Trend::fit(&known(window, factors), *trend);
            let Some(trend) = trend else { continue };
            for (at, month, count) in window.iter() {
                let level = trend.mean(f64::from(*at), 1.0);
                round.counts[*month] += count;
                round.levels[*month] += level;
                let both = round.together.entry(*at).or_default();
                *both = (both.0 + count, both.1 + level * factors[*month]);
            }
        }
        round
    }
}

/// A window with its season.
pub(super) fn known(window: &Window, factors: &[f64; 12]) -> Vec<Known> {
    window
        .iter()
        .map(|(at, month, count)| Known { at: f64::from(*at), count: *count, season: factors[*month] })
        .collect()
}
