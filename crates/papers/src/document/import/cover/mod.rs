//! Reading the cover: board, date and title, then labelled fields.

mod answers;
mod bounds;
mod fields;
mod top;

use jiff::civil::Date;
use kernel::contracts::paper::CoverField;

use super::lines::Line;
use super::names::{Hit, Label, Names};
use super::parts::{Part, Seen};
use super::table;
use super::warning::{Note, NoteKind, Warning, WarningKind};
use crate::document::words;

pub(super) use bounds::body_start;

/// What a cover said.
#[derive(Debug, Default)]
pub(super) struct Cover {
    pub board: String,
    pub meeting: Option<Date>,
    pub title: String,
    pub fields: Vec<CoverField>,
    /// Lines that were not understood.
    pub plain: Vec<(u32, String)>,
    pub seen: Vec<Seen>,
    pub warnings: Vec<Warning>,
    pub notes: Vec<Note>,
}

/// A line of the cover that begins with a label.
struct Labelled {
    hit: Hit<Label>,
    /// The label as it stood.
    label: String,
    /// The rest of the line, when the value stands beside the label.
    value: Option<String>,
}

/// Reads the lines before the body. The whole report is given for the spelling of what the cover shouts.
pub(super) fn read(lines: &[Line], names: &Names, report: &str) -> Cover {
    let mut cover = Cover::default();
    let lines = fields::without_heads(names, lines);
    let lines = &lines[..];
    let first = (0..lines.len()).find(|at| opens_fields(names, lines, *at)).unwrap_or(lines.len());
    let fields = top::labelled_below(&mut cover, &lines[first..], names, report);
    top::read(&mut cover, &lines[..first], names, report);
    fields::read(&mut cover, &fields, names, report);
    cover
}

/// Whether the part above the fields is over.
fn opens_fields(names: &Names, lines: &[Line], at: usize) -> bool {
    match labelled(names, &lines[at]) {
        Some(Labelled { hit: Hit { what: Label::Field(index, _), .. }, value, .. }) => {
            index.is_some() || value.is_none()
        }
        Some(_) => false,
        None => fields::row_field(names, &lines[at]).is_some() || at > 1 && fields::opens_rows(lines, at),
    }
}

/// Takes a label from a line: alone on it, or before a tab, a bar, a colon or a wide gap.
fn labelled(names: &Names, line: &Line) -> Option<Labelled> {
    let bare = undressed(&line.text);
    if let Some(hit) = names.label(bare.trim_end_matches([':', '?'])) {
        return Some(Labelled { hit, label: bare.trim_end_matches(':').trim().to_owned(), value: None });
    }
    let (label, value) = parted(line)?;
    let hit = names.label(&label)?;
    Some(Labelled { hit, label, value: Some(value) })
}

/// A line as `label` and `value`, when it has a sign between.
fn parted(line: &Line) -> Option<(String, String)> {
    let cells = table::cells(&line.raw);
    if let [label, values @ ..] = &cells[..]
        && !values.is_empty()
    {
        let value = values.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        return Some((undressed(label).trim_end_matches(':').to_owned(), value));
    }
    let (label, value) = line.text.split_once(':')?;
    let label = undressed(label);
    let short = (1..=8).contains(&label.split_whitespace().count());
    let value = value.trim().trim_start_matches("**").trim();
    (short && label.starts_with(char::is_uppercase)).then(|| (label, value.trim_end_matches("**").to_owned()))
}

/// A line without signs of headings and bold around it.
fn undressed(text: &str) -> String {
    text.trim().trim_start_matches('#').trim().trim_matches('*').trim().to_owned()
}

impl Cover {
    fn warn(&mut self, line: u32, kind: WarningKind, message: String) {
        self.warnings.push(Warning { line, kind, message });
    }

    fn note(&mut self, line: u32, kind: NoteKind, text: &str) {
        self.notes.push(Note { line, kind, text: text.to_owned() });
    }

    fn see(&mut self, part: Part, line: u32, name: &str) {
        self.seen.push(Seen { part, line, name: name.to_owned() });
    }

    fn misspelt(&mut self, line: u32, as_it_stood: &str, meant: &str) {
        self.warn(line, WarningKind::Misspelt, format!("`{as_it_stood}` is probably `{meant}`"));
    }

    fn keep_plain(&mut self, line: &Line) {
        self.plain.push((line.no, line.text.clone()));
    }
}

/// A label that shouts, in the words of the template or in ordinary case.
fn label_words(label: &str, known: Option<&str>, report: &str) -> String {
    match known {
        Some(known) if words::same(known, label) && words::shouted(label) => known.to_owned(),
        _ => words::ordinary_case(label, report),
    }
}
