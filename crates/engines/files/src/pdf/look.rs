//! Looking into a PDF's objects: through references, and without trust in what stands there.

use lopdf::{Dictionary, Document, Object, decode_text_string};

/// What stands under a key, through references.
pub(crate) fn at<'a>(document: &'a Document, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    document
        .dereference(dict.get(key).ok()?)
        .ok()
        .map(|(_, object)| object)
        .filter(|object| !object.is_null())
}

/// The dictionary under a key; that of a stream too.
pub(crate) fn dict<'a>(document: &'a Document, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    as_dict(at(document, dict, key)?)
}

/// An object as a dictionary; a stream's too.
pub(crate) fn as_dict(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dict) => Some(dict),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The array under a key; a single thing as an array of one.
pub(crate) fn array<'a>(document: &'a Document, dict: &'a Dictionary, key: &[u8]) -> &'a [Object] {
    match at(document, dict, key) {
        Some(Object::Array(all)) => all,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    }
}

/// The name under a key.
pub(crate) fn name<'a>(document: &'a Document, dict: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
    at(document, dict, key)?.as_name().ok()
}

/// The text under a key, without the ends.
pub(crate) fn text(document: &Document, dict: &Dictionary, key: &[u8]) -> String {
    let text = at(document, dict, key).and_then(|object| decode_text_string(object).ok());
    let text = text.unwrap_or_default();
    text.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_string()
}

/// The document's root.
pub(crate) fn root(document: &Document) -> Option<&Dictionary> {
    document.catalog().ok()
}

/// What it says about itself.
pub(crate) fn info(document: &Document) -> Option<&Dictionary> {
    dict(document, &document.trailer, b"Info")
}

/// Its title, as the file's properties or its metadata give it.
pub(crate) fn title(document: &Document) -> String {
    let own = info(document).map(|info| text(document, info, b"Title")).unwrap_or_default();
    if !own.is_empty() {
        return own;
    }
    let metadata =
        root(document).and_then(|root| at(document, root, b"Metadata")).and_then(|m| m.as_stream().ok());
    let bytes = metadata.and_then(|m| m.get_plain_content_with_limit(1 << 20).ok()).unwrap_or_default();
    let Ok(xml) = std::str::from_utf8(&bytes) else { return String::new() };
    let Ok(tree) = roxmltree::Document::parse(xml.trim_matches(['\0', '\u{feff}', ' ', '\n'])) else {
        return String::new();
    };
    let title = tree.descendants().find(|node| {
        node.tag_name().name() == "title"
            && node.tag_name().namespace() == Some("http://purl.org/dc/elements/1.1/")
    });
    let words = title
        .into_iter()
        .flat_map(|node| node.descendants())
        .filter_map(|node| node.text().filter(|_| node.is_text()));
    words.collect::<String>().trim().to_string()
}

/// Its language: `en-GB`; empty when it does not say.
pub(crate) fn language(document: &Document) -> String {
    let said = root(document).map(|root| text(document, root, b"Lang")).unwrap_or_default();
    let fits = said.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && said.len() <= 35;
    if fits { said } else { String::new() }
}

/// Whether it says that it is tagged, and has the tags.
pub(crate) fn tagged(document: &Document) -> bool {
    let Some(root) = root(document) else { return false };
    let marked = dict(document, root, b"MarkInfo").and_then(|info| at(document, info, b"Marked"));
    let tree = dict(document, root, b"StructTreeRoot").is_some_and(|tree| at(document, tree, b"K").is_some());
    marked.is_some_and(|marked| matches!(marked, Object::Boolean(true))) && tree
}
