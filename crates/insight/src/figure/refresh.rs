//! After a load: every kept figure that rests on it is worked out anew, and has another version only where something differs.

use super::{county, keep, store};
use crate::dataset::Sort;
use crate::indicator::Indicators;
use kernel::jobs::{self, Job, JobKind};
use kernel::{Kernel, Outcome, Proof, SystemActs, Unit};
use serde::{Deserialize, Serialize};

/// The figures of a county that rest on datasets are to be looked at.
#[derive(Serialize, Deserialize)]
struct Refresh {
    county: String,
    datasets: Vec<String>,
}

impl Job for Refresh {
    const KIND: &'static str = "insight.figures";
}

/// How it is done.
pub(crate) const JOB: JobKind = JobKind { kind: Refresh::KIND, run };

/// Has the figures that rest on datasets looked at after this unit, where any is kept.
///
/// # Errors
/// [`kernel::Fault::Broken`] when the job cannot be kept.
pub(crate) fn after(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    datasets: &[String],
) -> Outcome<()> {
    if datasets.is_empty() || store::all(unit, proof, county)?.is_empty() {
        return Ok(());
    }
    jobs::enqueue(unit, &Refresh { county: county.into(), datasets: datasets.to_vec() })
}

fn run(kernel: &Kernel, text: &str) -> Outcome<()> {
    let Refresh { county, datasets } = jobs::body(text)?;
    let acts = SystemActs::without_a_permit_because("figures follow their data", &county, kernel.today());
    let indicators = Indicators::of(kernel)?;
    let known = crate::Datasets::of(kernel)?;
    // A lookup changes what every figure is made of.
    let lookup = datasets.iter().any(|id| known.get(id).is_none_or(|it| it.sort() == Sort::Lookup));
    let rests = |id: &str| {
        let needs = |it| county::needs(it).into_iter().any(|need| datasets.iter().any(|id| id == need));
        lookup || indicators.one(id).is_some_and(needs)
    };
    let changed = kernel.read(|unit| {
        let mut changed = Vec::new();
        for kept in store::all(unit, &acts, &county)? {
            if rests(&kept.ask.indicator) && keep::differing(unit, &acts, &kept)?.is_some() {
                changed.push(kept);
            }
        }
        Ok(changed)
    })?;
    for kept in changed {
        kernel.write(|unit| {
            unit.alone("insight figures")?;
            let now = store::one(unit, &acts, &kept.id)?.ok_or(kernel::Fault::Absent)?;
            let renewed = keep::renew(unit, &acts, &now)?;
            renewed.ok_or_else(|| {
                kernel::Fault::broken("the figure was renewed by somebody else at the same moment")
            })
        })?;
    }
    Ok(())
}
