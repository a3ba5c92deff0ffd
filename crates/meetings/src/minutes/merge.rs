//! Two who wrote on the same text: what each changed is brought together, sentence by sentence, and no word is lost.
//!
//! Where only one of them changed a sentence, theirs stands. What both added at one place stands one after the other. Where both
//! changed the same sentence, the text that was saved first stands and both are given back, so that somebody can settle it.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Two texts brought together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The whole text, with what was saved first where the two cannot both stand.
    pub text: String,
    /// Where they cannot both stand.
    pub clashes: Vec<Clash>,
}

/// One passage that two people changed in different ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// What it said before either.
    pub before: String,
    /// What was saved first: it stands in the text.
    pub first: String,
    /// What came second: it is kept beside.
    pub second: String,
}

/// One side's change: this part of the old text is now these pieces.
#[derive(Clone)]
struct Edit<'a> {
    at: Range<usize>,
    to: Vec<&'a str>,
}

/// Brings together what two people made of `before`.
pub fn merge(before: &str, first: &str, second: &str) -> Merged {
    let (old, one, two) = (pieces(before), pieces(first), pieces(second));
    let (ours, theirs) = (edits(&old, &one), edits(&old, &two));
    let mut out = Merged::default();
    let (mut at, mut i, mut j) = (0, 0, 0);
    while i < ours.len() || j < theirs.len() {
        let start = ours.get(i).into_iter().chain(theirs.get(j)).map(|e| e.at.start).min().unwrap_or(at);
        out.text.extend(old[at..start].iter().copied());
        let (from_i, from_j) = (i, j);
        let mut span = start..start;
        // Everything that touches what is taken already belongs to the same passage.
        loop {
            if ours.get(i).is_some_and(|e| belongs(&span, &e.at, i == from_i && j == from_j)) {
                span.end = span.end.max(ours[i].at.end);
                i += 1;
            } else if theirs.get(j).is_some_and(|e| belongs(&span, &e.at, i == from_i && j == from_j)) {
                span.end = span.end.max(theirs[j].at.end);
                j += 1;
            } else {
                break;
            }
        }
        settle(&mut out, &old, &span, &ours[from_i..i], &theirs[from_j..j]);
        at = span.end;
    }
    out.text.extend(old[at..].iter().copied());
    out
}

/// Whether a change belongs to the passage that is being gathered.
fn belongs(span: &Range<usize>, edit: &Range<usize>, fresh: bool) -> bool {
    if fresh {
        return edit.start == span.start;
    }
    // Two additions at one place, or two changes that share a piece.
    if span.is_empty() { edit.start == span.start && edit.is_empty() } else { edit.start < span.end }
}

fn settle(out: &mut Merged, old: &[&str], span: &Range<usize>, ours: &[Edit<'_>], theirs: &[Edit<'_>]) {
    let before = old[span.clone()].concat();
    let (first, second) = (applied(old, span, ours), applied(old, span, theirs));
    if first == second || theirs.is_empty() || second == before {
        out.text.push_str(&first);
    } else if ours.is_empty() || first == before {
        out.text.push_str(&second);
    } else if span.is_empty() {
        out.text.push_str(&first);
        // A line that both began is not run into the other.
        if !first.ends_with(char::is_whitespace) && !second.starts_with(char::is_whitespace) {
            out.text.push(' ');
        }
        out.text.push_str(&second);
    } else {
        out.text.push_str(&first);
        out.clashes.push(Clash { before, first, second });
    }
}

/// A part of the old text after some changes to it.
fn applied(old: &[&str], span: &Range<usize>, edits: &[Edit<'_>]) -> String {
    let mut out = String::new();
    let mut at = span.start;
    for edit in edits {
        out.extend(old[at..edit.at.start].iter().copied());
        out.extend(edit.to.iter().copied());
        at = edit.at.end;
    }
    out.extend(old[at..span.end].iter().copied());
    out
}

fn edits<'a>(old: &[&str], new: &[&'a str]) -> Vec<Edit<'a>> {
    let changed = capture_diff_slices(Algorithm::Myers, old, new).into_iter().filter_map(|op| match op {
        DiffOp::Equal { .. } => None,
        other => Some(Edit { at: other.old_range(), to: new[other.new_range()].to_vec() }),
    });
    // What the comparison gives as two changes in a row is one.
    let mut out: Vec<Edit<'a>> = Vec::new();
    for edit in changed {
        match out.last_mut() {
            Some(last) if last.at.end == edit.at.start => {
                last.at.end = edit.at.end;
                last.to.extend(edit.to);
            }
            _ => out.push(edit),
        }
    }
    out
}

/// A text as sentences and the white space between them; put together again, it is the text.
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = if rest.starts_with(char::is_whitespace) {
            rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len())
        } else {
            sentence(rest)
        };
        let (piece, after) = rest.split_at(end);
        out.push(piece);
        rest = after;
    }
    out
}

