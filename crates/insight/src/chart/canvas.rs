//! The sheet on which a chart is drawn: it writes SVG, and remembers where words stand.

use super::place::{Rect, measure};
use super::{INK, QUIET};
use std::fmt::Write;

/// For what a drawing is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// A desk, and paper.
    Wide,
    /// A phone.
    Tall,
}

/// A finished drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    width: f64,
    height: f64,
    inner: String,
    words: Vec<Rect>,
}

/// Where words hang.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How words look.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub size: f64,
    pub bold: bool,
    pub fill: &'static str,
    pub anchor: Anchor,
    /// Words on a map or a line have a light edge.
    pub halo: bool,
}

impl Look {
    pub(crate) fn at(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    pub(crate) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(crate) fn fill(self, fill: &'static str) -> Self {
        Self { fill, ..self }
    }

    pub(crate) fn halo(self) -> Self {
        Self { halo: true, ..self }
    }
}

/// The sheet.
#[derive(Debug)]
pub struct Canvas {
    pub(crate) size: Size,
    pub(crate) width: f64,
    out: String,
    words: Vec<Rect>,
}

impl Canvas {
    pub(crate) fn new(size: Size) -> Self {
        let width = if size == Size::Wide { 760.0 } else { 340.0 };
        Self { size, width, out: String::new(), words: Vec::new() }
    }

    /// Whether it is for a phone.
    pub(crate) fn phone(&self) -> bool {
        self.size == Size::Tall
    }

    /// Ordinary words.
    pub(crate) fn plain(&self) -> Look {
        Look { size: 14.0, bold: false, fill: INK, anchor: Anchor::Start, halo: false }
    }

    /// Words of axes and notes.
    pub(crate) fn quiet(&self) -> Look {
        Look { size: 13.0, fill: QUIET, ..self.plain() }
    }

    /// Where words would stand whose base line begins, is centred or ends at a point.
    pub(crate) fn extent(x: f64, y: f64, text: &str, look: Look) -> Rect {
        let w = measure(text, look.size, look.bold);
        let x = match look.anchor {
            Anchor::Start => x,
            Anchor::Middle => x - w / 2.0,
            Anchor::End => x - w,
        };
        Rect { x, y: y - look.size * 0.8, w, h: look.size * 1.05 }
    }

