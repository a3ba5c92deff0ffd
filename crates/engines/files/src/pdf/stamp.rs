//! The number on each page, in its upper right corner, whichever way the page is turned.

use super::bind::Sheet;
use super::look::{array, at};
use crate::damage::damaged;
use kernel::Outcome;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// The name of our typeface on a page: no file has one like it.
const FACE: &str = "ShPackNumber";
/// How large the number is, in points.
const SIZE: f32 = 11.0;
/// How far from the edges it stands.
const EDGE: f32 = 14.0;
/// What one page's drawing may unpack to when its brackets are counted.
const DRAWN: usize = 16 << 20;

/// Puts numbers on pages.
pub(super) struct Stamps {
    face: ObjectId,
    open: ObjectId,
}

impl Stamps {
    /// With a typeface that all pages share.
    pub fn new(document: &mut Document) -> Self {
        let face = document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica-Bold", "Encoding" => "WinAnsiEncoding",
        });
        let open =
            document.add_object(Stream::new(Dictionary::new(), b"q\n".to_vec()).with_compression(false));
        Self { face, open }
    }

    /// Puts its number on a page.
    pub fn put(&mut self, document: &mut Document, sheet: &Sheet) -> Outcome<()> {
        let depth = unclosed(document, sheet.id);
        let page = document.get_dictionary(sheet.id).map_err(damaged)?;
        let turn = at(document, page, b"Rotate").and_then(|r| r.as_i64().ok()).unwrap_or(0).rem_euclid(360);
        let drawn = drawing(&sheet.number.to_string(), frame(document, page), turn, depth);
        let mut contents = vec![Object::Reference(self.open)];
        contents.extend(match page.get(b"Contents") {
            Ok(Object::Reference(id)) => match document.get_object(*id) {
                Ok(Object::Array(all)) => all.clone(),
                _ => vec![Object::Reference(*id)],
            },
            Ok(Object::Array(all)) => all.clone(),
            _ => Vec::new(),
        });
        let mut resources = match at(document, page, b"Resources") {
            Some(Object::Dictionary(all)) => all.clone(),
            _ => Dictionary::new(),
        };
        let mut fonts = match at(document, &resources, b"Font") {
            Some(Object::Dictionary(all)) => all.clone(),
            _ => Dictionary::new(),
        };
        fonts.set(FACE, self.face);
        resources.set("Font", fonts);
        contents
            .push(document.add_object(Stream::new(Dictionary::new(), drawn).with_compression(false)).into());
        let page = document.get_dictionary_mut(sheet.id).map_err(damaged)?;
        page.set("Contents", contents);
        page.set("Resources", resources);
        Ok(())
    }
}

/// The part of a page that is shown.
fn frame(document: &Document, page: &Dictionary) -> [f32; 4] {
    let read = |key: &[u8]| -> Option<[f32; 4]> {
        let all = array(document, page, key);
        let number = |n: usize| document.dereference(all.get(n)?).ok()?.1.as_float().ok();
        let [a, b, c, d] = [number(0)?, number(1)?, number(2)?, number(3)?];
        let frame = [a.min(c), b.min(d), a.max(c), b.max(d)];
        (frame[2] - frame[0] > 1.0 && frame[3] - frame[1] > 1.0).then_some(frame)
    };
    read(b"CropBox").or_else(|| read(b"MediaBox")).unwrap_or([0.0, 0.0, 595.0, 842.0])
}

fn drawing(number: &str, [left, bottom, right, top]: [f32; 4], turn: i64, depth: usize) -> Vec<u8> {
    // Letters of this face are a little over half as wide as they are high; a box that is a little too wide does no harm.
    let wide =
        number.chars().map(|c| if matches!(c, 'i' | 'l' | '.') { 0.3 } else { 0.6 }).sum::<f32>() * SIZE;
    let (width, height) = (wide + 8.0, SIZE + 5.0);
    // The corner that is the upper right one when the page is turned, and the way in which one reads there.
    let (a, b, c, d, x, y) = match turn {
        90 => (0, 1, -1, 0, left + EDGE + height, top - EDGE - width),
        180 => (-1, 0, 0, -1, left + EDGE + width, bottom + EDGE + height),
        270 => (0, -1, 1, 0, right - EDGE - height, bottom + EDGE + width),
        _ => (1, 0, 0, 1, right - EDGE - width, top - EDGE - height),
    };
    let close = "Q ".repeat(depth + 1);
    format!(
        "\n{close}\n/Artifact <</Type /Pagination>> BDC q {a} {b} {c} {d} {x:.2} {y:.2} cm 1 g 0 0 {width:.2} {height:.2} re f \
         0 g BT /{FACE} {SIZE} Tf 4 4 Td ({number}) Tj ET Q EMC\n"
    )
    .into_bytes()
}

/// How many states a page's drawing saves and does not bring back.
pub(super) fn unclosed(document: &Document, page: ObjectId) -> usize {
    let content = document.get_page_content_with_limit(page, DRAWN).unwrap_or_default();
    depth(&content)
}

fn depth(content: &[u8]) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    let ends = |byte: u8| {
        byte.is_ascii_whitespace()
            || matches!(byte, 0 | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
    };
    while at < content.len() {
        match content[at] {
            b'(' => at = string(content, at),
            b'<' if content.get(at + 1) != Some(&b'<') => {
                at = content[at..].iter().position(|b| *b == b'>').map_or(content.len(), |end| at + end + 1);
            }
            b'%' => {
                at = content[at..]
                    .iter()
                    .position(|b| matches!(b, b'\n' | b'\r'))
                    .map_or(content.len(), |end| at + end)
            }
            b'/' => {
                at += 1;
                at += content[at..].iter().position(|b| ends(*b)).unwrap_or(content.len() - at);
            }
            byte if ends(byte) => at += 1,
            _ => {
                let end = at + content[at..].iter().position(|b| ends(*b)).unwrap_or(content.len() - at);
                match &content[at..end] {
                    b"q" => depth += 1,
                    b"Q" => depth = depth.saturating_sub(1),
                    // What stands in a picture are no words.
                    b"ID" => {
                        let rest = &content[end..];
                        let stop = rest.windows(4).position(|w| {
                            w[0].is_ascii_whitespace() && &w[1..3] == b"EI" && w[3].is_ascii_whitespace()
                        });
                        at = stop.map_or(content.len(), |stop| end + stop + 3);
                        continue;
                    }
                    _ => {}
                }
                at = end;
            }
        }
    }
    depth.min(256)
}

/// Where a string in brackets ends.
fn string(content: &[u8], from: usize) -> usize {
    let (mut deep, mut at) = (0_usize, from);
    while let Some(byte) = content.get(at) {
        match byte {
            b'\\' => at += 1,
            b'(' => deep += 1,
            b')' => {
                deep -= 1;
                if deep == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    content.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_that_stay_open_are_counted() {
        for (content, is) in [
            ("q Q", 0),
            ("q q Q", 1),
            ("Q Q", 0),
            ("q (q \\) Q) Tj", 1),
            ("q <71> Tj /q gs % q\nQ", 0),
            ("BI /W 1 ID q q q\nEI q", 1),
            ("q (unfinished", 1),
            ("[(q)] TJ q\n", 1),
        ] {
            assert_eq!(depth(content.as_bytes()), is, "{content}");
        }
    }
}
