//! Counts in memory: the cubes of a dataset’s current parts put together, by month, area and category.
//!
//! A county’s figures come from every force’s file by area, and say which files were in them. A month has no value where the file of the
//! area’s own force is not there, or has a hole, or stands on another census base than the area: it is not nought.

mod coverage;
mod gather;
mod loaded;
mod set;
#[cfg(test)]
mod tests;

pub use coverage::{Coverage, Missing};
pub use gather::Gather;
pub use set::AreaSet;

use crate::Month;
use std::collections::BTreeMap;

/// Every count of one dataset.
#[derive(Debug, Default)]
pub struct Counts {
    dataset: String,
    categories: Vec<String>,
    apart: Vec<u16>,
    codes: Vec<String>,
    decimals: u8,
    months: BTreeMap<Month, Of>,
    parts: Vec<PartRef>,
    usual: BTreeMap<String, u64>,
}

/// The counts of one month: those of the area with index `i` stand from `starts[i]` to `starts[i + 1]`.
#[derive(Debug, Default)]
struct Of {
    starts: Vec<u32>,
    cells: Vec<(u16, u32)>,
    parts: Vec<usize>,
}

/// A part that is counted: what a figure leads back to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartRef {
    /// Its identifier.
    pub id: String,
    /// The load that brought it.
    pub load: String,
    /// Who reported: `west-mercia`; empty where the dataset does not say.
    pub source: String,
    /// The months that it holds, in order.
    pub months: Vec<Month>,
    /// Hash of the file as it came.
    pub sha256: String,
    /// Hash of the rows that were kept, as Parquet.
    pub kept: String,
    /// Rows that were taken.
    pub rows: u64,
    /// Rows whose code stands on the base of 2011 alone.
    pub only_2011: u64,
    /// Rows whose code stands on the base of 2021 alone.
    pub only_2021: u64,
    /// Which areas have something in it: a bit each, by index.
    areas: Vec<u64>,
}

impl PartRef {
    fn touches(&self, index: usize) -> bool {
        self.areas.get(index / 64).is_some_and(|word| word & (1 << (index % 64)) != 0)
    }
}

/// Which categories are added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Categories {
    /// All but those that the dataset never adds to others: crimes without anti-social behaviour.
    All,
    /// These, by name.
    These(Vec<String>),
}

impl Categories {
    /// One by name.
    pub fn one(name: &str) -> Self {
        Self::These(vec![name.into()])
    }
}

/// One month of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The month.
    pub month: Month,
    /// The count, in units of ten to the minus [`Counts::decimals`]; none when it is not known.
    pub value: Option<u64>,
    /// Why it is not known.
    pub why: Option<Missing>,
}

impl Counts {
    /// The dataset.
    pub fn dataset(&self) -> &str {
        &self.dataset
    }

    /// Every category, in order.
    pub fn categories(&self) -> &[String] {
        &self.categories
    }

    /// Categories that are never added to the others.
    pub fn apart(&self) -> impl Iterator<Item = &str> {
        self.apart.iter().filter_map(|at| self.categories.get(usize::from(*at))).map(String::as_str)
    }

    /// Decimal places of the counts: nought where rows are counted.
    pub fn decimals(&self) -> u8 {
        self.decimals
    }

    /// The months of which anything is known, in order.
    pub fn months(&self) -> impl DoubleEndedIterator<Item = Month> {
        self.months.keys().copied()
    }

    /// The first and the last month of which anything is known.
    pub fn span(&self) -> Option<(Month, Month)> {
        Some((*self.months.keys().next()?, *self.months.keys().next_back()?))
    }

    /// Every part that is counted, in order of source and month.
    pub fn parts(&self) -> &[PartRef] {
        &self.parts
    }

    /// Everything that an area has in a month, by category, in order; whether or not the month is complete.
    pub fn by_category(&self, set: &AreaSet, month: Month) -> Vec<(&str, u64)> {
        let mut sums = vec![0_u64; self.categories.len()];
        if let Some(of) = self.months.get(&month) {
            for index in self.indices(set) {
                for (category, count) in of.of(index) {
                    if let Some(sum) = sums.get_mut(usize::from(*category)) {
                        *sum += u64::from(*count);
                    }
                }
            }
        }
        self.categories.iter().map(String::as_str).zip(sums).filter(|(_, sum)| *sum > 0).collect()
    }

