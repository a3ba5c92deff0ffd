//! What an import found, as one object for people and programs: the output of `paper import FILE --json`.

use kernel::contracts::paper::{Answered, Block, CoverField, ListStyle, Paper, letter, numbered};
use serde::Serialize;

use super::import::{Imported, Note, Warning};

/// The summary of an import.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The template that the report follows.
    pub template: Option<String>,
    /// The cover.
    pub cover: Cover,
    /// How much there is of what.
    pub counts: Counts,
    /// Each recommendation with its letters.
    pub recommendations: Vec<Recommendation>,
    /// Each heading with the numbers that stand below it.
    pub headings: Vec<HeadingSpan>,
    /// Each list inside a paragraph.
    pub lists: Vec<ListFound>,
    /// The contact block: lines by their sub-heading.
    pub contacts: Vec<ContactGroup>,
    /// What was not understood.
    pub unrecognised: Vec<Unrecognised>,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
    /// What was put right or left out on the way.
    pub notes: Vec<Note>,
    /// The body, each block with its derived number.
    pub blocks: Vec<Numbered>,
}

/// The cover of an imported report.
#[derive(Clone, Debug, Serialize)]
pub struct Cover {
    /// The receiving board.
    pub board: String,
    /// The day of the meeting, as `2022-02-15`.
    pub meeting: Option<String>,
    /// The title.
    pub title: String,
    /// All rows of all tables of priorities. A blank answer is null.
    pub priorities: Vec<Row>,
    /// All questions with their answers and sentences.
    pub questions: Vec<Row>,
    /// Every field as it stands, in order.
    pub fields: Vec<CoverField>,
}

/// A row of the cover.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// `Being Active`
    pub label: String,
    /// `Yes`, `No` or nothing.
    pub answer: Option<&'static str>,
    /// The sentence, or what "Other" is.
    pub note: String,
}

/// Counts of what a report holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Paragraphs in the one run, recommendations included.
    pub numbered_paragraphs: usize,
    /// Paragraphs outside it.
    pub unnumbered_paragraphs: usize,
    /// Headings of level 1.
    pub sections: usize,
    /// Headings below level 1.
    pub sub_headings: usize,
    /// Lettered parts of recommendations.
    pub recommendations: usize,
    /// Lists inside paragraphs.
    pub lists: usize,
    /// Tables.
    pub tables: usize,
    /// Blocks that were not understood.
    pub unrecognised: usize,
    /// Warnings.
    pub warnings: usize,
}

/// A recommendation.
#[derive(Clone, Debug, Serialize)]
pub struct Recommendation {
    /// Its number in the run.
    pub number: Option<u32>,
    /// `The Health and Wellbeing Board is asked to:`
    pub stem: String,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// One part of a recommendation.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// `a`
    pub letter: String,
    /// Its words.
    pub text: String,
}

/// A heading and the paragraphs below it, up to the next heading of its level or above.
#[derive(Clone, Debug, Serialize)]
pub struct HeadingSpan {
    /// 1 for sections.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// The number of the first paragraph below it, when there is one.
    pub first: Option<u32>,
    /// The number of the last.
    pub last: Option<u32>,
}

/// A list inside a paragraph.
#[derive(Clone, Debug, Serialize)]
pub struct ListFound {
    /// The number of its paragraph, when that has one.
    pub paragraph: Option<u32>,
    /// Bullets or letters.
    pub style: ListStyle,
    /// Its items.
    pub items: Vec<String>,
}

/// Contacts below one sub-heading.
#[derive(Clone, Debug, Serialize)]
pub struct ContactGroup {
    /// The sub-heading; the section's own heading for lines before the first.
    pub heading: String,
    /// The lines.
    pub lines: Vec<String>,
}

/// A block that was not understood.
#[derive(Clone, Debug, Serialize)]
pub struct Unrecognised {
    /// The line of the file, from 1.
    pub line: u32,
    /// As it stood.
    pub text: String,
}

/// A block with its number.
#[derive(Clone, Debug, Serialize)]
pub struct Numbered {
    /// The number that is derived for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The block itself.
    #[serde(flatten)]
    pub block: Block,
}

