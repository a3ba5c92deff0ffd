//! Counts before control: areas by periods, each with what it is counted over, or why it is not known. Nothing of it is ever shown.

use super::{AreaRef, Ground, Period, Place, harm};
use crate::Month;
use crate::counts::{AreaSet, Categories, Counts};
use crate::dataset::{self, Sort};
use crate::indicator::{Base, Indicator, NOT_CRIME, Over, PeriodKind};
use kernel::{Fault, Outcome};

/// A sum, or why there is none, and the entries that it is of.
pub(super) type Sum = (Known<u64>, Vec<(i32, u64)>);

/// A number, or why there is none.
pub(super) type Known<T> = Result<T, String>;

/// One area.
#[derive(Clone, Debug)]
pub(super) struct RawLine {
    pub area: AreaRef,
    pub place: Place,
    /// Codes of the areas in which it lies.
    pub within: Vec<String>,
    pub cells: Vec<RawCell>,
}

/// One period of an area.
#[derive(Clone, Debug)]
pub(super) struct RawCell {
    pub period: Period,
    pub count: Known<u64>,
    /// The entries that it is the sum of, where there are several and control needs them.
    pub months: Vec<(i32, u64)>,
    /// The score of harm, where that is what is wanted.
    pub score: Option<Known<f64>>,
    /// The whole of a proportion.
    pub whole: Option<Known<u64>>,
    /// The base of a rate, and the year that it is of.
    pub base: Option<Known<(f64, i32)>>,
}

/// What is counted: a dataset's categories, or a measure of it.
pub(super) enum Selected<'a> {
    Rows { counts: &'a Counts, categories: Categories, step: i32 },
    Measure { counts: &'a Counts, name: String },
}

/// How many months one entry of a dataset covers.
fn step(period: dataset::Period) -> i32 {
    match period {
        dataset::Period::Month => 1,
        dataset::Period::Quarter => 3,
        dataset::Period::Year | dataset::Period::FinancialYear | dataset::Period::Once => 12,
    }
}

/// What the indicator's numerator is.
///
/// # Errors
/// [`Fault::Fields`] on `indicator` when its source is not loaded, or cannot carry it.
pub(super) fn numerator<'a>(ground: &'a Ground, it: &Indicator) -> Outcome<Selected<'a>> {
    let wanted = &it.indicator.numerator;
    let dataset = ground.dataset(&wanted.dataset)?;
    let counts = ground.counts(&wanted.dataset)?;
    if let Some(measure) = &wanted.measure {
        let name = dataset.measured(measure).unwrap_or_else(|| measure.clone());
        return Ok(Selected::Measure { counts, name });
    }
    let categories = match (&wanted.categories[..], wanted.all_crime, &wanted.outcomes[..]) {
        ([], true, []) => Categories::All,
        (some, false, []) => {
            let apart =
                |name: &String| dataset.dataset.apart.contains(name) || NOT_CRIME.contains(&name.as_str());
            if some.iter().any(apart) && !some.iter().all(apart) {
                let words =
                    "It adds what its dataset never adds: incidents to crimes. Make two indicators of it";
                return Err(Fault::field("indicator", words));
            }
            Categories::These(some.to_vec())
        }
        // A dataset of outcomes has them as its categories.
        ([], false, outcomes) => Categories::These(outcomes.to_vec()),
        (some, all, outcomes) => {
            let crime = |name: &str| {
                if all {
                    !dataset.dataset.apart.iter().any(|it| it == name)
                } else {
                    some.iter().any(|it| it == name)
                }
            };
            let both = |name: &&String| {
                let parts = name.split_once(" / ");
                parts.is_some_and(|(kind, outcome)| crime(kind) && outcomes.iter().any(|it| it == outcome))
            };
            let words =
                "Its source is not loaded with outcomes, so that no share of outcomes can be worked out";
            let counts = ground.counts.get(&super::ground::further(&wanted.dataset));
            let counts = counts.ok_or_else(|| Fault::field("indicator", words))?;
            let joined = counts.categories().iter().filter(both).cloned().collect();
            return Ok(Selected::Rows {
                counts,
                categories: Categories::These(joined),
                step: step(dataset.dataset.period),
            });
        }
    };
    Ok(Selected::Rows { counts, categories, step: step(dataset.dataset.period) })
}

