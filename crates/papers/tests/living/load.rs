//! Papers of an example county: what is wrong is refused with file and line, and nothing is kept.

use crate::support::{county, example, open, say, sources};
use board::Example;
use jiff::civil::date;
use kernel::Fault;
use testkit::db::Bench;

const GOOD: &str = r#"
[[paper]]
id = "2022-02-15-hwb"
template = "health-and-wellbeing-board"
title = "Our Report"
meeting = 2022-02-15
owner = "scb"
author = "bryony-askwell"
public = true
begun = 2022-01-10
cleared = 2022-01-20
issued = 2022-02-04
text = "one.md"
confirmed = ["legal-financial-hr", "privacy", "equality"]
cover = { sponsor = "Director of Public Health", author = "Officer", item-type = "Consideration" }
answers = [
  { of = "priorities", row = "Being Active", answer = "No" },
  { of = "safeguarding", row = "Impact on Safeguarding Children", answer = "Yes", note = "It does." },
  { of = "safeguarding", row = "Impact on Safeguarding Adults", answer = "No", note = "It does not." },
]
"#;

const TEXT: &str = "# Background

What was before.

# The Partnership approach

We share.

# Conclusion

So it is.

# Legal, Financial and HR Implications

There are no legal, financial or HR implications arising from this report.

# Privacy Impact Assessment

There is no privacy impact resultant from this report.

# Equality and Diversity Implications

There are no recommendations in this report that require an Equality Impact Assessment at this time.
";

fn files(table: &str, text: &str) -> Example {
    let mut example = Example { county: "loamshire".into(), ..Example::default() };
    example.files.insert("papers/papers.toml".into(), table.into());
    example.files.insert("papers/one.md".into(), text.into());
    example
}

fn state(bench: &Bench) -> Option<String> {
    let row = bench.raw().query("SELECT state FROM paper", &[]).expect("the table");
    row.first().map(|row| row.get("state").expect("a state"))
}

#[test]
fn a_paper_is_as_far_as_its_days_have_come() {
    for (today, is) in [
        (date(2022, 1, 9), None),
        (date(2022, 1, 10), Some("draft")),
        (date(2022, 1, 20), Some("cleared")),
        (date(2022, 2, 4), Some("issued")),
        (date(2026, 11, 22), Some("issued")),
    ] {
        county().on(today).both(|bench| {
            board::load(&bench.kernel, &example("loamshire")).expect("the county loads");
            say(bench, "The group met.");
            papers::load(&bench.kernel, &sources(), &files(GOOD, TEXT)).expect("the papers load");
            assert_eq!(state(bench).as_deref(), is, "on {today}");
        });
    }
}

#[test]
fn an_issued_paper_of_an_example_is_read_and_built() {
    county().on(date(2022, 2, 10)).both(|bench| {
        let site = open(bench);
        say(bench, "The group met.");
        papers::load(&bench.kernel, &sources(), &files(GOOD, TEXT)).expect("the papers load");
        site.anybody()
            .get("/loamshire/papers/2022-02-15-hwb")
            .ok()
            .says("The group met.")
            .says("Issued on 4 February 2022");
        let built =
            |paper: &str, format: &str| papers::build(&bench.kernel, &sources(), "loamshire", paper, format);
        let text = String::from_utf8(built("2022-02-15-hwb", "txt").expect("text")).expect("UTF-8");
        assert!(text.contains("OUR REPORT"), "{text}");
        for format in ["pdf", "docx", "html", "md", "json"] {
            assert!(!built("2022-02-15-hwb", format).expect(format).is_empty(), "{format}");
        }
        let why = built("2022-02-15-hwb", "word").expect_err("no such format").to_string();
        assert!(
            why.contains("Choose pdf, docx, html, txt, md or json") || why.contains("Did you mean"),
            "{why}"
        );
        let why = built("2022-02-15-hbw", "txt").expect_err("no such paper").to_string();
        assert!(why.contains("Did you mean 2022-02-15-hwb?"), "{why}");
    });
}

#[test]
fn what_is_wrong_is_refused_with_file_line_and_the_nearest_right_name() {
    let swapped = |from: &str, to: &str| {
        assert!(GOOD.contains(from) || TEXT.contains(from), "{from}");
        (GOOD.replace(from, to), TEXT.replace(from, to))
    };
    county().sqlite(|bench| {
        board::load(&bench.kernel, &example("loamshire")).expect("the county loads");
        for (from, to, says) in [
            ("title =", "titel =", "papers/papers.toml:5: “titel” is not known here. Did you mean “title”?"),
            ("template = \"health-", "template = \"helth-", "Did you mean “health-and-wellbeing-board”?"),
            ("owner = \"scb\"", "owner = \"scbb\"", "There is no group called “scbb”. Did you mean “scb”?"),
            ("meeting = 2022-02-15", "meeting = 2022-02-31", "papers/papers.toml:6:"),
            (
                "author = \"bryony-askwell\"",
                "author = \"nobody\"",
                "There is no person called “nobody” today",
            ),
            ("cleared = 2022-01-20", "cleared = 2022-01-02", "it cannot be cleared before what comes first"),
            (
                "text = \"one.md\"",
                "text = \"on.md\"",
                "there is no file papers/on.md. Did you mean “papers/one.md”?",
            ),
            ("\"privacy\"", "\"privaci\"", "there is no section called “privaci”. Did you mean “privacy”?"),
            ("item-type =", "item-typ =", "the cover has no field “item-typ”. Did you mean “item-type”?"),
            ("row = \"Being Active\"", "row = \"Being Activ\"", "Did you mean “Being Active”?"),
            (
                "# Conclusion",
                "# Conclusions",
                "papers/one.md:9: the template has no section “Conclusions”. Did you mean “Conclusion”?",
            ),
            ("[[paper]]", "[[papers]]", "Did you mean “paper”?"),
            ("So it is.", "", "This report is not complete. Write “Conclusion”"),
        ] {
            let (table, text) = swapped(from, to);
            let fault = papers::load(&bench.kernel, &sources(), &files(&table, &text)).expect_err(to);
            assert!(matches!(&fault, Fault::Fields(errors) if errors[0].field == "file"), "{fault:?}");
            assert!(fault.to_string().contains(says), "{fault} does not say {says}");
            assert_eq!(state(bench), None, "nothing is kept");
        }
    });
}