impl From<&Imported> for Report {
    fn from(imported: &Imported) -> Self {
        let paper = &imported.paper;
        let run = numbered(paper);
        let lists = lists(&run);
        let recommendations = recommendations(&run);
        let unrecognised: Vec<Unrecognised> = imported
            .unrecognised()
            .into_iter()
            .map(|(line, text)| Unrecognised { line, text: text.to_owned() })
            .collect();
        let count = |is: fn(&Block) -> bool| run.iter().filter(|(_, block)| is(block)).count();
        let counts = Counts {
            numbered_paragraphs: run.iter().filter(|(number, _)| number.is_some()).count(),
            unnumbered_paragraphs: count(|block| matches!(block, Block::Paragraph { numbered: false, .. })),
            sections: count(|block| matches!(block, Block::Heading { level: 1, .. })),
            sub_headings: count(|block| matches!(block, Block::Heading { level: 2.., .. })),
            recommendations: recommendations.iter().map(|found| found.parts.len()).sum(),
            lists: lists.len(),
            tables: count(|block| matches!(block, Block::Table { .. })),
            unrecognised: unrecognised.len(),
            warnings: imported.warnings.len(),
        };
        Report {
            template: imported.template.clone(),
            cover: cover(paper),
            counts,
            recommendations,
            headings: headings(&run),
            lists,
            contacts: contacts(&run),
            unrecognised,
            warnings: imported.warnings.clone(),
            notes: imported.notes.clone(),
            blocks: run
                .into_iter()
                .map(|(number, block)| Numbered { number, block: block.clone() })
                .collect(),
        }
    }
}

type Run<'a> = [(Option<u32>, &'a Block)];

fn cover(paper: &Paper) -> Cover {
    let row = |row: &Answered| Row {
        label: row.label.clone(),
        answer: row.answer.map(|answer| answer.word()),
        note: row.note.clone(),
    };
    let mut cover = Cover {
        board: paper.board.clone(),
        meeting: paper.meeting.map(|date| date.to_string()),
        title: paper.title.clone(),
        priorities: Vec::new(),
        questions: Vec::new(),
        fields: paper.cover.clone(),
    };
    for field in &paper.cover {
        match field {
            CoverField::Priorities { rows, .. } => cover.priorities.extend(rows.iter().map(row)),
            CoverField::Questions { rows, .. } => cover.questions.extend(rows.iter().map(row)),
            CoverField::Line { .. } => {}
        }
    }
    cover
}

fn recommendations(run: &Run) -> Vec<Recommendation> {
    let found = run.iter().filter_map(|(number, block)| match block {
        Block::Recommendation { stem, parts } => Some((*number, stem, parts)),
        _ => None,
    });
    found
        .map(|(number, stem, parts)| Recommendation {
            number,
            stem: stem.words(),
            parts: parts
                .iter()
                .enumerate()
                .map(|(index, part)| Part { letter: letter(index), text: part.words() })
                .collect(),
        })
        .collect()
}

fn headings(run: &Run) -> Vec<HeadingSpan> {
    let mut out = Vec::new();
    for (at, (_, block)) in run.iter().enumerate() {
        let Block::Heading { level, text } = block else { continue };
        let below = run[at + 1..]
            .iter()
            .take_while(|(_, next)| !matches!(next, Block::Heading { level: other, .. } if other <= level));
        let numbers: Vec<u32> = below.filter_map(|(number, _)| *number).collect();
        out.push(HeadingSpan {
            level: *level,
            text: text.words(),
            first: numbers.first().copied(),
            last: numbers.last().copied(),
        });
    }
    out
}

fn lists(run: &Run) -> Vec<ListFound> {
    let found = run.iter().filter_map(|(number, block)| match block {
        Block::Paragraph { list: Some(list), .. } => Some((*number, list)),
        _ => None,
    });
    found
        .map(|(paragraph, list)| ListFound {
            paragraph,
            style: list.style,
            items: list.items.iter().map(|item| item.words()).collect(),
        })
        .collect()
}

fn contacts(run: &Run) -> Vec<ContactGroup> {
    let is_contacts = |words: &str| {
        super::headings::spellings("Contact Points").any(|name| super::words::same(name, words))
    };
    let mut out: Vec<ContactGroup> = Vec::new();
    let mut inside = false;
    for (_, block) in run {
        match block {
            Block::Heading { level, text } => {
                inside = if *level == 1 { is_contacts(&text.words()) } else { inside };
                if inside {
                    out.push(ContactGroup { heading: text.words(), lines: Vec::new() });
                }
            }
            Block::Paragraph { text, .. } if inside => {
                if let Some(group) = out.last_mut() {
                    group.lines.push(text.words());
                }
            }
            _ => {}
        }
    }
    out.retain(|group| !group.lines.is_empty());
    out
}
