//! A county whose files can be read and bound, and files made for the tests.

use crate::agenda::ground::item_at;
use crate::cycle::support::{cedar, rulebook};
use engine_files::Files;
use lopdf::{Dictionary, Document, Object, Stream, dictionary, text_string};
use std::sync::Arc;
use testkit::db::{Bench, Setup};
use testkit::site::{Answer, Visitor, setup};

/// The county of the other tests, with somebody who binds files.
pub fn county() -> Setup {
    setup(&[board::slice(), meetings::slice()])
        .judge(cedar())
        .rulebook(rulebook())
        .binder(Arc::new(Files))
        .on(crate::cycle::support::DAY)
}

/// A PDF of pages that each say some words, written by somebody whose name must not get out.
pub fn pdf(pages: &[&str]) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let mut kids: Vec<Object> = Vec::new();
    for words in pages {
        let drawn = format!("BT /F1 12 Tf 72 720 Td ({words}) Tj ET");
        let content = document.add_object(Stream::new(Dictionary::new(), drawn.into_bytes()));
        let page = dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => content,
            "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        };
        kids.push(document.add_object(page).into());
    }
    let count = i64::try_from(kids.len()).expect("few");
    document.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    let info = document.add_object(dictionary! { "Author" => text_string("Gwendolen Secretword") });
    document.trailer.set("Root", root);
    document.trailer.set("Info", info);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a PDF is written");
    bytes
}

/// The words of each page of a PDF.
pub fn words(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).expect("a PDF");
    let pages = u32::try_from(document.page_iter().count()).expect("few");
    (1..=pages).map(|page| document.extract_text(&[page]).expect("words").trim().to_string()).collect()
}

/// The hash of a file that waits to be taken.
pub fn held(page: &Answer) -> String {
    let document = page.document();
    let field = document.all("input").find(|input| input.is("name", "held"));
    field.and_then(|field| field.attribute("value")).expect("a file waits").to_string()
}

/// Hands in a paper and gives where it leads.
pub fn send(
    bench: &Bench,
    who: &Visitor<'_>,
    meeting: &str,
    item: &str,
    title: &str,
    bytes: &[u8],
) -> Answer {
    let slug = item_at(bench, meeting, item).rsplit('/').next().expect("an item").to_string();
    let shown =
        who.upload(&format!("{meeting}/papers/new"), &[("item", &slug)], ("file", "report.pdf", bytes)).ok();
    let form = [
        ("held", held(&shown)),
        ("name", "report.pdf".into()),
        ("item", slug),
        ("title", title.into()),
        ("alternative-role", "Committee services".into()),
    ];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    who.post(&format!("{meeting}/papers/take"), &form).is(303)
}
