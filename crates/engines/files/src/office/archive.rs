//! An archive, unpacked within bounds, and packed again so that the same parts give the same bytes.

use crate::damage::{LOCKED, TOO_MUCH, damaged, refused};
use kernel::{Fault, Outcome};
use std::io::{Cursor, Read, Write};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The most parts.
const PARTS: usize = 10_000;
/// What one part of XML may unpack to.
const XML: u64 = 48 << 20;
/// What all parts may unpack to together.
const ALL: u64 = 400 << 20;

/// Every part, unpacked, in the order in which it stood.
pub(super) struct Archive {
    parts: Vec<(String, Vec<u8>)>,
}

impl Archive {
    /// Unpacks an archive.
    pub fn open(bytes: &[u8]) -> Outcome<Self> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if zip.len() > PARTS {
            return Err(refused(TOO_MUCH));
        }
        let (mut parts, mut left): (Vec<(String, Vec<u8>)>, u64) = (Vec::new(), ALL);
        for at in 0..zip.len() {
            let part = zip.by_index(at).map_err(|why| unreadable(&why))?;
            if part.is_dir() {
                continue;
            }
            let name = part.name().map_err(damaged)?.trim_start_matches('/').to_string();
            let most = if is_xml(&name) { XML.min(left) } else { left };
            let mut content = Vec::new();
            // What the archive says of a part's size is not believed.
            part.take(most + 1).read_to_end(&mut content).map_err(damaged)?;
            let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
            if size > most {
                return Err(refused(TOO_MUCH));
            }
            left -= size;
            if parts.iter().any(|(known, _)| known.eq_ignore_ascii_case(&name)) {
                return Err(damaged(()));
            }
            parts.push((name, content));
        }
        Ok(Self { parts })
    }

    /// Names of the parts.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|(name, _)| name.as_str())
    }

    /// A part.
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        self.parts
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, content)| content.as_slice())
    }

    /// A part as text; nothing when there is none.
    pub fn text(&self, name: &str) -> Outcome<Option<&str>> {
        let Some(content) = self.part(name) else { return Ok(None) };
        let text = std::str::from_utf8(content).map_err(damaged)?;
        Ok(Some(text.trim_start_matches('\u{feff}')))
    }

    /// Every part with its content, to be changed.
    pub fn parts_mut(&mut self) -> impl Iterator<Item = (&str, &mut Vec<u8>)> {
        self.parts.iter_mut().map(|(name, content)| (name.as_str(), content))
    }

    /// Takes parts out.
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.parts.retain(|(name, _)| keep(name));
    }

    /// Packs it again. No time and no system is noted.
    pub fn pack(self) -> Outcome<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        for (name, content) in &self.parts {
            zip.start_file(name.as_str(), options).map_err(Fault::broken)?;
            zip.write_all(content).map_err(Fault::broken)?;
        }
        Ok(zip.finish().map_err(Fault::broken)?.into_inner())
    }
}

fn unreadable(why: &ZipError) -> Fault {
    match why {
        ZipError::UnsupportedArchive(what) if what.contains("assword") => refused(LOCKED),
        _ => damaged(()),
    }
}

/// Whether a part is XML, by its name.
pub(super) fn is_xml(name: &str) -> bool {
    let name = name.to_lowercase();
    [".xml", ".rels", ".vml"].iter().any(|ending| name.ends_with(ending))
}
