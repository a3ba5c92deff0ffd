//! The marks that begin a line: numbers, letters, bullets, signs of headings; and what copying has put before them.

/// What a line begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing special.
    None,
    /// `# ` and so on: how many.
    Hash(u8),
    /// `5.`, `5)` or `5` before a tab: sure. `5 ` before words: only if the next number is due.
    Number(u32, Sure),
    /// `2.3`, `2.3.1`: a number within a section.
    Within(String),
    /// `a)`, `(a)`, `a.`: also roman numerals, which only their place tells apart.
    Letter(String),
    /// `-`, `*`, `•` and the like.
    Bullet,
    /// `¶`: a paragraph that takes no number, whatever it looks like.
    Pilcrow,
    /// `#.`: a paragraph that takes the next number.
    Next,
}

/// How sure it is that a number is a mark and not the first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sure {
    /// It has its full stop or bracket.
    Yes,
    /// It stands before words with only a space between.
    Perhaps,
}

/// A line taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marked<'a> {
    /// The mark.
    pub mark: Mark,
    /// The words after it.
    pub rest: &'a str,
    /// Whether the whole line is in bold.
    pub bold: bool,
}

const BULLETS: [char; 14] =
    ['-', '–', '—', '•', '*', '·', '▪', '●', '○', '◦', '‣', '\u{f0b7}', '\u{2212}', '+'];

/// Takes the mark from a trimmed line. A bullet before a number or a letter is left from copying, and passed over.
pub(super) fn marked(line: &str) -> Marked<'_> {
    let (line, bold) = without_bold(line);
    let (mark, rest) = mark_of(line);
    if mark != Mark::Bullet {
        return words_in_bold(Marked { mark, rest, bold });
    }
    let (inner, inner_bold) = without_bold(rest);
    match mark_of(inner) {
        (mark @ (Mark::Number(_, Sure::Yes) | Mark::Letter(_)), rest) => {
            words_in_bold(Marked { mark, rest, bold: bold || inner_bold })
        }
        _ => Marked { mark: Mark::Bullet, rest, bold },
    }
}

/// `1. **Words**`: all that follows the mark in bold is as good as the whole line.
fn words_in_bold(found: Marked<'_>) -> Marked<'_> {
    if !matches!(found.mark, Mark::Number(..) | Mark::Letter(_) | Mark::Within(_) | Mark::Next) {
        return found;
    }
    let (rest, bold) = without_bold(found.rest);
    if bold { Marked { rest, bold, ..found } } else { found }
}

/// `**1. Words**` without its stars, `**1.** Words` without those of the mark.
fn without_bold(line: &str) -> (&str, bool) {
    for star in ["**", "__"] {
        let Some(inner) = line.strip_prefix(star) else { continue };
        match inner.strip_suffix(star) {
            Some(whole) if !whole.contains(star) && !whole.trim().is_empty() => return (whole.trim(), true),
            _ => {}
        }
        // The mark alone in bold: what follows cannot be sliced together with it, so the closing stars are found later.
        if inner.find(star).is_some_and(|end| is_only_mark(&inner[..end])) {
            return (inner, false);
        }
        // Bold that is never closed, before a mark: left from copying.
        if !inner.contains(star) && !matches!(mark_of(inner).0, Mark::None | Mark::Bullet) {
            return (inner, false);
        }
    }
    (line, false)
}

fn is_only_mark(text: &str) -> bool {
    let text = text.trim();
    let (mark, rest) = mark_of(text);
    rest.is_empty() && matches!(mark, Mark::Number(..) | Mark::Letter(_) | Mark::Within(_))
}

fn mark_of(line: &str) -> (Mark, &str) {
    let first = line.chars().next().unwrap_or(' ');
    match first {
        '#' => hash(line),
        '¶' => (Mark::Pilcrow, line['¶'.len_utf8()..].trim_start()),
        '0'..='9' => number(line),
        'o' if line[1..].starts_with([' ', '\t']) => (Mark::Bullet, line[1..].trim_start()),
        '(' | 'a'..='z' | 'A'..='Z' => letter(line),
        c if BULLETS.contains(&c) => bullet(line, c),
        _ => (Mark::None, line),
    }
}

fn hash(line: &str) -> (Mark, &str) {
    if let Some(rest) = line.strip_prefix("#.") {
        return if gap(rest) { (Mark::Next, rest.trim_start()) } else { (Mark::None, line) };
    }
    let rest = line.trim_start_matches('#');
    let count = line.len() - rest.len();
    if count > 6 || !gap(rest) {
        return (Mark::None, line);
    }
    (Mark::Hash(u8::try_from(count).unwrap_or(6)), rest.trim_end_matches('#').trim())
}

fn bullet(line: &str, c: char) -> (Mark, &str) {
    let rest = &line[c.len_utf8()..];
    let glued = matches!(c, '•' | '▪' | '●' | '\u{f0b7}') && !rest.is_empty();
    if glued || gap(rest) { (Mark::Bullet, rest.trim_start()) } else { (Mark::None, line) }
}

fn number(line: &str) -> (Mark, &str) {
    let end = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
    let (digits, rest) = line.split_at(end);
    let Ok(n) = digits.parse::<u32>() else { return (Mark::None, line) };
    if digits.len() > 3 {
        return (Mark::None, line);
    }
    let closing = rest.chars().next();
    if matches!(closing, Some('.')) && rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
        return within(line);
    }
    match closing {
        Some('.' | ')' | ':') => {
            let after = stars_off(&rest[1..]);
            let words = after.starts_with(|c: char| c.is_alphabetic()) && closing != Some(':');
            if gap(after) || words {
                (Mark::Number(n, Sure::Yes), after.trim_start())
            } else {
                (Mark::None, line)
            }
        }
        Some('\t') => (Mark::Number(n, Sure::Yes), rest.trim_start()),
        Some(' ')
            if rest
                .trim_start()
                .starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '‘' | '\'')) =>
        {
            (Mark::Number(n, Sure::Perhaps), rest.trim_start())
        }
        Some('*' | '_') if stars_off(rest) != rest && gap(stars_off(rest)) => {
            (Mark::Number(n, Sure::Yes), stars_off(rest).trim_start())
        }
        _ => (Mark::None, line),
    }
}

