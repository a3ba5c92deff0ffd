//! The same PDF without what it need not tell: properties, programs, files, earlier versions, names of commenters.

use super::hidden::{MACHINES, PROGRAMS, SENDS, is_comment};
use super::look::{as_dict, language, name, root, tagged, title};
use super::{open, sheets};
use crate::damage::damaged;
use kernel::Outcome;
use kernel::files::Sort;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary, text_string};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// Keys under which programs put what is theirs alone, on whatever object.
const NOTES: &[&[u8]] = &[b"PieceInfo", b"LastModified", b"AA", b"AF"];

/// The file as readers get it.
pub(crate) fn clean(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut document = open(bytes)?;
    sheets(&document)?;
    let (title, language, tagged) = (title(&document), language(&document), tagged(&document));
    let ua = ua(&document);
    let comments: BTreeSet<ObjectId> = comments(&document);
    let bad = actions(&document);
    for (id, object) in &mut document.objects {
        if comments.contains(id)
            && let Object::Dictionary(note) = object
        {
            note.remove(b"T");
        }
        strip(object, &bad, 0);
        if let Object::Stream(stream) = object {
            picture(stream);
        }
    }
    notes(&mut document);
    catalog(&mut document)?;
    about(&mut document, &title, &language, tagged.then_some(ua).flatten())?;
    document.prune_objects();
    document.renumber_objects();
    save(document)
}

/// Comments that are objects of their own.
fn comments(document: &Document) -> BTreeSet<ObjectId> {
    let is =
        |object: &Object| object.as_dict().is_ok_and(|note| note.has(b"Rect") && is_comment(document, note));
    document.objects.iter().filter(|(_, object)| is(object)).map(|(id, _)| *id).collect()
}

/// Actions that are objects of their own and must go.
fn actions(document: &Document) -> BTreeSet<ObjectId> {
    let bad = |object: &Object| as_dict(object).is_some_and(is_bad);
    document.objects.iter().filter(|(_, object)| bad(object)).map(|(id, _)| *id).collect()
}

fn is_bad(action: &Dictionary) -> bool {
    let Ok(kind) = action.get(b"S").and_then(Object::as_name) else { return false };
    PROGRAMS.contains(&kind) || SENDS.contains(&kind)
}

/// Takes out of an object, and of what stands directly in it, the notes of programs and the actions that must go.
fn strip(object: &mut Object, bad: &BTreeSet<ObjectId>, depth: usize) {
    if depth > 64 {
        return;
    }
    match object {
        Object::Array(all) => all.iter_mut().for_each(|one| strip(one, bad, depth + 1)),
        Object::Dictionary(dict) => strip_dict(dict, bad, depth),
        Object::Stream(stream) => strip_dict(&mut stream.dict, bad, depth),
        _ => {}
    }
}

fn strip_dict(dict: &mut Dictionary, bad: &BTreeSet<ObjectId>, depth: usize) {
    for key in NOTES {
        dict.remove(key);
    }
    // Metadata of pages and pictures; that of the whole is written anew.
    dict.remove(b"Metadata");
    for key in [b"A".as_slice(), b"Next", b"OpenAction", b"PA"] {
        let goes = match dict.get(key) {
            Ok(Object::Reference(id)) => bad.contains(id),
            Ok(Object::Dictionary(action)) => is_bad(action),
            Ok(Object::Array(all)) if key == b"Next" => all.iter().any(|one| match one {
                Object::Reference(id) => bad.contains(id),
                Object::Dictionary(action) => is_bad(action),
                _ => false,
            }),
            _ => false,
        };
        if goes {
            dict.remove(key);
        }
    }
    if matches!(dict.get(b"T"), Ok(Object::String(..)))
        && dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind != b"Widget")
        && dict.has(b"Rect")
    {
        dict.remove(b"T");
    }
    dict.iter_mut().for_each(|(_, value)| strip(value, bad, depth + 1));
}

/// A photograph without what the camera wrote.
fn picture(stream: &mut Stream) {
    let jpeg =
        stream.dict.get(b"Filter").and_then(Object::as_name).is_ok_and(|filter| filter == b"DCTDecode");
    if !jpeg {
        return;
    }
    let turned = crate::picture::size(Sort::Jpeg, &stream.content).is_ok_and(|size| size.turn != 1);
    // In a PDF nobody asks the camera which way is up.
    if let Ok(clean) = crate::picture::clean(Sort::Jpeg, &stream.content)
        && !turned
        && clean.len() < stream.content.len()
    {
        stream.set_content(clean);
    }
}

