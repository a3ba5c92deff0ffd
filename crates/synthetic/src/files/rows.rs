//! The rows of one force, month after month: crimes, and in later months what became of them.

use super::points::{POINTS, points, which};
use super::{Asked, OUTCOMES, STREET, Sheet, Written, searches};
use crate::chance::Chance;
use crate::kinds::{KINDS, Kind, OPEN};
use crate::place::Named;
use crate::{Model, month};
use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::path::Path;

/// How many in a thousand crimes carry the identifier of the one before them.
const REPEATED: f64 = 0.0005;
/// How many in a hundred outcomes stand twice.
const TWICE: f64 = 0.006;
/// Months before the first that crimes are drawn for, so that their outcomes are there.
const BEFORE: i32 = 4;
/// The longest that an outcome takes, in months.
const LONGEST: usize = 11;

/// Writes the files of one force.
pub struct Writer<'a> {
    model: &'a Model<'a>,
    force: usize,
    asked: &'a Asked,
    /// Points of each cell that was met.
    points: BTreeMap<u32, Vec<Vec<u8>>>,
    /// Outcomes of this month and those to come, as rows.
    coming: VecDeque<Vec<u8>>,
    hex: Vec<[u8; 2]>,
}

impl<'a> Writer<'a> {
    /// For one force.
    pub fn new(model: &'a Model<'a>, force: usize, asked: &'a Asked) -> Self {
        let digit = |n: usize| b"0123456789abcdef"[n & 15];
        let hex = (0..256).map(|n| [digit(n >> 4), digit(n)]).collect();
        Self { model, force, asked, points: BTreeMap::new(), coming: VecDeque::new(), hex }
    }

    /// Writes every month.
    pub fn write(mut self, folder: &Path) -> io::Result<Written> {
        let mut written = Written::default();
        let before = if self.asked.beside.outcomes { BEFORE } else { 0 };
        for month in self.asked.from - before..=self.asked.to {
            self.coming.resize_with(LONGEST + 1, Vec::new);
            let there = month >= self.asked.from && self.model.kept(self.force, month) > 0.0;
            let slug = &self.model.place.forces[self.force].slug;
            let mut sheet = match there {
                true => Some(Sheet::create(folder, month, slug, "street", STREET)?),
                false => None,
            };
            self.crimes(month, sheet.as_mut())?;
            let outcomes = self.coming.pop_front().unwrap_or_default();
            let Some(mut sheet) = sheet else { continue };
            sheet.flush()?;
            written.add(Written { files: 1, street: sheet.rows, others: 0, bytes: sheet.bytes });
            if self.asked.beside.outcomes && !outcomes.is_empty() {
                written.add(self.outcomes(folder, month, outcomes)?);
            }
            if self.asked.beside.searches {
                let sheet = searches::write(self.model, self.force, month, folder)?;
                written.add(Written { files: 1, street: 0, others: sheet.rows, bytes: sheet.bytes });
            }
        }
        Ok(written)
    }

    fn outcomes(&self, folder: &Path, month: i32, rows: Vec<u8>) -> io::Result<Written> {
        let slug = &self.model.place.forces[self.force].slug;
        let mut sheet = Sheet::create(folder, month, slug, "outcomes", OUTCOMES)?;
        sheet.rows = rows.iter().filter(|byte| **byte == b'\n').count() as u64;
        sheet.held.extend_from_slice(&rows);
        sheet.flush()?;
        Ok(Written { files: 1, street: 0, others: sheet.rows, bytes: sheet.bytes })
    }

