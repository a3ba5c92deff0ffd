//! Writing words so that Markdown reads them back as they are.

use kernel::contracts::paper::{Run, Text};

/// One paragraph's words with their emphasis. Line ends become blanks.
pub(in crate::document) fn paragraph(text: &Text) -> String {
    at_start(&inline(text))
}

/// Words with their emphasis, for a place where nothing special begins a line.
pub(in crate::document) fn inline(text: &Text) -> String {
    text.0.iter().map(run).collect()
}

fn run(run: &Run) -> String {
    let words = words(&run.text);
    let lead = words.len() - words.trim_start().len();
    let end = words.trim_end().len().max(lead);
    let (before, core, after) = (&words[..lead], &words[lead..end], &words[end..]);
    if core.is_empty() {
        return words;
    }
    let mut core = match &run.link {
        Some(address) => format!("[{core}]({})", address.replace(['(', ')', ' '], "")),
        None => core.to_owned(),
    };
    if run.emphasis {
        core = format!("*{core}*");
    }
    if run.strong {
        core = format!("**{core}**");
    }
    format!("{before}{core}{after}")
}

/// Words without emphasis.
pub(super) fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let special = match c {
            '*' | '_' | '`' | '[' | ']' => true,
            '\\' => next.is_some_and(|c| c.is_ascii_punctuation()),
            '<' => next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => next.is_some_and(|c| c == '#' || c.is_ascii_alphabetic()),
            '{' => next == Some('{'),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c });
    }
    out
}

/// Guards what would make a heading, a list, a caption or a number of the first words.
fn at_start(text: &str) -> String {
    let first = text.chars().next().unwrap_or(' ');
    let guard = |at: usize| format!("{}\\{}", &text[..at], &text[at..]);
    if matches!(first, '#' | '+' | '-' | '>' | '=' | '~' | '|' | ':') {
        return guard(0);
    }
    let word_end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    let after = text[word_end..].chars().next();
    let mark = word_end > 0 && word_end <= 9 && matches!(after, Some('.' | ')' | ':'));
    let digits = text[..word_end].chars().all(|c| c.is_ascii_digit());
    let caption = matches!(&text[..word_end], "Table" | "Figure") && after == Some(':');
    if mark && (caption || digits && after != Some(':') || word_end == 1 && after == Some(')')) {
        return guard(word_end);
    }
    let bracketed = text.strip_prefix('(').and_then(|rest| rest.find(')')).filter(|end| *end == 1);
    if bracketed.is_some() { guard(0) } else { text.to_owned() }
}
