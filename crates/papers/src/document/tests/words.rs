//! What an import says in plain words.

use crate::document::{Format, Report, import, sample};

fn said(report: &str) -> String {
    Report::from(&import(report, Format::Text, &sample::templates())).to_string()
}

#[test]
fn the_summary_says_what_was_understood() {
    let said = said(sample::REPORT);
    for line in [
        "Read by the template health-and-wellbeing-board.",
        "  Meeting: 21 March 2023",
        "    Other (specify below): blank",
        "Body: 14 numbered paragraphs, 6 without a number",
        "  Sub-group activity: 6 to 9",
        "    Loamshire Prevent Group: 8",
        "Recommendation 1: a, b",
        "List of 4 items in paragraph 4",
        "Nothing was left that is not understood.",
        "No warnings.",
    ] {
        assert!(said.lines().any(|found| found == line), "{line} is not in\n{said}");
    }
}

#[test]
fn the_summary_lists_what_to_look_at_by_line() {
    let said = said(
        &sample::REPORT
            .replace("\nConclusion\n", "\nConclsuion\n")
            .replace("12. The year was a steady one.", "12. The year.\n\n%%EOF"),
    );
    assert!(said.contains("Not understood, and kept as it stood:\n  line 80: %%EOF\n"), "{said}");
    assert!(said.contains("Warnings:\n  line 76: `Conclsuion` is probably `Conclusion`\n"), "{said}");
}
