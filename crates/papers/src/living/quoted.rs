//! Sentences that quote what a live block no longer says: the author is shown each, with the words as they are now.

use crate::Section;
use kernel::contracts::sources::Before;

/// A sentence that quotes what is no longer said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The section that it stands in.
    pub section: String,
    /// The sentence, shortened.
    pub sentence: String,
    /// What it quotes, and what is said now.
    pub before: Before,
}

impl Quoted {
    /// What its author is told.
    pub fn says(&self) -> String {
        let Before { words, now, of } = &self.before;
        format!("Look at “{}”: it says {words}, and {of} is now {now}", self.sentence)
    }
}

/// A sentence is shown with so many letters at most.
const SHOWN: usize = 120;

/// The sentences that quote any of these words, in order of section and place, each once for each of what it quotes.
pub(super) fn find(sections: &[Section], before: &[Before]) -> Vec<Quoted> {
    let mut out: Vec<Quoted> = Vec::new();
    for section in sections {
        let lines = section.markdown.lines().filter(|line| !line.trim_start().starts_with("{{"));
        for sentence in lines.flat_map(sentences) {
            for it in before.iter().filter(|it| it.words != it.now && holds(sentence, &it.words)) {
                let mut shown: String = sentence.chars().take(SHOWN).collect();
                if shown.len() < sentence.len() {
                    shown.push('…');
                }
                let quoted = Quoted { section: section.name.clone(), sentence: shown, before: it.clone() };
                let known =
                    |other: &Quoted| other.sentence == quoted.sentence && other.before.words == it.words;
                if !out.iter().any(known) {
                    out.push(quoted);
                }
            }
        }
    }
    out
}

/// The sentences of a line: a full stop within a number ends none.
fn sentences(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = line.trim();
    while let Some(at) = rest.find(". ").or_else(|| rest.find("? ")).or_else(|| rest.find("! ")) {
        out.push(&rest[..=at]);
        rest = rest[at + 1..].trim_start();
    }
    if !rest.is_empty() {
        out.push(rest);
    }
    out
}

/// Whether words stand in a sentence by themselves: `12.1` does not stand in `112.1` nor in `12.15`.
fn holds(sentence: &str, words: &str) -> bool {
    if words.is_empty() {
        return false;
    }
    sentence.match_indices(words).any(|(at, _)| {
        let before = sentence[..at].chars().next_back();
        let mut after = sentence[at + words.len()..].chars();
        let (next, then) = (after.next(), after.next());
        let part = |c: char| c.is_alphanumeric();
        let goes_on = next.is_some_and(part)
            || (matches!(next, Some('.' | ',')) && then.is_some_and(|c| c.is_ascii_digit()));
        !goes_on && !before.is_some_and(|c| part(c) || matches!(c, '.' | ','))
    })
}

#[cfg(test)]
mod tests {
    use super::{find, holds};
    use crate::Section;
    use kernel::contracts::sources::Before;

    #[test]
    fn only_the_number_itself_is_quoted() {
        for (sentence, there) in [
            ("It rose to 12.1.", true),
            ("It rose to 12.1, which is more", true),
            ("12.1 per 1,000", true),
            ("(12.1)", true),
            ("It rose to 112.1", false),
            ("It rose to 12.15", false),
            ("It rose to 2,12.1", false),
            ("version v12.1", false),
        ] {
            assert_eq!(holds(sentence, "12.1"), there, "{sentence}");
        }
    }

    #[test]
    fn the_sentence_is_shown_with_what_is_said_now() {
        let section = Section {
            id: "1".into(),
            name: "levels".into(),
            heading: "Levels".into(),
            markdown: "Burglary rose to 12.1 in 2024. It was 9.0 before.\n\n{{figure FIG-0001 12.1}}".into(),
            confirmed: false,
            version: 1,
            changed_at: jiff::Timestamp::UNIX_EPOCH,
            changed_by: String::new(),
        };
        let before =
            |words: &str, now: &str| Before { words: words.into(), now: now.into(), of: "FIG-0001".into() };
        let found = find(&[section], &[before("12.1", "12.4"), before("9.0", "9.0"), before("", "1")]);
        let says: Vec<String> = found.iter().map(super::Quoted::says).collect();
        assert_eq!(
            says,
            ["Look at “Burglary rose to 12.1 in 2024.”: it says 12.1, and FIG-0001 is now 12.4"]
        );
    }
}
