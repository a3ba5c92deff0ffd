//! What becomes of each row: taken and counted, or not and why. Every row is one or the other.

mod close;

use crate::header::Layout;
use crate::intern::{BLANK, Sums, hash};
use crate::keep::{Held, Kept, Rejects};
use crate::screen;
use crate::tally::{Tally, WHOLE};
use crate::value::{Meaning, unhex};
use kernel::contracts::counts::{Column, Finding, Flag, Found, Kind, Known, Reason, Shape, Unfit};
use simd_csv::ZeroCopyByteRecord;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

/// So many rows make a group of the kept file, or so many bytes.
const GROUP: (usize, usize) = (1 << 17, 32 << 20);

/// What a field is counted as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Plain,
    Area,
    Word,
}

/// One kept field: where it stands, what it is.
struct Field<'a> {
    at: usize,
    column: &'a Column,
    role: Role,
}

/// A part while it is read.
pub struct Reading<'a> {
    part: &'a Found,
    shape: &'a Shape,
    layout: &'a Layout<'a>,
    known: &'a dyn Fn(&str) -> Known,
    fields: Vec<Field<'a>>,
    screens: bool,
    held: Vec<Held>,
    /// Of the current row: numbers and meanings of its values, and its hashes.
    ids: Vec<u32>,
    means: Vec<Meaning>,
    hashes: Vec<[u8; 32]>,
    waiting: usize,
    /// Where rows go; nowhere when they are only counted.
    sink: Option<(Kept, Rejects<'a>)>,
    tally: Tally,
    seen: Sums,
    /// The last row, when it was too short: whether the file ends in it is not known before the end.
    short: Option<(u64, Vec<u8>)>,
    last_taken: bool,
    rows: u64,
    accepted: u64,
    rejected: BTreeMap<Reason, u64>,
    flagged: [u64; Flag::ALL.len()],
    vintages: BTreeMap<u16, u64>,
    screened: Vec<Finding>,
}

impl<'a> Reading<'a> {
    /// Begins; without a folder, rows are counted and nothing is kept of them.
    pub fn new(
        part: &'a Found,
        shape: &'a Shape,
        layout: &'a Layout<'a>,
        known: &'a dyn Fn(&str) -> Known,
        into: Option<&'a Path>,
    ) -> Result<Self, Unfit> {
        let role = |at: usize| match at {
            _ if layout.place == Some(at) => Role::Area,
            _ if layout.category == Some(at) || layout.extra.iter().any(|it| it.0 == at) => Role::Word,
            _ => Role::Plain,
        };
        let fields: Vec<Field<'a>> = layout
            .fields
            .iter()
            .enumerate()
            .map(|(i, field)| Field { at: field.at, column: field.column, role: role(i) })
            .collect();
        let mut columns: Vec<(String, Kind)> =
            layout.fields.iter().map(|field| (field.name.clone(), field.column.kind)).collect();
        columns.push(("flags".into(), Kind::Text));
        let held = columns.iter().map(|column| Held::new(column.1)).collect();
        Ok(Self {
            part,
            shape,
            layout,
            known,
            screens: fields.iter().any(|field| field.column.screen),
            ids: vec![BLANK; fields.len()],
            means: vec![Meaning::BLANK; fields.len()],
            hashes: vec![[0; 32]; fields.len()],
            fields,
            held,
            waiting: 0,
            sink: match into {
                Some(into) => Some((Kept::new(into, &columns)?, Rejects::new(into))),
                None => None,
            },
            tally: Tally::default(),
            seen: Sums::default(),
            short: None,
            last_taken: false,
            rows: 0,
            accepted: 0,
            rejected: BTreeMap::new(),
            flagged: [0; Flag::ALL.len()],
            vintages: BTreeMap::new(),
            screened: Vec::new(),
        })
    }

    /// Looks at the header: columns that can only be about persons.
    pub fn header(&mut self, line: u64, header: &[String]) {
        if self.shape.exact {
            return;
        }
        for name in header {
            if let Some(reason) = screen::header(name) {
                self.found(line, name, reason);
            }
        }
    }

