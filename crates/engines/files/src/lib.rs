//! Files that came from outside: judged, cleaned, read page by page, and bound into one PDF.
//!
//! [`Files`] is the kernel's [`Binder`]. It never runs what a file holds, follows no link, and takes only so much memory and time
//! whatever a file promises: each reader below says its own bounds. The same bytes give the same answer.

mod damage;
mod exif;
mod office;
mod pdf;
mod picture;
mod plain;

use kernel::Outcome;
use kernel::contracts::binder::{Binder, Inspected, Pack};
use kernel::files::Sort;

/// Reads, cleans and binds files.
#[derive(Clone, Copy, Debug, Default)]
pub struct Files;

impl Binder for Files {
    fn inspect(&self, bytes: &[u8]) -> Outcome<Inspected> {
        damage::guarded(|| match damage::sort(bytes)? {
            Sort::Pdf => pdf::inspect(bytes),
            sort @ (Sort::Docx | Sort::Xlsx | Sort::Pptx) => office::inspect(sort, bytes),
            sort @ (Sort::Png | Sort::Jpeg) => picture::inspect(sort, bytes),
            Sort::Text => plain::inspect(bytes),
        })
    }

    fn clean(&self, bytes: &[u8]) -> Outcome<Vec<u8>> {
        damage::guarded(|| match damage::sort(bytes)? {
            Sort::Pdf => pdf::clean(bytes),
            sort @ (Sort::Docx | Sort::Xlsx | Sort::Pptx) => office::clean(sort, bytes),
            sort @ (Sort::Png | Sort::Jpeg) => picture::clean(sort, bytes),
            Sort::Text => Ok(bytes.to_vec()),
        })
    }

    fn pages(&self, bytes: &[u8]) -> Outcome<u32> {
        damage::guarded(|| match damage::sort(bytes)? {
            Sort::Pdf => pdf::pages(bytes),
            sort @ (Sort::Png | Sort::Jpeg) => picture::size(sort, bytes).map(|_| 1),
            _ => Err(damage::refused("Only a PDF or a picture has pages that can be put into a pack")),
        })
    }

    fn bind(&self, pack: &Pack) -> Outcome<Vec<u8>> {
        damage::whole(damage::guarded(|| pdf::bind(pack)))
    }
}
