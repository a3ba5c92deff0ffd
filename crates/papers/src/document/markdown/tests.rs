//! Sections as authors type them, and as they are written back.

use kernel::contracts::paper::{Block, ListStyle, SourceRef};

use super::{LiveRef, Model, Read, Sources, read_section, to_markdown};
use crate::document::sample;

fn model(section: &str) -> Model {
    let template = sample::templates().remove(0);
    Model::of(&template, template.section(section))
}

fn read(markdown: &str, section: &str) -> Read {
    let mut draw = |asked: &LiveRef| match asked.word(0) {
        Some("nobody") => Err("there is no group `nobody`".to_owned()),
        of => {
            let text = format!("drawn {}", of.unwrap_or("all")).into();
            Ok(vec![Block::Paragraph { numbered: true, text, list: None }])
        }
    };
    read_section(markdown, &model(section), &mut Sources { names: &["members", "updates"], draw: &mut draw })
}

#[test]
fn a_live_block_is_drawn_and_written_back_as_it_was_typed() {
    let typed = "Before it.\n\n{{members scb}}\n\nAfter it.";
    let found = read(typed, "background");
    assert_eq!(found.problems, []);
    let source = SourceRef { name: "members".into(), of: "scb".into(), event: None };
    assert!(
        matches!(&found.blocks[1], Block::Drawn { source: drawn, blocks } if *drawn == source && blocks.len() == 1)
    );
    assert_eq!(to_markdown(&found.blocks, &model("background")), typed);
}

#[test]
fn a_live_block_that_cannot_be_drawn_stays_visible() {
    for (typed, line, says) in [
        ("One.\n\n{{membres}}", 3, "the nearest is `members`"),
        ("{{members nobody}}", 1, "there is no group `nobody`"),
        ("{{quite-another}}", 1, "there are members, updates"),
    ] {
        let found = read(typed, "background");
        assert_eq!(found.problems.len(), 1, "{typed}");
        assert!(found.problems[0].0 == line && found.problems[0].1.contains(says), "{:?}", found.problems);
        assert!(
            found.blocks.iter().any(|block| matches!(block, Block::Plain { line: at, .. } if *at == line)),
            "{typed}"
        );
    }
    assert_eq!(LiveRef::parse("words {{members}}"), None);
    assert_eq!(
        LiveRef::parse("{{actions status=red}}")
            .and_then(|found| found.value("status").map(str::to_owned))
            .as_deref(),
        Some("red")
    );
}

#[test]
fn the_section_says_what_its_lines_are() {
    let recommendation = read("a) note it\nb) support it", "recommendation").blocks;
    assert!(
        matches!(&recommendation[..], [Block::Recommendation { stem, parts }]
            if stem.words() == "The Health and Well-being Board (HWB) is asked to:" && parts.len() == 2),
        "{recommendation:?}"
    );
    let papers = read("Plan 2022\nMinutes of 3 March", "background-papers").blocks;
    assert!(
        papers.len() == 2
            && papers.iter().all(|block| matches!(block, Block::Paragraph { numbered: false, .. })),
        "{papers:?}"
    );
    let equality = read("None.", "equality").blocks;
    assert!(matches!(&equality[..], [Block::Paragraph { numbered: false, .. }]), "{equality:?}");
    let prose = read("One:\n\n- a\n- b\n\n¶ Two.\n\n## Group\n\nThree.", "background").blocks;
    assert!(
        matches!(&prose[..], [
            Block::Paragraph { numbered: true, list: Some(list), .. },
            Block::Paragraph { numbered: false, .. },
            Block::Heading { level: 2, .. },
            Block::Paragraph { numbered: true, list: None, .. },
        ] if list.style == ListStyle::Bullets && list.items.len() == 2),
        "{prose:?}"
    );
}

#[test]
fn html_and_wrong_addresses_stay_words() {
    let found = read(
        "<script>alert(1)</script>\n\nSee [a](javascript:alert(1)) and [b](https://council.example)",
        "background",
    );
    let words = format!("{:?}", found.blocks);
    assert!(words.contains("<script>") && !words.contains("Some(\"javascript"), "{words}");
    assert!(words.contains("Some(\"https://council.example\")"), "{words}");
}