/// What the whole of a proportion is, when the indicator is one.
pub(super) fn whole<'a>(ground: &'a Ground, it: &Indicator) -> Outcome<Option<Selected<'a>>> {
    let Some(Over::Categories(whole)) = &it.indicator.denominator else { return Ok(None) };
    let id = &it.indicator.numerator.dataset;
    let (dataset, counts) = (ground.dataset(id)?, ground.counts(id)?);
    let categories = match (&whole.categories[..], whole.all_crime) {
        ([], true) => Categories::All,
        ([], false) => Categories::These(counts.categories().to_vec()),
        (some, _) => Categories::These(some.to_vec()),
    };
    Ok(Some(Selected::Rows { counts, categories, step: step(dataset.dataset.period) }))
}

impl Selected<'_> {
    /// How many months one entry covers.
    pub(super) fn step(&self) -> i32 {
        match self {
            Self::Rows { step, .. } => *step,
            Self::Measure { .. } => 12,
        }
    }

    /// The counts of an area over periods that end in order.
    pub(super) fn over(&self, set: &AreaSet, periods: &[Period]) -> Vec<Sum> {
        match self {
            Self::Measure { counts, name } => periods
                .iter()
                .map(|period| {
                    let value = counts.measure(set, name, period.central_year());
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "counts, rounded"
                    )]
                    let value = value.map(|value| value.max(0.0).round() as u64).ok_or_else(|| {
                        format!("no value of {} for {} is loaded", period.central_year(), set.name)
                    });
                    (value, Vec::new())
                })
                .collect(),
            Self::Rows { counts, categories, step } => {
                let (Some(first), Some(last)) = (periods.first(), periods.last()) else { return Vec::new() };
                let series = counts.series(set, categories, Month(first.from), Month(last.to));
                let month =
                    |month: i32| usize::try_from(month - first.from).ok().and_then(|at| series.get(at));
                periods.iter().map(|period| sum(*period, *step, &month)).collect()
            }
        }
    }
}

/// The months of a period added up; each must be known. A dataset of quarters or years has its count in the first month of each.
fn sum<'a>(period: Period, step: i32, month: &impl Fn(i32) -> Option<&'a crate::counts::Point>) -> Sum {
    if period.months() % step != 0 || (step == 3 && period.from.rem_euclid(3) != 0) {
        return (
            Err(format!("its source counts every {step} months and cannot give this period")),
            Vec::new(),
        );
    }
    let mut of = Vec::new();
    let mut missing: Vec<String> = Vec::new();
    for at in (period.from..=period.to).filter(|at| (at - period.from) % step == 0) {
        match month(at) {
            Some(crate::counts::Point { value: Some(value), .. }) => of.push((at, *value)),
            Some(point) => {
                let why =
                    point.why.as_ref().map_or_else(|| "not known".into(), crate::counts::Missing::words);
                missing.push(format!("{}: {why}", point.month.words()));
            }
            None => missing.push(format!("{}: not known", Month(at).words())),
        }
    }
    match &missing[..] {
        [] => (Ok(of.iter().map(|(_, value)| value).sum()), of),
        [one] => (Err(one.clone()), Vec::new()),
        [one, rest @ ..] => (Err(format!("{one}, and {} more months", rest.len())), Vec::new()),
    }
}

/// How many years an estimate may be carried forward to a year that has none yet; a census until the next. The figure says so.
const CARRIED: i32 = 2;
const CENSUS: i32 = 20;

