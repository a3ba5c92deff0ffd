//! The ground of a county's figures: what somebody may see of its data, as it is now or as it was when a figure was made.

use super::ask::Ask;
use super::store::{self, DataVersion};
use super::{Ground, Worked, work};
use crate::areas::Areas;
use crate::counts::{Counts, Gather, PartRef};
use crate::dataset::{Dataset, Datasets, Sort};
use crate::indicator::{Indicator, Indicators};
use crate::store::{DataBook, Part, book, read};
use disclosure::Released;
use kernel::verbs::View;
use kernel::{Actor, Fault, Grant, Outcome, Permit, Proof, Unit};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Those for whom a county's figures are kept: whoever sits at its table.
pub(crate) fn table(county: &str, day: jiff::civil::Date) -> Actor {
    let sits = Grant { role: "sits".into(), on: county.into() };
    Actor::person(&format!("{county}/figures"), "The people of the county", [sits], day)
}

/// An indicator by its name.
///
/// # Errors
/// [`Fault::Fields`] on `indicator` with the nearest that there is.
pub(crate) fn indicator<'a>(all: &'a Indicators, id: &str) -> Outcome<&'a Indicator> {
    all.one(id).ok_or_else(|| {
        let known: Vec<&str> = all.all().iter().map(Indicator::id).collect();
        match kernel::rulebook::nearest(id, known.iter().copied()) {
            Some(near) => Fault::field(
                "indicator",
                format!("There is no indicator called “{id}”. Did you mean “{near}”?"),
            ),
            None => Fault::field(
                "indicator",
                format!("There is no indicator called “{id}”. See the list of indicators"),
            ),
        }
    })
}

/// Everything that an indicator is worked out from: its datasets, and the index that weighs them.
pub(crate) fn needs(it: &Indicator) -> BTreeSet<&str> {
    let mut all: BTreeSet<&str> = it.datasets().into_iter().collect();
    all.extend(it.indicator.weights.as_deref());
    all
}

/// Whether anybody may read what an indicator is worked out from.
pub(crate) fn open(datasets: &Datasets, it: &Indicator) -> bool {
    needs(it).into_iter().all(|id| datasets.get(id).is_some_and(Dataset::public))
}

impl Ground {
    /// What an actor may see of what indicators need, as it is now.
    ///
    /// # Errors
    /// [`Fault::Absent`] when they may not see one of the datasets; [`Fault::Fields`] on `indicator` when the rulebook has none.
    pub fn of<'i>(
        unit: &mut Unit<'_>,
        actor: &Actor,
        county: &str,
        indicators: impl IntoIterator<Item = &'i Indicator>,
    ) -> Outcome<Self> {
        let datasets = Datasets::of(unit.kernel())?;
        let mut out = Self { datasets: datasets.clone(), ..Self::default() };
        let mut proof: Option<Permit<View, DataBook>> = None;
        for it in indicators {
            for id in needs(it) {
                out.dataset(id)?;
                if out.counts.contains_key(id) {
                    continue;
                }
                let permit = actor.permit::<View, DataBook>(unit, &book(county, id))?;
                out.counts.insert(id.into(), Counts::of(unit, &permit)?);
                proof = Some(permit);
            }
            if let Some((key, extra)) = further(&datasets, it) {
                let permit =
                    actor.permit::<View, DataBook>(unit, &book(county, &it.indicator.numerator.dataset))?;
                out.counts.insert(key, Counts::by(unit, &permit, &extra)?);
            }
        }
        let proof = proof.ok_or(Fault::Absent)?;
        out.areas = Areas::of_county(unit, &proof, county)?;
        out.groups = store::groups(unit, &proof, county)?;
        Ok(out)
    }

    /// The datasets that an indicator and its areas rest on, as they are in this ground.
    ///
    /// # Errors
    /// [`Fault::Broken`] when they cannot be read.
    pub(crate) fn rests_on(
        &self,
        unit: &mut Unit<'_>,
        proof: &impl Proof,
        county: &str,
        it: &Indicator,
    ) -> Outcome<Vec<DataVersion>> {
        let mut out = Vec::new();
        for id in needs(it) {
            let counts = self.counts(id)?;
            out.push(stamped(id, counts.parts().iter().map(|part| (part.id.as_str(), part.sha256.as_str()))));
        }
        for lookup in self.datasets.sorts(Sort::Lookup).filter(|it| it.public()) {
            let parts = read::current(unit, proof, county, lookup.id())?;
            if !parts.is_empty() {
                out.push(stamped(lookup.id(), parts.iter().map(|it| (it.id.as_str(), it.sha256.as_str()))));
            }
        }
        Ok(out)
    }

    /// The same ground with the counts of another moment: the parts that counted when these versions were the newest.
    ///
    /// # Errors
    /// [`Fault::Broken`] when a part that is kept cannot be read.
    pub(crate) fn at_the_time(
        mut self,
        unit: &mut Unit<'_>,
        proof: &impl Proof,
        county: &str,
        it: &Indicator,
        then: &[DataVersion],
    ) -> Outcome<Self> {
        for was in then.iter().filter(|was| needs(it).contains(was.dataset.as_str())) {
            let now = self.counts.get(&was.dataset).map(|counts| {
                stamped(
                    &was.dataset,
                    counts.parts().iter().map(|part| (part.id.as_str(), part.sha256.as_str())),
                )
            });
            if now.as_ref() == Some(was) {
                continue;
            }
            let parts = counted_then(unit, proof, county, was)?;
            let gathered = gather(unit, proof, self.dataset(&was.dataset)?, &parts, "")?;
            self.counts.insert(was.dataset.clone(), Arc::new(gathered));
            if let Some((key, extra)) =
                further(&self.datasets, it).filter(|_| was.dataset == it.indicator.numerator.dataset)
            {
                let gathered = gather(unit, proof, self.dataset(&was.dataset)?, &parts, &extra)?;
                self.counts.insert(key, Arc::new(gathered));
            }
        }
        Ok(self)
    }
}

