//! The pages of one PDF taken over into the pack, with whatever they draw on and nothing else.

use super::bind::Growing;
use super::look::{array, as_dict, at, dict, root};
use super::sheets;
use super::tags::Own;
use crate::damage::{TOO_MUCH, damaged, refused};
use kernel::Outcome;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

/// What a page may leave to the nodes above it.
const INHERITED: &[&[u8]] = &[b"Resources", b"MediaBox", b"CropBox", b"Rotate"];
/// How far up a page looks for what it leaves.
const ABOVE: usize = 64;

/// Takes over a file and gives its pages as they are called in the pack.
pub(super) fn over(pack: &mut Growing, from: Document, title: &str) -> Outcome<Vec<ObjectId>> {
    let mut from = from;
    let pages = sheets(&from)?;
    for page in &pages {
        settle(&mut from, *page)?;
    }
    named_places(&mut from, &pages);
    let shift = pack.document.max_id;
    let moved = |id: ObjectId| (id.0.saturating_add(shift), 0);
    let own = Own::of(&from, moved);
    let wanted = reached(&from, &pages, own.as_ref());
    if wanted.iter().any(|id| id.0.checked_add(shift).is_none()) {
        return Err(refused(TOO_MUCH));
    }
    let known: BTreeSet<ObjectId> = pages.iter().copied().collect();
    for id in wanted {
        let Some(mut object) = from.objects.remove(&id) else { continue };
        renamed(&mut object, &moved, 0);
        if known.contains(&id)
            && let Object::Dictionary(page) = &mut object
        {
            page.set("Parent", pack.tree);
        }
        pack.document.objects.insert(moved(id), object);
    }
    pack.document.max_id = shift.saturating_add(from.max_id.max(1));
    let pages: Vec<ObjectId> = pages.into_iter().map(moved).collect();
    match own {
        Some(own) => pack.tags.take(&mut pack.document, own, &pages, title)?,
        None => pack.tags.wrap(&mut pack.document, &pages, title)?,
    }
    Ok(pages)
}

/// Gives a page what it left to the nodes above it, and takes from it what belongs to its old file.
fn settle(document: &mut Document, id: ObjectId) -> Outcome<()> {
    let page = document.get_dictionary(id).map_err(damaged)?;
    let mut found: Vec<(&[u8], Object)> = Vec::new();
    for key in INHERITED.iter().filter(|key| !page.has(key)) {
        let mut above = page;
        for _ in 0..ABOVE {
            let Some(parent) = dict(document, above, b"Parent") else { break };
            if let Ok(value) = parent.get(key) {
                found.push((key, value.clone()));
                break;
            }
            above = parent;
        }
    }
    let page = document.get_dictionary_mut(id).map_err(damaged)?;
    for (key, value) in found {
        page.set(key.to_vec(), value);
    }
    for key in [b"Parent".as_slice(), b"B", b"Thumb", b"Tabs", b"Metadata", b"PieceInfo"] {
        page.remove(key);
    }
    page.set("Tabs", "S");
    Ok(())
}