    /// One row.
    pub fn row(&mut self, line: u64, record: &ZeroCopyByteRecord<'_>) -> Result<(), Unfit> {
        if let Some((line, row)) = self.short.take() {
            self.reject(line, Reason::WrongWidth, &row)?;
        }
        if self.rows % 64 == 63 {
            self.bounded()?;
        }
        self.rows += 1;
        self.last_taken = false;
        let row = record.as_slice();
        let text = if self.sink.is_some() { std::str::from_utf8(row) } else { Ok("") };
        let narrow = record.len() < self.layout.width;
        if record.len() != self.layout.width || text.is_err() {
            self.screen_whole(line, row);
            if narrow && text.is_ok() {
                self.short = Some((line, row.to_vec()));
                return Ok(());
            }
            return self.reject(line, if text.is_err() { Reason::NotText } else { Reason::WrongWidth }, row);
        }
        let reason = self.look(line, record);
        let month = self.month();
        let reason = reason.or(match (self.layout.month, self.part.month) {
            (Some(_), Some(file)) if month != file => Some(Reason::OtherMonth),
            _ => None,
        });
        if let Some(reason) = reason {
            return self.reject(line, reason, row);
        }
        self.count(month);
        if self.sink.is_some() {
            let flags = self.flags(row);
            self.keep(flags);
        }
        Ok(())
    }

    /// Looks at every field; the first that cannot be taken says why.
    #[inline]
    fn look(&mut self, line: u64, record: &ZeroCopyByteRecord<'_>) -> Option<Reason> {
        let Self { fields, held, ids, means, hashes, tally, shape, known, .. } = self;
        let mut reason = None;
        let mut screened = false;
        for (i, field) in fields.iter().enumerate() {
            let raw = record.get(field.at).unwrap_or_default();
            let value = match raw {
                [b'"', ..] => record.unescape(field.at).unwrap_or(Cow::Borrowed(raw)),
                _ if shape.exact => Cow::Borrowed(raw),
                _ => Cow::Borrowed(raw.trim_ascii()),
            };
            let meaning = match &mut held[i] {
                Held::Hashes(..) => {
                    let mut meaning = Meaning::BLANK;
                    match value.is_empty() {
                        true => meaning.reason = field.column.required.then_some(Reason::Blank),
                        false => {
                            meaning.blank = false;
                            meaning.reason = (!unhex(&value, &mut hashes[i])).then_some(Reason::BadHash);
                        }
                    }
                    ids[i] = u32::from(!meaning.blank);
                    meaning
                }
                Held::Words(values, _) => {
                    let id = values.id(&value, |value| {
                        let mut meaning = Meaning::of(field.column, shape, value);
                        let counted = if meaning.blank { b"" } else { value };
                        match field.role {
                            Role::Area => {
                                meaning.tally = tally.areas.id(counted, |_| ());
                                if !meaning.blank {
                                    match known(std::str::from_utf8(value).unwrap_or_default()) {
                                        Known::Always => {}
                                        Known::Only(base) => meaning.vintage = base,
                                        Known::No => meaning.unknown = true,
                                    }
                                }
                            }
                            Role::Word => meaning.tally = tally.words.id(counted, |_| ()),
                            Role::Plain => {}
                        }
                        if field.column.screen && !meaning.blank {
                            meaning.screened = screen::text(std::str::from_utf8(value).unwrap_or_default());
                        }
                        meaning
                    });
                    let meaning = values.meanings[id as usize];
                    ids[i] = if meaning.blank { BLANK } else { id };
                    meaning
                }
            };
            reason = reason.or(meaning.reason);
            screened |= meaning.screened != 0;
            means[i] = meaning;
        }
        if screened {
            for i in 0..self.fields.len() {
                let name = self.layout.fields[i].name.clone();
                screen::each(self.means[i].screened, |what| self.found(line, &name, what));
            }
        }
        reason
    }

    fn month(&self) -> i32 {
        match self.layout.month {
            Some(field) if !self.means[field].blank => self.means[field].number as i32,
            _ => self.part.month.unwrap_or_default(),
        }
    }

