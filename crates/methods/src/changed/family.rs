//! A family of series, tested together.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::artefact::Artefact;
use super::correct::{Correction, adjusted};
use super::model::{Expected, Newest, expect};
use super::season::{Season, Window, known};
use crate::Interval;
use crate::monthly::{Monthly, Sort};

/// How a family is tested.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// The share of findings that may be false, on average.
    pub rate: f64,
    /// How it is held.
    pub correction: Correction,
    /// How many of the newest months are tested, together.
    pub newest: usize,
    /// How many months before them are their history.
    pub window: usize,
    /// How many of these must be known.
    pub least: usize,
    /// A series of which fewer events are expected is left to the charts for rare events. What is expected knows nothing of what came, so
    /// that leaving out costs no error and gives the others more power (Bourgon, Gentleman and Huber 2010).
    pub expected: f64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            rate: 0.05,
            correction: Correction::BenjaminiHochberg,
            newest: 1,
            window: 36,
            least: 24,
            expected: 3.0,
        }
    }
}

/// One series of the family.
///
/// Only counts by month can be tested. Totals of rolling windows share months with themselves and are refused by type:
///
/// ```compile_fail
/// use methods::{changed::Candidate, monthly::{Crimes, Monthly}, rolling};
/// let crimes: Monthly<Crimes> = Monthly::new(24_300, vec![Some(12); 40]);
/// Candidate::new("burglary", rolling::twelve(&crimes), 0);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Its name, for its reader.
    pub name: String,
    /// Harm of one event in an index's unit, where the source can carry it.
    pub harm: Option<f64>,
    /// What else may have moved it.
    pub artefacts: Vec<Artefact>,
    sort: &'static str,
    season: u32,
    first: i32,
    months: Vec<Option<u32>>,
}

impl Candidate {
    /// A series of one sort. Those with the same `season` share one, say all areas of one level by one type: areas of a group must not
    /// overlap. Different sorts never share.
    pub fn new<S: Sort>(name: impl Into<String>, series: Monthly<S>, season: u32) -> Candidate {
        Candidate {
            name: name.into(),
            harm: None,
            artefacts: Vec::new(),
            sort: S::NAME,
            season,
            first: series.first(),
            months: series.months().to_vec(),
        }
    }

    fn at(&self, month: i32) -> Option<u32> {
        let left_out = self.artefacts.contains(&Artefact::Missing { month });
        let place = usize::try_from(month - self.first).ok().filter(|_| !left_out)?;
        self.months.get(place).copied().flatten()
    }

    /// The known months of its history before a month, not before another.
    fn window(&self, before: i32, months: usize, from: Option<i32>) -> Window {
        let start = (before - months as i32).max(from.unwrap_or(i32::MIN));
        let month =
            |month: i32| Some((month - before, month.rem_euclid(12) as usize, f64::from(self.at(month)?)));
        (start..before).filter_map(month).collect()
    }
}

/// What was found of one series.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Its place among the candidates.
    pub series: usize,
    /// What it comes to.
    pub verdict: Verdict,
    /// Events in the newest months.
    pub observed: u64,
    /// What was expected by the model to which it is less of a surprise; none where it could not be tested.
    pub expected: Option<Expected>,
    /// What both models expect, by the trend and by the last twelve months; a geocoding share is in it.
    pub models: Option<[Expected; 2]>,
    /// Counts that would have been no surprise.
    pub usual: Option<Interval>,
    /// Observed less expected, in events.
    pub excess: f64,
    /// That in harm, in the index's unit.
    pub harm: Option<f64>,
    /// The chance of a count as far off; none where it could not be tested.
    pub chance: Option<f64>,
    /// The same held against the whole family: at or below the rate it is a finding.
    pub adjusted: Option<f64>,
}

/// What a series comes to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum Verdict {
    /// It changed beyond noise, and no candidate artefact takes that away.
    Changed,
    /// It may have changed; noise explains it as well.
    NotClearly,
    /// It would be a finding, but an artefact named with the series explains it as well.
    Explained,
    /// It was not tested, and why.
    Untested(Untested),
}

/// Why a series was not tested.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "because")]
pub enum Untested {
    /// One of the newest months is not complete, `year * 12 + month - 1`.
    Incomplete {
        /// The month.
        month: i32,
    },
    /// Too few months of history compare with the newest.
    TooShort {
        /// How many do.
        has: usize,
        /// How many it takes.
        least: usize,
    },
    /// Too few events are expected: see the charts for rare events.
    TooRare,
}

