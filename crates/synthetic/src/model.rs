//! How many rows of each kind every cell has in a month: level, season, trend, what was planted, and chance.

use crate::chance::Chance;
use crate::key::{Bound, Key, KeyFault, Sort};
use crate::kinds::KINDS;
use crate::place::Geography;

/// How much counts vary beyond chance alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Noise {
    /// Each cell, kind and month by itself: variance is mean + cell · mean² (negative binomial).
    pub cell: f64,
    /// A district's whole month together: the standard deviation of its mean, as a share.
    pub shared: f64,
}

impl Default for Noise {
    fn default() -> Self {
        Self { cell: 0.15, shared: 0.03 }
    }
}

/// A geography, a key and a seed: everything that is drawn follows from them.
pub struct Model<'a> {
    /// The ground.
    pub place: &'a Geography,
    /// What was planted, put to the ground.
    pub planted: Vec<Bound>,
    /// The seed.
    pub seed: u64,
    noise: Noise,
    /// Means of each cell and kind, without season, trend and key.
    levels: Vec<f32>,
}

/// Share of a force's rows that lie in its neighbour's area.
const ABROAD: f64 = 0.004;
/// In a month at each station.
const AT_STATION: f64 = 1.6;
/// Kinds that the transport police record, by weight.
const ON_RAILWAYS: [f64; 14] = [0.0, 6.0, 0.3, 5.0, 5.0, 2.0, 9.0, 2.0, 16.0, 3.0, 5.0, 6.0, 3.0, 22.0];

impl<'a> Model<'a> {
    /// Puts a key to a geography.
    ///
    /// # Errors
    /// [`KeyFault`] when the key names what there is not.
    pub fn new(place: &'a Geography, key: &Key, seed: u64, noise: Noise) -> Result<Self, KeyFault> {
        let planted = key.bind(place)?;
        let mut levels = Vec::with_capacity(place.cells.len() * KINDS.len());
        for (number, force) in place.forces.iter().enumerate() {
            let mut chance = Chance::of(seed, "levels", &[number as i64]);
            for cell in &place.cells[force.cells.start as usize..force.cells.end as usize] {
                let own = 0.18 * chance.normal();
                for kind in &KINDS {
                    let lean = own
                        + 0.25 * chance.normal()
                        + kind.town * (2.2 * cell.town - 0.5)
                        + kind.need * (1.6 - 3.2 * cell.rank);
                    levels.push((kind.rate * f64::from(cell.people) / 1_000.0 * 0.94 * lean.exp()) as f32);
                }
            }
        }
        Ok(Self { place, planted, seed, noise, levels })
    }

    /// Draws what is in a force's file of a month: for each cell and kind with rows, how many. What lies in a neighbour's area comes last.
    /// Nothing for a month that is missing.
    pub fn month(&self, force: usize, month: i32, each: &mut dyn FnMut(u32, usize, u32)) {
        let kept = self.kept(force, month);
        if kept <= 0.0 {
            return;
        }
        let mut chance = Chance::of(self.seed, "counts", &[force as i64, i64::from(month)]);
        let ground = self.place.forces[force].cells.clone();
        if ground.is_empty() {
            return self.railways(month, kept, &mut chance, each);
        }
        let seasons: Vec<f64> = KINDS.iter().map(|kind| kind.at(month) * kept).collect();
        let planted: Vec<&Bound> =
            self.changes(month).filter(|bound| bound.forces.contains(&force)).collect();
        let mut factors = vec![1.0f64; ground.len() * KINDS.len()];
        for bound in planted {
            for cell in bound.cells.iter().filter(|cell| ground.contains(cell)) {
                let row = (cell - ground.start) as usize * KINDS.len();
                let range = bound.kind.map_or(0..KINDS.len(), |kind| kind..kind + 1);
                range.for_each(|kind| factors[row + kind] *= bound.factor);
            }
        }
        let mut shared = [1.0f64; KINDS.len()];
        let mut district = usize::MAX;
        let mut expected = 0.0;
        for cell in ground.clone() {
            let here = self.place.cells[cell as usize].district;
            if here != district {
                district = here;
                shared.iter_mut().for_each(|it| *it = (self.noise.shared * chance.normal()).exp());
            }
            for kind in 0..KINDS.len() {
                let level = f64::from(self.levels[cell as usize * KINDS.len() + kind]);
                let mean =
                    level * seasons[kind] * factors[(cell - ground.start) as usize * KINDS.len() + kind];
                expected += mean;
                let count = chance.count(mean * shared[kind], self.noise.cell);
                if count > 0 {
                    each(cell, kind, count);
                }
            }
        }
        self.abroad(force, month, expected * ABROAD, &mut chance, each);
    }

