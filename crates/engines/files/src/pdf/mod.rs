//! PDF: opened within bounds, looked into, cleaned, read, and bound.

mod barriers;
mod bind;
mod clean;
mod hidden;
mod look;
mod outline;
mod picture;
mod stamp;
mod tags;
mod take;
mod words;

pub(crate) use bind::bind;
pub(crate) use clean::clean;

use crate::damage::{DAMAGED, LOCKED, TOO_MUCH, damaged, refused};
use kernel::contracts::binder::Inspected;
use kernel::files::Sort;
use kernel::{Fault, Outcome};
use lopdf::{DecompressError, Document, Error, LoadOptions, ObjectId};

/// The most pages of one file.
const PAGES: usize = 3_000;
/// The most objects of one file.
const OBJECTS: usize = 1_000_000;
/// What all streams that hold objects may unpack to together.
const UNPACKED: usize = 512 << 20;

/// Opens a file that came from outside.
pub(crate) fn open(bytes: &[u8]) -> Outcome<Document> {
    let document = load(bytes)?;
    if document.is_encrypted() || document.was_encrypted() {
        return Err(refused(LOCKED));
    }
    if document.objects.len() > OBJECTS {
        return Err(refused(TOO_MUCH));
    }
    document.catalog().map_err(damaged)?;
    Ok(document)
}

fn load(bytes: &[u8]) -> Outcome<Document> {
    // Every stream may turn out to hold objects, which are all unpacked on opening: the more there are, the less each may hold.
    let streams = bytes.windows(6).filter(|word| *word == b"stream").count().max(1);
    let each = (UNPACKED / streams).clamp(256 << 10, 16 << 20);
    let options = LoadOptions::with_max_decompressed_size(each);
    Document::load_mem_with_options(bytes, options).map_err(|why| unreadable(&why))
}

/// In words why it cannot be opened.
fn unreadable(why: &Error) -> Fault {
    refused(match why {
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => TOO_MUCH,
        Error::InvalidPassword | Error::UnsupportedSecurityHandler(_) | Error::Decryption(_) => LOCKED,
        _ => DAMAGED,
    })
}

/// Its pages in order.
pub(crate) fn sheets(document: &Document) -> Outcome<Vec<ObjectId>> {
    let pages: Vec<ObjectId> = document.page_iter().take(PAGES + 1).collect();
    match pages.len() {
        0 => Err(refused("This PDF has no pages. Look whether it is the right file, and send it again")),
        n if n > PAGES => Err(refused(TOO_MUCH)),
        _ => Ok(pages),
    }
}

/// How many pages it has.
pub(crate) fn pages(bytes: &[u8]) -> Outcome<u32> {
    let document = open(bytes)?;
    Ok(u32::try_from(sheets(&document)?.len()).unwrap_or(u32::MAX))
}

/// What it is, hides and says.
pub(crate) fn inspect(bytes: &[u8]) -> Outcome<Inspected> {
    let document = open(bytes)?;
    let pages = sheets(&document)?;
    let read = words::read(&document, &pages);
    let (title, language) = (look::title(&document), look::language(&document));
    Ok(Inspected {
        sort: Sort::Pdf,
        pages: u32::try_from(pages.len()).unwrap_or(u32::MAX),
        hidden: hidden::of(&document, &pages),
        barriers: barriers::of(&document, &read, &title, &language),
        leaves: read.into_iter().map(|page| page.leaf).collect(),
        title,
        language,
    })
}
