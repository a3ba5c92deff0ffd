//! The checksum at the very end of a backup: a SHA-256 over all that stands before it.

use crate::time::hex;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};

/// Hexadecimal characters of a SHA-256.
const LENGTH: u64 = 64;

/// The archive's comment before the sum is known: it has the right length, and stands at the end of the file.
pub(super) fn blank() -> String {
    format!("sha256:{}", "0".repeat(64))
}

/// Puts the sum in place of the zeros at the end.
pub(super) fn set(file: &mut File) -> io::Result<()> {
    let sum = sum(file)?;
    file.seek(SeekFrom::End(-64))?;
    file.write_all(sum.as_bytes())
}

/// Whether the file is whole and as it was written.
pub(super) fn holds(file: &mut File) -> io::Result<bool> {
    if file.seek(SeekFrom::End(0))? < LENGTH {
        return Ok(false);
    }
    let sum = sum(file)?;
    file.seek(SeekFrom::End(-64))?;
    let mut kept = Vec::new();
    file.read_to_end(&mut kept)?;
    Ok(kept == sum.as_bytes())
}

fn sum(file: &mut File) -> io::Result<String> {
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(0))?;
    let (hash, _) = hashed(&mut BufReader::new(file).take(length.saturating_sub(LENGTH)))?;
    Ok(hash)
}

/// SHA-256 and length of all that a reader gives.
pub(super) fn hashed(reader: &mut impl Read) -> io::Result<(String, u64)> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut length = 0;
    loop {
        match reader.read(&mut buffer)? {
            0 => return Ok((hex(&hash.finalize()), length)),
            n => {
                hash.update(&buffer[..n]);
                length += n as u64;
            }
        }
    }
}
