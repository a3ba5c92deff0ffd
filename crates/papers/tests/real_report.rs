//! The real report, read from a folder that is not part of this repository: `SHIREMOOT_REAL` names the folder that
//! holds `seed/hwb-report-2022-02-15.txt`. Run by
//! `cargo xtask check-real DIR`; not part of the other tests, because it fails where that folder is not.

use std::path::PathBuf;

use kernel::rulebook::Rulebook;
use papers::document::export::comparable;
use papers::document::{Format, Imported, Report, Template, import, to_json, to_markdown, to_text};

fn templates() -> Vec<Template> {
    let rulebook = Rulebook::load(None).expect("the rulebook of this release");
    Template::all(&rulebook).expect("templates that load")
}

fn real_report() -> Imported {
    let folder =
        std::env::var_os("SHIREMOOT_REAL").expect("SHIREMOOT_REAL names the folder with the real data");
    let path = PathBuf::from(folder).join("seed/hwb-report-2022-02-15.txt");
    let text = std::fs::read_to_string(&path).expect("the real report");
    import(&text, Format::Text, &templates())
}

#[test]
fn the_cover_is_read() {
    let report = Report::from(&real_report());
    assert_eq!(report.template.as_deref(), Some("health-and-wellbeing-board"));
    assert_eq!(report.cover.meeting.as_deref(), Some("2022-02-15"));
    let answers: Vec<_> =
        report.cover.priorities.iter().map(|row| (row.label.as_str(), row.answer)).collect();
    assert_eq!(
        answers,
        [
            ("Mental health & well-being", Some("Yes")),
            ("Being Active", Some("No")),
            ("Reducing harm from Alcohol", Some("Yes")),
            ("Other (specify below)", None),
        ]
    );
    let asked: Vec<_> = report.cover.questions.iter().map(|row| (row.label.as_str(), row.answer)).collect();
    assert_eq!(
        asked,
        [("Impact on Safeguarding Children", Some("Yes")), ("Impact on Safeguarding Adults", Some("Yes"))]
    );
    assert!(report.cover.questions.iter().all(|row| row.note.split_whitespace().count() > 8));
    let fields = serde_json::to_string(&report.cover.fields).expect("JSON");
    assert!(fields.contains("\"value\":\"Consideration\""), "{fields}");
}

#[test]
fn the_body_is_read() {
    let report = Report::from(&real_report());
    assert_eq!(report.counts.numbered_paragraphs, 19);
    assert_eq!(report.counts.unrecognised, 0, "{:?}", report.unrecognised);
    assert_eq!(report.warnings, []);
    let letters: Vec<_> = report.recommendations[0].parts.iter().map(|part| part.letter.as_str()).collect();
    assert_eq!((report.recommendations.len(), letters), (1, vec!["a", "b"]));
    let spans: Vec<_> = report.headings.iter().map(|head| (head.level, head.first, head.last)).collect();
    let one = |n: u32| (Some(n), Some(n));
    let expected = [
        (1, one(1)),
        (1, (Some(2), Some(6))),
        (1, (Some(7), Some(12))),
        (2, one(8)),
        (2, one(9)),
        (2, one(10)),
        (2, one(11)),
        (2, one(12)),
        (1, (Some(13), Some(16))),
        (1, one(17)),
        (1, one(18)),
        (1, one(19)),
        (1, (None, None)),
        (1, (None, None)),
        (2, (None, None)),
        (2, (None, None)),
    ];
    assert_eq!(spans, expected.map(|(level, (first, last))| (level, first, last)));
    assert_eq!(
        report.lists.iter().map(|list| (list.paragraph, list.items.len())).collect::<Vec<_>>(),
        [(Some(5), 6)]
    );
    assert_eq!(report.contacts.iter().map(|group| group.lines.len()).collect::<Vec<_>>(), [2, 3]);
    let words = serde_json::to_string(&report.blocks).expect("JSON");
    assert!(!words.contains("**"), "stray marks are dropped");
}

#[test]
fn every_format_reads_back() {
    let first = real_report();
    let templates = templates();
    let template = templates.iter().find(|template| Some(&template.meta.id) == first.template.as_ref());
    let written = [
        (to_text(&first.paper, template), Format::Text),
        (to_markdown(&first.paper, template), Format::Markdown),
        (to_json(&first.paper), Format::Json),
    ];
    for (written, format) in written {
        let again = import(&written, format, &templates);
        assert_eq!(comparable(&again.paper), comparable(&first.paper), "{format:?}");
        assert_eq!(again.warnings, []);
    }
}