    /// What is remarkable about the current row, a bit for each.
    #[inline]
    fn flags(&mut self, row: &[u8]) -> u8 {
        let mut flags = 0;
        let mut flag = |flag: Flag, is: bool| flags |= u8::from(is) << flag as u8;
        if let Some(place) = self.layout.place {
            let place = &self.means[place];
            flag(Flag::NoPlace, place.blank);
            flag(Flag::UnknownPlace, place.unknown);
            if place.vintage != 0 {
                *self.vintages.entry(place.vintage).or_default() += 1;
            }
        }
        if let (Some((x, y)), Some([west, south, east, north])) = (self.layout.point, self.shape.bounds) {
            let (x, y) = (&self.means[x], &self.means[y]);
            let inside = (west..=east).contains(&x.number) && (south..=north).contains(&y.number);
            flag(Flag::OutOfBounds, x.blank != y.blank || (!x.blank && !inside));
        }
        match self.layout.key {
            // Without a key of its own, a row is its own key.
            None => flag(Flag::Duplicate, self.seen.first(hash(row), 0).is_some()),
            Some(key) if !self.means[key].blank => {
                let name = match &self.held[key] {
                    Held::Hashes(..) => hash(&self.hashes[key]),
                    Held::Words(values, _) => hash(values.get(self.ids[key])),
                };
                let whole = hash(row);
                let before = self.seen.first(name, whole);
                flag(Flag::Duplicate, before == Some(whole));
                flag(Flag::RepeatedKey, before.is_some_and(|before| before != whole));
            }
            Some(_) => {}
        }
        flags
    }

    /// Counts the current row.
    #[inline]
    fn count(&mut self, month: i32) {
        let blank = |tally: &mut Tally, field: Option<usize>, area: bool| match field {
            Some(field) => self.means[field].tally,
            None if area => tally.areas.id(b"", |_| ()),
            None => tally.words.id(b"", |_| ()),
        };
        let area = blank(&mut self.tally, self.layout.place, true);
        if self.layout.measures.is_empty() {
            let word = blank(&mut self.tally, self.layout.category, false);
            self.tally.add(0, month, area, word, WHOLE, 1);
            for (layer, (field, _)) in self.layout.extra.iter().enumerate() {
                self.tally.add(layer + 1, month, area, word, self.means[*field].tally, 1);
            }
            return;
        }
        let several = self.layout.measures.iter().any(|it| it.label != self.layout.measures[0].label);
        let scale = 10f64.powi(self.shape.decimals.into());
        for measure in &self.layout.measures {
            let meaning = &self.means[measure.field];
            if meaning.blank || meaning.number < 0.0 {
                continue;
            }
            let many = (meaning.number * scale).round() as u64;
            let label = match several || self.layout.category.is_none() {
                true => self.tally.words.id(measure.label.as_bytes(), |_| ()),
                false => WHOLE,
            };
            let (word, further) = match self.layout.category {
                Some(category) => (self.means[category].tally, label),
                None => (label, WHOLE),
            };
            self.tally.add(0, measure.month.unwrap_or(month), area, word, further, many);
        }
    }

    /// Keeps the current row.
    #[inline]
    fn keep(&mut self, flags: u8) {
        self.accepted += 1;
        self.waiting += 1;
        self.last_taken = true;
        for (i, held) in self.held.iter_mut().enumerate() {
            match held {
                Held::Hashes(bytes, has) => {
                    let is = self.ids[i];
                    if is == 1 {
                        bytes.extend_from_slice(&self.hashes[i]);
                    }
                    has.push(is);
                }
                Held::Words(values, ids) => ids.push(match self.ids.get(i) {
                    Some(id) => *id,
                    None if flags == 0 => BLANK,
                    None => values.id(close::says(flags).as_bytes(), |_| Meaning::default()),
                }),
            }
        }
        if flags != 0 {
            for (i, many) in self.flagged.iter_mut().enumerate() {
                *many += u64::from(flags >> i & 1);
            }
        }
    }
}
