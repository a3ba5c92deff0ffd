//! What is said when a file cannot be taken: what is wrong, and what to do.

use kernel::files::Sort;
use kernel::{Fault, Outcome};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// An older file of an office program, or one behind a password, which such programs wrap in the same way.
const OLD: &str = "This is an older Office file, or one that is protected with a password. Open it, save it as a Word, Excel or \
                   PowerPoint file of today without a password, and send that";
const MACROS: &str = "This file holds macros, which are programs. Save it without them: choose Save As, then the type without \
                      macros (.docx, .xlsx or .pptx)";
/// Said of a PDF behind a password.
pub(crate) const LOCKED: &str =
    "This PDF is protected. Save a copy without a password and without restrictions, and send that";
/// Said of whatever cannot be read.
pub(crate) const DAMAGED: &str =
    "This file is damaged, or is not what it says it is. Open it, save it again, and send the new copy";
/// Said of what would take more memory or time than a paper may.
pub(crate) const TOO_MUCH: &str =
    "This file unpacks to far more than a paper holds. Make a smaller copy of it, and send that";

/// Refuses a file with words for whoever sent it.
pub(crate) fn refused(words: &str) -> Fault {
    Fault::field("file", words)
}

/// Refuses it as damaged.
pub(crate) fn damaged<E>(_: E) -> Fault {
    refused(DAMAGED)
}

/// What a file is, with better words than *none of these* where they can be had.
pub(crate) fn sort(bytes: &[u8]) -> Outcome<Sort> {
    if let Some(sort) = Sort::of(bytes).filter(|_| !bytes.is_empty()) {
        return Ok(sort);
    }
    let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
    Err(refused(match bytes {
        [] => "This file is empty. Look whether it is the right one, and send it again",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => OLD,
        [b'P', b'K', 3, 4, ..] if holds(b"vbaProject.bin") => MACROS,
        _ => Sort::NONE,
    }))
}

/// Says that macros are not taken.
pub(crate) fn macros() -> Fault {
    refused(MACROS)
}

/// A reader that loses its way in a file must not take the program with it: the file is damaged.
pub(crate) fn guarded<T>(read: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(refused(DAMAGED)))
}

/// What was taken once must still be whole when it is bound: nobody who reads the pack can mend it.
pub(crate) fn whole<T>(result: Outcome<T>) -> Outcome<T> {
    result.map_err(|fault| match fault {
        Fault::Fields(errors) => {
            let words: Vec<&str> = errors.iter().map(|e| e.message.as_str()).collect();
            Fault::Broken(format!("a part of the pack cannot be bound: {}", words.join(". ")))
        }
        other => other,
    })
}

/// `1 comment`, `3 comments`.
pub(crate) fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}
