//! Markdown of one section, read through comrak's tree.

use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options, parse_document};
use kernel::contracts::paper::{Block, List, ListStyle, Run, Text};

use super::{LiveRef, Model, Read, Sources, lists_lines};
use crate::document::import::push;
use crate::document::template::Content;

/// Reads one section.
pub fn section(markdown: &str, model: &Model, sources: &mut Sources) -> Read {
    let mut read = Read::default();
    let mut chunk = String::new();
    for (index, line) in markdown.lines().enumerate() {
        let Some(reference) = LiveRef::parse(line) else {
            chunk.push_str(&lettered_as_numbered(line));
            chunk.push('\n');
            continue;
        };
        blocks(&std::mem::take(&mut chunk), model, &mut read.blocks);
        let line = u32::try_from(index + 1).unwrap_or(u32::MAX);
        match sources.resolve(&reference, line) {
            Ok(block) => read.blocks.push(block),
            Err((block, message)) => {
                read.blocks.push(block);
                read.problems.push((line, message));
            }
        }
    }
    blocks(&chunk, model, &mut read.blocks);
    read
}

/// The words of one paragraph; nothing when the text is more, or other, than one.
pub(in crate::document) fn inline(markdown: &str) -> Option<Text> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let mut children = root.children();
    let only = children.next().filter(|node| matches!(node.data.borrow().value, NodeValue::Paragraph))?;
    children.next().is_none().then(|| text_of(only))
}

/// `a) words` as Markdown has no such lists: `1. words`.
fn lettered_as_numbered(line: &str) -> String {
    let text = line.trim_start();
    let inner = text.strip_prefix('(').unwrap_or(text);
    let mut chars = inner.chars();
    let lettered = chars.next().is_some_and(|c| c.is_ascii_lowercase()) && chars.next() == Some(')');
    match inner.get(2..).filter(|rest| lettered && rest.starts_with(' ')) {
        Some(rest) => format!("{}1.{rest}", &line[..line.len() - text.len()]),
        None => line.to_owned(),
    }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options
}

fn blocks(markdown: &str, model: &Model, out: &mut Vec<Block>) {
    if markdown.trim().is_empty() {
        return;
    }
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let mut reader = Reader { model, out, first: true, quoted: false };
    root.children().for_each(|node| reader.node(node));
}

struct Reader<'a> {
    model: &'a Model,
    out: &'a mut Vec<Block>,
    /// Whether nothing has been read in this stretch: a list then belongs to no paragraph before it.
    first: bool,
    quoted: bool,
}

impl Reader<'_> {
    fn node<'a>(&mut self, node: &'a AstNode<'a>) {
        let value = node.data.borrow().value.clone();
        match value {
            NodeValue::Paragraph => self.paragraph(node),
            NodeValue::Heading(heading) => {
                self.out.push(Block::Heading { level: heading.level.clamp(2, 3), text: text_of(node) });
            }
            NodeValue::List(list) => self.list(node, list.list_type == ListType::Ordered),
            NodeValue::Table(_) => self.table(node),
            NodeValue::CodeBlock(code) => self.literal(&code.literal),
            NodeValue::HtmlBlock(html) => self.literal(&html.literal),
            NodeValue::ThematicBreak => {}
            _ => {
                let before = std::mem::replace(&mut self.quoted, true);
                node.children().for_each(|child| self.node(child));
                self.quoted = before;
            }
        }
        self.first = false;
    }

    fn literal(&mut self, words: &str) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.out.push(Block::Paragraph { numbered: false, text: words.into(), list: None });
    }

    fn paragraph<'a>(&mut self, node: &'a AstNode<'a>) {
        if lists_lines(self.model.content) {
            for line in lines_of(node).into_iter().filter(|line| !line.is_blank()) {
                let (text, _) = own_number(line);
                self.out.push(Block::Paragraph { numbered: false, text, list: None });
            }
            return;
        }
        let (text, says) = own_number(text_of(node));
        if self.model.content == Content::Recommendation && says.is_none() && !self.recommended() {
            self.out.push(Block::Recommendation { stem: text, parts: Vec::new() });
            return;
        }
        if let Some(figure) = self.figure(&text) {
            self.out.push(figure);
            return;
        }
        let numbered = says.unwrap_or(self.model.numbered && !self.quoted && !caption(&text));
        self.out.push(Block::Paragraph { numbered, text, list: None });
    }

    fn recommended(&self) -> bool {
        self.out.iter().any(|block| matches!(block, Block::Recommendation { .. }))
    }

    /// A figure without its picture: `Figure: caption`, then `In words: alternative`.
    fn figure(&mut self, text: &Text) -> Option<Block> {
        let alternative = text.words().strip_prefix("In words: ")?.to_owned();
        let Some(Block::Paragraph { numbered: false, text, list: None }) = self.out.last() else {
            return None;
        };
        let caption = text.words().strip_prefix("Figure: ")?.to_owned();
        self.out.pop();
        Some(Block::Figure { caption, svg: String::new(), alternative })
    }

    fn list<'a>(&mut self, node: &'a AstNode<'a>, ordered: bool) {
        let mut items = Vec::new();
        items_of(node, &mut items);
        if self.model.content == Content::Recommendation {
            if !self.recommended() {
                self.out.push(Block::Recommendation { stem: self.model.stem.as_str().into(), parts: items });
                return;
            }
            if let Some(Block::Recommendation { parts, .. }) = self.out.last_mut()
                && parts.is_empty()
            {
                *parts = items;
                return;
            }
        }
        if lists_lines(self.model.content) {
            self.out.extend(items.into_iter().map(|text| Block::Paragraph {
                numbered: false,
                text,
                list: None,
            }));
            return;
        }
        let found = List { style: if ordered { ListStyle::Letters } else { ListStyle::Bullets }, items };
        match self.out.last_mut() {
            Some(Block::Paragraph { list: list @ None, .. }) if !self.first => *list = Some(found),
            _ => {
                self.out.push(Block::Paragraph { numbered: false, text: Text::default(), list: Some(found) })
            }
        }
    }

    fn table<'a>(&mut self, node: &'a AstNode<'a>) {
        let mut rows = node.children().map(|row| row.children().map(text_of).collect::<Vec<_>>());
        let head: Vec<String> = rows.next().unwrap_or_default().iter().map(Text::words).collect();
        let rows = rows.collect();
        let mut title = String::new();
        if let Some(Block::Paragraph { numbered: false, text, list: None }) = self.out.last()
            && let Some(words) = text.words().strip_prefix("Table: ")
            && !self.first
        {
            title = words.to_owned();
            self.out.pop();
        }
        self.out.push(Block::Table { caption: title, head, rows });
    }
}

