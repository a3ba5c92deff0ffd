//! The commands of a load: each is one unit that ends in the ledger.

use super::report::What;
use crate::events;
use crate::store::{self, Begun, Refused, Taken, read, write};
use crate::{Dataset, dataset::Sort};
use kernel::contracts::counts::Counted;
use kernel::{Outcome, Proof, Recorded, Unit};

/// Begins a load; or goes on with one of the same from the same origin that was cut off.
pub(super) fn begin(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    dataset: &Dataset,
    what: &str,
    origin: &str,
) -> Outcome<Recorded<String>> {
    let book = store::ensure(unit, proof, county, dataset)?;
    let begun = Begun { county, book: &book, what, origin };
    let load = match read::open(unit, proof, &begun)? {
        Some(load) => load,
        None => write::begin(unit, proof, &begun)?,
    };
    Ok(unit.record(proof, &events::LoadBegun { load: load.clone(), book })?.carrying(load))
}

/// Where a part stands among its like: whoever has the same place is another snapshot of the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) source: String,
    pub(super) slot: String,
    pub(super) month: i32,
}

/// Takes a part, in place of the one that counted so far; or knows it, when its file was kept before.
pub(super) fn take(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    dataset: &Dataset,
    load: &str,
    place: &Place,
    counted: &Counted,
) -> Outcome<Recorded<What>> {
    unit.alone("insight load")?;
    let book = store::ensure(unit, proof, county, dataset)?;
    let same: Vec<_> = read::parts(unit, proof, county, dataset.id())?
        .into_iter()
        .filter(|part| part.slot == place.slot && part.month == place.month)
        .collect();
    if let Some(part) = same.iter().find(|part| part.sha256 == counted.sha256) {
        // Somebody else took it meanwhile.
        let (part, sha256, replaces) = (part.id.clone(), part.sha256.clone(), part.replaces.clone());
        let event = events::PartTaken { part, load: load.into(), book, sha256, replaces };
        return Ok(unit.record(proof, &event)?.carrying(What::Known));
    }
    let replaces = same.last().map_or(String::new(), |part| part.id.clone());
    let of = Taken {
        county,
        book: &book,
        dataset: dataset.id(),
        load,
        source: &place.source,
        slot: &place.slot,
        month: place.month,
        replaces: &replaces,
    };
    let part = write::take(unit, proof, &of, counted)?;
    let what = if replaces.is_empty() { What::Taken } else { What::Replaced };
    let event = events::PartTaken { part, load: load.into(), book, sha256: counted.sha256.clone(), replaces };
    Ok(unit.record(proof, &event)?.carrying(what))
}

/// Notes that a file was refused.
pub(super) fn refuse(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    book: &str,
    load: &str,
    it: &Refused,
) -> Outcome<Recorded> {
    let refused = write::refuse(unit, proof, county, book, load, it)?;
    unit.record(proof, &events::FileRefused { refused, load: load.into(), reason: it.reason.clone() })
}

/// Ends a load.
pub(super) fn end(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    load: &str,
    known: usize,
    others: usize,
) -> Outcome<Recorded> {
    write::end(unit, proof, load, known, others)?;
    unit.record(proof, &events::LoadEnded { load: load.into() })
}

/// The place of a file: its source and month where rows are counted; a table of values or a map has its name’s.
pub(super) fn place(dataset: &Dataset, source: &str, month: Option<i32>, name: &str) -> Place {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let source: String = source.chars().map(plain).take(60).collect();
    match dataset.sort() {
        Sort::Counts => Place { slot: source.clone(), source, month: month.unwrap_or(-1) },
        Sort::Lookup => Place { slot: String::new(), source, month: -1 },
        Sort::Measures | Sort::Boundaries => {
            // A name can hold anybody’s words: its hash tells one from another as well.
            let mut slot = kernel::files::hash(name.to_lowercase().as_bytes());
            slot.truncate(16);
            Place { slot, source, month: -1 }
        }
    }
}
