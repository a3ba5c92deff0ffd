//! One text, two readers: passages marked `[[private: ...]]` are for those who may read the whole.
//!
//! A mark that is not closed hides all that follows it: forgetting the end of a mark must not publish anything.

const OPEN: &str = "[[private:";
const CLOSE: &str = "]]";

/// One stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage<'a> {
    /// For anybody to whom the text is open.
    Open(&'a str),
    /// For those who may read the whole.
    Private(&'a str),
}

/// A text as its passages, in order; none is empty.
pub fn passages(text: &str) -> Vec<Passage<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((open, after)) = rest.split_once(OPEN) {
        let (private, then) = after.split_once(CLOSE).unwrap_or((after, ""));
        out.push(Passage::Open(open));
        out.push(Passage::Private(private.trim()));
        rest = then;
    }
    out.push(Passage::Open(rest));
    out.retain(|passage| !matches!(passage, Passage::Open("") | Passage::Private("")));
    out
}

/// Whether anything of it is private.
pub fn has_private(text: &str) -> bool {
    passages(text).iter().any(|passage| matches!(passage, Passage::Private(_)))
}

/// The text without its private passages, as the public reads it.
pub fn public(text: &str) -> String {
    let open = passages(text).into_iter().map(|passage| match passage {
        Passage::Open(open) => open,
        Passage::Private(_) => "",
    });
    tidy(&open.collect::<String>())
}

/// The private passages alone, one a paragraph.
pub fn private(text: &str) -> String {
    let hidden = passages(text).into_iter().filter_map(|passage| match passage {
        Passage::Open(_) => None,
        Passage::Private(hidden) => Some(hidden),
    });
    hidden.collect::<Vec<_>>().join("\n\n")
}

/// A passage with its mark, as a paragraph of its own below a text.
pub fn with_private(text: &str, passage: &str) -> String {
    let passage = passage.trim().replace(CLOSE, "] ]");
    let before = text.trim_end();
    let gap = if before.is_empty() { "" } else { "\n\n" };
    format!("{before}{gap}{OPEN} {passage}{CLOSE}")
}

/// The text as somebody edits it who may not read what is private: a numbered place in the stead of each passage.
pub fn masked(text: &str) -> String {
    let mut n = 0;
    let place = |passage| match passage {
        Passage::Open(open) => open.to_string(),
        Passage::Private(_) => {
            n += 1;
            place_of(n)
        }
    };
    passages(text).into_iter().map(place).collect()
}

/// What was edited with the places of [`masked`], with the private passages of `kept` back in them. A passage whose place was
/// taken out stands at the end: nobody deletes what they cannot read.
pub fn unmasked(edited: &str, kept: &str) -> String {
    let mut text = edited.to_string();
    let mut n = 0;
    for passage in passages(kept) {
        let Passage::Private(hidden) = passage else { continue };
        n += 1;
        let whole = format!("{OPEN} {hidden}{CLOSE}");
        if text.contains(&place_of(n)) {
            text = text.replacen(&place_of(n), &whole, 1);
        } else {
            text = with_private(&text, hidden);
        }
    }
    text
}

fn place_of(n: usize) -> String {
    format!("[[private passage {n}]]")
}

/// Without the spaces and empty lines that a passage leaves behind.
fn tidy(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(|paragraph| {
        let lines = paragraph
            .lines()
            .map(|line| line.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" "));
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    });
    paragraphs.filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "Members noted the report. [[private: A contract is in dispute.]] The chair thanked all.\n\n[[private: Two bids were named.]]\n\nEnd.";

    #[test]
    fn the_public_reads_around_what_is_private() {
        assert_eq!(public(TEXT), "Members noted the report. The chair thanked all.\n\nEnd.");
        assert_eq!(private(TEXT), "A contract is in dispute.\n\nTwo bids were named.");
        assert!(has_private(TEXT) && !has_private("[[private:]] nothing"));
    }

    #[test]
    fn a_mark_that_is_not_closed_hides_the_rest() {
        assert_eq!(public("Open. [[private: Hidden. Also hidden."), "Open.");
        assert_eq!(public("Open ]] and open."), "Open ]] and open.");
    }

    #[test]
    fn a_passage_is_added_with_its_mark() {
        assert_eq!(with_private("Open.", " Hidden ]] tail "), "Open.\n\n[[private: Hidden ] ] tail]]");
        assert_eq!(public(&with_private("", "Hidden")), "");
    }

    #[test]
    fn who_may_not_read_it_can_write_around_it() {
        let shown = masked(TEXT);
        assert!(!shown.contains("dispute") && !shown.contains("bids"), "{shown}");
        let edited = shown.replace("thanked all", "thanked everybody").replace("[[private passage 2]]", "");
        let whole = unmasked(&edited, TEXT);
        assert!(whole.contains("thanked everybody"));
        assert_eq!(private(&whole), private(TEXT), "{whole}");
    }

    proptest! {
        /// No word between marks reaches the public, whatever else is typed around it.
        #[test]
        fn nothing_private_is_public(before in "[a-c\\[\\]: \n]{0,20}", after in "[a-c\\[\\]: \n]{0,20}") {
            let text = format!("{before}[[private: canary]]{after}");
            prop_assert!(!public(&text).contains("canary"));
            prop_assert!(!masked(&text).contains("canary"));
            prop_assert!(unmasked(&masked(&text), &text).contains("canary"));
        }
    }
}