fn caption(text: &Text) -> bool {
    let words = text.words();
    words.starts_with("Table: ") || words.starts_with("Figure: ")
}

/// A paragraph without its `¶` or `#.`, and what they say about its number.
fn own_number(mut text: Text) -> (Text, Option<bool>) {
    let Some(first) = text.0.first_mut() else { return (text, None) };
    for (sign, numbered) in [("¶", false), ("#.", true)] {
        if let Some(rest) = first.text.strip_prefix(sign)
            && (rest.is_empty() || rest.starts_with(' '))
        {
            first.text = rest.trim_start().to_owned();
            text.0.retain(|run| !run.text.is_empty());
            return (text, Some(numbered));
        }
    }
    (text, None)
}

/// The items of a list; those of lists inside it follow their item.
fn items_of<'a>(list: &'a AstNode<'a>, out: &mut Vec<Text>) {
    for item in list.children() {
        let mut words = Text::default();
        let mut inner = Vec::new();
        for child in item.children() {
            if matches!(child.data.borrow().value, NodeValue::List(_)) {
                items_of(child, &mut inner);
                continue;
            }
            if !words.0.is_empty() {
                push(&mut words.0, Run { text: " ".into(), ..Run::default() });
            }
            text_of(child).0.into_iter().for_each(|run| push(&mut words.0, run));
        }
        out.push(words);
        out.append(&mut inner);
    }
}

fn text_of<'a>(node: &'a AstNode<'a>) -> Text {
    let mut out = Text::default();
    for (index, line) in lines_of(node).into_iter().enumerate() {
        if index > 0 {
            push(&mut out.0, Run { text: " ".into(), ..Run::default() });
        }
        line.0.into_iter().for_each(|run| push(&mut out.0, run));
    }
    out
}

/// The words of a node, line by line as they were typed.
fn lines_of<'a>(node: &'a AstNode<'a>) -> Vec<Text> {
    let mut lines = vec![Text::default()];
    let value = node.data.borrow().value.clone();
    match value {
        NodeValue::CodeBlock(code) => {
            add(&mut lines, &code.literal.split_whitespace().collect::<Vec<_>>().join(" "), &Run::default())
        }
        NodeValue::HtmlBlock(html) => {
            add(&mut lines, &html.literal.split_whitespace().collect::<Vec<_>>().join(" "), &Run::default())
        }
        _ => node.children().for_each(|child| words(child, &Run::default(), &mut lines)),
    }
    lines
}

fn add(lines: &mut [Text], text: &str, style: &Run) {
    if let Some(line) = lines.last_mut() {
        push(&mut line.0, Run { text: text.to_owned(), ..style.clone() });
    }
}

fn words<'a>(node: &'a AstNode<'a>, style: &Run, lines: &mut Vec<Text>) {
    let value = node.data.borrow().value.clone();
    let mut style = style.clone();
    let mut after = String::new();
    match value {
        NodeValue::Text(text) => add(lines, &text, &style),
        NodeValue::Code(code) => add(lines, &code.literal, &style),
        NodeValue::HtmlInline(html) | NodeValue::Raw(html) => add(lines, &html, &style),
        NodeValue::SoftBreak | NodeValue::LineBreak => lines.push(Text::default()),
        NodeValue::Strong => style.strong = true,
        NodeValue::Emph => style.emphasis = true,
        NodeValue::Link(link) if safe(&link.url) => style.link = Some(link.url.clone()),
        NodeValue::Link(link) | NodeValue::Image(link) => after = format!(" ({})", link.url),
        _ => {}
    }
    node.children().for_each(|child| words(child, &style, lines));
    if !after.is_empty() {
        style.link = None;
        add(lines, &after, &style);
    }
}

/// Addresses that a reader may be sent to.
fn safe(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_lowercase());
    match scheme.as_deref() {
        Some("http" | "https" | "mailto" | "tel") => true,
        Some(other) => {
            !other.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
                && address.starts_with(['/', '#'])
        }
        None => !address.starts_with("//"),
    }
}
