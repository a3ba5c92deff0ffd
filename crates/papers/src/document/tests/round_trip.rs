//! What is written reads back as the same paper.

use kernel::contracts::paper::{Block, Paper, SourceRef};
use proptest::prelude::*;

use crate::document::export::comparable;
use crate::document::{Format, Report, generated, import, sample, to_json, to_markdown, to_text};

fn read_back(paper: &Paper, format: Format) -> Paper {
    let templates = sample::templates();
    let text = match format {
        Format::Json => to_json(paper),
        Format::Markdown => to_markdown(paper, templates.first()),
        Format::Text => to_text(paper, templates.first()),
    };
    import(&text, format, &templates).paper
}

#[test]
fn the_sample_reads_back_from_text_and_json() {
    let templates = sample::templates();
    let read = import(sample::REPORT, Format::Text, &templates);
    assert_eq!(read.warnings, []);
    assert_eq!(read.unrecognised(), []);
    for format in [Format::Text, Format::Markdown, Format::Json] {
        assert_eq!(read_back(&read.paper, format), read.paper, "{format:?}");
    }
    let text = to_text(&read.paper, templates.first());
    assert!(!text.contains(['#', '¶', '*', '\\']), "a report of the usual shape needs no marks:\n{text}");
    assert!(text.starts_with(
        "HEALTH AND WELL-BEING BOARD\n\n21 MARCH 2023\n\nLOAMSHIRE SAFER COMMUNITIES BOARD\n\nBoard Sponsor\n"
    ));
}

#[test]
fn the_summary_reads_back_too() {
    let read = import(sample::REPORT, Format::Text, &sample::templates());
    let summary = serde_json::to_string(&Report::from(&read)).expect("JSON");
    assert_eq!(import(&summary, Format::Json, &sample::templates()).paper, read.paper);
}

#[test]
fn drawn_blocks_are_opened_in_text_and_kept_in_json() {
    let mut paper = import(sample::REPORT, Format::Text, &sample::templates()).paper;
    let last = paper.body.pop().into_iter().collect();
    paper.body.push(Block::Drawn {
        source: SourceRef { name: "contacts".into(), of: String::new(), event: None },
        blocks: last,
    });
    assert_eq!(read_back(&paper, Format::Json), paper);
    assert_eq!(read_back(&paper, Format::Text), paper.detached());
}

#[test]
fn what_is_no_json_is_kept_and_named() {
    for text in ["{", "[]", "{\"board\": 1}", "not json"] {
        let read = import(text, Format::Json, &sample::templates());
        assert_eq!(read.warnings.len(), 1, "{text}");
        assert_eq!(read.unrecognised(), [(1, text)]);
    }
}

/// The first thing that has changed, in a line.
fn changed(before: &Paper, after: &Paper) -> Option<String> {
    let lines = |paper: &Paper| {
        let paper = comparable(paper);
        let mut lines = vec![format!("{} / {:?} / {}", paper.board, paper.meeting, paper.title)];
        lines.extend(paper.cover.iter().map(|field| format!("{field:?}")));
        lines.extend(paper.body.iter().map(|block| format!("{block:?}")));
        lines
    };
    let (before, after) = (lines(before), lines(after));
    let at = before.iter().zip(&after).position(|(before, after)| before != after);
    let at = at.or((before.len() != after.len()).then_some(before.len().min(after.len())))?;
    let line = |lines: &[String]| lines.get(at).map_or("nothing".to_owned(), String::clone);
    Some(format!("{} became {}", line(&before), line(&after)))
}

fn reads_back(paper: &Paper) -> Result<(), TestCaseError> {
    for format in [Format::Text, Format::Markdown, Format::Json] {
        let back = read_back(paper, format);
        if let Some(change) = changed(paper, &back) {
            return Err(TestCaseError::fail(format!("{format:?}: {change}")));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn generated_reports_of_the_usual_shape_read_back(paper in generated::report()) {
        reads_back(&paper)?;
    }

    #[test]
    fn generated_papers_of_any_shape_read_back(paper in generated::any_paper()) {
        reads_back(&paper)?;
    }
}
