//! Counts from the parts of a dataset that a county has loaded.

use super::{Counts, Gather, PartRef};
use crate::dataset::Sort;
use crate::store::{DataBook, Part, read};
use crate::{Datasets, Month};
use kernel::{Fault, Outcome, Permit, Unit};
use std::sync::Arc;

impl Counts {
    /// Every count of the dataset that a permit is for: put together once, until another part is loaded.
    ///
    /// # Errors
    /// [`Fault::Absent`] when the rulebook has no such dataset; [`Fault::Broken`] when it cannot be read.
    pub fn of<V>(unit: &mut Unit<'_>, permit: &Permit<V, DataBook>) -> Outcome<Arc<Self>> {
        Self::by(unit, permit, "")
    }

    /// The same counted further by a column, each category of which reads `Burglary / Under investigation`.
    ///
    /// # Errors
    /// As [`Counts::of`].
    pub fn by<V>(unit: &mut Unit<'_>, permit: &Permit<V, DataBook>, extra: &str) -> Outcome<Arc<Self>> {
        let (county, name) = permit.id().split_once('/').ok_or(Fault::Absent)?;
        let datasets = Datasets::of(unit.kernel())?;
        let dataset = datasets.get(name).ok_or(Fault::Absent)?;
        if !extra.is_empty() && !dataset.shape.extra.iter().any(|it| it == extra) {
            return Err(Fault::Absent);
        }
        let stamp = read::stamp(unit, permit, county, name)?;
        let kernel = unit.kernel();
        kernel.memo().get(&format!("insight counts {county}/{name}/{extra}"), &stamp, || {
            let mut gather = Gather::of(name, &dataset.dataset.apart);
            if dataset.sort() == Sort::Measures {
                gather.newest_wins();
            }
            for part in read::current(unit, permit, county, name)? {
                let cubes = read::cubes(unit, permit, &part.id, extra)?;
                gather.add(PartRef::from(part), cubes);
            }
            Ok(gather.together())
        })
    }
}

impl From<Part> for PartRef {
    fn from(part: Part) -> Self {
        Self {
            id: part.id,
            load: part.load,
            source: part.source,
            months: (part.month >= 0).then_some(Month(part.month)).into_iter().collect(),
            sha256: part.sha256,
            kept: part.kept,
            rows: part.accepted,
            only_2011: part.only_2011,
            only_2021: part.only_2021,
            areas: Vec::new(),
        }
    }
}
