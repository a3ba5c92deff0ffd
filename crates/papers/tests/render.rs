//! Papers as pages and Word files: what is in them, whatever was typed. The Word files are also written for the checks
//! in `e2e/checks`, which read them with other people's eyes.

use std::io::{Cursor, Read};
use std::path::Path;
use std::{env, fs};

use kernel::contracts::paper::{Block, CoverField, List, ListStyle, Paper, Run, Text};
use papers::render::About;
use papers::render::docx::docx;
use papers::render::html::{article, preview};

const REPORT: &str = include_str!("../../../e2e/checks/papers/report.json");
const EVERY: &str = include_str!("../../../e2e/checks/papers/every-block.json");

fn paper(json: &str) -> Paper {
    serde_json::from_str(json).expect("a paper")
}

fn about() -> About {
    About {
        author: "Senior Public Health Practitioner".to_owned(),
        issued: Some("2022-02-07T09:00:00Z".parse().expect("a moment")),
        ..About::default()
    }
}

/// One part of a Word file.
fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}

/// Where each phrase stands, in order; fails when one is missing or early.
fn in_order(text: &str, phrases: &[&str]) {
    let mut at = 0;
    for phrase in phrases {
        let found = text[at..].find(phrase);
        assert!(found.is_some(), "{phrase:?} is missing or out of order");
        at += found.unwrap_or_default() + phrase.len();
    }
}

