//! Invented geography: cells of ground, and the areas of both census bases that are made of them.
//!
//! A cell belongs to one small area of 2011 and one of 2021. Where two cells share one of 2011 it was split, where they share one of 2021
//! two were merged. What did not change keeps its code, as real ones do.

mod county;
mod national;
mod recast;

pub use county::{County, loamshire};
pub use national::national;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A county or a country that does not exist.
#[derive(Clone, Debug, Default)]
pub struct Geography {
    /// Police forces; the last is the transport police, which has no ground of its own.
    pub forces: Vec<Force>,
    /// Community safety partnerships.
    pub partnerships: Vec<Named>,
    /// Counties.
    pub counties: Vec<Named>,
    /// Districts.
    pub districts: Vec<District>,
    /// Wards, which are middle layer areas too.
    pub wards: Vec<Ward>,
    /// Small areas of 2011.
    pub lsoas11: Vec<Named>,
    /// Small areas of 2021.
    pub lsoas21: Vec<Named>,
    /// The ground, force by force and district by district.
    pub cells: Vec<Cell>,
}

/// A code and a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// `E91000012`.
    pub code: String,
    /// `Ambermoor 003B`.
    pub name: String,
}

/// A police force.
#[derive(Clone, Debug, Default)]
pub struct Force {
    /// Its code; none for the transport police.
    pub code: String,
    /// As the files write it: `Loamshire Constabulary`.
    pub name: String,
    /// As the files' names write it: `loamshire`.
    pub slug: String,
    /// Its ground.
    pub cells: Range<u32>,
}

/// A district.
#[derive(Clone, Debug, Default)]
pub struct District {
    /// Its code and name.
    pub named: Named,
    /// Its county.
    pub county: usize,
    /// Its partnership.
    pub partnership: usize,
    /// Its force.
    pub force: usize,
}

/// A ward.
#[derive(Clone, Debug, Default)]
pub struct Ward {
    /// Its code and name.
    pub named: Named,
    /// Its district.
    pub district: usize,
}

/// A piece of ground that both bases leave whole.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// Its small area of 2011.
    pub lsoa11: usize,
    /// Its small area of 2021.
    pub lsoa21: usize,
    /// Its ward.
    pub ward: usize,
    /// Its district.
    pub district: usize,
    /// Its middle, in degrees east and north.
    pub middle: (f64, f64),
    /// How far from its middle it reaches in every direction, in degrees north.
    pub reach: f64,
    /// Residents in the middle of 2021.
    pub people: u32,
    /// By what its residents are multiplied each year.
    pub growth: f64,
    /// Households at the census of 2021.
    pub households: u32,
    /// From 0, the most deprived, to 1.
    pub rank: f64,
    /// From 0, far out, to 1, the middle of a town.
    pub town: f64,
    /// Whether it has a railway station.
    pub station: bool,
}

impl Geography {
    /// The cells of an area: a small area of either base, a ward, district, partnership, county or force, or `all`.
    pub fn cells_of(&self, code: &str) -> Vec<u32> {
        let of = |named: &[Named]| named.iter().position(|it| it.code == code);
        let where_ = |is: &dyn Fn(&Cell) -> bool| {
            (0..self.cells.len() as u32).filter(|i| is(&self.cells[*i as usize])).collect()
        };
        if code == "all" {
            return where_(&|_| true);
        }
        if let Some(force) = self.forces.iter().find(|force| force.code == code && !code.is_empty()) {
            return force.cells.clone().collect();
        }
        if let Some(i) = of(&self.lsoas21) {
            return where_(&|cell| cell.lsoa21 == i);
        }
        if let Some(i) = of(&self.lsoas11) {
            return where_(&|cell| cell.lsoa11 == i);
        }
        if let Some(i) = self.wards.iter().position(|ward| ward.named.code == code) {
            return where_(&|cell| cell.ward == i);
        }
        let within = |is: &dyn Fn(&District) -> bool| where_(&|cell| is(&self.districts[cell.district]));
        if self.districts.iter().any(|district| district.named.code == code) {
            return within(&|district| district.named.code == code);
        }
        if let Some(i) = of(&self.partnerships) {
            return within(&|district| district.partnership == i);
        }
        of(&self.counties).map_or_else(Vec::new, |i| within(&|district| district.county == i))
    }

    /// The forces whose ground some cells are.
    pub fn forces_of(&self, cells: &[u32]) -> Vec<usize> {
        let touched = |force: &Force| cells.iter().any(|cell| force.cells.contains(cell));
        (0..self.forces.len()).filter(|i| touched(&self.forces[*i])).collect()
    }

    /// How a small area of 2011 became one of 2021: `U`, `S`, `M` or `X`, for each pair that has ground in common, in order.
    pub fn exact_fit(&self) -> Vec<(usize, usize, char)> {
        let pairs: BTreeSet<(usize, usize)> =
            self.cells.iter().map(|cell| (cell.lsoa11, cell.lsoa21)).collect();
        let (mut of_old, mut of_new) =
            (BTreeMap::<usize, Vec<usize>>::new(), BTreeMap::<usize, Vec<usize>>::new());
        for (old, new) in &pairs {
            of_old.entry(*old).or_default().push(*new);
            of_new.entry(*new).or_default().push(*old);
        }
        let alone =
            |map: &BTreeMap<usize, Vec<usize>>, i: &usize| map.get(i).is_none_or(|them| them.len() == 1);
        let change = |old: &usize, new: &usize| match (alone(&of_old, old), alone(&of_new, new)) {
            (true, true) => 'U',
            (false, true) if of_old[old].iter().all(|new| alone(&of_new, new)) => 'S',
            (true, false) if of_new[new].iter().all(|old| alone(&of_old, old)) => 'M',
            _ => 'X',
        };
        pairs.iter().map(|(old, new)| (*old, *new, change(old, new))).collect()
    }
}

impl Cell {
    /// Its residents in the middle of a year.
    pub fn people_in(&self, year: i32) -> u32 {
        (f64::from(self.people) * self.growth.powi(year - 2021)).round() as u32
    }
}
