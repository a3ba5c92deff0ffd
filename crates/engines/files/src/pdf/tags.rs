//! The tags of the pack: those that each file brings, and for a file that brings none its pages as they are drawn.

use super::look::{array, as_dict, dict, root, tagged};
use crate::damage::damaged;
use kernel::Outcome;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary, text_string};
use std::collections::BTreeSet;

/// How many entries of a tree of numbers are read.
const ENTRIES: usize = 500_000;

/// The tags that a file brings.
pub(super) struct Own {
    /// Where its tree begins, as the file calls it.
    pub begins: Vec<ObjectId>,
    /// The same as the pack calls it.
    kids: Vec<Object>,
    /// Which marks belong to which tags: number and what it stands for, as the pack calls it.
    parents: Vec<(i64, Object)>,
    roles: Vec<(Vec<u8>, Object)>,
    classes: Vec<(Vec<u8>, Object)>,
}

impl Own {
    /// Reads them, when there are any.
    pub fn of(document: &Document, moved: impl Fn(ObjectId) -> ObjectId) -> Option<Self> {
        if !tagged(document) {
            return None;
        }
        let tree = dict(document, root(document)?, b"StructTreeRoot")?;
        let mut begins = Vec::new();
        let mut take = |object: &Object| -> Option<Object> {
            match object {
                Object::Reference(id) => {
                    begins.push(*id);
                    Some(moved(*id).into())
                }
                _ => None,
            }
        };
        let kids: Vec<Object> = match tree.get(b"K") {
            Ok(Object::Reference(id)) => match document.get_object(*id) {
                Ok(Object::Array(all)) => all.iter().filter_map(&mut take).collect(),
                _ => take(&Object::Reference(*id)).into_iter().collect(),
            },
            Ok(Object::Array(all)) => all.iter().filter_map(&mut take).collect(),
            _ => return None,
        };
        let parents = numbers(document, tree);
        let parents: Vec<(i64, Object)> = parents
            .into_iter()
            .filter_map(|(key, value)| Some((key, listed(document, value, &mut take)?)))
            .collect();
        let named = |key: &[u8]| -> Vec<(Vec<u8>, Object)> {
            let all = dict(document, tree, key);
            let plain = |value: &Object| document.dereference(value).ok().map(|(_, value)| value.clone());
            all.into_iter()
                .flat_map(|all| all.iter())
                .filter_map(|(name, value)| Some((name.clone(), plain(value)?)))
                .filter(|(_, value)| !refers(value))
                .collect()
        };
        if kids.is_empty() {
            return None;
        }
        Some(Self { roles: named(b"RoleMap"), classes: named(b"ClassMap"), begins, kids, parents })
    }
}

fn refers(object: &Object) -> bool {
    match object {
        Object::Reference(_) => true,
        Object::Array(all) => all.iter().any(refers),
        Object::Dictionary(dict) => dict.iter().any(|(_, value)| refers(value)),
        _ => false,
    }
}

/// The tags of one page's marks stand in a list, those of a note stand alone.
fn listed(
    document: &Document,
    value: &Object,
    take: &mut impl FnMut(&Object) -> Option<Object>,
) -> Option<Object> {
    let list = match value {
        Object::Array(all) => Some(all),
        Object::Reference(id) => match document.get_object(*id) {
            Ok(Object::Array(all)) => Some(all),
            _ => None,
        },
        _ => None,
    };
    match list {
        Some(all) => Some(Object::Array(all.iter().map(|one| take(one).unwrap_or(Object::Null)).collect())),
        None => take(value),
    }
}

fn numbers<'a>(document: &'a Document, tree: &'a Dictionary) -> Vec<(i64, &'a Object)> {
    let mut found = Vec::new();
    let (mut open, mut left) = (Vec::from_iter(dict(document, tree, b"ParentTree")), ENTRIES);
    while let Some(node) = open.pop() {
        for pair in array(document, node, b"Nums").chunks_exact(2) {
            if let Ok(key) = pair[0].as_i64() {
                found.push((key, &pair[1]));
            }
        }
        left = left.saturating_sub(1);
        if left > 0 && found.len() < ENTRIES {
            let kids = array(document, node, b"Kids").iter();
            open.extend(
                kids.filter_map(|kid| document.dereference(kid).ok().and_then(|(_, kid)| as_dict(kid))),
            );
        }
    }
    found
}

/// The tags of the whole pack.
pub(super) struct Tags {
    root: ObjectId,
    whole: ObjectId,
    parts: Vec<Object>,
    parents: Vec<(i64, Object)>,
    next: i64,
    roles: Dictionary,
    classes: Dictionary,
}

impl Tags {
    /// None yet.
    pub fn new(document: &mut Document) -> Self {
        let (root, whole) = (document.new_object_id(), document.new_object_id());
        let (roles, classes) = (Dictionary::new(), Dictionary::new());
        Self { root, whole, parts: Vec::new(), parents: Vec::new(), next: 0, roles, classes }
    }

