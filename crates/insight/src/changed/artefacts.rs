//! What else may have moved a series: recording, missing files, boundaries, the share of rows with a place.

use super::Series;
use crate::areas::Areas;
use crate::{AreaSet, Counts, Dataset, Month};
use methods::changed::Artefact;
use std::collections::BTreeMap;

/// A share that moved by more than this is named.
const MOVED: f64 = 0.02;

/// Months with which the recording of a category changed, as the dataset's comparability notes name it.
pub(super) fn breaks<'a>(dataset: &'a Dataset, category: &str) -> impl Iterator<Item = Month> + 'a {
    let category = category.to_lowercase();
    dataset
        .dataset
        .comparability
        .iter()
        .filter(move |it| it.says.to_lowercase().contains(&category))
        .filter_map(|it| Month::parse(&it.from))
}

/// The share of rows that have a place: in the months before, and in the last. None where it did not move.
pub(super) fn placed(counts: &Counts, from: Month, last: Month) -> Option<(f64, f64)> {
    let nowhere = AreaSet { lsoas: vec![String::new()], ..AreaSet::default() };
    let mut rows: BTreeMap<Month, u64> = BTreeMap::new();
    for part in counts.parts() {
        for month in &part.months {
            *rows.entry(*month).or_default() += part.rows;
        }
    }
    let share = |months: &[Month]| {
        let all: u64 = months.iter().filter_map(|month| rows.get(month)).sum();
        let blank: u64 = months.iter().flat_map(|m| counts.by_category(&nowhere, *m)).map(|(_, n)| n).sum();
        (all > 0).then(|| 1.0 - blank.min(all) as f64 / all as f64)
    };
    let before: Vec<Month> = from.to(last.plus(-1)).collect();
    let (usual, now) = (share(&before)?, share(&[last])?);
    ((now - usual).abs() > MOVED).then_some((usual, now))
}

/// What may have moved one series, in words.
pub(super) fn of(series: &Series, dataset: &Dataset, known: &[Artefact]) -> Vec<String> {
    let mut out = Vec::new();
    for artefact in known {
        match artefact {
            Artefact::Recording { from } => {
                let month = Month(*from);
                let note =
                    dataset.dataset.comparability.iter().find(|it| Month::parse(&it.from) == Some(month));
                out.push(format!("{}: {}", month.words(), note.map_or("recording changed", |it| &it.says)));
            }
            Artefact::Geocoding { usual, now } => out.push(located(*usual, *now)),
            Artefact::Vintage { from } => out.push(format!("{}: boundaries changed", Month(*from).words())),
            Artefact::Missing { month } => out.push(format!("{} is missing", Month(*month).words())),
        }
    }
    for (why, n) in &series.holes {
        let months = if *n == 1 { "month" } else { "months" };
        out.push(format!("{n} {months} of its history left out: {why}"));
    }
    out
}

fn located(usual: f64, now: f64) -> String {
    format!("{:.0}% of rows have a place, against {:.0}% before", now * 100.0, usual * 100.0)
}

/// What may have moved many series of the month at once.
pub(super) fn all(
    areas: &Areas,
    county: &str,
    counts: &Counts,
    dataset: &Dataset,
    (from, month): (Month, Month),
    placed: Option<(f64, f64)>,
) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(set) = AreaSet::of(areas, county, &dataset.dataset.sources) {
        if let Some(missing) = counts.coverage(&set, month).missing {
            out.push(format!(
                "{} is not complete: {}. Nothing is flagged from it",
                month.words(),
                missing.words()
            ));
        }
        let holes: Vec<Month> =
            from.to(month.plus(-1)).filter(|m| counts.coverage(&set, *m).missing.is_some()).collect();
        if !holes.is_empty() {
            let months = if holes.len() == 1 { "month is" } else { "months are" };
            out.push(format!(
                "{} of the {} months before {months} missing or not complete, and left out",
                holes.len(),
                from.to(month.plus(-1)).count()
            ));
        }
    }
    out.extend(
        placed.map(|(usual, now)| format!("{}: what is expected was moved with it", located(usual, now))),
    );
    let within = |it: &&crate::dataset::Break| Month::parse(&it.from).is_some_and(|m| from < m && m <= month);
    out.extend(dataset.dataset.comparability.iter().filter(within).map(|it| {
        let when = Month::parse(&it.from).map(Month::words).unwrap_or_default();
        format!("{when}: {}", it.says)
    }));
    out
}
