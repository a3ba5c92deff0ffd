//! The part of a text that shows why it was found, with the words that were asked for set apart. It is given as pieces of
//! plain text, so that whoever shows it marks and escapes them.

use super::words::{Term, stem, words};
use std::ops::Range;

/// Words that an excerpt has at most.
const MOST: usize = 36;

/// A piece of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text as it was written.
    pub text: String,
    /// Whether it is what was asked for.
    pub asked: bool,
}

/// The stretch of the text that holds most of what was asked for, in pieces.
pub fn excerpt(text: &str, terms: &[Term]) -> Vec<Piece> {
    let all: Vec<(Range<usize>, bool)> =
        words(text).map(|(at, word)| (at, terms.iter().any(|term| fits(term, &word)))).collect();
    let hits = |from: usize| all[from..].iter().take(MOST).filter(|(_, hit)| *hit).count();
    // The first of the best: it begins a few words before the first hit, for the sake of sense.
    let mut best = (0, 0);
    for from in (0..all.len()).filter(|at| all[*at].1).map(|at| at.saturating_sub(6)) {
        if hits(from) > best.1 {
            best = (from, hits(from));
        }
    }
    let shown = all.get(best.0..).unwrap_or_default();
    let shown = &shown[..shown.len().min(MOST)];
    let (Some(first), Some(last)) = (shown.first(), shown.last()) else { return Vec::new() };
    let mut pieces = Vec::new();
    let mut rest = if best.0 == 0 { 0 } else { first.0.start };
    if best.0 > 0 {
        push(&mut pieces, "… ", false);
    }
    for (at, hit) in shown.iter().filter(|(_, hit)| *hit) {
        push(&mut pieces, &text[rest..at.start], false);
        push(&mut pieces, &text[at.clone()], *hit);
        rest = at.end;
    }
    let whole = best.0 + shown.len() == all.len();
    push(&mut pieces, &text[rest..if whole { text.len() } else { last.0.end }], false);
    if !whole {
        push(&mut pieces, " …", false);
    }
    pieces
}

fn push(pieces: &mut Vec<Piece>, text: &str, asked: bool) {
    if !text.is_empty() {
        pieces.push(Piece { text: text.into(), asked });
    }
}

fn fits(term: &Term, word: &str) -> bool {
    match term {
        Term::Word(of) => of.chars().next() == word.chars().next() && *of == stem(word),
        Term::Beginning(of, begins) => word.starts_with(begins.as_str()) || *of == stem(word),
        Term::Phrase(stems) => stems.contains(&stem(word)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::asked;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_was_asked_for_is_set_apart() {
        let pieces = excerpt("The board decided <b>on</b> referrals.", &asked("referral"));
        let set_apart: Vec<&str> = pieces.iter().filter(|p| p.asked).map(|p| p.text.as_str()).collect();
        assert_eq!(set_apart, ["referrals"]);
        let all: String = pieces.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(all, "The board decided <b>on</b> referrals.");
    }

    #[test]
    fn a_hit_far_down_is_shown() {
        let text = "filler ".repeat(500) + "a knife was found" + &" filler".repeat(500);
        let pieces = excerpt(&text, &asked("knife"));
        assert!(pieces.iter().any(|p| p.asked && p.text == "knife"), "{pieces:?}");
        assert!(
            pieces.first().is_some_and(|p| p.text == "… ") && pieces.last().is_some_and(|p| p.text == " …")
        );
    }

    proptest! {
        #[test]
        fn nothing_that_is_written_breaks_it(text in ".{0,400}", question in ".{0,40}") {
            let all: String = excerpt(&text, &asked(&question)).into_iter().map(|p| p.text).collect();
            let inner = all.strip_prefix("… ").unwrap_or(&all);
            let inner = inner.strip_suffix(" …").unwrap_or(inner);
            prop_assert!(text.contains(inner));
        }
    }
}
