//! An upload on its way into quarantine, piece by piece, and what is left there when nobody comes back for it.

use super::{Files, io, is_hash};
use crate::{Fault, Outcome};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

/// A file that is being taken in. Dropped before its end, it leaves nothing.
#[derive(Debug)]
pub struct Intake {
    files: Files,
    path: PathBuf,
    file: Option<File>,
    hasher: Sha256,
    bytes: u64,
}

impl Files {
    /// Begins to take a file into quarantine.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be written.
    pub fn intake(&self) -> Outcome<Intake> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let turn = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = self.folder.join("quarantine").join(format!("part-{}-{turn}", std::process::id()));
        let file = File::create(&path).map_err(|e| io(&path, &e))?;
        Ok(Intake { files: self.clone(), path, file: Some(file), hasher: Sha256::new(), bytes: 0 })
    }

    /// The bytes held in quarantine under a hash, to be looked into. Nothing serves them.
    ///
    /// # Errors
    /// [`Fault::Absent`] when there are none; [`Fault::Broken`] when they were altered on disk.
    pub fn held(&self, hash: &str) -> Outcome<Vec<u8>> {
        self.sound("quarantine", hash).map(|(_, bytes)| bytes)
    }

    /// Takes a file out of quarantine that nobody wants any more.
    pub fn discard(&self, hash: &str) {
        if is_hash(hash) {
            fs::remove_file(self.path("quarantine", hash)).ok();
        }
    }

    /// Removes what has lain in quarantine since before an instant, halves of files included, and says how many that were.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the folder cannot be read.
    pub fn sweep(&self, before: Timestamp) -> Outcome<usize> {
        let root = self.folder.join("quarantine");
        let old = |path: &PathBuf| {
            let changed = fs::metadata(path).and_then(|about| about.modified()).ok();
            changed.and_then(|at| Timestamp::try_from(at).ok()).is_some_and(|at| at < before)
        };
        let mut gone = 0;
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).map_err(|e| io(&folder, &e))?.flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if old(&path) && fs::remove_file(&path).is_ok() {
                    gone += 1;
                }
            }
        }
        Ok(gone)
    }
}

impl Intake {
    /// Takes the next piece.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be written.
    pub fn write(&mut self, piece: &[u8]) -> Outcome<()> {
        let Some(file) = &mut self.file else { return Err(Fault::broken("the file is closed")) };
        file.write_all(piece).map_err(|e| io(&self.path, &e))?;
        self.hasher.update(piece);
        self.bytes += u64::try_from(piece.len()).unwrap_or(u64::MAX);
        Ok(())
    }

    /// How many bytes came so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// All is there: it is on disk in quarantine when this returns, under the hash that it gives.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be written.
    pub fn finish(mut self) -> Outcome<String> {
        let hash = crate::time::hex(&std::mem::take(&mut self.hasher).finalize());
        let Some(file) = self.file.take() else { return Err(Fault::broken("the file is closed")) };
        let to = self.files.path("quarantine", &hash);
        let put = || -> std::io::Result<()> {
            file.sync_all()?;
            drop(file);
            if let Some(shelf) = to.parent() {
                fs::create_dir_all(shelf)?;
            }
            fs::rename(&self.path, &to)
        };
        put().map_err(|e| io(&to, &e))?;
        Ok(hash)
    }
}

impl Drop for Intake {
    fn drop(&mut self) {
        // After the end there is nothing under this name any more.
        fs::remove_file(&self.path).ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(files: &Files) -> usize {
        let mut folders = vec![files.folder.join("quarantine")];
        let mut many = 0;
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().flatten() {
                if entry.path().is_dir() { folders.push(entry.path()) } else { many += 1 }
            }
        }
        many
    }

    #[test]
    fn a_file_comes_in_by_pieces_and_half_of_one_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path().into()).unwrap();
        let mut intake = files.intake().unwrap();
        intake.write(b"plain ").unwrap();
        intake.write(b"words").unwrap();
        assert_eq!(intake.bytes(), 11);
        let hash = intake.finish().unwrap();
        assert_eq!(files.held(&hash).unwrap(), b"plain words");
        assert_eq!(files.read(&hash), Err(Fault::Absent), "nothing serves it");
        let mut half = files.intake().unwrap();
        half.write(b"half of").unwrap();
        drop(half);
        assert_eq!(held(&files), 1);
        files.discard(&hash);
        assert_eq!((files.held(&hash), held(&files)), (Err(Fault::Absent), 0));
    }

    #[test]
    fn what_nobody_came_back_for_is_swept_out() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path().into()).unwrap();
        let hash = files.quarantine(b"left").unwrap();
        fs::write(folder.path().join("quarantine/part-of-a-killed-process"), b"half").unwrap();
        assert_eq!(files.sweep("2000-01-01T00:00:00Z".parse().unwrap()), Ok(0));
        assert_eq!(files.held(&hash).unwrap(), b"left");
        assert_eq!(files.sweep("2200-01-01T00:00:00Z".parse().unwrap()), Ok(2));
        assert_eq!(held(&files), 0);
    }
}
