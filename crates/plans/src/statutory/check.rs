//! The checklist of the regulations, which reads the document: what is only a heading, only “to follow”, or only last year's words that
//! nobody has touched, is not there.

use super::whole::Whole;
use super::{Section, Sort, year};

/// The fewest words that say anything. The law gives no number: shorter than a sentence, a section tells a reader nothing.
const FEWEST: usize = 12;

/// Phrases that stand where something is to be written.
const PLACEHOLDERS: &[&str] = &[
    "to follow",
    "to be confirmed",
    "to be added",
    "to be completed",
    "to be written",
    "to be updated",
    "to come",
    "tbc",
    "tbd",
    "todo",
    "n/a",
    "not applicable",
    "see above",
    "see below",
    "as above",
    "as last year",
    "no change",
    "insert",
    "lorem ipsum",
];

/// What the checklist has to know besides the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ground {
    /// The legal year of the document.
    pub year: String,
    /// The document before it, when one is kept here: its title and its legal year.
    pub previous: Option<(String, String)>,
    /// The responsible authorities of the partnership, each by its name and its short forms.
    pub authorities: Vec<Vec<String>>,
}

/// One line of the checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What stands for it in evidence: `content:a`, `source:people`, `considered:agreement`.
    pub mark: String,
    /// The section in which it is looked for; empty for what stands in a log.
    pub section: String,
    /// What the law asks.
    pub asks: String,
    /// The provision.
    pub law: String,
    /// Whether it is there.
    pub there: bool,
    /// What was found, or what is missing.
    pub why: String,
}

/// Reads a document and says, for each thing that the regulations ask of it, whether it is there.
pub fn checklist(sort: Sort, whole: &Whole, ground: &Ground) -> Vec<Line> {
    let sections = sort.sections().iter().filter(|section| section.is_asked());
    let mut out: Vec<Line> = sections.map(|section| line(sort, *section, whole, ground)).collect();
    out.extend(match sort {
        Sort::Assessment => crate::assessment::inputs_read(whole),
        Sort::Plan => crate::partnership::answers_read(whole, ground),
    });
    out
}

fn line(sort: Sort, section: Section, whole: &Whole, ground: &Ground) -> Line {
    let text = whole.sections.get(section.name).map(String::as_str).unwrap_or_default();
    let begun = whole.begun.get(section.name).map(String::as_str).unwrap_or_default();
    let read = match sort {
        Sort::Assessment => crate::assessment::reads(section.name, text, whole, ground),
        Sort::Plan => crate::partnership::reads(section.name, text, ground),
    };
    let found = read.unwrap_or_else(|| substance(text)).and_then(|why| {
        if !begun.trim().is_empty() && plain(begun) == plain(text) && !whole.holds_entries(section.name) {
            return Err("These are the words with which it was begun; nobody has touched them".into());
        }
        Ok(why)
    });
    Line {
        mark: format!("content:{}", section.name),
        section: section.name.into(),
        asks: section.asks.into(),
        law: section.law.into(),
        there: found.is_ok(),
        why: found.unwrap_or_else(|why| why),
    }
}

/// Whether a text says anything: how many words, or why it does not.
///
/// # Errors
/// What is wrong with it, in words for whoever writes it.
pub fn substance(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        return Err("Nothing is written here yet".into());
    }
    let (mut words, mut headings, mut placeholder) = (0, 0, String::new());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with('#') || is_heading(line) {
            headings += 1;
            continue;
        }
        for sentence in line.split_inclusive(['.', '!', '?', ';']) {
            let said: Vec<&str> =
                sentence.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).collect();
            if let Some(found) = placeholder_in(&said) {
                placeholder = found.to_string();
            } else {
                words += said.len();
            }
        }
    }
    match (words, headings, placeholder.is_empty()) {
        (FEWEST.., ..) => Ok(format!("{words} words")),
        (0, _, false) => Err(format!("It says only “{placeholder}”")),
        (0, 1.., true) => Err("There is only a heading".into()),
        (_, _, false) => Err(format!("It says “{placeholder}” and little else")),
        (1, ..) => Err("One word says too little".into()),
        _ => Err(format!("{words} words say too little")),
    }
}

/// A line in bold and nothing else is a heading that was typed another way.
fn is_heading(line: &str) -> bool {
    let inner = line.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    inner.is_some_and(|inner| !inner.contains("**") && !inner.contains('.'))
}

/// The placeholder that a short sentence is, or one that begins with it: “To follow from the treasurers”. Any other that has such words
/// in it is a sentence like any other.
fn placeholder_in(words: &[&str]) -> Option<&'static str> {
    let small = words.join(" ").to_lowercase();
    let small = format!(" {} ", small.trim_matches(|c: char| !c.is_alphanumeric()));
    if words.is_empty() || (words.len() > 8 && !small.starts_with(" to ")) {
        return None;
    }
    PLACEHOLDERS.iter().copied().find(|phrase| {
        if words.len() > 8 && !small[1..].starts_with(phrase) {
            return false;
        }
        small.match_indices(phrase).any(|(at, _)| {
            let before = small[..at].chars().next_back();
            let after = small[at + phrase.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    })
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text names a document by its title or its legal year, in any of the ways in which people write one.
pub(crate) fn names(text: &str, title: &str, label: &str) -> bool {
    let small = text.to_lowercase();
    let titled = !title.trim().is_empty() && small.contains(&title.trim().to_lowercase());
    titled || year::spellings(label).iter().any(|way| !way.is_empty() && small.contains(way.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_is_not_there() {
        for (text, why) in [
            ("", "Nothing is written"),
            ("  \n\n", "Nothing is written"),
            ("## Levels and patterns", "only a heading"),
            ("## Levels\n\n**Patterns**", "only a heading"),
            ("To follow.", "only “to follow”"),
            ("## Levels\n\nAnalysis to follow from the constabulary.", "only “to follow”"),
            ("TBC", "only “tbc”"),
            ("To follow from the treasurers of the three districts in May.", "only “to follow”"),
            ("N/A", "only “n/a”"),
            ("[Insert text here]", "only “insert”"),
            ("As last year. More to come.", "only “to come”"),
            ("Crime fell. The rest is to follow.", "and little else"),
            ("Crime fell.", "2 words say too little"),
            ("Down", "One word"),
            // Eleven words, one short.
            ("a b c d e f g h i j k", "11 words"),
        ] {
            let said = substance(text).expect_err(text);
            assert!(said.contains(why), "{text}: {said}");
        }
        for text in [
            "a b c d e f g h i j k l",
            "Those who reported it told us what was to follow from the court and how they were helped by it.",
            "## Levels\n\nRecorded burglary fell from 410 to 355, and most of it was in the new estates at Fennimore.",
        ] {
            substance(text).expect(text);
        }
    }

    #[test]
    fn a_year_is_named_in_many_ways() {
        for text in ["since 2020-21", "in 2020/21", "from 2020 to 2021", "see the East Assessment"] {
            assert!(names(text, "East assessment", "2020-21"), "{text}");
        }
        assert!(!names("in 2020 and in 2019-20", "East assessment", "2020-21"));
        assert!(!names("anything", "", ""));
    }
}
