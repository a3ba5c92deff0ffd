//! A presentation: the words of each slide that is shown, its title first.

use super::Found;
use super::archive::Archive;
use super::shared::{bare_pictures, pictures_without_words};
use super::xml::{all, attribute, child, parse, words};
use crate::damage::{count, damaged};
use kernel::Outcome;
use kernel::contracts::binder::{Hidden, Hides, Leaf};
use kernel::contracts::paper::Block;
use roxmltree::Node;
use std::collections::BTreeMap;

/// Reads it.
pub(super) fn read(archive: &Archive) -> Outcome<Found> {
    let mut found = Found::default();
    let (mut unseen, mut untitled, mut bare) = (0, 0, 0);
    for part in slides(archive)? {
        let Some(text) = archive.text(&part)? else { continue };
        let tree = parse(text)?;
        if matches!(attribute(tree.root_element(), "show"), Some("0" | "false")) {
            unseen += 1;
            continue;
        }
        if found.language.is_empty() {
            let said = all(tree.root(), "rPr").find_map(|run| attribute(run, "lang"));
            found.language = said.unwrap_or_default().to_string();
        }
        let blocks = blocks(tree.root());
        untitled += usize::from(!matches!(blocks.first(), Some(Block::Heading { .. })));
        bare += all(tree.root(), "pic").map(|pic| pictures_without_words(pic, "cNvPr")).sum::<usize>();
        found.leaves.push(Leaf { name: format!("Slide {}", found.leaves.len() + 1), blocks });
    }
    let (notes, comments) = (notes(archive)?, comments(archive)?);
    for (what, many, one) in [
        (Hides::Unseen, unseen, "slide"),
        (Hides::Notes, notes, "slide with notes"),
        (Hides::Comments, comments, "comment"),
    ] {
        if many > 0 {
            found.hidden.push(Hidden {
                what,
                detail: count(many, one).replace("slide with notess", "slides with notes"),
            });
        }
    }
    match untitled {
        0 => {}
        1 => found.barriers.push("One slide has no title, so nobody can find it by name.".into()),
        n => found.barriers.push(format!("{n} slides have no title, so nobody can find them by name.")),
    }
    found.barriers.extend(bare_pictures(bare));
    found.pages = u32::try_from(found.leaves.len()).unwrap_or(1);
    Ok(found)
}

/// The slides in the order in which they are shown.
fn slides(archive: &Archive) -> Outcome<Vec<String>> {
    let text = archive.text("ppt/presentation.xml")?.ok_or_else(|| damaged(()))?;
    let tree = parse(text)?;
    let rels = archive.text("ppt/_rels/presentation.xml.rels")?.ok_or_else(|| damaged(()))?;
    let rels = parse(rels)?;
    let targets: BTreeMap<&str, &str> = all(rels.root(), "Relationship")
        .filter_map(|one| Some((attribute(one, "Id")?, attribute(one, "Target")?)))
        .collect();
    let part = |node: Node<'_, '_>| {
        let id = node.attributes().find(|a| a.name() == "id" && a.namespace().is_some())?;
        let target = targets.get(id.value())?;
        Some(target.strip_prefix('/').map_or_else(|| format!("ppt/{target}"), str::to_string))
    };
    Ok(all(tree.root(), "sldId").filter_map(part).collect())
}

fn blocks(root: Node<'_, '_>) -> Vec<Block> {
    let (mut title, mut rest) = (None, Vec::new());
    for shape in root.descendants().filter(|node| matches!(node.tag_name().name(), "sp" | "graphicFrame")) {
        if all(shape, "cNvPr")
            .next()
            .is_some_and(|about| matches!(attribute(about, "hidden"), Some("1" | "true")))
        {
            continue;
        }
        if let Some(table) = all(shape, "tbl").next() {
            rest.extend(table_of(table));
            continue;
        }
        let kind = all(shape, "ph").next().map(|place| attribute(place, "type").unwrap_or("body"));
        let said: Vec<String> = all(shape, "p").map(paragraph).filter(|p| !p.is_empty()).collect();
        if matches!(kind, Some("title" | "ctrTitle")) && title.is_none() && !said.is_empty() {
            title = Some(Block::Heading { level: 2, text: said.join(" ").into() });
        } else if !matches!(kind, Some("sldNum" | "ftr" | "dt")) {
            rest.extend(said.into_iter().map(|text| Block::Paragraph {
                numbered: false,
                text: text.into(),
                list: None,
            }));
        }
    }
    title.into_iter().chain(rest).collect()
}

fn paragraph(node: Node<'_, '_>) -> String {
    let mut out = String::new();
    for part in node.descendants().filter(Node::is_element) {
        match part.tag_name().name() {
            "t" => out.push_str(part.text().unwrap_or_default()),
            "br" => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_string()
}

fn table_of(node: Node<'_, '_>) -> Option<Block> {
    let row = |row: Node<'_, '_>| -> Vec<String> {
        let cells = row.children().filter(|cell| cell.is_element() && cell.tag_name().name() == "tc");
        cells
            .map(|cell| all(cell, "p").map(paragraph).collect::<Vec<_>>().join(" ").trim().to_string())
            .collect()
    };
    let mut rows: Vec<Vec<String>> = all(node, "tr").map(row).collect();
    (!rows.is_empty()).then(|| {
        let head = rows.remove(0);
        super::xlsx::block(String::new(), head, rows)
    })
}

/// Slides on which somebody wrote notes for the speaker.
fn notes(archive: &Archive) -> Outcome<usize> {
    let mut many = 0;
    for name in archive.names().filter(|name| name.starts_with("ppt/notesSlides/notesSlide")) {
        let Some(text) = archive.text(name)? else { continue };
        let tree = parse(text)?;
        let body = all(tree.root(), "sp").filter(|shape| {
            all(*shape, "ph").next().is_some_and(|place| matches!(attribute(place, "type"), Some("body")))
        });
        many += usize::from(body.flat_map(|shape| all(shape, "p")).any(|p| !paragraph(p).is_empty()));
    }
    Ok(many)
}

fn comments(archive: &Archive) -> Outcome<usize> {
    let mut many = 0;
    for name in archive.names().filter(|name| name.starts_with("ppt/comments/")) {
        let Some(text) = archive.text(name)? else { continue };
        let tree = parse(text)?;
        many += all(tree.root(), "cm")
            .filter(|comment| !words(*comment).is_empty() || child(*comment, "text").is_some())
            .count();
    }
    Ok(many)
}
