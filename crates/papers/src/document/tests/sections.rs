//! A report cut into sections for its authors, and put together again.

use kernel::contracts::paper::{Block, Paper};

use crate::document::export::comparable;
use crate::document::markdown::Sources;
use crate::document::sections::starters;
use crate::document::{Format, SectionText, assemble, import, sample, split_sections};

fn put_together(paper: &Paper, sections: &[SectionText]) -> (Paper, usize) {
    let template = sample::templates().remove(0);
    let mut sources = Sources { names: &["members", "updates"], draw: &mut |_| Ok(Vec::new()) };
    let found = assemble(&template, paper, sections, &mut sources);
    (found.paper, found.problems.len())
}

#[test]
fn a_report_survives_being_cut_up() {
    let templates = sample::templates();
    let paper = import(sample::REPORT, Format::Text, &templates).paper;
    let sections = split_sections(&paper, &templates[0]);
    assert_eq!(sections.len(), 9);
    assert_eq!(sections[2].id, "sub-group-activity");
    let (again, problems) = put_together(&paper, &sections);
    assert_eq!((comparable(&again), problems), (comparable(&paper), 0));
}

#[test]
fn background_papers_stand_only_when_there_are_any() {
    let template = sample::templates().remove(0);
    let mut sections = starters(&template);
    let headings = |paper: &Paper| {
        let level = |block: &&Block| matches!(block, Block::Heading { level: 1, .. });
        paper.body.iter().filter(level).count()
    };
    let (without, problems) = put_together(&Paper::default(), &sections);
    assert_eq!((headings(&without), problems), (9, 0));
    for section in sections.iter_mut().filter(|section| section.id == "background-papers") {
        section.markdown = "Strategic assessment 2021".to_owned();
    }
    let (with, _) = put_together(&Paper::default(), &sections);
    assert_eq!(headings(&with), 10);
}

#[test]
fn a_problem_names_its_section_and_line() {
    let template = sample::templates().remove(0);
    let sections = [SectionText {
        id: "background".into(),
        heading: String::new(),
        markdown: "One.\n\n{{memebrs}}".into(),
    }];
    let mut sources = Sources { names: &["members"], draw: &mut |_| Ok(Vec::new()) };
    let problems = assemble(&template, &Paper::default(), &sections, &mut sources).problems;
    assert_eq!(problems.len(), 1);
    assert_eq!((problems[0].section.as_str(), problems[0].line), ("background", 3));
}
