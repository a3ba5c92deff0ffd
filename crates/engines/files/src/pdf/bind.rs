//! Many files as one PDF: their pages in order, each with its number, with bookmarks, and tagged as far as they are.

use super::clean::{metadata, save};
use super::outline;
use super::stamp::Stamps;
use super::tags::Tags;
use super::{open, picture, take};
use crate::damage::{self, damaged, refused};
use kernel::Outcome;
use kernel::contracts::binder::{Number, Pack, Part};
use kernel::files::Sort;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

/// One page of the pack as it grows.
pub(super) struct Sheet {
    /// The page.
    pub id: ObjectId,
    /// The number printed on it.
    pub number: Number,
    /// Which part it belongs to.
    pub part: usize,
}

/// The pack as it grows.
pub(super) struct Growing {
    /// The file.
    pub document: Document,
    /// Above every page.
    pub tree: ObjectId,
    /// The pages so far.
    pub sheets: Vec<Sheet>,
    /// The tags so far.
    pub tags: Tags,
}

/// Binds a pack.
pub(crate) fn bind(pack: &Pack) -> Outcome<Vec<u8>> {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let tags = Tags::new(&mut document);
    let mut growing = Growing { document, tree, sheets: Vec::new(), tags };
    for (at, part) in pack.parts.iter().enumerate() {
        growing.part(at, part)?;
    }
    if growing.sheets.is_empty() {
        return Err(refused("there is no page in it"));
    }
    growing.finish(pack)
}

impl Growing {
    fn part(&mut self, at: usize, part: &Part) -> Outcome<()> {
        let pages = match damage::sort(&part.bytes)? {
            Sort::Pdf => take::over(self, open(&part.bytes)?, &part.title)?,
            sort @ (Sort::Png | Sort::Jpeg) => vec![picture::page(self, sort, &part.bytes, &part.title)?],
            _ => return Err(refused("only PDFs and pictures can be bound")),
        };
        let numbered = (0..).map(|n| part.first.plus(n)).zip(pages);
        self.sheets.extend(numbered.map(|(number, id)| Sheet { id, number, part: at }));
        Ok(())
    }

    fn finish(mut self, pack: &Pack) -> Outcome<Vec<u8>> {
        let mut stamps = Stamps::new(&mut self.document);
        for sheet in &self.sheets {
            stamps.put(&mut self.document, sheet)?;
        }
        let kids: Vec<Object> = self.sheets.iter().map(|sheet| sheet.id.into()).collect();
        let count = i64::try_from(kids.len()).map_err(damaged)?;
        let pages = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
        self.document.set_object(self.tree, pages);
        let outline = outline::of(&mut self.document, pack, &self.sheets);
        let labels = outline::labels(&self.sheets);
        let structure = self.tags.finish(&mut self.document, &pack.title)?;
        let about = self.document.add_object(metadata(&pack.title, &pack.language, None));
        let info = self.document.add_object(dictionary! { "Title" => text_string(&pack.title) });
        let mut root = dictionary! {
            "Type" => "Catalog",
            "Pages" => self.tree,
            "PageLabels" => labels,
            "PageMode" => "UseOutlines",
            "Lang" => text_string(&pack.language),
            "MarkInfo" => dictionary! { "Marked" => true },
            "StructTreeRoot" => structure,
            "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
            "Metadata" => about,
        };
        if let Some(outline) = outline {
            root.set("Outlines", outline);
        }
        let root = self.document.add_object(root);
        let mut trailer = Dictionary::new();
        trailer.set("Root", root);
        trailer.set("Info", info);
        self.document.trailer = trailer;
        save(self.document)
    }
}