/// Tests the newest complete months of each series, the last of them given (`year * 12 + month - 1`), against its history. One result for
/// each candidate, in their order.
pub fn test(candidates: &[Candidate], month: i32, settings: &Settings) -> Vec<Found> {
    let begins = month + 1 - settings.newest.max(1) as i32;
    let windows: Vec<Window> =
        candidates.iter().map(|one| one.window(begins, settings.window, None)).collect();
    let mut groups: BTreeMap<(&str, u32), Vec<usize>> = BTreeMap::new();
    for (at, one) in candidates.iter().enumerate() {
        groups.entry((one.sort, one.season)).or_default().push(at);
    }
    let seasons: BTreeMap<(&str, u32), Season> = groups
        .into_iter()
        .map(|(group, members)| {
            let windows: Vec<&Window> = members.iter().map(|at| &windows[*at]).collect();
            (group, Season::of(&windows))
        })
        .collect();
    // Each with its artefacts taken into account, and without.
    let mut plain = vec![f64::NAN; candidates.len()];
    let mut results: Vec<Found> = Vec::with_capacity(candidates.len());
    for (at, one) in candidates.iter().enumerate() {
        let mut result = Found {
            series: at,
            verdict: Verdict::NotClearly,
            observed: 0,
            expected: None,
            models: None,
            usual: None,
            excess: 0.0,
            harm: None,
            chance: None,
            adjusted: None,
        };
        let season = &seasons[&(one.sort, one.season)];
        match tested(one, &windows[at], season, begins..=month, settings, &mut plain[at]) {
            Ok(Answer { observed, models, nearer, chance }) => {
                let expected = models[nearer];
                result.observed = observed;
                result.models = Some(models);
                result.usual = Some(expected.usual());
                result.excess = observed as f64 - expected.mean;
                result.harm = one.harm.map(|harm| harm * result.excess);
                result.expected = Some(expected);
                result.chance = Some(chance);
            }
            Err(why) => result.verdict = Verdict::Untested(why),
        }
        results.push(result);
    }
    judge(&mut results, &plain, settings);
    results
}

/// Who is a finding, who is explained.
fn judge(results: &mut [Found], plain: &[f64], settings: &Settings) {
    let chances: Vec<f64> = results.iter().map(|result| result.chance.unwrap_or(f64::NAN)).collect();
    let mut bar = 0.0_f64;
    for (result, adjusted) in results.iter_mut().zip(adjusted(&chances, settings.correction)) {
        result.adjusted = result.chance.map(|_| adjusted);
        if adjusted <= settings.rate {
            result.verdict = Verdict::Changed;
            bar = bar.max(result.chance.unwrap_or(0.0));
        }
    }
    // Where nothing was found, the bar is that of a single finding.
    let tests = chances.iter().filter(|chance| !chance.is_nan()).count().max(1);
    let bar = bar.max(settings.rate / tests as f64);
    for (result, plain) in results.iter_mut().zip(plain) {
        if result.verdict != Verdict::Changed && *plain <= bar {
            result.verdict = Verdict::Explained;
        }
    }
}

/// What one series says.
struct Answer {
    observed: u64,
    models: [Expected; 2],
    /// The model to which it is less of a surprise.
    nearer: usize,
    chance: f64,
}

/// One series: its count, what was expected, and the chance; `plain` is the chance that it has when nobody minds its artefacts.
fn tested(
    one: &Candidate,
    whole: &Window,
    season: &Season,
    newest: std::ops::RangeInclusive<i32>,
    settings: &Settings,
    plain: &mut f64,
) -> Result<Answer, Untested> {
    let mut observed = 0;
    for month in newest.clone() {
        observed += u64::from(one.at(month).ok_or(Untested::Incomplete { month })?);
    }
    let factors = season.factors.map(|factor| factor.unwrap_or(1.0));
    let ahead: Vec<Newest> = newest
        .clone()
        .map(|month| {
            let calendar = month.rem_euclid(12) as usize;
            let at = f64::from(month - newest.start());
            Newest { at, season: factors[calendar], error: season.errors[calendar] }
        })
        .collect();
    // A month of the year that the group never saw cannot be told from its season.
    let unseen = newest.clone().any(|month| season.factors[month.rem_euclid(12) as usize].is_none());
    let look = |window: &Window, factor: f64| {
        if window.len() < settings.least {
            return Err(Untested::TooShort { has: window.len(), least: settings.least });
        }
        let events: f64 = window.iter().map(|(_, _, count)| count).sum();
        let share = if season.events > 0.0 { events / season.events } else { 0.0 };
        let models = (!unseen)
            .then(|| expect(&known(window, &factors), &ahead, 11.0 * share))
            .flatten()
            .ok_or(Untested::TooRare)?
            .map(|expected| expected.times(factor));
        if models.iter().any(|expected| expected.mean < settings.expected) {
            return Err(Untested::TooRare);
        }
        let [(trend, up), (level, high)] = models.map(|expected| expected.chance(observed));
        let chance = if up == high { trend.max(level) } else { 1.0 };
        Ok(Answer { observed, models, nearer: usize::from(level > trend), chance })
    };
    let all = look(whole, 1.0);
    if one.artefacts.is_empty() {
        return all;
    }
    *plain = all.as_ref().map_or(f64::NAN, |answer| answer.chance);
    let from = one.artefacts.iter().filter_map(Artefact::starts).max();
    let factor: f64 = one.artefacts.iter().filter_map(Artefact::scales).product();
    let minded = look(&one.window(*newest.start(), settings.window, from), factor)?;
    // Both must be a surprise: an artefact takes a finding away and never makes one.
    match all {
        Ok(all) if all.chance > minded.chance => Ok(all),
        _ => Ok(minded),
    }
}