/// The further column by which an indicator's source must be counted, and the name of those counts.
fn further(datasets: &Datasets, it: &Indicator) -> Option<(String, String)> {
    let of = &it.indicator.numerator;
    let joined = !of.outcomes.is_empty() && (of.all_crime || !of.categories.is_empty());
    let extra = datasets.get(&of.dataset)?.shape.extra.first().filter(|_| joined)?;
    Some((super::ground::further(&of.dataset), extra.clone()))
}

/// The parts of a dataset that counted when a version of it was the newest.
pub(crate) fn counted_then(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    was: &DataVersion,
) -> Outcome<Vec<Part>> {
    let mut newest: BTreeMap<(String, i32), Part> = BTreeMap::new();
    for part in read::parts(unit, proof, county, &was.dataset)?.into_iter().filter(|part| part.id <= was.last)
    {
        newest.insert((part.slot.clone(), part.month), part);
    }
    Ok(newest.into_values().collect())
}

fn gather(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    dataset: &Dataset,
    parts: &[Part],
    extra: &str,
) -> Outcome<Counts> {
    let mut gather = Gather::of(dataset.id(), &dataset.dataset.apart);
    if dataset.sort() == Sort::Measures {
        gather.newest_wins();
    }
    for part in parts {
        let cubes = read::cubes(unit, proof, &part.id, extra)?;
        gather.add(PartRef::from(part.clone()), cubes);
    }
    Ok(gather.together())
}

/// A dataset by its newest part, how many there are, and a hash over their files.
pub(crate) fn stamped<'a>(dataset: &str, parts: impl Iterator<Item = (&'a str, &'a str)>) -> DataVersion {
    let parts: BTreeSet<(&str, &str)> = parts.collect();
    let mut files: Vec<&str> = parts.iter().map(|(_, sha256)| *sha256).collect();
    files.sort_unstable();
    let mut hash = Sha256::new();
    files.iter().for_each(|file| hash.update(file.as_bytes()));
    DataVersion {
        dataset: dataset.into(),
        last: parts.last().map_or(String::new(), |(id, _)| (*id).to_string()),
        parts: parts.len() as u64,
        hash: kernel::time::hex(&hash.finalize()),
    }
}

/// Works out a figure for an actor, held against everything that was released before.
///
/// # Errors
/// As [`work`] and [`Ground::of`].
pub fn worked(unit: &mut Unit<'_>, actor: &Actor, county: &str, ask: &Ask) -> Outcome<Worked> {
    let all = Indicators::of(unit.kernel())?;
    let it = indicator(&all, &ask.indicator)?;
    let ground = Ground::of(unit, actor, county, [it])?;
    let released = before(unit, actor, county, it, None)?;
    work(&ground, it, ask, &released)
}

/// What was released of an indicator's dataset before an identifier was given out.
pub(crate) fn before(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    it: &Indicator,
    id: Option<&str>,
) -> Outcome<Released> {
    let dataset = &it.indicator.numerator.dataset;
    let permit = actor.permit::<View, DataBook>(unit, &book(county, dataset))?;
    store::released(unit, &permit, (county, dataset), id)
}
