//! The file store: content by its SHA-256, with a quarantine for what came from outside.

mod adopt;
mod intake;
mod made;

pub use intake::Intake;

use crate::{Fault, Outcome};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A folder of files by content hash.
#[derive(Clone, Debug)]
pub struct Files {
    folder: PathBuf,
}

/// What kinds of file are let out of quarantine, by their first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// `%PDF-`
    Pdf,
    /// A zip archive that holds a Word document.
    Docx,
    /// A zip archive that holds a workbook.
    Xlsx,
    /// A zip archive that holds a presentation.
    Pptx,
    /// UTF-8 text without control characters.
    Text,
    /// A PNG picture.
    Png,
    /// A JPEG picture.
    Jpeg,
}

impl Sort {
    /// What is said of a file that is none of them.
    pub const NONE: &'static str = "This is not a PDF, Word, Excel or PowerPoint file without macros, plain text, PNG or JPEG. Save it as one of those";

    /// The type as it is sent to a browser.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Text => "text/plain; charset=utf-8",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// How such a file's name ends.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::Text => "txt",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// In words: `Word document`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Docx => "Word document",
            Self::Xlsx => "Excel workbook",
            Self::Pptx => "PowerPoint presentation",
            Self::Text => "plain text",
            Self::Png | Self::Jpeg => "picture",
        }
    }

    /// What the bytes are, whatever their name says.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [b'P', b'K', 3, 4, ..] if holds(b"vbaProject.bin") => None,
            [b'P', b'K', 3, 4, ..] if holds(b"word/document.xml") => Some(Self::Docx),
            [b'P', b'K', 3, 4, ..] if holds(b"xl/workbook.xml") => Some(Self::Xlsx),
            [b'P', b'K', 3, 4, ..] if holds(b"ppt/presentation.xml") => Some(Self::Pptx),
            [0x89, b'P', b'N', b'G', ..] => Some(Self::Png),
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            _ => {
                let text = std::str::from_utf8(bytes).ok()?;
                let plain =
                    text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t' | '\u{c}'));
                plain.then_some(Self::Text)
            }
        }
    }
}

/// The hash of some bytes, as files are kept by it.
pub fn hash(bytes: &[u8]) -> String {
    crate::time::hex(&Sha256::digest(bytes))
}

impl Files {
    /// Opens the store, making its folders.
    ///
    /// # Errors
    /// [`Fault::Broken`] when a folder cannot be made.
    pub fn open(folder: PathBuf) -> Outcome<Self> {
        for sub in ["kept", "quarantine"] {
            fs::create_dir_all(folder.join(sub)).map_err(|e| io(&folder, &e))?;
        }
        Ok(Self { folder })
    }

    /// Keeps bytes that the program itself made, and gives their hash. They are on disk when this returns.
    ///
    /// # Errors
    /// [`Fault::Broken`] when they cannot be written: nothing half-written stays under the hash.
    pub fn keep(&self, bytes: &[u8]) -> Outcome<String> {
        let hash = crate::time::hex(&Sha256::digest(bytes));
        // A copy that was damaged on disk is replaced, not trusted for its name.
        if self.read(&hash).is_err() {
            self.put(&self.path("kept", &hash), bytes)?;
        }
        Ok(hash)
    }

    /// Takes an upload into quarantine, where nothing serves it, and gives its hash.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be written.
    pub fn quarantine(&self, bytes: &[u8]) -> Outcome<String> {
        let hash = crate::time::hex(&Sha256::digest(bytes));
        self.put(&self.path("quarantine", &hash), bytes)?;
        Ok(hash)
    }

    /// Lets a file out of quarantine as `clean` gives it, with its sort and the hash of what is kept; what came in is not kept.
    /// When it is refused it stays there, and nothing serves it.
    ///
    /// # Errors
    /// [`Fault::Fields`] on `file` when it is not of a known sort; [`Fault::Absent`] when there is none of that hash; what
    /// `clean` gives.
    pub fn release(
        &self,
        hash: &str,
        clean: impl FnOnce(&[u8]) -> Outcome<Vec<u8>>,
    ) -> Outcome<(Sort, String)> {
        let (held, bytes) = self.sound("quarantine", hash)?;
        let sort = Sort::of(&bytes).ok_or_else(|| Fault::field("file", Sort::NONE))?;
        let kept = self.keep(&clean(&bytes)?)?;
        fs::remove_file(&held).map_err(|e| io(&held, &e))?;
        Ok((sort, kept))
    }

    /// The bytes kept under a hash, checked against it.
    ///
    /// # Errors
    /// [`Fault::Absent`] when there are none; [`Fault::Broken`] when they were altered on disk.
    pub fn read(&self, hash: &str) -> Outcome<Vec<u8>> {
        self.sound("kept", hash).map(|(_, bytes)| bytes)
    }

