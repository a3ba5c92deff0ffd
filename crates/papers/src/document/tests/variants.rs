//! The sample damaged in one way at a time: each damage gives its own warnings, at their lines, and no others.

use crate::document::WarningKind::{self, *};
use crate::document::{Format, import, sample};

/// Where the lines between two lines stand, the first included.
fn span(report: &str, from: &str, to: &str) -> (usize, usize) {
    let at = |line: &str, after: usize| {
        report[after..].find(&format!("\n{line}\n")).map(|found| after + found + 1)
    };
    let start = if report.starts_with(from) { 0 } else { at(from, 0).expect("the first line") };
    (start, at(to, start).unwrap_or(report.len()))
}

fn without(from: &str, to: &str) -> String {
    let (start, end) = span(sample::REPORT, from, to);
    format!("{}{}", &sample::REPORT[..start], &sample::REPORT[end..])
}

/// With the lines from `from` to `to` repeated before the line `before`.
fn doubled(from: &str, to: &str, before: &str) -> String {
    let (start, end) = span(sample::REPORT, from, to);
    let (place, _) = span(sample::REPORT, before, before);
    format!("{}{}{}", &sample::REPORT[..place], &sample::REPORT[start..end], &sample::REPORT[place..])
}

/// With the lines from `from` to `to` moved before the line `before`.
fn moved(from: &str, to: &str, before: &str) -> String {
    let (start, end) = span(sample::REPORT, from, to);
    let rest = without(from, to);
    let (place, _) = span(&rest, before, before);
    format!("{}{}{}", &rest[..place], &sample::REPORT[start..end], &rest[place..])
}

fn changed(from: &str, to: &str) -> String {
    assert_eq!(sample::REPORT.matches(from).count(), 1, "{from}");
    sample::REPORT.replacen(from, to, 1)
}

/// A warning: its kind, the words of its line (how often they stood before, when they stand twice), what it says.
type Expected = (WarningKind, &'static str, &'static str);

fn check(name: &str, report: &str, expected: &[Expected]) {
    let read = import(report, Format::Text, &sample::templates());
    let line = |number: u32| report.lines().nth(number as usize - 1).unwrap_or("").trim();
    let got: Vec<_> = read
        .warnings
        .iter()
        .map(|warning| (warning.kind, line(warning.line), warning.message.as_str()))
        .collect();
    let fits = got.len() == expected.len()
        && got.iter().zip(expected).all(|(got, expected)| {
            got.0 == expected.0 && got.1.starts_with(expected.1) && got.2.contains(expected.2)
        });
    assert!(fits, "{name}: expected {expected:#?}, got {got:#?}");
    assert_eq!(read.template.as_deref(), Some("health-and-wellbeing-board"), "{name}");
    assert_eq!(read.unrecognised(), [], "{name}");
}

#[test]
fn a_missing_section_is_named_where_it_should_stand() {
    let heads = [
        "Recommendation",
        "Background",
        "Sub-group activity",
        "The Partnership approach",
        "Conclusion",
        "Legal, Financial and HR Implications",
        "Privacy Impact Assessment",
        "Equality and Diversity Implications",
        "Contact Points",
        "",
    ];
    for pair in heads.windows(2) {
        let report = without(pair[0], if pair[1].is_empty() { "never" } else { pair[1] });
        check(pair[0], &report, &[(MissingPart, pair[1], pair[0])]);
    }
}

#[test]
fn a_missing_part_of_the_cover_is_named_where_it_should_stand() {
    for (from, to, what) in [
        ("HEALTH AND WELL-BEING BOARD", "21 MARCH 2023", "the name of the board"),
        ("21 MARCH 2023", "LOAMSHIRE SAFER COMMUNITIES BOARD", "the date of the meeting"),
        ("LOAMSHIRE SAFER COMMUNITIES BOARD", "Board Sponsor", "the title"),
        ("Board Sponsor", "Author", "`Board Sponsor`"),
        ("Author", "Priorities", "`Author`"),
        ("Priorities", "Safeguarding", "`Priorities`"),
        ("Safeguarding", "Item for Decision, Consideration or Information", "`Safeguarding`"),
        (
            "Item for Decision, Consideration or Information",
            "Recommendation",
            "`Item for Decision, Consideration or Information`",
        ),
    ] {
        check(what, &without(from, to), &[(MissingPart, to, what)]);
    }
    check(
        "the label of priorities",
        &changed("Priorities\n\n", ""),
        &[(MissingPart, "Mental health", "the label `Priorities`")],
    );
    check(
        "a row",
        &changed("Being Active\tNo\n", ""),
        &[(MissingPart, "Priorities", "the row `Being Active` is missing")],
    );
}

