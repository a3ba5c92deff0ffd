//! Templates that hold, and templates that are refused with their line.

use jiff::civil::date;
use kernel::rulebook::Rulebook;

use super::{Content, CoverKind, Template};
use crate::document::sample;

const HWB: &str = include_str!("../../../../../rulebook/papers/health-and-wellbeing-board.toml");

#[test]
fn wrong_templates_are_refused_with_their_line() {
    for (right, wrong, at, says) in [
        ("capitals = true", "capitols = true", "capitols", "capitals"),
        ("in-force-from = \"2013-04-01\"", "in-force-from = \"2013-02-30\"", "2013-02-30", ""),
        ("id = \"author\"\n", "id = \"sponsor\"\n", "id = \"sponsor\"", "is used twice"),
        (
            "options = [\"Decision\", \"Consideration\", \"Information\"]\n",
            "",
            "id = \"item-type\"",
            "needs `options`",
        ),
        (
            "content = \"implication\"\nmust-confirm = true\nnil",
            "content = \"implication\"\nnil",
            "id = \"legal-financial-hr\"",
            "must-confirm",
        ),
        ("content = \"contacts\"", "content = \"contact\"", "content = \"contact\"", "contacts"),
    ] {
        assert!(HWB.contains(right), "{right}");
        let text = HWB.replacen(right, wrong, 1);
        let misprint = Template::all(&Rulebook::of([("papers/x.toml", text.as_str())])).expect_err(says);
        let line = text.lines().position(|line| line.contains(at)).map(|at| at + 1);
        assert_eq!((misprint.file.as_str(), Some(misprint.line)), ("papers/x.toml", line), "{misprint}");
        assert!(misprint.message.contains(says), "{misprint}");
    }
    let uncited = HWB.split("citations = [").next().map(|head| {
        format!(
            "{head}citations = []\n[recommendation]{}",
            HWB.split("[recommendation]").nth(1).unwrap_or("")
        )
    });
    let misprint = Template::all(&Rulebook::of([("papers/x.toml", uncited.as_deref().unwrap_or(""))]))
        .expect_err("no citation");
    assert!(misprint.message.contains("cites nothing"), "{misprint}");
}

#[test]
fn a_template_holds_from_its_day() {
    let rulebook = Rulebook::of([("papers/x.toml", HWB)]);
    let on = |day| Template::on(&rulebook, "health-and-wellbeing-board", day).expect("a template").is_some();
    assert!(on(date(2022, 2, 15)) && !on(date(2013, 3, 31)));
}

#[test]
fn the_cover_of_a_new_draft_is_blank() {
    let template = sample::templates().remove(0);
    let cover = template.blank_cover(Some(date(2022, 2, 15)));
    assert_eq!(
        cover.iter().map(|field| field.label()).collect::<Vec<_>>(),
        [
            "Board Sponsor",
            "Author",
            "Priorities",
            "Safeguarding",
            "Item for Decision, Consideration or Information"
        ]
    );
    let priorities =
        template.cover.iter().find(|field| field.kind == CoverKind::Priorities).expect("priorities");
    assert_eq!(priorities.rows_on(None).len(), 4);
    assert_eq!(
        template.section("background-papers").map(|section| (section.content, section.required)),
        Some((Content::BackgroundPapers, false))
    );
}

#[test]
fn parts_of_a_recommendation_are_punctuated() {
    let wording = sample::templates().remove(0).recommendation;
    let parts = wording.punctuated(vec!["note it".into(), "agree it;".into(), "support it, and".into()]);
    assert_eq!(
        parts.iter().map(|part| part.words()).collect::<Vec<_>>(),
        ["note it;", "agree it; and", "support it."]
    );
}
