//! Files of the data folder that go along with a backup: what the public record needs to go on, and keys.

use crate::time::hex;
use crate::{Fault, Outcome};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Component, Path};

/// Which files of which folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Along {
    /// The data folder.
    pub folder: std::path::PathBuf,
    /// Paths below it, in order: `record/loamshire/manifest.json`.
    pub files: Vec<String>,
}

impl Along {
    /// Whether one of them is for its owner's eyes alone.
    pub(super) fn secret(&self) -> Outcome<bool> {
        for name in &self.files {
            let path = self.folder.join(name);
            if owner_only(&path).map_err(|e| unread(&path, &e))? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// One such file in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beside {
    /// Its path below the data folder.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Whether only its owner may read it, as a key.
    pub secret: bool,
}

fn owner_only(path: &Path) -> std::io::Result<bool> {
    Ok(fs::metadata(path)?.permissions().mode() & 0o077 == 0)
}

fn unread(path: &Path, e: &std::io::Error) -> Fault {
    Fault::Broken(format!("{} cannot be read: {e}", path.display()))
}

impl Beside {
    pub(super) fn read(folder: &Path, name: &str) -> Outcome<(Self, Vec<u8>)> {
        let path = folder.join(name);
        let bytes = fs::read(&path).map_err(|e| unread(&path, &e))?;
        let secret = owner_only(&path).map_err(|e| unread(&path, &e))?;
        let it = Self { path: name.into(), sha256: hex(&Sha256::digest(&bytes)), secret };
        it.plain().map_err(Fault::Broken)?;
        Ok((it, bytes))
    }

    pub(super) fn part(&self) -> String {
        format!("beside/{}", self.sha256)
    }

    /// That its path leads to nowhere but below the folder.
    pub(super) fn plain(&self) -> Result<(), String> {
        let plain = Path::new(&self.path).components().all(|part| matches!(part, Component::Normal(_)));
        if plain && !self.path.is_empty() {
            Ok(())
        } else {
            Err(format!("“{}” is no path of it", self.path))
        }
    }

    /// Puts it back: written beside its name first, so that what bears the name is whole.
    pub(super) fn put(&self, folder: &Path, bytes: &[u8]) -> Outcome<()> {
        let path = folder.join(&self.path);
        let put = || -> std::io::Result<()> {
            if let Some(above) = path.parent() {
                fs::create_dir_all(above)?;
            }
            let part = path.with_added_extension("restoring");
            match fs::remove_file(&part) {
                Err(e) if e.kind() != ErrorKind::NotFound => return Err(e),
                _ => {}
            }
            let mode = if self.secret { 0o600 } else { 0o666 };
            let mut file = File::options().write(true).create_new(true).mode(mode).open(&part)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&part, &path)
        };
        put().map_err(|e| match e.kind() {
            ErrorKind::StorageFull => Fault::Broken(Fault::DISK_FULL.into()),
            _ => Fault::Broken(format!("{} cannot be put back: {e}", path.display())),
        })
    }
}

/// That nothing in the folder would be overwritten: what lies there under a name is what the backup has of that name.
pub(super) fn free(folder: &Path, all: &[Beside]) -> Outcome<()> {
    let known: BTreeMap<&str, &Beside> = all.iter().map(|it| (it.path.as_str(), it)).collect();
    let tops: BTreeMap<&str, ()> =
        all.iter().filter_map(|it| Some((it.path.split('/').next()?, ()))).collect();
    for top in tops.keys() {
        if let Some(other) = stranger(folder, top, &known)? {
            return Err(Fault::Conflict(format!(
                "{} is there already and is not what the backup has. Nothing was changed; restore to a new folder.",
                folder.join(other).display()
            )));
        }
    }
    Ok(())
}

/// The first file at or below a path that the backup does not have just so.
fn stranger(folder: &Path, name: &str, known: &BTreeMap<&str, &Beside>) -> Outcome<Option<String>> {
    let path = folder.join(name);
    if path.is_dir() {
        for entry in fs::read_dir(&path).map_err(|e| unread(&path, &e))? {
            let entry = entry.map_err(|e| unread(&path, &e))?;
            let below = format!("{name}/{}", entry.file_name().to_string_lossy());
            if let Some(other) = stranger(folder, &below, known)? {
                return Ok(Some(other));
            }
        }
        return Ok(None);
    }
    let same = |it: &&Beside| fs::read(&path).is_ok_and(|bytes| hex(&Sha256::digest(&bytes)) == it.sha256);
    let fine = !path.exists() || name.ends_with(".restoring") || known.get(name).is_some_and(same);
    Ok((!fine).then(|| name.to_string()))
}