#[test]
fn both_papers_are_written_for_the_checks() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (name, json, about) in [("report", REPORT, about()), ("every-block", EVERY, About::default())] {
        fs::write(folder.join(format!("{name}.docx")), docx(&paper(json), &about).expect("a file"))
            .expect("written");
        fs::write(folder.join(format!("{name}.html")), article(&paper(json)).into_string()).expect("written");
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes_and_no_clock_is_read() {
    for json in [REPORT, EVERY] {
        let (one, two) =
            (docx(&paper(json), &about()).expect("one"), docx(&paper(json), &about()).expect("two"));
        assert!(one == two, "two files differ");
        let mut archive = zip::ZipArchive::new(Cursor::new(&one)).expect("an archive");
        for at in 0..archive.len() {
            let file = archive.by_index(at).expect("an entry");
            let year = file.last_modified().map(|when| when.year());
            assert!(year.is_none_or(|year| year == 1980), "{:?} is dated {year:?}", file.name());
        }
    }
}

#[test]
fn a_page_has_the_order_headings_and_numbers_of_the_report() {
    let page = article(&paper(REPORT)).into_string();
    in_order(
        &page,
        &[
            "Health and Well-being Board",
            "15 February 2022",
            r#"<h1 id="paper-title""#,
            "Board Sponsor",
            "Author",
            "Priorities",
            r#"<th scope="row">Being Active</th><td>No</td>"#,
            r#"<th scope="row">Other (specify below)</th><td></td>"#,
            "Safeguarding",
            "Item for Decision",
            r#"<h2 id="s-recommendation""#,
            r#"<ol class="sm-paper-numbered" start="1">"#,
            r#"<ol class="sm-paper-letters" type="a">"#,
            r#"<h2 id="s-background""#,
            r#"<ol class="sm-paper-numbered" start="2">"#,
            r#"<li id="p5" value="5">"#,
            r#"<ul class="sm-paper-bullets">"#,
            r#"<h2 id="s-sub-group-activity""#,
            r#"<h3 id="s-loamshire-domestic-abuse-partnership""#,
            r#"start="8""#,
            r#"start="12""#,
            r#"<h2 id="s-conclusion""#,
            r#"<li id="p19" value="19">"#,
            r#"<h2 id="s-equality-and-diversity-implications""#,
            r#"<p class="sm-paper-paragraph">"#,
            r#"<h3 id="s-county-council-contact-points""#,
            r#"href="mailto:author@loamshire.example""#,
        ],
    );
    assert_eq!(page.matches("value=\"").count(), 19);
    assert!(!page.contains("style="), "inline style is refused by the site");
}

#[test]
fn a_page_runs_nothing_that_was_typed() {
    let page = article(&paper(EVERY)).into_string();
    for never in ["<b>", "javascript:", "<svg", "style="] {
        assert!(!page.contains(never), "{never} is in the page");
    }
    in_order(&page, &["&lt;b&gt;", "data:image/svg+xml,", "alt=\"Bars:"]);
    in_order(&page, &[r#"id="s-words""#, r#"id="s-words-2""#]);
}

#[test]
fn headings_go_down_one_step_at_a_time_from_any_top() {
    for (top, levels) in [
        (1, ["<h1", "<h2", "<h3", "<h2"]),
        (2, ["<h2", "<h3", "<h4", "<h3"]),
        (9, ["<h4", "<h5", "<h6", "<h5"]),
    ] {
        let page = preview(&paper(EVERY), top).into_string();
        in_order(&page, &levels);
        assert!(!page.contains(" id="), "two previews on one page would share addresses");
    }
}

#[test]
fn a_word_file_numbers_by_definition_and_restarts_its_letters() {
    let file = docx(&paper(EVERY), &about()).expect("a file");
    let document = part(&file, "word/document.xml");
    assert_eq!(document.matches(r#"<w:numId w:val="2" />"#).count(), 7, "numbered paragraphs share one run");
    for list in ["10", "11"] {
        assert!(document.contains(&format!(r#"<w:numId w:val="{list}" />"#)), "lettered list {list}");
    }
    let numbering = part(&file, "word/numbering.xml");
    assert_eq!(numbering.matches("<w:startOverride").count(), 2, "{numbering}");
    in_order(&numbering, &["decimal", "bullet", "lowerLetter"]);
    assert_eq!(document.matches("<w:tblHeader />").count(), document.matches("<w:tbl>").count());
    let links = part(&file, "word/_rels/document.xml.rels");
    assert!(
        links.contains("https://loamshire.example/plan?a=1&amp;b=2") && !links.contains("javascript"),
        "{links}"
    );
}

#[test]
fn a_word_file_says_what_it_is() {
    let file = docx(&paper(REPORT), &about()).expect("a file");
    let core = part(&file, "docProps/core.xml");
    in_order(
        &core,
        &[
            "<dc:title>Loamshire Safer Communities Board</dc:title>",
            "<dc:creator>Senior Public Health Practitioner</dc:creator>",
            "<dc:language>en-GB</dc:language>",
            "2022-02-07T09:00:00Z",
        ],
    );
    assert!(part(&file, "word/styles.xml").contains(r#"<w:lang w:val="en-GB""#));
    let draft = docx(&paper(REPORT), &About::default()).expect("a draft");
    assert!(!part(&draft, "docProps/core.xml").contains("dcterms:created"), "a draft has no date");
}

#[test]
fn whatever_is_typed_gives_well_formed_files() {
    for words in
        ["", " ", "\u{0}\u{B}\u{FFFE}", "<w:cantSplit /></w:tblPr>", "]]>&amp;\"'", "a\r\nb\tc", "🙂 漢字"]
    {
        let text = Text(vec![Run {
            text: words.to_owned(),
            link: Some(format!("https://x.example/{words}")),
            ..Run::default()
        }]);
        let list = List { style: ListStyle::Letters, items: vec![text.clone()] };
        let paper = Paper {
            title: words.to_owned(),
            board: words.to_owned(),
            cover: vec![CoverField::Line { label: words.to_owned(), value: words.to_owned() }],
            body: vec![
                Block::Heading { level: 1, text: text.clone() },
                Block::Paragraph { numbered: true, text: text.clone(), list: Some(list) },
                Block::Table {
                    caption: words.to_owned(),
                    head: vec![words.to_owned()],
                    rows: vec![vec![text]],
                },
            ],
            ..Paper::default()
        };
        let file =
            docx(&paper, &About { author: words.to_owned(), language: words.to_owned(), issued: None })
                .expect("a file");
        for name in [
            "word/document.xml",
            "word/_rels/document.xml.rels",
            "docProps/core.xml",
            "word/styles.xml",
            "word/footer1.xml",
        ] {
            let text = part(&file, name);
            assert!(!text.chars().any(|letter| letter < ' ' && letter != '\n'), "{name} holds a control");
            let mut reader = quick_xml::Reader::from_str(&text);
            loop {
                match reader.read_event() {
                    Ok(quick_xml::events::Event::Eof) => break,
                    Ok(_) => {}
                    Err(fault) => panic!("{words:?} in {name}: {fault}"),
                }
            }
        }
        assert_eq!(part(&file, "word/document.xml").matches("<w:tblHeader />").count(), 1, "{words:?}");
        assert!(!article(&paper).into_string().contains("<w:"), "{words:?}");
    }
}
