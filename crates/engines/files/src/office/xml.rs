//! One part of XML as a tree, without definitions of its own, which are the way to make a small file large.

use crate::damage::damaged;
use kernel::Outcome;
use roxmltree::{Document, Node, ParsingOptions};

/// The most nodes of a part.
const NODES: u32 = 1_500_000;

/// Reads a part.
pub(super) fn parse(text: &str) -> Outcome<Document<'_>> {
    let options = ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(damaged)
}

/// Elements of a name, whatever their namespace.
pub(super) fn all<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.descendants().filter(move |node| node.is_element() && node.tag_name().name() == name)
}

/// The first child of a name.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.is_element() && child.tag_name().name() == name)
}

/// An attribute by its name, whatever its namespace.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// Whether a switch such as `w:vanish` is on: present, and not said to be off.
pub(super) fn on(node: Node<'_, '_>, name: &str) -> bool {
    child(node, name)
        .is_some_and(|switch| !matches!(attribute(switch, "val"), Some("0" | "false" | "off" | "none")))
}

/// The words in a node.
pub(super) fn words(node: Node<'_, '_>) -> String {
    node.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect()
}
