//! A short text as blocks: paragraphs, bullets and lettered parts, with strong words and stress. What is not
//! understood is read as it was typed.

use crate::contracts::paper::{Block, List, ListStyle, Run, Text};

/// A text as blocks.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut out = Vec::new();
    for paragraph in text.replace("\r\n", "\n").split("\n\n") {
        let mut words: Vec<&str> = Vec::new();
        let mut items: Vec<(ListStyle, String)> = Vec::new();
        for line in paragraph.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match (item(line), items.last_mut()) {
                (Some((style, rest)), last) => {
                    if last.is_some_and(|(before, _)| *before != style) {
                        push(&mut out, &mut words, &mut items);
                    }
                    items.push((style, rest.into()));
                }
                // A line below an item goes on with it.
                (None, Some((_, last))) => {
                    last.push(' ');
                    last.push_str(line);
                }
                (None, None) => words.push(line),
            }
        }
        push(&mut out, &mut words, &mut items);
    }
    out
}

fn push(out: &mut Vec<Block>, words: &mut Vec<&str>, items: &mut Vec<(ListStyle, String)>) {
    let heading = words.first().and_then(|line| line.strip_prefix('#')).map(|_| words.remove(0));
    if let Some(heading) = heading {
        let text = runs(heading.trim_start_matches('#').trim());
        if !text.is_blank() {
            out.push(Block::Heading { level: 2, text });
        }
    }
    if words.is_empty() && items.is_empty() {
        return;
    }
    let list = items.first().map(|(style, _)| *style);
    let list =
        list.map(|style| List { style, items: items.drain(..).map(|(_, item)| runs(&item)).collect() });
    out.push(Block::Paragraph { numbered: false, text: runs(&words.join("\n")), list });
    words.clear();
}

/// An item of a list: `- words`, `* words`, `a) words`, `(a) words`.
fn item(line: &str) -> Option<(ListStyle, &str)> {
    if let Some(rest) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some((ListStyle::Bullets, rest.trim()));
    }
    let (letters, rest) = line.strip_prefix('(').unwrap_or(line).split_once(')')?;
    let short = (1..=2).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_lowercase());
    (short && rest.starts_with(' ')).then(|| (ListStyle::Letters, rest.trim()))
}

/// Words with `**strong**` and `*stress*`.
pub(super) fn runs(text: &str) -> Text {
    let mut out: Vec<Run> = Vec::new();
    let mut push = |text: &str, strong: bool, emphasis: bool| {
        if !text.is_empty() {
            out.push(Run { text: text.into(), strong, emphasis, link: None });
        }
    };
    let mut rest = text;
    while let Some(at) = rest.find('*') {
        let (mark, strong) = if rest[at..].starts_with("**") { ("**", true) } else { ("*", false) };
        let inside = &rest[at + mark.len()..];
        let Some(end) = inside.find(mark).filter(|end| *end > 0 && !inside.starts_with(' ')) else {
            push(&rest[..at + mark.len()], false, false);
            rest = inside;
            continue;
        };
        push(&rest[..at], false, false);
        push(&inside[..end], strong, !strong);
        rest = &inside[end + mark.len()..];
    }
    push(rest, false, false);
    // Marks that meant nothing leave their words in one piece.
    let mut whole: Vec<Run> = Vec::new();
    for run in out {
        match whole.last_mut() {
            Some(last) if last.strong == run.strong && last.emphasis == run.emphasis => {
                last.text.push_str(&run.text);
            }
            _ => whole.push(run),
        }
    }
    Text(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paragraphs_bullets_and_lettered_parts() {
        let read = blocks(
            "The board **RESOLVED** to:\n(a) agree the plan;\n(b) ask for a\nreport.\n\nNoted:\n- one\n- two",
        );
        assert_eq!(read.len(), 2);
        let Block::Paragraph { text, list: Some(list), .. } = &read[0] else { panic!("{read:?}") };
        assert_eq!(text.words(), "The board RESOLVED to:");
        assert!(text.0[1].strong);
        assert_eq!(list.style, ListStyle::Letters);
        let items: Vec<String> = list.items.iter().map(Text::words).collect();
        assert_eq!(items, ["agree the plan;", "ask for a report."]);
        let Block::Paragraph { list: Some(list), .. } = &read[1] else { panic!("{read:?}") };
        assert_eq!(list.style, ListStyle::Bullets);
    }

    #[test]
    fn what_means_nothing_is_read_as_it_was_typed() {
        for text in ["2 * 3 = 6", "**", "a*", "*open", "(i.e.) this", "1) one", "x) "] {
            let words: Vec<String> = blocks(text)
                .iter()
                .map(|block| match block {
                    Block::Paragraph { text, .. } => text.words(),
                    _ => String::new(),
                })
                .collect();
            assert_eq!(words.concat(), text.trim(), "{text}");
        }
    }

    proptest! {
        /// No word is lost, whatever is typed.
        #[test]
        fn every_word_is_kept(text in "[a-c*()#\\- \n]{0,60}") {
            let mut said = String::new();
            for block in blocks(&text) {
                match block {
                    Block::Paragraph { text, list, .. } => {
                        said.push_str(&text.words());
                        for item in list.into_iter().flat_map(|list| list.items) { said.push_str(&item.words()); }
                    }
                    Block::Heading { text, .. } => said.push_str(&text.words()),
                    _ => {}
                }
            }
            // A letter before a bracket may be the mark of a part.
            if !text.contains(')') {
                let letters = |s: &str| s.chars().filter(|c| c.is_ascii_lowercase()).collect::<String>();
                prop_assert_eq!(letters(&said), letters(&text));
            }
        }
    }
}
