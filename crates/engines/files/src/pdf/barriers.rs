//! Why somebody could not read a PDF, in sentences that whoever made it can act on.

use super::look::{array, as_dict, dict, name, root, tagged, text};
use super::words::Read;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeSet;

/// How many tags are looked at: enough for a thousand pages.
const TAGS: usize = 400_000;

/// The barriers, the heaviest first.
pub(super) fn of(document: &Document, read: &[Read], title: &str, language: &str) -> Vec<String> {
    let mut all = Vec::new();
    let scanned = read.iter().filter(|page| page.empty && page.pictures > 0).count();
    let unread = read.iter().filter(|page| page.unreadable).count();
    let of = |n: usize| if n == 1 { "One page".to_string() } else { format!("{n} of {} pages", read.len()) };
    if scanned > 0 {
        let only = if scanned == 1 { "is a picture" } else { "are pictures" };
        all.push(format!("{} {only} of text: nobody can search it or have it read aloud.", of(scanned)));
    }
    if unread > 0 {
        all.push(format!(
            "{}: the words cannot be told from the shapes of the letters, so they cannot be read aloud.",
            of(unread)
        ));
    }
    if !tagged(document) {
        all.push(
            "It has no tags: a screen reader cannot tell headings, lists and tables from plain text.".into(),
        );
    } else {
        let bare = figures_without_words(document);
        match bare {
            0 => {}
            1 => all.push("One picture has no description in words.".into()),
            n => all.push(format!("{n} pictures have no description in words.")),
        }
    }
    if language.is_empty() {
        all.push("It does not say which language it is in, so it may be read aloud in the wrong one.".into());
    }
    if title.is_empty() {
        all.push("It has no title of its own: readers are told the name of the file.".into());
    }
    all
}

/// Tags of pictures with no words instead of them.
fn figures_without_words(document: &Document) -> usize {
    let Some(tree) = root(document).and_then(|root| dict(document, root, b"StructTreeRoot")) else {
        return 0;
    };
    let roles = dict(document, tree, b"RoleMap");
    let (mut seen, mut bare, mut open): (BTreeSet<ObjectId>, usize, Vec<&Dictionary>) =
        (BTreeSet::new(), 0, vec![tree]);
    let mut left = TAGS;
    while let Some(tag) = open.pop() {
        left = left.saturating_sub(1);
        if left == 0 {
            break;
        }
        if is_figure(document, tag, roles) {
            let words =
                text(document, tag, b"Alt").is_empty() && text(document, tag, b"ActualText").is_empty();
            bare += usize::from(words);
        }
        let Ok(kids) = tag.get(b"K") else { continue };
        let kids = match kids {
            Object::Array(all) => all.as_slice(),
            Object::Reference(_) => array(document, tag, b"K"),
            one => std::slice::from_ref(one),
        };
        let alone = matches!(tag.get(b"K"), Ok(Object::Reference(_))) && kids.len() == 1;
        if alone
            && let Ok(id) = tag.get(b"K").and_then(Object::as_reference)
            && !seen.insert(id)
        {
            continue;
        }
        for kid in kids {
            if let Ok(id) = kid.as_reference()
                && !seen.insert(id)
            {
                continue;
            }
            let kid = document.dereference(kid).ok().and_then(|(_, kid)| as_dict(kid));
            open.extend(kid.filter(|kid| kid.has(b"S")));
        }
    }
    bare
}

fn is_figure(document: &Document, tag: &Dictionary, roles: Option<&Dictionary>) -> bool {
    let Some(kind) = name(document, tag, b"S") else { return false };
    let role = roles.and_then(|roles| name(document, roles, kind)).unwrap_or(kind);
    kind == b"Figure" || role == b"Figure"
}
