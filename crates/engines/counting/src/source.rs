//! Where a part's bytes come from: a file, an entry of an archive, a sheet of a workbook; hashed while they are read.

use crate::{LONGEST, sheet};
use kernel::contracts::counts::{Found, Shape, Unfit};
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::fs::File;
use std::io::{BufReader, Cursor, Error, ErrorKind, Read};
use std::path::Path;
use zip::ZipArchive;
use zip::result::ZipError;

/// So much is looked at before anything is taken for a table.
const HEAD: u64 = 4096;

/// Words of an error that says a row never ended.
const ENDLESS: &str = "endless row";

/// An archive, opened.
pub fn archive(path: &Path) -> Result<ZipArchive<BufReader<File>>, Unfit> {
    ZipArchive::new(BufReader::new(File::open(path)?)).map_err(unzipped)
}

/// What is wrong with an archive, as it concerns people.
pub fn unzipped(error: ZipError) -> Unfit {
    match error {
        ZipError::Io(e) if e.kind() != ErrorKind::UnexpectedEof => e.into(),
        ZipError::FileNotFound => Unfit::Archive("a file that it lists is not in it".into()),
        other => Unfit::Archive(other.to_string()),
    }
}

/// Opens a part and hands its bytes on.
pub fn with<T>(part: &Found, f: impl FnOnce(&mut dyn Read) -> Result<T, Unfit>) -> Result<T, Unfit> {
    match &part.inside {
        None => f(&mut File::open(&part.path)?),
        Some(inside) => {
            let mut archive = archive(&part.path)?;
            let mut entry = archive.by_name(inside).map_err(unzipped)?;
            f(&mut entry)
        }
    }
}

/// A part's bytes as they are read. A row that does not end is an error, not memory.
pub struct Raw<'a> {
    from: Box<dyn Read + 'a>,
    hash: Option<Sha256>,
    /// The workbook's own size and hash, where the rows were taken out of one.
    book: Option<(u64, String)>,
    /// Bytes read so far.
    pub read: u64,
    /// The last byte read.
    pub last: u8,
    /// Where the row begins that is being read; whoever takes rows keeps it right.
    row: &'a Cell<u64>,
    progress: &'a mut dyn FnMut(u64),
}

impl<'a> Raw<'a> {
    /// Takes a part's bytes, after a look at the first of them.
    pub fn open(
        from: &'a mut dyn Read,
        part: &Found,
        shape: &Shape,
        row: &'a Cell<u64>,
        hashed: bool,
        progress: &'a mut dyn FnMut(u64),
    ) -> Result<Self, Unfit> {
        let hash = hashed.then(Sha256::new);
        let mut raw = Self {
            from: Box::new(Cursor::new(Vec::new())),
            hash,
            book: None,
            read: 0,
            last: b'\n',
            row,
            progress,
        };
        if sheet::is(&part.name()) {
            let (rows, bytes) = sheet::rows(from, shape)?;
            raw.book = Some((bytes.len() as u64, hex(&Sha256::digest(&bytes))));
            raw.hash = None;
            raw.from = Box::new(Cursor::new(rows));
            return Ok(raw);
        }
        let mut head = Vec::new();
        from.take(HEAD).read_to_end(&mut head).map_err(Self::failed)?;
        table(&head)?;
        raw.from = Box::new(Cursor::new(head).chain(from));
        Ok(raw)
    }

    /// What became of the reading, by an error of the reader above.
    pub fn failed(error: Error) -> Unfit {
        match error.kind() {
            // An archive's entry that ends early, or that is not what its checksum says.
            ErrorKind::UnexpectedEof | ErrorKind::InvalidData | ErrorKind::InvalidInput => {
                Unfit::Archive(error.to_string())
            }
            _ if error.to_string() == ENDLESS => Unfit::EndlessRow(0),
            _ => error.into(),
        }
    }

    /// Size and hash of the file.
    pub fn close(self) -> (u64, String) {
        let hash = |hash: Sha256| hex(&hash.finalize());
        self.book.unwrap_or((self.read, self.hash.map_or_else(String::new, hash)))
    }
}

impl Read for Raw<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.read.saturating_sub(self.row.get()) > LONGEST {
            return Err(Error::other(ENDLESS));
        }
        let many = self.from.read(buffer)?;
        let bytes = &buffer[..many];
        if let Some(hash) = &mut self.hash {
            hash.update(bytes);
        }
        self.last = bytes.last().copied().unwrap_or(self.last);
        self.read += many as u64;
        (self.progress)(self.read);
        Ok(many)
    }
}

/// Bytes in hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Whether the first bytes can be those of a table.
fn table(head: &[u8]) -> Result<(), Unfit> {
    let not = |why: &str| Err(Unfit::NotTable(why.into()));
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    match text {
        [] => Err(Unfit::Empty),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => not("it is written in UTF-16"),
        [b'<', ..] => Err(Unfit::WebPage),
        [b'{', ..] => not("it is JSON; a publisher’s error can look like this"),
        _ if text.starts_with(b"%PDF") => not("it is a PDF"),
        _ if text.starts_with(b"PK\x03\x04") => not("it is an archive or a workbook under another name"),
        _ if text.contains(&0) => not("it holds bytes that no text has"),
        _ => Ok(()),
    }
}
