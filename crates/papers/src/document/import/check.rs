//! Which parts of the template a report lacks, has twice, has in another order, or leaves empty.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kernel::contracts::paper::{Answered, Block, CoverField, Paper};

use super::drafted::Draft;
use super::numbering::Known;
use super::parts::{Part, Seen};
use super::warning::{Warning, WarningKind};
use crate::document::template::Template;
use crate::document::words;

/// What is wrong with the parts, and what the check of the numbering needs to know of it.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub warnings: Vec<Warning>,
    /// Sections that are missing, by their place in the template.
    pub missing: Vec<usize>,
}

/// Parts that are missing, doubled or out of order. `end` is the line after the last.
pub(super) fn parts(seen: &[Seen], template: &Template, end: u32) -> Findings {
    let mut findings = Findings::default();
    let mut firsts: Vec<&Seen> = Vec::new();
    for seen in seen {
        if let Some(first) = firsts.iter().find(|first| first.part == seen.part) {
            let message = format!("{} stands twice, first on line {}", name(seen.part, template), first.line);
            findings.warnings.push(Warning { line: seen.line, kind: WarningKind::DoubledPart, message });
        } else {
            firsts.push(seen);
        }
    }
    firsts.sort_by_key(|seen| seen.line);
    for part in required(template) {
        if firsts.iter().any(|seen| seen.part == part) {
            continue;
        }
        let next = firsts.iter().filter(|seen| seen.part > part).map(|seen| seen.line).min();
        let message = format!("{} is missing", name(part, template));
        findings.warnings.push(Warning {
            line: next.unwrap_or(end),
            kind: WarningKind::MissingPart,
            message,
        });
        if let Part::Section(index) = part {
            findings.missing.push(index);
        }
    }
    findings.warnings.extend(disorder(&firsts, template));
    findings
}

fn required(template: &Template) -> impl Iterator<Item = Part> {
    let fields = template
        .cover
        .iter()
        .enumerate()
        .filter(|(_, field)| field.required)
        .map(|(index, _)| Part::Field(index));
    let sections = template
        .sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.required)
        .map(|(index, _)| Part::Section(index));
    [Part::Board, Part::Date, Part::Title].into_iter().chain(fields).chain(sections)
}

fn name(part: Part, template: &Template) -> String {
    match part {
        Part::Board => "the name of the board".to_owned(),
        Part::Date => "the date of the meeting".to_owned(),
        Part::Title => "the title".to_owned(),
        Part::Field(index) => format!("`{}`", template.cover.get(index).map_or("", |field| &field.label)),
        Part::Section(index) => {
            format!("`{}`", template.sections.get(index).map_or("", |section| &section.heading))
        }
    }
}

/// The fewest parts that, taken away, leave the rest in the template's order.
fn disorder(firsts: &[&Seen], template: &Template) -> Vec<Warning> {
    // The longest rising run ending at each part, and the part before it in that run.
    let mut best: Vec<(usize, Option<usize>)> = Vec::new();
    for (index, seen) in firsts.iter().enumerate() {
        let before =
            (0..index).filter(|other| firsts[*other].part < seen.part).max_by_key(|other| best[*other].0);
        best.push((before.map_or(1, |other| best[other].0 + 1), before));
    }
    let mut keep = BTreeSet::new();
    let mut at = (0..firsts.len()).max_by_key(|index| best[*index].0);
    while let Some(index) = at {
        keep.insert(index);
        at = best[index].1;
    }
    let moved = firsts.iter().enumerate().filter(|(index, _)| !keep.contains(index));
    moved
        .map(|(index, seen)| {
            let above = firsts[..index].iter().any(|other| other.part > seen.part);
            let other = if above {
                firsts[..index].iter().filter(|other| other.part > seen.part).min_by_key(|other| other.part)
            } else {
                firsts[index + 1..]
                    .iter()
                    .filter(|other| other.part < seen.part)
                    .max_by_key(|other| other.part)
            };
            let place = if above { "before" } else { "after" };
            let other = other.map_or(String::new(), |other| name(other.part, template));
            let message = format!("{} should come {place} {other}", name(seen.part, template));
            Warning { line: seen.line, kind: WarningKind::OutOfOrder, message }
        })
        .collect()
}

/// Fields that are there with nothing in them. `known` are the warnings so far.
pub(super) fn emptiness(
    paper: &Paper,
    template: &Template,
    seen: &[Seen],
    known: &[Warning],
) -> Vec<Warning> {
    let mut out = Vec::new();
    for (index, spec) in template.cover.iter().enumerate() {
        let line = seen.iter().find(|seen| seen.part == Part::Field(index)).map(|seen| seen.line);
        let field = paper
            .cover
            .iter()
            .find(|field| words::same(field.label(), &spec.label) || stands_for(spec.label.as_str(), field));
        let (Some(line), Some(field)) = (line, field) else { continue };
        let mut warn = |kind, message| out.push(Warning { line, kind, message });
        match field {
            CoverField::Line { label, value } if value.trim().is_empty() => {
                warn(WarningKind::EmptyPart, format!("`{label}` has no value"));
            }
            CoverField::Line { .. } => {}
            CoverField::Priorities { label, rows } if rows.is_empty() => {
                warn(WarningKind::EmptyPart, format!("`{label}` has no rows"));
            }
            CoverField::Priorities { rows, .. } => missing_rows(rows, spec.rows_on(paper.meeting), &mut warn),
            CoverField::Questions { rows, .. } => {
                missing_rows(rows, &spec.rows, &mut warn);
                questions(rows, known, &mut warn);
            }
        }
    }
    out
}

