//! Counts by month, area and category, while they grow.

use crate::intern::{Sums, Values};
use kernel::contracts::counts::{Cube, Unfit};
use std::collections::BTreeSet;

/// So many categories a cube can tell apart.
const MOST: usize = 0xffff;

/// So many areas, and so many bytes of either.
const AREAS: usize = 1_000_000;
const BYTES: usize = 64 << 20;

/// Everything that is counted of a part, in layers: rows as they are, then rows divided further.
#[derive(Default)]
pub struct Tally {
    /// Codes of areas.
    pub areas: Values<()>,
    /// Categories, and what divides them further.
    pub words: Values<()>,
    layers: Vec<Vec<(i32, Sums)>>,
}

/// What a row that is not divided further has in place of the word that would divide it.
pub const WHOLE: u32 = 0xffff;

impl Tally {
    /// Adds to a cell. More words than a cell can hold are told by [`Tally::cubes`].
    #[inline]
    pub fn add(&mut self, layer: usize, month: i32, area: u32, category: u32, further: u32, more: u64) {
        if self.layers.len() <= layer {
            self.layers.resize_with(layer + 1, Vec::new);
        }
        let months = &mut self.layers[layer];
        // The month of the row before is the likeliest, and stands last.
        let at = months.iter().rposition(|it| it.0 == month).unwrap_or_else(|| {
            months.push((month, Sums::default()));
            months.len() - 1
        });
        let key = u64::from(area) << 32 | u64::from(category & WHOLE) << 16 | u64::from(further & WHOLE);
        months[at].1.add(key, more);
    }

    /// Whether a cube can still tell everything apart.
    pub fn fits(&self) -> Result<(), Unfit> {
        if self.words.len() >= MOST || self.words.size() > BYTES {
            return Err(Unfit::TooLarge(format!(
                "The file has more than {MOST} categories, or very long ones"
            )));
        }
        match self.areas.len() > AREAS || self.areas.size() > BYTES {
            true => Err(Unfit::TooLarge(format!("The file has more than {AREAS} areas"))),
            false => Ok(()),
        }
    }

    /// The cubes of a layer, in order of months.
    pub fn cubes(&self, layer: usize, decimals: u8) -> Result<Vec<Cube>, Unfit> {
        self.fits()?;
        let months = self.layers.get(layer).map_or(&[][..], Vec::as_slice);
        let mut cubes: Vec<Cube> =
            months.iter().map(|(month, sums)| self.cube(*month, decimals, sums)).collect::<Result<_, _>>()?;
        cubes.sort_unstable_by_key(|cube| cube.month);
        Ok(cubes)
    }

    fn cube(&self, month: i32, decimals: u8, sums: &Sums) -> Result<Cube, Unfit> {
        let sums = sums.sorted();
        let mut areas: Vec<u32> = sums.iter().map(|it| (it.0 >> 32) as u32).collect();
        areas.dedup();
        areas.sort_unstable_by_key(|area| self.areas.get(*area));
        let mut place = vec![0u32; self.areas.len()];
        for (at, area) in areas.iter().enumerate() {
            place[*area as usize] = at as u32;
        }
        let pairs: BTreeSet<u32> = sums.iter().map(|it| it.0 as u32).collect();
        let mut labels: Vec<(String, u32)> = pairs.into_iter().map(|pair| (self.label(pair), pair)).collect();
        labels.sort();
        let mut numbers: Vec<(u32, u16)> =
            labels.iter().enumerate().map(|(at, it)| (it.1, at as u16)).collect();
        numbers.sort_unstable();
        let mut cells = Vec::with_capacity(sums.len());
        for (key, sum) in sums {
            let at = numbers.partition_point(|it| it.0 < key as u32);
            let sum =
                u32::try_from(sum).map_err(|_| Unfit::TooLarge(format!("A count is above {}", u32::MAX)))?;
            cells.push((place[(key >> 32) as usize], numbers[at].1, sum));
        }
        cells.sort_unstable();
        let areas = areas.iter().map(|area| text(self.areas.get(*area))).collect();
        Ok(Cube { month, decimals, areas, categories: labels.into_iter().map(|it| it.0).collect(), cells })
    }

    fn label(&self, pair: u32) -> String {
        let category = text(self.words.get(pair >> 16));
        match pair & WHOLE {
            WHOLE => category,
            further => match (category.as_str(), text(self.words.get(further))) {
                ("", further) => further,
                (category, further) => format!("{category} / {further}"),
            },
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
