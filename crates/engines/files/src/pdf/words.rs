//! The words of a PDF's pages, in the order in which they are drawn.

use super::look::{as_dict, at, dict, name};
use kernel::contracts::binder::Leaf;
use kernel::contracts::paper::Block;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};
use std::collections::BTreeMap;

/// What the drawing of one page may unpack to.
const PAGE: usize = 12 << 20;
/// What all of it may unpack to together.
const ALL: usize = 200 << 20;
/// The most words that are kept of one file, in bytes.
const WORDS: usize = 12 << 20;
/// What one font's table of letters may unpack to.
const FONT: usize = 2 << 20;
/// How deep drawings may stand in drawings.
const DEPTH: usize = 6;

/// One page.
pub(super) struct Read {
    /// Its words.
    pub leaf: Leaf,
    /// Whether there are none.
    pub empty: bool,
    /// How many pictures are drawn.
    pub pictures: usize,
    /// Whether letters are drawn of which nobody knows which they are.
    pub unreadable: bool,
}

/// Reads every page. What is beyond the bounds has no words.
pub(super) fn read(document: &Document, pages: &[ObjectId]) -> Vec<Read> {
    let mut reader = Reader { document, fonts: BTreeMap::new(), unpacked: 0, words: 0 };
    pages.iter().map(|page| reader.page(*page)).collect()
}

struct Reader<'a> {
    document: &'a Document,
    /// By where the font stands in memory: many pages share one.
    fonts: BTreeMap<usize, Option<Encoding<'a>>>,
    unpacked: usize,
    words: usize,
}

#[derive(Default)]
struct Page {
    /// Lines, each with how far below the last it stands, in heights of a letter.
    lines: Vec<(f32, String)>,
    line: String,
    gap: f32,
    at: (f32, f32),
    size: f32,
    scale: f32,
    leading: f32,
    shown: usize,
    lost: usize,
    pictures: usize,
}

impl<'a> Reader<'a> {
    fn page(&mut self, id: ObjectId) -> Read {
        let mut page = Page { scale: 1.0, ..Page::default() };
        let (direct, shared) = self.document.get_page_resources(id).unwrap_or_default();
        let shared = shared.iter().filter_map(|id| self.document.get_dictionary(*id).ok());
        let resources: Vec<&Dictionary> = direct.into_iter().chain(shared).collect();
        let content = self.document.get_page_content_with_limit(id, self.left()).unwrap_or_default();
        self.draw(&content, &resources, &mut page, 0);
        page.end_line();
        let blocks = page.blocks();
        self.words += blocks
            .iter()
            .map(|block| if let Block::Paragraph { text, .. } = block { text.words().len() } else { 0 })
            .sum::<usize>();
        let lost = page.lost > 8 && page.lost * 2 > page.shown;
        Read {
            empty: blocks.is_empty() && !lost,
            leaf: Leaf { name: String::new(), blocks },
            pictures: page.pictures,
            unreadable: lost,
        }
    }

    fn left(&self) -> usize {
        if self.words > WORDS { 0 } else { PAGE.min(ALL.saturating_sub(self.unpacked)) }
    }

