//! Lines without a mark: wrapped words, paragraphs without a number, lines of contacts, and scraps.

use super::super::drafted::{Draft, Piece, join};
use super::super::lines::Line;
use super::super::marks::{Mark, marked};
use super::super::shape;
use super::super::table;
use super::super::warning::NoteKind;
use super::{Open, Reader};
use crate::document::template::Content;
use kernel::clock::words::MONTHS;

/// Whether words after a bare number begin a paragraph, and do not go on as `15 February` or `5 Members`.
pub(super) fn begins_paragraph(rest: &str) -> bool {
    let first = rest.split_whitespace().next().unwrap_or("");
    !MONTHS.contains(&first) && rest.split_whitespace().count() >= 3
}

impl Reader<'_> {
    /// Reads a line without a mark, and says how many lines that took.
    pub(super) fn words(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        let text = line.text.as_str();
        if self.awaits_words() || self.goes_on(at) {
            self.add_words(text);
            return 1;
        }
        if matches!(self.place.content, Content::Contacts | Content::BackgroundPapers) {
            return self.listed_line(at);
        }
        if let Some(caption) = text.strip_prefix("Table: ")
            && table::rows(self.lines, at + 1).is_some()
        {
            self.caption = Some(caption.trim().to_owned());
            self.open = Open::Nothing;
            return 1;
        }
        if let (Some(caption), Some(alternative)) =
            (text.strip_prefix("Figure: "), self.alternative_below(at))
        {
            self.push(line, Draft::Figure { caption: caption.to_owned(), alternative });
            self.open = Open::Nothing;
            return 2;
        }
        let stem = self.place.content == Content::Recommendation && self.is_stem(at, text, false);
        if stem
            || !self.wants_numbers()
            || shape::sentence(text)
            || self.long_paragraph(at)
            || shape::nil(text)
        {
            if self.wants_numbers() && !stem && self.after_numbered() {
                self.note(line, NoteKind::Unnumbered, first_words(text));
            }
            self.paragraph(at, false, text, false);
        } else {
            self.push(line, Draft::Plain { text: text.to_owned() });
            self.open = Open::Nothing;
        }
        1
    }

    fn wants_numbers(&self) -> bool {
        self.place.numbered || self.place.content == Content::Recommendation
    }

    /// Whether the report numbers its paragraphs at all.
    fn after_numbered(&self) -> bool {
        !self.body.numbers.is_empty()
    }

    /// A paragraph that is wrapped over several lines, the first of which need not end like a sentence.
    fn long_paragraph(&self, at: usize) -> bool {
        let mut text = self.lines[at].text.clone();
        for line in &self.lines[at + 1..] {
            if line.after_blank || marked(&line.text).mark != Mark::None {
                break;
            }
            join(&mut text, &line.text);
        }
        shape::sentence(&text) || (text.split_whitespace().count() >= 20 && shape::mostly_letters(&text))
    }

    fn alternative_below(&self, at: usize) -> Option<String> {
        self.lines.get(at + 1)?.text.strip_prefix("In words: ").map(str::to_owned)
    }

    /// Whether a number, a letter or a bullet stood alone on its line, and its words come now.
    fn awaits_words(&self) -> bool {
        match self.body.pieces.last().map(|piece| &piece.draft) {
            Some(Draft::Paragraph { numbered, text, list: None, .. }) => {
                *numbered && text.is_empty() && self.open == Open::Paragraph
            }
            Some(Draft::Paragraph { list: Some((_, items)), .. }) => {
                self.open == Open::Item && items.last().is_some_and(String::is_empty)
            }
            Some(Draft::Recommendation { stem, parts }) => {
                self.open == Open::Part && parts.last().unwrap_or(stem).is_empty()
            }
            _ => false,
        }
    }

    /// Whether a line belongs to the words before it: wrapped, or parted from them by the end of a page.
    fn goes_on(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let small = line.text.starts_with(char::is_lowercase);
        match (self.open, self.place.content) {
            (Open::Nothing, _) => false,
            (_, Content::Contacts | Content::BackgroundPapers) => !line.after_blank && small,
            _ if !line.after_blank || self.parted_by_page(line) => true,
            _ => small && !self.last_ended(),
        }
    }

    /// Whether the end of a page, and nothing else, parts a line from words that had not ended.
    pub(super) fn parted_by_page(&self, line: &Line) -> bool {
        line.after_page && self.open != Open::Nothing && !self.last_ended()
    }

    fn add_words(&mut self, more: &str) {
        let into = match (self.open, self.body.pieces.last_mut()) {
            (Open::Paragraph, Some(Piece { draft: Draft::Paragraph { text, .. }, .. })) => Some(text),
            (Open::Item, Some(Piece { draft: Draft::Paragraph { list: Some((_, items)), .. }, .. })) => {
                items.last_mut()
            }
            (Open::Part, Some(Piece { draft: Draft::Recommendation { stem, parts }, .. })) => {
                Some(parts.last_mut().unwrap_or(stem))
            }
            _ => None,
        };
        if let Some(into) = into {
            join(into, more);
        }
    }

    /// One line of contacts, or one document.
    fn listed_line(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        let text = line
            .text
            .split('\t')
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let draft = if text.chars().any(char::is_alphanumeric) {
            self.open = Open::Paragraph;
            Draft::Paragraph { numbered: false, text, list: None, bold: false }
        } else {
            self.open = Open::Nothing;
            Draft::Plain { text }
        };
        self.push(line, draft);
        1
    }
}

fn first_words(text: &str) -> &str {
    let end = text.char_indices().filter(|(_, c)| c.is_whitespace()).nth(7).map_or(text.len(), |(at, _)| at);
    &text[..end]
}
