//! A sheet of a workbook as rows of CSV, so that both go the same way.

use calamine::{Data, Reader, Xlsx};
use kernel::contracts::counts::{Shape, Unfit};
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A workbook is read whole, so it must not be larger.
const LARGEST: u64 = 64 << 20;

/// Nor may it unpack to more, or hold more cells.
const UNPACKED: u64 = 512 << 20;
const CELLS: usize = 20_000_000;

/// Whether a file is a workbook, by its name.
pub fn is(name: &str) -> bool {
    name.to_lowercase().ends_with(".xlsx")
}

/// The rows of the shape's sheet, and the workbook's own bytes.
pub fn rows(from: &mut dyn Read, shape: &Shape) -> Result<(Vec<u8>, Vec<u8>), Unfit> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    match &bytes[..] {
        [] => return Err(Unfit::Empty),
        [b'<', ..] => return Err(Unfit::WebPage),
        _ if bytes.len() as u64 > LARGEST => {
            return Err(Unfit::TooLarge("The workbook is larger than 64 MB".into()));
        }
        _ if !bytes.starts_with(b"PK") => {
            return Err(Unfit::NotTable("it is called a workbook and is none".into()));
        }
        _ => {}
    }
    bounded(&bytes)?;
    // The reader of workbooks is not ours, and a damaged one must not take the program with it.
    let read = catch_unwind(AssertUnwindSafe(|| sheet(&bytes, shape.sheet.as_deref())));
    let rows = read.unwrap_or_else(|_| Err(Unfit::Archive("its sheets cannot be read".into())))?;
    Ok((rows, bytes))
}

/// A workbook is an archive, and can promise to be small.
fn bounded(bytes: &[u8]) -> Result<(), Unfit> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(crate::source::unzipped)?;
    let mut whole = 0u64;
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(crate::source::unzipped)?;
        whole += std::io::copy(&mut entry.by_ref().take(UNPACKED), &mut std::io::sink())
            .map_err(crate::source::Raw::failed)?;
        if whole >= UNPACKED {
            return Err(Unfit::TooLarge("The workbook unpacks to more than 512 MB".into()));
        }
    }
    Ok(())
}

fn sheet(bytes: &[u8], wanted: Option<&str>) -> Result<Vec<u8>, Unfit> {
    let damaged = |e: calamine::XlsxError| Unfit::Archive(format!("the workbook cannot be read: {e}"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let names = book.sheet_names();
    let name = match wanted {
        None => names.first().cloned(),
        Some(wanted) => names.iter().find(|name| crate::pattern::fits(wanted, name).is_some()).cloned(),
    };
    let Some(name) = name else {
        let wanted = wanted.unwrap_or("any");
        return Err(Unfit::NotTable(format!(
            "it has no sheet “{wanted}”; its sheets are {}",
            names.join(", ")
        )));
    };
    let range = book.worksheet_range(&name).map_err(damaged)?;
    if range.width().saturating_mul(range.height()) > CELLS {
        return Err(Unfit::TooLarge(format!("The sheet “{name}” has more than {CELLS} cells")));
    }
    let mut out = Vec::new();
    for row in range.rows() {
        if row.iter().all(|cell| matches!(cell, Data::Empty)) {
            continue;
        }
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            field(&mut out, &words(cell));
        }
        out.push(b'\n');
    }
    Ok(out)
}

/// A cell as the CSV of the same table would have it.
fn words(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTime(when) if when.is_datetime() => {
            let (y, m, d, ..) = when.to_ymd_hms_milli();
            format!("{y:04}-{m:02}-{d:02}")
        }
        _ => cell.to_string(),
    }
}

fn field(out: &mut Vec<u8>, words: &str) {
    if words.contains(['"', ',', '\n', '\r']) {
        out.push(b'"');
        out.extend_from_slice(words.replace('"', "\"\"").as_bytes());
        out.push(b'"');
    } else {
        out.extend_from_slice(words.as_bytes());
    }
}
