//! Writing a paper as text or Markdown.

use kernel::contracts::paper::{
    Answered, Block, CoverField, List, ListStyle, Paper, Run, Text, YesNo, letter, numbered,
};

use crate::document::{dates, markdown};

/// How much is marked, and with which signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dress {
    /// As a printed report reads.
    Plain {
        /// Whether board, day and title are in capitals.
        capitals: bool,
    },
    /// With signs for all that could be misread.
    Marked,
    /// As Markdown.
    Markdown {
        /// Whether paragraphs without a number say so by a sign.
        signs: bool,
    },
}

/// Writes the whole paper.
pub(super) fn write(paper: &Paper, dress: Dress) -> String {
    let mut out: Vec<String> = Vec::new();
    dress.top(paper, &mut out);
    paper.cover.iter().for_each(|field| dress.field(field, &mut out));
    out.extend(numbered(paper).into_iter().map(|(number, block)| dress.block(number, block)));
    let mut text = out.join("\n\n");
    text.push('\n');
    text
}

impl Dress {
    fn top(self, paper: &Paper, out: &mut Vec<String>) {
        let date = paper.meeting.map_or(String::new(), dates::written);
        let top = [
            ("Report to", one_line(&paper.board)),
            ("Meeting date", date),
            ("Report title", one_line(&paper.title)),
        ];
        out.extend(top.into_iter().filter(|(_, words)| !words.is_empty()).map(|(label, words)| match self {
            Self::Plain { capitals: true } => words.to_uppercase(),
            Self::Plain { capitals: false } => words,
            _ => self.labelled(label, &words),
        }));
    }

    fn labelled(self, label: &str, value: &str) -> String {
        let line = match self {
            Self::Markdown { .. } => format!("**{label}:** {value}"),
            _ => format!("{label}: {value}"),
        };
        line.trim_end().to_owned()
    }

    fn field(self, field: &CoverField, out: &mut Vec<String>) {
        let label = one_line(field.label());
        let (rows, asked) = match field {
            CoverField::Line { value, .. } if !self.plain() => {
                out.push(self.labelled(&label, &one_line(value)));
                return;
            }
            CoverField::Line { value, .. } => {
                out.extend([label, one_line(value)].into_iter().filter(|words| !words.is_empty()));
                return;
            }
            CoverField::Priorities { rows, .. } => (rows, false),
            CoverField::Questions { rows, .. } => (rows, true),
        };
        let mut lines: Vec<String> = rows.iter().map(|row| self.answered(row, asked)).collect();
        if matches!(self, Self::Markdown { .. }) {
            out.push(format!("**{label}**"));
            let (head, rule) = if asked {
                ("| Question | Yes/No | Why |", "| --- | --- | --- |")
            } else {
                ("| Priority | Yes/No |", "| --- | --- |")
            };
            lines.splice(0..0, [head.to_owned(), rule.to_owned()]);
        } else {
            out.push(label);
        }
        out.extend((!rows.is_empty()).then(|| lines.join("\n")));
    }

    fn plain(self) -> bool {
        matches!(self, Self::Plain { .. })
    }

    fn answered(self, row: &Answered, asked: bool) -> String {
        let answer = row.answer.map_or("", YesNo::word);
        let (label, note) = (one_line(&row.label), one_line(&row.note));
        match self {
            Self::Markdown { .. } if asked || !note.is_empty() => bars([label, answer.to_owned(), note]),
            Self::Markdown { .. } => bars([label, answer.to_owned()]),
            Self::Marked if asked || !note.is_empty() => format!("{label}\t{answer}\t{note}"),
            Self::Plain { .. } if !note.is_empty() => format!("{label}\t{answer}\n{note}\t"),
            _ => format!("{label}\t{answer}"),
        }
    }

