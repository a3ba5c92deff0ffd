//! Season taken out of a monthly series, for charts that would otherwise signal every summer.

use serde::{Deserialize, Serialize};

use crate::Refusal;

/// Months in a year.
const YEAR: usize = 12;
/// From this strength on a season or a trend is more than the noise around it (the threshold of *forecast*'s `nsdiffs`).
const STRONG: f64 = 0.64;

/// How season and level go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Model {
    /// The season adds so many.
    Additive,
    /// The season multiplies: usual for counts.
    Multiplicative,
}

/// A series with its season taken out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Adjusted {
    /// What the season adds or multiplies in each month, January first.
    pub season: [f64; YEAR],
    /// The points without it, in their unit; holes stay holes.
    pub values: Vec<f64>,
    /// The centred average of a year around each point; a hole within half a year of the ends and of holes.
    pub trend: Vec<f64>,
    /// Strength of the season, from 0 to 1: `max(0, 1 - var(rest) / var(season + rest))`.
    pub season_strength: f64,
    /// Strength of the trend, from 0 to 1: `max(0, 1 - var(rest) / var(trend + rest))`.
    pub trend_strength: f64,
}

/// Takes the season out by classical decomposition: a centred average of a year with half weights at its ends, the mean of what is left
/// for each month of the year, made to add to 0 (or to average 1).
///
/// As `seasonal_decompose` of *statsmodels*; strengths after Wang, Smith and Hyndman 2006. `first` is the month of the first point,
/// `year * 12 + month - 1`.
///
/// # Errors
/// Fewer than two years; a month of the year that is never seen within whole years; a multiplied season of a level that is not above zero.
pub fn adjust(points: &[f64], first: i32, model: Model) -> Result<Adjusted, Refusal> {
    if points.len() < 2 * YEAR {
        return Err(Refusal::TooShort { has: points.len(), least: 2 * YEAR });
    }
    if let Some(at) = points.iter().position(|point| point.is_infinite()) {
        return Err(Refusal::NotANumber { at });
    }
    let multiplied = model == Model::Multiplicative;
    let month = |at: usize| (first + at as i32).rem_euclid(YEAR as i32) as usize;
    let trend = centred(points);
    if multiplied && trend.iter().any(|level| *level <= 0.0) {
        return Err(Refusal::NotPositive("level"));
    }
    let mut sums = [(0.0, 0_usize); YEAR];
    for (at, (point, level)) in points.iter().zip(&trend).enumerate() {
        let left = if multiplied { point / level } else { point - level };
        if !left.is_nan() {
            let sum = &mut sums[month(at)];
            *sum = (sum.0 + left, sum.1 + 1);
        }
    }
    if sums.iter().any(|(_, many)| *many == 0) {
        let has = points.iter().filter(|point| !point.is_nan()).count();
        return Err(Refusal::TooShort { has, least: 2 * YEAR });
    }
    let mut season = sums.map(|(sum, many)| sum / many as f64);
    let mean = season.iter().sum::<f64>() / YEAR as f64;
    for one in &mut season {
        *one = if multiplied { *one / mean } else { *one - mean };
    }
    let without = |at: usize| {
        let season = season[month(at)];
        if multiplied { points[at] / season } else { points[at] - season }
    };
    let values: Vec<f64> = (0..points.len()).map(without).collect();
    let rest = |at: usize| if multiplied { values[at] / trend[at] } else { values[at] - trend[at] };
    let inside: Vec<usize> = (0..points.len()).filter(|at| !rest(*at).is_nan()).collect();
    let of = |value: &dyn Fn(usize) -> f64| variance(&inside.iter().map(|at| value(*at)).collect::<Vec<_>>());
    // A multiplied decomposition adds in logarithms.
    let scale = |value: f64| if multiplied { value.ln() } else { value };
    let noise = of(&|at| scale(rest(at)));
    let strength = |with: f64| if with > 0.0 { (1.0 - noise / with).max(0.0) } else { 0.0 };
    let season_strength = strength(of(&|at| scale(rest(at)) + scale(season[month(at)])));
    let trend_strength = strength(of(&|at| scale(rest(at)) + scale(trend[at])));
    Ok(Adjusted { season, values, trend, season_strength, trend_strength })
}

/// The centred average of a year: twelve months around each point, the thirteenth shared between both ends.
fn centred(points: &[f64]) -> Vec<f64> {
    let half = YEAR / 2;
    let average = |at: usize| {
        let around = points.get(at.checked_sub(half)?..=at + half)?;
        let inner: f64 = around[1..YEAR].iter().sum();
        Some((inner + 0.5 * (around[0] + around[YEAR])) / YEAR as f64)
    };
    (0..points.len()).map(|at| average(at).unwrap_or(f64::NAN)).collect()
}

fn variance(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / values.len() as f64
}

/// Each point less the one of the same month a year before, in the unit of the points; the first twelve are holes.
///
/// It takes out any season and turns a steady trend into a level. A single odd month shows twice: when it happens, and a year later.
///
/// # Errors
/// No month that has one a year before it.
pub fn year_on_year(points: &[f64]) -> Result<Vec<f64>, Refusal> {
    let before = |at: usize| at.checked_sub(YEAR).map_or(f64::NAN, |before| points[at] - points[before]);
    let changes: Vec<f64> = (0..points.len()).map(before).collect();
    if changes.iter().all(|change| change.is_nan()) {
        return Err(Refusal::TooShort { has: points.len(), least: YEAR + 1 });
    }
    Ok(changes)
}

/// Which points a chart should be drawn of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Drawn {
    /// The points as they are.
    Plain,
    /// The points with their season taken out: [`adjust`].
    Adjusted,
    /// The changes from a year before: [`year_on_year`].
    YearOnYear,
}

/// Which points a chart should be drawn of so that its signals are not the season's or the trend's: changes from a year before where the
/// trend is strong, adjusted points where only the season is, else the points as they are. It is an advice, shown with its reason.
pub fn advise(points: &[f64], first: i32) -> Drawn {
    let Ok(found) =
        adjust(points, first, Model::Multiplicative).or_else(|_| adjust(points, first, Model::Additive))
    else {
        return Drawn::Plain;
    };
    if found.trend_strength > STRONG {
        Drawn::YearOnYear
    } else if found.season_strength > STRONG {
        Drawn::Adjusted
    } else {
        Drawn::Plain
    }
}
