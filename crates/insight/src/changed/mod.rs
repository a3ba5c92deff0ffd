//! *What really changed*: of all series of a county (area by category), those whose newest month is more than noise, season and trend.
//!
//! Nothing is flagged from anti-social behaviour and crime added together, from a rolling window against itself, or from a month that is
//! not complete: [`methods::changed`] takes counts by month of one sort only, and a month of which something is missing is a hole.

mod artefacts;
mod family;
#[cfg(test)]
mod tests;
pub(crate) mod why;
mod words;

pub use family::Series;

use crate::areas::Areas;
use crate::chart::{Chart, Line, Period, Series as Drawn, Unit, Value};
use crate::{Counts, Dataset, Month};
use methods::changed::{Basis, Found, Settings, Untested, Verdict, rank, test};
use std::collections::BTreeMap;

/// What a month comes to.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// How many series were tested.
    pub tested: usize,
    /// The share of findings that may be false.
    pub rate: f64,
    /// Whether findings are ranked by harm; else by size.
    pub by_harm: bool,
    /// What changed, the gravest first.
    pub changes: Vec<Change>,
    /// What would be a finding, but an artefact explains it as well.
    pub explained: Vec<Change>,
    /// Why others were not tested, and how many.
    pub untested: BTreeMap<String, usize>,
    /// What else may have moved many series at once, to be looked at first.
    pub artefacts: Vec<String>,
}

/// One series that changed.
#[derive(Clone, Debug)]
pub struct Change {
    /// The series.
    pub series: Series,
    /// Events in the month.
    pub observed: u64,
    /// What its history leads to expect.
    pub expected: f64,
    /// Counts that would have been no surprise.
    pub usual: (f64, f64),
    /// The chance held against the whole family.
    pub adjusted: f64,
    /// What else may have moved it.
    pub artefacts: Vec<String>,
}

/// Tests every series of a county for a month.
pub fn review(areas: &Areas, county: &str, counts: &Counts, dataset: &Dataset, month: Month) -> Review {
    let settings = Settings::default();
    let from = month.plus(-i32::try_from(settings.window).unwrap_or(36));
    let family = family::family(areas, county, counts, dataset, from, month);
    let shares = artefacts::placed(counts, from, month);
    let candidates: Vec<_> = family.iter().map(|one| one.candidate(dataset, shares)).collect();
    let found = test(&candidates, month.0, &settings);
    let (ranked, basis) = rank(&found);
    let change = |one: &Found| {
        let series = family[one.series].clone();
        let expected = one.expected.as_ref().map_or(0.0, |e| e.mean);
        Change {
            artefacts: artefacts::of(&series, dataset, &candidates[one.series].artefacts),
            series,
            observed: one.observed,
            expected,
            usual: one.usual.as_ref().map_or((expected, expected), |i| (i.lower.unwrap_or(0.0), i.upper)),
            adjusted: one.adjusted.unwrap_or(1.0),
        }
    };
    let mut untested = BTreeMap::new();
    for one in &found {
        if let Verdict::Untested(why) = one.verdict {
            *untested.entry(said(why)).or_insert(0) += 1;
        }
    }
    Review {
        tested: found.iter().filter(|one| one.chance.is_some()).count(),
        rate: settings.rate,
        by_harm: basis == Basis::Harm,
        changes: ranked.into_iter().map(change).collect(),
        explained: found.iter().filter(|one| one.verdict == Verdict::Explained).map(change).collect(),
        untested,
        artefacts: artefacts::all(areas, county, counts, dataset, (from, month), shares),
    }
}

fn said(why: Untested) -> String {
    match why {
        Untested::Incomplete { .. } => "the month is not complete".into(),
        Untested::TooShort { least, .. } => format!("fewer than {least} months of history compare with it"),
        Untested::TooRare => "too few events are expected: charts for rare events suit them".into(),
    }
}

impl Change {
    /// The chart of the series with what was expected.
    pub fn chart(&self) -> Chart {
        let value = |count: &Option<u32>| count.map_or(Value::Missing, |n| Value::Known(f64::from(n)));
        let line = Line {
            subject: self.series.title(),
            unit: Unit::new(self.series.unit(), 0),
            periods: (0_i32..)
                .take(self.series.months.len())
                .map(|at| Period::month(self.series.first.0 + at))
                .collect(),
            series: vec![Drawn {
                name: self.series.area.clone(),
                values: self.series.months.iter().map(value).collect(),
                intervals: Vec::new(),
            }],
            usual: Some((self.usual.0.round(), self.usual.1.round())),
            notes: Vec::new(),
        };
        Chart { title: self.title(), ..Chart::of(&line) }
    }
}