    /// Draws the crimes of a month, and writes them when there is a sheet.
    fn crimes(&mut self, month: i32, mut sheet: Option<&mut Sheet>) -> io::Result<()> {
        let model = self.model;
        let mut counts = Vec::new();
        model.month(self.force, month, &mut |cell, kind, many| counts.push((cell, kind, many)));
        let mut chance = Chance::of(model.seed, "rows", &[self.force as i64, i64::from(month)]);
        let (placed, old) = (model.placed(self.force, month), model.on_old_base(self.force, month));
        let by = &model.place.forces[self.force];
        let who = |month: i32| format!(",{},{},{},", month::text(month), by.name, by.name).into_bytes();
        let mut row = Row {
            asked: self.asked,
            hex: &self.hex,
            id: [b'0'; 64],
            railway: by.code.is_empty(),
            month,
            who: (month..=month + LONGEST as i32).map(who).collect(),
        };
        let mut unplaced = [0u32; KINDS.len()];
        for (cell, kind, many) in counts {
            let ground = &model.place.cells[cell as usize];
            let points = self.points.entry(cell).or_insert_with(|| {
                let mut out = Vec::with_capacity(POINTS);
                points(ground, model.seed, cell, &mut out);
                out
            });
            for _ in 0..many {
                if !chance.happens(placed) {
                    unplaced[kind] += 1;
                    continue;
                }
                let area = match chance.happens(old) {
                    true => &model.place.lsoas11[ground.lsoa11],
                    false => &model.place.lsoas21[ground.lsoa21],
                };
                let point = if row.railway { 1 } else { which(&mut chance) };
                let drawn = Drawn { kind, place: Some(&points[point]), area: Some(area) };
                let sheet = sheet.as_deref_mut();
                row.crime(&drawn, &mut chance, sheet, &mut self.coming)?;
            }
        }
        for (kind, many) in unplaced.into_iter().enumerate() {
            for _ in 0..many {
                let drawn = Drawn { kind, place: None, area: None };
                let sheet = sheet.as_deref_mut();
                row.crime(&drawn, &mut chance, sheet, &mut self.coming)?;
            }
        }
        Ok(())
    }
}

/// A crime as drawn.
struct Drawn<'a> {
    kind: usize,
    place: Option<&'a [u8]>,
    area: Option<&'a Named>,
}

/// What stays the same from row to row, and the identifier of the row before.
struct Row<'a> {
    asked: &'a Asked,
    hex: &'a [[u8; 2]],
    id: [u8; 64],
    railway: bool,
    month: i32,
    /// Month and force as every row has them, for this month and those after it.
    who: Vec<Vec<u8>>,
}

impl Row<'_> {
    fn crime(
        &mut self,
        drawn: &Drawn<'_>,
        chance: &mut Chance,
        sheet: Option<&mut Sheet>,
        coming: &mut VecDeque<Vec<u8>>,
    ) -> io::Result<()> {
        let kind = &KINDS[drawn.kind];
        // Incidents have no identifier, and the transport police give none.
        let known = !kind.ends.is_empty() && !self.railway;
        let last = if known { self.end(drawn, kind, chance, coming) } else { "" };
        let Some(sheet) = sheet else { return Ok(()) };
        if known {
            sheet.held.extend_from_slice(&self.id);
        }
        sheet.held.extend_from_slice(&self.who[0]);
        drawn.write(&mut sheet.held, b",,No Location,");
        for part in [kind.name, ",", last, ",\n"] {
            sheet.held.extend_from_slice(part.as_bytes());
        }
        sheet.row()
    }

    /// Gives a crime its identifier and its end, and writes the row of its outcome into the month in which it comes.
    fn end(
        &mut self,
        drawn: &Drawn<'_>,
        kind: &Kind,
        chance: &mut Chance,
        coming: &mut VecDeque<Vec<u8>>,
    ) -> &'static str {
        if !chance.happens(REPEATED) {
            for (pair, byte) in
                self.id.chunks_exact_mut(2).zip((0..4).flat_map(|_| chance.bits().to_le_bytes()))
            {
                pair.copy_from_slice(&self.hex[usize::from(byte)]);
            }
        }
        let (_, end) = kind.ends[chance.choice(kind.ends.iter().map(|(weight, _)| *weight))];
        let months = (-(1.0 - chance.unit()).ln() * f64::from(end.months)) as usize;
        let months = months.min(LONGEST);
        let times = if chance.happens(TWICE) { 2 } else { 1 };
        if self.asked.beside.outcomes && !end.outcome.is_empty() {
            for _ in 0..times {
                let rows = &mut coming[months];
                rows.extend_from_slice(&self.id);
                rows.extend_from_slice(&self.who[months]);
                drawn.write(rows, b",,No location,");
                rows.extend_from_slice(end.outcome.as_bytes());
                rows.push(b'\n');
            }
        }
        if self.month + months as i32 <= self.asked.to { end.last } else { OPEN }
    }
}

impl Drawn<'_> {
    /// Longitude, latitude, location, code and name of the area, each with its comma. What has no place is written differently in the two
    /// sorts of files.
    fn write(&self, out: &mut Vec<u8>, nowhere: &[u8]) {
        out.extend_from_slice(self.place.unwrap_or(nowhere));
        if let Some(area) = self.area {
            out.extend_from_slice(area.code.as_bytes());
            out.push(b',');
            if area.name.contains(',') {
                out.push(b'"');
                out.extend_from_slice(area.name.as_bytes());
                out.push(b'"');
            } else {
                out.extend_from_slice(area.name.as_bytes());
            }
        } else {
            out.push(b',');
        }
        out.push(b',');
    }
}