/// Takes notes off the pages that are films, programs or files.
fn notes(document: &mut Document) {
    let machine = |document: &Document, object: &Object| {
        let note = document.dereference(object).ok().and_then(|(_, note)| as_dict(note));
        note.and_then(|note| name(document, note, b"Subtype")).is_some_and(|kind| MACHINES.contains(&kind))
    };
    let pages: Vec<ObjectId> = document.page_iter().collect();
    for page in pages {
        let Ok(Some(list)) = document.get_dictionary(page).map(|page| page.get(b"Annots").ok().cloned())
        else {
            continue;
        };
        let all = match document.dereference(&list) {
            Ok((_, Object::Array(all))) => all.clone(),
            _ => continue,
        };
        let kept: Vec<Object> = all.iter().filter(|one| !machine(document, one)).cloned().collect();
        if kept.len() < all.len()
            && let Ok(page) = document.get_dictionary_mut(page)
        {
            page.set("Annots", kept);
        }
    }
}

/// Takes out of the root what is no reading matter.
fn catalog(document: &mut Document) -> Outcome<()> {
    let names = root(document).and_then(|root| root.get(b"Names").ok()).cloned();
    let mut kept = Dictionary::new();
    if let Some(names) = names
        && let Ok((_, Object::Dictionary(all))) = document.dereference(&names)
        && let Ok(places) = all.get(b"Dests")
    {
        kept.set("Dests", places.clone());
    }
    let form = root(document).and_then(|root| root.get(b"AcroForm").ok()).cloned();
    let form = form
        .and_then(|form| document.dereference(&form).ok().and_then(|(_, form)| form.as_dict().ok().cloned()));
    let root = document.catalog_mut().map_err(damaged)?;
    for key in [
        b"Names".as_slice(),
        b"Collection",
        b"Perms",
        b"Legal",
        b"Threads",
        b"SpiderInfo",
        b"Requirements",
        b"DSS",
    ] {
        root.remove(key);
    }
    if !kept.is_empty() {
        root.set("Names", kept);
    }
    if let Some(mut form) = form {
        form.remove(b"XFA");
        root.set("AcroForm", form);
    }
    Ok(())
}

/// Which part of PDF/UA it says that it keeps to.
fn ua(document: &Document) -> Option<u8> {
    let metadata = root(document)?.get(b"Metadata").ok()?;
    let (_, metadata) = document.dereference(metadata).ok()?;
    let bytes = metadata.as_stream().ok()?.get_plain_content_with_limit(1 << 20).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let after = text.split_once("pdfuaid:part")?.1;
    after
        .chars()
        .take(4)
        .find(char::is_ascii_digit)
        .and_then(|c| c.to_digit(10))
        .and_then(|n| u8::try_from(n).ok())
}

/// Title and language, and nothing of whoever made it.
fn about(document: &mut Document, title: &str, language: &str, ua: Option<u8>) -> Outcome<()> {
    let metadata = document.add_object(metadata(title, language, ua));
    document.trailer.remove(b"Info");
    if !title.is_empty() {
        let info = document.add_object(dictionary! { "Title" => text_string(title) });
        document.trailer.set("Info", info);
    }
    let root = document.catalog_mut().map_err(damaged)?;
    root.set("Metadata", metadata);
    Ok(())
}

/// Title and language as XMP.
pub(super) fn metadata(title: &str, language: &str, ua: Option<u8>) -> Stream {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let mut inner = String::new();
    if !title.is_empty() {
        inner.push_str(&format!(
            "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>",
            escaped(title)
        ));
    }
    if !language.is_empty() {
        inner.push_str(&format!(
            "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>",
            escaped(language)
        ));
    }
    if let Some(part) = ua {
        inner.push_str(&format!("<pdfuaid:part>{part}</pdfuaid:part>"));
    }
    let xmp = format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF \
         xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">{inner}\
         </rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>"
    );
    let dict = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    Stream::new(dict, xmp.into_bytes()).with_compression(false)
}

/// Writes it whole, with an identifier that comes from what it holds.
pub(super) fn save(mut document: Document) -> Outcome<Vec<u8>> {
    document.trailer.remove(b"ID");
    document.trailer.remove(b"Prev");
    document.trailer.remove(b"XRefStm");
    document.xref_start = 0;
    let mut first = Vec::new();
    document.save_modern(&mut first).map_err(damaged)?;
    let id = Object::String(Sha256::digest(&first)[..16].to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::with_capacity(first.len() + 128);
    document.save_modern(&mut bytes).map_err(damaged)?;
    Ok(bytes)
}
