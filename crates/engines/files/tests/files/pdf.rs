//! PDFs: what is found in them, and that it is gone from what readers get.

use crate::make::{bare, plain, tagged, written};
use engine_files::Files;
use kernel::contracts::binder::{Binder, Hides, Inspected};
use lopdf::{Dictionary, Document, Object, Stream, dictionary, text_string};

/// What is found in a file.
pub fn found(bytes: &[u8]) -> Inspected {
    Files.inspect(bytes).expect("it can be read")
}

/// Kinds of what it hides.
pub fn hides(bytes: &[u8]) -> Vec<Hides> {
    found(bytes).hidden.iter().map(|hidden| hidden.what).collect()
}

/// Cleans it twice, and again what was cleaned: always the same, and nothing is left that should have gone.
pub fn cleaned(bytes: &[u8]) -> Vec<u8> {
    let clean = Files.clean(bytes).expect("it can be cleaned");
    assert_eq!(clean, Files.clean(bytes).expect("again"), "the same file gives the same bytes");
    assert_eq!(clean, Files.clean(&clean).expect("again"), "what is clean stays as it is");
    let left: Vec<Hides> = hides(&clean).into_iter().filter(|what| what.stripped()).collect();
    assert_eq!(left, [], "nothing of this should be left");
    clean
}

#[test]
fn a_bare_file_says_what_stands_in_the_way() {
    let read = found(&bare(&["Fire safety in flats", "Second page"]));
    assert_eq!((read.pages, read.title.as_str(), read.language.as_str()), (2, "", ""));
    assert_eq!(read.hidden, []);
    assert!(read.barriers.iter().any(|b| b.starts_with("It has no tags")), "{:?}", read.barriers);
    assert!(read.barriers.iter().any(|b| b.contains("which language")));
    assert!(read.barriers.iter().any(|b| b.contains("no title")));
    assert_eq!(read.text(1000), "Fire safety in flats\n\nSecond page");
}

#[test]
fn an_accessible_file_has_no_barriers_and_a_figure_without_words_is_one() {
    let read = found(&tagged("Annual report", Some("A square")));
    assert_eq!((read.title.as_str(), read.language.as_str()), ("Annual report", "en-GB"));
    assert_eq!(read.barriers, Vec::<String>::new());
    let read = found(&tagged("Annual report", None));
    assert_eq!(read.barriers, ["One picture has no description in words."]);
    let clean = cleaned(&tagged("Annual report", None));
    assert_eq!(found(&clean).barriers, read.barriers, "the tags outlive the cleaning");
    assert_eq!(found(&clean).title, "Annual report");
}

#[test]
fn a_scan_has_no_words() {
    let mut document = plain(&[""]);
    let picture = document.add_object(Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1, "BitsPerComponent" => 8,
            "ColorSpace" => "DeviceGray",
        },
        vec![0],
    ));
    let content =
        document.add_object(Stream::new(Dictionary::new(), b"q 500 0 0 700 0 0 cm /X Do Q".to_vec()));
    let page = document.page_iter().next().expect("a page");
    let page = document.get_dictionary_mut(page).expect("the page");
    page.set("Contents", content);
    page.set("Resources", dictionary! { "XObject" => dictionary! { "X" => picture } });
    let read = found(&written(document));
    assert!(read.barriers[0].contains("is a picture of text"), "{:?}", read.barriers);
}

/// A file that holds one of everything, and words that must not outlive the cleaning.
fn loaded() -> Vec<u8> {
    let mut document = plain(&["What the page says"]);
    let info = document.add_object(dictionary! {
        "Title" => text_string("Plan"), "Author" => text_string("Secretword Author"), "Producer" => text_string("Secretword Press"),
        "Department" => text_string("Secretword Desk"),
    });
    document.trailer.set("Info", info);
    let script = document
        .add_object(dictionary! { "S" => "JavaScript", "JS" => text_string("app.alert('Secretword')") });
    let inner = document
        .add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"Secretword file".to_vec()));
    let file = document.add_object(dictionary! {
        "Type" => "Filespec", "F" => text_string("secretword.xls"), "EF" => dictionary! { "F" => inner },
    });
    let note = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Text", "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()],
        "T" => text_string("Secretword Commenter"), "Contents" => text_string("What somebody remarked"),
    });
    let send = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()], "T" => text_string("field"),
        "A" => dictionary! { "S" => "SubmitForm", "F" => text_string("https://secretword.example") },
    });
    let metadata = document.add_object(Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        b"<x>Secretword</x>".to_vec(),
    ));
    let page = document.page_iter().next().expect("a page");
    let of = document.get_dictionary_mut(page).expect("the page");
    of.set("Annots", vec![Object::from(note), send.into()]);
    of.set("PieceInfo", dictionary! { "Secretword" => 1 });
    let root = document.catalog_mut().expect("a root");
    root.set("OpenAction", script);
    root.set("Metadata", metadata);
    root.set(
        "Names",
        dictionary! {
            "JavaScript" => dictionary! { "Names" => vec![text_string("a"), script.into()] },
            "EmbeddedFiles" => dictionary! { "Names" => vec![text_string("b"), file.into()] },
        },
    );
    written(document)
}

