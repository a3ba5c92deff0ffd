//! Reports as other boards write them: other headings and numbers, other covers, and what PDFs leave behind.

use kernel::contracts::paper::numbered;

use crate::document::export::comparable;
use crate::document::{Format, Imported, Report, import, sample, to_json, to_markdown, to_text};

const SCRUTINY: &str = include_str!("others/scrutiny.txt");
const CABINET: &str = include_str!("others/cabinet.txt");
const PANEL: &str = include_str!("others/panel.txt");
const OTHER_BOARD: &str = include_str!("others/other_hwb.txt");
const PDF: &str = include_str!("others/pdf.txt");

fn read(text: &str) -> (Imported, Report) {
    let read = import(text, Format::Text, &sample::templates());
    let report = Report::from(&read);
    (read, report)
}

/// Each heading with its level and the numbers below it.
fn outline(report: &Report) -> Vec<String> {
    let numbers = |first: Option<u32>, last: Option<u32>| match (first, last) {
        (Some(first), Some(last)) if first != last => format!(" {first}-{last}"),
        (Some(first), _) => format!(" {first}"),
        _ => String::new(),
    };
    report
        .headings
        .iter()
        .map(|head| format!("{} {}{}", head.level, head.text, numbers(head.first, head.last)))
        .collect()
}

fn letters(report: &Report) -> Vec<usize> {
    report.recommendations.iter().map(|found| found.parts.len()).collect()
}

#[test]
fn decimal_numbers_windows_lines_and_pages() {
    let (read, report) = read(SCRUTINY);
    assert_eq!(report.template.as_deref(), Some("scrutiny-committee"));
    assert_eq!(report.cover.title, "Annual review of the community safety partnership");
    assert_eq!(report.cover.meeting.as_deref(), Some("2023-11-09"));
    assert_eq!(
        outline(&report),
        [
            "1 Purpose of the report 1-2",
            "1 Recommendations 3",
            "1 Background 4-5",
            "1 Performance 6-7",
            "1 Financial Implications 8",
            "1 Equality Implications 9",
            "1 Background papers",
            "1 Appendices",
        ]
    );
    assert_eq!((letters(&report), report.counts.tables), (vec![3], 1));
    assert_eq!(report.lists[0].items.len(), 3);
    assert_eq!(read.unrecognised(), []);
    let words = to_text(&read.paper, None);
    assert!(words.contains("every quarter and keeps a public record of its definitions"), "{words}");
    assert!(!words.contains("Page 1"), "{words}");
    let missing: Vec<_> =
        report.warnings.iter().map(|warning| (warning.line, warning.message.as_str())).collect();
    assert!(missing.contains(&(60, "`Updates from the sub-groups` is missing")), "{missing:?}");
}

#[test]
fn a_cabinet_report_in_capitals() {
    let (read, report) = read(CABINET);
    assert_eq!((report.cover.board.as_str(), report.template), ("Cabinet", None));
    assert_eq!(report.cover.title, "Proposed Community Safety Strategy 2022-2025");
    assert_eq!(report.recommendations[0].stem, "The Cabinet is asked to:");
    assert_eq!(
        report.recommendations[0].parts[1].text,
        "delegate authority to the Director of Place, in consultation with the Cabinet Member, to make minor amendments; and"
    );
    assert_eq!(report.lists.iter().map(|list| list.items.len()).collect::<Vec<_>>(), [3, 3]);
    assert_eq!(report.contacts[0].lines, ["Head of Community Safety", "Telephone: 01632 960222"]);
    assert_eq!((read.unrecognised(), &read.warnings[..]), (vec![], &[][..]));
}

#[test]
fn a_police_and_crime_panel_with_bare_numbers() {
    let (read, report) = read(PANEL);
    assert_eq!(report.cover.board, "Loamshire Police and Crime Panel");
    assert_eq!(report.cover.title, "Progress Against the Police and Crime Plan");
    assert_eq!(report.recommendations[0].stem, "That the Panel notes the report.");
    assert_eq!(outline(&report)[3..5], ["1 Priority 1: Prevention 4-5", "1 Priority 2: Victims 6"]);
    assert_eq!((report.counts.numbered_paragraphs, report.lists[0].items.len()), (8, 2));
    assert_eq!((read.unrecognised(), &read.warnings[..]), (vec![], &[][..]));
}

#[test]
fn another_health_board_with_three_levels() {
    let (read, report) = read(OTHER_BOARD);
    assert_eq!(report.cover.title, "Community safety and health");
    assert_eq!(
        outline(&report)[2..7],
        [
            "1 Introduction 2-3",
            "1 Main report 4-6",
            "2 Domestic abuse 4-5",
            "2 Serious violence 6",
            "1 Joint priorities 7"
        ]
    );
    assert_eq!(letters(&report), [3]);
    assert_eq!((read.unrecognised(), &read.warnings[..]), (vec![], &[][..]));
}

#[test]
fn words_broken_by_the_end_of_a_page_are_one_paragraph() {
    let (read, report) = read(PDF);
    assert_eq!(report.cover.board, "Health and Well-being Board");
    let paragraphs: Vec<String> = numbered(&read.paper)
        .into_iter()
        .filter(|(number, _)| number.is_some())
        .map(|(_, block)| format!("{block:?}"))
        .collect();
    assert_eq!(paragraphs.len(), 4);
    assert!(paragraphs[1].contains("it answers to Eastvale District Council for"), "{}", paragraphs[1]);
    assert!(paragraphs[2].contains("and that goes on after it."), "{}", paragraphs[2]);
    assert_eq!(read.unrecognised(), []);
}

#[test]
fn each_reads_back_in_every_format() {
    let templates = sample::templates();
    for text in [SCRUTINY, CABINET, PANEL, OTHER_BOARD, PDF] {
        let (first, _) = read(text);
        let template = templates.iter().find(|template| Some(&template.meta.id) == first.template.as_ref());
        for (format, written) in [
            (Format::Text, to_text(&first.paper, template)),
            (Format::Markdown, to_markdown(&first.paper, template)),
            (Format::Json, to_json(&first.paper)),
        ] {
            let again = import(&written, format, &templates);
            assert_eq!(comparable(&again.paper), comparable(&first.paper), "{format:?}\n{written}");
        }
    }
}

#[test]
fn no_bytes_of_a_file_stop_the_reader() {
    for text in [
        "",
        "\n",
        "1.",
        "a)",
        "#",
        "¶",
        "|",
        "\t",
        "**",
        "- ",
        "2.1 ",
        "{{members}}",
        "\u{c}",
        "1. **",
        "| --- |",
        ":",
        "(a",
        "[x](y",
    ] {
        let read = import(text, Format::Text, &sample::templates());
        assert_eq!(read.template, None, "{text}");
        assert!(Report::from(&read).to_string().contains("Body: "), "{text}");
    }
}
