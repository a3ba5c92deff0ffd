//! The key that signs manifests, and what it is known by.

use super::sum;
use super::swap::fault;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use kernel::time::{Chance, hex};
use kernel::{Fault, Outcome};
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// The key of an install.
pub struct Key(SigningKey);

impl Key {
    /// The key in a file; made there when there is none yet, for its owner's eyes only.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be read or made, or when what lies there is no key: it is never replaced.
    pub fn open(path: &Path, chance: &dyn Chance) -> Outcome<Self> {
        match fs::read_to_string(path) {
            Ok(text) => {
                let seed = bytes::<32>(text.trim());
                let seed = seed.ok_or_else(|| {
                    Fault::Broken(format!("{} holds no key; restore it from a backup", path.display()))
                })?;
                Ok(Self(SigningKey::from_bytes(&seed)))
            }
            Err(e) if e.kind() == ErrorKind::NotFound => Self::made(path, chance),
            Err(e) => Err(fault(path, &e)),
        }
    }

    fn made(path: &Path, chance: &dyn Chance) -> Outcome<Self> {
        let mut seed = [0; 32];
        chance.fill(&mut seed);
        let write = || -> std::io::Result<()> {
            if let Some(above) = path.parent() {
                fs::create_dir_all(above)?;
            }
            let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
            writeln!(file, "{}", hex(&seed))?;
            file.sync_all()
        };
        match write() {
            Ok(()) => Ok(Self(SigningKey::from_bytes(&seed))),
            // Somebody else made it at the same moment.
            Err(e) if e.kind() == ErrorKind::AlreadyExists => Self::open(path, chance),
            Err(e) => Err(fault(path, &e)),
        }
    }

    /// Its public half, in hexadecimal.
    pub fn public(&self) -> String {
        hex(self.0.verifying_key().as_bytes())
    }

    /// What it is known by.
    pub fn fingerprint(&self) -> String {
        sum::hash(self.0.verifying_key().as_bytes())
    }

    /// The signature of bytes, as its file holds it.
    pub fn sign(&self, bytes: &[u8]) -> String {
        format!("{}\n", hex(&self.0.sign(bytes).to_bytes()))
    }
}

/// What a public key is known by; nothing when it is none.
pub fn fingerprint(public: &str) -> Option<String> {
    bytes::<32>(public).map(|it| sum::hash(&it))
}

/// Whether a signature, exactly as its file holds it, is that of these bytes by a public key.
pub fn holds(public: &str, signed: &[u8], signature: &[u8]) -> bool {
    let read = || {
        let key = VerifyingKey::from_bytes(&bytes::<32>(public)?).ok()?;
        let text = std::str::from_utf8(signature).ok()?.strip_suffix('\n')?;
        let signature = Signature::from_bytes(&bytes::<64>(text)?);
        key.verify_strict(signed, &signature).ok()
    };
    read().is_some()
}

/// Bytes from lower-case hexadecimal, and from no other spelling of it.
fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digit = |b: u8| match b {
        b'0'..=b'9' => Some(b - b'0'),
        b'a'..=b'f' => Some(b - b'a' + 10),
        _ => None,
    };
    let all = text.as_bytes();
    if all.len() != 2 * N {
        return None;
    }
    let mut out = [0; N];
    for (at, byte) in out.iter_mut().enumerate() {
        *byte = digit(all[2 * at])? << 4 | digit(all[2 * at + 1])?;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// The same bytes each time.
    struct Same(u8);
    impl Chance for Same {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0);
        }
    }

    #[test]
    fn a_key_is_made_once_for_its_owner_alone_and_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("record.key");
        let key = Key::open(&path, &Same(1)).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(Key::open(&path, &Same(2)).unwrap().public(), key.public());
        assert_eq!(fingerprint(&key.public()).unwrap(), key.fingerprint());
        fs::write(&path, "nonsense").unwrap();
        assert!(Key::open(&path, &Same(3)).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "nonsense");
    }

    #[test]
    fn no_other_signature_spelling_key_or_text_passes() {
        let folder = tempfile::tempdir().unwrap();
        let key = Key::open(&folder.path().join("one"), &Same(1)).unwrap();
        let other = Key::open(&folder.path().join("two"), &Same(2)).unwrap();
        let signature = key.sign(b"words");
        assert!(holds(&key.public(), b"words", signature.as_bytes()));
        assert!(!holds(&other.public(), b"words", signature.as_bytes()));
        assert!(!holds(&key.public(), b"word", signature.as_bytes()));
        assert!(!holds(&key.public(), b"words", signature.to_uppercase().as_bytes()));
        assert!(!holds(&key.public(), b"words", signature.trim().as_bytes()));
        for at in 0..signature.len() {
            let mut bytes = signature.clone().into_bytes();
            bytes[at] ^= 1;
            assert!(!holds(&key.public(), b"words", &bytes), "{at}");
        }
    }
}
