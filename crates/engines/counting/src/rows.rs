//! Records of a part, one after the other, with their lines.

use crate::source::Raw;
use crate::{BLOCK, header::Layout};
use kernel::contracts::counts::{Shape, Unfit};
use simd_csv::{ZeroCopyByteRecord, ZeroCopyReader, ZeroCopyReaderBuilder};
use std::cell::Cell;

/// The header stands among the first of them, where a shape does not say that it is the first.
const TITLES: usize = 30;

/// The records of a part.
pub struct Rows<'a, 'b> {
    reader: ZeroCopyReader<&'b mut Raw<'a>>,
    start: &'a Cell<u64>,
    next: u64,
    /// Where the last record began, and how long it was.
    last: (u64, usize),
    /// Bytes of an end of line, once the header has shown them.
    ending: u64,
}

impl<'a, 'b> Rows<'a, 'b> {
    /// Records of a part.
    pub fn new(raw: &'b mut Raw<'a>, start: &'a Cell<u64>) -> Self {
        let reader =
            ZeroCopyReaderBuilder::with_capacity(BLOCK).has_headers(false).flexible(true).from_reader(raw);
        Self { reader, start, next: 1, last: (0, 0), ending: 0 }
    }

    /// The next record and the line on which it begins. Empty lines are none; the record that follows one is numbered as if it were not there, later ones are not.
    #[inline]
    pub fn next(&mut self) -> Result<Option<(u64, ZeroCopyByteRecord<'_>)>, Unfit> {
        let start = self.reader.position();
        self.start.set(start);
        self.skipped(start);
        let line = self.next;
        let read = self.reader.read_byte_record().map_err(|e| failed(e, line))?;
        let Some(record) = read else { return Ok(None) };
        self.last = (start, record.as_slice().len());
        self.next += 1 + breaks(record.as_slice());
        Ok(Some((line, record)))
    }

    /// Counts the empty lines that stood before the last record.
    #[inline]
    fn skipped(&mut self, start: u64) {
        let extra = (start - self.last.0).saturating_sub(self.last.1 as u64);
        if extra == self.ending {
            return;
        }
        match self.ending {
            // After the header: one or two bytes, and three of a byte order mark before it.
            0 => self.ending = if matches!(extra, 2 | 5) { 2 } else { 1 },
            ending => self.next += extra.saturating_sub(ending) / ending,
        }
    }

    /// The header: the first record, or the one among the first that has most of the shape's columns.
    pub fn header<'s>(&mut self, shape: &'s Shape) -> Result<(u64, Layout<'s>, Vec<String>), Unfit> {
        let mut best: Option<Unfit> = None;
        let mut most = 0;
        for _ in 0..if shape.exact { 1 } else { TITLES } {
            let Some((line, record)) = self.next()? else { break };
            let header = names(&record);
            match Layout::of(shape, &header) {
                Ok(layout) => return Ok((line, layout, header)),
                Err(unfit) => {
                    let known = Layout::known(shape, &header);
                    if best.is_none() || known > most {
                        (best, most) = (Some(unfit), known);
                    }
                }
            }
        }
        Err(best.unwrap_or(Unfit::Empty))
    }
}

/// Line breaks inside of a record.
#[inline]
fn breaks(record: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', record).count() as u64
}

/// The fields of a record as words.
pub fn names(record: &ZeroCopyByteRecord<'_>) -> Vec<String> {
    record.unescaped_iter().map(|field| String::from_utf8_lossy(&field).trim().to_string()).collect()
}

fn failed(error: simd_csv::Error, line: u64) -> Unfit {
    match error.into_kind() {
        simd_csv::ErrorKind::Io(e) => match Raw::failed(e) {
            Unfit::EndlessRow(_) => Unfit::EndlessRow(line),
            other => other,
        },
        other => Unfit::Broken(format!("the rows cannot be read: {other:?}")),
    }
}
