//! The site's own key: kept beside the data and never in it, so that a copy of the database yields no secret.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use kernel::time::{Chance, hex};
use kernel::{Fault, Outcome};
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

/// Seals second factors and the text of messages.
#[derive(Clone)]
pub struct SiteKey([u8; 32]);

impl std::fmt::Debug for SiteKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SiteKey(..)")
    }
}

impl SiteKey {
    /// A key of these bytes: for tests.
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads the key file, or makes it, readable for its owner only. Back it up, but not with the database.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the file cannot be read or made, or holds something else.
    pub fn open(file: &Path, chance: &dyn Chance) -> Outcome<Self> {
        let why = |e: std::io::Error| Fault::Broken(format!("the key file {}: {e}", file.display()));
        match fs::read_to_string(file) {
            Ok(text) => {
                let bytes = unhex(text.trim()).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
                bytes.map(Self).ok_or_else(|| {
                    Fault::Broken(format!(
                        "the key file {} is damaged: it must hold 64 hexadecimal digits. Put it back from its backup. \
                         If there is none, move it away: a new key is made, and people with a second factor need a recovery \
                         code or a new invitation.",
                        file.display()
                    ))
                })
            }
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                let mut bytes = [0; 32];
                chance.fill(&mut bytes);
                let mut options = OpenOptions::new();
                options.write(true).create_new(true);
                #[cfg(unix)]
                std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
                let mut made = options.open(file).map_err(why)?;
                made.write_all(format!("{}\n", hex(&bytes)).as_bytes()).map_err(why)?;
                made.sync_all().map_err(why)?;
                Ok(Self(bytes))
            }
            Err(e) => Err(why(e)),
        }
    }

    /// Seals something that belongs to somebody: it opens only under the same purpose and owner, so that what was sealed for
    /// one row is worth nothing in another.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it is too long.
    pub fn seal(&self, chance: &dyn Chance, purpose: &str, owner: &str, plain: &[u8]) -> Outcome<String> {
        let mut nonce = [0; 24];
        chance.fill(&mut nonce);
        let bound = format!("{purpose}\n{owner}");
        let payload = Payload { msg: plain, aad: bound.as_bytes() };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| Fault::Broken("something is too long to be sealed".into()))?;
        Ok(format!("{}{}", hex(&nonce), hex(&sealed)))
    }

    /// Opens what was sealed.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it was sealed with another key or for another purpose, or was changed.
    pub fn open_sealed(&self, purpose: &str, owner: &str, sealed: &str) -> Outcome<Vec<u8>> {
        let other = || {
            Fault::Broken(format!(
                "what is sealed as {purpose} does not open: is this the key file of this database?"
            ))
        };
        let bytes = unhex(sealed).ok_or_else(other)?;
        let (nonce, rest) = bytes.split_first_chunk::<24>().ok_or_else(other)?;
        let bound = format!("{purpose}\n{owner}");
        let payload = Payload { msg: rest, aad: bound.as_bytes() };
        self.cipher().decrypt(&XNonce::from(*nonce), payload).map_err(|_| other())
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(self.0))
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> =
        text.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect();
    let digits = digits.filter(|d| d.len() % 2 == 0)?;
    Some(digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::time::OsChance;

    #[test]
    fn opens_only_what_it_sealed_for_the_same_purpose_and_owner() {
        let key = SiteKey::of([7; 32]);
        let sealed = key.seal(&OsChance, "totp", "a", b"secret").unwrap();
        assert_eq!(key.open_sealed("totp", "a", &sealed).unwrap(), b"secret");
        assert!(key.open_sealed("totp", "b", &sealed).is_err());
        assert!(key.open_sealed("mail", "a", &sealed).is_err());
        assert!(SiteKey::of([8; 32]).open_sealed("totp", "a", &sealed).is_err());
        for broken in ["", "zz", "00", &sealed[2..], &sealed[..sealed.len() - 2]] {
            assert!(key.open_sealed("totp", "a", broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn a_key_file_is_made_once_and_only_for_its_owner() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("site.key");
        let first = SiteKey::open(&file, &OsChance).unwrap();
        let again = SiteKey::open(&file, &OsChance).unwrap();
        assert_eq!(first.0, again.0);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        fs::write(&file, "nonsense").unwrap();
        assert!(SiteKey::open(&file, &OsChance).unwrap_err().to_string().contains("damaged"));
    }
}
