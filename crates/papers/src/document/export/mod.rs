//! A paper as text or Markdown that reads back as the same paper, and as JSON.

mod text;

use kernel::contracts::paper::{Block, Paper, Run, Text};

use super::import::{Format, import, push};
use super::template::Template;
use text::Dress;

/// The paper as plain text, in the shape of its template: cover, numbered paragraphs, letters.
///
/// It is written as plainly as reading it back allows. Where a plain line could be taken for something else (a
/// sub-heading for a section, a title in capitals for another), the whole is marked: `#` for headings, `¶` for
/// paragraphs without a number. Pictures are left out; their captions and alternatives are in.
pub fn to_text(paper: &Paper, template: Option<&Template>) -> String {
    let capitals = template.is_some_and(|template| template.capitals);
    plainest(
        paper,
        template,
        Format::Text,
        &[Dress::Plain { capitals }, Dress::Plain { capitals: false }],
        Dress::Marked,
    )
}

/// The same as Markdown: the cover as bold labels and tables, headings with their signs, emphasis and links as they are.
pub fn to_markdown(paper: &Paper, template: Option<&Template>) -> String {
    plainest(
        paper,
        template,
        Format::Markdown,
        &[Dress::Markdown { signs: false }],
        Dress::Markdown { signs: true },
    )
}

/// The first dress in which the paper reads back as itself; the last in any case.
fn plainest(
    paper: &Paper,
    template: Option<&Template>,
    format: Format,
    dresses: &[Dress],
    last: Dress,
) -> String {
    let known: Vec<Template> = template.cloned().into_iter().collect();
    let wanted = comparable(paper);
    for dress in dresses {
        let text = text::write(paper, *dress);
        if comparable(&import(&text, format, &known).paper) == wanted {
            return text;
        }
    }
    text::write(paper, last)
}

/// The paper as JSON, with the blocks that were drawn live still marked as such.
pub fn to_json(paper: &Paper) -> String {
    // A paper has only text, numbers and lists: there is nothing in it that JSON cannot hold.
    let mut text = serde_json::to_string_pretty(paper).unwrap_or_default();
    text.push('\n');
    text
}

/// What text can hold of a paper: drawn blocks opened, pictures and the numbers of unread lines left out, and no blank
/// in bold, in italics or in a link: it stands beside them.
pub fn comparable(paper: &Paper) -> Paper {
    let mut paper = paper.detached();
    for block in &mut paper.body {
        match block {
            Block::Heading { text, .. } => tidy(text),
            Block::Paragraph { text, list, .. } => {
                tidy(text);
                list.iter_mut().flat_map(|list| &mut list.items).for_each(tidy);
            }
            Block::Recommendation { stem, parts } => {
                tidy(stem);
                parts.iter_mut().for_each(tidy);
            }
            Block::Table { rows, .. } => rows.iter_mut().flatten().for_each(tidy),
            Block::Figure { svg, .. } => svg.clear(),
            Block::Plain { line, .. } => *line = 0,
            Block::Drawn { .. } => {}
        }
    }
    paper
}

fn tidy(text: &mut Text) {
    let mut runs = Vec::new();
    for run in std::mem::take(&mut text.0) {
        let words = run.text.as_str();
        let from = words.len() - words.trim_start().len();
        let to = words.trim_end().len().max(from);
        push(&mut runs, Run { text: words[..from].to_owned(), ..Run::default() });
        push(&mut runs, Run { text: words[from..to].to_owned(), ..run.clone() });
        push(&mut runs, Run { text: words[to..].to_owned(), ..Run::default() });
    }
    text.0 = runs;
}
