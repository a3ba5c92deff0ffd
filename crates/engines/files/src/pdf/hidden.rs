//! What a PDF holds beside what its pages show.

use super::look::{array, as_dict, at, dict, info, name, root, text};
use crate::damage::count;
use crate::exif;
use kernel::contracts::binder::{Hidden, Hides};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::BTreeSet;

/// Kinds of notes on a page that are somebody's comments.
const COMMENTS: &[&[u8]] = &[
    b"Text",
    b"FreeText",
    b"Line",
    b"Square",
    b"Circle",
    b"Polygon",
    b"PolyLine",
    b"Highlight",
    b"Underline",
    b"Squiggly",
    b"StrikeOut",
    b"Caret",
    b"Stamp",
    b"Ink",
    b"Redact",
];
/// Actions that are programs, or start some.
pub(super) const PROGRAMS: &[&[u8]] =
    &[b"JavaScript", b"Launch", b"Rendition", b"Movie", b"Sound", b"RichMediaExecute", b"GoTo3DView"];
/// Actions that send what is typed, or take in what comes from elsewhere.
pub(super) const SENDS: &[&[u8]] = &[b"SubmitForm", b"ImportData", b"ResetForm"];
/// Notes on a page that hold programs, films or whole files.
pub(super) const MACHINES: &[&[u8]] =
    &[b"RichMedia", b"Movie", b"Screen", b"Sound", b"3D", b"FileAttachment"];
/// Properties that programs write by themselves.
const USUAL: &[&[u8]] = &[
    b"Title",
    b"Author",
    b"Subject",
    b"Keywords",
    b"Creator",
    b"Producer",
    b"CreationDate",
    b"ModDate",
    b"Trapped",
];

/// Whether a note on a page is a comment.
pub(super) fn is_comment(document: &Document, note: &Dictionary) -> bool {
    name(document, note, b"Subtype").is_some_and(|kind| COMMENTS.contains(&kind))
}

#[derive(Default)]
struct Tally {
    programs: usize,
    sends: usize,
    files: usize,
    comments: usize,
    names: BTreeSet<String>,
    links: usize,
    unseen: usize,
    camera: BTreeSet<String>,
    pieces: usize,
}

/// Everything that was found, in order of kind.
pub(super) fn of(document: &Document, pages: &[ObjectId]) -> Vec<Hidden> {
    let mut tally = Tally::default();
    for object in document.objects.values() {
        tally.object(document, object);
    }
    for page in pages {
        for note in document.get_page_annotations(*page).unwrap_or_default() {
            tally.note(document, note);
        }
    }
    tally.root(document);
    let mut found = Vec::new();
    let mut add = |what, detail: String| found.push(Hidden { what, detail });
    let (usual, own) = properties(document);
    if !usual.is_empty() {
        add(Hides::Properties, usual.join(", "));
    }
    if own + tally.pieces > 0 {
        add(
            Hides::CustomProperties,
            count(own + tally.pieces, "property").replace("propertys", "properties"),
        );
    }
    if document.revision_count() > 1 {
        add(Hides::Revisions, count(document.revision_count() - 1, "earlier version"));
    }
    let numbers = [
        (Hides::Programs, tally.programs, "program or action"),
        (Hides::FormActions, tally.sends, "action"),
        (Hides::Files, tally.files, "file"),
        (Hides::Names, tally.names.len(), "name"),
        (Hides::Comments, tally.comments, "comment"),
        (Hides::Unseen, tally.unseen, "hidden layer or note"),
        (Hides::Links, tally.links, "link to another file"),
    ];
    for (what, many, one) in numbers.into_iter().filter(|(_, many, _)| *many > 0) {
        let detail = count(many, one);
        add(
            what,
            detail
                .replace("program or actions", "programs or actions")
                .replace("layer or notes", "layers or notes")
                .replace("link to another files", "links to other files"),
        );
    }
    if !tally.camera.is_empty() {
        add(Hides::Camera, tally.camera.into_iter().collect::<Vec<_>>().join("; "));
    }
    found.sort();
    found
}

