//! Writing a paper as text.

use kernel::contracts::paper::{
    Answered, Block, CoverField, List, ListStyle, Paper, Run, Text, YesNo, letter, numbered,
};

use crate::document::dates;

/// How much is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dress {
    /// As a printed report reads.
    Plain {
        /// Whether board, day and title are in capitals.
        capitals: bool,
    },
    /// With signs for all that could be misread.
    Marked,
}

/// Writes the whole paper.
pub(super) fn write(paper: &Paper, dress: Dress) -> String {
    let mut out: Vec<String> = Vec::new();
    cover(paper, dress, &mut out);
    for (number, block) in numbered(paper) {
        out.push(match dress {
            Dress::Plain { .. } => plain_block(number, block),
            Dress::Marked => marked_block(number, block),
        });
    }
    let mut text = out.join("\n\n");
    text.push('\n');
    text
}

fn cover(paper: &Paper, dress: Dress, out: &mut Vec<String>) {
    let date = paper.meeting.map_or(String::new(), dates::written);
    let top = [
        ("Report to", one_line(&paper.board)),
        ("Meeting date", date),
        ("Report title", one_line(&paper.title)),
    ];
    for (label, words) in top.into_iter().filter(|(_, words)| !words.is_empty()) {
        out.push(match dress {
            Dress::Plain { capitals: true } => words.to_uppercase(),
            Dress::Plain { capitals: false } => words,
            Dress::Marked => format!("{label}: {words}"),
        });
    }
    for field in &paper.cover {
        let label = one_line(field.label());
        let (rows, asked) = match field {
            CoverField::Line { value, .. } if dress == Dress::Marked => {
                out.push(format!("{label}: {}", one_line(value)).trim_end().to_owned());
                continue;
            }
            CoverField::Line { value, .. } => {
                out.extend([label, one_line(value)].into_iter().filter(|words| !words.is_empty()));
                continue;
            }
            CoverField::Priorities { rows, .. } => (rows, false),
            CoverField::Questions { rows, .. } => (rows, true),
        };
        out.push(label);
        let lines: Vec<String> = rows.iter().map(|row| answered(row, asked, dress)).collect();
        out.extend((!lines.is_empty()).then(|| lines.join("\n")));
    }
}

fn answered(row: &Answered, asked: bool, dress: Dress) -> String {
    let answer = row.answer.map_or("", YesNo::word);
    let (label, note) = (one_line(&row.label), one_line(&row.note));
    match (dress, note.is_empty()) {
        (Dress::Marked, empty) if asked || !empty => format!("{label}\t{answer}\t{note}"),
        (Dress::Plain { .. }, false) => format!("{label}\t{answer}\n{note}\t"),
        _ => format!("{label}\t{answer}"),
    }
}

fn plain_block(number: Option<u32>, block: &Block) -> String {
    match block {
        Block::Heading { text, .. } => inline(text),
        Block::Paragraph { text, list, .. } => {
            let first = mark(number, &inline(text));
            with_list(first, list.as_ref(), &|item| inline(item))
        }
        Block::Recommendation { stem, parts } => {
            let lines =
                parts.iter().enumerate().map(|(index, part)| format!("{}) {}", letter(index), inline(part)));
            std::iter::once(mark(number, &inline(stem))).chain(lines).collect::<Vec<_>>().join("\n")
        }
        other => marked_block(number, other),
    }
}

fn marked_block(number: Option<u32>, block: &Block) -> String {
    match block {
        Block::Heading { level, text } => {
            format!("{} {}", "#".repeat(usize::from((*level).clamp(1, 3))), inline(text))
        }
        Block::Paragraph { text, list, .. } => {
            let words = guarded(&inline(text));
            let first = match number {
                Some(_) => mark(number, &words),
                None => format!("¶ {words}").trim_end().to_owned(),
            };
            with_list(first, list.as_ref(), &|item| guarded(&inline(item)))
        }
        Block::Recommendation { stem, parts } => {
            let bold = |text: &Text| format!("**{}**", inline(text));
            let lines =
                parts.iter().enumerate().map(|(index, part)| format!("{}) {}", letter(index), bold(part)));
            std::iter::once(mark(number, &bold(stem))).chain(lines).collect::<Vec<_>>().join("\n")
        }
        Block::Table { caption, head, rows } => table(caption, head, rows),
        Block::Figure { caption, alternative, .. } => {
            format!("Figure: {}\nIn words: {}", one_line(caption), one_line(alternative))
        }
        Block::Plain { text, .. } => text.clone(),
        // `numbered` gives the flat body, where drawn blocks are open.
        Block::Drawn { .. } => String::new(),
    }
}

fn mark(number: Option<u32>, words: &str) -> String {
    number.map_or(words.to_owned(), |number| format!("{number}. {words}").trim_end().to_owned())
}

fn with_list(first: String, list: Option<&List>, words: &dyn Fn(&Text) -> String) -> String {
    let items = list.into_iter().flat_map(|list| {
        list.items.iter().enumerate().map(|(index, item)| match list.style {
            ListStyle::Bullets => format!("- {}", words(item)),
            ListStyle::Letters => format!("{}) {}", letter(index), words(item)),
        })
    });
    std::iter::once(first).filter(|first| !first.is_empty()).chain(items).collect::<Vec<_>>().join("\n")
}

fn table(caption: &str, head: &[String], rows: &[Vec<Text>]) -> String {
    let bars = |cells: Vec<String>| {
        format!("| {} |", cells.iter().map(|cell| cell.replace('|', "\\|")).collect::<Vec<_>>().join(" | "))
    };
    let mut lines = Vec::new();
    if !caption.is_empty() {
        lines.push(format!("Table: {}", one_line(caption)));
    }
    lines.push(bars(head.iter().map(|cell| escaped(&one_line(cell))).collect()));
    lines.push(bars(head.iter().map(|_| "---".to_owned()).collect()));
    lines.extend(rows.iter().map(|row| bars(row.iter().map(inline).collect())));
    lines.join("\n")
}

/// Words with their emphasis, on one line.
fn inline(text: &Text) -> String {
    text.0.iter().map(run).collect::<String>().trim().to_owned()
}

fn run(run: &Run) -> String {
    let words = escaped(&run.text.replace(['\n', '\r', '\t'], " "));
    let lead = words.len() - words.trim_start().len();
    let end = words.trim_end().len().max(lead);
    let core = &words[lead..end];
    if core.is_empty() {
        return words;
    }
    let mut core = match &run.link {
        Some(address) => format!("[{core}]({address})"),
        None => core.to_owned(),
    };
    if run.emphasis {
        core = format!("*{core}*");
    }
    if run.strong {
        core = format!("**{core}**");
    }
    format!("{}{core}{}", &words[..lead], &words[end..])
}

/// Guards the few signs that mean emphasis. A backslash is one only before a sign.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        let sign = c == '*' || c == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation);
        if sign || (c == '[' && words.contains("](")) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Guards a sign at the beginning that would be taken for the mark of a number, a letter or a bullet.
fn guarded(words: &str) -> String {
    let end = words.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(words.len());
    match words[end..].chars().next() {
        Some(c) if c.is_ascii_punctuation() && c != '\\' && c != '*' && c != '\'' && end <= 5 => {
            format!("{}\\{}", &words[..end], &words[end..])
        }
        _ => words.to_owned(),
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
