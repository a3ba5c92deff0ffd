//! Files too large to hold in memory: written beside by an engine, or read from elsewhere, then kept by their hash.

use super::{Files, io, is_hash};
use crate::{Fault, Outcome};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

impl Files {
    /// A folder on the same disk, in which engines write what is then adopted. What is left there is swept out with the quarantine.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be made.
    pub fn staging(&self) -> Outcome<PathBuf> {
        let folder = self.folder.join("quarantine").join("staged");
        fs::create_dir_all(&folder).map_err(|e| io(&folder, &e))?;
        Ok(folder)
    }

    /// Takes a finished file out of [`Files::staging`] and keeps it under its hash, which its writer knows.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be moved.
    pub fn adopt(&self, staged: &Path, hash: &str) -> Outcome<()> {
        if !is_hash(hash) {
            return Err(Fault::broken("a file can only be kept under its hash"));
        }
        let to = self.path("kept", hash);
        let moved = || -> std::io::Result<()> {
            if let Some(shelf) = to.parent() {
                fs::create_dir_all(shelf)?;
            }
            fs::rename(staged, &to)?;
            to.parent().map_or(Ok(()), |shelf| File::open(shelf)?.sync_all())
        };
        moved().map_err(|e| io(&to, &e))
    }

    /// Keeps what a reader gives, piece by piece, and gives its hash and size. It is on disk when this returns.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be read or written; then nothing is left.
    pub fn keep_from(&self, mut from: impl Read) -> Outcome<(String, u64)> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let turn = NEXT.fetch_add(1, Ordering::Relaxed);
        let staged = self.staging()?.join(format!("raw-{}-{turn}", std::process::id()));
        let mut write = || -> std::io::Result<(String, u64)> {
            let mut file = File::create(&staged)?;
            let (mut sum, mut bytes, mut piece) = (Sha256::new(), 0_u64, vec![0; 1 << 18]);
            loop {
                let many = from.read(&mut piece)?;
                if many == 0 {
                    break;
                }
                sum.update(&piece[..many]);
                file.write_all(&piece[..many])?;
                bytes += many as u64;
            }
            file.sync_all()?;
            Ok((crate::time::hex(&sum.finalize()), bytes))
        };
        let kept = write().map_err(|e| io(&staged, &e)).and_then(|(hash, bytes)| {
            self.adopt(&staged, &hash)?;
            Ok((hash, bytes))
        });
        if kept.is_err() {
            fs::remove_file(&staged).ok();
        }
        kept
    }

    /// Whether a file of this hash is kept.
    pub fn has(&self, hash: &str) -> bool {
        is_hash(hash) && self.path("kept", hash).is_file()
    }

    /// Where an upload lies in quarantine, for an engine that reads files by their place. Nothing serves it.
    ///
    /// # Errors
    /// [`Fault::Absent`] when there is none.
    pub fn held_at(&self, hash: &str) -> Outcome<PathBuf> {
        let path = is_hash(hash).then(|| self.path("quarantine", hash)).filter(|path| path.is_file());
        path.ok_or(Fault::Absent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_beside_is_kept_by_its_hash_and_half_of_it_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path().into()).unwrap();
        let (hash, bytes) = files.keep_from(&b"rows of a month"[..]).unwrap();
        assert_eq!((bytes, files.read(&hash).unwrap()), (15, b"rows of a month".to_vec()));
        assert!(files.has(&hash) && !files.has("../site.key"));
        let staged = files.staging().unwrap().join("part");
        fs::write(&staged, b"made by an engine").unwrap();
        let sum = super::super::hash(b"made by an engine");
        files.adopt(&staged, &sum).unwrap();
        assert_eq!(files.read(&sum).unwrap(), b"made by an engine");
        assert!(files.adopt(&staged, "../../site.key").is_err());
        struct Failing;
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
                Err(std::io::ErrorKind::StorageFull.into())
            }
        }
        let full = files.keep_from(Read::chain(&b"half"[..], Failing));
        assert_eq!(full, Err(Fault::Broken(Fault::DISK_FULL.into())));
        assert_eq!(fs::read_dir(files.staging().unwrap()).unwrap().count(), 0);
    }
}
