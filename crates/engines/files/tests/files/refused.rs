//! What cannot be taken is refused with words that say what to do, in bounded time and memory.

use crate::make::{archive, archive_of, bare, plain, written};
use engine_files::Files;
use kernel::Fault;
use kernel::contracts::binder::{Binder, Number, Pack, Part};
use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, StringFormat,
};

/// The words with which a file is refused, whatever is asked of it.
fn refused(bytes: &[u8]) -> String {
    let fault = Files.inspect(bytes).expect_err("it should be refused");
    assert_eq!(Files.clean(bytes), Err(fault.clone()), "cleaning refuses alike");
    let Fault::Fields(errors) = fault else { panic!("{fault}") };
    assert_eq!((errors.len(), errors[0].field.as_str()), (1, "file"));
    errors[0].message.clone()
}

fn says(bytes: &[u8], words: &str) {
    let said = refused(bytes);
    assert!(said.contains(words), "{said:?} does not say {words:?}");
}

#[test]
fn macros_are_refused_and_it_is_said_what_to_do() {
    let word = ("word/document.xml", "<document/>");
    says(&archive(&[word, ("word/vbaProject.bin", "x")]), "without macros (.docx, .xlsx or .pptx)");
    says(&archive(&[word, ("word/activeX/activeX1.xml", "<x/>")]), "macros");
    let types =
        "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>";
    says(&archive(&[("[Content_Types].xml", types), word]), "macros");
    says(&archive(&[("xl/workbook.xml", "<workbook/>"), ("xl/macrosheets/sheet1.xml", "<x/>")]), "macros");
}

#[test]
fn what_is_locked_old_or_nothing_is_refused() {
    says(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "without a password");
    says(b"", "is empty");
    says(b"\x7fELF\0\0", "Save it as one of those");
    let mut document = plain(&["Locked"]);
    let id = Object::String(vec![7; 16], StringFormat::Literal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let lock = |user: &'static str, mut document: Document| {
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password: user,
            key_length: 128,
            permissions: Permissions::PRINTABLE,
        };
        let state = EncryptionState::try_from(version).expect("a lock");
        document.encrypt(&state).expect("it is locked");
        written(document)
    };
    says(&lock("user", document.clone()), "This PDF is protected");
    says(&lock("", document), "This PDF is protected");
}

#[test]
fn damage_is_refused_wherever_it_is() {
    says(b"%PDF-1.7", "is damaged");
    says(b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>", "");
    says(b"\x89PNG\r\n\x1a\n", "is damaged");
    says(&[0xFF, 0xD8, 0xFF, 0xE0, 0, 2], "is damaged");
    says(b"PK\x03\x04word/document.xml", "is damaged");
    says(&archive(&[("word/document.xml", "<document")]), "is damaged");
    says(
        &archive(&[("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><workbook>&b;</workbook>")]),
        "is damaged",
    );
}

/// Each byte cut off, and some turned over: never a panic, never a hang.
#[test]
fn any_cut_of_a_file_is_read_or_refused() {
    let whole = bare(&["One", "Two"]);
    for end in (0..whole.len()).step_by(7) {
        let _ = Files.inspect(&whole[..end]);
        let mut turned = whole.clone();
        turned[end] ^= 0x55;
        if let Ok(clean) = Files.clean(&turned) {
            Files.pages(&clean).expect("what was cleaned can be bound");
        }
    }
}

#[test]
fn what_unpacks_to_far_too_much_is_refused() {
    let zeros = vec![b' '; 60 << 20];
    let xml = [b"<document>".as_slice(), &zeros, b"</document>"].concat();
    let bomb = archive_of(&[("word/document.xml", &xml)]);
    assert!(bomb.len() < 1 << 20, "it is small as long as it is packed");
    says(&bomb, "unpacks to far more");
    // Streams that hold objects are unpacked on opening.
    let mut document = plain(&["Bomb"]);
    let mut packed = Stream::new(Dictionary::new(), vec![b' '; 40 << 20]);
    packed.compress().expect("it is packed");
    packed.dict.set("Type", "ObjStm");
    packed.dict.set("N", 1);
    packed.dict.set("First", 10);
    // One that is written as it is must look like no object stream to the writer.
    let content = packed.content.clone();
    let mut bytes = written({
        document.add_object(Object::Null);
        document
    });
    let at = bytes.len();
    bytes.extend_from_slice(
        format!(
            "\n99 0 obj <</Type /ObjStm /N 1 /First 10 /Filter /FlateDecode /Length {}>> stream\n",
            content.len()
        )
        .as_bytes(),
    );
    bytes.extend_from_slice(&content);
    bytes.extend_from_slice(b"\nendstream endobj\n");
    assert!(bytes.len() - at < 1 << 20);
    let _ = Files.inspect(&bytes);
}

#[test]
fn a_page_that_draws_for_ever_is_cut_off() {
    let mut document = plain(&["Bomb"]);
    let page = document.page_iter().next().expect("a page");
    let mut content = Stream::new(Dictionary::new(), b"q Q ".repeat(10 << 20));
    content.compress().expect("it is packed");
    let content = document.add_object(content);
    document.get_dictionary_mut(page).expect("the page").set("Contents", content);
    let bytes = written(document);
    assert!(bytes.len() < 1 << 20);
    let read = Files.inspect(&bytes).expect("it has a page");
    assert_eq!(read.text(100), "", "and its words are not waited for");
}

#[test]
fn what_is_no_page_cannot_be_bound() {
    let part = |bytes: Vec<u8>| Pack {
        title: "Pack".into(),
        language: "en-GB".into(),
        parts: vec![Part { title: "Part".into(), under: None, bytes, first: Number::Page(1) }],
    };
    for bytes in [b"plain words".to_vec(), b"%PDF-1.7".to_vec(), Vec::new()] {
        assert!(matches!(Files.bind(&part(bytes)), Err(Fault::Broken(_))));
    }
    let nothing = Pack { title: "Pack".into(), language: "en-GB".into(), parts: vec![] };
    assert!(matches!(Files.bind(&nothing), Err(Fault::Broken(_))));
}
