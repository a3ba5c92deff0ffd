//! Harm: counts by offence code weighed by a versioned index, and refused where the source has no offence codes.

use super::raw::{self, Known};
use super::{Ground, Period};
use crate::counts::{AreaSet, Categories, Counts};
use crate::indicator::{Indicator, Method};
use kernel::{Fault, Outcome};
use methods::harm::{Weights, score};

/// The weights of the indicator's index, in the newest version that is loaded; none for another method.
///
/// # Errors
/// [`Fault::Fields`] on `indicator` when none are loaded.
pub(super) fn weights(ground: &Ground, it: &Indicator) -> Outcome<Option<Weights>> {
    let Some(id) = it.indicator.weights.as_ref().filter(|_| it.indicator.method == Method::HarmScore) else {
        return Ok(None);
    };
    let (dataset, counts) = (ground.dataset(id)?, ground.counts(id)?);
    let Some((_, version)) = counts.span() else { return Ok(None) };
    let scale = 10_f64.powi(i32::from(counts.decimals()));
    let of = counts.by_category(&AreaSet::default(), version);
    let by_code = of.into_iter().map(|(code, weight)| (code.to_string(), weight as f64 / scale)).collect();
    let (index, version) = (dataset.meta.title.clone(), version.year().to_string());
    Ok(Some(Weights { index, version, by_code, left_out: Vec::new() }))
}

/// The scores of an area over periods.
///
/// # Errors
/// [`Fault::Fields`] on `indicator` when something counted has no weight: a broad type such as violence and sexual offences together
/// cannot carry a score.
pub(super) fn scores(
    (counts, categories, step): (&Counts, &Categories, i32),
    weights: &Weights,
    set: &AreaSet,
    periods: &[Period],
) -> Outcome<Vec<Known<f64>>> {
    let codes: Vec<String> = match categories {
        Categories::All => {
            let apart: Vec<&str> = counts.apart().collect();
            counts.categories().iter().filter(|code| !apart.contains(&code.as_str())).cloned().collect()
        }
        Categories::These(codes) => codes.clone(),
    };
    let by_code: Vec<(&str, Vec<raw::Sum>)> = codes
        .iter()
        .map(|code| {
            let categories = Categories::one(code);
            (code.as_str(), raw::Selected::Rows { counts, categories, step }.over(set, periods))
        })
        .collect();
    let at = |at: usize| -> Outcome<Known<f64>> {
        let mut of: Vec<(&str, u64)> = Vec::new();
        for (code, sums) in &by_code {
            match sums.get(at) {
                Some((Ok(count), _)) => of.push((code, *count)),
                Some((Err(why), _)) => return Ok(Err(why.clone())),
                None => return Ok(Err("not known".into())),
            }
        }
        let harm =
            score(&of, weights).map_err(|why| Fault::field("indicator", format!("It is refused: {why}")))?;
        Ok(Ok(harm.score))
    };
    (0..periods.len()).map(at).collect()
}
