//! A disk of a few megabytes, to be filled.

use crate::runs::missing;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A file system in memory; gone when this is dropped.
pub struct SmallDisk {
    path: PathBuf,
    folder: Option<TempDir>,
}

impl SmallDisk {
    /// A disk of so many megabytes; `None`, with one line that says so, where nobody may mount one.
    pub fn of(megabytes: u32) -> Option<Self> {
        let folder = tempfile::Builder::new().prefix("shiremoot-disk-").tempdir().expect("a folder");
        let mut disk = Self::over(folder.path(), megabytes)?;
        disk.folder = Some(folder);
        Some(disk)
    }

    /// The same in the place of a folder that is there: what lies in it is out of sight until this is dropped.
    pub fn over(folder: &Path, megabytes: u32) -> Option<Self> {
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={megabytes}m"), "shiremoot-test"])
            .arg(folder)
            .stderr(Stdio::null())
            .status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(Self { path: folder.into(), folder: None });
        }
        missing("a small disk cannot be mounted: run the tests as root");
        None
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Makes it larger while it is in use.
    pub fn grow(&self, megabytes: u32) {
        let grown = Command::new("mount")
            .args(["-o", &format!("remount,size={megabytes}m")])
            .arg(&self.path)
            .status();
        assert!(grown.expect("mount runs").success());
    }

    /// Takes up all but so many bytes; remove the file to have them back.
    pub fn ballast(&self, leave: u64) -> PathBuf {
        let path = self.path().join("ballast");
        let mut size = 64 << 20;
        // The file is cut off where the disk ends.
        let written = Command::new("dd")
            .args(["if=/dev/zero", "bs=4096", &format!("count={}", size / 4096)])
            .arg(format!("of={}", path.display()))
            .stderr(Stdio::null())
            .status();
        assert!(!written.expect("dd runs").success(), "the disk is larger than {size} bytes");
        size = fs::metadata(&path).expect("the ballast").len();
        let file = fs::File::options().write(true).open(&path).expect("the ballast");
        file.set_len(size.saturating_sub(leave)).expect("some of it is given back");
        path
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: a connection that is on its way out must not leave the mount behind.
        let gone = Command::new("umount").arg("-l").arg(&self.path).status();
        if !gone.is_ok_and(|status| status.success()) {
            eprintln!("{} is left mounted", self.path.display());
        }
    }
}