#[test]
fn everything_that_a_file_hides_is_named_and_what_can_go_is_gone() {
    let bytes = loaded();
    let all = hides(&bytes);
    for what in [
        Hides::Properties,
        Hides::CustomProperties,
        Hides::Programs,
        Hides::FormActions,
        Hides::Files,
        Hides::Names,
        Hides::Comments,
    ] {
        assert!(all.contains(&what), "{what:?} is not among {all:?}");
    }
    let details: String = found(&bytes).hidden.iter().map(|hidden| hidden.detail.clone()).collect();
    assert!(!details.contains("Secretword"), "never the hidden words themselves: {details}");
    let clean = cleaned(&bytes);
    let text = everything(&clean);
    assert!(!text.contains("ecretword"), "{text}");
    assert!(text.contains("What somebody remarked"), "somebody's words are theirs to take out");
    assert_eq!(hides(&clean), [Hides::Comments]);
    assert_eq!(found(&clean).text(100), "What the page says");
}

/// Every string and every stream of a file, unpacked.
pub fn everything(bytes: &[u8]) -> String {
    let mut document = Document::load_mem(bytes).expect("a PDF");
    document.decompress();
    let mut plain = Vec::new();
    document.reference_table.cross_reference_type = lopdf::xref::XrefType::CrossReferenceTable;
    document.save_to(&mut plain).expect("it is written");
    String::from_utf8_lossy(&plain).into_owned()
}

#[test]
fn what_an_earlier_saving_held_is_gone() {
    let first = bare(&["Secretword of the first draft"]);
    let before = Document::load_mem(&first).expect("a PDF");
    let mut later = lopdf::IncrementalDocument::create_from(first, before);
    let page = later.get_prev_documents().page_iter().next().expect("a page");
    later.opt_clone_object_to_new_document(page).expect("the page");
    let content = later.new_document.add_object(Stream::new(
        Dictionary::new(),
        b"BT /F1 12 Tf 72 720 Td (The second draft) Tj ET".to_vec(),
    ));
    later.new_document.get_dictionary_mut(page).expect("the page").set("Contents", content);
    let mut bytes = Vec::new();
    later.save_to(&mut bytes).expect("it is written");
    assert_eq!(hides(&bytes), [Hides::Revisions]);
    let clean = cleaned(&bytes);
    assert!(!everything(&clean).contains("Secretword"));
    assert_eq!(found(&clean).text(100), "The second draft");
}

#[test]
fn a_hundred_pages_are_read_page_by_page() {
    let words: Vec<String> = (1..=100).map(|n| format!("Words of page {n}")).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let read = found(&bare(&words));
    assert_eq!((read.pages, read.leaves.len()), (100, 100));
    assert!(read.text(10_000).ends_with("Words of page 100"));
}

#[test]
fn lines_that_each_stand_on_a_ground_of_their_own_are_told_apart() {
    let line = |x: u32, y: u32, words: &str| {
        format!("q 1 0 0 -1 {x} {y} cm BT /F1 12 Tf 1 0 0 -1 0 0 Tm ({words}) Tj ET Q ")
    };
    let drawn =
        [line(72, 720, "A heading"), line(72, 680, "1."), line(90, 680, "First"), line(90, 666, "words")];
    let mut document = plain(&[""]);
    let page = document.page_iter().next().expect("a page");
    let content = document.add_object(Stream::new(Dictionary::new(), drawn.concat().into_bytes()));
    document.get_dictionary_mut(page).expect("the page").set("Contents", content);
    let read = found(&written(document));
    let words = read.text(100).split_whitespace().map(String::from).collect::<Vec<_>>();
    assert_eq!(words, ["A", "heading", "1.", "First", "words"]);
    assert_eq!(read.leaves[0].blocks.len(), 2, "a heading and a paragraph");
}