#[test]
fn a_doubled_part_is_named_at_its_second_place() {
    let conclusion =
        doubled("Conclusion", "Legal, Financial and HR Implications", "Legal, Financial and HR Implications");
    check(
        "a section",
        &conclusion,
        &[(DoubledPart, "Conclusion", "`Conclusion` stands twice, first on line")],
    );
    let group =
        doubled("Loamshire Prevent Group", "Loamshire Reoffending Group", "Loamshire Reoffending Group");
    check("a group", &group, &[(DoubledPart, "Loamshire Prevent Group", "stands twice in its section")]);
    check(
        "a field",
        &doubled("Author", "Priorities", "Priorities"),
        &[(DoubledPart, "Author", "`Author` stands twice")],
    );
    check(
        "a row",
        &changed("Being Active\tNo\n", "Being Active\tNo\nBeing Active\tNo\n"),
        &[(DoubledPart, "Priorities", "the row `Being Active` stands twice")],
    );
    let title = changed(
        "LOAMSHIRE SAFER COMMUNITIES BOARD\n\n",
        "LOAMSHIRE SAFER COMMUNITIES BOARD\n\nLOAMSHIRE SAFER COMMUNITIES BOARD\n\n",
    );
    check("the title", &title, &[(DoubledPart, "LOAMSHIRE", "the title stands twice")]);
}

#[test]
fn a_part_out_of_place_is_named_once() {
    let conclusion = moved("Conclusion", "Legal, Financial and HR Implications", "Background");
    check("a section", &conclusion, &[(OutOfOrder, "Conclusion", "`Conclusion` should come after")]);
    let privacy = moved("Privacy Impact Assessment", "Equality and Diversity Implications", "Contact Points");
    check(
        "neighbours",
        &privacy,
        &[(OutOfOrder, "Equality", "should come after `Privacy Impact Assessment`")],
    );
    let author = moved("Author", "Priorities", "Board Sponsor");
    check("a field", &author, &[(OutOfOrder, "Author", "`Author` should come after `Board Sponsor`")]);
    let date = moved("21 MARCH 2023", "LOAMSHIRE SAFER COMMUNITIES BOARD", "Board Sponsor");
    check(
        "the date",
        &date,
        &[(OutOfOrder, "LOAMSHIRE", "the title should come after the date of the meeting")],
    );
}

#[test]
fn a_slip_of_the_pen_is_named_with_the_right_name() {
    for (right, wrong) in [
        ("\nRecommendation\n", "\nReccomendation\n"),
        ("\nBackground\n", "\nBakcground\n"),
        ("\nConclusion\n", "\nConclsuion\n"),
        ("\nPrivacy Impact Assessment\n", "\nPrivacy Impact Assesment\n"),
        ("\nBoard Sponsor\n", "\nBoard Sponser\n"),
        ("\nSafeguarding\n", "\nSafegaurding\n"),
        ("\nBeing Active\t", "\nBeing Actvie\t"),
        ("HEALTH AND WELL-BEING BOARD", "HEALTH AND WELL-BEING BAORD"),
    ] {
        let shown = wrong.trim();
        let line: &'static str = wrong.trim();
        check(shown, &changed(right, wrong), &[(Misspelt, line, "is probably")]);
    }
    check(
        "a month",
        &changed("21 MARCH 2023", "21 MRACH 2023"),
        &[(BadDate, "21 MRACH 2023", "taken to be March")],
    );
}

#[test]
fn empty_parts_wrong_answers_and_wrong_numbers() {
    for (from, to, expected) in [
        (
            "12. The year was a steady one.\n\n",
            "",
            (EmptyPart, "Conclusion", "nothing stands under `Conclusion`"),
        ),
        ("Author\n\nPartnership Officer\n\n", "Author\n\n", (EmptyPart, "Author", "`Author` has no value")),
        (
            "Children\tYes\n",
            "Children\tMaybe\n",
            (UnknownAnswer, "Impact on Safeguarding Children", "neither Yes nor No"),
        ),
        ("\nConsideration\n", "\nConsidered\n", (UnknownAnswer, "Considered", "is not one of")),
        ("21 MARCH 2023", "31 FEBRUARY 2023", (BadDate, "31 FEBRUARY 2023", "not a day of the calendar")),
        ("12. The year", "13. The year", (NumberingGap, "13. The year", "13 stands where 12 was due")),
        (
            "11. Analysts of the council and of the police now work from one set of figures.\n\n",
            "",
            (NumberingGap, "12. The year", "the number 11 is missing"),
        ),
        ("11. Analysts", "10. Analysts", (NumberRepeated, "10. Analysts", "10 stands where 11 was due")),
        (" - b) name a", " - c) name a", (LetteringGap, "- c) name a", "where b was due")),
    ] {
        check(to, &changed(from, to), &[expected]);
    }
}
