//! Reading the body: headings, one run of numbered paragraphs, lists, tables, and the recommendation.

mod head;
mod lists;
mod words;

use kernel::contracts::paper::ListStyle;

use super::drafted::{Draft, Piece};
use super::lines::Line;
use super::marks::{Mark, Sure, marked};
use super::names::Names;
use super::numbering::Number;
use super::parts::{Part, Seen};
use super::warning::{Note, NoteKind, Warning, WarningKind};
use super::{shape, table};
use crate::document::template::Content;

use head::Hashes;

/// What a body said.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub pieces: Vec<Piece>,
    pub seen: Vec<Seen>,
    pub numbers: Vec<Number>,
    pub warnings: Vec<Warning>,
    pub notes: Vec<Note>,
}

/// Reads the lines of the body.
pub(super) fn read(lines: &[Line], names: &Names, report: &str) -> Body {
    let mut reader = Reader {
        names,
        lines,
        report,
        hashes: Hashes::of(lines, names),
        dotted: lines.iter().any(|line| matches!(marked(&line.text).mark, Mark::Within(_))),
        body: Body::default(),
        place: Place { content: Content::Prose, numbered: true, section: None, ordinal: 0, sub: 0 },
        open: Open::Nothing,
        last: String::new(),
        due: 1,
        letters: lists::Letters::default(),
        caption: None,
    };
    let mut at = 0;
    while at < lines.len() {
        at += reader.line(at);
    }
    reader.body
}

/// Where in the body the reader is.
#[derive(Clone, Copy, Debug)]
struct Place {
    content: Content,
    numbered: bool,
    /// The section's place in the template.
    section: Option<usize>,
    /// How many headings of level 1 have been passed.
    ordinal: usize,
    /// How many headings of any level.
    sub: usize,
}

/// What a further line would be added to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Nothing,
    Paragraph,
    Item,
    Part,
}

struct Reader<'a> {
    names: &'a Names<'a>,
    lines: &'a [Line],
    report: &'a str,
    hashes: Hashes,
    /// Whether paragraphs carry numbers such as `2.3`.
    dotted: bool,
    body: Body,
    place: Place,
    open: Open,
    /// The line before, as it stood.
    last: String,
    /// The next number of the run.
    due: u32,
    letters: lists::Letters,
    caption: Option<String>,
}

