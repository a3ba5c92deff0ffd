//! One file: checked, counted, and its files kept by their hash. Nothing of it can be seen before its row is written.

use super::acts::{Place, place};
use super::outlines;
use crate::areas::Areas;
use crate::dataset::{Dataset, Sort};
use crate::month::Month;
use kernel::contracts::counts::{Counted, Found, Unfit};
use kernel::{Fault, Kernel, Outcome};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read;

/// What came of reading a file.
pub(super) enum Came {
    /// It can be taken.
    Fit(Place, Box<Counted>),
    /// It was kept before; its hash.
    Known(String),
    /// It cannot be taken: its hash, and why.
    Unfit(String, Unfit),
    /// Its screening found people in it; nothing of it was kept.
    Screened(Box<Counted>),
}

/// Reads a file, unless it is one of `known` hashes.
pub(super) fn read(
    kernel: &Kernel,
    dataset: &Dataset,
    found: &Found,
    areas: &Areas,
    known: impl Fn(u64, &dyn Fn() -> Outcome<String>) -> Outcome<Option<String>>,
    progress: &mut dyn FnMut(u64),
) -> Outcome<Came> {
    let sum = || with_raw(found, |raw| hash(raw));
    match known(found.bytes, &sum) {
        Ok(Some(sum)) => return Ok(Came::Known(sum)),
        Ok(None) => {}
        // What cannot even be read to its end says why when it is read as what it should be.
        Err(fault @ Fault::Broken(_)) if is_full(&fault) => return Err(fault),
        Err(_) => {}
    }
    let staging = kernel.files().staging()?;
    let told = |code: &str| areas.known(code);
    let found = &Found { month: found.month.or_else(|| period(dataset)), ..found.clone() };
    let counted = match &dataset.boundaries {
        Some(map) => with_raw(found, |raw| {
            let mut bytes = Vec::new();
            raw.read_to_end(&mut bytes).map_err(Unfit::from)?;
            Ok(bytes)
        })
        .map_err(|fault| Unfit::Broken(fault.to_string()))
        .and_then(|bytes| outlines::check(&bytes, map, &told)),
        None => kernel.counter()?.read(found, &dataset.shape, &told, &staging, progress),
    };
    let counted = match counted {
        Ok(counted) => counted,
        Err(Unfit::DiskFull) => return Err(Fault::Broken(Fault::DISK_FULL.into())),
        Err(unfit) => return Ok(Came::Unfit(sum().unwrap_or_default(), unfit)),
    };
    if !counted.screened.is_empty() {
        return Ok(Came::Screened(Box::new(counted)));
    }
    let (raw, _) = with_raw(found, |raw| kernel.files().keep_from(raw))?;
    if raw != counted.sha256 {
        return Err(Fault::Conflict(format!("{} changed while it was read. Load it again", found.name())));
    }
    let counted = counted.take()?;
    for written in counted.kept.iter().chain(&counted.rejects) {
        kernel.files().adopt(&written.path(), &written.sha256)?;
    }
    let month = counted.cubes.first().map(|cube| cube.month).or(found.month);
    Ok(Came::Fit(place(dataset, &found.source, month, &found.name()), Box::new(counted)))
}

/// The period of files that do not say theirs: what the dataset says, or the day from which a lookup holds.
fn period(dataset: &Dataset) -> Option<i32> {
    let year = dataset.year().and_then(|year| Month::of(year, 1));
    let since = (dataset.sort() == Sort::Lookup).then(|| Month::on(dataset.meta.in_force_from));
    year.or(since).map(|month| month.0)
}

fn is_full(fault: &Fault) -> bool {
    matches!(fault, Fault::Broken(why) if why == Fault::DISK_FULL)
}

/// Gives the bytes of a file as it came, unpacked.
fn with_raw<T>(found: &Found, f: impl FnOnce(&mut dyn Read) -> Outcome<T>) -> Outcome<T> {
    let broken = |e: &dyn std::fmt::Display| Fault::Broken(format!("{} cannot be read: {e}", found.name()));
    let mut file = File::open(&found.path).map_err(|e| broken(&e))?;
    match &found.inside {
        None => f(&mut file),
        Some(inside) => {
            let mut archive = zip::ZipArchive::new(file).map_err(|e| broken(&e))?;
            let mut entry = archive.by_name(inside).map_err(|e| broken(&e))?;
            f(&mut entry)
        }
    }
}

fn hash(raw: &mut dyn Read) -> Outcome<String> {
    let (mut sum, mut piece) = (Sha256::new(), vec![0; 1 << 18]);
    loop {
        match raw.read(&mut piece).map_err(Fault::broken)? {
            0 => return Ok(kernel::time::hex(&sum.finalize())),
            many => sum.update(&piece[..many]),
        }
    }
}
