//! The typefaces of a press, and what they can say.

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The longest word in letters that surely fits a line.
const LONG: usize = 36;
/// How often a longer one may break.
const STEP: usize = 6;
/// A space without width.
const MAY_BREAK: char = '\u{200B}';

/// Fonts and their book, read once.
pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) fonts: Vec<Font>,
}

impl Fonts {
    /// The house typeface first, then the ones that come with Typst for letters it lacks.
    pub(crate) fn new(house: Vec<Vec<u8>>) -> Self {
        let fonts: Vec<Font> = house
            .into_iter()
            .map(Bytes::new)
            .chain(typst_assets::fonts().map(Bytes::new))
            .flat_map(|data| Font::iter(data).collect::<Vec<_>>())
            .collect();
        Self { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    }

    /// Whether any typeface has the letter.
    fn covers(&self, letter: char) -> bool {
        (0..self.fonts.len())
            .any(|at| self.book.info(at).is_some_and(|info| info.coverage.contains(u32::from(letter))))
    }

    /// Words that can be set: PDF/UA forbids a letter without a shape, and a paper must come out whatever was pasted
    /// into it. A letter that no typeface has is written as its code point, `[U+1F642]`, so that nothing vanishes.
    ///
    /// A word too long for its line, such as a pasted address, gets places where it may break.
    pub(crate) fn legible(&self, words: &str) -> String {
        let mut out = String::with_capacity(words.len());
        let mut run = 0;
        for letter in words.chars() {
            run = if letter.is_whitespace() { 0 } else { run + 1 };
            if run > LONG && run % STEP == 0 {
                out.push(MAY_BREAK);
            }
            match letter {
                '\n' => out.push('\n'),
                '\t' => out.push(' '),
                ' '..='~' => out.push(letter),
                _ if unseen(letter) => {}
                _ if !private(letter) && self.covers(letter) => out.push(letter),
                _ => out.push_str(&format!("[U+{:04X}]", u32::from(letter))),
            }
        }
        out
    }
}

/// Controls, and marks that only steer the drawing of their neighbours: left out without loss.
fn unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Letters that mean something only in one typeface (Unicode 23.5): no reader could be told what they are.
fn private(letter: char) -> bool {
    matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

#[cfg(test)]
mod tests {
    use super::Fonts;

    #[test]
    fn what_no_typeface_has_is_written_as_its_code() {
        let fonts = Fonts::new(Vec::new());
        for (words, legible) in [
            ("Mental health & well-being", "Mental health & well-being"),
            ("Llŷr – “café” £5", "Llŷr – “café” £5"),
            ("a\u{0}b\u{200B}c\r\n\td", "abc\n d"),
            ("\u{E123}", "[U+E123]"),
            ("no\u{FE0F}", "no"),
            (&"x".repeat(36), &"x".repeat(36)),
        ] {
            assert_eq!(fonts.legible(words), legible, "{words:?}");
        }
        let long = fonts.legible(&"x".repeat(4000));
        assert_eq!(long.replace('\u{200B}', ""), "x".repeat(4000));
        assert!(long.split('\u{200B}').all(|part| part.len() < 48), "{long}");
    }
}
