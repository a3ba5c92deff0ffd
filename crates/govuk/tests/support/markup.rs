//! Reads HTML into tokens so that two pages that a browser shows alike compare equal, and no others.
//!
//! What counts as no difference: the order of attributes; spaces between class names; `hidden` and
//! `hidden=""`; how a character is escaped; runs of white space that a browser collapses, white space
//! at the edges of blocks, and on which side of an inline tag a space stands. All else is a difference.

mod entities;
mod scan;

use scan::{Piece, pieces};

/// One thing that a browser sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A start tag with its attributes, sorted by name.
    Open(String, Vec<(String, String)>),
    /// An end tag.
    Close(String),
    /// Words, escapes resolved.
    Text(String),
    /// A space between words or inline elements.
    Space,
}

/// Elements that stand in a line of text and add no edge of their own.
const INLINE: &[&str] = &["a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "time"];
/// Elements that stand in a line like one word, with edges inside.
const ATOMS: &[&str] = &["button", "img", "input", "select", "svg", "textarea"];
/// Elements without an end tag.
const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta"];

/// The tokens of a piece of HTML.
pub fn tokens(html: &str) -> Vec<Token> {
    let mut reader = Reader::default();
    for piece in pieces(html) {
        match piece {
            Piece::Open { name, attributes, closed } => reader.open(name, attributes, closed),
            Piece::Close(name) => reader.close(name),
            Piece::Text(text) => reader.text(&text),
            Piece::Exact(text) => reader.out.push(Token::Text(text)),
        }
    }
    reader.out
}

#[derive(Default)]
struct Reader {
    out: Vec<Token>,
    /// Where the last word or atom of this line ended; `None` at the edge of a block.
    line: Option<usize>,
    /// Whether white space was seen since.
    space: bool,
}

impl Reader {
    fn open(&mut self, name: String, attributes: Vec<(String, String)>, closed: bool) {
        let void = VOID.contains(&name.as_str());
        self.boundary(&name, true);
        self.out.push(Token::Open(name.clone(), sorted(attributes)));
        if closed && !void {
            self.close(name);
        } else if void && ATOMS.contains(&name.as_str()) {
            self.line = Some(self.out.len());
        }
    }

    fn close(&mut self, name: String) {
        self.boundary(&name, false);
        let atom = ATOMS.contains(&name.as_str());
        self.out.push(Token::Close(name));
        if atom {
            self.line = Some(self.out.len());
        }
    }

    /// Notes what a tag does to the line of text that it stands in.
    fn boundary(&mut self, name: &str, opens: bool) {
        if INLINE.contains(&name) {
            return;
        }
        if opens && ATOMS.contains(&name) {
            self.settle();
        }
        self.line = None;
        self.space = false;
    }

    /// Writes the space that waits, at the end of what came before it.
    fn settle(&mut self) {
        if let (Some(end), true) = (self.line, self.space) {
            self.out.insert(end, Token::Space);
        }
        self.space = false;
    }

    fn text(&mut self, text: &str) {
        let white = |c: char| c.is_ascii_whitespace();
        let words: Vec<&str> = text.split(white).filter(|word| !word.is_empty()).collect();
        self.space |= text.starts_with(white);
        if words.is_empty() {
            return;
        }
        self.settle();
        self.out.push(Token::Text(words.join(" ")));
        self.line = Some(self.out.len());
        self.space = text.ends_with(white);
    }
}

fn sorted(mut attributes: Vec<(String, String)>) -> Vec<(String, String)> {
    for (name, value) in &mut attributes {
        if name == "class" {
            *value = value.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
    attributes.sort();
    attributes
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn what_a_browser_shows_alike_is_equal() {
        let same = [
            ("<p>a</p>", "<p>\n  a\n</p>"),
            ("<i b=\"1\" a=\"2\">x</i>", "<i a='2' b=1>x</i>"),
            ("<div hidden class=\"a  b \"></div>", "<div class=\"a b\" hidden=\"\"></div>"),
            ("<p>a <b>c</b></p>", "<p>a<b> c</b></p>"),
            ("<p>a\n\n b</p>", "<p>a b</p>"),
            ("<p>&#39;&quot;&amp;</p>", "<p>'\"&amp;</p>"),
            ("<svg><path d=\"M0\"/></svg>", "<svg> <path d=\"M0\"></path></svg>"),
            ("<button> a </button>", "<button>a</button>"),
        ];
        for (left, right) in same {
            assert_eq!(tokens(left), tokens(right), "{left} and {right}");
        }
    }

    #[test]
    fn every_other_difference_is_seen() {
        let different = [
            ("<p>a <b>c</b></p>", "<p>a<b>c</b></p>"),
            ("<p>ab</p>", "<p>a b</p>"),
            ("<p>&lt;b&gt;</p>", "<p><b></p>"),
            ("<p>&amp;lt;</p>", "<p>&lt;</p>"),
            ("<i a=\"1\"></i>", "<i a=\"2\"></i>"),
            ("<i a=\"1 \"></i>", "<i a=\"1\"></i>"),
            ("<i a=\"\"></i>", "<i></i>"),
            ("<i class=\"a b\"></i>", "<i class=\"b a\"></i>"),
            ("<p>a\u{a0}b</p>", "<p>a b</p>"),
            ("<a></a> <input>", "<input><a></a>"),
            ("<input> <input>", "<input><input>"),
            ("<p>a</p>", "<p>A</p>"),
            ("<p>a</p>", "<p>a</div>"),
            ("<textarea>a </textarea>", "<textarea>a</textarea>"),
        ];
        for (left, right) in different {
            assert_ne!(tokens(left), tokens(right), "{left} and {right}");
        }
    }
}
