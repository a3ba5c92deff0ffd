//! Rates made comparable between areas whose people differ in age or another trait.

use crate::rate::widened;
use crate::{Estimate, Refusal, count};

/// One band, say an age group, of an area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Events in it.
    pub events: u64,
    /// People in it.
    pub population: f64,
    /// Its weight in the standard population, say the European Standard Population 2013.
    pub standard: f64,
}

/// A directly standardised rate, times the multiplier.
///
/// `DSR = sum(w x/n) / sum(w)`, `var = sum(w^2 x/n^2) / sum(w)^2`, and with O the sum of x
/// `limit = DSR + sqrt(var/O) (Byar(O) - O)` (Dobson and others 1991; Fingertips technical guide).
///
/// # Errors
/// Fewer than 10 events in all: then it is not published. No bands; a population or sum of weights that is not above zero.
pub fn direct(bands: &[Band], multiplier: f64) -> Result<Estimate, Refusal> {
    let events: Vec<_> = bands.iter().map(|band| (band.events, band.events as f64)).collect();
    dobson(bands, &events, multiplier)
}

/// A directly standardised rate of events of which one person can have several, times the multiplier.
///
/// `people[i]` says for band i how often and how many: `(2, 30)` is thirty people with two events each; [`Band::events`] is not read.
/// The value is as in [`direct`]; the variance is the sum over f of `f^2 sum(w^2 people/n^2) / sum(w)^2` (Fingertips technical guide,
/// events that are not independent).
///
/// # Errors
/// As [`direct`]; lists of different lengths.
pub fn direct_of_repeats(
    bands: &[Band],
    people: &[Vec<(u64, u64)>],
    multiplier: f64,
) -> Result<Estimate, Refusal> {
    if bands.len() != people.len() {
        return Err(Refusal::Unequal { left: bands.len(), right: people.len() });
    }
    let events: Vec<_> = people
        .iter()
        .map(|band| {
            let events = band.iter().map(|(often, many)| often * many).sum();
            (events, band.iter().map(|(often, many)| (often * often * many) as f64).sum())
        })
        .collect();
    dobson(bands, &events, multiplier)
}

/// Events of each band, and their variance.
fn dobson(bands: &[Band], events: &[(u64, f64)], multiplier: f64) -> Result<Estimate, Refusal> {
    if bands.is_empty() {
        return Err(Refusal::TooShort { has: 0, least: 1 });
    }
    if multiplier.is_nan() || multiplier <= 0.0 {
        return Err(Refusal::NotPositive("multiplier"));
    }
    let total: u64 = events.iter().map(|(events, _)| events).sum();
    let all: f64 = bands.iter().map(|band| band.standard).sum();
    if bands.iter().any(|band| !band.population.is_finite() || band.population <= 0.0) {
        return Err(Refusal::NoDenominator);
    }
    if bands.iter().any(|band| band.standard.is_nan() || band.standard < 0.0) || all <= 0.0 {
        return Err(Refusal::NotPositive("standard population"));
    }
    if total < count::EXACT_BELOW {
        return Err(Refusal::TooFewEvents { events: total, least: count::EXACT_BELOW });
    }
    let (mut value, mut variance) = (0.0, 0.0);
    for (band, (events, spread)) in bands.iter().zip(events) {
        let weight = band.standard / band.population / all;
        value += weight * *events as f64;
        variance += weight * weight * spread;
    }
    let spread = (variance / total as f64).sqrt();
    Ok(Estimate::of(value, |level| widened(total, value, spread, level)).times(multiplier))
}

/// What an area of the reference's rates would have: `sum(n refx/refn)`, in events. Bands are `(n, refx, refn)`.
///
/// # Errors
/// No bands; a population that is not above zero.
pub fn expected(bands: &[(f64, f64, f64)]) -> Result<f64, Refusal> {
    if bands.is_empty() {
        return Err(Refusal::TooShort { has: 0, least: 1 });
    }
    if bands.iter().any(|(n, _, all)| !(*n >= 0.0 && *all > 0.0)) {
        return Err(Refusal::NoDenominator);
    }
    Ok(bands.iter().map(|(n, events, all)| n * events / all).sum())
}

/// An indirectly standardised ratio: `observed / expected`, 1 = as the reference. Times 100 it is an SMR.
///
/// Its intervals are those of the observed count (exact below 10, otherwise Byar) over the expected (Fingertips technical guide).
///
/// # Errors
/// Nothing is expected.
pub fn indirect_ratio(observed: u64, expected: f64) -> Result<Estimate, Refusal> {
    if !(expected > 0.0 && expected.is_finite()) {
        return Err(Refusal::NoDenominator);
    }
    Ok(count::count(observed).times(1.0 / expected))
}

/// An indirectly standardised rate: [`indirect_ratio`] times the reference's crude rate, `sum(refx) / sum(refn)` times the multiplier.
///
/// # Errors
/// As [`expected`] and [`indirect_ratio`]; a multiplier that is not above zero.
pub fn indirect(observed: u64, bands: &[(f64, f64, f64)], multiplier: f64) -> Result<Estimate, Refusal> {
    if multiplier.is_nan() || multiplier <= 0.0 {
        return Err(Refusal::NotPositive("multiplier"));
    }
    let ratio = indirect_ratio(observed, expected(bands)?)?;
    let events: f64 = bands.iter().map(|(_, events, _)| events).sum();
    let all: f64 = bands.iter().map(|(_, _, all)| all).sum();
    Ok(ratio.times(events / all * multiplier))
}
