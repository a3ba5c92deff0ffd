//! The season that all series of a kind share: one alone is too few years to know it by.

use super::model::{Known, Trend};

/// Rounds of fitting levels to the season and the season to the levels; each takes the error to a fraction.
const ROUNDS: usize = 4;

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
        let mut seen = [0.0; 12];
        let mut spread = 1.0;
        for round in 0..ROUNDS {
            let (mut counts, mut levels) = ([0.0; 12], [0.0; 12]);
            // All series together by place, for the spread of the season itself.
            let mut together: Vec<(f64, f64)> = Vec::new();
            for window in windows {
                let history = known(window, &factors);
                let Some(trend) = Trend::fit(&history) else { continue };
                let first = window.first().map_or(0, |month| month.0);
                for ((at, month, count), known) in window.iter().zip(&history) {
                    let level = trend.mean(known.at, 1.0);
                    counts[*month] += count;
                    levels[*month] += level;
                    if round + 1 == ROUNDS {
                        let place = usize::try_from(at - first).unwrap_or(0);
                        together.resize(together.len().max(place + 1), (0.0, 0.0));
                        together[place].0 += count;
                        together[place].1 += level * factors[*month];
                    }
                }
            }
            seen = counts;
            if round + 1 < ROUNDS {
                for month in 0..12 {
                    factors[month] = if levels[month] > 0.0 { counts[month] / levels[month] } else { 1.0 };
                }
                let mean = factors.iter().sum::<f64>() / 12.0;
                factors = factors.map(|factor| if mean > 0.0 { factor / mean } else { 1.0 });
            } else {
                let known = together.iter().filter(|(_, mean)| *mean > 0.0);
                let squares: f64 = known.clone().map(|(count, mean)| (count - mean).powi(2) / mean).sum();
                spread = (squares / (known.count() as f64 - 13.0).max(1.0)).max(1.0);
            }
        }
        Season {
            factors: std::array::from_fn(|month| (seen[month] > 0.0).then_some(factors[month])),
            errors: seen.map(|count| if count > 0.0 { spread / count } else { 0.0 }),
            events: seen.iter().sum(),
        }
    }
}

/// A window with its season.
pub(super) fn known(window: &Window, factors: &[f64; 12]) -> Vec<Known> {
    window
        .iter()
        .map(|(at, month, count)| Known { at: f64::from(*at), count: *count, season: factors[*month] })
        .collect()
}
