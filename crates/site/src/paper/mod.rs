//! A paper as a page: one `<article>`, headings under its title, numbers that are the browser's own list numbers.
//!
//! Numbers are given twice, as the list's `start` and each item's `value`, so that the run goes on across headings for
//! every reader, with or without style. Each numbered paragraph has the address `#p8`, each heading `#s-background`.

use std::collections::BTreeMap;

use kernel::contracts::paper::{Block, CoverField, List, ListStyle, Paper, Run, Text, numbered};
use maud::{Markup, PreEscaped, html};

pub mod words;

/// The whole paper, with its title as the page's first heading and an address for each paragraph and heading.
pub fn article(paper: &Paper) -> Markup {
    drawn(paper, Page { anchors: true, shift: 0, level: 1, slugs: BTreeMap::new() })
}

/// The whole paper inside a page that has headings of its own: its title at level `top` (2 to 4), and no addresses, so
/// that two versions can stand side by side.
pub fn preview(paper: &Paper, top: u8) -> Markup {
    drawn(paper, Page { anchors: false, shift: top.clamp(1, 4) - 1, level: 1, slugs: BTreeMap::new() })
}

/// Blocks alone, their headings from level `top` (2 to 4) on, and no addresses: the words of a decision, or of minutes.
pub fn blocks(blocks: &[Block], top: u8) -> Markup {
    let paper = Paper { body: blocks.to_vec(), ..Paper::default() };
    let mut page = Page { anchors: false, shift: top.clamp(2, 4) - 2, level: 1, slugs: BTreeMap::new() };
    html! { div.sm-paper lang="en-GB" { (page.body(&paper)) } }
}

/// One section of a paper with the numbers it has in the whole, its heading at level `top` (2 to 4); nothing when the
/// paper has no section of that heading.
pub fn part(paper: &Paper, section: &str, top: u8) -> Option<Markup> {
    let blocks = numbered(paper);
    let begins = |block: &Block| matches!(block, Block::Heading { level: 1, .. });
    let is_it = |block: &Block| matches!(block, Block::Heading { level: 1, text } if text.words() == section);
    let from = blocks.iter().position(|(_, block)| is_it(block))?;
    let to = blocks[from + 1..]
        .iter()
        .position(|(_, block)| begins(block))
        .map_or(blocks.len(), |at| from + 1 + at);
    let mut page = Page { anchors: false, shift: top.clamp(2, 4) - 2, level: 1, slugs: BTreeMap::new() };
    Some(html! { div.sm-paper lang="en-GB" { (page.run(&blocks[from..to])) } })
}

fn drawn(paper: &Paper, mut page: Page) -> Markup {
    html! {
        article.sm-paper lang="en-GB" aria-label=(words::title(paper)) {
            (page.cover(paper))
            (page.body(paper))
        }
    }
}

/// Words with their emphasis, links and line ends, without a block around them.
pub fn inline(text: &Text) -> Markup {
    html! { @for run in &text.0 { (run_of(run)) } }
}

struct Page {
    anchors: bool,
    shift: u8,
    level: u8,
    slugs: BTreeMap<String, u32>,
}

impl Page {
    fn cover(&self, paper: &Paper) -> Markup {
        html! {
            header.sm-paper-cover {
                @if !paper.board.trim().is_empty() { p.sm-paper-board { (paper.board) } }
                @if let Some(day) = paper.meeting {
                    p.sm-paper-date { time datetime=(day) { (words::long_date(day)) } }
                }
                (heading(1 + self.shift, self.anchors.then_some("paper-title"), "sm-paper-title", &html! { (words::title(paper)) }))
                @if !paper.cover.is_empty() {
                    dl.sm-paper-fields {
                        @for field in &paper.cover { (cover_field(field)) }
                    }
                }
            }
        }
    }

    fn body(&mut self, paper: &Paper) -> Markup {
        self.run(&numbered(paper))
    }

    fn run(&mut self, blocks: &[(Option<u32>, &Block)]) -> Markup {
        let mut at = 0;
        let mut out = String::new();
        while let Some((number, block)) = blocks.get(at) {
            let markup = if let Some(start) = number {
                // Neighbours share one list, so that a listener hears "list, five items" and not five lists.
                let count = blocks[at..].iter().take_while(|(number, _)| number.is_some()).count();
                let items = &blocks[at..at + count];
                at += count;
                html! {
                    ol.sm-paper-numbered start=(start) {
                        @for (number, block) in items {
                            @if let Some(number) = number { (self.numbered_item(*number, block)) }
                        }
                    }
                }
            } else {
                at += 1;
                self.block(block)
            };
            out.push_str(&markup.into_string());
        }
        PreEscaped(out)
    }

