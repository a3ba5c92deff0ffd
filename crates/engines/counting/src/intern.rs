//! Distinct values of a column, each with a number and with what it means: looked at once, however many rows have it.

use foldhash::fast::FixedState;
use std::hash::BuildHasher;

/// What stands for a blank among numbers of values.
pub const BLANK: u32 = u32::MAX;

/// Hashes are for finding, not for keeping: a fixed seed, so that one file gives the same memory each time.
const SEED: FixedState = FixedState::with_seed(0x5eed);

/// Hash of bytes.
pub fn hash(bytes: &[u8]) -> u64 {
    SEED.hash_one(bytes)
}

/// The values so far, in the order in which they came.
pub struct Values<M> {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    hashes: Vec<u32>,
    /// What each means.
    pub meanings: Vec<M>,
    table: Vec<u32>,
    last: u32,
}

impl<M: Copy> Default for Values<M> {
    fn default() -> Self {
        Self {
            bytes: vec![],
            ends: vec![],
            hashes: vec![],
            meanings: vec![],
            table: vec![0; 256],
            last: BLANK,
        }
    }
}

impl<M: Copy> Values<M> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// How many bytes they take.
    pub fn size(&self) -> usize {
        self.bytes.len() + self.ends.len() * 16
    }

    /// One of them.
    #[inline]
    pub fn get(&self, id: u32) -> &[u8] {
        let id = id as usize;
        let start = if id == 0 { 0 } else { self.ends[id - 1] as usize };
        &self.bytes[start..self.ends[id] as usize]
    }

    /// The number of a value; `mean` is asked when it is new.
    #[inline]
    pub fn id(&mut self, value: &[u8], mean: impl FnOnce(&[u8]) -> M) -> u32 {
        if self.last != BLANK && self.get(self.last) == value {
            return self.last;
        }
        let hash = hash(value);
        let mask = self.table.len() - 1;
        let mut at = hash as usize & mask;
        let short = (hash >> 32) as u32;
        loop {
            match self.table[at] {
                0 => break,
                found if self.hashes[found as usize - 1] == short && self.get(found - 1) == value => {
                    self.last = found - 1;
                    return self.last;
                }
                _ => at = (at + 1) & mask,
            }
        }
        self.bytes.extend_from_slice(value);
        self.ends.push(self.bytes.len() as u32);
        self.hashes.push(short);
        self.meanings.push(mean(value));
        self.last = self.ends.len() as u32 - 1;
        self.table[at] = self.last + 1;
        if self.ends.len() * 2 > self.table.len() {
            self.grow();
        }
        self.last
    }

    fn grow(&mut self) {
        let mask = self.table.len() * 2 - 1;
        self.table.clear();
        self.table.resize(mask + 1, 0);
        for id in 0..self.ends.len() as u32 {
            let mut at = hash(self.get(id)) as usize & mask;
            while self.table[at] != 0 {
                at = (at + 1) & mask;
            }
            self.table[at] = id + 1;
        }
    }

    /// Forgets all of them and keeps the room.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
        self.hashes.clear();
        self.meanings.clear();
        self.table.fill(0);
        self.last = BLANK;
    }
}

/// Sums by a key of 64 bits.
#[derive(Clone)]
pub struct Sums {
    slots: Vec<(u64, u64)>,
    used: usize,
}

/// No key has all its bits set.
const FREE: u64 = u64::MAX;

impl Default for Sums {
    fn default() -> Self {
        Self { slots: vec![(FREE, 0); 1024], used: 0 }
    }
}

impl Sums {
    /// Adds to the sum of a key.
    #[inline]
    pub fn add(&mut self, key: u64, more: u64) {
        let mask = self.slots.len() - 1;
        let mut at = spread(key) as usize & mask;
        loop {
            let slot = &mut self.slots[at];
            if slot.0 == key {
                slot.1 = slot.1.saturating_add(more);
                return;
            }
            if slot.0 == FREE {
                *slot = (key, more);
                self.used += 1;
                if self.used * 2 > self.slots.len() {
                    self.grow();
                }
                return;
            }
            at = (at + 1) & mask;
        }
    }

    /// The value under a key, which becomes this one when there is none yet.
    #[inline]
    pub fn first(&mut self, key: u64, value: u64) -> Option<u64> {
        let key = key & !1;
        let mask = self.slots.len() - 1;
        let mut at = spread(key) as usize & mask;
        loop {
            match self.slots[at] {
                (found, value) if found == key => return Some(value),
                (FREE, _) => {
                    self.add(key, value);
                    return None;
                }
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        let mask = old.len() * 2 - 1;
        self.slots = vec![(FREE, 0); mask + 1];
        for slot in old.into_iter().filter(|slot| slot.0 != FREE) {
            let mut at = spread(slot.0) as usize & mask;
            while self.slots[at].0 != FREE {
                at = (at + 1) & mask;
            }
            self.slots[at] = slot;
        }
    }

    /// Every key with its sum, in order of keys.
    pub fn sorted(&self) -> Vec<(u64, u64)> {
        let mut all: Vec<_> = self.slots.iter().copied().filter(|slot| slot.0 != FREE).collect();
        all.sort_unstable_by_key(|slot| slot.0);
        all
    }
}

#[inline]
fn spread(key: u64) -> u64 {
    let wide = u128::from(key ^ 0x9e37_79b9_7f4a_7c15) * 0xa076_1d64_78bd_642f_u128;
    (wide >> 64) as u64 ^ wide as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_its_number_and_is_looked_at_once() {
        let mut values = Values::default();
        let mut looks = 0;
        for round in 0..3 {
            for n in 0..5000u32 {
                let id = values.id(format!("value {n}").as_bytes(), |_| looks += 1);
                assert_eq!(id, n, "round {round}");
            }
        }
        assert_eq!((looks, values.len()), (5000, 5000));
        assert_eq!(values.get(4321), b"value 4321");
    }

    #[test]
    fn sums_are_those_of_their_keys() {
        let mut sums = Sums::default();
        for n in 0..30_000u64 {
            sums.add(n % 3000, n);
        }
        let all = sums.sorted();
        assert_eq!(all.len(), 3000);
        // 7 + 3007 + … + 27007 = 10 × 7 + 3000 × 45
        assert_eq!(all[7], (7, 70 + 135_000));
    }
}
