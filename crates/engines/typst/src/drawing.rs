//! What the layout is given to draw: the paper with its numbers, in the order and grouping of the page.

use kernel::contracts::paper::{Answered, Block, CoverField, List, ListStyle, Paper, Run, Text, numbered};
use serde::Serialize;

use crate::Meta;
use crate::fonts::Fonts;

/// The file `paper.json` that `layout.typ` reads.
#[derive(Serialize)]
pub(crate) struct Drawing {
    language: String,
    region: Option<String>,
    author: Vec<String>,
    keywords: Vec<String>,
    description: String,
    board: String,
    date: String,
    title: String,
    footer: String,
    cover: Vec<Field>,
    body: Vec<Part>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Field {
    Line { label: String, value: String },
    Table { label: String, heads: [&'static str; 2], rows: Vec<Answer> },
}

#[derive(Serialize)]
struct Answer {
    label: String,
    answer: &'static str,
    note: String,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Part {
    Heading { level: u8, text: Vec<Run> },
    Numbered { start: u32, items: Vec<Item> },
    Paragraph { text: Vec<Run>, list: Option<Marked> },
    Table { caption: String, head: Vec<String>, rows: Vec<Vec<Vec<Run>>> },
    Figure { caption: String, svg: String, alternative: String },
    Plain { text: String },
}

#[derive(Serialize)]
struct Item {
    bold: bool,
    text: Vec<Run>,
    list: Option<Marked>,
}

#[derive(Serialize)]
struct Marked {
    style: ListStyle,
    items: Vec<Vec<Run>>,
}

impl Drawing {
    /// Everything that a page shows, in words that the fonts can set.
    pub(crate) fn of(paper: &Paper, meta: &Meta, fonts: &Fonts) -> Self {
        let say = |words: &str| fonts.legible(words);
        let title = one_line(&say(&paper.title));
        let board = one_line(&say(&paper.board));
        let (language, region) = meta.locale();
        Self {
            language,
            region,
            author: Some(one_line(&say(&meta.author))).filter(|name| !name.is_empty()).into_iter().collect(),
            keywords: meta.keywords.iter().map(|word| one_line(&say(word))).collect(),
            description: if board.is_empty() { String::new() } else { format!("Report to the {board}") },
            date: paper.meeting.map(|day| day.strftime("%-d %B %Y").to_string()).unwrap_or_default(),
            footer: shortened(&title),
            title: if title.is_empty() { "Untitled report".to_owned() } else { title },
            board,
            cover: paper.cover.iter().map(|field| cover_field(field, fonts)).collect(),
            body: body(paper, fonts),
        }
    }
}

/// Words for a place that has one line: the title, the footer, the file's properties.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As much of the title as a footer has room for.
fn shortened(title: &str) -> String {
    const ROOM: usize = 80;
    let mut letters = title.chars();
    let short: String = letters.by_ref().take(ROOM).collect();
    if letters.next().is_some() { format!("{}…", short.trim_end()) } else { short }
}

fn cover_field(field: &CoverField, fonts: &Fonts) -> Field {
    let table = |label: &str, head, rows: &[Answered]| Field::Table {
        label: fonts.legible(label),
        heads: [head, "Yes/No"],
        rows: rows
            .iter()
            .map(|row| Answer {
                label: fonts.legible(&row.label),
                answer: row.answer.map_or("", |answer| answer.word()),
                note: fonts.legible(row.note.trim()),
            })
            .collect(),
    };
    match field {
        CoverField::Line { label, value } => {
            Field::Line { label: fonts.legible(label), value: fonts.legible(value) }
        }
        CoverField::Priorities { label, rows } => table(label, "Priority", rows),
        CoverField::Questions { label, rows } => table(label, "Impact", rows),
    }
}

fn body(paper: &Paper, fonts: &Fonts) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    // The title is level 1. A level is never skipped on the way down (ISO 14289-1, 7.4.2).
    let mut deepest = 1;
    for (number, block) in numbered(paper) {
        match (number, block) {
            (Some(number), block) => {
                let item = numbered_item(block, fonts);
                // Neighbours share one list, so that a reader hears "list with five items" and not five lists.
                if let Some(Part::Numbered { items, .. }) = parts.last_mut() {
                    items.push(item);
                } else {
                    parts.push(Part::Numbered { start: number, items: vec![item] });
                }
            }
            (None, Block::Heading { level, text }) => {
                let text = runs(text, fonts);
                // A heading without words would be announced as nothing.
                if text.iter().any(|run| !run.text.trim().is_empty()) {
                    deepest = level.saturating_add(1).clamp(2, deepest + 1).min(6);
                    parts.push(Part::Heading { level: deepest, text });
                }
            }
            (None, Block::Paragraph { text, list, .. }) => {
                parts.push(Part::Paragraph { text: runs(text, fonts), list: marked(list.as_ref(), fonts) });
            }
            (None, Block::Table { caption, head, rows }) if !head.is_empty() => parts.push(Part::Table {
                caption: fonts.legible(caption),
                head: head.iter().map(|cell| fonts.legible(cell)).collect(),
                rows: rows
                    .iter()
                    .map(|row| {
                        (0..head.len())
                            .map(|at| row.get(at).map_or_else(Vec::new, |cell| runs(cell, fonts)))
                            .collect()
                    })
                    .collect(),
            }),
            (None, Block::Figure { caption, svg, alternative }) => parts.push(Part::Figure {
                caption: fonts.legible(caption),
                svg: svg.clone(),
                alternative: alternative.clone(),
            }),
            (None, Block::Plain { text, .. }) => parts.push(Part::Plain { text: fonts.legible(text) }),
            (None, _) => {}
        }
    }
    parts
}

fn numbered_item(block: &Block, fonts: &Fonts) -> Item {
    match block {
        Block::Recommendation { stem, parts } => Item {
            bold: true,
            text: runs(stem, fonts),
            list: (!parts.is_empty()).then(|| Marked {
                style: ListStyle::Letters,
                items: parts.iter().map(|part| runs(part, fonts)).collect(),
            }),
        },
        Block::Paragraph { text, list, .. } => {
            Item { bold: false, text: runs(text, fonts), list: marked(list.as_ref(), fonts) }
        }
        _ => Item { bold: false, text: Vec::new(), list: None },
    }
}

fn marked(list: Option<&List>, fonts: &Fonts) -> Option<Marked> {
    list.filter(|list| !list.items.is_empty()).map(|list| Marked {
        style: list.style,
        items: list.items.iter().map(|item| runs(item, fonts)).collect(),
    })
}

fn runs(text: &Text, fonts: &Fonts) -> Vec<Run> {
    text.0
        .iter()
        .map(|run| Run {
            text: fonts.legible(&run.text),
            link: run.link.clone().filter(|to| safe(to)),
            ..run.clone()
        })
        .collect()
}

/// Addresses that a reader of a paper may be sent to; anything else stays words.
fn safe(address: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use kernel::contracts::paper::Paper;
    use serde_json::{Value, json};

    use super::Drawing;
    use crate::Meta;
    use crate::fonts::Fonts;

    fn drawing(body: &Value) -> Value {
        let paper = json!({ "board": "", "meeting": null, "title": "", "cover": [], "body": body });
        let paper: Paper = serde_json::from_value(paper).expect("a paper");
        let drawing = Drawing::of(&paper, &Meta::default(), &Fonts::new(Vec::new()));
        serde_json::to_value(drawing).expect("data")
    }

    /// Each part in short: `h3`, `7+2` (two numbered paragraphs from 7), `p`, or the name of its kind.
    fn short(body: &Value) -> String {
        let part = |part: &Value| match part["kind"].as_str().unwrap_or_default() {
            "heading" => format!("h{}", part["level"]),
            "numbered" => format!("{}+{}", part["start"], part["items"].as_array().map_or(0, Vec::len)),
            "paragraph" => "p".to_owned(),
            other => other.to_owned(),
        };
        drawing(body)["body"].as_array().expect("parts").iter().map(part).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn numbers_run_on_and_levels_are_never_skipped() {
        let heading = |level: u8, text: &str| json!({ "block": "heading", "level": level, "text": text });
        let paragraph =
            |numbered: bool| json!({ "block": "paragraph", "numbered": numbered, "text": "Words." });
        let (n, u) = (paragraph(true), paragraph(false));
        let asked = json!({ "block": "recommendation", "stem": "Asked to:", "parts": ["a", "b"] });
        for (body, want) in [
            (json!([]), ""),
            (json!([asked, heading(1, "A"), n, n, heading(2, "B"), n]), "1+1 h2 2+2 h3 4+1"),
            (json!([n, u, n]), "1+1 p 2+1"),
            (json!([heading(3, "A"), heading(3, "B"), heading(9, "C"), heading(1, "D")]), "h2 h3 h4 h2"),
            (json!([n, heading(1, " "), n]), "1+2"),
            (
                json!([n, { "block": "drawn", "source": { "name": "x" }, "blocks": [n, u] }, asked]),
                "1+2 p 3+1",
            ),
            (json!([{ "block": "table", "caption": "", "head": [], "rows": [] }, n]), "1+1"),
        ] {
            assert_eq!(short(&body), want, "{body}");
        }
    }

    #[test]
    fn rows_are_as_long_as_the_head_and_only_plain_addresses_are_links() {
        let body = json!([
            { "block": "table", "caption": "T", "head": ["A", "B"], "rows": [["1"], ["1", "2", "3"]] },
            { "block": "paragraph", "numbered": false, "text": [{ "text": "x", "link": "javascript:1" }, { "text": "y", "link": "tel:1" }] },
        ]);
        let parts = drawing(&body)["body"].clone();
        assert!(
            parts[0]["rows"]
                .as_array()
                .expect("rows")
                .iter()
                .all(|row| row.as_array().map(Vec::len) == Some(2))
        );
        assert_eq!(parts[1]["text"], json!([{ "text": "x" }, { "text": "y", "link": "tel:1" }]));
    }
}
