//! What can be made anew at any time, kept so that it need not be: packs of papers. It is no record, and no backup holds it.

use super::{Files, io};
use crate::{Outcome, time};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

/// What all of it may take on disk.
const ROOM: u64 = 2 << 30;

impl Files {
    /// The bytes that were made under a key before, or new ones. The key must say everything that they depend on.
    ///
    /// # Errors
    /// What `make` gives. That they cannot be kept is no reason not to give them.
    pub fn made(&self, key: &str, make: impl FnOnce() -> Outcome<Vec<u8>>) -> Outcome<Vec<u8>> {
        let folder = self.folder.join("made");
        let path = folder.join(time::hex(&Sha256::digest(key)));
        if let Ok(kept) = fs::read(&path)
            && let Some((sum, bytes)) = kept.split_first_chunk::<32>()
            && Sha256::digest(bytes)[..] == sum[..]
        {
            return Ok(bytes.to_vec());
        }
        let bytes = make()?;
        let kept = [&Sha256::digest(&bytes)[..], &bytes].concat();
        let put = fs::create_dir_all(&folder)
            .map_err(|e| io(&folder, &e))
            .and_then(|()| make_room(&folder, u64::try_from(kept.len()).unwrap_or(u64::MAX)))
            .and_then(|()| self.put(&path, &kept));
        if let Err(why) = put {
            tracing::warn!("what was made could not be kept: {why}");
        }
        Ok(bytes)
    }
}

/// Lets go of the oldest until there is room.
fn make_room(folder: &std::path::Path, wanted: u64) -> Outcome<()> {
    let mut all: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| io(folder, &e))?.flatten() {
        if let Ok(about) = entry.metadata() {
            all.push((about.modified().unwrap_or(SystemTime::UNIX_EPOCH), about.len(), entry.path()));
        }
    }
    all.sort();
    let mut held: u64 = all.iter().map(|(_, size, _)| size).sum();
    for (_, size, path) in all {
        if held.saturating_add(wanted) <= ROOM {
            break;
        }
        fs::remove_file(path).ok();
        held = held.saturating_sub(size);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_is_made_once_and_anew_when_it_was_damaged() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path().into()).unwrap();
        let make = |words: &'static str| files.made("key", || Ok(words.as_bytes().to_vec())).unwrap();
        assert_eq!(make("first"), b"first");
        assert_eq!(make("second"), b"first");
        assert_eq!(files.made("other", || Ok(b"other".to_vec())).unwrap(), b"other");
        for entry in fs::read_dir(folder.path().join("made")).unwrap().flatten() {
            fs::write(entry.path(), b"damaged").unwrap();
        }
        assert_eq!(make("third"), b"third");
        assert_eq!(files.all().unwrap(), Vec::<String>::new(), "it is no record");
    }
}
