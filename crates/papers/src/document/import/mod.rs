//! Reading a report from text, Markdown or JSON into blocks, without losing a word.

mod body;
mod check;
mod cover;
mod drafted;
mod inline;
mod json;
mod lines;
mod marks;
mod names;
mod numbering;
mod parts;
mod shape;
mod table;
mod warning;

use kernel::contracts::paper::{Block, Paper};
use serde::{Deserialize, Serialize};

use super::template::{Evidence, Template};
use lines::Line;
use names::Names;

pub(super) use inline::push;
pub use warning::{Note, NoteKind, Warning, WarningKind};

/// What a file is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Plain text, as copied from a document.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// A paper as this program writes it.
    Json,
}

impl Format {
    /// The format that the name of a file suggests; text when it suggests none.
    pub fn of_file(name: &str) -> Self {
        match name.rsplit('.').next().map(str::to_lowercase).as_deref() {
            Some("md" | "markdown") => Self::Markdown,
            Some("json") => Self::Json,
            _ => Self::Text,
        }
    }
}

/// A report as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The report. What was not understood stands in it as [`Block::Plain`].
    pub paper: Paper,
    /// The template that it follows, when one fits.
    pub template: Option<String>,
    /// What a person should look at, by line.
    pub warnings: Vec<Warning>,
    /// What was put right or left out on the way, by line.
    pub notes: Vec<Note>,
}

impl Imported {
    /// The lines that were not understood, with their numbers.
    pub fn unrecognised(&self) -> Vec<(u32, &str)> {
        let plain = |block: &&'_ Block| matches!(block, Block::Plain { .. });
        let flat = self.paper.flat();
        flat.into_iter()
            .filter(plain)
            .filter_map(|block| match block {
                Block::Plain { text, line } => Some((*line, text.as_str())),
                _ => None,
            })
            .collect()
    }
}

/// Reads a report. Never fails: what cannot be understood is kept and named.
pub fn import(text: &str, format: Format, templates: &[Template]) -> Imported {
    if format == Format::Json {
        return json::read(text, templates);
    }
    let (lines, notes) = lines::read(text);
    let template = evidence(&lines).choose(templates);
    let names = Names::of(template);
    let report = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    let start = cover::body_start(&lines, &names);
    let mut cover = cover::read(&lines[..start], &names, &report);
    let body = body::read(&lines[start..], &names, &report);

    let mut warnings = std::mem::take(&mut cover.warnings);
    warnings.extend(body.warnings);
    let mut all_notes = notes;
    all_notes.append(&mut cover.notes);
    all_notes.extend(body.notes);

    let drafts: Vec<(u32, &drafted::Draft)> =
        body.pieces.iter().map(|piece| (piece.line, &piece.draft)).collect();
    let (found, mut known) = check::headings(&drafts);
    warnings.extend(found);
    let mut seen = cover.seen;
    seen.extend(body.seen);
    let end = lines.last().map_or(1, |line| line.no.saturating_add(1));
    if let Some(template) = template {
        let findings = check::parts(&seen, template, end);
        warnings.extend(findings.warnings);
        known.missing = findings.missing;
    } else {
        all_notes.push(Note { line: 1, kind: NoteKind::NoTemplate, text: String::new() });
    }
    warnings.extend(numbering::check(&body.numbers, &known));

    let mut blocks: Vec<Block> =
        cover.plain.into_iter().map(|(line, text)| Block::Plain { text, line }).collect();
    for piece in body.pieces {
        let line = piece.line;
        let (block, stray) = piece.finish(format);
        if stray {
            all_notes.push(Note { line, kind: NoteKind::StrayMark, text: "**".to_owned() });
        }
        blocks.push(block);
    }
    let paper = Paper {
        board: cover.board,
        meeting: cover.meeting,
        title: cover.title,
        cover: cover.fields,
        body: blocks,
    };
    if let Some(template) = template {
        let empty = check::emptiness(&paper, template, &seen, &warnings);
        warnings.extend(empty);
    }
    finished(paper, template, warnings, all_notes)
}

fn finished(
    paper: Paper,
    template: Option<&Template>,
    mut warnings: Vec<Warning>,
    mut notes: Vec<Note>,
) -> Imported {
    warnings.sort_by_key(|warning| (warning.line, warning.kind));
    notes.sort_by_key(|note| (note.line, note.kind));
    Imported { paper, template: template.map(|template| template.meta.id.clone()), warnings, notes }
}

/// What a file shows of its shape: its short lines, and the labels that begin them.
fn evidence(lines: &[Line]) -> Evidence {
    let mut out = Evidence::default();
    for (index, line) in lines.iter().enumerate() {
        let found = marks::marked(&line.text);
        let bare = found.rest.trim_start_matches('#').trim_matches('*').trim();
        if bare.chars().count() <= 90 && !bare.ends_with('.') {
            out.lines.push(bare.trim_end_matches(':').to_owned());
            if index < 12 {
                out.boards.push(bare.to_owned());
            }
        }
        let label = table::cells(&line.raw).first().cloned().unwrap_or_default();
        let label = label.split_once(':').map_or(label.as_str(), |(label, _)| label);
        if label.len() < line.text.len() && label.split_whitespace().count() <= 8 {
            out.lines.push(label.trim_matches(['*', '#', ' ']).to_owned());
        }
    }
    out
}

/// The sections of a template that a paper has, by their place: for cutting it up.
pub(super) fn section_of(template: &Template, heading: &str) -> Option<usize> {
    let names = Names::of(Some(template));
    names
        .section(heading)
        .or_else(|| names.near_section(heading).map(|hit| hit.what))
        .and_then(|section| section.index)
}