/// Links to named places inside the file lead to the pages themselves: names of several files would clash.
fn named_places(document: &mut Document, pages: &[ObjectId]) {
    let mut places: BTreeMap<Vec<u8>, Object> = BTreeMap::new();
    if let Some(root) = root(document) {
        if let Some(old) = dict(document, root, b"Dests") {
            places.extend(old.iter().map(|(name, place)| (name.clone(), place.clone())));
        }
        if let Some(tree) = dict(document, root, b"Names").and_then(|names| dict(document, names, b"Dests")) {
            let (mut open, mut left) = (vec![tree], 100_000_usize);
            while let Some(node) = open.pop() {
                for pair in array(document, node, b"Names").chunks_exact(2) {
                    if let Ok(name) = pair[0].as_str() {
                        places.insert(name.to_vec(), pair[1].clone());
                    }
                }
                left = left.saturating_sub(1);
                if left > 0 {
                    open.extend(
                        array(document, node, b"Kids").iter().filter_map(|kid| {
                            document.dereference(kid).ok().and_then(|(_, kid)| as_dict(kid))
                        }),
                    );
                }
            }
        }
    }
    let place = |document: &Document, named: &Object| -> Option<Object> {
        let name = match named {
            Object::Name(name) => name,
            Object::String(name, _) => name,
            _ => return None,
        };
        let (_, found) = document.dereference(places.get(name)?).ok()?;
        match found {
            Object::Array(_) => Some(found.clone()),
            other => at(document, as_dict(other)?, b"D").cloned(),
        }
    };
    let mut links: Vec<ObjectId> = Vec::new();
    for page in pages {
        let Ok(page) = document.get_dictionary(*page) else { continue };
        links.extend(array(document, page, b"Annots").iter().filter_map(|note| note.as_reference().ok()));
    }
    let actions: Vec<ObjectId> = links
        .iter()
        .filter_map(|id| document.get_dictionary(*id).ok()?.get(b"A").ok()?.as_reference().ok())
        .collect();
    for id in links.into_iter().chain(actions) {
        let Ok(note) = document.get_dictionary(id) else { continue };
        let dest = note.get(b"Dest").ok().and_then(|named| place(document, named));
        let inner = match note.get(b"A") {
            Ok(Object::Dictionary(action)) => action.get(b"D").ok().and_then(|named| place(document, named)),
            _ => None,
        };
        let own = note.get(b"D").ok().filter(|_| note.has(b"S")).and_then(|named| place(document, named));
        let Ok(note) = document.get_dictionary_mut(id) else { continue };
        if let Some(dest) = dest {
            note.set("Dest", dest);
        }
        if let Some(own) = own {
            note.set("D", own);
        }
        if let (Some(inner), Ok(Object::Dictionary(action))) = (inner, note.get_mut(b"A")) {
            action.set("D", inner);
        }
    }
}

/// Every object that the pages and the tags lead to.
fn reached(document: &Document, pages: &[ObjectId], own: Option<&Own>) -> Vec<ObjectId> {
    let mut seen: BTreeSet<ObjectId> = BTreeSet::new();
    let mut open: Vec<ObjectId> = pages.to_vec();
    open.extend(own.into_iter().flat_map(|own| own.begins.iter().copied()));
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        if let Some(object) = document.objects.get(&id) {
            references(object, &mut open, 0);
        }
    }
    // The old root and the old nodes above the pages stay behind.
    let root = document.trailer.get(b"Root").and_then(Object::as_reference).ok();
    let behind = |id: &ObjectId| {
        Some(*id) == root
            || document
                .objects
                .get(id)
                .and_then(as_dict)
                .is_some_and(|d| d.has_type(b"Pages") || d.has_type(b"StructTreeRoot"))
    };
    seen.into_iter().filter(|id| !behind(id)).collect()
}

fn references(object: &Object, out: &mut Vec<ObjectId>, depth: usize) {
    if depth > 100 {
        return;
    }
    match object {
        Object::Reference(id) => out.push(*id),
        Object::Array(all) => all.iter().for_each(|one| references(one, out, depth + 1)),
        Object::Dictionary(dict) => inside(dict, out, depth),
        Object::Stream(stream) => inside(&stream.dict, out, depth),
        _ => {}
    }
}

fn inside(dict: &Dictionary, out: &mut Vec<ObjectId>, depth: usize) {
    // Nothing leads up and out of the file: not to its root, nor to its tree of pages.
    if dict.has_type(b"Catalog") || dict.has_type(b"Pages") || dict.has_type(b"StructTreeRoot") {
        return;
    }
    dict.iter().for_each(|(_, value)| references(value, out, depth + 1));
}

/// References as the pack calls them.
fn renamed(object: &mut Object, moved: &impl Fn(ObjectId) -> ObjectId, depth: usize) {
    if depth > 100 {
        return;
    }
    match object {
        Object::Reference(id) => *id = moved(*id),
        Object::Array(all) => all.iter_mut().for_each(|one| renamed(one, moved, depth + 1)),
        Object::Dictionary(dict) => dict.iter_mut().for_each(|(_, value)| renamed(value, moved, depth + 1)),
        Object::Stream(stream) => {
            stream.dict.iter_mut().for_each(|(_, value)| renamed(value, moved, depth + 1));
        }
        _ => {}
    }
}
