//! Packs: pages in order with their numbers, bookmarks, tags; the same parts give the same bytes.

use crate::make::{bare, drawing, photograph, plain, tagged, written};
use crate::pdf::everything;
use engine_files::Files;
use kernel::contracts::binder::{Binder, Number, Pack, Part};
use lopdf::{Document, Object, dictionary, text_string};

fn part(title: &str, under: Option<&str>, bytes: Vec<u8>, first: Number) -> Part {
    Part { title: title.into(), under: under.map(String::from), bytes, first }
}

fn pack() -> Pack {
    Pack {
        title: "Pack of the board, 15 March 2022".into(),
        language: "en-GB".into(),
        parts: vec![
            part("Contents", None, bare(&["Contents"]), Number::Front(1)),
            part("Fire report", Some("5. Fire"), tagged("Fire report", Some("A square")), Number::Page(1)),
            part("Fire map", Some("5. Fire"), photograph(6), Number::Page(2)),
            part("Figures – 2022", None, bare(&["First", "Second"]), Number::Page(7)),
            part("Late paper", None, drawing(), Number::Supplement(1, 1)),
            part("Later still", None, tagged("Later still", None), Number::Supplement(1, 2)),
        ],
    }
}

fn bound() -> (Vec<u8>, Document) {
    let bytes = Files.bind(&pack()).expect("it is bound");
    let document = Document::load_mem(&bytes).expect("it can be read");
    (bytes, document)
}

fn words(document: &Document, page: u32) -> String {
    document.extract_text(&[page]).expect("words")
}

#[test]
fn pages_come_in_order_with_their_numbers_on_them() {
    let (bytes, document) = bound();
    assert_eq!(bytes, Files.bind(&pack()).expect("again"), "the same pack gives the same bytes");
    assert_eq!(document.page_iter().count(), 7);
    for (page, number, says) in [
        (1, "i", "Contents"),
        (2, "1", "Fire report"),
        (3, "2", ""),
        (4, "7", "First"),
        (5, "8", "Second"),
        (6, "S1.1", ""),
        (7, "S1.2", "Later still"),
    ] {
        let words = words(&document, page);
        assert!(words.contains(says), "page {page}: {words}");
        assert!(words.trim_end().ends_with(number), "page {page}: {words}");
    }
    let labels =
        document.catalog().expect("a root").get(b"PageLabels").and_then(Object::as_dict).expect("labels");
    let starts: Vec<i64> = labels
        .get(b"Nums")
        .and_then(Object::as_array)
        .expect("numbers")
        .iter()
        .filter_map(|o| o.as_i64().ok())
        .collect();
    assert_eq!(starts, [0, 1, 3, 5], "one entry wherever the numbers do not go on");
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/pack.pdf"), bytes)
        .expect("left for another reader");
}

#[test]
fn bookmarks_lead_to_items_and_to_their_papers() {
    let (_, document) = bound();
    let toc = document.get_toc().expect("bookmarks").toc;
    let seen: Vec<(usize, &str, usize)> =
        toc.iter().map(|mark| (mark.level, mark.title.as_str(), mark.page)).collect();
    assert_eq!(
        seen,
        [
            (1, "Contents", 1),
            (1, "5. Fire", 2),
            (2, "Fire report", 2),
            (2, "Fire map", 3),
            (1, "Figures – 2022", 4),
            (1, "Late paper", 6),
            (1, "Later still", 7),
        ]
    );
}

#[test]
fn tags_of_the_parts_are_the_tags_of_the_pack() {
    let (bytes, document) = bound();
    let read = Files.inspect(&bytes).expect("it can be read");
    assert_eq!(read.title, "Pack of the board, 15 March 2022");
    assert_eq!(read.language, "en-GB");
    assert_eq!(read.barriers, ["One picture has no description in words."], "only the last part's own");
    let kinds = |kind: &str| {
        let is = |object: &&Object| {
            object
                .as_dict()
                .is_ok_and(|tag| tag.get(b"S").and_then(Object::as_name).is_ok_and(|s| s == kind.as_bytes()))
        };
        document.objects.values().filter(is).count()
    };
    assert_eq!((kinds("Document"), kinds("H1"), kinds("Figure")), (1, 2, 4));
    // Every page's marks are known to the tree, each under a number of its own.
    let mut keys: Vec<i64> = document
        .page_iter()
        .filter_map(|id| document.get_dictionary(id).ok()?.get(b"StructParents").ok()?.as_i64().ok())
        .collect();
    keys.sort();
    assert_eq!(keys, [0, 1, 2, 3, 4, 5, 6]);
}

#[test]
fn nothing_of_a_part_comes_in_beside_its_pages() {
    let mut document = plain(&["Shown"]);
    let unseen = document.add_object(text_string("Secretword"));
    let info = document.add_object(dictionary! { "Author" => text_string("Secretword") });
    document.trailer.set("Info", info);
    document.catalog_mut().expect("a root").set("Unseen", unseen);
    let one = Pack {
        title: "Pack".into(),
        language: "en-GB".into(),
        parts: vec![part("Part", None, written(document), Number::Page(1))],
    };
    let bytes = Files.bind(&one).expect("it is bound");
    assert!(!everything(&bytes).contains("Secretword"));
}

#[test]
fn pages_that_are_turned_or_badly_closed_still_carry_their_number() {
    for (turn, content) in [(0, "q q 1 0 0 1 9 9 cm"), (90, ""), (180, "BT ET"), (270, "q")] {
        let mut document = plain(&["Turned"]);
        let page = document.page_iter().next().expect("a page");
        let more =
            document.add_object(lopdf::Stream::new(lopdf::Dictionary::new(), content.as_bytes().to_vec()));
        let page = document.get_dictionary_mut(page).expect("the page");
        let first = page.get(b"Contents").expect("content").clone();
        page.set("Contents", vec![first, more.into()]);
        page.set("Rotate", turn);
        let one = Pack {
            title: "Pack".into(),
            language: "en-GB".into(),
            parts: vec![part("Part", None, written(document), Number::Page(3))],
        };
        let bytes = Files.bind(&one).expect("it is bound");
        let document = Document::load_mem(&bytes).expect("it can be read");
        assert!(words(&document, 1).trim_end().ends_with('3'));
        let content = document.get_page_content(document.page_iter().next().expect("a page"));
        let text = String::from_utf8_lossy(&content).into_owned();
        let count = |word: &str| text.split_whitespace().filter(|w| *w == word).count();
        assert_eq!(count("q"), count("Q"), "{text}");
    }
}
