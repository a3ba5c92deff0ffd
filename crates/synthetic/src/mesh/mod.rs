//! A mesh of cells on a plane: who lies beside whom, and the outline of any set of them.

mod union;
mod voronoi;

pub use union::Outline;
pub use voronoi::{Point, middle, voronoi};

use std::collections::BTreeMap;

/// A corner, in ten-thousandths of a degree east and north: whole numbers, so that neighbours share their corners exactly.
pub type Corner = (i32, i32);

/// Cells as rings of corners, anticlockwise.
#[derive(Clone, Debug, Default)]
pub struct Mesh {
    /// The rings.
    pub rings: Vec<Vec<Corner>>,
    beside: BTreeMap<usize, Vec<usize>>,
}

impl Mesh {
    /// A mesh of rings of corners that touch without overlapping.
    pub fn new(rings: Vec<Vec<Corner>>) -> Self {
        let mut owner: BTreeMap<(Corner, Corner), usize> = BTreeMap::new();
        for (cell, ring) in rings.iter().enumerate() {
            for edge in edges(ring) {
                owner.insert(edge, cell);
            }
        }
        let mut beside: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for ((from, to), cell) in &owner {
            if let Some(other) = owner.get(&(*to, *from)) {
                beside.entry(*cell).or_default().push(*other);
            }
        }
        for them in beside.values_mut() {
            them.sort_unstable();
            them.dedup();
        }
        Self { rings, beside }
    }

    /// The cells that share an edge with one.
    pub fn beside(&self, cell: usize) -> &[usize] {
        self.beside.get(&cell).map_or(&[], Vec::as_slice)
    }

    /// The outline of some cells together.
    pub fn outline(&self, cells: &[usize]) -> Outline {
        Outline::of(cells.iter().map(|cell| self.rings[*cell].as_slice()))
    }
}

/// The edges of a ring, one after the other.
fn edges(ring: &[Corner]) -> impl Iterator<Item = (Corner, Corner)> {
    ring.iter().enumerate().map(|(i, from)| (*from, ring[(i + 1) % ring.len()]))
}

/// Twice the signed area of a ring; above nought when it runs anticlockwise.
fn area2(ring: &[Corner]) -> i64 {
    edges(ring).map(|(a, b)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1)).sum()
}
