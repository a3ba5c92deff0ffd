//! Two papers drawn for the checks in `e2e/checks`, which read the files with other people's eyes; and what can be
//! said without them.

use std::path::Path;
use std::{env, fs};

use engine_typst::{Meta, Press};
use kernel::contracts::paper::{Block, Paper, Text};

const REPORT: &str = include_str!("../../../../e2e/checks/papers/report.json");
const EVERY: &str = include_str!("../../../../e2e/checks/papers/every-block.json");

fn press() -> Press {
    Press::new(Vec::new()).expect("a press")
}

fn meta() -> Meta {
    Meta {
        author: "Senior Public Health Practitioner".to_owned(),
        keywords: vec!["community safety".to_owned()],
        issued: Some("2022-02-07T09:00:00Z".parse().expect("a moment")),
        ..Meta::default()
    }
}

fn draw(json: &str, meta: &Meta) -> Vec<u8> {
    let paper: Paper = serde_json::from_str(json).expect("a paper");
    press().pdf(&paper, meta).expect("a PDF")
}

#[test]
fn both_papers_are_drawn_for_the_checks() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (name, json, meta) in [("report", REPORT, meta()), ("every-block", EVERY, Meta::default())] {
        let pdf = draw(json, &meta);
        assert!(pdf.starts_with(b"%PDF-"), "{name}");
        fs::write(folder.join(format!("{name}.pdf")), pdf).expect("a file");
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    assert!(draw(REPORT, &meta()) == draw(REPORT, &meta()), "two presses differ");
    let other = Meta { author: "Somebody else".to_owned(), ..meta() };
    assert!(draw(REPORT, &meta()) != draw(REPORT, &other), "the author is not in the file");
}

#[test]
fn whatever_is_typed_comes_out() {
    let press = press();
    let block = |text: &str| Block::Paragraph { numbered: true, text: Text::plain(text), list: None };
    for words in
        ["", " ", "#panic()", "\u{0}\u{7}", "🙂 \u{E000} 漢字", "]#[*_`$<label>@ref", &"x".repeat(800)]
    {
        let paper = Paper {
            title: words.to_owned(),
            board: words.to_owned(),
            body: vec![Block::Heading { level: 3, text: Text::plain(words) }, block(words)],
            ..Paper::default()
        };
        let pdf = press.pdf(&paper, &Meta { author: words.to_owned(), ..Meta::default() });
        assert!(pdf.is_ok(), "{words:.20}: {pdf:?}");
    }
    assert!(press.pdf(&Paper::default(), &Meta::default()).is_ok(), "an empty paper");
    let welsh =
        press.pdf(&Paper::default(), &Meta { language: "cy".to_owned(), ..Meta::default() }).expect("a PDF");
    assert!(
        welsh.windows(10).any(|bytes| bytes == b"/Lang (cy)")
            || welsh.windows(9).any(|bytes| bytes == b"/Lang(cy)")
    );
}

#[test]
fn a_picture_that_is_not_one_is_refused_without_repeating_it() {
    let figure =
        Block::Figure { caption: String::new(), svg: "secret".to_owned(), alternative: "None".to_owned() };
    let fault = press().pdf(&Paper { body: vec![figure], ..Paper::default() }, &Meta::default());
    let fault = fault.expect_err("no picture").to_string();
    assert!(fault.starts_with("the PDF could not be drawn") && !fault.contains("secret"), "{fault}");
}
