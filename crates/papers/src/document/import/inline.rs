//! Words with emphasis and links, as plain text and Markdown write them.

use kernel::contracts::paper::{Run, Text};

use super::Format;
use crate::document::markdown;

/// The words of one paragraph, and whether stray marks of emphasis were dropped.
pub(super) fn read(words: &str, format: Format) -> (Text, bool) {
    let words = words.trim();
    if format == Format::Markdown {
        let before = words.matches("**").count();
        if before.is_multiple_of(2)
            && let Some(text) = markdown::inline(words)
        {
            return (text, false);
        }
    }
    plain(words)
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Words(String),
    Strong { opens: bool, closes: bool },
    Emphasis { opens: bool, closes: bool },
    Link { words: String, address: String },
}

fn plain(words: &str) -> (Text, bool) {
    let mut tokens = tokens(words);
    let stray = unpaired(&mut tokens);
    let mut runs: Vec<Run> = Vec::new();
    let (mut strong, mut emphasis) = (false, false);
    for token in tokens {
        match token {
            Token::Strong { .. } => strong = !strong,
            Token::Emphasis { .. } => emphasis = !emphasis,
            Token::Words(text) => push(&mut runs, Run { text, strong, emphasis, link: None }),
            Token::Link { words, address } => {
                push(&mut runs, Run { text: words, strong, emphasis, link: Some(address) })
            }
        }
    }
    if let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    runs.retain(|run| !run.text.is_empty());
    (Text(runs), stray)
}

/// Adds a run, joined to the last when they look alike.
pub(in crate::document) fn push(runs: &mut Vec<Run>, run: Run) {
    if run.text.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(last) if (last.strong, last.emphasis, &last.link) == (run.strong, run.emphasis, &run.link) => {
            last.text.push_str(&run.text)
        }
        _ => runs.push(run),
    }
}

fn tokens(words: &str) -> Vec<Token> {
    let chars: Vec<char> = words.chars().collect();
    let mut out = Vec::new();
    let mut buffer = String::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let next = chars.get(at + 1).copied();
        let mut token = |token: Token, buffer: &mut String| {
            if !buffer.is_empty() {
                out.push(Token::Words(std::mem::take(buffer)));
            }
            out.push(token);
        };
        match (c, next) {
            ('\\', Some(escaped)) if escaped.is_ascii_punctuation() => {
                buffer.push(escaped);
                at += 2;
            }
            ('*', Some('*')) => {
                let (opens, closes) = flanks(&chars, at, 2);
                token(Token::Strong { opens, closes }, &mut buffer);
                at += 2;
            }
            ('*', _) => {
                let (opens, closes) = flanks(&chars, at, 1);
                token(Token::Emphasis { opens, closes }, &mut buffer);
                at += 1;
            }
            ('[', _) => match link(&chars[at..]) {
                Some((words, address, length)) => {
                    token(Token::Link { words, address }, &mut buffer);
                    at += length;
                }
                None => {
                    buffer.push(c);
                    at += 1;
                }
            },
            _ => {
                buffer.push(c);
                at += 1;
            }
        }
    }
    if !buffer.is_empty() {
        out.push(Token::Words(buffer));
    }
    out
}

/// Whether stars at `at` can open (words after them) and close (words before them).
fn flanks(chars: &[char], at: usize, length: usize) -> (bool, bool) {
    let word = |c: Option<&char>| c.is_some_and(|c| !c.is_whitespace());
    let before = at.checked_sub(1).and_then(|index| chars.get(index));
    (word(chars.get(at + length)), word(before))
}

/// `[words](address)`, with its length in characters.
fn link(chars: &[char]) -> Option<(String, String, usize)> {
    let close = chars.iter().position(|c| *c == ']')?;
    if chars.get(close + 1) != Some(&'(') {
        return None;
    }
    let end = close + chars[close..].iter().position(|c| *c == ')')?;
    let address: String = chars[close + 2..end].iter().collect();
    let starts = ["http://", "https://", "mailto:", "/", "#", "tel:"];
    let good =
        starts.iter().any(|start| address.starts_with(start)) && !address.contains(char::is_whitespace);
    let words: String = chars[1..close].iter().collect();
    (good && !words.is_empty()).then(|| (words.replace('\\', ""), address, end + 1))
}

/// Pairs marks of emphasis: single stars that do not pair become words, double ones are dropped as stray.
fn unpaired(tokens: &mut Vec<Token>) -> bool {
    let mut keep = vec![true; tokens.len()];
    let mut open: [Option<usize>; 2] = [None, None];
    for index in 0..tokens.len() {
        let (kind, opens, closes) = match tokens[index] {
            Token::Strong { opens, closes } => (0, opens, closes),
            Token::Emphasis { opens, closes } => (1, opens, closes),
            _ => continue,
        };
        match open[kind] {
            Some(_) if closes => open[kind] = None,
            None if opens => open[kind] = Some(index),
            _ => keep[index] = false,
        }
    }
    for index in open.into_iter().flatten() {
        keep[index] = false;
    }
    let mut stray = false;
    let mut out = Vec::with_capacity(tokens.len());
    for (token, keep) in tokens.drain(..).zip(keep) {
        match token {
            Token::Strong { .. } if !keep => stray = true,
            Token::Emphasis { .. } if !keep => out.push(Token::Words("*".to_owned())),
            token => out.push(token),
        }
    }
    *tokens = out;
    stray
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, strong: bool, emphasis: bool) -> Run {
        Run { text: text.into(), strong, emphasis, link: None }
    }

    #[test]
    fn stray_stars_are_dropped_and_pairs_kept() {
        assert_eq!(plain("is asked to:**"), (Text::plain("is asked to:"), true));
        assert_eq!(plain("** lead"), (Text::plain("lead"), true));
        assert_eq!(
            plain("a **b** c"),
            (Text(vec![run("a ", false, false), run("b", true, false), run(" c", false, false)]), false)
        );
        assert_eq!(
            plain("*b* and 2 * 3"),
            (Text(vec![run("b", false, true), run(" and 2 * 3", false, false)]), false)
        );
        assert_eq!(plain("a footnote*"), (Text::plain("a footnote*"), false));
    }

    #[test]
    fn links_and_escapes() {
        let link =
            Run { text: "the plan".into(), link: Some("https://council.example/p".into()), ..Run::default() };
        assert_eq!(plain("[the plan](https://council.example/p)").0, Text(vec![link]));
        assert_eq!(plain("[sic] (see)").0, Text::plain("[sic] (see)"));
        assert_eq!(plain(r"\*\*not\*\* a\b").0, Text::plain(r"**not** a\b"));
    }
}
