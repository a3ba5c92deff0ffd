//! A document as a paper: the same blocks for the page, the PDF and the Word file.

use super::check::Line;
use super::{Held, Sort, Whole};
use crate::assessment::{CLASSES, Finding, Input};
use crate::partnership::{Answer, Consultation};
use crate::statutory::Kept;
use jiff::civil::Date;
use kernel::clock::words;
use kernel::contracts::paper::{Block, CoverField, List, ListStyle, Paper, Run, Text};
use kernel::text::{document, marks};

/// What is printed, and for whom.
#[derive(Clone, Copy, Debug)]
pub struct Printed<'a> {
    /// The document.
    pub held: &'a Held,
    /// What it says, already cut down to what its reader may read.
    pub whole: &'a Whole,
    /// The name of the partnership.
    pub partnership: &'a str,
    /// Whether it is the public version.
    pub public: bool,
    /// `Version 2`, `Draft of version 1`
    pub version: &'a str,
    /// The day of the edition; none for a draft.
    pub day: Option<Date>,
    /// What the checklist found; empty where it is not printed.
    pub lines: &'a [Line],
}

/// The document as a paper.
pub fn print(it: &Printed<'_>) -> Paper {
    let mut body = Vec::new();
    for section in it.held.sort.sections() {
        let blocks = told(section.name, it.whole);
        if blocks.is_empty() && (it.public || !section.is_asked()) {
            continue;
        }
        let letter = if section.name.len() == 1 { format!("({}) ", section.name) } else { String::new() };
        body.push(heading(1, &format!("{letter}{}", section.title)));
        if blocks.is_empty() {
            body.push(paragraph("Nothing is written here yet."));
        }
        body.extend(blocks);
    }
    match it.held.sort {
        Sort::Assessment => assessed(it.whole, &mut body),
        Sort::Plan => planned(it.whole, &mut body),
    }
    views(&it.whole.consultations, &mut body);
    checked(it.lines, &mut body);
    Paper {
        board: it.partnership.to_string(),
        meeting: None,
        title: it.whole.details.title.clone(),
        cover: cover(it),
        body,
    }
}

/// What stands in a section: its text, and for the priorities and the matters of an assessment the findings that carry them.
pub fn told(section: &str, whole: &Whole) -> Vec<Block> {
    let mut out: Vec<Block> = document(&in_full(whole.text(section))).into_iter().map(deeper).collect();
    let listed = |kept: &&Kept<Finding>| match section {
        "d" => kept.it.priority,
        "g" => kept.it.county,
        _ => false,
    };
    let items: Vec<Text> = whole.findings.iter().filter(listed).map(named).collect();
    if !items.is_empty() {
        let list = Some(List { style: ListStyle::Bullets, items });
        out.push(Block::Paragraph { numbered: false, text: Text::default(), list });
    }
    out
}

fn named(kept: &Kept<Finding>) -> Text {
    let strong = Run {
        text: format!("{} {}. ", Finding::called(kept.number), kept.it.theme),
        strong: true,
        ..Run::default()
    };
    Text(vec![strong, Run { text: in_full(&kept.it.words), ..Run::default() }])
}

/// A text with what is not for the public said to be so, for those who read it all.
pub(crate) fn in_full(text: &str) -> String {
    let part = |passage| match passage {
        marks::Passage::Open(open) => open.to_string(),
        marks::Passage::Private(hidden) => format!("[Not in the public version: {hidden}]"),
    };
    marks::passages(text).into_iter().map(part).collect()
}

/// Headings that people type stand below the heading of their section.
fn deeper(block: Block) -> Block {
    match block {
        Block::Heading { text, .. } => Block::Heading { level: 2, text },
        Block::Table { caption, head, rows } if caption.is_empty() => {
            Block::Table { caption: "Table".into(), head, rows }
        }
        other => other,
    }
}

fn heading(level: u8, words: &str) -> Block {
    Block::Heading { level, text: words.into() }
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph { numbered: false, text: words.into(), list: None }
}

