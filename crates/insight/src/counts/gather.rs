//! Cubes put together into counts.

use super::coverage::usual;
use super::{Counts, Of, PartRef};
use crate::Month;
use kernel::contracts::counts::Cube;
use std::collections::{BTreeMap, BTreeSet};

/// Gathers the cubes of parts, then puts them together.
#[derive(Debug, Default)]
pub struct Gather {
    dataset: String,
    apart: Vec<String>,
    newest_wins: bool,
    parts: Vec<(PartRef, Vec<Cube>)>,
}

impl Gather {
    /// Of a dataset, some categories of which are never added to the others.
    pub fn of(dataset: &str, apart: &[String]) -> Self {
        Self { dataset: dataset.into(), apart: apart.to_vec(), ..Self::default() }
    }

    /// Values are not added up over parts: of the same area, month and category that of the newest part counts.
    pub fn newest_wins(&mut self) {
        self.newest_wins = true;
    }

    /// Adds the cubes of a part.
    pub fn add(&mut self, part: PartRef, cubes: Vec<Cube>) {
        self.parts.push((part, cubes));
    }

    /// Everything together.
    pub fn together(self) -> Counts {
        let Self { dataset, apart, newest_wins, mut parts } = self;
        let first = |cubes: &[Cube]| cubes.first().map(|cube| cube.month);
        if newest_wins {
            parts.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        } else {
            parts.sort_by(|a, b| (&a.0.source, first(&a.1)).cmp(&(&b.0.source, first(&b.1))));
        }
        let cubes = || parts.iter().flat_map(|(_, cubes)| cubes);
        let codes: Vec<String> = sorted(cubes().flat_map(|cube| &cube.areas));
        let categories: Vec<String> = sorted(cubes().flat_map(|cube| &cube.categories));
        let decimals = cubes().map(|cube| cube.decimals).max().unwrap_or_default();
        let place = |list: &[String], word: &String| list.binary_search(word).unwrap_or_default();
        let mut cells: BTreeMap<Month, Vec<(u32, u16, u32)>> = BTreeMap::new();
        let mut months: BTreeMap<Month, Of> = BTreeMap::new();
        let mut refs = Vec::new();
        for (mut part, cubes) in parts {
            part.months = cubes.iter().map(|cube| Month(cube.month)).collect();
            part.areas = vec![0; codes.len().div_ceil(64)];
            for cube in &cubes {
                let areas: Vec<usize> = cube.areas.iter().map(|it| place(&codes, it)).collect();
                let names: Vec<usize> = cube.categories.iter().map(|it| place(&categories, it)).collect();
                let scale = 10_u32.pow(u32::from(decimals - cube.decimals));
                let into = cells.entry(Month(cube.month)).or_default();
                for (area, category, count) in &cube.cells {
                    let area = usize::try_from(*area).ok().and_then(|at| areas.get(at)).copied();
                    let category = names.get(usize::from(*category)).copied();
                    let (Some(area), Some(category)) = (area, category) else { continue };
                    part.areas[area / 64] |= 1 << (area % 64);
                    let cell = (
                        u32::try_from(area).unwrap_or(u32::MAX),
                        u16::try_from(category).unwrap_or(u16::MAX),
                    );
                    into.push((cell.0, cell.1, count.saturating_mul(scale)));
                }
                months.entry(Month(cube.month)).or_default().parts.push(refs.len());
            }
            refs.push(part);
        }
        for (month, cells) in cells {
            let of = months.entry(month).or_default();
            fill(of, cells, codes.len(), newest_wins);
        }
        let usual = sources(&refs);
        let apart = apart
            .iter()
            .filter_map(|name| categories.binary_search(name).ok())
            .filter_map(|at| u16::try_from(at).ok())
            .collect();
        Counts { dataset, categories, apart, codes, decimals, months, parts: refs, usual }
    }
}

/// Puts the cells of a month in order, those of several parts for one area and category added up.
fn fill(of: &mut Of, mut cells: Vec<(u32, u16, u32)>, codes: usize, newest_wins: bool) {
    // Stable: what came from an older part stands before what came from a newer one.
    cells.sort_by_key(|cell| (cell.0, cell.1));
    of.starts = Vec::with_capacity(codes + 1);
    of.starts.push(0);
    let mut next = cells.into_iter().peekable();
    for index in 0..codes {
        let begun = of.cells.len();
        while let Some((_, category, count)) = next.next_if(|cell| usize::try_from(cell.0) == Ok(index)) {
            match of.cells.get_mut(begun..).and_then(<[_]>::last_mut) {
                Some(last) if last.0 == category && newest_wins => last.1 = count,
                Some(last) if last.0 == category => last.1 = last.1.saturating_add(count),
                _ => of.cells.push((category, count)),
            }
        }
        of.starts.push(u32::try_from(of.cells.len()).unwrap_or(u32::MAX));
    }
    of.cells.shrink_to_fit();
}

fn sources(parts: &[PartRef]) -> BTreeMap<String, u64> {
    let mut rows: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    for part in parts {
        rows.entry(&part.source).or_default().push(part.rows);
    }
    rows.into_iter().filter_map(|(source, rows)| Some((source.to_string(), usual(rows)?))).collect()
}

fn sorted<'a>(words: impl Iterator<Item = &'a String>) -> Vec<String> {
    words.collect::<BTreeSet<_>>().into_iter().cloned().collect()
}
