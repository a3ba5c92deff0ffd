//! The file store: content by its SHA-256, with a quarantine for what came from outside.

use crate::{Fault, Outcome};
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// `%PDF-`
    Pdf,
    /// A zip archive that holds a Word document.
    Docx,
    /// UTF-8 text without control characters.
    Text,
    /// A PNG picture.
    Png,
    /// A JPEG picture.
    Jpeg,
}

impl Sort {
    /// The type as it is sent to a browser.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Text => "text/plain; charset=utf-8",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// What the bytes are, whatever their name says.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [b'P', b'K', 3, 4, ..] if holds(b"word/document.xml") && !holds(b"vbaProject.bin") => {
                Some(Self::Docx)
            }
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

    /// Lets a file out of quarantine when it is of a known sort; otherwise it stays there, with the reason given.
    ///
    /// # Errors
    /// [`Fault::Fields`] on `file` when it is not of a known sort; [`Fault::Absent`] when there is none of that hash.
    pub fn release(&self, hash: &str) -> Outcome<Sort> {
        let (held, bytes) = self.sound("quarantine", hash)?;
        let sort = Sort::of(&bytes).ok_or_else(|| {
            Fault::field(
                "file",
                "This is not a PDF, Word document, plain text, PNG or JPEG. Save it as one of those",
            )
        })?;
        self.keep(&bytes)?;
        fs::remove_file(&held).map_err(|e| io(&held, &e))?;
        Ok(sort)
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
