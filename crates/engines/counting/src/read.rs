//! One part, read row by row: checked, kept, counted.

use crate::header::Layout;
use crate::rows::Rows;
use crate::source::{self, Raw};
use crate::verdict::Reading;
use kernel::contracts::counts::{Counted, Cube, Found, Known, Shape, Unfit};
use std::cell::Cell;
use std::io::Read;
use std::path::Path;

/// Reads a part.
pub fn part(
    part: &Found,
    shape: &Shape,
    known: &dyn Fn(&str) -> Known,
    into: &Path,
    progress: &mut dyn FnMut(u64),
) -> Result<Counted, Unfit> {
    usable(shape)?;
    source::with(part, |from: &mut dyn Read| {
        let start = Cell::new(0);
        let mut raw = Raw::open(from, part, shape, &start, true, progress)?;
        let mut rows = Rows::new(&mut raw, &start);
        let (line, layout, header) = rows.header(shape)?;
        dated(part, shape, &layout)?;
        let mut reading = Reading::new(part, shape, &layout, known, Some(into))?;
        reading.header(line, &header);
        while let Some((line, record)) = rows.next()? {
            reading.row(line, &record)?;
        }
        drop(rows);
        let whole = raw.last == b'\n';
        let (bytes, sha256) = raw.close();
        reading.finish(whole, bytes, sha256)
    })
}

/// Counts a part and nothing more: only the columns of period, area, category and measures are looked at.
pub fn count(part: &Found, shape: &Shape) -> Result<Vec<Cube>, Unfit> {
    usable(shape)?;
    source::with(part, |from: &mut dyn Read| {
        let start = Cell::new(0);
        let mut progress = |_| ();
        let mut raw = Raw::open(from, part, shape, &start, false, &mut progress)?;
        let mut rows = Rows::new(&mut raw, &start);
        let (_, layout, _) = rows.header(shape)?;
        dated(part, shape, &layout)?;
        let layout = layout.counted();
        let mut reading = Reading::new(part, shape, &layout, &|_| Known::Always, None)?;
        while let Some((line, record)) = rows.next()? {
            reading.row(line, &record)?;
        }
        reading.cubes()
    })
}

/// Whether a shape can be used at all.
pub fn usable(shape: &Shape) -> Result<(), Unfit> {
    match shape.misprint() {
        None => Ok(()),
        Some(wrong) => Err(Unfit::Broken(format!("the dataset “{}” cannot be used: {wrong}", shape.dataset))),
    }
}

/// Whether each row's period is known: from its own column, from its measure's name, or from the file's. Where a dataset's files
/// say none at all, such as an index of one year, the month is 0.
pub fn dated(part: &Found, shape: &Shape, layout: &Layout<'_>) -> Result<(), Unfit> {
    let named = shape.files.iter().any(|name| name.contains("{month}") || name.contains("{year}"));
    let measured =
        !layout.measures.is_empty() && layout.measures.iter().all(|measure| measure.month.is_some());
    match !named || layout.month.is_some() || part.month.is_some() || measured {
        true => Ok(()),
        false => Err(Unfit::NoPeriod),
    }
}
