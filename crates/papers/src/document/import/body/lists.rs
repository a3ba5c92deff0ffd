//! Lists: bullets, letters, and numbers that are letters in disguise.

use kernel::contracts::paper::{ListStyle, letter};

use super::super::drafted::Draft;
use super::super::lines::Line;
use super::super::marks::roman;
use super::super::shape;
use super::super::warning::{NoteKind, WarningKind};
use super::{Open, Reader};
use crate::document::template::Content;

/// How far the letters of the list at hand have come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letters {
    /// How many items have been read.
    seen: usize,
    /// Whether they are roman numerals.
    roman: bool,
    /// The next number of a numbered list inside a paragraph.
    inner: Option<u32>,
    /// Whether the recommendation's stem had no number, so that numbers below it are its parts.
    pub stem_unnumbered: bool,
}

impl Reader<'_> {
    /// Whether a number is an item of a list inside a paragraph, and not the next of the run.
    pub(super) fn is_inner(&self, n: u32) -> bool {
        if self.letters.inner == Some(n) && (n != self.due || self.open == Open::Part) {
            return true;
        }
        let begins =
            n == 1 && self.letters.seen == 0 && self.last.trim_end().trim_end_matches('*').ends_with(':');
        begins
            && match self.open {
                Open::Part => self.letters.stem_unnumbered,
                Open::Paragraph => self.due != 1,
                _ => false,
            }
    }

    pub(super) fn inner(&mut self, line: &Line, n: u32, rest: &str, bold: bool) {
        self.note(line, NoteKind::Renumbered, &n.to_string());
        self.letters.inner = Some(n.saturating_add(1));
        self.letters.seen += 1;
        self.add_item(line, &self.item_words(rest, bold));
    }

    /// Whether a letter continues or begins a list, rather than being a wrapped word.
    pub(super) fn is_letter(&self, mark: &str, glued: bool) -> bool {
        if matches!(self.place.content, Content::Contacts | Content::BackgroundPapers) {
            return false;
        }
        let due = mark == letter(self.letters.seen) || roman(mark) == Some(self.letters.seen + 1);
        let long = mark.len() > 1 && roman(mark).is_none() && self.letters.seen < 26;
        due || (!glued && !long)
    }

    pub(super) fn letter(&mut self, line: &Line, mark: &str, rest: &str, bold: bool) {
        let due = self.letters.seen;
        let as_letter = position(mark);
        // `i)` after `h)` is a letter; `i)` first, and what follows it, is a numeral.
        let numeral = roman(mark).filter(|value| self.letters.roman || (due == 0 && *value == 1));
        if numeral.is_some() && mark != letter(due) {
            self.letters.roman = true;
            self.note(line, NoteKind::Renumbered, mark);
        }
        let at = if self.letters.roman { numeral.map(|value| value - 1) } else { as_letter };
        self.check_letter(line, mark, at, due);
        self.letters.seen = at.map_or(due, |at| at.max(due.saturating_sub(1))) + 1;
        self.add_item(line, &self.item_words(rest, bold));
    }

    /// A bold item keeps its stars, but for the parts of a recommendation, which are bold as a whole.
    fn item_words(&self, rest: &str, bold: bool) -> String {
        if bold && self.open != Open::Part { format!("**{rest}**") } else { rest.to_owned() }
    }

    fn check_letter(&mut self, line: &Line, mark: &str, at: Option<usize>, due: usize) {
        let restarts = at == Some(0) && due > 0 && self.open == Open::Nothing;
        if at == Some(due) || restarts {
            return;
        }
        let message = match at {
            Some(at) if at < due => format!("the letter {mark} stands again; {} was due", letter(due)),
            _ => format!("the letter {mark} stands where {} was due", letter(due)),
        };
        self.warn(line, WarningKind::LetteringGap, message);
    }

    pub(super) fn bullet(&mut self, line: &Line, rest: &str) {
        if self.recommends() {
            self.letters.seen += 1;
            self.add_part(rest);
            return;
        }
        if matches!(self.place.content, Content::Contacts | Content::BackgroundPapers) {
            // Each line of such a section stands for itself, with its bullet or without.
            let text = rest.to_owned();
            self.push(line, Draft::Paragraph { numbered: false, text, list: None, bold: false });
            self.open = Open::Paragraph;
            return;
        }
        if let Some(items) = self.items(line, ListStyle::Bullets) {
            items.push(rest.to_owned());
        }
        self.open = Open::Item;
    }

    fn add_item(&mut self, line: &Line, rest: &str) {
        if self.recommends() {
            self.add_part(rest);
            return;
        }
        if self.place.content == Content::Recommendation && self.nothing_recommended() {
            self.push(line, Draft::Recommendation { stem: String::new(), parts: vec![rest.to_owned()] });
            self.warn(
                line,
                WarningKind::EmptyPart,
                "the recommendation has no stem before its letters".to_owned(),
            );
            self.open = Open::Part;
            return;
        }
        if let Some(items) = self.items(line, ListStyle::Letters) {
            items.push(rest.to_owned());
        }
        self.open = Open::Item;
    }

    /// Whether the block at the end is a recommendation that can take a part.
    fn recommends(&self) -> bool {
        matches!(self.body.pieces.last().map(|piece| &piece.draft), Some(Draft::Recommendation { .. }))
    }

    fn nothing_recommended(&self) -> bool {
        matches!(self.body.pieces.last().map(|piece| &piece.draft), Some(Draft::Heading { .. }) | None)
    }

    fn add_part(&mut self, rest: &str) {
        if let Some(Draft::Recommendation { parts, .. }) =
            self.body.pieces.last_mut().map(|piece| &mut piece.draft)
        {
            parts.push(rest.to_owned());
        }
        self.open = Open::Part;
    }

    /// Whether the words of the item at hand have ended.
    pub(super) fn last_ended(&self) -> bool {
        shape::ended(&self.last)
    }
}

/// The place of a letter in the alphabet, from 0: `a` is 0, `aa` is 26.
fn position(mark: &str) -> Option<usize> {
    let mut n: usize = 0;
    for c in mark.bytes() {
        n = n.checked_mul(26)?.checked_add(usize::from(c.checked_sub(b'a')?) + 1)?;
    }
    n.checked_sub(1)
}
