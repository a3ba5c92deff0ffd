//! Words as the index keeps them: folded to plain small letters and reduced to their English stems, the same for whichever
//! database holds the index.

use rust_stemmers::{Algorithm, Stemmer};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters of a word beyond these are not looked at.
const LONGEST: usize = 60;

/// So many terms of a question are looked for.
const MOST: usize = 12;

/// Words that say nothing about what is looked for.
const IDLE: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "by", "did", "do", "for", "from", "in", "is", "it", "of",
    "on", "or", "our", "that", "the", "this", "to", "was", "we", "were", "what", "which", "with",
];

/// One term of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// A word, by its stem.
    Word(String),
    /// The beginning of a word, in plain letters, and the stem of what was typed.
    Beginning(String, String),
    /// Words that stand beside each other, by their stems.
    Phrase(Vec<String>),
}

/// Where each word of a text stands, and how it reads in plain small letters.
pub fn words(text: &str) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let from = rest + text[rest..].find(char::is_alphanumeric)?;
        let to =
            text[from..].find(|c: char| !c.is_alphanumeric() && !within(c)).map_or(text.len(), |n| from + n);
        rest = to;
        Some((from..to, plain(&text[from..to])))
    })
}

/// Whether a letter may stand inside a word though it is none: an apostrophe, or a mark on the letter before it.
fn within(c: char) -> bool {
    matches!(c, '\'' | '’') || is_combining_mark(c)
}

fn plain(word: &str) -> String {
    let letters = word.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    letters.filter(|c| c.is_alphanumeric()).take(LONGEST).collect()
}

/// The English stem of a plain word.
pub fn stem(plain: &str) -> String {
    Stemmer::create(Algorithm::English).stem(plain).into_owned()
}

/// A text as the index keeps it: its stems in order, then those words that differ from their stem, so that the beginning
/// of a word is found too.
pub fn indexed(text: &str) -> String {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut stems = Vec::new();
    let mut whole = std::collections::BTreeSet::new();
    for (_, word) in words(text) {
        let stem = stemmer.stem(&word).into_owned();
        if stem != word {
            whole.insert(word);
        }
        stems.push(stem);
    }
    stems.extend(whole);
    stems.join(" ")
}

/// What is asked for: `"in quotes"` and words joined by a hyphen stand beside each other, `begin*` is a beginning, and idle
/// words are left out unless there is nothing else.
pub fn asked(text: &str) -> Vec<Term> {
    let mut all = Vec::new();
    for (at, part) in text.split(['"', '“', '”']).enumerate() {
        if at % 2 == 1 {
            all.extend(term(part, false).map(|term| (term, false)));
            continue;
        }
        for piece in part.split_whitespace() {
            let idle = IDLE.contains(&plain(piece).as_str());
            all.extend(term(piece, piece.ends_with('*')).map(|term| (term, idle)));
        }
    }
    let only_idle = all.iter().all(|(_, idle)| *idle);
    all.into_iter().filter(|(_, idle)| only_idle || !idle).map(|(term, _)| term).take(MOST).collect()
}

/// Whether plain words, in the order in which they stand, hold what is asked for.
pub fn holds(term: &Term, words: &[String]) -> bool {
    let stemmer = Stemmer::create(Algorithm::English);
    let is = |word: &String, of: &String| stemmer.stem(word) == of.as_str();
    match term {
        Term::Word(of) => words.iter().any(|word| is(word, of)),
        Term::Beginning(of, begins) => words.iter().any(|word| word.starts_with(begins) || is(word, of)),
        Term::Phrase(stems) => {
            words.windows(stems.len()).any(|window| window.iter().zip(stems).all(|(word, of)| is(word, of)))
        }
    }
}

fn term(text: &str, begins: bool) -> Option<Term> {
    let mut found: Vec<String> =
        words(text).map(|(_, word)| word).filter(|w| !w.is_empty()).take(MOST).collect();
    match found.len() {
        0 => None,
        1 if begins => found.pop().map(|word| Term::Beginning(stem(&word), word)),
        1 => found.pop().map(|word| Term::Word(stem(&word))),
        _ => Some(Term::Phrase(found.iter().map(|word| stem(word)).collect())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_one_word() {
        for (one, other) in [
            ("referral", "Referrals"),
            ("decided", "decide"),
            ("children’s", "CHILDREN"),
            ("Café", "cafe"),
            ("e\u{301}lan", "élan"),
        ] {
            assert_eq!(asked(one), asked(other), "{one} {other}");
        }
    }

    #[test]
    fn a_question_is_read_as_it_is_meant() {
        let word = |w: &str| Term::Word(w.into());
        assert_eq!(asked("what did we decide on knives"), [word("decid"), word("knive")]);
        assert_eq!(asked("the"), [word("the")]);
        assert_eq!(asked("DEC-0012"), [Term::Phrase(vec!["dec".into(), "0012".into()])]);
        assert_eq!(asked("“one form”"), [Term::Phrase(vec!["one".into(), "form".into()])]);
        assert_eq!(asked("refe*"), [Term::Beginning("refe".into(), "refe".into())]);
        assert!(asked(" ** \" ' ; -- ").is_empty());
        assert_eq!(asked(&"word ".repeat(100)).len(), MOST);
    }

    #[test]
    fn a_text_holds_what_is_asked_for() {
        let known: Vec<String> =
            words("The board decided on referrals, DEC-0012.").map(|(_, word)| word).collect();
        let all = |question: &str| asked(question).iter().all(|term| holds(term, &known));
        for question in
            ["decide", "referral", "\"board decided\"", "refe*", "dec-0012", "what did the board decide"]
        {
            assert!(all(question), "{question}");
        }
        for question in ["knife", "\"decided board\"", "efe*", "dec-0013"] {
            assert!(!all(question), "{question}");
        }
    }

    #[test]
    fn the_index_keeps_stems_in_order_and_whole_words_after_them() {
        assert_eq!(indexed("Referrals, decided."), "referr decid decided referrals");
    }
}
