//! A paper cut into sections that authors edit one by one, and put together again.

use kernel::contracts::paper::{Block, Paper};

use super::import::section_of;
use super::markdown::{self, Model, Problem, Sources};
use super::template::{Content, SectionSpec, Template};

/// One section as an author edits it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionText {
    /// The id of the template's section; for a section that the template does not know, made from its heading. Empty
    /// for what stands before the first heading.
    pub id: String,
    /// The heading as the paper has it.
    pub heading: String,
    /// What stands below it.
    pub markdown: String,
}

/// A paper put together, and what could not be done as its authors wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assembled {
    /// The paper.
    pub paper: Paper,
    /// By section and line.
    pub problems: Vec<Problem>,
}

/// The sections of a new draft: every one of the template, with the words it starts with.
pub fn starters(template: &Template) -> Vec<SectionText> {
    let text = |section: &SectionSpec| SectionText {
        id: section.id.clone(),
        heading: section.heading.clone(),
        markdown: section.starter.trim_end().to_owned(),
    };
    template.sections.iter().map(text).collect()
}

/// Cuts a paper at its headings of level 1. Drawn blocks become the line that draws them.
pub fn split_sections(paper: &Paper, template: &Template) -> Vec<SectionText> {
    let mut out = Vec::new();
    let mut heading: Option<String> = None;
    let mut blocks: Vec<Block> = Vec::new();
    let mut close = |heading: Option<String>, blocks: Vec<Block>| {
        if heading.is_none() && blocks.is_empty() {
            return;
        }
        let heading = heading.unwrap_or_default();
        let section = spec_of(template, &heading);
        let id = section.map_or_else(|| slug(&heading), |section| section.id.clone());
        let markdown = markdown::to_markdown(&blocks, &Model::of(template, section));
        out.push(SectionText { id, heading, markdown });
    };
    for block in &paper.body {
        if let Block::Heading { level: 1, text } = block {
            close(heading.replace(text.words()), std::mem::take(&mut blocks));
        } else {
            blocks.push(block.clone());
        }
    }
    close(heading, blocks);
    out
}

/// Puts a paper together: board, day, title and cover of `front`, and the sections in the order given.
///
/// A section that is not required is left out while it is empty. Recommendations get the template's punctuation when
/// one of them has none.
pub fn assemble(
    template: &Template,
    front: &Paper,
    sections: &[SectionText],
    sources: &mut Sources,
) -> Assembled {
    let mut paper = Paper { body: Vec::new(), ..front.clone() };
    let mut problems = Vec::new();
    for section in sections {
        let spec = template.section(&section.id).or_else(|| spec_of(template, &section.heading));
        let read = markdown::read_section(&section.markdown, &Model::of(template, spec), sources);
        let empty = read.blocks.is_empty();
        if empty && spec.is_some_and(|spec| !spec.required) {
            continue;
        }
        let heading = if section.heading.is_empty() {
            spec.map(|spec| spec.heading.clone())
        } else {
            Some(section.heading.clone())
        };
        paper.body.extend(heading.map(|heading| Block::Heading { level: 1, text: heading.into() }));
        let punctuate = spec.is_some_and(|spec| spec.content == Content::Recommendation);
        paper.body.extend(
            read.blocks.into_iter().map(|block| if punctuate { punctuated(block, template) } else { block }),
        );
        let problem = |(line, message)| Problem { section: section.id.clone(), line, message };
        problems.extend(read.problems.into_iter().map(problem));
    }
    Assembled { paper, problems }
}

fn spec_of<'t>(template: &'t Template, heading: &str) -> Option<&'t SectionSpec> {
    section_of(template, heading).and_then(|index| template.sections.get(index))
}

fn punctuated(block: Block, template: &Template) -> Block {
    let Block::Recommendation { stem, parts } = block else { return block };
    let bare = |words: String| {
        !words.trim_end().ends_with(['.', ';', ',', ':', '!', '?']) && !words.ends_with(" and")
    };
    let parts = if parts.iter().any(|part| bare(part.words())) {
        template.recommendation.punctuated(parts)
    } else {
        parts
    };
    Block::Recommendation { stem, parts }
}

/// A heading as part of an address: `Next steps` is `next-steps`.
fn slug(heading: &str) -> String {
    let letters = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    heading
        .to_lowercase()
        .chars()
        .map(letters)
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join("-")
}