/// Names of the usual properties that say something, and how many there are that some system added.
fn properties(document: &Document) -> (Vec<String>, usize) {
    let Some(info) = info(document) else { return (Vec::new(), 0) };
    let (mut usual, mut own) = (Vec::new(), 0);
    for (key, _) in info.iter().filter(|(key, _)| *key != b"Title" && *key != b"Trapped") {
        let plain = matches!(key.as_slice(), b"CreationDate" | b"ModDate");
        if !plain && text(document, info, key).is_empty() {
            continue;
        }
        if USUAL.contains(&key.as_slice()) {
            usual.push(match key.as_slice() {
                b"CreationDate" => "when it was made".to_string(),
                b"ModDate" => "when it was last changed".to_string(),
                b"Creator" | b"Producer" => "the program that made it".to_string(),
                other => String::from_utf8_lossy(other).to_lowercase(),
            });
        } else {
            own += 1;
        }
    }
    usual.sort();
    usual.dedup();
    (usual, own)
}

impl Tally {
    fn object(&mut self, document: &Document, object: &Object) {
        if let Object::Stream(stream) = object {
            self.picture(document, stream);
        }
        let Some(holder) = as_dict(object) else { return };
        self.action(document, holder);
        for key in [b"A".as_slice(), b"OpenAction"] {
            // Those that are objects of their own are met as such.
            if let Ok(Object::Dictionary(action)) = holder.get(key) {
                self.action(document, action);
            }
        }
        self.programs += usize::from(dict(document, holder, b"AA").is_some_and(|all| !all.is_empty()));
        self.files += usize::from(dict(document, holder, b"EF").is_some());
        self.pieces += usize::from(holder.has(b"PieceInfo"));
    }

    fn action(&mut self, document: &Document, action: &Dictionary) {
        let Some(kind) = name(document, action, b"S") else { return };
        self.programs += usize::from(PROGRAMS.contains(&kind));
        self.sends += usize::from(SENDS.contains(&kind));
        let near = kind == b"URI" && text(document, action, b"URI").to_lowercase().starts_with("file:");
        self.links += usize::from(near || kind == b"GoToR" || kind == b"GoToE");
    }

    fn note(&mut self, document: &Document, note: &Dictionary) {
        if is_comment(document, note) {
            self.comments += 1;
            let name = text(document, note, b"T");
            if !name.is_empty() {
                self.names.insert(name);
            }
        }
        let kind = name(document, note, b"Subtype").unwrap_or_default();
        self.programs += usize::from(MACHINES.contains(&kind) && kind != b"FileAttachment");
        let flags = at(document, note, b"F").and_then(|f| f.as_i64().ok()).unwrap_or(0);
        self.unseen += usize::from(flags & 2 != 0 && kind != b"Popup");
    }

    fn picture(&mut self, document: &Document, stream: &Stream) {
        if name(document, &stream.dict, b"Filter") == Some(b"DCTDecode")
            && let Ok(jpeg) = img_parts::jpeg::Jpeg::from_bytes(stream.content.clone().into())
            && let Some(notes) = img_parts::ImageEXIF::exif(&jpeg)
        {
            self.camera.insert(crate::picture::said(&exif::read(&notes)));
        }
    }

    fn root(&mut self, document: &Document) {
        let Some(root) = root(document) else { return };
        if let Some(names) = dict(document, root, b"Names") {
            self.programs += usize::from(names.has(b"JavaScript"));
        }
        if let Some(form) = dict(document, root, b"AcroForm") {
            self.programs += usize::from(form.has(b"XFA"));
        }
        if let Some(layers) = dict(document, root, b"OCProperties").and_then(|all| dict(document, all, b"D"))
        {
            self.unseen += array(document, layers, b"OFF").len();
        }
    }
}