    fn block(&mut self, block: &Block) -> Markup {
        match block {
            Block::Heading { text, .. } if text.is_blank() => html! {},
            Block::Heading { level, text } => {
                self.level = words::level(*level, self.level);
                let id = self.anchors.then(|| self.slug(&text.words()));
                heading(self.level + self.shift, id.as_deref(), "sm-paper-heading", &inline(text))
            }
            Block::Paragraph { text, list, .. } => html! {
                p.sm-paper-paragraph { (inline(text)) }
                (hung(list.as_ref()))
            },
            // Always numbered, so drawn with its neighbours.
            Block::Recommendation { stem, parts } => recommendation(stem, parts),
            Block::Table { caption, head, rows } => table(caption, head, rows),
            Block::Figure { caption, svg, alternative } => html! {
                figure.sm-paper-figure {
                    @if !caption.is_empty() { figcaption.sm-paper-caption { (caption) } }
                    img.sm-paper-picture src=(picture(svg)) alt=(alternative);
                }
            },
            Block::Plain { text, .. } => html! { p.sm-paper-plain { (lines(text)) } },
            Block::Drawn { blocks, .. } => html! { @for block in blocks { (self.block(block)) } },
        }
    }

    fn numbered_item(&self, number: u32, block: &Block) -> Markup {
        let id = self.anchors.then(|| format!("p{number}"));
        html! {
            @match block {
                Block::Recommendation { stem, parts } => {
                    li.sm-paper-recommendation id=[&id] value=(number) { (recommendation(stem, parts)) }
                }
                Block::Paragraph { text, list, .. } => {
                    li id=[&id] value=(number) { p { (inline(text)) } (hung(list.as_ref())) }
                }
                _ => {}
            }
        }
    }

    /// `#s-background`; the second of the same name is `#s-background-2`.
    fn slug(&mut self, words: &str) -> String {
        let mut slug = String::from("s");
        for part in words.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
            slug.push('-');
            slug.push_str(&part.to_lowercase());
        }
        let seen = self.slugs.entry(slug.clone()).or_insert(0);
        *seen += 1;
        if *seen > 1 { format!("{slug}-{seen}") } else { slug }
    }
}

fn heading(level: u8, id: Option<&str>, class: &str, words: &Markup) -> Markup {
    html! {
        @match level {
            0 | 1 => h1 id=[id] class=(class) { (words) },
            2 => h2 id=[id] class=(class) { (words) },
            3 => h3 id=[id] class=(class) { (words) },
            4 => h4 id=[id] class=(class) { (words) },
            5 => h5 id=[id] class=(class) { (words) },
            _ => h6 id=[id] class=(class) { (words) },
        }
    }
}

fn cover_field(field: &CoverField) -> Markup {
    html! {
        div.sm-paper-field {
            dt { (field.label()) }
            dd {
                @if let Some((head, rows)) = words::answers(field) {
                    table.sm-paper-answers {
                        caption.govuk-visually-hidden { (field.label()) }
                        thead { tr { th scope="col" { (head) } th scope="col" { (words::ANSWER) } } }
                        tbody {
                            @for row in rows {
                                tr {
                                    th scope="row" { (row.label) }
                                    td { @if let Some(answer) = row.answer { (answer.word()) } }
                                }
                                @if !row.note.trim().is_empty() {
                                    tr.sm-paper-note { td colspan="2" { (lines(row.note.trim())) } }
                                }
                            }
                        }
                    }
                } @else if let CoverField::Line { value, .. } = field {
                    (lines(value))
                }
            }
        }
    }
}

fn recommendation(stem: &Text, parts: &[Text]) -> Markup {
    html! {
        p { strong { (inline(stem)) } }
        @if !parts.is_empty() {
            ol.sm-paper-letters type="a" { @for part in parts { li { strong { (inline(part)) } } } }
        }
    }
}

fn hung(list: Option<&List>) -> Markup {
    html! {
        @if let Some(List { style, items }) = list {
            @if !items.is_empty() {
                @match style {
                    ListStyle::Bullets => ul.sm-paper-bullets { @for item in items { li { (inline(item)) } } },
                    ListStyle::Letters => ol.sm-paper-letters type="a" { @for item in items { li { (inline(item)) } } },
                }
            }
        }
    }
}

fn table(caption: &str, head: &[String], rows: &[Vec<Text>]) -> Markup {
    html! {
        // A wide table scrolls by itself, by touch and by keyboard; the page does not.
        div.sm-paper-scroll tabindex="0" role="region" aria-label=(if caption.is_empty() { "Table" } else { caption }) {
            table.sm-paper-table {
                @if !caption.is_empty() { caption.sm-paper-caption { (caption) } }
                thead { tr { @for cell in head { th scope="col" { (cell) } } } }
                tbody {
                    @for row in rows {
                        tr {
                            @for at in 0..head.len() {
                                @let cell = row.get(at).map(inline);
                                @if at == 0 { th scope="row" { (cell.unwrap_or_default()) } } @else { td { (cell.unwrap_or_default()) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn run_of(run: &Run) -> Markup {
    let plain = lines(&run.text);
    let strong = if run.strong {
        html! { strong { (plain) } }
    } else {
        plain
    };
    let words = if run.emphasis {
        html! { em { (strong) } }
    } else {
        strong
    };
    match run.link.as_deref().filter(|to| words::safe(to)) {
        Some(to) => html! { a.govuk-link href=(to) { (words) } },
        None => words,
    }
}

fn lines(words: &str) -> Markup {
    html! {
        @for (at, line) in words.split('\n').enumerate() {
            @if at > 0 { br; }
            (line)
        }
    }
}

/// A picture as an image of its own: what is drawn inside cannot run, load or restyle anything on the page.
fn picture(svg: &str) -> String {
    let mut out = String::from("data:image/svg+xml,");
    for byte in svg.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~ =:/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