impl Reader<'_> {
    /// Reads the line at `at`, and says how many lines that took.
    fn line(&mut self, at: usize) -> usize {
        let lines = self.lines;
        let line = &lines[at];
        let found = marked(&line.text);
        let taken = if let Some(taken) = self.table(at, &found.mark) {
            taken
        } else if let Some(head) = self.heading(at) {
            self.add_heading(line, head);
            1
        } else {
            self.marked_line(at, found.mark, found.rest, found.bold)
        };
        self.last.clone_from(&lines[at + taken - 1].text);
        taken
    }

    fn marked_line(&mut self, at: usize, mark: Mark, rest: &str, bold: bool) -> usize {
        let line = &self.lines[at];
        let glued = self.open != Open::Nothing && !line.after_blank && !shape::ended(&self.last);
        match mark {
            Mark::Number(n, _) if self.is_inner(n) => self.inner(line, n, rest, bold),
            Mark::Number(n, sure) if self.is_number(n, sure, glued, rest) => self.number(at, n, rest, bold),
            Mark::Within(label) if !glued => {
                self.note(line, NoteKind::Renumbered, &label);
                self.paragraph(at, true, rest, bold);
            }
            Mark::Letter(letter) if self.is_letter(&letter, glued) => self.letter(line, &letter, rest, bold),
            Mark::Bullet if !(glued && self.open == Open::Paragraph && line.text.starts_with(['–', '—'])) => {
                self.bullet(line, rest)
            }
            Mark::Pilcrow => {
                self.letters = lists::Letters::default();
                self.push(
                    line,
                    Draft::Paragraph { numbered: false, text: rest.to_owned(), list: None, bold: false },
                );
                self.open = Open::Paragraph;
            }
            Mark::Next => self.paragraph(at, true, rest, bold),
            _ => return self.words(at),
        }
        1
    }

    fn is_number(&self, n: u32, sure: Sure, glued: bool, rest: &str) -> bool {
        let contact = matches!(self.place.content, Content::Contacts);
        match sure {
            Sure::Yes => !glued && !contact || n == self.due,
            Sure::Perhaps => n == self.due && !glued && !contact && words::begins_paragraph(rest),
        }
    }

    fn number(&mut self, at: usize, n: u32, rest: &str, bold: bool) {
        let line = &self.lines[at];
        self.due = n.saturating_add(1);
        self.body.numbers.push(Number {
            line: line.no,
            n,
            section: self.place.section,
            ordinal: self.place.ordinal,
            sub: self.place.sub,
        });
        self.paragraph(at, true, rest, bold);
    }

    /// A new paragraph, or the stem of a recommendation.
    fn paragraph(&mut self, at: usize, numbered: bool, rest: &str, bold: bool) {
        let line = &self.lines[at];
        self.letters = lists::Letters::default();
        if self.is_stem(at, rest, bold) {
            self.push(line, Draft::Recommendation { stem: rest.to_owned(), parts: Vec::new() });
            self.open = Open::Part;
            self.letters.stem_unnumbered = !numbered;
            if !numbered {
                self.note(line, NoteKind::Renumbered, rest);
            }
            return;
        }
        self.push(line, Draft::Paragraph { numbered, text: rest.to_owned(), list: None, bold });
        self.open = Open::Paragraph;
    }

    /// Whether words open a recommendation: first in its section, or by their own words, or wholly in bold with their letters.
    fn is_stem(&self, at: usize, rest: &str, bold: bool) -> bool {
        if self.place.content == Content::Recommendation {
            let since = self
                .body
                .pieces
                .iter()
                .rposition(|piece| matches!(piece.draft, Draft::Heading { .. }))
                .unwrap_or(0);
            let first = !self.body.pieces[since..]
                .iter()
                .any(|piece| matches!(piece.draft, Draft::Recommendation { .. } | Draft::Paragraph { .. }));
            if first {
                return true;
            }
        }
        let next = self.lines.get(at + 1).map(|next| marked(&next.text));
        let letter_next = next.as_ref().is_some_and(|next| matches!(next.mark, Mark::Letter(_)));
        let bold_next = next.is_some_and(|next| next.bold);
        let asks = ["asked", "recommended", "invited", "requested"].iter().any(|verb| {
            rest.contains(&format!(" is {verb} to")) || rest.contains(&format!(" are {verb} to"))
        });
        bold && letter_next && bold_next || self.place.ordinal == 0 && asks && letter_next
    }

    fn table(&mut self, at: usize, mark: &Mark) -> Option<usize> {
        let line = &self.lines[at];
        let lists_lines = matches!(self.place.content, Content::Contacts | Content::BackgroundPapers)
            && !line.text.starts_with('|');
        let wrapped = self.open != Open::Nothing
            && !line.after_blank
            && !line.raw.contains('\t')
            && !line.text.starts_with('|');
        if *mark != Mark::None || lists_lines || wrapped {
            return None;
        }
        let (rows, taken) = table::rows(self.lines, at)?;
        let caption = self.caption.take().unwrap_or_default();
        self.push(line, Draft::Table { caption, rows });
        self.open = Open::Nothing;
        Some(taken)
    }

    fn push(&mut self, line: &Line, draft: Draft) {
        if let Some(caption) = self.caption.take() {
            let text = format!("Table: {caption}");
            self.body.pieces.push(Piece {
                line: line.no,
                draft: Draft::Paragraph { numbered: false, text, list: None, bold: false },
            });
        }
        self.body.pieces.push(Piece { line: line.no, draft });
    }

    fn see(&mut self, part: Part, line: u32, name: &str) {
        self.body.seen.push(Seen { part, line, name: name.to_owned() });
    }

    fn note(&mut self, line: &Line, kind: NoteKind, text: &str) {
        self.body.notes.push(Note { line: line.no, kind, text: text.to_owned() });
    }

    fn warn(&mut self, line: &Line, kind: WarningKind, message: String) {
        self.body.warnings.push(Warning { line: line.no, kind, message });
    }

    /// The list style and items of the paragraph at the end, made when there is none.
    fn items(&mut self, line: &Line, style: ListStyle) -> Option<&mut Vec<String>> {
        let fits = match self.body.pieces.last().map(|piece| &piece.draft) {
            Some(Draft::Paragraph { list: None, .. }) => true,
            Some(Draft::Paragraph { list: Some((other, _)), .. }) => *other == style,
            _ => false,
        };
        if !fits {
            self.push(
                line,
                Draft::Paragraph { numbered: false, text: String::new(), list: None, bold: false },
            );
        }
        match self.body.pieces.last_mut().map(|piece| &mut piece.draft) {
            Some(Draft::Paragraph { list, .. }) => {
                Some(&mut list.get_or_insert_with(|| (style, Vec::new())).1)
            }
            _ => None,
        }
    }
}
