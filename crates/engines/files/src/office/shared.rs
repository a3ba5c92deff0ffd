//! What Word, Excel and PowerPoint files have in common beside their words.

use super::archive::{Archive, is_xml};
use super::xml::{all, attribute, child, parse, words};
use crate::damage::count;
use crate::exif;
use kernel::Outcome;
use kernel::contracts::binder::{Hidden, Hides};
use kernel::files::Sort;
use std::collections::BTreeSet;

/// Attributes that hold somebody's name or letters.
pub(super) const NAMES: &[&str] =
    &["author", "initials", "userName", "displayName", "userId", "providerId", "lastEdited"];

/// A property of the file, such as its title; empty when it has none.
pub(super) fn property(archive: &Archive, name: &str) -> Outcome<String> {
    let Some(text) = archive.text("docProps/core.xml")? else { return Ok(String::new()) };
    let tree = parse(text)?;
    Ok(child(tree.root_element(), name).map(words).unwrap_or_default().trim().to_string())
}

/// What any such file can hide.
pub(super) fn hidden(archive: &Archive) -> Outcome<Vec<Hidden>> {
    let mut found = Vec::new();
    let mut add = |what, detail: String| found.push(Hidden { what, detail });
    let said = properties(archive)?;
    if !said.is_empty() {
        add(Hides::Properties, said.join(", "));
    }
    let own = archive.names().filter(|name| is_own(name) && archive.part(name) != Some(EMPTY)).count();
    if own > 0 {
        add(Hides::CustomProperties, if own == 1 { "1 part".into() } else { format!("{own} parts") });
    }
    let names = names(archive)?;
    if !names.is_empty() {
        add(Hides::Names, count(names.len(), "name"));
    }
    let embedded = archive.names().filter(|name| name.contains("/embeddings/")).count();
    if embedded > 0 {
        add(Hides::Embedded, count(embedded, "object"));
    }
    let (links, programs) = links(archive)?;
    if links > 0 {
        add(Hides::Links, if links == 1 { "1 link".into() } else { format!("{links} links") });
    }
    if programs > 0 {
        add(
            Hides::Programs,
            count(programs, "template or ribbon").replace("template or ribbons", "templates or ribbons"),
        );
    }
    let camera: BTreeSet<String> = archive.names().filter_map(|name| camera(archive, name)).collect();
    if !camera.is_empty() {
        add(Hides::Camera, camera.into_iter().collect::<Vec<_>>().join("; "));
    }
    Ok(found)
}

/// What stands where such properties stood.
pub(super) const EMPTY: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><empty/>";

/// Properties that some system added: they are no part of what the file shows.
pub(super) fn is_own(name: &str) -> bool {
    let name = name.to_lowercase();
    name == "docprops/custom.xml" || name.starts_with("customxml/item") && !name.contains("props")
}

fn properties(archive: &Archive) -> Outcome<Vec<String>> {
    let mut said = Vec::new();
    for (part, wanted) in [
        (
            "docProps/core.xml",
            &["creator", "lastModifiedBy", "keywords", "description", "subject", "category"][..],
        ),
        ("docProps/app.xml", &["Company", "Manager", "Template", "Application"][..]),
    ] {
        let Some(text) = archive.text(part)? else { continue };
        let tree = parse(text)?;
        for name in wanted {
            if child(tree.root_element(), name).is_some_and(|node| !words(node).trim().is_empty()) {
                let words = match *name {
                    "creator" => "author",
                    "lastModifiedBy" => "who saved it last",
                    "Application" => "the program",
                    other => other,
                };
                said.push(words.to_lowercase());
            }
        }
    }
    Ok(said)
}

/// Whether a part may hold names of those who commented or changed.
pub(super) fn may_name(name: &str) -> bool {
    let name = name.to_lowercase();
    is_xml(&name)
        && (name.starts_with("word/")
            || name.contains("comment")
            || name.contains("persons/")
            || name.contains("revisions/")
            || name.contains("authors"))
        && !name.ends_with(".rels")
}

/// Names in a file, each once.
pub(super) fn names(archive: &Archive) -> Outcome<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for name in archive.names().filter(|name| may_name(name)).map(String::from).collect::<Vec<_>>() {
        let Some(text) = archive.text(&name)? else { continue };
        if !NAMES.iter().any(|name| text.contains(name)) {
            continue;
        }
        let tree = parse(text)?;
        for node in tree.descendants().filter(|node| node.is_element()) {
            for key in ["author", "displayName", "userName"] {
                found.extend(attribute(node, key).map(str::to_string));
            }
            match node.tag_name().name() {
                // Excel lists them as words, PowerPoint as attributes.
                "author" if node.attributes().len() == 0 => {
                    found.insert(words(node));
                }
                "cmAuthor" | "author" => found.extend(attribute(node, "name").map(str::to_string)),
                _ => {}
            }
        }
    }
    found.retain(|name| !matches!(name.trim(), "" | "Author"));
    Ok(found)
}

/// Links to files elsewhere, and what would load a program from elsewhere.
fn links(archive: &Archive) -> Outcome<(usize, usize)> {
    let (mut links, mut programs) = (0, archive.names().filter(|name| name.starts_with("customUI/")).count());
    for name in archive.names().filter(|name| name.ends_with(".rels")) {
        let Some(text) = archive.text(name)? else { continue };
        let tree = parse(text)?;
        for one in
            all(tree.root(), "Relationship").filter(|one| attribute(*one, "TargetMode") == Some("External"))
        {
            let target = attribute(one, "Target").unwrap_or_default().to_lowercase();
            let kind = attribute(one, "Type").unwrap_or_default();
            if kind.ends_with("/attachedTemplate") {
                programs += 1;
            } else if !["http://", "https://", "mailto:", "tel:", "#"]
                .iter()
                .any(|way| target.starts_with(way))
            {
                links += 1;
            }
        }
    }
    Ok((links, programs))
}

fn camera(archive: &Archive, name: &str) -> Option<String> {
    let content = archive.part(name).filter(|_| name.contains("/media/"))?;
    if Sort::of(content) != Some(Sort::Jpeg) {
        return None;
    }
    let jpeg = img_parts::jpeg::Jpeg::from_bytes(content.to_vec().into()).ok()?;
    let notes = img_parts::ImageEXIF::exif(&jpeg)?;
    Some(crate::picture::said(&exif::read(&notes)))
}

/// Pictures without words, by the element that describes them.
pub(super) fn pictures_without_words(root: roxmltree::Node<'_, '_>, element: &'static str) -> usize {
    let described = |node: &roxmltree::Node<'_, '_>| {
        let words = |name| attribute(*node, name).is_some_and(|words| !words.trim().is_empty());
        let decorative =
            all(*node, "decorative").any(|mark| matches!(attribute(mark, "val"), Some("1" | "true")));
        words("descr") || decorative
    };
    all(root, element).filter(|node| !described(node)).count()
}

/// A sentence about pictures without words.
pub(super) fn bare_pictures(many: usize) -> Option<String> {
    match many {
        0 => None,
        1 => Some("One picture has no description in words.".into()),
        n => Some(format!("{n} pictures have no description in words.")),
    }
}