    /// The counts of an area from one month to another, both among them.
    pub fn series(&self, set: &AreaSet, categories: &Categories, from: Month, to: Month) -> Vec<Point> {
        let (wanted, indices) = (self.wanted(categories), self.indices(set));
        from.to(to)
            .map(|month| match self.missing(set, &indices, month) {
                Some(why) => Point { month, value: None, why: Some(why) },
                None => Point { month, value: Some(self.sum(&indices, &wanted, month)), why: None },
            })
            .collect()
    }

    /// The count of a span of months, where each of them is known; else the first reason why not.
    ///
    /// # Errors
    /// Why it is not known, and of which month.
    pub fn total(
        &self,
        set: &AreaSet,
        categories: &Categories,
        from: Month,
        to: Month,
    ) -> Result<u64, (Month, Missing)> {
        let mut sum = 0;
        for point in self.series(set, categories, from, to) {
            match (point.value, point.why) {
                (Some(value), _) => sum += value,
                (None, why) => return Err((point.month, why.unwrap_or(Missing::NothingLoaded))),
            }
        }
        Ok(sum)
    }

    /// What stands in the files of a month, whether or not it is complete.
    pub fn recorded(&self, set: &AreaSet, categories: &Categories, month: Month) -> u64 {
        self.sum(&self.indices(set), &self.wanted(categories), month)
    }

    /// The value of a measure in a year, under the name that its cubes have for it; none where that year has none. A district without a
    /// row of its own has the sum of its small areas.
    pub fn measure(&self, set: &AreaSet, measure: &str, year: i32) -> Option<f64> {
        let (first, last) = (Month::of(year, 1)?, Month::of(year, 12)?);
        let (_, of) = self.months.range(first..=last).next()?;
        let at = self.categories.binary_search_by(|it| it.as_str().cmp(measure)).ok()?;
        let at = u16::try_from(at).ok()?;
        let mut sum = None;
        for index in self.indices(set) {
            for (_, count) in of.of(index).iter().filter(|(category, _)| *category == at) {
                sum = Some(sum.unwrap_or(0_u64) + u64::from(*count));
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "no count of people comes near 2^53")]
        sum.map(|sum| sum as f64 / 10_f64.powi(i32::from(self.decimals)))
    }

    /// The parts in which an area has something in a month: what was counted.
    pub fn parts_of(&self, set: &AreaSet, month: Month) -> Vec<&PartRef> {
        let indices = self.indices(set);
        let of = self.months.get(&month).map(|of| of.parts.as_slice()).unwrap_or_default();
        let touched = |part: &&PartRef| indices.iter().any(|index| part.touches(*index));
        of.iter().filter_map(|at| self.parts.get(*at)).filter(touched).collect()
    }

    fn sum(&self, indices: &[usize], wanted: &[bool], month: Month) -> u64 {
        let Some(of) = self.months.get(&month) else { return 0 };
        let cells = indices.iter().flat_map(|index| of.of(*index));
        let counted = cells.filter(|(category, _)| wanted.get(usize::from(*category)) == Some(&true));
        counted.map(|(_, count)| u64::from(*count)).sum()
    }

    fn wanted(&self, categories: &Categories) -> Vec<bool> {
        let mut wanted = vec![matches!(categories, Categories::All); self.categories.len()];
        match categories {
            Categories::All => self.apart.iter().for_each(|at| wanted[usize::from(*at)] = false),
            Categories::These(names) => {
                for name in names {
                    if let Ok(at) = self.categories.binary_search(name) {
                        wanted[at] = true;
                    }
                }
            }
        }
        wanted
    }

    /// The indices of the codes under which an area is counted: its own where the dataset has it, else those of its small areas.
    fn indices(&self, set: &AreaSet) -> Vec<usize> {
        let find = |code: &String| self.codes.binary_search(code).ok();
        match find(&set.code) {
            Some(own) => vec![own],
            None => set.lsoas.iter().filter_map(find).collect(),
        }
    }
}

impl Of {
    fn of(&self, index: usize) -> &[(u16, u32)] {
        let at = |index: usize| self.starts.get(index).and_then(|at| usize::try_from(*at).ok());
        let (from, to) = (at(index).unwrap_or_default(), at(index + 1).unwrap_or_default());
        self.cells.get(from..to).unwrap_or_default()
    }
}
