//! A file as lines: without what copying and paging have left between them.

use super::warning::{Note, NoteKind};
use crate::document::dates;

/// A line that is not blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the file, from 1.
    pub no: u32,
    /// Without blanks at either end.
    pub text: String,
    /// As it stood, with its tabs.
    pub raw: String,
    /// Whether a blank line, or the beginning, comes before it.
    pub after_blank: bool,
    /// Whether a page ended before it.
    pub after_page: bool,
}

/// The lines of a text, and a note of each that was left out.
pub(super) fn read(text: &str) -> (Vec<Line>, Vec<Note>) {
    let mut lines = Vec::new();
    let mut notes = Vec::new();
    let mut after_blank = true;
    let text = tidy(text);
    let bare = bare_page_numbers(&text);
    for (index, raw) in text.lines().enumerate() {
        let no = u32::try_from(index + 1).unwrap_or(u32::MAX);
        for (nth, raw) in raw.split('\u{c}').enumerate() {
            if nth > 0 {
                lines.push(None);
                after_blank = true;
            }
            let text = raw.trim();
            if text.is_empty() {
                after_blank = true;
            } else if is_rule(text) {
                notes.push(Note { line: no, kind: NoteKind::Rule, text: text.to_owned() });
                after_blank = true;
            } else if is_page_number(text) || bare.contains(&index) {
                notes.push(Note { line: no, kind: NoteKind::PageNumber, text: text.to_owned() });
                lines.push(None);
                after_blank = true;
            } else {
                lines.push(Some(Line {
                    no,
                    text: text.to_owned(),
                    raw: raw.trim_end_matches('\n').to_owned(),
                    after_blank,
                    after_page: false,
                }));
                after_blank = false;
            }
        }
    }
    let lines = without_running_heads(lines, &mut notes);
    (lines, notes)
}

/// Characters that only look different, or that cannot be seen, made plain. The number of lines stays the same.
fn tidy(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{2009}' | '\u{2002}' | '\u{2003}' => out.push(' '),
            '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            '\u{2028}' | '\u{2029}' | '\u{b}' => out.push(' '),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            c => out.push(c),
        }
    }
    out
}

/// The lines, from 0, that are bare numbers between blanks and count up by one: the numbers of pages.
fn bare_page_numbers(text: &str) -> Vec<usize> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let blank = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_none_or(|line| line.is_empty());
    let bare = |at: &usize| {
        let digits =
            (1..=3).contains(&lines[*at].len()) && lines[*at].bytes().all(|byte| byte.is_ascii_digit());
        digits && blank(at.checked_sub(1)) && blank(Some(at + 1))
    };
    let found: Vec<usize> = (0..lines.len()).filter(bare).collect();
    let number = |at: usize| lines[at].parse::<u32>().unwrap_or(0);
    let counts_up = found.len() >= 2 && found.windows(2).all(|pair| number(pair[1]) == number(pair[0]) + 1);
    if counts_up { found } else { Vec::new() }
}

/// `-----`, `* * *`, `____`: nothing but one mark, three times or more.
fn is_rule(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next() else { return false };
    matches!(first, '-' | '_' | '*' | '=' | '–' | '—' | '─' | '~')
        && marks.clone().count() >= 2
        && marks.all(|c| c == first)
}

/// `Page 2`, `Page 2 of 5`, `2 of 5`, `2 / 5`, `- 2 -`, `[2]`, `2 | Page`.
fn is_page_number(text: &str) -> bool {
    let spelled = text.to_lowercase().replace(['|', '/'], " / ");
    let words: Vec<&str> = spelled.split_whitespace().collect();
    let digits = |word: &str| !word.is_empty() && word.len() <= 3 && word.chars().all(|c| c.is_ascii_digit());
    let framed = |open: &str, number: &str, close: &str| {
        digits(number) && open == close && matches!(open, "-" | "–" | "—")
    };
    match words[..] {
        ["page", n] | [n, "/", "page"] | ["page", "/", n] => digits(n),
        ["page", n, "of", m] | ["page", n, "/", m] => digits(n) && digits(m),
        [n, "of", m] => digits(n) && digits(m),
        [open, n, close] => framed(open, n, close),
        [one] => one.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).is_some_and(digits),
        _ => false,
    }
}

