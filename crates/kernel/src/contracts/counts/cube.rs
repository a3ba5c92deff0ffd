//! A small cube of counts, and its bytes.

use crate::{Fault, Outcome};

/// Counts of one month by area and category, sorted; what is not there is zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cube {
    /// The month, `year * 12 + month - 1`; a year is its first month, and 0 where nothing says any.
    pub month: i32,
    /// Decimal places of the counts: 0 where rows are counted.
    pub decimals: u8,
    /// Codes of areas, in order; rows without one are under the empty code.
    pub areas: Vec<String>,
    /// Categories, in order.
    pub categories: Vec<String>,
    /// Area, category, count: indices into the two lists above, in order.
    pub cells: Vec<(u32, u16, u32)>,
}

/// First byte: which way of writing.
const WAY: u8 = 1;

impl Cube {
    /// All of it together, whatever the category.
    pub fn total(&self) -> u64 {
        self.cells.iter().map(|cell| u64::from(cell.2)).sum()
    }

    /// The count of an area and a category.
    pub fn get(&self, area: &str, category: &str) -> u32 {
        let area = self.areas.binary_search_by(|it| it.as_str().cmp(area));
        let category = self.categories.binary_search_by(|it| it.as_str().cmp(category));
        let (Ok(area), Ok(category)) = (area, category) else { return 0 };
        let at = self.cells.binary_search_by_key(&(area, category), |c| (c.0 as usize, usize::from(c.1)));
        at.ok().and_then(|at| self.cells.get(at)).map_or(0, |cell| cell.2)
    }

    /// As few bytes; equal cubes give equal bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(64 + self.areas.len() * 4 + self.cells.len() * 2);
        out.extend([WAY, self.decimals]);
        out.extend(self.month.to_le_bytes());
        for list in [&self.areas, &self.categories] {
            number(&mut out, list.len() as u64);
            let mut before: &[u8] = b"";
            for word in list {
                let word = word.as_bytes();
                let same = word.iter().zip(before).take_while(|(a, b)| a == b).count();
                number(&mut out, same as u64);
                number(&mut out, (word.len() - same) as u64);
                out.extend(&word[same..]);
                before = word;
            }
        }
        number(&mut out, self.cells.len() as u64);
        let (mut area, mut next) = (0, 0);
        for &(a, c, n) in &self.cells {
            if a != area {
                next = 0;
            }
            number(&mut out, u64::from(a.wrapping_sub(area)));
            number(&mut out, u64::from(c.wrapping_sub(next)));
            number(&mut out, u64::from(n));
            (area, next) = (a, c);
        }
        out
    }

    /// The cube again.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the bytes are none.
    pub fn decode(bytes: &[u8]) -> Outcome<Self> {
        let damaged = || Fault::Broken("a cube of counts is damaged".into());
        Read(bytes).cube().ok_or_else(damaged)
    }
}

/// Seven bits a byte, the lowest first.
fn number(out: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        out.push((n & 0x7f) as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

struct Read<'a>(&'a [u8]);

impl<'a> Read<'a> {
    fn cube(mut self) -> Option<Cube> {
        let [way, decimals, m0, m1, m2, m3] = *self.take(6)?.first_chunk()?;
        if way != WAY {
            return None;
        }
        let (areas, categories) = (self.words()?, self.words()?);
        let many = self.number()?;
        let (mut cells, mut area, mut next) = (Vec::new(), 0u32, 0u16);
        for _ in 0..many {
            let step = u32::try_from(self.number()?).ok()?;
            if step != 0 {
                next = 0;
            }
            area = area.checked_add(step)?;
            next = next.checked_add(u16::try_from(self.number()?).ok()?)?;
            let count = u32::try_from(self.number()?).ok()?;
            if area as usize >= areas.len() || usize::from(next) >= categories.len() {
                return None;
            }
            cells.push((area, next, count));
        }
        let month = i32::from_le_bytes([m0, m1, m2, m3]);
        self.0.is_empty().then_some(Cube { month, decimals, areas, categories, cells })
    }

    fn take(&mut self, many: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(many)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u64> {
        let mut n = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = *self.take(1)?.first()?;
            n |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(n);
            }
        }
        None
    }

    fn words(&mut self) -> Option<Vec<String>> {
        let mut words: Vec<String> = Vec::new();
        for _ in 0..self.number()? {
            let same = usize::try_from(self.number()?).ok()?;
            let more = usize::try_from(self.number()?).ok()?;
            let more = std::str::from_utf8(self.take(more)?).ok();
            let before = words.last().map_or("", String::as_str);
            let mut word = before.as_bytes().get(..same)?.to_vec();
            match more {
                Some(more) => word.extend(more.as_bytes()),
                None => return None,
            }
            words.push(String::from_utf8(word).ok()?);
        }
        Some(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_cube_comes_back_from_its_bytes(
            month in 0i32..40_000, decimals in 0u8..4,
            areas in prop::collection::btree_set("[A-Zé]{0,3}[0-9]{0,8}", 1..40), categories in prop::collection::btree_set("[a-zé ]{0,20}", 1..20),
            cells in prop::collection::btree_map((0u32..40, 0u16..20), any::<u32>(), 0..200),
        ) {
            let (areas, categories): (Vec<_>, Vec<_>) = (areas.into_iter().collect(), categories.into_iter().collect());
            let inside = |&(a, c): &(u32, u16)| (a as usize) < areas.len() && usize::from(c) < categories.len();
            let cells = cells.into_iter().filter(|(at, _)| inside(at)).map(|((a, c), n)| (a, c, n)).collect();
            let cube = Cube { month, decimals, areas, categories, cells };
            let bytes = cube.encode();
            prop_assert_eq!(Cube::decode(&bytes).unwrap(), cube.clone());
            for &(a, c, n) in &cube.cells {
                prop_assert_eq!(cube.get(&cube.areas[a as usize], &cube.categories[usize::from(c)]), n);
            }
            for end in 0..bytes.len() {
                prop_assert!(Cube::decode(&bytes[..end]).is_err(), "cut at {}", end);
            }
        }

        #[test]
        fn bytes_of_any_sort_are_a_cube_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = Cube::decode(&bytes);
        }
    }
}
