//! Chance that a seed decides: the same seed gives the same actions on every machine.

/// A sequence of numbers that looks random (splitmix64).
pub(super) struct Dice(u64);

impl Dice {
    /// The sequence of a seed.
    pub(super) fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to one below `n`.
    pub(super) fn below(&mut self, n: u64) -> u64 {
        // The top half of the product: no number is preferred by more than one in 2^64 / n.
        u64::try_from((u128::from(self.next()) * u128::from(n.max(1))) >> 64).unwrap_or(0)
    }

    /// A number between two, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = u64::try_from(high - low + 1).unwrap_or(1);
        low + i64::try_from(self.below(width)).unwrap_or(0)
    }

    /// One of these; `None` when there are none.
    pub(super) fn one_of<'a, T>(&mut self, these: &'a [T]) -> Option<&'a T> {
        let at = usize::try_from(self.below(these.len() as u64)).unwrap_or(0);
        these.get(at)
    }
}