/// Leaves out short lines beside the break of a page (`None`) that stand beside another break too, or that only
/// repeat what the cover says.
fn without_running_heads(lines: Vec<Option<Line>>, notes: &mut Vec<Note>) -> Vec<Line> {
    let cover: Vec<String> = lines.iter().flatten().take(6).map(|line| plain(&line.text)).collect();
    let near_break = |index: usize| {
        let before = lines[..index].iter().rev().take(2).any(Option::is_none);
        before || lines[index + 1..].iter().take(2).any(Option::is_none)
    };
    let candidates: Vec<(usize, String)> = lines
        .iter()
        .enumerate()
        .filter_map(|(index, line)| line.as_ref().map(|line| (index, line)))
        .filter(|(index, line)| line.text.len() <= 90 && near_break(*index) && !starts_numbered(&line.text))
        .map(|(index, line)| (index, plain(&line.text)))
        .collect();
    // The first three lines are the cover itself.
    let drop: Vec<usize> = candidates
        .iter()
        .filter(|(index, text)| {
            let copies = candidates.iter().filter(|(_, other)| other == text).count();
            let of_cover = |part: &String| text.strip_prefix(part.as_str()).is_some_and(dates_only);
            *index > 2 && (copies >= 2 || cover.iter().any(of_cover))
        })
        .map(|(index, _)| *index)
        .collect();
    let mut kept = Vec::new();
    let mut page = false;
    for (index, line) in lines.iter().enumerate() {
        match line {
            Some(line) if drop.contains(&index) => {
                notes.push(Note { line: line.no, kind: NoteKind::RunningHead, text: line.text.clone() });
            }
            Some(line) => {
                kept.push(Line { after_page: page, ..line.clone() });
                page = false;
            }
            None => page = true,
        }
    }
    kept
}

fn plain(text: &str) -> String {
    let letters = |c: char| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' };
    let spaced: String = text.to_lowercase().chars().map(letters).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn dates_only(rest: &str) -> bool {
    rest.trim().is_empty() || matches!(dates::read(rest), dates::Found::Date(_))
}

fn starts_numbered(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && matches!(dates::read(text), dates::Found::No)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_leave_no_trace() {
        let text = "\u{feff}LOAMSHIRE BOARD\r\n\r\n1. One of the\u{a0}things\r\nthat is long\r\n\r\nLoamshire Board - 4 May 2021\r\nPage 1 of 3\r\n\u{c}\r\n2. Two.\r\n\r\nLoamshire Board - 4 May 2021\r\nPage 2 of 3\r\n\r\n-----\r\n3. Three.\r\nPage 3 of 3";
        let (lines, notes) = read(text);
        let words: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(
            words,
            ["LOAMSHIRE BOARD", "1. One of the things", "that is long", "2. Two.", "3. Three."]
        );
        assert_eq!(notes.iter().filter(|note| note.kind == NoteKind::PageNumber).count(), 3);
        assert_eq!(notes.iter().filter(|note| note.kind == NoteKind::RunningHead).count(), 2);
        assert_eq!(notes.iter().filter(|note| note.kind == NoteKind::Rule).count(), 1);
    }

    #[test]
    fn what_is_a_page_number() {
        for yes in ["Page 2", "page 2 of 5", "- 2 -", "2 | Page", "3 of 12", "[4]", "Page | 7"] {
            assert!(is_page_number(yes), "{yes}");
        }
        for no in ["2", "Page", "2 of the members", "Page 2 shows it", "5. Page", "15 - 16"] {
            assert!(!is_page_number(no), "{no}");
        }
    }

    #[test]
    fn a_heading_that_stands_twice_is_no_running_head() {
        let (lines, notes) = read("Conclusion\n\n17. It is so.\n\nConclusion\n\n17. It is so.");
        assert_eq!((lines.len(), notes.len()), (4, 0));
    }
}