    fn draw(&mut self, content: &[u8], resources: &[&'a Dictionary], page: &mut Page, depth: usize) {
        self.unpacked += content.len();
        let Ok(content) = Content::decode(content) else { return };
        let mut font: Option<usize> = None;
        for operation in &content.operations {
            match (operation.operator.as_str(), operation.operands.as_slice()) {
                ("Tf", [Object::Name(wanted), size]) => {
                    font = self.font(wanted, resources);
                    page.size = size.as_float().unwrap_or(0.0);
                }
                ("Do", [Object::Name(wanted)]) => self.object(wanted, resources, page, depth),
                ("BI", _) => page.pictures += 1,
                ("Tj", operands) | ("TJ", operands) => self.show(font, operands, page),
                ("'", operands) => {
                    page.next(0.0, -page.leading);
                    self.show(font, operands, page);
                }
                ("\"", [_, _, text]) => {
                    page.next(0.0, -page.leading);
                    self.show(font, std::slice::from_ref(text), page);
                }
                _ => page.moved(operation),
            }
        }
    }

    fn font(&mut self, wanted: &[u8], resources: &[&'a Dictionary]) -> Option<usize> {
        let document = self.document;
        let found = resources.iter().find_map(|all| dict(document, dict(document, all, b"Font")?, wanted))?;
        let key = std::ptr::from_ref(found) as usize;
        let known = self.fonts.entry(key).or_insert_with(|| {
            // Letters of a font of many that says nothing of them are only numbers of shapes.
            let composite = name(document, found, b"Subtype") == Some(b"Type0");
            let told = found.has(b"ToUnicode") || !composite;
            let encoding = told.then(|| found.get_font_encoding_with_limit(document, FONT).ok()).flatten();
            encoding.filter(|encoding| !composite || matches!(encoding, Encoding::UnicodeMapEncoding(_)))
        });
        let _ = known;
        Some(key)
    }

    fn object(&mut self, wanted: &[u8], resources: &[&'a Dictionary], page: &mut Page, depth: usize) {
        let document = self.document;
        let found = resources.iter().find_map(|all| at(document, dict(document, all, b"XObject")?, wanted));
        let Some(Object::Stream(stream)) = found else { return };
        match name(document, &stream.dict, b"Subtype") {
            Some(b"Image") => page.pictures += 1,
            Some(b"Form") if depth < DEPTH => {
                let own = at(document, &stream.dict, b"Resources").and_then(as_dict);
                let own: Vec<&Dictionary> = own.map_or_else(|| resources.to_vec(), |own| vec![own]);
                let content = stream.get_plain_content_with_limit(self.left()).unwrap_or_default();
                page.end_line();
                self.draw(&content, &own, page, depth + 1);
                page.end_line();
            }
            _ => {}
        }
    }

    fn show(&self, font: Option<usize>, operands: &[Object], page: &mut Page) {
        let encoding = font.and_then(|key| self.fonts.get(&key)).and_then(Option::as_ref);
        for operand in operands {
            match operand {
                Object::Array(all) => self.show(font, all, page),
                Object::String(bytes, _) => page.say(encoding, bytes),
                // A step back of a fifth of a letter is a space.
                Object::Integer(step) if *step < -200 => page.space(),
                Object::Real(step) if *step < -200.0 => page.space(),
                _ => {}
            }
        }
    }
}

impl Page {
    fn say(&mut self, encoding: Option<&Encoding<'_>>, bytes: &[u8]) {
        self.shown += bytes.len();
        let text = encoding.and_then(|encoding| Document::decode_text(encoding, bytes).ok());
        let Some(text) = text else {
            self.lost += bytes.len();
            return;
        };
        self.lost += text.chars().filter(|c| *c == '\u{fffd}').count();
        let clean = text.chars().filter(|c| !c.is_control() && *c != '\u{fffd}' && *c != '\u{ad}');
        self.line.extend(clean.map(|c| if c == '\u{a0}' { ' ' } else { c }));
    }

    fn space(&mut self) {
        if !self.line.is_empty() && !self.line.ends_with(' ') {
            self.line.push(' ');
        }
    }

    fn moved(&mut self, operation: &Operation) {
        let number = |n: usize| operation.operands.get(n).and_then(|o| o.as_float().ok()).unwrap_or(0.0);
        match operation.operator.as_str() {
            "BT" => self.at = (0.0, self.at.1),
            "TL" => self.leading = number(0),
            "Td" => self.next(number(0), number(1)),
            "TD" => {
                self.leading = -number(1);
                self.next(number(0), number(1));
            }
            "T*" => self.next(0.0, -self.leading),
            "Tm" => {
                let scale = number(3).abs().max(number(1).abs());
                self.scale = if scale > 0.0 { scale } else { 1.0 };
                let (x, y) = (number(4), number(5));
                let down = (self.at.1 - y).abs();
                self.step(down, x != self.at.0);
                self.at = (x, y);
            }
            _ => {}
        }
    }

    /// The next line begins at an offset from the beginning of this one.
    fn next(&mut self, right: f32, down: f32) {
        self.at = (self.at.0 + right * self.scale, self.at.1 + down * self.scale);
        self.step((down * self.scale).abs(), right != 0.0);
    }

    fn step(&mut self, down: f32, aside: bool) {
        let height = (self.size * self.scale).abs().max(1.0);
        if down > height * 0.3 {
            self.end_line();
            self.gap = down / height;
        } else if aside {
            self.space();
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if !line.is_empty() {
            self.lines.push((self.gap, line));
            self.gap = 1.2;
        }
    }

    /// Lines that stand close are one paragraph.
    fn blocks(&mut self) -> Vec<Block> {
        let mut paragraphs: Vec<String> = Vec::new();
        for (gap, line) in self.lines.drain(..) {
            match paragraphs.last_mut().filter(|_| gap < 1.7) {
                Some(last) => {
                    last.push(' ');
                    last.push_str(&line);
                }
                None => paragraphs.push(line),
            }
        }
        let block = |text: String| Block::Paragraph { numbered: false, text: text.into(), list: None };
        paragraphs.into_iter().map(block).collect()
    }
}
