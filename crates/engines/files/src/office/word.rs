//! A Word document: headings, paragraphs, lists and tables as they are read, without what is hidden or struck out.

use super::Found;
use super::archive::Archive;
use super::shared::{bare_pictures, pictures_without_words};
use super::xml::{all, attribute, child, on, parse, words};
use crate::damage::{count, damaged};
use kernel::Outcome;
use kernel::contracts::binder::{Hidden, Hides, Leaf};
use kernel::contracts::paper::{Block, Text};
use roxmltree::Node;
use std::collections::BTreeMap;

/// Marks of changes that nobody has taken yet.
const CHANGES: &[&str] = &[
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "cellIns",
    "cellDel",
    "numberingChange",
];

/// Reads it.
pub(super) fn read(archive: &Archive) -> Outcome<Found> {
    let text = archive.text("word/document.xml")?.ok_or_else(|| damaged(()))?;
    let tree = parse(text)?;
    let body = all(tree.root(), "body").next().ok_or_else(|| damaged(()))?;
    let styles = styles(archive)?;
    let mut blocks = Vec::new();
    flow(body, &styles.headings, &mut blocks);
    let mut found = Found { pages: pages(archive)?, language: styles.language, ..Found::default() };
    let mut add = |what, many: usize, one: &str| {
        if many > 0 {
            found.hidden.push(Hidden { what, detail: count(many, one) });
        }
    };
    add(
        Hides::Changes,
        tree.descendants().filter(|n| CHANGES.contains(&n.tag_name().name())).count(),
        "change",
    );
    add(Hides::HiddenWords, all(tree.root(), "r").filter(|run| vanishes(*run)).count(), "stretch of words");
    let comments = archive.text("word/comments.xml")?.map(parse).transpose()?;
    add(Hides::Comments, comments.map_or(0, |tree| all(tree.root(), "comment").count()), "comment");
    for hidden in &mut found.hidden {
        hidden.detail = hidden.detail.replace("stretch of wordss", "stretches of words");
    }
    let headings = blocks.iter().filter(|block| matches!(block, Block::Heading { .. })).count();
    if headings == 0 && words(body).len() > 6_000 {
        found.barriers.push(
            "It has no headings that are marked as headings, so nobody can jump from part to part.".into(),
        );
    }
    found.barriers.extend(bare_pictures(pictures_without_words(tree.root(), "docPr")));
    let bare = all(body, "tbl").filter(|table| all(*table, "tblHeader").next().is_none()).count();
    match bare {
        0 => {}
        1 => found.barriers.push("One table has no row that is marked as its head.".into()),
        n => found.barriers.push(format!("{n} tables have no row that is marked as their head.")),
    }
    if found.language.is_empty() {
        found.barriers.push(
            "It does not say which language it is in, so it may be read aloud in the wrong one.".into(),
        );
    }
    found.leaves = vec![Leaf { name: String::new(), blocks }];
    Ok(found)
}

/// Names of the styles that are headings, with their level; and the language of the whole.
struct Styles {
    headings: BTreeMap<String, u8>,
    language: String,
}

fn styles(archive: &Archive) -> Outcome<Styles> {
    let mut found = Styles { headings: BTreeMap::new(), language: String::new() };
    let Some(text) = archive.text("word/styles.xml")? else { return Ok(found) };
    let tree = parse(text)?;
    let defaults = all(tree.root(), "rPrDefault").next();
    let language = defaults.and_then(|node| all(node, "lang").next()).and_then(|lang| attribute(lang, "val"));
    found.language = language.unwrap_or_default().to_string();
    for style in all(tree.root(), "style") {
        let Some(id) = attribute(style, "styleId") else { continue };
        let outline = all(style, "outlineLvl")
            .next()
            .and_then(|node| attribute(node, "val"))
            .and_then(|v| v.parse::<u8>().ok());
        let name =
            child(style, "name").and_then(|name| attribute(name, "val")).unwrap_or_default().to_lowercase();
        let by_name = name.strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok());
        let level = by_name.or(outline.filter(|level| *level < 9).map(|level| level + 1));
        let level = level.or((name == "title").then_some(1));
        if let Some(level) = level {
            found.headings.insert(id.to_string(), level.clamp(1, 3));
        }
    }
    Ok(found)
}

/// How many pages it had when it was last laid out.
fn pages(archive: &Archive) -> Outcome<u32> {
    let Some(text) = archive.text("docProps/app.xml")? else { return Ok(1) };
    let tree = parse(text)?;
    let said = child(tree.root_element(), "Pages").and_then(|node| words(node).trim().parse::<u32>().ok());
    Ok(said.unwrap_or(1).clamp(1, 10_000))
}

fn vanishes(run: Node<'_, '_>) -> bool {
    child(run, "rPr").is_some_and(|of| on(of, "vanish") || on(of, "webHidden"))
}

fn flow(parent: Node<'_, '_>, headings: &BTreeMap<String, u8>, out: &mut Vec<Block>) {
    for node in parent.children().filter(Node::is_element) {
        match node.tag_name().name() {
            "p" => out.extend(paragraph(node, headings)),
            "tbl" => out.extend(table(node)),
            "del" | "moveFrom" => {}
            "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" => flow(node, headings, out),
            _ => {}
        }
    }
}

fn paragraph(node: Node<'_, '_>, headings: &BTreeMap<String, u8>) -> Option<Block> {
    let text = said(node);
    if text.trim().is_empty() {
        return None;
    }
    let text: Text = text.trim().into();
    let of = child(node, "pPr");
    let style = of.and_then(|of| child(of, "pStyle")).and_then(|style| attribute(style, "val"));
    match style.and_then(|style| headings.get(style)) {
        Some(level) => Some(Block::Heading { level: *level, text }),
        None => Some(Block::Paragraph { numbered: false, text, list: None }),
    }
}

/// The words of a paragraph as they are shown.
fn said(node: Node<'_, '_>) -> String {
    let mut out = String::new();
    say(node, &mut out);
    out
}

fn say(node: Node<'_, '_>, out: &mut String) {
    for child in node.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "r" if vanishes(child) => {}
            "t" => out.push_str(child.text().unwrap_or_default()),
            "tab" | "br" | "cr" => out.push(' '),
            "noBreakHyphen" => out.push('-'),
            "pPr" | "rPr" | "del" | "moveFrom" | "delText" | "instrText" | "Fallback" => {}
            _ => say(child, out),
        }
    }
}

fn table(node: Node<'_, '_>) -> Option<Block> {
    let row = |row: Node<'_, '_>| -> Vec<String> {
        let cells = row.children().filter(|cell| cell.is_element() && cell.tag_name().name() == "tc");
        let cell = |cell: Node<'_, '_>| {
            let parts: Vec<String> =
                all(cell, "p").map(said).map(|p| p.trim().to_string()).filter(|p| !p.is_empty()).collect();
            parts.join("; ")
        };
        cells.map(cell).collect()
    };
    let mut rows: Vec<Vec<String>> = all(node, "tr").map(row).filter(|row| !row.is_empty()).collect();
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    if rows.is_empty() {
        return None;
    }
    let head = rows.remove(0);
    Some(super::xlsx::block(String::new(), head, rows))
}