    /// Takes over those that a file brings.
    pub fn take(
        &mut self,
        document: &mut Document,
        own: Own,
        pages: &[ObjectId],
        title: &str,
    ) -> Outcome<()> {
        let part = document.new_object_id();
        for kid in &own.kids {
            if let Ok(id) = kid.as_reference()
                && let Ok(kid) = document.get_dictionary_mut(id)
            {
                kid.set("P", part);
                // The pack is the document; each file is a part of it.
                if kid.get(b"S").and_then(Object::as_name).is_ok_and(|kind| kind == b"Document") {
                    kid.set("S", "Part");
                }
            }
        }
        let shift = self.next;
        let highest = own.parents.iter().map(|(key, _)| *key).max().unwrap_or(-1);
        self.shift(document, pages, shift, highest)?;
        self.parents.extend(
            own.parents.into_iter().filter(|(key, _)| *key >= 0).map(|(key, value)| (key + shift, value)),
        );
        self.next = shift.saturating_add(highest.max(-1)).saturating_add(1);
        for (names, all) in [(&mut self.roles, own.roles), (&mut self.classes, own.classes)] {
            for (name, value) in all {
                if !names.has(&name) {
                    names.set(name, value);
                }
            }
        }
        self.part(document, part, own.kids, title);
        Ok(())
    }

    /// Marks of pages and of what is noted on them count on from the files before.
    fn shift(&self, document: &mut Document, pages: &[ObjectId], shift: i64, highest: i64) -> Outcome<()> {
        let mut notes: BTreeSet<ObjectId> = BTreeSet::new();
        for page in pages {
            let page = document.get_dictionary(*page).map_err(damaged)?;
            notes.extend(array(document, page, b"Annots").iter().filter_map(|note| note.as_reference().ok()));
        }
        let keyed = pages.iter().map(|id| (*id, b"StructParents".as_slice()));
        let keyed = keyed.chain(notes.iter().map(|id| (*id, b"StructParent".as_slice())));
        for (id, key) in keyed {
            let Ok(object) = document.get_dictionary_mut(id) else { continue };
            match object.get(key).and_then(Object::as_i64) {
                Ok(old) if (0..=highest).contains(&old) => object.set(key.to_vec(), old + shift),
                Ok(_) => {
                    object.remove(key);
                }
                Err(_) => {}
            }
        }
        Ok(())
    }

    /// Of a file without tags, each page is one stretch of words in the order in which they are drawn: so at least it can be read aloud.
    pub fn wrap(&mut self, document: &mut Document, pages: &[ObjectId], title: &str) -> Outcome<()> {
        let part = document.new_object_id();
        let open = document.add_object(
            Stream::new(Dictionary::new(), b"/P <</MCID 0>> BDC q\n".to_vec()).with_compression(false),
        );
        let mut kids = Vec::new();
        for page in pages {
            let depth = super::stamp::unclosed(document, *page);
            let close = format!("\n{}Q EMC\n", "Q ".repeat(depth));
            let close = document
                .add_object(Stream::new(Dictionary::new(), close.into_bytes()).with_compression(false));
            let tag = document.add_object(dictionary! {
                "Type" => "StructElem", "S" => "P", "P" => part, "Pg" => *page, "K" => 0,
            });
            let mut contents = vec![Object::Reference(open)];
            let page = document.get_dictionary(*page).map_err(damaged)?;
            contents.extend(match page.get(b"Contents") {
                Ok(Object::Reference(id)) => match document.get_object(*id) {
                    Ok(Object::Array(all)) => all.clone(),
                    _ => vec![Object::Reference(*id)],
                },
                Ok(Object::Array(all)) => all.clone(),
                _ => Vec::new(),
            });
            contents.push(close.into());
            let parent = self.next;
            self.next += 1;
            self.parents.push((parent, Object::Array(vec![tag.into()])));
            kids.push(tag.into());
            let id = pages[kids.len() - 1];
            let page = document.get_dictionary_mut(id).map_err(damaged)?;
            page.set("Contents", contents);
            page.set("StructParents", parent);
        }
        self.part(document, part, kids, title);
        Ok(())
    }

    /// A page that is a picture: a figure with words for it.
    pub fn figure(&mut self, document: &mut Document, page: ObjectId, title: &str) -> Outcome<()> {
        let part = document.new_object_id();
        let tag = document.add_object(dictionary! {
            "Type" => "StructElem", "S" => "Figure", "P" => part, "Pg" => page, "K" => 0,
            "Alt" => text_string(&format!("A picture: {title}. Whoever sent it gives a description in words.")),
        });
        let parent = self.next;
        self.next += 1;
        self.parents.push((parent, Object::Array(vec![tag.into()])));
        document.get_dictionary_mut(page).map_err(damaged)?.set("StructParents", parent);
        self.part(document, part, vec![tag.into()], title);
        Ok(())
    }

    fn part(&mut self, document: &mut Document, part: ObjectId, kids: Vec<Object>, title: &str) {
        let tag = dictionary! {
            "Type" => "StructElem", "S" => "Part", "P" => self.whole, "T" => text_string(title), "K" => kids,
        };
        document.set_object(part, tag);
        self.parts.push(part.into());
    }

    /// The tree as it stands at the end.
    pub fn finish(mut self, document: &mut Document, title: &str) -> Outcome<ObjectId> {
        self.parents.sort_by_key(|(key, _)| *key);
        let numbers: Vec<Object> =
            self.parents.into_iter().flat_map(|(key, value)| [key.into(), value]).collect();
        let parents = document.add_object(dictionary! { "Nums" => numbers });
        document.set_object(
            self.whole,
            dictionary! {
                "Type" => "StructElem", "S" => "Document", "P" => self.root, "T" => text_string(title), "K" => self.parts,
            },
        );
        let mut tree = dictionary! {
            "Type" => "StructTreeRoot", "K" => self.whole, "ParentTree" => parents, "ParentTreeNextKey" => self.next,
        };
        for (key, all) in [("RoleMap", self.roles), ("ClassMap", self.classes)] {
            if !all.is_empty() {
                tree.set(key, all);
            }
        }
        document.set_object(self.root, tree);
        Ok(self.root)
    }
}
