//! Files made for the tests: none of them comes from anybody.

use lopdf::{Dictionary, Document, Object, Stream, dictionary, text_string};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A PDF of pages that each say some words, bare: no tags, no language, no title.
pub fn bare(pages: &[&str]) -> Vec<u8> {
    written(plain(pages))
}

/// The same as a document, to be changed.
pub fn plain(pages: &[&str]) -> Document {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let mut kids: Vec<Object> = Vec::new();
    for words in pages {
        let drawn = format!("BT /F1 12 Tf 72 720 Td ({words}) Tj ET");
        let content = document.add_object(Stream::new(Dictionary::new(), drawn.into_bytes()));
        let page = dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content };
        kids.push(document.add_object(page).into());
    }
    let count = i64::try_from(kids.len()).expect("few");
    let pages = dictionary! {
        "Type" => "Pages", "Kids" => kids, "Count" => count, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    };
    document.objects.insert(tree, pages.into());
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", root);
    document
}

/// A document as bytes.
pub fn written(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a PDF is written");
    bytes
}

/// A PDF of one page that is tagged: a heading, and a figure with or without words.
pub fn tagged(heading: &str, alternative: Option<&str>) -> Vec<u8> {
    let mut document = plain(&[heading]);
    let page = document.page_iter().next().expect("a page");
    let drawn = format!(
        "/H1 <</MCID 0>> BDC BT /F1 20 Tf 72 720 Td ({heading}) Tj ET EMC /Figure <</MCID 1>> BDC 72 72 90 90 re f EMC"
    );
    let content = document.add_object(Stream::new(Dictionary::new(), drawn.into_bytes()));
    let (tree, whole) = (document.new_object_id(), document.new_object_id());
    let h1 = document.add_object(dictionary! { "S" => "H1", "P" => whole, "Pg" => page, "K" => 0 });
    let mut figure = dictionary! { "S" => "Figure", "P" => whole, "Pg" => page, "K" => 1 };
    if let Some(words) = alternative {
        figure.set("Alt", text_string(words));
    }
    let figure = document.add_object(figure);
    let kids: Vec<Object> = vec![h1.into(), figure.into()];
    document.set_object(whole, dictionary! { "S" => "Document", "P" => tree, "K" => kids.clone() });
    let numbers: Vec<Object> = vec![0.into(), kids.into()];
    let parents = document.add_object(dictionary! { "Nums" => numbers });
    document
        .set_object(tree, dictionary! { "Type" => "StructTreeRoot", "K" => whole, "ParentTree" => parents });
    let of = document.get_dictionary_mut(page).expect("the page");
    of.set("Contents", content);
    of.set("StructParents", 0);
    let info = document.add_object(dictionary! { "Title" => text_string(heading) });
    document.trailer.set("Info", info);
    let root = document.catalog_mut().expect("a root");
    root.set("StructTreeRoot", tree);
    root.set("MarkInfo", dictionary! { "Marked" => true });
    root.set("Lang", text_string("en-GB"));
    written(document)
}

/// An archive of parts.
pub fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    archive_of(&parts)
}

/// An archive of parts that need not be text.
pub fn archive_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content).expect("a part is written");
    }
    zip.finish().expect("an archive").into_inner()
}

/// A JPEG of one grey point whose camera wrote a place, a make and which way is up, with something hanging behind its end.
pub fn photograph(turn: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2A\0\0\0\x08\0\x03".to_vec();
    for (tag, value) in [(0x010F_u16, 0_u8), (0x0112, turn), (0x8825, 0)] {
        tiff.extend_from_slice(&tag.to_be_bytes());
        tiff.extend_from_slice(&[0, 3, 0, 0, 0, 1, 0, value, 0, 0]);
    }
    tiff.extend_from_slice(&[0, 0, 0, 0]);
    let mut jpeg = vec![0xFF, 0xD8];
    segment(&mut jpeg, 0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    segment(&mut jpeg, 0xE1, &[b"Exif\0\0".as_slice(), &tiff].concat());
    segment(&mut jpeg, 0xFE, b"Made by Somebody");
    segment(&mut jpeg, 0xDB, &[[0_u8].as_slice(), &[1; 64]].concat());
    segment(&mut jpeg, 0xC0, &[8, 0, 8, 0, 16, 1, 1, 0x11, 0]);
    // One code in each table: no change of grey, and the end of a block.
    for table in [0x00, 0x10] {
        segment(&mut jpeg, 0xC4, &[table, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    }
    segment(&mut jpeg, 0xDA, &[1, 1, 0, 0, 63, 0]);
    jpeg.extend_from_slice(&[0x0F, 0xFF, 0xD9]);
    jpeg.extend_from_slice(b"a film that hangs behind the picture");
    jpeg
}

fn segment(out: &mut Vec<u8>, marker: u8, content: &[u8]) {
    out.extend_from_slice(&[0xFF, marker]);
    out.extend_from_slice(&u16::try_from(content.len() + 2).expect("short").to_be_bytes());
    out.extend_from_slice(content);
}

/// A PNG of two by two points, half seen through, with a note of the program.
pub fn drawing() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 2, 2);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.add_text_chunk("Author".into(), "Somebody".into()).expect("a note");
    let mut writer = encoder.write_header().expect("a head");
    writer.write_image_data(&[200; 16]).expect("points");
    writer.finish().expect("an end");
    bytes
}