/// The base of a rate in the year in whose middle a period lies.
pub(super) fn base(
    (counts, measure, carried): (&Counts, &str, i32),
    base: &Base,
    set: &AreaSet,
    period: Period,
) -> Known<(f64, i32)> {
    let year = period.central_year();
    let found =
        (0..=carried).find_map(|back| counts.measure(set, measure, year - back).map(|n| (n, year - back)));
    match found {
        Some((n, _)) if n <= 0.0 => {
            Err(format!("{} of {} in {year} is nought: no rate can be worked out", base.measure, set.name))
        }
        Some(found) => Ok(found),
        None => Err(format!(
            "no {} of {} for {year} is loaded, nor of the years just before: load “{}”",
            base.measure, set.name, base.dataset
        )),
    }
}

/// Everything before control.
///
/// # Errors
/// As [`numerator`]; [`Fault::Fields`] on `area` when a dataset does not know one.
pub(super) fn gather(
    ground: &Ground,
    it: &Indicator,
    lines: &[(String, Place)],
    periods: &[Period],
) -> Outcome<Vec<RawLine>> {
    let (above, below) = (numerator(ground, it)?, whole(ground, it)?);
    let weights = harm::weights(ground, it)?;
    let over = match &it.indicator.denominator {
        Some(Over::Base(base)) => {
            let dataset = ground.dataset(&base.dataset)?;
            let name = dataset.measured(&base.measure).unwrap_or_else(|| base.measure.clone());
            let census = dataset.year().is_some() || dataset.dataset.period == dataset::Period::Once;
            let carried = if census { CENSUS } else { CARRIED };
            Some((base, name, ground.counts(&base.dataset)?, carried))
        }
        _ => None,
    };
    lines
        .iter()
        .map(|(code, place)| {
            let set = ground.set(&it.indicator.numerator.dataset, code)?;
            let counts = above.over(&set, periods);
            let scores = match (&weights, &above) {
                (Some(weights), Selected::Rows { counts, categories, step }) => {
                    Some(harm::scores((counts, categories, *step), weights, &set, periods)?)
                }
                (Some(_), _) => {
                    return Err(Fault::field("indicator", "Its source has no offence codes to weigh"));
                }
                (None, _) => None,
            };
            let wholes = below.as_ref().map(|below| below.over(&set, periods));
            let cells =
                periods.iter().zip(counts).enumerate().map(|(at, (period, (count, months)))| RawCell {
                    period: *period,
                    count,
                    months,
                    score: scores.as_ref().and_then(|all| all.get(at).cloned()),
                    whole: wholes.as_ref().and_then(|all| all.get(at)).map(|(whole, _)| whole.clone()),
                    base: over.as_ref().map(|(base_of, name, counts, carried)| {
                        base((counts, name, *carried), base_of, &set, *period)
                    }),
                });
            let area = ground.area(code)?;
            let within = area.parents.clone();
            Ok(RawLine { area: AreaRef::of(area), place: *place, within, cells: cells.collect() })
        })
        .collect()
}

/// The periods of a figure, in order.
pub(super) fn periods(kind: PeriodKind, from: Option<i32>, to: i32) -> Vec<Period> {
    let ends: Vec<i32> = match kind {
        PeriodKind::Month | PeriodKind::Rolling12 => (from.unwrap_or(to - 23)..=to).collect(),
        PeriodKind::Quarter => (from.unwrap_or(to - 23)..=to).filter(|m| m.rem_euclid(3) == 2).collect(),
        PeriodKind::FinancialYear => {
            (from.unwrap_or(to - 59)..=to).filter(|m| m.rem_euclid(12) == 2).collect()
        }
        PeriodKind::Year => (from.unwrap_or(to - 59)..=to).filter(|m| m.rem_euclid(12) == 11).collect(),
    };
    let long = kind.months();
    ends.into_iter().map(|end| Period { from: end - long + 1, to: end }).collect()
}

/// Whether the source is of measures by year, so that its last value is that of a year.
pub(super) fn yearly(ground: &Ground, it: &Indicator) -> Outcome<bool> {
    let dataset = ground.dataset(&it.indicator.numerator.dataset)?;
    Ok(dataset.sort() == Sort::Measures || step(dataset.dataset.period) == 12)
}
