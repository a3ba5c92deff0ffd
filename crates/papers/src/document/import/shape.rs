//! Telling headings, sentences and fragments apart by their shape alone.

use super::lines::Line;
use super::marks::{Mark, marked};
use super::names::Names;
use crate::document::words;

/// Whether words end where a sentence, a stem or an item ends.
pub(super) fn ended(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['"', '”', '’', '\'', '*', '_', '»']);
    let text = text.strip_suffix(" and").or_else(|| text.strip_suffix(" or")).unwrap_or(text).trim_end();
    text.ends_with(['.', ':', ';', '!', '?', ')', ']'])
}

/// Whether words read as a sentence, not as a scrap.
pub(super) fn sentence(text: &str) -> bool {
    let start = text.trim_start_matches(['"', '“', '‘', '\'', '(', '*', '[', '_']);
    let first = start.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '£');
    let count = text.split_whitespace().count();
    let enough = count >= 3 || count == 2 && start.starts_with(char::is_uppercase) && text.ends_with('.');
    first && ended(text) && enough && mostly_letters(text)
}

/// Whether there is more to read than signs.
pub(super) fn mostly_letters(text: &str) -> bool {
    let signs = text.chars().filter(|c| !c.is_whitespace() && !c.is_alphanumeric()).count();
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    letters >= 2 && letters >= 2 * signs
}

/// Whether words only lead to what follows: `The Committee is asked to:`.
pub(super) fn stem(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['*', '_']);
    text.strip_suffix(':').is_some_and(|words| words.trim_end_matches(['*', '_']).ends_with(" to"))
}

/// Answers that stand alone in a section and are no headings.
const NIL: [&str; 8] = [
    "none",
    "nil",
    "na",
    "notapplicable",
    "noneidentified",
    "noneatthistime",
    "nothingtoreport",
    "noneknown",
];

/// Whether words only say that there is nothing to say.
pub(super) fn nil(text: &str) -> bool {
    NIL.contains(&words::key(text).as_str())
}

/// Whether a line could be a heading, whatever stands around it.
pub(super) fn heading_like(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let first = text
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '‘' | '"' | '\''));
    let last_wrong = text.ends_with(['.', ';', ',', ':', '!']) || (text.ends_with('?') && words > 10);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let solid = text.chars().filter(|c| !c.is_whitespace()).count();
    let labelled = text.split_once(": ").is_some_and(|(label, _)| !counted(label));
    let answer = matches!(words::key(text).as_str(), "yes" | "no") || nil(text);
    (1..=14).contains(&words)
        && text.chars().count() <= 90
        && first
        && !last_wrong
        && !labelled
        && !text.contains(['\t', '@', '|', '{', '}', '<', '>'])
        && !text.contains("http")
        && letters * 10 >= solid * 6
        && letters >= 3
        && !text
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect::<Vec<_>>()
            .windows(5)
            .any(|w| w.iter().all(char::is_ascii_digit))
        && !answer
}

/// `Priority 1`, `Appendix A`, `Aim ii`: a word and its number, as they stand before a colon.
fn counted(label: &str) -> bool {
    let mut words = label.split_whitespace();
    let (Some(_), Some(number), None) = (words.next(), words.next(), words.next()) else { return false };
    number.parse::<u8>().is_ok() || number.len() == 1 || super::marks::roman(&number.to_lowercase()).is_some()
}

/// Whether what comes after line `at` is something that a heading can stand above.
pub(super) fn stands_above_content(names: &Names, lines: &[Line], at: usize) -> bool {
    let Some(next) = lines.get(at + 1) else { return false };
    let after = marked(&next.text);
    match after.mark {
        Mark::Hash(_) => false,
        Mark::Number(..) | Mark::Within(_) | Mark::Letter(_) | Mark::Bullet | Mark::Pilcrow | Mark::Next => {
            true
        }
        Mark::None
            if names
                .section(after.rest.trim_end_matches(':'))
                .is_some_and(|_| heading_like(after.rest.trim_end_matches(':'))) =>
        {
            false
        }
        Mark::None if heading_like(after.rest) => {
            next.after_blank && stands_above_content(names, lines, at + 1)
        }
        Mark::None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_what_only_resembles_them() {
        for yes in [
            "Background",
            "The Partnership approach",
            "Loamshire Prevent Strategy Group",
            "What is changing?",
            "2021 in review",
        ] {
            assert!(heading_like(yes), "{yes}");
        }
        for no in [
            "It is so.",
            "Tel: 01632 960001",
            "01632 960001",
            "lower case",
            "None",
            "N/A",
            "Yes",
            "author@council.example",
            "There are several reasons for this and they are set out in the paper that follows this one here",
        ] {
            assert!(!heading_like(no), "{no}");
        }
    }

    #[test]
    fn sentences_and_scraps() {
        for yes in ["The board met twice.", "“Duty” means a duty.", "It comprises of:", "£5 was spent on it."]
        {
            assert!(sentence(yes), "{yes}");
        }
        for no in ["%%EOF", "@@@ zzz 123 @@@", "the quick brown", "<div class=\"x\">"] {
            assert!(!sentence(no), "{no}");
        }
    }
}
