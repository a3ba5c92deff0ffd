//! Word, Excel and PowerPoint files: an archive of XML parts, read within bounds.

mod archive;
mod clean;
mod edit;
mod pptx;
mod shared;
mod word;
mod xlsx;
mod xml;

pub(crate) use clean::clean;

use crate::damage::macros;
use archive::Archive;
use kernel::Outcome;
use kernel::contracts::binder::{Hidden, Inspected, Leaf};
use kernel::files::Sort;

/// What the reader of one kind of file finds.
#[derive(Default)]
struct Found {
    pages: u32,
    language: String,
    hidden: Vec<Hidden>,
    barriers: Vec<String>,
    leaves: Vec<Leaf>,
}

/// What it is, hides and says.
pub(crate) fn inspect(sort: Sort, bytes: &[u8]) -> Outcome<Inspected> {
    let archive = open(bytes)?;
    let mut found = match sort {
        Sort::Docx => word::read(&archive)?,
        Sort::Xlsx => xlsx::read(&archive)?,
        _ => pptx::read(&archive)?,
    };
    found.hidden.extend(shared::hidden(&archive)?);
    found.hidden.sort();
    let title = shared::property(&archive, "title")?;
    if found.language.is_empty() {
        found.language = shared::property(&archive, "language")?;
    }
    if title.is_empty() {
        found.barriers.push("It has no title of its own: readers are told the name of the file.".into());
    }
    Ok(Inspected {
        sort,
        title,
        language: found.language,
        pages: found.pages.max(1),
        hidden: found.hidden,
        barriers: found.barriers,
        leaves: found.leaves,
    })
}

/// Opens an archive that holds no programs.
fn open(bytes: &[u8]) -> Outcome<Archive> {
    let archive = Archive::open(bytes)?;
    let program = |name: &str| {
        let name = name.to_lowercase();
        name.ends_with("vbaproject.bin")
            || name.ends_with("vbadata.xml")
            || name.contains("/activex/")
            || name.contains("/macrosheets/")
            || name.contains("/dialogsheets/")
    };
    let types = archive.text("[Content_Types].xml")?.unwrap_or_default();
    if archive.names().any(program) || types.contains("macroEnabled") {
        return Err(macros());
    }
    Ok(archive)
}
