//! Cuts HTML into tags and text.

use super::entities::resolve;

/// A tag or a run of text.
pub enum Piece {
    /// A start tag; `closed` when it ends in `/>`.
    Open { name: String, attributes: Vec<(String, String)>, closed: bool },
    /// An end tag.
    Close(String),
    /// Text in which white space collapses.
    Text(String),
    /// Text in which every character counts: the body of a textarea.
    Exact(String),
}

/// The tags and texts of a piece of HTML, in order.
pub fn pieces(html: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").expect("the comment ends").1;
        } else if let Some(tag) = rest.strip_prefix("</") {
            let (name, after) = tag.split_once('>').expect("the end tag ends");
            out.push(Piece::Close(name.trim().to_owned()));
            rest = after;
        } else if rest.starts_with('<') {
            rest = start_tag(&rest[1..], &mut out);
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            out.push(Piece::Text(resolve(&rest[..end])));
            rest = &rest[end..];
        }
    }
    out
}

fn start_tag<'a>(tag: &'a str, out: &mut Vec<Piece>) -> &'a str {
    let white = |c: char| c.is_ascii_whitespace();
    let name_end = tag.find(|c: char| white(c) || c == '>' || c == '/').expect("the tag ends");
    let name = tag[..name_end].to_owned();
    let mut rest = &tag[name_end..];
    let mut attributes = Vec::new();
    let closed = loop {
        rest = rest.trim_start_matches(white);
        if let Some(after) = rest.strip_prefix('>') {
            rest = after;
            break false;
        }
        if let Some(after) = rest.strip_prefix("/>") {
            rest = after;
            break true;
        }
        let (attribute, after) = attribute(rest);
        attributes.push(attribute);
        rest = after;
    };
    if name == "textarea" {
        let (body, _) = rest.split_once("</textarea>").expect("the textarea ends");
        out.push(Piece::Open { name, attributes, closed });
        out.push(Piece::Exact(resolve(body)));
        return &rest[body.len()..];
    }
    out.push(Piece::Open { name, attributes, closed });
    rest
}

fn attribute(tag: &str) -> ((String, String), &str) {
    let white = |c: char| c.is_ascii_whitespace();
    let end = tag.find(|c: char| white(c) || matches!(c, '=' | '>' | '/')).expect("the attribute ends");
    assert!(end > 0, "an attribute has a name: {tag:.40}");
    let (name, rest) = (tag[..end].to_owned(), &tag[end..]);
    let Some(value) = rest.strip_prefix('=') else {
        return ((name, String::new()), rest);
    };
    let (value, rest) = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).expect("the attribute's value ends"),
        _ => value.split_at(value.find(|c: char| white(c) || c == '>').expect("the tag ends")),
    };
    ((name, resolve(value)), rest)
}
