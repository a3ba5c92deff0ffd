//! The rows that were not taken, as CSV: line, reason, row. The file is begun with the first of them.

use crate::keep::staged::Staged;
use kernel::contracts::counts::{Reason, Unfit, Written};
use std::io::Write;
use std::path::Path;
use std::sync::atomic::Ordering;

/// So much is gathered before it is written.
const BLOCK: usize = 1 << 16;

/// The file, while it grows.
pub struct Rejects<'a> {
    into: &'a Path,
    file: Option<Staged>,
    buffer: Vec<u8>,
}

impl<'a> Rejects<'a> {
    /// None yet, for a folder.
    pub fn new(into: &'a Path) -> Self {
        Self { into, file: None, buffer: Vec::new() }
    }

    /// One more.
    pub fn push(&mut self, line: u64, reason: Reason, row: &[u8]) -> Result<(), Unfit> {
        if self.file.is_none() {
            self.file = Some(Staged::new(self.into)?);
            self.buffer.extend_from_slice(b"line,reason,row\n");
        }
        let row = String::from_utf8_lossy(row).replace('"', "\"\"");
        self.buffer.extend_from_slice(format!("{line},{reason},\"{row}\"\n").as_bytes());
        if self.buffer.len() > BLOCK { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), Unfit> {
        let Some(file) = &mut self.file else { return Ok(()) };
        let written = file.write_all(&self.buffer);
        self.buffer.clear();
        written.map_err(|e| if file.full().load(Ordering::Relaxed) { Unfit::DiskFull } else { e.into() })
    }

    /// The file, if there is one.
    pub fn finish(mut self) -> Result<Option<Written>, Unfit> {
        self.flush()?;
        Ok(self.file.map(|file| file.finish("rejects.csv")))
    }
}