    fn sound(&self, sub: &str, hash: &str) -> Outcome<(PathBuf, Vec<u8>)> {
        if !is_hash(hash) {
            return Err(Fault::Absent);
        }
        let path = self.path(sub, hash);
        let bytes = fs::read(&path).map_err(|_| Fault::Absent)?;
        if crate::time::hex(&Sha256::digest(&bytes)) != hash {
            return Err(Fault::Broken(format!(
                "the file {hash} was altered on disk; restore it from a backup"
            )));
        }
        Ok((path, bytes))
    }

    /// Hashes of all that is kept, in order.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the folder cannot be read.
    pub fn all(&self) -> Outcome<Vec<String>> {
        let mut hashes = Vec::new();
        let root = self.folder.join("kept");
        for shelf in fs::read_dir(&root).map_err(|e| io(&root, &e))?.flatten() {
            for file in fs::read_dir(shelf.path()).map_err(|e| io(&root, &e))?.flatten() {
                let name =
                    format!("{}{}", shelf.file_name().to_string_lossy(), file.file_name().to_string_lossy());
                if is_hash(&name) {
                    hashes.push(name);
                }
            }
        }
        hashes.sort();
        Ok(hashes)
    }

    fn path(&self, sub: &str, hash: &str) -> PathBuf {
        let (shelf, name) = hash.split_at(2.min(hash.len()));
        self.folder.join(sub).join(shelf).join(name)
    }

    /// Writes beside, forces to disk, then renames: a killed process leaves no half of a file under its name.
    fn put(&self, path: &Path, bytes: &[u8]) -> Outcome<()> {
        let Some(shelf) = path.parent() else { return Err(Fault::Absent) };
        let write = || -> std::io::Result<()> {
            if !shelf.exists() {
                fs::create_dir_all(shelf)?;
                shelf.parent().map_or(Ok(()), |above| File::open(above)?.sync_all())?;
            }
            // No two writers share it: neither two threads nor two processes.
            let beside =
                path.with_extension(format!("part-{}-{:?}", std::process::id(), std::thread::current().id()));
            let mut file = File::create(&beside)?;
            let written =
                file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| fs::rename(&beside, path));
            if let Err(e) = written {
                fs::remove_file(&beside).ok();
                return Err(e);
            }
            File::open(shelf)?.sync_all()
        };
        write().map_err(|e| io(path, &e))
    }
}

/// Whether text is a SHA-256 as this store writes it: anything else could lead out of the folder.
fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn io(path: &Path, e: &std::io::Error) -> Fault {
    if e.kind() == std::io::ErrorKind::StorageFull {
        return Fault::Broken(Fault::DISK_FULL.into());
    }
    Fault::Broken(format!("the file store cannot write {}: {e}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zip_of(name: &str) -> Vec<u8> {
        [b"PK\x03\x04".as_slice(), name.as_bytes()].concat()
    }

    #[test]
    fn what_a_file_is_stands_in_its_bytes() {
        for (bytes, is) in [
            (b"%PDF-1.7".to_vec(), Some(Sort::Pdf)),
            (zip_of("word/document.xml"), Some(Sort::Docx)),
            (zip_of("xl/workbook.xml"), Some(Sort::Xlsx)),
            (zip_of("ppt/presentation.xml"), Some(Sort::Pptx)),
            (zip_of("word/document.xml word/vbaProject.bin"), None),
            (zip_of("xl/workbook.xml xl/vbaProject.bin"), None),
            (zip_of("something/else.xml"), None),
            (b"\x89PNG\r\n".to_vec(), Some(Sort::Png)),
            (vec![0xFF, 0xD8, 0xFF, 0xE0], Some(Sort::Jpeg)),
            (b"plain words\n".to_vec(), Some(Sort::Text)),
            (b"\x7fELF".to_vec(), None),
        ] {
            assert_eq!(Sort::of(&bytes), is, "{}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn only_what_was_cleaned_leaves_quarantine() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path().into()).unwrap();
        let held = files.quarantine(b"words by somebody").unwrap();
        assert_eq!(files.read(&held), Err(Fault::Absent), "nothing serves what is held");
        let refused = files.release(&held, |_| Err(Fault::field("file", "Not like this")));
        assert_eq!(refused, Err(Fault::field("file", "Not like this")));
        assert_eq!(files.all().unwrap(), Vec::<String>::new(), "what is refused is not kept");
        let (sort, kept) = files.release(&held, |_| Ok(b"words".to_vec())).unwrap();
        assert_eq!((sort, files.read(&kept).unwrap()), (Sort::Text, b"words".to_vec()));
        assert_eq!(files.read(&held), Err(Fault::Absent), "what came in is gone");
        assert_eq!(files.release(&held, |b| Ok(b.to_vec())), Err(Fault::Absent));
    }

    #[test]
    fn what_is_no_known_sort_stays_in_quarantine() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path().into()).unwrap();
        let held = files.quarantine(b"\x7fELF\0\0").unwrap();
        for _ in 0..2 {
            assert_eq!(files.release(&held, |b| Ok(b.to_vec())), Err(Fault::field("file", Sort::NONE)));
        }
        assert_eq!(files.release("../../site.key", |b| Ok(b.to_vec())), Err(Fault::Absent));
    }
}
