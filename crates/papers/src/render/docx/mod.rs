//! A paper as a word-processor file (Office Open XML, ISO/IEC 29500), with real styles, numbers, lists and tables.
//!
//! One decimal numbering runs through the whole paper, so that a paragraph put in by a later hand takes its number by
//! itself; each lettered list starts again at a). The same paper and the same [`About`] give the same bytes.

mod numbering;
mod package;
mod schema;

use std::fmt;

use docx_rs::{
    BreakType, Docx, Footer, Hyperlink, HyperlinkData, HyperlinkType, IndentLevel, NumPages, NumberingId,
    PageMargin, PageNum, Paragraph, Run, RunProperty, Table, TableCell, TableLayoutType, TableRow, WidthType,
};
use kernel::contracts::paper::{Block, CoverField, List, ListStyle, Paper, Text, numbered};

use self::numbering::Numberings;
use super::{About, words};

/// Width between the margins of an A4 page, in twentieths of a point.
const MEASURE: usize = 9184;

/// Why a paper could not be written: the archive, never the paper.
#[derive(Debug)]
pub struct DocxError(String);

impl fmt::Display for DocxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the Word file could not be written: {}", self.0)
    }
}

impl std::error::Error for DocxError {}

/// The paper as the bytes of a `.docx` file.
///
/// # Errors
/// When the archive cannot be put together.
pub fn docx(paper: &Paper, about: &About) -> Result<Vec<u8>, DocxError> {
    let mut writer = Writer {
        doc: Docx::new(),
        numberings: Numberings::default(),
        tables: Vec::new(),
        level: 1,
        links: 0,
    };
    writer.page(paper);
    writer.cover(paper);
    writer.body(paper);
    let Writer { doc, numberings, tables, .. } = writer;
    package::pack(numberings.define(doc), &tables, paper, about).map_err(DocxError)
}

struct Writer {
    doc: Docx,
    numberings: Numberings,
    /// What each table is called, in order: its alternative text.
    tables: Vec<String>,
    level: u8,
    links: u32,
}

impl Writer {
    fn put(&mut self, paragraph: Paragraph) {
        self.doc = std::mem::take(&mut self.doc).add_paragraph(paragraph);
    }

    fn page(&mut self, paper: &Paper) {
        let footer = Paragraph::new()
            .style("Footer")
            .add_run(plain(&words::title(paper)).add_tab().add_text("Page "))
            .add_page_num(PageNum::new())
            .add_run(Run::new().add_text(" of "))
            .add_num_pages(NumPages::new());
        self.doc = std::mem::take(&mut self.doc)
            .page_size(11906, 16838)
            .page_margin(PageMargin {
                top: 1247,
                left: 1361,
                bottom: 1361,
                right: 1361,
                header: 709,
                footer: 624,
                gutter: 0,
            })
            .footer(Footer::new().add_paragraph(footer));
    }

    fn cover(&mut self, paper: &Paper) {
        let date = paper.meeting.map(words::long_date).unwrap_or_default();
        for (style, line) in
            [("Subtitle", &paper.board), ("Subtitle", &date), ("Title", &words::title(paper))]
        {
            if !line.trim().is_empty() {
                self.put(Paragraph::new().style(style).add_run(plain(&words::one_line(line).to_uppercase())));
            }
        }
        for field in &paper.cover {
            self.put(Paragraph::new().style("CoverLabel").add_run(plain(field.label())));
            match (words::answers(field), field) {
                (Some((head, rows)), _) => {
                    let wide = MEASURE - 1400;
                    let mut table = vec![head_row(&[head, words::ANSWER], &[wide, 1400])];
                    for row in rows {
                        let answer = row.answer.map_or("", |answer| answer.word());
                        table.push(TableRow::new(vec![
                            cell(plain(&row.label), wide),
                            cell(plain(answer), 1400),
                        ]));
                        if !row.note.trim().is_empty() {
                            table.push(TableRow::new(vec![
                                cell(plain(row.note.trim()), MEASURE).grid_span(2),
                            ]));
                        }
                    }
                    self.table(field.label(), table, vec![wide, 1400]);
                }
                (None, CoverField::Line { value, .. }) => self.put(Paragraph::new().add_run(plain(value))),
                (None, _) => {}
            }
        }
    }

    fn body(&mut self, paper: &Paper) {
        for (number, block) in numbered(paper) {
            self.block(number.is_some(), block);
        }
    }

