//! The census of 2021 recast some small areas: a few were split, fewer merged, one was drawn anew.

use super::{Cell, Geography, Named};
use crate::chance::Chance;

/// What became of some cells together.
enum Change {
    Split,
    Merge,
    Redrawn,
}

impl Geography {
    /// Gives the cells their small areas of both bases, counting codes from `first`: about one change for thirty cells, between cells
    /// that `beside` says are neighbours. What did not change keeps its code.
    pub(super) fn recast(&mut self, chance: &mut Chance, first: u32, beside: &dyn Fn(usize) -> Vec<usize>) {
        let mut change: Vec<Option<usize>> = vec![None; self.cells.len()];
        let mut groups: Vec<(Change, Vec<usize>)> = Vec::new();
        for wanted in 0..self.cells.len().div_ceil(30) {
            let many = if wanted % 20 == 7 { 3 } else { 2 };
            for _ in 0..50 {
                let group = grown(self, chance.below(self.cells.len()), many, &change, beside);
                if group.len() == many {
                    group.iter().for_each(|cell| change[*cell] = Some(groups.len()));
                    let sort = match (many, wanted % 4) {
                        (3, _) => Change::Redrawn,
                        (_, 2) => Change::Merge,
                        _ => Change::Split,
                    };
                    groups.push((sort, group));
                    break;
                }
            }
        }
        for (_, group) in &groups {
            let ward = self.cells[group[0]].ward;
            group.iter().for_each(|cell| self.cells[*cell].ward = ward);
        }
        self.name(&change, &groups, first);
    }

    fn name(&mut self, change: &[Option<usize>], groups: &[(Change, Vec<usize>)], first: u32) {
        let mut cells = std::mem::take(&mut self.cells);
        let mut letters = vec![0usize; self.wards.len()];
        let mut place = vec![0usize; self.wards.len()];
        let mut within = vec![0usize; self.districts.len()];
        for (i, ward) in self.wards.iter().enumerate() {
            within[ward.district] += 1;
            place[i] = within[ward.district];
        }
        let mut fresh = |this: &Self, cell: &Cell| {
            let letter = letters[cell.ward];
            letters[cell.ward] += 1;
            format!(
                "{} {:03}{}",
                this.districts[cell.district].named.name,
                place[cell.ward],
                letter_of(letter)
            )
        };
        for i in 0..cells.len() {
            let of = change[i].map(|group| &groups[group]);
            let place_in = of.map_or(0, |(_, group)| group.iter().position(|cell| *cell == i).unwrap_or(0));
            // Which of a group's cells begin an area of 2011, and which one of 2021.
            let (old, new) = match of.map(|(sort, _)| sort) {
                None => (true, true),
                Some(Change::Split) => (place_in == 0, true),
                Some(Change::Merge) => (true, place_in == 0),
                Some(Change::Redrawn) => (place_in != 1, place_in != 2),
            };
            if let (true, true, None) = (old, new, of) {
                let named = Named {
                    code: format!("E90{:06}", first as usize + self.lsoas11.len()),
                    name: fresh(self, &cells[i]),
                };
                self.lsoas11.push(named.clone());
                self.lsoas21.push(named);
                (cells[i].lsoa11, cells[i].lsoa21) = (self.lsoas11.len() - 1, self.lsoas21.len() - 1);
                continue;
            }
            if old {
                let named = Named {
                    code: format!("E90{:06}", first as usize + self.lsoas11.len()),
                    name: fresh(self, &cells[i]),
                };
                self.lsoas11.push(named);
                cells[i].lsoa11 = self.lsoas11.len() - 1;
            }
            if new {
                let named = Named {
                    code: format!("E91{:06}", first as usize + self.lsoas21.len()),
                    name: fresh(self, &cells[i]),
                };
                self.lsoas21.push(named);
                cells[i].lsoa21 = self.lsoas21.len() - 1;
            }
        }
        // The others of a group take the area that one before them began; a redrawn one's first two shared 2011, its last two 2021.
        for (sort, group) in groups {
            match sort {
                Change::Split => cells[group[1]].lsoa11 = cells[group[0]].lsoa11,
                Change::Merge => cells[group[1]].lsoa21 = cells[group[0]].lsoa21,
                Change::Redrawn => {
                    cells[group[1]].lsoa11 = cells[group[0]].lsoa11;
                    cells[group[2]].lsoa21 = cells[group[1]].lsoa21;
                }
            }
        }
        self.cells = cells;
    }
}

/// Cells of one district that hang together and have not changed yet, in order.
fn grown(
    place: &Geography,
    start: usize,
    many: usize,
    change: &[Option<usize>],
    beside: &dyn Fn(usize) -> Vec<usize>,
) -> Vec<usize> {
    let free =
        |cell: usize| change[cell].is_none() && place.cells[cell].district == place.cells[start].district;
    let mut group = vec![start];
    while group.len() < many && free(start) {
        let next =
            group.iter().flat_map(|cell| beside(*cell)).find(|cell| free(*cell) && !group.contains(cell));
        match next {
            Some(cell) => group.push(cell),
            None => break,
        }
    }
    if free(start) { group } else { Vec::new() }
}

fn letter_of(i: usize) -> char {
    char::from(b'A' + (i.min(25)) as u8)
}
