//! The parts that were counted for a figure: what leads from a number to its rows.

use super::{Ground, Period, Place};
use crate::Month;
use crate::counts::{AreaSet, PartRef};
use crate::indicator::{Indicator, Over};
use kernel::Outcome;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A part that was counted for a figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PartUse {
    /// The dataset.
    pub dataset: String,
    /// Who reported.
    pub source: String,
    /// The first month that it holds.
    pub from: i32,
    /// The last.
    pub to: i32,
    /// The part.
    pub part: String,
    /// The load that brought it.
    pub load: String,
    /// Hash of the file as it came.
    pub sha256: String,
    /// Hash of the rows that were kept.
    pub kept: String,
    /// Rows that were taken.
    pub rows: u64,
}

/// The parts that were counted, in order of dataset, source and month.
pub(super) fn counted(
    ground: &Ground,
    it: &Indicator,
    lines: &[(String, Place)],
    periods: &[Period],
) -> Outcome<Vec<PartUse>> {
    let mut out: BTreeMap<(String, String), PartUse> = BTreeMap::new();
    let mut take = |dataset: &str, part: &PartRef| {
        let (from, to) = (part.months.first(), part.months.last());
        out.entry((dataset.into(), part.id.clone())).or_insert_with(|| PartUse {
            dataset: dataset.into(),
            source: part.source.clone(),
            from: from.map_or(0, |month| month.0),
            to: to.map_or(0, |month| month.0),
            part: part.id.clone(),
            load: part.load.clone(),
            sha256: part.sha256.clone(),
            kept: part.kept.clone(),
            rows: part.rows,
        });
    };
    let id = &it.indicator.numerator.dataset;
    let counts = ground.counts(id)?;
    let (first, last) = (periods[0].from, periods[periods.len() - 1].to);
    // Together, because a part is counted once however many of its areas are shown.
    let mut all = AreaSet { code: "all of them".into(), ..AreaSet::default() };
    for (code, _) in lines {
        let set = ground.set(id, code)?;
        all.lsoas.push(set.code);
        all.lsoas.extend(set.lsoas);
    }
    all.lsoas.sort();
    all.lsoas.dedup();
    for part in (first..=last).flat_map(|month| counts.parts_of(&all, Month(month))) {
        take(id, part);
    }
    if let Some(Over::Base(base)) = &it.indicator.denominator {
        let counts = ground.counts(&base.dataset)?;
        let years = periods[0].central_year() - 2..=periods[periods.len() - 1].central_year();
        let within = |month: &Month| years.contains(&month.year());
        for part in counts.months().filter(within).flat_map(|month| counts.parts_of(&all, month)) {
            take(&base.dataset, part);
        }
    }
    let mut out: Vec<PartUse> = out.into_values().collect();
    out.sort();
    Ok(out)
}
