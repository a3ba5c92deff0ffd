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
/// How many grounds are kept to come back to.
const KEPT: usize = 512;

/// How places in a drawing become places on the page, as PDF writes it.
type Matrix = [f32; 6];

const AS_IT_IS: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// One after the other.
fn then(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

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

struct Page {
    /// Lines, each with how far below the last it stands, in heights of a letter.
    lines: Vec<(f32, String)>,
    line: String,
    gap: f32,
    /// Where on the page the letters before began.
    at: (f32, f32),
    size: f32,
    leading: f32,
    /// Where the drawing stands on the page, and where it stood before: some programs move it for every line.
    ground: Matrix,
    kept: Vec<Matrix>,
    /// Where the line stands in the drawing, and whether it has moved since the last letter.
    text: Matrix,
    moved: bool,
    shown: usize,
    lost: usize,
    pictures: usize,
}

impl<'a> Reader<'a> {
    fn page(&mut self, id: ObjectId) -> Read {
        let mut page = Page::new();
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
                let (ground, kept) = (page.ground, page.kept.len());
                let placed = stream.dict.get(b"Matrix").and_then(Object::as_array).ok();
                page.ground = then(placed.map_or(AS_IT_IS, |all| matrix(all)), ground);
                self.draw(&content, &own, page, depth + 1);
                page.kept.truncate(kept);
                page.ground = ground;
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

/// Six numbers; what is none of that moves nothing.
fn matrix(operands: &[Object]) -> Matrix {
    let mut all = AS_IT_IS;
    if operands.len() == all.len() {
        for (place, operand) in all.iter_mut().zip(operands) {
            *place = operand.as_float().unwrap_or(*place);
        }
    }
    all
}

impl Page {
    fn new() -> Self {
        Self {
            lines: Vec::new(),
            line: String::new(),
            gap: 0.0,
            at: (0.0, 0.0),
            size: 0.0,
            leading: 0.0,
            ground: AS_IT_IS,
            kept: Vec::new(),
            text: AS_IT_IS,
            moved: false,
            shown: 0,
            lost: 0,
            pictures: 0,
        }
    }

    fn say(&mut self, encoding: Option<&Encoding<'_>>, bytes: &[u8]) {
        self.place();
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
            "q" if self.kept.len() < KEPT => self.kept.push(self.ground),
            "Q" => self.ground = self.kept.pop().unwrap_or(self.ground),
            "cm" => self.ground = then(matrix(&operation.operands), self.ground),
            "BT" => (self.text, self.moved) = (AS_IT_IS, true),
            "TL" => self.leading = number(0),
            "Td" => self.next(number(0), number(1)),
            "TD" => {
                self.leading = -number(1);
                self.next(number(0), number(1));
            }
            "T*" => self.next(0.0, -self.leading),
            "Tm" => (self.text, self.moved) = (matrix(&operation.operands), true),
            _ => {}
        }
    }

    /// The next line begins at an offset from the beginning of this one.
    fn next(&mut self, right: f32, down: f32) {
        self.text = then([1.0, 0.0, 0.0, 1.0, right, down], self.text);
        self.moved = true;
    }

    /// Letters come: whether they stand below, beside or where the ones before stood.
    fn place(&mut self) {
        if !std::mem::take(&mut self.moved) {
            return;
        }
        let on_page = then(self.text, self.ground);
        let scale = on_page[3].abs().max(on_page[1].abs());
        let height = (self.size * if scale > 0.0 { scale } else { 1.0 }).abs().max(1.0);
        let (x, y) = (on_page[4], on_page[5]);
        let down = (self.at.1 - y).abs();
        if down > height * 0.3 {
            self.end_line();
            self.gap = down / height;
        } else if x != self.at.0 {
            self.space();
        }
        self.at = (x, y);
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
