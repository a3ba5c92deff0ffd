//! The account of a part: rejects, findings, and what is said at the end.

use super::{GROUP, Reading};
use crate::intern::BLANK;
use crate::keep::Held;
use crate::screen::{self, MOST};
use crate::value::Meaning;
use kernel::contracts::counts::{Counted, Cube, Finding, Flag, Reason, Sensitive, Unfit};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How each set of flags reads in the kept file.
static SAYS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let words = |bits: usize| {
        let has: Vec<&str> = Flag::ALL
            .iter()
            .filter(|flag| bits >> **flag as usize & 1 == 1)
            .map(|flag| flag.slug())
            .collect();
        has.join(" ")
    };
    (0..1 << Flag::ALL.len()).map(words).collect()
});

/// A set of flags in words.
pub fn says(flags: u8) -> &'static str {
    SAYS.get(usize::from(flags)).map_or("", String::as_str)
}

impl Reading<'_> {
    pub(super) fn size(&self) -> usize {
        self.held.iter().map(Held::size).sum()
    }

    /// Keeps memory small, whatever the file: rows are written once there are many, and no cube has more words than it can hold.
    pub(super) fn bounded(&mut self) -> Result<(), Unfit> {
        self.tally.fits()?;
        if self.waiting >= GROUP.0 || self.size() > GROUP.1 { self.group() } else { Ok(()) }
    }

    pub(super) fn group(&mut self) -> Result<(), Unfit> {
        self.waiting = 0;
        match &mut self.sink {
            Some((kept, _)) => kept.group(&mut self.held),
            None => {
                self.held.iter_mut().for_each(Held::clear);
                Ok(())
            }
        }
    }

    pub(super) fn reject(&mut self, line: u64, reason: Reason, row: &[u8]) -> Result<(), Unfit> {
        *self.rejected.entry(reason).or_default() += 1;
        self.sink.as_mut().map_or(Ok(()), |(_, rejects)| rejects.push(line, reason, row))
    }

    /// Remembers a finding: so many are enough to know what to do.
    pub(super) fn found(&mut self, line: u64, column: &str, reason: Sensitive) {
        if self.screened.len() < MOST {
            self.screened.push(Finding { line, column: column.to_string(), reason });
        }
    }

    /// Screens a row of which no field can be told: it would stand among the rejects as it came.
    pub(super) fn screen_whole(&mut self, line: u64, row: &[u8]) {
        if self.screens {
            let found = screen::text(&String::from_utf8_lossy(row));
            screen::each(found, |what| self.found(line, "", what));
        }
    }

    /// What became of all of it. `whole` says that the last line ends.
    pub fn finish(mut self, whole: bool, bytes: u64, sha256: String) -> Result<Counted, Unfit> {
        if let Some((line, row)) = self.short.take() {
            self.reject(line, if whole { Reason::WrongWidth } else { Reason::CutOff }, &row)?;
        }
        if self.last_taken && !whole {
            self.mark_last();
        }
        if self.waiting > 0 || self.accepted == 0 {
            self.group()?;
        }
        let mut flagged: BTreeMap<Flag, u64> =
            Flag::ALL.iter().copied().zip(self.flagged).filter(|it| it.1 > 0).collect();
        let (all, most) = (self.vintages.values().sum::<u64>(), self.vintages.values().max().copied());
        if all > most.unwrap_or(0) {
            flagged.insert(Flag::OtherVintage, all - most.unwrap_or(0));
        }
        let cubes = self.cubes()?;
        let mut extra = BTreeMap::new();
        for (layer, (_, name)) in self.layout.extra.iter().enumerate() {
            extra.insert(name.clone(), self.tally.cubes(layer + 1, 0)?);
        }
        let (kept, rejects) = match self.sink {
            Some((kept, rejects)) if self.screened.is_empty() => {
                (Some(kept.finish(&sha256)?), rejects.finish()?)
            }
            _ => (None, None),
        };
        Ok(Counted {
            sha256,
            bytes,
            rows: self.rows,
            accepted: self.accepted,
            rejected: self.rejected,
            flagged,
            vintages: self.vintages,
            cubes,
            extra,
            screened: self.screened,
            kept,
            rejects,
        })
    }

    /// What was counted.
    pub fn cubes(&self) -> Result<Vec<Cube>, Unfit> {
        let mut cubes = self.tally.cubes(0, self.shape.decimals)?;
        if let (true, Some(month)) = (cubes.is_empty(), self.part.month) {
            // A file without rows still says that there was nothing in its month.
            cubes.push(Cube { month, decimals: self.shape.decimals, ..Cube::default() });
        }
        Ok(cubes)
    }

    /// Flags the last row, which still waits to be written.
    fn mark_last(&mut self) {
        let bit = 1u8 << Flag::NoLineEnd as u8;
        self.flagged[Flag::NoLineEnd as usize] += 1;
        let Some(Held::Words(values, ids)) = self.held.last_mut() else { return };
        let Some(last) = ids.last_mut() else { return };
        let before = if *last == BLANK { &b""[..] } else { values.get(*last) };
        let before = SAYS.iter().position(|says| says.as_bytes() == before).unwrap_or(0) as u8;
        *last = values.id(says(before | bit).as_bytes(), |_| Meaning::default());
    }
}
