//! Before it can be issued: what a paper still wants, found in its own parts and in what it draws.

use super::draw::Drawn;
use super::fields::errors_of;
use crate::document::Template;
use crate::document::template::{Content, SectionSpec};
use crate::{Held, Section};
use kernel::contracts::paper::{Block, List, Paper as Document};

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

    pub(crate) fn look(words: impl Into<String>, at: impl Into<String>) -> Self {
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
    for quoted in &drawn.quoted {
        out.push(Finding::look(quoted.says(), format!("sections/{}", quoted.section)));
    }
    let mut heading = String::new();
    let mut empty = None;
    let mut blocks = Vec::new();
    opened(&drawn.document.body, false, &mut blocks);
    for (from_source, block) in blocks {
        match block {
            Block::Heading { level: 1, text } => heading = text.words(),
            // Braces in what a source gave are its own words: nobody can put them right here.
            block if !from_source && says(block, "{{") => {
                let words = format!(
                    "Put the live block under “{heading}” on a line of its own, with nothing else on it"
                );
                out.push(Finding::must(words, format!("sections/{}", name_of(sections, &heading))));
            }
            Block::Recommendation { parts, .. } if parts.is_empty() => empty = Some(heading.clone()),
            Block::Paragraph { text, .. } if text.words().starts_with(NO_UPDATE) => {
                out.push(Finding::look(text.words(), format!("sections/{}", name_of(sections, &heading))));
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

/// The blocks that a reader sees, in order, each with whether a source gave it.
fn opened<'a>(body: &'a [Block], from_source: bool, out: &mut Vec<(bool, &'a Block)>) {
    for block in body {
        match block {
            Block::Drawn { blocks, .. } => opened(blocks, true, out),
            other => out.push((from_source, other)),
        }
    }
}

fn name_of<'a>(sections: &'a [Section], heading: &str) -> &'a str {
    sections.iter().find(|s| s.heading == heading).map_or("", |s| s.name.as_str())
}

/// Whether words stand in a paragraph, its list or a recommendation. What a person pasted as it is is left alone.
fn says(block: &Block, what: &str) -> bool {
    match block {
        Block::Paragraph { text, list, .. } => {
            let in_list = |list: &List| list.items.iter().any(|item| item.words().contains(what));
            text.words().contains(what) || list.as_ref().is_some_and(in_list)
        }
        Block::Recommendation { stem, parts } => {
            stem.words().contains(what) || parts.iter().any(|part| part.words().contains(what))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::sections::starters;
    use jiff::Timestamp;
    use jiff::civil::date;
    use kernel::contracts::paper::{CoverField, YesNo};
    use kernel::rulebook::Rulebook;

    fn template() -> Template {
        let rulebook = Rulebook::load(None).expect("the rulebook of this release");
        let all = Template::all(&rulebook).expect("the templates");
        all.into_iter().find(|t| t.meta.id == "health-and-wellbeing-board").expect("the template")
    }

    fn started(template: &Template) -> (Document, Vec<Section>) {
        let meeting = Some(date(2022, 2, 15));
        let front = Document { meeting, cover: template.blank_cover(meeting), ..Document::default() };
        let section = |text: crate::document::SectionText| Section {
            id: text.id.clone(),
            name: text.id,
            heading: text.heading,
            markdown: text.markdown,
            confirmed: false,
            version: 1,
            changed_at: Timestamp::UNIX_EPOCH,
            changed_by: String::new(),
        };
        (front, starters(template).into_iter().map(section).collect())
    }

    #[test]
    fn each_thing_that_is_put_right_is_one_finding_less() {
        let template = template();
        let (mut front, mut sections) = started(&template);
        let mut left = own(&template, &front, &sections).len();
        assert!(left > 8, "{left}");
        for at in 0..front.cover.len() {
            match &mut front.cover[at] {
                CoverField::Line { value, .. } => *value = "Somebody".into(),
                CoverField::Priorities { rows, .. } => rows[0].answer = Some(YesNo::No),
                CoverField::Questions { rows, .. } => {
                    for row in rows {
                        (row.answer, row.note) = (Some(YesNo::Yes), "So it is.".into());
                    }
                }
            }
            let now = own(&template, &front, &sections).len();
            assert!(now < left, "{:?}", front.cover[at]);
            left = now;
        }
        for at in 0..sections.len() {
            let wanted = sections[at].markdown.is_empty() && template.sections[at].required;
            sections[at].markdown = "So it is.".into();
            let now = own(&template, &front, &sections).len();
            assert_eq!(now, left - usize::from(wanted), "{}", sections[at].name);
            left = now;
        }
        assert_eq!(own(&template, &front, &sections), Vec::new());
    }

    #[test]
    fn a_standard_statement_wants_confirming_however_it_is_spaced_and_other_words_do_not() {
        let template = template();
        let spec = template.section("privacy").expect("the section");
        let standard = spec.nil[0].clone();
        for (words, is) in [
            (standard.clone(), true),
            (format!("  {} ", standard.replace(' ', "\n")), true),
            (format!("{standard} But see below."), false),
            (String::new(), false),
        ] {
            assert_eq!(is_standard(spec, &words), is, "{words:?}");
        }
    }

    #[test]
    fn an_other_priority_that_is_answered_yes_says_which() {
        let template = template();
        let (mut front, sections) = started(&template);
        let says = |front: &Document| {
            own(&template, front, &sections).iter().any(|f| f.words == "Say what the other priority is")
        };
        for field in &mut front.cover {
            if let CoverField::Priorities { rows, .. } = field {
                rows.last_mut().expect("a last row").answer = Some(YesNo::Yes);
            }
        }
        assert!(says(&front));
        for field in &mut front.cover {
            if let CoverField::Priorities { rows, .. } = field {
                rows.last_mut().expect("a last row").note = "Safe homes".into();
            }
        }
        assert!(!says(&front));
    }
}