/// Where the first sentence ends: after a full stop, or at the end of its line.
fn sentence(text: &str) -> usize {
    let mut after_stop = false;
    for (at, c) in text.char_indices() {
        if c == '\n' {
            return text[..at].trim_end().len().max(1);
        }
        if after_stop && c.is_whitespace() {
            return at;
        }
        after_stop = matches!(c, '.' | '!' | '?') || (after_stop && matches!(c, '”' | '"' | '’' | ')'));
    }
    text.trim_end().len().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn clean(before: &str, first: &str, second: &str) -> String {
        let merged = merge(before, first, second);
        assert_eq!(merged.clashes, [], "{merged:?}");
        merged.text
    }

    #[test]
    fn who_changed_nothing_takes_nothing_away() {
        let (old, new) = ("One. Two.\n\nThree.", "One. Two and a half.\n\nThree. Four.");
        assert_eq!(clean(old, new, old), new);
        assert_eq!(clean(old, old, new), new);
        assert_eq!(clean(old, new, new), new);
        assert_eq!(clean("", "", ""), "");
        assert_eq!(clean("", "", "The first words."), "The first words.");
    }

    #[test]
    fn what_each_changed_elsewhere_stands() {
        let old = "The chair opened. The report was noted.\n\nMembers asked about cost.";
        let one = "The chair opened at ten. The report was noted.\n\nMembers asked about cost.";
        let two =
            "The chair opened. The report was noted.\n\nMembers asked about cost. The officer answered.";
        let both = "The chair opened at ten. The report was noted.\n\nMembers asked about cost. The officer answered.";
        assert_eq!(clean(old, one, two), both);
        assert_eq!(clean(old, two, one), both);
    }

    #[test]
    fn neighbouring_sentences_are_not_one() {
        assert_eq!(clean("A. B.", "A1. B.", "A. B1."), "A1. B1.");
    }

    #[test]
    fn what_both_add_at_the_end_stands_one_after_the_other() {
        let old = "The report was noted.";
        let one = "The report was noted.\n\nPolice spoke.";
        let two = "The report was noted.\n\nFire spoke.";
        assert_eq!(clean(old, one, two), "The report was noted.\n\nPolice spoke.\n\nFire spoke.");
        assert_eq!(clean("", "Police spoke.", "Fire spoke."), "Police spoke. Fire spoke.");
    }

    #[test]
    fn one_sentence_changed_by_both_is_kept_twice() {
        let old = "Start. The cost is high. End.";
        let merged = merge(old, "Start. The cost is too high. End.", "Start. The cost is fair. End. More.");
        assert_eq!(merged.text, "Start. The cost is too high. End. More.");
        let clash = Clash {
            before: "The cost is high.".into(),
            first: "The cost is too high.".into(),
            second: "The cost is fair.".into(),
        };
        assert_eq!(merged.clashes, [clash]);
    }

    #[test]
    fn what_one_takes_out_and_the_other_changes_is_a_clash() {
        let merged = merge("A. B. C.", "A. C.", "A. B again. C.");
        assert_eq!(merged.clashes.len(), 1, "{merged:?}");
        assert!(merged.clashes[0].second.contains("B again."));
    }

    proptest! {
        /// Every word that either of the two added is in the text or in a clash.
        #[test]
        fn no_word_is_lost(
            old in "([a-e]\\.( |\n\n)){0,6}",
            one in "([a-e]\\.( |\n\n)|[p-r]\\. ){0,8}",
            two in "([a-e]\\.( |\n\n)|[x-z]\\. ){0,8}",
        ) {
            let merged = merge(&old, &one, &two);
            let kept: String = merged.clashes.iter().fold(merged.text.clone(), |all, c| all + &c.first + &c.second);
            for letter in one.chars().chain(two.chars()).filter(|c| "pqrxyz".contains(*c)) {
                prop_assert!(kept.contains(letter), "{letter} of {one:?} and {two:?} is not in {merged:?}");
            }
        }

        /// Whatever is cut into pieces is the same when put together.
        #[test]
        fn pieces_are_the_text(text in "\\PC{0,40}|[a-c .!?\n”]{0,40}") {
            prop_assert_eq!(pieces(&text).concat(), text);
        }

        /// With one writer there is never a clash.
        #[test]
        fn one_writer_has_the_last_word(old in "[a-c .\n]{0,30}", new in "[a-c .\n]{0,30}") {
            prop_assert_eq!(merge(&old, &new, &old), Merged { text: new.clone(), clashes: vec![] });
            prop_assert_eq!(merge(&old, &old, &new), Merged { text: new, clashes: vec![] });
        }
    }
}
