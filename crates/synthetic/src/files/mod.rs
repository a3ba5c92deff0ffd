//! Files in the layout of data.police.uk: a folder for each month, in it a file for each force and sort, and beside them what says that
//! they are made up.

mod note;
mod points;
mod rows;
mod searches;

pub use note::{KEY, NOTE};

use crate::{Key, Model, month};
use rows::Writer;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Header of a street file (data.police.uk, read from published files).
pub const STREET: &str = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";
/// Header of an outcomes file (data.police.uk, read from published files).
pub const OUTCOMES: &str =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n";
/// Header of a stop-and-search file (data.police.uk; the columns after the longitude are unverified).
pub const SEARCHES: &str = "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing\n";

/// Which files are written beside the street files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// What became of crimes.
    pub outcomes: bool,
    /// Stops and searches.
    pub searches: bool,
}

/// What is to be written.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// First month.
    pub from: i32,
    /// Last month, and the one as at which outcomes are known.
    pub to: i32,
    /// Beside the street files.
    pub beside: Beside,
    /// How many files are written at once.
    pub threads: usize,
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files.
    pub files: u64,
    /// Rows in street files.
    pub street: u64,
    /// Rows in the others.
    pub others: u64,
    /// Bytes in all.
    pub bytes: u64,
}

/// Writes files of some months into a folder, with the note and the key. A file that is there is written anew, with the same bytes when
/// seed, key and months are the same.
///
/// # Errors
/// What the disk says; the files that were written before stay.
pub fn write(folder: &Path, model: &Model<'_>, key: &Key, asked: &Asked) -> io::Result<Written> {
    fs::create_dir_all(folder)?;
    for month in asked.from..=asked.to {
        fs::create_dir_all(folder.join(month::text(month)))?;
    }
    fs::write(folder.join(NOTE), note::text(model, asked))?;
    fs::write(folder.join(KEY), note::key(key).map_err(io::Error::other)?)?;
    // The largest first, so that no processor waits for the last one.
    let forces = &model.place.forces;
    let mut order: Vec<usize> = (0..forces.len()).collect();
    order.sort_by_key(|force| std::cmp::Reverse(forces[*force].cells.len()));
    let (next, done) = (AtomicUsize::new(0), Mutex::new((Written::default(), None)));
    std::thread::scope(|scope| {
        for _ in 0..asked.threads.clamp(1, order.len().max(1)) {
            scope.spawn(|| {
                while let Some(force) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let result = Writer::new(model, *force, asked).write(folder);
                    let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
                    match result {
                        Ok(written) => done.0.add(written),
                        Err(fault) => done.1 = Some(fault),
                    }
                    if done.1.is_some() {
                        return;
                    }
                }
            });
        }
    });
    match done.into_inner().unwrap_or_else(PoisonError::into_inner) {
        (_, Some(fault)) => Err(fault),
        (written, None) => Ok(written),
    }
}

impl Written {
    fn add(&mut self, other: Self) {
        self.files += other.files;
        self.street += other.street;
        self.others += other.others;
        self.bytes += other.bytes;
    }
}

/// A file that is written piece by piece: never more than a piece is held.
struct Sheet {
    file: File,
    held: Vec<u8>,
    rows: u64,
    bytes: u64,
}

/// When a piece goes to disk.
const PIECE: usize = 1 << 20;

impl Sheet {
    fn create(folder: &Path, month: i32, slug: &str, sort: &str, header: &str) -> io::Result<Self> {
        let month = month::text(month);
        let path: PathBuf = folder.join(&month).join(format!("{month}-{slug}-{sort}.csv"));
        let mut held = Vec::with_capacity(PIECE + 4_096);
        held.extend_from_slice(header.as_bytes());
        Ok(Self { file: File::create(path)?, held, rows: 0, bytes: 0 })
    }

    /// Ends a row.
    fn row(&mut self) -> io::Result<()> {
        self.rows += 1;
        if self.held.len() >= PIECE { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.write_all(&self.held)?;
        self.bytes += self.held.len() as u64;
        self.held.clear();
        Ok(())
    }
}
