//! How a folder is replaced in one step: readers see the old one whole or the new one whole, whenever the program is killed.

use kernel::{Fault, Outcome};
use rustix::fs::{AtFlags, CWD, Mode, OFlags, RenameFlags};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What is said when a folder of the record cannot be written.
pub(super) fn fault(path: &Path, e: &std::io::Error) -> Fault {
    if matches!(e.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
        return Fault::Broken(Fault::DISK_FULL.into());
    }
    Fault::Broken(format!("{}: {e}", path.display()))
}

/// The folder beside a folder in which its successor is made.
pub(super) fn beside(folder: &Path) -> PathBuf {
    let name = folder.file_name().map_or_else(|| "tree".into(), |name| name.to_string_lossy().into_owned());
    folder.with_file_name(format!(".{name}.next"))
}

/// An empty folder beside; what a killed program left there goes.
pub(super) fn clear(next: &Path) -> Outcome<()> {
    match fs::remove_dir_all(next) {
        Err(e) if e.kind() != ErrorKind::NotFound => return Err(fault(next, &e)),
        _ => {}
    }
    fs::create_dir_all(next).map_err(|e| fault(next, &e))
}

/// Brings a file from one folder into another without copying its bytes, where the disk lets that be.
pub(super) fn bring(from: &Path, to: &Path, path: &str) -> Outcome<()> {
    let (source, target) = (from.join(path), to.join(path));
    let link = || rustix::fs::linkat(CWD, &source, CWD, &target, AtFlags::empty());
    let linked = link().or_else(|_| {
        if let Some(above) = target.parent() {
            fs::create_dir_all(above)?;
        }
        link().map_err(std::io::Error::from)
    });
    linked.or_else(|_| fs::copy(&source, &target).map(drop)).map_err(|e| fault(&source, &e))
}

/// Forces everything below a folder to disk, once for all files.
fn forced(folder: &Path) -> Outcome<()> {
    let handle = rustix::fs::open(folder, OFlags::RDONLY | OFlags::DIRECTORY, Mode::empty());
    handle.and_then(rustix::fs::syncfs).map_err(|e| fault(folder, &e.into()))
}

/// Puts `next` in the place of `folder`: forced to disk first, then exchanged in one step. What was there goes afterwards.
pub(super) fn replace(folder: &Path, next: &Path) -> Outcome<()> {
    forced(next)?;
    let there = folder.exists();
    let flags = if there { RenameFlags::EXCHANGE } else { RenameFlags::NOREPLACE };
    rustix::fs::renameat_with(CWD, next, CWD, folder, flags).map_err(|e| fault(folder, &e.into()))?;
    if let Some(above) = folder.parent() {
        let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
        fs::File::open(above).and_then(|it| it.sync_all()).map_err(|e| fault(above, &e))?;
    }
    if there {
        fs::remove_dir_all(next).map_err(|e| fault(next, &e))?;
    }
    Ok(())
}
