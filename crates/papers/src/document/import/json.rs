//! A paper from JSON: as this program writes it, or inside the summary that `paper import --json` prints.

use kernel::contracts::paper::{Block, Paper};
use serde_json::{Map, Value, json};

use super::warning::{Note, NoteKind, Warning, WarningKind};
use super::{Imported, check, finished};
use crate::document::template::{Evidence, Template};

/// Reads a paper. Text that is none is kept as one plain block.
pub(super) fn read(text: &str, templates: &[Template]) -> Imported {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    match parse(bare) {
        Ok(paper) => checked(paper, templates),
        Err(error) => {
            let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
            let warning = Warning { line, kind: WarningKind::Unreadable, message: error.to_string() };
            let paper =
                Paper { body: vec![Block::Plain { text: bare.to_owned(), line: 1 }], ..Paper::default() };
            finished(paper, None, vec![warning], Vec::new())
        }
    }
}

fn parse(text: &str) -> Result<Paper, serde_json::Error> {
    match serde_json::from_str::<Value>(text)? {
        Value::Object(summary) if summary.contains_key("blocks") => serde_json::from_value(paper_of(summary)),
        // Read again from the text, so that an error names its line.
        _ => serde_json::from_str(text),
    }
}

/// The paper inside a summary: numbers are derived again.
fn paper_of(mut summary: Map<String, Value>) -> Value {
    let mut cover = summary.remove("cover").unwrap_or_default();
    let mut blocks = summary.remove("blocks").unwrap_or_default();
    for block in blocks.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        block.remove("number");
    }
    let mut take = |name: &str| cover.get_mut(name).map(Value::take).unwrap_or_default();
    json!({
        "board": take("board"), "meeting": take("meeting"), "title": take("title"), "cover": take("fields"), "body": blocks,
    })
}

fn checked(paper: Paper, templates: &[Template]) -> Imported {
    let mut evidence = Evidence { boards: vec![paper.board.clone()], lines: Vec::new() };
    evidence.lines.extend(paper.cover.iter().map(|field| field.label().to_owned()));
    for block in paper.flat() {
        if let Block::Heading { level: 1, text } = block {
            evidence.lines.push(text.words());
        }
    }
    let Some(template) = evidence.choose(templates) else {
        let note = Note { line: 0, kind: NoteKind::NoTemplate, text: String::new() };
        return finished(paper, None, Vec::new(), vec![note]);
    };
    let seen = check::seen_in(&paper, template);
    let mut warnings = check::parts(&seen, template, 0).warnings;
    let empty = check::emptiness(&paper, template, &seen, &warnings);
    warnings.extend(empty);
    finished(paper, Some(template), warnings, Vec::new())
}
