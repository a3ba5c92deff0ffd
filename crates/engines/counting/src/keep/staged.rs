//! A file under a temporary name, hashed while it is written, gone when it is dropped.

use crate::source::hex;
use kernel::contracts::counts::{Unfit, Written};
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Temporary names differ by process and by this.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// The file.
pub struct Staged {
    file: File,
    path: PathBuf,
    hash: Sha256,
    bytes: u64,
    full: Arc<AtomicBool>,
    finished: bool,
}

impl Staged {
    /// Begins one in a folder.
    pub fn new(into: &Path) -> Result<Self, Unfit> {
        let name = format!(".{}-{}.part", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = into.join(name);
        let file = OpenOptions::new().write(true).create(true).truncate(true).open(&path)?;
        Ok(Self { file, path, hash: Sha256::new(), bytes: 0, full: Arc::default(), finished: false })
    }

    /// Becomes true when the disk has no room for all of it: the writers above lose what sort of error it was.
    pub fn full(&self) -> Arc<AtomicBool> {
        self.full.clone()
    }

    /// Hands it over, still under its temporary name.
    pub fn finish(mut self, ending: &str) -> Written {
        self.finished = true;
        Written::new(self.path.clone(), hex(&self.hash.clone().finalize()), self.bytes, ending)
    }
}

impl Write for Staged {
    fn write(&mut self, buffer: &[u8]) -> std::io::Result<usize> {
        let full = |e: &std::io::Error| {
            matches!(e.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge)
        };
        let many = self.file.write(buffer).inspect_err(|e| {
            if full(e) {
                self.full.store(true, Ordering::Relaxed);
            }
        })?;
        self.hash.update(&buffer[..many]);
        self.bytes += many as u64;
        Ok(many)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.finished {
            // A hidden temporary file that no row names, if even this fails.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
