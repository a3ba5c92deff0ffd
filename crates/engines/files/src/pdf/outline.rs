//! Bookmarks, and the numbers of the pages as a reader's own program shows them.

use super::bind::Sheet;
use kernel::contracts::binder::{Number, Pack};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

/// One bookmark: its words, its page, and those below it.
struct Mark {
    words: String,
    page: ObjectId,
    below: Vec<Mark>,
}

/// The bookmarks of a pack; nothing when it has none.
pub(super) fn of(document: &mut Document, pack: &Pack, sheets: &[Sheet]) -> Option<ObjectId> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut under: Option<&str> = None;
    for (at, part) in pack.parts.iter().enumerate() {
        let Some(page) = sheets.iter().find(|sheet| sheet.part == at).map(|sheet| sheet.id) else { continue };
        let mark = Mark { words: part.title.clone(), page, below: Vec::new() };
        match &part.under {
            Some(over) if under == Some(over) => {
                if let Some(last) = marks.last_mut() {
                    last.below.push(mark);
                }
            }
            Some(over) => marks.push(Mark { words: over.clone(), page, below: vec![mark] }),
            None => marks.push(mark),
        }
        under = part.under.as_deref();
    }
    if marks.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let (first, last) = level(document, &marks, root);
    let count = i64::try_from(marks.len()).unwrap_or(0);
    document.set_object(
        root,
        dictionary! { "Type" => "Outlines", "First" => first, "Last" => last, "Count" => count },
    );
    Some(root)
}

fn level(document: &mut Document, marks: &[Mark], parent: ObjectId) -> (ObjectId, ObjectId) {
    let ids: Vec<ObjectId> = marks.iter().map(|_| document.new_object_id()).collect();
    for (at, mark) in marks.iter().enumerate() {
        let place = vec![Object::from(mark.page), "Fit".into()];
        let mut one =
            dictionary! { "Title" => text_string(&mark.words), "Parent" => parent, "Dest" => place };
        if at > 0 {
            one.set("Prev", ids[at - 1]);
        }
        if let Some(next) = ids.get(at + 1) {
            one.set("Next", *next);
        }
        if !mark.below.is_empty() {
            let (first, last) = level(document, &mark.below, ids[at]);
            one.set("First", first);
            one.set("Last", last);
            // Closed, so that the items of the agenda are seen at once.
            one.set("Count", -i64::try_from(mark.below.len()).unwrap_or(0));
        }
        document.set_object(ids[at], one);
    }
    (ids[0], ids[ids.len() - 1])
}

/// The numbers: one entry wherever they do not simply go on.
pub(super) fn labels(sheets: &[Sheet]) -> Dictionary {
    let mut entries: Vec<Object> = Vec::new();
    let mut expected: Option<Number> = None;
    for (at, sheet) in sheets.iter().enumerate() {
        if expected != Some(sheet.number) {
            entries.push(i64::try_from(at).unwrap_or(0).into());
            let (style, before, first) = match sheet.number {
                Number::Front(n) => ("r", None, n),
                Number::Page(n) => ("D", None, n),
                Number::Supplement(which, n) => ("D", Some(format!("S{which}.")), n),
            };
            let mut label = dictionary! { "S" => style, "St" => i64::from(first.max(1)) };
            if let Some(before) = before {
                label.set("P", text_string(&before));
            }
            entries.push(label.into());
        }
        expected = Some(sheet.number.plus(1));
    }
    dictionary! { "Nums" => entries }
}