    /// The changes of level that hold in a month.
    fn changes(&self, month: i32) -> impl Iterator<Item = &Bound> {
        let level = |bound: &&Bound| matches!(bound.sort, Sort::RealChange | Sort::RecordingChange);
        self.planted.iter().filter(level).filter(move |bound| bound.holds(month))
    }

    fn factor(&self, cell: u32, kind: usize, month: i32) -> f64 {
        let here = |bound: &&Bound| {
            bound.kind.is_none_or(|it| it == kind) && bound.cells.binary_search(&cell).is_ok()
        };
        self.changes(month).filter(here).map(|bound| bound.factor).product()
    }

    /// A few in the area of the next force that has ground.
    fn abroad(
        &self,
        force: usize,
        month: i32,
        mean: f64,
        chance: &mut Chance,
        each: &mut dyn FnMut(u32, usize, u32),
    ) {
        let forces = &self.place.forces;
        let next = (1..forces.len())
            .map(|step| (force + step) % forces.len())
            .find(|i| !forces[*i].cells.is_empty());
        let Some(there) = next.map(|next| forces[next].cells.clone()) else { return };
        for _ in 0..chance.count(mean, 0.0) {
            let cell = there.start + chance.below(there.len()) as u32;
            let kind = chance.choice(KINDS.iter().map(|kind| kind.rate));
            let many = chance.count(self.factor(cell, kind, month), 0.0);
            if many > 0 {
                each(cell, kind, many);
            }
        }
    }

    fn railways(&self, month: i32, kept: f64, chance: &mut Chance, each: &mut dyn FnMut(u32, usize, u32)) {
        let all: f64 = ON_RAILWAYS.iter().sum();
        for (i, _) in self.place.cells.iter().enumerate().filter(|(_, cell)| cell.station) {
            for (kind, weight) in ON_RAILWAYS.iter().enumerate() {
                let mean = AT_STATION * weight / all * KINDS[kind].at(month) * kept;
                let count = chance.count(mean * self.factor(i as u32, kind, month), self.noise.cell);
                if count > 0 {
                    each(i as u32, kind, count);
                }
            }
        }
    }

    /// The share of a force's rows that is there in a month: nought when its file is missing.
    pub fn kept(&self, force: usize, month: i32) -> f64 {
        self.of(Sort::Missing, force, month).map(|bound| bound.factor.min(1.0)).product()
    }

    /// The share of a force's rows that can be placed.
    pub(crate) fn placed(&self, force: usize, month: i32) -> f64 {
        let drops: f64 =
            self.of(Sort::GeocodingDrop, force, month).map(|bound| bound.factor.min(1.0)).product();
        0.98 * drops
    }

    /// The share of a force's codes that are of 2011: none when nothing says that it ever switched.
    pub(crate) fn on_old_base(&self, force: usize, month: i32) -> f64 {
        let switch =
            self.planted.iter().find(|it| it.sort == Sort::VintageSwitch && it.forces.contains(&force));
        switch.map_or(0.0, |it| match month.cmp(&it.from()) {
            std::cmp::Ordering::Less => 1.0,
            std::cmp::Ordering::Equal => it.factor.min(1.0),
            std::cmp::Ordering::Greater => 0.0,
        })
    }

    fn of(&self, sort: Sort, force: usize, month: i32) -> impl Iterator<Item = &Bound> {
        self.planted.iter().filter(move |it| it.sort == sort && it.holds(month) && it.forces.contains(&force))
    }
}