fn stands_for(label: &str, field: &CoverField) -> bool {
    let other = field.label();
    crate::document::headings::spellings(label).any(|name| words::same(name, other))
        || words::near(other, [label]).is_some()
}

/// Rows of the list in force that are not there. A board with a list of its own is left alone.
fn missing_rows(rows: &[Answered], expected: &[String], warn: &mut dyn FnMut(WarningKind, String)) {
    let has = |name: &String| {
        rows.iter()
            .any(|row| words::same(&row.label, name) || words::near(&row.label, [name.as_str()]).is_some())
    };
    let found = expected.iter().filter(|name| has(name)).count();
    if found * 2 < expected.len() {
        return;
    }
    for name in expected.iter().filter(|name| !has(name)) {
        warn(WarningKind::MissingPart, format!("the row `{name}` is missing"));
    }
    for (index, row) in rows.iter().enumerate() {
        if rows[..index].iter().any(|other| words::same(&other.label, &row.label)) {
            warn(WarningKind::DoubledPart, format!("the row `{}` stands twice", row.label));
        }
    }
}

fn questions(rows: &[Answered], known: &[Warning], warn: &mut dyn FnMut(WarningKind, String)) {
    // An answer that is none of those offered has its own warning.
    let other = |row: &&Answered| {
        let label = format!("for `{}`", row.label);
        known
            .iter()
            .any(|warning| warning.kind == WarningKind::UnknownAnswer && warning.message.contains(&label))
    };
    for row in rows.iter().filter(|row| !other(row)) {
        let nothing = row.answer.is_none() && row.note.is_empty();
        if nothing || row.answer.is_none() && words::key(&row.note).len() > 40 {
            warn(WarningKind::EmptyPart, format!("`{}` is not answered", row.label));
        } else if row.answer.is_some() && row.note.trim().is_empty() {
            warn(WarningKind::EmptyPart, format!("`{}` has an answer and no sentence", row.label));
        }
    }
}

/// Headings with nothing below them, and groups that stand twice in one section; with what they account for.
pub(super) fn headings(drafts: &[(u32, &Draft)]) -> (Vec<Warning>, Known) {
    let mut out = Vec::new();
    let mut known = Known::default();
    let mut sections: Vec<usize> = Vec::new();
    let mut subs: Vec<String> = Vec::new();
    let (mut count, mut copy) = (0, false);
    for (at, (line, draft)) in drafts.iter().enumerate() {
        let Draft::Heading { level, text, section } = draft else { continue };
        count += 1;
        let next = drafts.get(at + 1).map(|(_, draft)| draft);
        let empty = match next {
            None => true,
            Some(Draft::Heading { level: below, .. }) => below <= level,
            Some(_) => false,
        };
        if empty {
            known.empty.insert(count);
            out.push(Warning {
                line: *line,
                kind: WarningKind::EmptyPart,
                message: format!("nothing stands under `{text}`"),
            });
        }
        if *level == 1 {
            subs.clear();
            copy = section.is_some_and(|section| sections.contains(&section));
            sections.extend(*section);
        }
        let twice = *level > 1 && subs.contains(&words::key(text));
        if twice {
            let message = format!("`{text}` stands twice in its section");
            out.push(Warning { line: *line, kind: WarningKind::DoubledPart, message });
        }
        if *level > 1 {
            subs.push(words::key(text));
        }
        if copy || twice {
            known.doubled.insert(count);
        }
    }
    (out, known)
}

/// The parts of a paper that was not read from lines.
pub(super) fn seen_in(paper: &Paper, template: &Template) -> Vec<Seen> {
    let mut parts = Vec::new();
    if !paper.board.is_empty() {
        parts.push((Part::Board, paper.board.clone()));
    }
    if paper.meeting.is_some() {
        parts.push((Part::Date, paper.meeting.map_or(String::new(), |date: Date| date.to_string())));
    }
    if !paper.title.is_empty() {
        parts.push((Part::Title, paper.title.clone()));
    }
    for field in &paper.cover {
        let place = template
            .cover
            .iter()
            .position(|spec| words::same(&spec.label, field.label()) || stands_for(&spec.label, field));
        parts.extend(place.map(|index| (Part::Field(index), field.label().to_owned())));
    }
    let names = super::names::Names::of(Some(template));
    for block in paper.flat() {
        if let Block::Heading { level: 1, text } = block {
            let section = names.section(&text.words()).and_then(|section| section.index);
            parts.extend(section.map(|index| (Part::Section(index), text.words())));
        }
    }
    parts.into_iter().map(|(part, name)| Seen { part, line: 0, name }).collect()
}