    fn block(self, number: Option<u32>, block: &Block) -> String {
        match block {
            Block::Heading { text, .. } if self.plain() => inline(text),
            Block::Heading { level, text } => {
                format!("{} {}", "#".repeat(usize::from((*level).clamp(1, 3))), self.words(text))
            }
            Block::Paragraph { text, list, .. } => {
                self.with_list(self.first(number, self.words(text)), list.as_ref())
            }
            Block::Recommendation { stem, parts } => {
                let words = |text: &Text| {
                    if self.plain() { inline(text) } else { format!("**{}**", self.inline(text)) }
                };
                let parts = parts
                    .iter()
                    .enumerate()
                    .map(|(index, part)| self.item(&letter(index), ")", &words(part)));
                std::iter::once(mark(number, &words(stem))).chain(parts).collect::<Vec<_>>().join("\n")
            }
            Block::Table { caption, head, rows } => self.table(caption, head, rows),
            Block::Figure { caption, alternative, .. } => {
                format!("Figure: {}\nIn words: {}", one_line(caption), one_line(alternative))
            }
            Block::Plain { text, .. } => text.clone(),
            // `numbered` gives the flat body, where drawn blocks are open.
            Block::Drawn { .. } => String::new(),
        }
    }

    /// The words of a paragraph with their number, or with the sign that they have none.
    fn first(self, number: Option<u32>, words: String) -> String {
        match (number, self) {
            (Some(_), _) => mark(number, &words),
            (None, Self::Marked | Self::Markdown { signs: true }) => {
                format!("¶ {words}").trim_end().to_owned()
            }
            (None, _) => words,
        }
    }

    fn with_list(self, first: String, list: Option<&List>) -> String {
        let items = list.into_iter().flat_map(|list| {
            list.items.iter().enumerate().map(|(index, item)| match list.style {
                ListStyle::Bullets => self.item("-", "", &self.words(item)),
                ListStyle::Letters => self.item(&letter(index), ")", &self.words(item)),
            })
        });
        std::iter::once(first).filter(|first| !first.is_empty()).chain(items).collect::<Vec<_>>().join("\n")
    }

    /// One item. Markdown wants those of a numbered paragraph below its words.
    fn item(self, sign: &str, close: &str, words: &str) -> String {
        let indent = if matches!(self, Self::Markdown { .. }) { "   " } else { "" };
        format!("{indent}{sign}{close} {words}")
    }

    fn table(self, caption: &str, head: &[String], rows: &[Vec<Text>]) -> String {
        let safe = |cell: String| cell.replace('|', "\\|");
        let mut lines = Vec::new();
        if !caption.is_empty() {
            // In Markdown a table begins after a blank line.
            let end = if matches!(self, Self::Markdown { .. }) { "\n" } else { "" };
            lines.push(format!("Table: {}{end}", one_line(caption)));
        }
        lines.push(bars(head.iter().map(|cell| safe(self.inline(&one_line(cell).into())))));
        lines.push(bars(head.iter().map(|_| "---".to_owned())));
        lines.extend(rows.iter().map(|row| bars(row.iter().map(|cell| safe(self.inline(cell))))));
        lines.join("\n")
    }

    /// Words on one line, with their emphasis.
    fn inline(self, text: &Text) -> String {
        if matches!(self, Self::Markdown { .. }) {
            markdown::inline_words(text).trim().to_owned()
        } else {
            inline(text)
        }
    }

    /// The same at the beginning of a line, where signs could be taken for marks.
    fn words(self, text: &Text) -> String {
        match self {
            Self::Plain { .. } => inline(text),
            Self::Marked => guarded(&inline(text)),
            Self::Markdown { .. } => markdown::paragraph_words(text).trim().to_owned(),
        }
    }
}

fn bars(cells: impl IntoIterator<Item = String>) -> String {
    format!("| {} |", cells.into_iter().collect::<Vec<_>>().join(" | "))
}

fn mark(number: Option<u32>, words: &str) -> String {
    number.map_or(words.to_owned(), |number| format!("{number}. {words}").trim_end().to_owned())
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
