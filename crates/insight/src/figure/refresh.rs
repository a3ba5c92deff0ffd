//! After a load: every kept figure that rests on it is worked out anew, and has another version only where something differs.

use super::{county, keep, store};
use crate::indicator::Indicators;
use kernel::jobs::{self, Job, JobKind};
use kernel::{Kernel, Outcome, SystemActs, Unit};
use serde::{Deserialize, Serialize};

/// The figures of a county that rest on a dataset are to be looked at.
#[derive(Serialize, Deserialize)]
struct Refresh {
    county: String,
    dataset: String,
}

impl Job for Refresh {
    const KIND: &'static str = "insight.figures";
}

/// How it is done.
pub(crate) const JOB: JobKind = JobKind { kind: Refresh::KIND, run };

/// Has the figures that rest on a dataset looked at after this unit.
///
/// # Errors
/// [`kernel::Fault::Broken`] when the job cannot be kept.
pub(crate) fn after(unit: &mut Unit<'_>, county: &str, dataset: &str) -> Outcome<()> {
    jobs::enqueue(unit, &Refresh { county: county.into(), dataset: dataset.into() })
}

fn run(kernel: &Kernel, text: &str) -> Outcome<()> {
    let Refresh { county, dataset } = jobs::body(text)?;
    let acts = SystemActs::without_a_permit_because("figures follow their data", &county, kernel.today());
    let indicators = Indicators::of(kernel)?;
    // A lookup changes what every figure is made of.
    let lookup =
        crate::Datasets::of(kernel)?.get(&dataset).is_none_or(|it| it.sort() == crate::dataset::Sort::Lookup);
    let rests = |id: &str| {
        lookup || indicators.one(id).is_some_and(|it| county::needs(it).contains(dataset.as_str()))
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