    /// Writes words.
    pub(crate) fn text(&mut self, x: f64, y: f64, text: &str, look: Look) {
        self.words.push(Self::extent(x, y, text, look));
        let anchor = match look.anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let bold = if look.bold { r#" font-weight="700""# } else { "" };
        let halo = if look.halo {
            r##" stroke="#fff" stroke-width="4" stroke-linejoin="round" paint-order="stroke""##
        } else {
            ""
        };
        let (fill, size) = (look.fill, n(look.size));
        let _ = write!(
            self.out,
            r#"<text x="{}" y="{}" font-size="{size}" fill="{fill}"{anchor}{bold}{halo}>"#,
            n(x),
            n(y)
        );
        escape(&mut self.out, text);
        self.out.push_str("</text>");
    }

    /// Writes lines one below the other, and says where the next would stand.
    pub(crate) fn lines(&mut self, x: f64, y: f64, lines: &[String], look: Look) -> f64 {
        let mut y = y;
        for line in lines {
            self.text(x, y, line, look);
            y += look.size * 1.25;
        }
        y
    }

    /// Writes words at the first of several points where they lie on no other words, on nothing of `marks`, and within bounds.
    pub(crate) fn label(
        &mut self,
        points: &[(f64, f64, Anchor)],
        text: &str,
        look: Look,
        bounds: Rect,
        marks: &[Rect],
    ) -> bool {
        let free = points.iter().find(|(x, y, anchor)| {
            let here = Self::extent(*x, *y, text, look.at(*anchor));
            here.within(&bounds) && !self.words.iter().chain(marks).any(|other| other.meets(&here))
        });
        let Some((x, y, anchor)) = free.copied() else { return false };
        self.text(x, y, text, look.at(anchor));
        true
    }

    /// A shape or a line, as SVG.
    pub(crate) fn draw(&mut self, svg: std::fmt::Arguments<'_>) {
        let _ = self.out.write_fmt(svg);
    }

    /// A straight line.
    pub(crate) fn rule(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str, width: f64, dash: &str) {
        let dash = if dash.is_empty() { String::new() } else { format!(r#" stroke-dasharray="{dash}""#) };
        self.draw(format_args!(
            r#"<path d="M{} {}L{} {}" fill="none" stroke="{stroke}" stroke-width="{}"{dash}/>"#,
            n(from.0),
            n(from.1),
            n(to.0),
            n(to.1),
            n(width)
        ));
    }

    /// A filled rectangle.
    pub(crate) fn rect(&mut self, at: Rect, attributes: &str) {
        self.draw(format_args!(
            r#"<rect x="{}" y="{}" width="{}" height="{}" {attributes}/>"#,
            n(at.x),
            n(at.y),
            n(at.w.max(0.0)),
            n(at.h.max(0.0))
        ));
    }

    /// A mark by its number: circle, square, triangle, diamond, then again.
    pub(crate) fn mark(&mut self, shape: usize, x: f64, y: f64, r: f64, fill: &str) {
        let edge = r##"stroke="#fff" stroke-width="1""##;
        match shape % 4 {
            0 => self.draw(format_args!(
                r#"<circle cx="{}" cy="{}" r="{}" fill="{fill}" {edge}/>"#,
                n(x),
                n(y),
                n(r)
            )),
            1 => self.rect(
                Rect { x: x - r, y: y - r, w: 2.0 * r, h: 2.0 * r },
                &format!(r#"fill="{fill}" {edge}"#),
            ),
            2 => self.triangle(x, y, r, true, fill),
            _ => self.draw(format_args!(
                r#"<path d="M{} {}l{r1} {r1}l-{r1} {r1}l-{r1} -{r1}z" fill="{fill}" {edge}/>"#,
                n(x),
                n(y - r * 1.25),
                r1 = n(r * 1.25)
            )),
        }
    }

    /// A triangle that points up or down.
    pub(crate) fn triangle(&mut self, x: f64, y: f64, r: f64, up: bool, fill: &str) {
        let (tip, base) = if up { (y - r * 1.2, y + r * 0.9) } else { (y + r * 1.2, y - r * 0.9) };
        self.draw(format_args!(
            r##"<path d="M{} {}L{} {}L{} {}z" fill="{fill}" stroke="{INK}" stroke-width="1"/>"##,
            n(x),
            n(tip),
            n(x + r * 1.15),
            n(base),
            n(x - r * 1.15),
            n(base)
        ));
    }

    /// What stands for a number that is not shown: a square with a stroke through it.
    pub(crate) fn hidden(&mut self, x: f64, y: f64) {
        self.draw(format_args!(
            r##"<path d="M{} {}h8v8h-8zl8 8" fill="#fff" stroke="{QUIET}" stroke-width="1.2"/>"##,
            n(x - 4.0),
            n(y - 8.0)
        ));
    }

    pub(crate) fn finish(self, height: f64) -> Drawing {
        Drawing { width: self.width, height, inner: self.out, words: self.words }
    }
}

impl Drawing {
    /// The whole element, with more attributes: a class on a page. As a file it needs none.
    pub fn svg(&self, attributes: &str) -> String {
        let (w, h) = (n(self.width), n(self.height));
        let space = if attributes.is_empty() { "" } else { " " };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"{space}{attributes} viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" \
             font-family=\"&quot;Atkinson Hyperlegible Next&quot;, &quot;Source Sans 3&quot;, Arial, sans-serif\">{}</svg>",
            self.inner
        )
    }

    /// Where its words stand, and how large it is: for tests.
    #[cfg(test)]
    pub(crate) fn words(&self) -> (&[Rect], Rect) {
        (&self.words, Rect { x: 0.0, y: 0.0, w: self.width, h: self.height })
    }
}

/// A coordinate: one decimal, and none where it is nothing, so that the same drawing is the same bytes.
pub(crate) fn n(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".into() } else { text.into() }
}

pub(crate) fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(letter),
        }
    }
}