    fn block(&mut self, is_numbered: bool, block: &Block) {
        match block {
            Block::Heading { level, text } if !text.is_blank() => {
                self.level = words::level(*level, self.level);
                let style = format!("Heading{}", (self.level - 1).min(3));
                let paragraph = self.runs(Paragraph::new().style(&style), text, false);
                self.put(paragraph);
            }
            Block::Heading { .. } => {}
            Block::Paragraph { text, list, .. } => {
                let start = if is_numbered { paragraph_number() } else { Paragraph::new() };
                let paragraph = self.runs(start, text, false);
                self.put(paragraph);
                if let Some(List { style, items }) = list {
                    self.items(*style, items, false);
                }
            }
            Block::Recommendation { stem, parts } => {
                let start =
                    paragraph_number().keep_next(!parts.is_empty()).run_property(RunProperty::new().bold());
                let paragraph = self.runs(start, stem, true);
                self.put(paragraph);
                self.items(ListStyle::Letters, parts, true);
            }
            Block::Table { caption, head, rows } if !head.is_empty() => self.facts(caption, head, rows),
            Block::Table { .. } => {}
            // The picture itself is in the page and the PDF; here its finding and its alternative stand for it.
            Block::Figure { caption, alternative, .. } => {
                if !caption.trim().is_empty() {
                    self.put(Paragraph::new().style("Caption").add_run(plain(caption)));
                }
                self.put(Paragraph::new().add_run(plain(&format!("Picture: {alternative}"))));
            }
            Block::Plain { text, .. } => self.put(Paragraph::new().add_run(plain(text))),
            Block::Drawn { blocks, .. } => {
                for block in blocks {
                    self.block(false, block);
                }
            }
        }
    }

    /// The items of one list: bullets share a definition, letters get their own so that they start at a).
    fn items(&mut self, style: ListStyle, items: &[Text], strong: bool) {
        if items.is_empty() {
            return;
        }
        let (name, number) = match style {
            ListStyle::Bullets => ("ListBullet", numbering::BULLETS),
            ListStyle::Letters => ("ListNumber2", self.numberings.letters()),
        };
        for item in items {
            let mut start =
                Paragraph::new().style(name).numbering(NumberingId::new(number), IndentLevel::new(0));
            if strong {
                start = start.run_property(RunProperty::new().bold());
            }
            let paragraph = self.runs(start, item, strong);
            self.put(paragraph);
        }
    }

    fn facts(&mut self, caption: &str, head: &[String], rows: &[Vec<Text>]) {
        if !caption.trim().is_empty() {
            self.put(Paragraph::new().style("Caption").add_run(plain(caption)));
        }
        let widths = vec![MEASURE / head.len(); head.len()];
        let mut table = vec![head_row(&head.iter().map(String::as_str).collect::<Vec<_>>(), &widths)];
        for row in rows {
            let cells = widths.iter().enumerate().map(|(at, width)| {
                let start = Paragraph::new().style("TableText");
                let paragraph = match row.get(at) {
                    Some(text) => self.runs(start, text, false),
                    None => start,
                };
                TableCell::new().width(*width, WidthType::Dxa).add_paragraph(paragraph)
            });
            table.push(TableRow::new(cells.collect()));
        }
        self.table(caption, table, widths);
    }

    fn table(&mut self, called: &str, rows: Vec<TableRow>, grid: Vec<usize>) {
        self.tables.push(called.to_owned());
        let table = Table::without_borders(rows)
            .style("PaperTable")
            .set_grid(grid)
            .width(MEASURE, WidthType::Dxa)
            .layout(TableLayoutType::Fixed);
        self.doc = std::mem::take(&mut self.doc).add_table(table);
    }

    fn runs(&mut self, start: Paragraph, text: &Text, strong: bool) -> Paragraph {
        text.0.iter().fold(start, |paragraph, part| {
            let mut run = plain(&part.text);
            if part.strong || strong {
                run = run.bold();
            }
            if part.emphasis {
                run = run.italic();
            }
            match part.link.as_deref().filter(|to| words::safe(to)) {
                None => paragraph.add_run(run),
                Some(to) => {
                    self.links += 1;
                    let mut link = Hyperlink::new(package::clean(to), HyperlinkType::External)
                        .add_run(run.style("Hyperlink"));
                    // The library counts links across all files it ever writes; ours are counted in this one.
                    if let HyperlinkData::External { rid, .. } = &mut link.link {
                        *rid = format!("rIdLink{}", self.links);
                    }
                    paragraph.add_hyperlink(link)
                }
            }
        })
    }
}

/// A paragraph that takes the next number of the paper.
fn paragraph_number() -> Paragraph {
    Paragraph::new()
        .style("ListNumber")
        .numbering(NumberingId::new(numbering::PARAGRAPHS), IndentLevel::new(0))
}

/// One run with its line ends.
fn plain(text: &str) -> Run {
    let mut run = Run::new();
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(package::clean(line));
    }
    run
}

fn cell(run: Run, width: usize) -> TableCell {
    TableCell::new()
        .width(width, WidthType::Dxa)
        .add_paragraph(Paragraph::new().style("TableText").add_run(run))
}

/// The first row: said again on each page, and read out as the head of each column. `cantSplit` is on such rows alone,
/// and [`package::pack`] adds `tblHeader`, which the library has no word for.
fn head_row(head: &[&str], widths: &[usize]) -> TableRow {
    let cells = head.iter().zip(widths).map(|(name, width)| {
        let words = Paragraph::new().style("TableHead").add_run(plain(name));
        TableCell::new().width(*width, WidthType::Dxa).add_paragraph(words)
    });
    TableRow::new(cells.collect()).cant_split()
}
