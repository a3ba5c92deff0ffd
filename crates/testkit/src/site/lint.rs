//! The page lint: what every page must have, and what none may.

use super::{Document, Element};
use std::collections::BTreeSet;

/// What is wrong with a page; empty when nothing is.
pub fn lint(html: &str) -> Vec<String> {
    let document = Document::read(html);
    let mut problems = document.faults.clone();
    if !html.trim_start().to_ascii_lowercase().starts_with("<!doctype html>") {
        problems.push("it does not begin with <!DOCTYPE html>".into());
    }
    for name in ["html", "title", "main", "h1"] {
        let all: Vec<&Element> = document.all(name).filter(|e| !in_picture(&document, e)).collect();
        match all[..] {
            [one] if document.text_of(one).is_empty() => problems.push(format!("<{name}> has no words")),
            [_] => {}
            _ => problems.push(format!("it has {} <{name}>", all.len())),
        }
    }
    if document.all("html").all(|html| html.attribute("lang").is_none_or(str::is_empty)) {
        problems.push("it does not say its language".into());
    }
    problems.extend(document.elements().filter_map(inline));
    let ids = identifiers(&document, &mut problems);
    for element in document.elements() {
        problems.extend(dangling(element, &ids));
        problems.extend(nameless(&document, element));
        problems.extend(table(&document, element));
        problems.extend(form(&document, element));
    }
    problems
}

/// A picture has titles of its own.
fn in_picture(document: &Document, element: &Element) -> bool {
    document.around(element).any(|outer| outer.name == "svg")
}

/// Style and script in the page itself, which the content policy refuses.
fn inline(element: &Element) -> Option<String> {
    let name = &element.name;
    if name == "style" || (name == "script" && element.attribute("src").is_none()) {
        return Some(format!("<{name}> stands in the page"));
    }
    let wrong = element.attributes().find(|a| *a == "style" || (a.starts_with("on") && a.len() > 2));
    wrong.map(|attribute| format!("<{name}> has {attribute}="))
}

fn identifiers(document: &Document, problems: &mut Vec<String>) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for id in document.elements().filter_map(|e| e.attribute("id")) {
        if id.is_empty() || id.contains(char::is_whitespace) {
            problems.push(format!("the id {id:?} is none"));
        }
        if !ids.insert(id.to_string()) {
            problems.push(format!("the id {id:?} is given twice"));
        }
    }
    ids
}

/// References inside the page that lead nowhere.
fn dangling(element: &Element, ids: &BTreeSet<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    for attribute in ["for", "aria-labelledby", "aria-describedby", "aria-controls", "headers"] {
        let to = element.attribute(attribute).unwrap_or_default().split_whitespace();
        wrong.extend(to.filter(|to| !ids.contains(*to)).map(|to| format!("{attribute}={to:?}")));
    }
    let inside = element.attribute("href").and_then(|href| href.strip_prefix('#'));
    wrong
        .extend(inside.filter(|to| !to.is_empty() && !ids.contains(*to)).map(|to| format!("href=\"#{to}\"")));
    wrong.into_iter().map(|what| format!("<{}> has {what}, which is not on the page", element.name)).collect()
}

/// Fields without a label, links and buttons without words, pictures without an alternative.
fn nameless(document: &Document, element: &Element) -> Option<String> {
    let said = |name: &str| element.attribute(name).is_some_and(|value| !value.trim().is_empty());
    if said("aria-label") || said("aria-labelledby") {
        return None;
    }
    let inner_names =
        || document.inside(element).any(|e| e.attribute("alt").or(e.attribute("aria-label")).is_some());
    let named = match &*element.name {
        "input" if matches!(element.attribute("type"), Some("hidden" | "submit" | "button")) => true,
        "input" | "select" | "textarea" => {
            let own = document
                .all("label")
                .filter(|l| l.attribute("for").is_some() && l.attribute("for") == element.attribute("id"));
            let around = document.around(element).filter(|outer| outer.name == "label");
            own.chain(around).any(|label| !document.text_of(label).is_empty())
        }
        "a" if element.attribute("href").is_none() => true,
        "a" | "button" | "summary" | "legend" | "caption" | "h2" | "h3" | "h4" => {
            !document.text_of(element).is_empty() || inner_names()
        }
        "img" => element.attribute("alt").is_some(),
        "svg" => {
            element.is("aria-hidden", "true")
                || document.around(element).any(|outer| outer.is("aria-hidden", "true"))
                || document.inside(element).any(|e| e.name == "title")
                || document.around(element).any(|e| e.name == "a" && !document.text_of(e).is_empty())
        }
        _ => true,
    };
    let name = element.attribute("name").or(element.attribute("href")).or(element.attribute("class"));
    (!named).then(|| format!("<{}> ({}) has no label or words", element.name, name.unwrap_or_default()))
}

/// Tables have a caption, and their heads say what they are the head of.
fn table(document: &Document, element: &Element) -> Vec<String> {
    let mut wrong = Vec::new();
    if element.name == "table" {
        if document.inside(element).all(|e| e.name != "caption") {
            wrong.push(format!("a table has no caption: {}", document.text_of(element)));
        }
        if document.inside(element).all(|e| e.name != "th") {
            wrong.push(format!("a table has no heads: {}", document.text_of(element)));
        }
    }
    if element.name == "th" && element.attribute("scope").is_none() {
        wrong.push(format!("<th> has no scope: {}", document.text_of(element)));
    }
    wrong
}

/// Forms that change something carry the token and lead somewhere.
fn form(document: &Document, element: &Element) -> Vec<String> {
    let mut wrong = Vec::new();
    if element.name == "form" && element.is("method", "post") {
        let action = element.attribute("action").unwrap_or_default();
        if document.fields(element).all(|field| !field.is("name", "csrf")) {
            wrong.push(format!("the form to {action:?} has no token"));
        }
        if !action.starts_with('/') || action.starts_with("//") {
            wrong.push(format!("a form leads to {action:?}"));
        }
        if document.inside(element).all(|e| e.name != "button") {
            wrong.push(format!("the form to {action:?} has no button"));
        }
    }
    if element.name == "form" && document.around(element).any(|outer| outer.name == "form") {
        wrong.push("a form stands in a form".into());
    }
    wrong
}
