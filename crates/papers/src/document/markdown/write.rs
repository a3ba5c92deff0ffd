//! Blocks of one section as Markdown that reads back as the same blocks.

use kernel::contracts::paper::{Block, List, ListStyle, Text};

use super::escape::{inline, paragraph, words};
use super::{LiveRef, Model, lists_lines};

/// Writes one section, without its own heading.
pub fn section(blocks: &[Block], model: &Model) -> String {
    let mut out: Vec<String> = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { level, text } => {
                out.push(format!("{} {}", "#".repeat(usize::from((*level).clamp(2, 3))), inline(text)))
            }
            Block::Paragraph { numbered, text, list } => {
                out.push(numbered_as_said(*numbered, text, model));
                out.extend(list.as_ref().map(list_lines));
            }
            Block::Recommendation { stem, parts } => {
                out.push(paragraph(stem));
                out.push(list_lines(&List { style: ListStyle::Letters, items: parts.clone() }));
            }
            Block::Table { caption, head, rows } => {
                if !caption.is_empty() {
                    out.push(format!("Table: {}", words(caption)));
                }
                out.push(table(head, rows));
            }
            Block::Figure { caption, alternative, .. } => {
                out.push(format!("Figure: {}", words(caption)));
                out.push(format!("In words: {}", words(alternative)));
            }
            Block::Plain { text, .. } => out.push(numbered_as_said(false, &Text::plain(text), model)),
            Block::Drawn { source, .. } => {
                let args = source.of.split_whitespace().map(str::to_owned).collect();
                out.push(LiveRef { name: source.name.clone(), args }.written());
            }
        }
    }
    out.retain(|part| !part.is_empty());
    out.join("\n\n")
}

fn numbered_as_said(numbered: bool, text: &Text, model: &Model) -> String {
    let words = paragraph(text);
    let by_default = model.numbered && !lists_lines(model.content);
    let signs = words.starts_with('¶') || text.words().starts_with("#.");
    if text.is_blank() {
        return if numbered { "#.".to_owned() } else { "¶".to_owned() };
    }
    match (numbered == by_default && !signs, numbered) {
        (true, _) => words,
        (_, true) => format!("#. {words}"),
        (_, false) => format!("¶ {words}"),
    }
}

fn list_lines(list: &List) -> String {
    let mark = |index: usize| match list.style {
        ListStyle::Bullets => "-".to_owned(),
        ListStyle::Letters => format!("{}.", index + 1),
    };
    list.items
        .iter()
        .enumerate()
        .map(|(index, item)| format!("{} {}", mark(index), paragraph(item)))
        .collect::<Vec<_>>()
        .join("\n")
}

fn table(head: &[String], rows: &[Vec<Text>]) -> String {
    let bars = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let safe = |cell: String| cell.replace('|', "\\|");
    let mut lines = vec![bars(head.iter().map(|cell| safe(words(cell))).collect())];
    lines.push(bars(head.iter().map(|_| "---".to_owned()).collect()));
    lines.extend(rows.iter().map(|row| bars(row.iter().map(|cell| safe(inline(cell))).collect())));
    lines.join("\n")
}
