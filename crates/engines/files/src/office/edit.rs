//! Small changes of a part of XML, made in its text, so that all the rest stays as it was written.

use super::xml::{all, attribute, parse};
use kernel::Outcome;
use roxmltree::Node;
use std::ops::Range;

/// Stretches of a text, each with what stands there instead.
pub(super) type Changes = Vec<(Range<usize>, String)>;

/// Makes the changes; of two that overlap the first counts.
pub(super) fn apply(text: &str, mut changes: Changes) -> String {
    changes.sort_by_key(|(range, _)| range.start);
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for (range, new) in changes {
        if range.start < at {
            continue;
        }
        out.push_str(&text[at..range.start]);
        out.push_str(&new);
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

/// Gives every attribute of these names this value, on elements that `of` takes.
pub(super) fn set(
    text: &str,
    names: &[&str],
    value: &str,
    of: impl Fn(Node<'_, '_>) -> bool,
) -> Outcome<String> {
    let tree = parse(text)?;
    let mut changes = Changes::new();
    for node in tree.descendants().filter(|node| node.is_element() && of(*node)) {
        for attribute in node.attributes().filter(|a| names.contains(&a.name()) && a.value() != value) {
            changes.push((attribute.range_value(), value.to_string()));
        }
    }
    Ok(apply(text, changes))
}

/// Takes out every element that `of` takes.
pub(super) fn remove(text: &str, of: impl Fn(Node<'_, '_>) -> bool) -> Outcome<String> {
    let tree = parse(text)?;
    let gone =
        tree.descendants().filter(|node| node.is_element() && *node != tree.root_element() && of(*node));
    let changes: Changes = gone.map(|node| (node.range(), String::new())).collect();
    Ok(apply(text, changes))
}

/// Empties every element of a name.
pub(super) fn empty(text: &str, name: &'static str) -> Outcome<String> {
    let tree = parse(text)?;
    let mut changes = Changes::new();
    for node in all(tree.root(), name) {
        changes.extend(node.children().map(|child| (child.range(), String::new())));
    }
    Ok(apply(text, changes))
}

/// Whether a relationship leads to one of these parts, which are named from the root.
pub(super) fn leads_to(rels: &str, relationship: Node<'_, '_>, gone: impl Fn(&str) -> bool) -> bool {
    let Some(target) = attribute(relationship, "Target") else { return false };
    if attribute(relationship, "TargetMode") == Some("External") {
        return false;
    }
    if let Some(whole) = target.strip_prefix('/') {
        return gone(whole);
    }
    // `word/_rels/document.xml.rels` speaks of what lies in `word/`.
    let folder = rels.rsplit_once("_rels/").map_or("", |(folder, _)| folder);
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => {
                path.pop();
            }
            "." | "" => {}
            step => path.push(step),
        }
    }
    gone(&path.join("/"))
}
