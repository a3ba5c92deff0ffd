//! Pictures: their size, what the camera wrote into them, and the same picture without it.

use crate::damage::{TOO_MUCH, damaged, refused};
use crate::exif::{self, Exif};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::Png;
use img_parts::{Bytes, ImageEXIF};
use kernel::Outcome;
use kernel::contracts::binder::{Hidden, Hides, Inspected, Leaf};
use kernel::files::Sort;

/// The most pixels that a picture may have.
const PIXELS: u64 = 60_000_000;

/// Parts of a PNG that are the picture itself.
const PARTS: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD",
    b"pHYs",
];

/// Width, height, and which way is up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    pub width: u32,
    pub height: u32,
    /// 1 to 8, as a camera says it.
    pub turn: u16,
}

/// How large a picture is.
pub(crate) fn size(sort: Sort, bytes: &[u8]) -> Outcome<Size> {
    let size = match sort {
        Sort::Png => {
            let head: [u8; 8] =
                bytes.get(16..24).and_then(|b| b.try_into().ok()).ok_or_else(|| damaged(()))?;
            let [a, b, c, d, e, f, g, h] = head;
            let turn = png(bytes)?.exif().map_or(1, |exif| exif::read(&exif).turn);
            Size { width: u32::from_be_bytes([a, b, c, d]), height: u32::from_be_bytes([e, f, g, h]), turn }
        }
        _ => {
            let jpeg = jpeg(bytes)?;
            let (width, height) = jpeg.dimensions().ok_or_else(|| damaged(()))?;
            let turn = jpeg.exif().map_or(1, |exif| exif::read(&exif).turn);
            Size { width: width.into(), height: height.into(), turn }
        }
    };
    if size.width == 0 || size.height == 0 {
        return Err(damaged(()));
    }
    if u64::from(size.width) * u64::from(size.height) > PIXELS {
        return Err(refused(TOO_MUCH));
    }
    Ok(size)
}

fn png(bytes: &[u8]) -> Outcome<Png> {
    Png::from_bytes(Bytes::copy_from_slice(bytes)).map_err(damaged)
}

fn jpeg(bytes: &[u8]) -> Outcome<Jpeg> {
    Jpeg::from_bytes(Bytes::copy_from_slice(bytes)).map_err(damaged)
}

/// A picture has no words; what it hides is what the camera and the programs wrote.
pub(crate) fn inspect(sort: Sort, bytes: &[u8]) -> Outcome<Inspected> {
    size(sort, bytes)?;
    let (exif, properties) = match sort {
        Sort::Png => {
            let png = png(bytes)?;
            let strange = png.chunks().iter().filter(|chunk| !PARTS.contains(&&chunk.kind())).count();
            (png.exif(), strange - usize::from(png.exif().is_some()).min(strange))
        }
        _ => {
            let jpeg = jpeg(bytes)?;
            let exif = jpeg.exif();
            let strange = jpeg.segments().iter().filter(|segment| !keeps(segment)).count();
            (exif.clone(), strange - usize::from(exif.is_some()).min(strange))
        }
    };
    let mut hidden = Vec::new();
    // All that we leave in it ourselves is which way is up.
    if let Some(exif) = exif.filter(|exif| **exif != *exif::only_turn(exif::read(exif).turn)) {
        hidden.push(Hidden { what: Hides::Camera, detail: said(&exif::read(&exif)) });
    }
    if properties > 0 {
        hidden.push(Hidden { what: Hides::Properties, detail: "notes of the programs that made it".into() });
    }
    hidden.sort();
    Ok(Inspected {
        sort,
        title: String::new(),
        language: String::new(),
        pages: 1,
        hidden,
        barriers: vec![
            "It is a picture: nobody can have it read aloud without a description in words.".into(),
        ],
        leaves: vec![Leaf::default()],
    })
}

/// In words what the camera wrote.
pub(crate) fn said(exif: &Exif) -> String {
    let all = [
        (exif.place, "the place"),
        (exif.time, "the time"),
        (exif.camera, "the camera"),
        (exif.artist, "the name of whoever took it"),
    ];
    let said: Vec<&str> = all.iter().filter(|(there, _)| *there).map(|(_, said)| *said).collect();
    if said.is_empty() { "notes of the camera".into() } else { said.join(", ") }
}

/// Segments that are the picture itself: tables, frames, colours. Everything else is a note.
fn keeps(segment: &JpegSegment) -> bool {
    match segment.marker() {
        markers::APP0 | markers::APP14 => true,
        markers::APP2 => segment.contents().starts_with(b"ICC_PROFILE\0"),
        0xE0..=0xEF | markers::COM => false,
        _ => true,
    }
}

/// The same picture without what the camera and the programs wrote, turned as it was.
pub(crate) fn clean(sort: Sort, bytes: &[u8]) -> Outcome<Vec<u8>> {
    let turn = size(sort, bytes)?.turn;
    let keep = (turn != 1).then(|| Bytes::from(exif::only_turn(turn)));
    if sort == Sort::Png {
        let mut png = png(bytes)?;
        png.chunks_mut().retain(|chunk| PARTS.contains(&&chunk.kind()));
        png.set_exif(keep);
        return Ok(png.encoder().bytes().to_vec());
    }
    let mut jpeg = jpeg(bytes)?;
    jpeg.segments_mut().retain(keeps);
    jpeg.set_exif(keep);
    let mut clean = jpeg.encoder().bytes().to_vec();
    // What hangs behind the end of a picture is not the picture: cameras put films there.
    if let Some(end) = end(&clean) {
        clean.truncate(end);
    }
    Ok(clean)
}

/// Where the first whole picture ends: behind the first end marker that is no part of a segment.
fn end(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        match (bytes.get(at)?, bytes.get(at + 1)?) {
            (0xFF, 0xD9) => return Some(at + 2),
            // Escaped, filling, and the marks between stretches of a scan.
            (0xFF, 0x00 | 0x01 | 0xD0..=0xD8) => at += 2,
            (0xFF, 0xFF) => at += 1,
            (0xFF, _) => {
                let length = [*bytes.get(at + 2)?, *bytes.get(at + 3)?];
                at += 2 + usize::from(u16::from_be_bytes(length));
            }
            _ => at += 1,
        }
    }
}