fn cover(it: &Printed<'_>) -> Vec<CoverField> {
    let details = &it.whole.details;
    let version = match it.day {
        Some(day) => format!("{}, {}", it.version, words::format(day)),
        None => it.version.to_string(),
    };
    let lines = [
        ("Legal year", format!("{} (1 April to 31 March)", it.held.year)),
        ("Authors", details.authors.join("; ")),
        ("Area", details.geography.clone()),
        ("Data", details.periods.join("; ")),
        ("Version", if it.public { format!("{version}, public version") } else { version }),
        ("Marking", details.marking.clone()),
        ("Use", details.usage.clone()),
    ];
    let field =
        |(label, value): (&str, String)| CoverField::Line { label: label.into(), value: in_full(&value) };
    lines.into_iter().filter(|(_, value)| !value.is_empty()).map(field).collect()
}

fn assessed(whole: &Whole, body: &mut Vec<Block>) {
    if !whole.findings.is_empty() {
        body.push(heading(1, "Findings"));
        let row = |kept: &Kept<Finding>| -> Vec<Text> {
            let it = &kept.it;
            vec![
                Finding::called(kept.number).into(),
                in_full(&it.theme).into(),
                in_full(&it.words).into(),
                in_full(&it.figures.join("; ")).into(),
                in_full(&it.evidence.join("; ")).into(),
            ]
        };
        body.push(Block::Table {
            caption: "What was found, with its figures and what shows it".into(),
            head: ["Number", "Theme", "Finding", "Figures", "Evidence"].map(String::from).to_vec(),
            rows: whole.findings.iter().map(row).collect(),
        });
    }
    if !whole.inputs.is_empty() {
        body.push(heading(1, "What was considered"));
        let row = |kept: &Kept<Input>| -> Vec<Text> {
            let it = &kept.it;
            let class = CLASSES.iter().find(|class| class.name == it.class).map_or("", |class| class.title);
            let came = match it.received {
                Some(day) if it.nil => format!("Nil return, {}", words::format(day)),
                Some(day) => words::format(day),
                None => "Not received".into(),
            };
            vec![class.into(), it.source.as_str().into(), came.into(), in_full(&it.note).into()]
        };
        body.push(Block::Table {
            caption: "Sources, by the classes of regulation 6".into(),
            head: ["Class", "Source", "Received", "What it was"].map(String::from).to_vec(),
            rows: whole.inputs.iter().map(row).collect(),
        });
    }
}

fn planned(whole: &Whole, body: &mut Vec<Block>) {
    if whole.answers.is_empty() {
        return;
    }
    body.push(heading(1, "Consideration of last year’s assessment and agreement"));
    let row = |kept: &Kept<Answer>| -> Vec<Text> {
        let it = &kept.it;
        let of = if it.of == "agreement" { "Agreement" } else { "Assessment" };
        vec![
            format!("{of} of {}", it.year).into(),
            it.words.as_str().into(),
            it.said().into(),
            in_full(&it.reason).into(),
        ]
    };
    body.push(Block::Table {
        caption: "Each priority of the year before, and what came of it (regulation 10)".into(),
        head: ["From", "Priority", "Answer", "Why"].map(String::from).to_vec(),
        rows: whole.answers.iter().map(row).collect(),
    });
}

fn views(all: &[Kept<Consultation>], body: &mut Vec<Block>) {
    if all.is_empty() {
        return;
    }
    body.push(heading(1, "Whose views were sought"));
    let row = |kept: &Kept<Consultation>| -> Vec<Text> {
        let it = &kept.it;
        let days: Vec<String> = [it.from, it.to].into_iter().flatten().map(words::format).collect();
        vec![
            in_full(&it.title).into(),
            days.join(" to ").into(),
            in_full(&it.how).into(),
            in_full(&it.groups.join("; ")).into(),
            in_full(&it.heard).into(),
        ]
    };
    body.push(Block::Table {
        caption: "Consultations (regulation 12)".into(),
        head: ["What", "When", "How", "Who was reached", "What they said"].map(String::from).to_vec(),
        rows: all.iter().map(row).collect(),
    });
}

fn checked(lines: &[Line], body: &mut Vec<Block>) {
    if lines.is_empty() {
        return;
    }
    body.push(heading(1, "What the regulations ask"));
    let row = |line: &Line| -> Vec<Text> {
        let there = if line.there { "There" } else { "Missing" };
        vec![line.law.as_str().into(), line.asks.as_str().into(), format!("{there}: {}", line.why).into()]
    };
    body.push(Block::Table {
        caption: "What S.I. 2007/1830 asks of this document, and what was found in it".into(),
        head: ["Provision", "What it asks", "Found"].map(String::from).to_vec(),
        rows: lines.iter().map(row).collect(),
    });
}
