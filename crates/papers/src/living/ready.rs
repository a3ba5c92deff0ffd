//! Before it can be issued: what a paper still wants, found in its own parts and in what it draws.

use super::draw::Drawn;
use super::fields::errors_of;
use crate::document::Template;
use crate::document::template::{Content, SectionSpec};
use crate::{Held, Section};
use kernel::contracts::paper::{Block, Paper as Document};

/// Whether a finding keeps the paper from being issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It must be put right first.
    Must,
    /// Somebody should look at it; the paper can be issued as it is.
    Look,
}

/// One thing that a paper still wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether it keeps the paper from being issued.
    pub weight: Weight,
    /// What to do.
    pub words: String,
    /// Where: below the paper's address, `cover#author` or `sections/background`.
    pub at: String,
}

/// How a paragraph begins that stands for an update which was not given: see the source `updates`.
const NO_UPDATE: &str = "No update has been given by";

impl Finding {
    fn must(words: impl Into<String>, at: impl Into<String>) -> Self {
        Self { weight: Weight::Must, words: words.into(), at: at.into() }
    }

    fn look(words: impl Into<String>, at: impl Into<String>) -> Self {
        Self { weight: Weight::Look, words: words.into(), at: at.into() }
    }
}

/// What its own parts want: the cover's answers, sections without words, standard statements that nobody confirmed.
pub fn own(template: &Template, front: &Document, sections: &[Section]) -> Vec<Finding> {
    let mut out: Vec<Finding> = errors_of(template, &front.cover)
        .into_iter()
        .map(|(field, words)| Finding::must(words, format!("cover#{field}")))
        .collect();
    for section in sections {
        out.extend(template.section(&section.name).and_then(|spec| wanting(spec, section)));
    }
    for spec in template.sections.iter().filter(|spec| spec.required) {
        if !sections.iter().any(|section| section.name == spec.id) {
            out.push(Finding::must(format!("This report has no section “{}”", spec.heading), "check"));
        }
    }
    out
}

fn wanting(spec: &SectionSpec, section: &Section) -> Option<Finding> {
    let blank = section.markdown.trim().is_empty();
    let implication = spec.content == Content::Implication;
    let at = if implication { format!("implications#{}", spec.id) } else { format!("sections/{}", spec.id) };
    if blank && spec.required {
        let verb = if implication { "State" } else { "Write" };
        return Some(Finding::must(format!("{verb} “{}”", section.heading), at));
    }
    (implication && !blank && spec.must_confirm && !section.confirmed && is_standard(spec, &section.markdown))
        .then(|| {
            Finding::must(
                format!("Confirm that the standard statement under “{}” is true", section.heading),
                at,
            )
        })
}

/// Whether words are one of the standard statements that there is nothing to say.
pub(crate) fn is_standard(spec: &SectionSpec, words: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    spec.nil.iter().any(|nil| plain(nil) == plain(words))
}

/// All that a paper wants, in order of weight: what must be put right comes first.
pub fn findings(template: &Template, held: &Held, sections: &[Section], drawn: &Drawn) -> Vec<Finding> {
    let mut out = own(template, &held.front, sections);
    for problem in &drawn.problems {
        let heading = sections.iter().find(|s| s.name == problem.section).map_or("", |s| s.heading.as_str());
        let words = format!("Put right line {} of “{heading}”: {}", problem.line, problem.message);
        out.push(Finding::must(words, format!("sections/{}", problem.section)));
    }
    let mut heading = String::new();
    let mut empty = None;
    for block in drawn.document.flat() {
        match block {
            Block::Heading { level: 1, text } => heading = text.words(),
            Block::Recommendation { parts, .. } if parts.is_empty() => empty = Some(heading.clone()),
            Block::Paragraph { text, .. } if text.words().starts_with(NO_UPDATE) => {
                let name = sections.iter().find(|s| s.heading == heading).map_or("", |s| s.name.as_str());
                out.push(Finding::look(text.words(), format!("sections/{name}")));
            }
            _ => {}
        }
    }
    if let Some(section) = empty.and_then(|heading| sections.iter().find(|s| s.heading == heading)) {
        let words = format!("Say under “{}” what the board is asked to do, one act a line", section.heading);
        out.push(Finding::must(words, format!("sections/{}", section.name)));
    }
    out.sort_by_key(|finding| finding.weight);
    out
}
