//! What an import found, in plain words: the output of `paper import FILE`.

use std::fmt::{self, Formatter, Write as _};

use kernel::contracts::paper::{Answered, CoverField, YesNo};

use super::dates;
use super::import::{Note, NoteKind};
use super::report::{HeadingSpan, Report};

impl fmt::Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.template {
            Some(id) => writeln!(f, "Read by the template {id}.\n")?,
            None => {
                writeln!(f, "No template fits, so it was read by the common custom of council reports.\n")?
            }
        }
        cover(self, f)?;
        body(self, f)?;
        look(self, f)?;
        notes(&self.notes, f)
    }
}

fn cover(report: &Report, f: &mut Formatter<'_>) -> fmt::Result {
    let cover = &report.cover;
    let day = cover.meeting.as_deref().and_then(|day| day.parse().ok()).map_or(String::new(), dates::written);
    writeln!(f, "Cover")?;
    for (label, value) in [("Board", &cover.board), ("Meeting", &day), ("Title", &cover.title)] {
        writeln!(f, "  {label}: {}", or(value, "not found"))?;
    }
    for field in &cover.fields {
        match field {
            CoverField::Line { label, value } => writeln!(f, "  {label}: {}", or(value, "blank"))?,
            CoverField::Priorities { label, rows } | CoverField::Questions { label, rows } => {
                writeln!(f, "  {label}")?;
                rows.iter().try_for_each(|row| answered(row, f))?;
            }
        }
    }
    Ok(())
}

fn or<'a>(value: &'a str, otherwise: &'a str) -> &'a str {
    if value.trim().is_empty() { otherwise } else { value }
}

fn answered(row: &Answered, f: &mut Formatter<'_>) -> fmt::Result {
    let answer = row.answer.map_or("blank", YesNo::word);
    let note = if row.note.is_empty() { String::new() } else { format!(" - {}", row.note) };
    writeln!(f, "    {}: {answer}{note}", row.label)
}

fn body(report: &Report, f: &mut Formatter<'_>) -> fmt::Result {
    let counts = &report.counts;
    let plain = counts.unnumbered_paragraphs;
    writeln!(
        f,
        "\nBody: {}, {plain} without a number",
        many(counts.numbered_paragraphs, "numbered paragraph")
    )?;
    report.headings.iter().try_for_each(|heading| span(heading, f))?;
    for found in &report.recommendations {
        let letters: Vec<&str> = found.parts.iter().map(|part| part.letter.as_str()).collect();
        let number = found.number.map_or(String::new(), |number| format!(" {number}"));
        writeln!(f, "Recommendation{number}: {}", or(&letters.join(", "), "no lettered parts"))?;
    }
    for list in &report.lists {
        let place = list
            .paragraph
            .map_or("a paragraph without a number".to_owned(), |number| format!("paragraph {number}"));
        writeln!(f, "List of {} in {place}", many(list.items.len(), "item"))?;
    }
    if counts.tables > 0 {
        writeln!(f, "{}", many(counts.tables, "table"))?;
    }
    for group in &report.contacts {
        writeln!(f, "{}: {}", group.heading, group.lines.join("; "))?;
    }
    Ok(())
}

fn span(heading: &HeadingSpan, f: &mut Formatter<'_>) -> fmt::Result {
    let indent = "  ".repeat(usize::from(heading.level));
    let numbers = match (heading.first, heading.last) {
        (Some(first), Some(last)) if first == last => format!(": {first}"),
        (Some(first), Some(last)) => format!(": {first} to {last}"),
        _ => String::new(),
    };
    writeln!(f, "{indent}{}{numbers}", heading.text)
}

/// What a person should look at: lines not understood, then warnings.
fn look(report: &Report, f: &mut Formatter<'_>) -> fmt::Result {
    if report.unrecognised.is_empty() {
        writeln!(f, "\nNothing was left that is not understood.")?;
    } else {
        writeln!(f, "\nNot understood, and kept as it stood:")?;
    }
    for found in &report.unrecognised {
        writeln!(f, "  line {}: {}", found.line, shortened(&found.text))?;
    }
    writeln!(f, "{}", if report.warnings.is_empty() { "No warnings." } else { "Warnings:" })?;
    for warning in &report.warnings {
        match warning.line {
            0 => writeln!(f, "  {}", warning.message)?,
            line => writeln!(f, "  line {line}: {}", warning.message)?,
        }
    }
    Ok(())
}

/// What was put right, counted by kind with the lines.
fn notes(notes: &[Note], f: &mut Formatter<'_>) -> fmt::Result {
    let mut kinds: Vec<NoteKind> =
        notes.iter().map(|note| note.kind).filter(|kind| *kind != NoteKind::NoTemplate).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let of_kind: Vec<&Note> = notes.iter().filter(|note| note.kind == kind).collect();
        let mut lines = String::new();
        for (index, note) in of_kind.iter().take(12).enumerate() {
            write!(lines, "{}{}", if index > 0 { ", " } else { "" }, note.line)?;
        }
        let more = if of_kind.len() > 12 { " and more" } else { "" };
        writeln!(f, "{} ({}): line {lines}{more}", kind.words(), of_kind.len())?;
    }
    Ok(())
}

fn many(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn shortened(text: &str) -> String {
    let mut words: String = text.chars().take(100).collect();
    if words.len() < text.len() {
        words.push('…');
    }
    words
}