fn within(line: &str) -> (Mark, &str) {
    let end = line.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(line.len());
    let (digits, rest) = line.split_at(end);
    let parts: Vec<&str> = digits.trim_end_matches('.').split('.').collect();
    let short = parts.len() <= 4 && parts.iter().all(|part| (1..=2).contains(&part.len()));
    let rest = stars_off(rest.strip_prefix(')').unwrap_or(rest));
    // `2.30 pm` and `1.5 million` are words; a number within a section stands before a capital.
    let words =
        rest.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '‘' | '*'));
    if short && gap(rest) && (words || rest.starts_with('\t')) {
        (Mark::Within(digits.trim_end_matches('.').to_owned()), rest.trim_start())
    } else {
        (Mark::None, line)
    }
}

fn letter(line: &str) -> (Mark, &str) {
    let open = line.starts_with('(');
    let inner = if open { &line[1..] } else { line };
    let end = inner.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(inner.len());
    let (letters, rest) = inner.split_at(end);
    let small = letters.chars().all(|c| c.is_ascii_lowercase());
    let plausible = letters.len() == 1
        || (small && (letters.len() == 2 || roman(letters).is_some()) && letters.len() <= 5);
    let (closed, rest) = match rest.chars().next() {
        Some(')') => (true, &rest[1..]),
        Some('.') if !open && small && (letters.len() == 1 || roman(letters).is_some()) => (true, &rest[1..]),
        _ => (false, rest),
    };
    let rest = stars_off(rest);
    let after = gap(rest) || (open && rest.starts_with(|c: char| c.is_alphabetic()));
    if plausible && closed && after {
        (Mark::Letter(letters.to_ascii_lowercase()), rest.trim_start())
    } else {
        (Mark::None, line)
    }
}

fn stars_off(rest: &str) -> &str {
    rest.strip_prefix("**").or_else(|| rest.strip_prefix("__")).unwrap_or(rest)
}

fn gap(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t'])
}

/// The value of a roman numeral up to xx.
pub(super) fn roman(text: &str) -> Option<usize> {
    const NUMERALS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
        "xvii", "xviii", "xix", "xx",
    ];
    NUMERALS.iter().position(|numeral| *numeral == text).map(|index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, mark: Mark, rest: &str) {
        let found = marked(line);
        assert_eq!((found.mark, found.rest), (mark, rest), "{line}");
    }

    #[test]
    fn every_way_to_number() {
        for line in [
            "5. Words",
            "5) Words",
            "5.\tWords",
            "5\tWords",
            "- 5. Words",
            "**5.** Words",
            "5.Words",
            "5: Words",
            "**5. Words**",
        ] {
            check(line, Mark::Number(5, Sure::Yes), "Words");
        }
        check("5 Words", Mark::Number(5, Sure::Perhaps), "Words");
        check("17.", Mark::Number(17, Sure::Yes), "");
        check("2.3 Words", Mark::Within("2.3".into()), "Words");
        check("1.0\tPurpose", Mark::Within("1.0".into()), "Purpose");
        for line in ["2021 was long", "01632 960763", "5 people", "2.30 pm", "1.5 million", "3rd"] {
            check(line, Mark::None, line);
        }
    }

    #[test]
    fn letters_bullets_and_signs() {
        for line in
            ["a) note", "(a) note", "a. note", " - a) note".trim(), "A) note", "**a)** note", "(a)note"]
        {
            check(line, Mark::Letter("a".into()), "note");
        }
        check("(iv) note", Mark::Letter("iv".into()), "note");
        for line in ["- note", "• note", "* note", "– note", "•\tnote", "•note", "+ note", "o note"] {
            check(line, Mark::Bullet, "note");
        }
        check("## Heading ##", Mark::Hash(2), "Heading");
        check("¶ Plain", Mark::Pilcrow, "Plain");
        check("#. Numbered", Mark::Next, "Numbered");
        for line in [
            "i.e. words",
            "A. Smith",
            "a note",
            "-5 degrees",
            "#hash",
            "(see a)",
            "e-mail",
            "**Bold** words",
            "(the) words",
        ] {
            check(line, Mark::None, line);
        }
    }

    #[test]
    fn whole_lines_in_bold() {
        assert!(marked("**Background**").bold);
        assert!(marked("**1. The board is asked to:**").bold);
        assert!(!marked("1. The board is asked to:**").bold);
    }
}
